/** Styles of the scene `exponential`. */

export const look = `
.bet { display: flex; flex-direction: column; gap: 10px; min-width: 0; }
.bet p { margin: 0; }
.bet .tabs { align-self: start; }
.bet .tabs button { min-height: 38px; padding: 4px 16px; font-size: 15px; }
.bet-words { display: grid; gap: 6px; align-content: start; text-wrap: pretty; }
/* On a phone the answer is under the chart, which stays where the guess was drawn. */
.bet-held { display: none; }
@container (max-width: 559px) {
  .bet-held { display: grid; gap: 6px; text-wrap: pretty; }
  .bet-held ~ .bet-words { order: 1; }
  .bet-held ~ .bet-do { order: 2; }
  .guessing .bet-do { min-block-size: 134px; align-content: start; }
}
.bet-besides { display: grid; gap: 8px; min-width: 0; }
/* It stands under the chart. */
.bet-besides .tick { display: none; }
.bet-ask { font-size: 21px; line-height: 1.25; font-weight: 650; letter-spacing: -.01em; text-wrap: balance; }
.bet-chart { position: relative; block-size: clamp(260px, 76cqi, 420px); max-block-size: var(--hopscope-picture, none); direction: ltr; user-select: none; -webkit-user-select: none; }
.bet-chart.paper, .bet-chart.paper .chart svg, .bet-chart.paper input { touch-action: pinch-zoom; }
.bet-chart .chart { block-size: 100%; }
.bet-chart .chart svg { font-size: calc(12px); }
.guessing .chart svg { cursor: crosshair; }
.bet .chart .hops { cursor: default; }
.line.guess { stroke: var(--text); stroke-width: 3; }
.line.guess.kept { stroke: var(--quiet); stroke-width: 1.75; stroke-dasharray: 5 3; }
.line.guess.kept.closest { stroke: var(--text); stroke-width: 3; stroke-dasharray: none; }
.bet-closest { font-size: 1.1em; font-weight: 600; }
.bet-names { display: flex; gap: 8px; margin: 0; }
.bet-names input { flex: 1 1 0; }
.label.guess { fill: var(--text); font-weight: 650; }
.label.now { fill: var(--words); font-weight: 650; }
.bet-hint { position: absolute; inset-block-end: 27%; inset-inline-start: max(11%, 64px); color: var(--quiet); font-size: 17px; pointer-events: none; }
.handles { position: absolute; inset: 0; pointer-events: none; }
.handle { position: absolute; inset-block-start: 0; inset-inline-start: 0; inline-size: 0; block-size: 0; }
.handle input { position: absolute; inset-block-start: -14px; inset-inline-start: -14px; inline-size: 28px; block-size: 28px; min-width: 0; opacity: 0; }
.handle i { position: absolute; inset-block-start: -6px; inset-inline-start: -6px; inline-size: 12px; block-size: 12px; border-radius: 50%; background: var(--text); border: 2px solid var(--paper); }
.handle.open i { background: var(--paper); border: 1.5px solid var(--quiet); inset-block-start: -4px; inset-inline-start: -4px; inline-size: 8px; block-size: 8px; }
.handle input:focus-visible + i { inset-block-start: -9px; inset-inline-start: -9px; inline-size: 18px; block-size: 18px; background: var(--text); border: 2px solid var(--paper); outline: 2px solid var(--focus, #1d6fe0); outline-offset: 1px; }
.bet-first { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.bet-first span { flex: 1 0 100%; }
.bet-first button { padding-inline: 8px; font-size: 14px; }
.bet :is(.bet-first, .bet-do) button { flex: 1 1 auto; white-space: normal; }
.bet .reading { white-space: normal; inline-size: max-content; max-inline-size: 72%; }
.bet-do { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; }
.bet-do button { min-height: 46px; font-size: 16px; }
.bet-do .tick { min-height: 38px; }
.bet .bet-do .unsure { flex: none; min-height: 30px; border-color: transparent; background: none; color: var(--quiet); font-size: 15px; padding-inline: 0; text-decoration: underline; text-underline-offset: .2em; }
.bet-said { font-size: 21px; line-height: 1.3; letter-spacing: -.01em; text-wrap: pretty; }
.bet-said b { color: var(--words); }
.bet .asks, .bet .running { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
/* You, and rings of nobody: the picture would be the answer. */
.figure:has(.guessing.ahead) .view canvas { visibility: hidden; }
.figure:has(.guessing.ahead) .view {
  --ring: color-mix(in srgb, var(--quiet) 45%, var(--paper));
  background: radial-gradient(circle closest-side, var(--text) 3%, #0000 3.4%, #0000 39.6%, var(--ring) 40%, #0000 40.6%, #0000 63.6%, var(--ring) 64%, #0000 64.6%, #0000 81.6%, var(--ring) 82%, #0000 82.6%);
}
.figure:has(.guessing.ahead) .key { visibility: hidden; }
.figure:has(.bet.hops) .counters :is(.couldReach, .gained) { display: none; }
.figure:has(.bet.hops) .counters { grid-template-columns: repeat(2, minmax(0, 1fr)); }
@container (min-width: 560px) {
  .figure:has(.bet.hops) .counters { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  .bet-first button { padding-inline: 12px; font-size: 15px; }
  .bet :is(.bet-first, .bet-do) button, .bet-first span { flex: none; }
  .bet-ask, .bet-said { font-size: 24px; }
  .bet-words { min-block-size: 92px; }
}
@container (min-width: 900px) {
  .figure.full.exponential { grid-template-columns: minmax(0, 1fr) minmax(330px, 33%); grid-template-rows: auto auto 1fr auto; column-gap: 20px; }
  .exponential > .parts { display: contents; }
  .exponential > .bet-besides, .exponential .foot, .exponential > slot { grid-column: 1 / -1; }
  .exponential .bet { grid-column: 1; grid-row: 1 / 4; }
  .figure.exponential .stage { grid-column: 2; grid-row: 1; height: 33cqi; }
  .figure.exponential .scrubber { grid-column: 2; grid-row: 2; grid-template-columns: auto 1fr; }
  .figure.exponential .scrubber input { grid-column: 1 / -1; grid-row: 2; }
  .figure.exponential .side { grid-column: 2; grid-row: 3; }
  .exponential .counters { --room: calc((33cqi - 60px) / 3); --large: 32px; }
  .figure:has(.bet.hops) .counters { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .bet-chart { block-size: clamp(340px, 32cqi, 560px); }
}
@media (forced-colors: active) {
  .bet-chart { --accent: Highlight; --text: CanvasText; --quiet: CanvasText; --paper: Canvas; --words: CanvasText; }
  /* Behind text the browser puts paper, on which it would not be seen. */
  .bet .reading { forced-color-adjust: none; }
  .handle i { forced-color-adjust: none; background: CanvasText; border-color: Canvas; }
  .handle.open i { background: Canvas; border-color: CanvasText; }
}
`;
