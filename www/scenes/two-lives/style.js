/** Styles of the scene `two-lives`. */

export const look = `
.figure.two-lives {
  grid-template-columns: minmax(0, 42fr) minmax(0, 58fr); grid-template-rows: none; column-gap: 14px;
  grid-template-areas: 'ask ask' 'met-picture met' 'other-picture other' 'switched-picture switched' 'key key' 'clock clock' 'knobs knobs' 'messages messages' 'now now' 'plot plot' 'story story' 'numbers numbers' 'made made' 'foot foot';
}
.two-lives :is(.parts, .side) { display: contents; }
.two-lives .messages { grid-area: messages; }
.two-lives .foot { grid-area: foot; }
/* Not in a row that is empty for the moment. */
.two-lives > .think { grid-row: foot-end; }
.two-lives .stage { grid-area: other-picture; position: relative; height: clamp(120px, 42cqi, 240px); }
.two-lives:has(.lives-head.switched) .stage { height: clamp(100px, 36cqi, 240px); }
.two-lives .stage.lives-met { grid-area: met-picture; }
.two-lives .stage.lives-switched { grid-area: switched-picture; }
.two-lives .key { grid-area: key; position: static; flex-direction: row; gap: 1px 14px; min-block-size: 35px; padding: 0; background: none; }
.lives-ask { grid-area: ask; font-size: 17px; line-height: 1.35; text-wrap: balance; }

.lives-head { display: flex; flex-direction: column; justify-content: center; gap: 3px; min-width: 0; }
.lives-head.met { grid-area: met; }
.lives-head.other { grid-area: other; }
.lives-head.switched { grid-area: switched; }
.sample { display: inline-block; width: 34px; height: 8px; margin-inline-end: 8px; vertical-align: middle; }
.lives-name { font-size: 14px; font-weight: 600; line-height: 1.25; }
.lives-head dl { display: flex; flex-wrap: wrap; gap: 3px 12px; align-items: end; }
.lives-head dl div { display: flex; flex-direction: column-reverse; }
.lives-head dt { font-size: 12px; line-height: 1.2; color: var(--quiet); }
.lives-head dd { font-size: 20px; line-height: 1.2; font-weight: 600; letter-spacing: -.02em; }
.lives-reach { flex: 1 0 100%; }
.lives-head .lives-reach dd { font-size: 32px; line-height: 1.05; letter-spacing: -.03em; }
.lives-saw dd { color: var(--words); }

.lives-clock { grid-area: clock; display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 4px 8px; align-items: center; }
.lives-clock button { padding: 4px 8px; }
.lives-clock input { grid-column: 1 / -1; }
.lives-month { grid-column: 1 / -1; grid-row: 2; font-size: 14px; color: var(--quiet); }
.lives-month b { color: var(--text); font-size: 20px; }
.lives-clock input { grid-row: 3; }

.lives-now { grid-area: now; display: grid; gap: 4px; align-content: start; font-size: 15px; min-width: 0; min-height: 3.2em; }
.lives-now p:first-child { font-size: 17px; line-height: 1.35; }
.lives-story { grid-area: story; min-width: 0; }
.lives-story ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; font-size: 14px; color: var(--quiet); }
.lives-story li { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 10px; align-items: baseline; }
.lives-story button { min-height: 28px; min-width: 6.6em; padding: 1px 8px; font-size: 13px; }
.lives-story .newest { color: var(--text); }

.lives-plot { grid-area: plot; min-width: 0; }
.lives-plot .chart { height: 200px; }
.line.met { stroke: var(--quiet); stroke-width: 2; stroke-dasharray: 6 4; stroke-linecap: butt; }
.line.switched { stroke: var(--text); stroke-width: 2; stroke-dasharray: 1.5 3.5; }
.line.unseen { stroke: none; }
.label.other { fill: var(--words); }
.label.switched { fill: var(--text); }
.lives-knobs { grid-area: knobs; display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
.lives-knobs button { flex: 1 1 auto; white-space: normal; padding: 4px 9px; font-size: 14px; }
.lives-switch { display: grid; gap: 0 12px; align-items: center; flex: 1 1 100%; }
.lives-numbers { grid-area: numbers; }
.lives-made { grid-area: made; min-width: 0; }
.lives-made .why-key { margin-top: 12px; }

@container (min-width: 560px) {
  .figure.two-lives {
    grid-template-columns: repeat(6, minmax(0, 1fr)); row-gap: 8px;
    grid-template-areas:
      'ask ask ask ask ask ask'
      'met met met other other other'
      'met-picture met-picture met-picture other-picture other-picture other-picture'
      'key key key key key key'
      'clock clock clock clock clock clock'
      'knobs knobs knobs knobs knobs knobs'
      'messages messages messages messages messages messages'
      'now now now now now now'
      'plot plot plot plot plot plot'
      'story story story story story story'
      'numbers numbers numbers numbers numbers numbers'
      'made made made made made made'
      'foot foot foot foot foot foot';
  }
  .figure.two-lives:has(.lives-head.switched) {
    grid-template-areas:
      'ask ask ask ask ask ask'
      'met met other other switched switched'
      'met-picture met-picture other-picture other-picture switched-picture switched-picture'
      'key key key key key key'
      'clock clock clock clock clock clock'
      'knobs knobs knobs knobs knobs knobs'
      'messages messages messages messages messages messages'
      'now now now now now now'
      'plot plot plot plot plot plot'
      'story story story story story story'
      'numbers numbers numbers numbers numbers numbers'
      'made made made made made made'
      'foot foot foot foot foot foot';
  }
  .lives-head { justify-content: space-between; gap: 6px; }
  .lives-knobs button { flex: none; padding: 4px 12px; font-size: 15px; }
  .lives-switch { grid-template-columns: auto minmax(120px, 1fr); flex: 1 1 19em; }
  .lives-name { font-size: 15px; }
  .lives-head dt { font-size: 13px; }
  .lives-head .lives-reach { flex: none; }
  .lives-clock { grid-template-columns: auto auto auto minmax(0, 1fr) auto; gap: 12px; }
  .lives-clock input { grid-column: 4; grid-row: 1; }
  .lives-month { grid-column: 5; grid-row: 1; min-inline-size: 10em; }
  .two-lives .stage { height: clamp(220px, 44cqi, 380px); }
  .two-lives:has(.lives-head.switched) .stage { height: clamp(180px, 30cqi, 380px); }
}
@container (min-width: 900px) {
  /* The charts of one row begin at one height. */
  .lives-made h3 { min-height: 2.8em; }
  /* The pictures, the clock and the chart are on one screen of 720 px: the chart, the sentences and the events stand at the end of the rows. */
  .figure.two-lives {
    --picture: clamp(250px, 29.5cqi, 420px);
    grid-template-columns: repeat(12, minmax(0, 1fr)); column-gap: 20px;
    grid-template-rows: auto auto calc(.5 * var(--picture)) auto minmax(0, 1fr) repeat(7, auto);
    grid-template-areas:
      'ask ask ask ask ask ask ask ask ask ask ask ask'
      'met met met met other other other other plot plot plot plot'
      'met-picture met-picture met-picture met-picture other-picture other-picture other-picture other-picture plot plot plot plot'
      'met-picture met-picture met-picture met-picture other-picture other-picture other-picture other-picture now now now now'
      'met-picture met-picture met-picture met-picture other-picture other-picture other-picture other-picture story story story story'
      'key key key key key key key key story story story story'
      'clock clock clock clock clock clock clock clock story story story story'
      'knobs knobs knobs knobs knobs knobs knobs knobs story story story story'
      'messages messages messages messages messages messages messages messages messages messages messages messages'
      'numbers numbers numbers numbers numbers numbers numbers numbers numbers numbers numbers numbers'
      'made made made made made made made made made made made made'
      'foot foot foot foot foot foot foot foot foot foot foot foot';
  }
  .figure.two-lives:has(.lives-head.switched) {
    --picture: clamp(200px, 23cqi, 330px);
    grid-template-areas:
      'ask ask ask ask ask ask ask ask ask ask ask ask'
      'met met met other other other switched switched switched plot plot plot'
      'met-picture met-picture met-picture other-picture other-picture other-picture switched-picture switched-picture switched-picture plot plot plot'
      'met-picture met-picture met-picture other-picture other-picture other-picture switched-picture switched-picture switched-picture now now now'
      'met-picture met-picture met-picture other-picture other-picture other-picture switched-picture switched-picture switched-picture story story story'
      'key key key key key key key key key story story story'
      'clock clock clock clock clock clock clock clock clock story story story'
      'knobs knobs knobs knobs knobs knobs knobs knobs knobs story story story'
      'messages messages messages messages messages messages messages messages messages messages messages messages'
      'numbers numbers numbers numbers numbers numbers numbers numbers numbers numbers numbers numbers'
      'made made made made made made made made made made made made'
      'foot foot foot foot foot foot foot foot foot foot foot foot';
  }
  .figure.two-lives .stage, .figure.two-lives:has(.lives-head.switched) .stage { height: var(--picture); }
  /* As high as the rows beside it: many events are scrolled. */
  .lives-story { height: 0; min-height: 100%; overflow-y: auto; scrollbar-width: thin; }
  .lives-story li { grid-template-columns: minmax(0, 1fr); gap: 2px; justify-items: start; }
  .lives-plot { display: grid; }
  .two-lives .lives-plot .chart { height: auto; min-height: 190px; max-height: 360px; }
  .lives-now { font-size: 14px; min-height: 5.4em; }
  .lives-now p:first-child { font-size: 15px; }
  .lives-head .lives-reach dd { font-size: 44px; }
  .lives-head dd { font-size: 24px; }
  .lives-ask { font-size: 18px; }
}
@media (forced-colors: active) {
  .sample { --accent: Highlight; --text: CanvasText; --quiet: CanvasText; }
}
`;
