/**
 * Styles of the presentation: of the page, and of what is inside a figure. `--room` is a CSS pixel of a 1280 × 720 window, so that a larger
 * window has larger type.
 */

export const PAGE = `
.presenting { overflow: hidden; --room: min(100vw / 1280, 100vh / 720); --accent: #b02a00; --quiet: #3d4550; --hair: #6f6f6f; --paper: #fcfbf9; --text: #000; --field: #f1f1f1; color-scheme: light; }
.presenting body { background: var(--paper); color: var(--text); }
.presenting :is(header, nav:not(.bar), footer, .tools, noscript, main > :not(section[data-now])) { display: none; }
.presenting section[data-now] { position: fixed; inset: calc(12 * var(--room)) calc(50vw + 12 * var(--room)) calc(var(--bar, 66px) + 6 * var(--room)) calc(40 * var(--room)); }
.presenting section[data-now] > :not(hop-scope, .hero), .presenting section[data-now] > .hero > :not(hop-scope) { display: none; }
.presenting section[data-now] > .hero { display: block; height: 100%; min-height: 0; }
.presenting section[data-now] hop-scope { height: 100%; min-height: 0; margin: 0; }

.room {
  position: fixed; inset: calc(20 * var(--room)) calc(40 * var(--room)) calc(var(--bar, 66px) + 8 * var(--room)) calc(50vw + 12 * var(--room));
  /* \`--fit\` is below 1 where the words need more room. */
  --px: calc(var(--fit, 1) * var(--room));
  overflow: hidden; display: flex; flex-direction: column; gap: calc(12 * var(--px)); font-size: calc(24 * var(--px)); line-height: 1.35;
}
.room > * { margin: 0; flex: none; }
.room-title { font-size: calc(22 * var(--px)); color: var(--quiet); }
.room h2 { padding: 0; font-size: calc(38 * var(--px)); line-height: 1.15; }
.room.answer h2 { font-size: calc(28 * var(--px)); }
.room ol { list-style: none; padding: 0; display: grid; gap: calc(10 * var(--px)); }
.room.answer ol { gap: calc(6 * var(--px)); }
.room li { position: relative; margin: 0; }
.room .option {
  display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 calc(14 * var(--px)); align-items: center; width: 100%; min-height: calc(78 * var(--px));
  padding: calc(8 * var(--px)) calc(14 * var(--px)); padding-inline-end: calc(72 * var(--px)); border: 2px solid var(--hair); border-radius: calc(12 * var(--px)); background: var(--paper);
  color: var(--text); text-align: start; white-space: normal; font-size: calc(28 * var(--px)); line-height: 1.15; font-weight: 600;
}
.room button.option:hover { background: var(--field); }
.room div.option { padding-inline-end: calc(18 * var(--px)); }
.room.answer .option { min-height: calc(48 * var(--px)); padding-block: calc(4 * var(--px)); font-size: calc(22 * var(--px)); border-width: 1px; font-weight: 400; }
.room .letter { display: grid; place-content: center; width: 1.5em; height: 1.5em; border: 2px solid currentColor; border-radius: 50%; font-size: .8em; }
.room .count { font-size: 1.22em; font-weight: 700; font-variant-numeric: tabular-nums; }
.room .dots { display: flex; gap: min(3px, 4%); height: calc(14 * var(--px)); margin-top: calc(6 * var(--px)); }
.room.answer .dots { display: none; }
.room .dots i { flex: 0 1 calc(14 * var(--px)); min-width: 1px; border-radius: 99px; background: currentColor; }
.room .right .option { border: 4px solid var(--accent); color: var(--accent); font-weight: 700; }
.room.answer .right .option { border-width: 3px; }
.room .right .letter { background: var(--accent); color: var(--paper); border-color: var(--accent); }
.room .minus {
  position: absolute; inset-block: calc(16 * var(--px)); inset-inline-end: calc(14 * var(--px)); width: calc(46 * var(--px)); min-height: 24px; padding: 0;
  font-size: calc(26 * var(--px)); line-height: 1; color: var(--quiet); background: none; border-color: var(--hair);
}
.room .hint { font-size: calc(20 * var(--px)); color: var(--quiet); }
.room .share { font-size: calc(26 * var(--px)); font-weight: 600; }

/* The page's navigation is a nav, too: it sticks to the top and is as wide as the text. */
.bar {
  position: fixed; inset: auto 0 0; top: auto; width: auto; margin: 0; z-index: 3; display: flex; flex-wrap: wrap; gap: calc(7 * var(--room)); align-items: center;
  padding: calc(9 * var(--room)) calc(40 * var(--room)); background: var(--paper); border-block-start: 1px solid var(--hair); font-size: calc(18 * var(--room));
}
.bar button { font-size: calc(16 * var(--room)); min-height: calc(46 * var(--room)); padding: 3px calc(10 * var(--room)); border-color: var(--hair); }
.bar .next { min-width: calc(190 * var(--room)); padding-inline: calc(18 * var(--room)); font-size: calc(20 * var(--room)); font-weight: 650; background: var(--accent); border-color: var(--accent); color: #fff; }
.bar .next:hover { background: #8c2100; }
.bar .next[aria-disabled='true'] { background: var(--field); border-color: var(--hair); color: var(--quiet); }
.bar .next:disabled { opacity: .5; }
.bar output { text-align: center; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar ol { display: flex; max-width: none; gap: calc(8 * var(--room)); margin: 0; margin-inline-end: auto; padding: 0; list-style: none; }
.bar li { margin: 0; color: var(--quiet); border-block-end: 3px solid transparent; }
.bar li + li::before { content: '› ' / ''; }
.bar li[aria-current] span { color: var(--text); font-weight: 700; border-block-end: 4px solid var(--accent); padding-block-end: 2px; }
.bar li span { all: revert; opacity: 1; position: static; }

.code { max-width: min(92vw, 780px); border: 1px solid var(--quiet); border-radius: 14px; padding: 20px; background: #fff; color: #0d1117; text-align: center; }
.code::backdrop { background: rgb(0 0 0 / 60%); }
.code svg { width: min(70vh, 80vw, 560px); aspect-ratio: 1; }
.code p { overflow-wrap: anywhere; font-size: 17px; }
.code button { color: #0d1117; background: #f4f1ec; font-size: 20px; }

.summary { width: min(92vw, 52rem); max-height: 92vh; border: 1px solid var(--hair); border-radius: 14px; padding: 8px 28px 20px; background: #fff; color: #000; font-size: 18px; }
.summary::backdrop { background: rgb(0 0 0 / 60%); }
.summary h1 { font-size: 30px; }
.summary h2 { font-size: 20px; padding: 0; }
.summary section { margin-block: 22px; }
.summary section p { margin: 4px 0; overflow-wrap: anywhere; font-size: 16px; }
.summary td { padding: 2px 14px 2px 0; vertical-align: top; }
.summary td:last-child { white-space: nowrap; }
.summary .right { font-weight: 700; }
.summary a { color: inherit; font-size: 14px; }
.summary .asks { position: sticky; top: -8px; display: flex; gap: 8px; justify-content: flex-end; margin: 0; padding: 8px 0; background: #fff; }
@media print {
  .presenting { overflow: visible; }
  .bar, .room, .presenting:has(.summary) body > :not(.summary), .summary .asks { display: none; }
  .summary { position: static; width: auto; max-height: none; margin: 0; padding: 0; border: 0; overflow: visible; }
  .summary section { break-inside: avoid; }
}
`;

/** Parts of the scenes that are shown beside the picture and the buttons. */
const SHOWN = [
  '.round',
  '.post-side',
  '.bet',
  '.side > .facts',
  '.invites',
  '.lives-head',
  '.lives-clock',
  '.lives-plot',
  '.sandbox .plot',
  '.own-network .plot',
  '.listed',
];

/** Parts inside these that are not shown: what the room's own question, or a teacher before the lesson, does better. */
const LEFT_OUT = [
  '.veil',
  '.buttons > :not(.primary, .play, .pause, .post, .through)',
  '.counters :is(.third, .gained)',
  '.posted .counters .second',
  '.figure:not(.posted) .counters:not(.pair) .saw',
  '.lives-ask',
  '.question',
  '.round > .quiet',
  '.round .network > :not(.primary)',
  '.round h3 ~ :not(.rivals, .network)',
  '.post-ask',
  '.post-side .kind',
  '.share',
  '.bet > .tabs',
  '.bet-ask',
  '.guessing .bet-words p',
  '.bet .tick',
  '.plot-head',
  '.plot .numbers',
  '.invites > p',
  '.their-networks .counters',
  '.not-everyone .counters',
  '.contacts .counters',
  '.hidden-lists:not(.posted) .counters',
  '.hidden-lists.posted [role=status] > p:last-child',
  '.buttons .play:disabled',
  '.two-lives .side > .key',
  '.not-everyone:not(.veiled) .key',
  '.exponential .counters',
  '.contacts .choices > span + span',
  '.lookup > svg',
  '.lookup ul',
  '.posted .post-guess',
  '.posted .pair .guess',
  '.outcome .asks',
  '.facts :is(h3, details)',
  '.facts section .asks',
  // The clicker compares.
  '.not-everyone .buttons',
  '.not-everyone .asks',
  '.not-everyone .lenses',
  // It lies over the labels of the rings.
  '.lenses .tick',
  // The list says the same beside the person.
  '.their-networks .tip',
];

/** Parts that tell the answer: numbers, bars, charts. */
const HIDDEN = ['.counters', '.lives-head dl', '.reach', '.amount', '.facts > :not(:first-child)', '.facts table', '.facts .asks', '.facts section', '.lives-plot', '.plot', '.bar', '.offers.open .ties', '.rivals', '.post-words'];

export const FIGURE = `
:host { height: 100%; }
:is(.place, .place.starts) { height: 100%; min-height: 0; }
.figure.projector {
  --size: var(--room-size, 1.45); --accent: var(--hopscope-accent, #b02a00); --words: #b02a00; --paper: #fcfbf9; --quiet: #3d4550; --hair: #6f6f6f;
  display: flex; flex-direction: column; gap: 8px; height: 100%; padding: 0; border: 0; border-radius: 0;
}
.figure > .parts, .figure > .parts > .side { display: contents; }
.figure > *, .parts > *, .side > * { flex: none; }
.full > :not(.parts), .story > :not(.stage, .side), .parts > :not(.stage, .side), .full .side > :not(.stage, .counters, .buttons, .messages) { display: none; }
.figure :is(${SHOWN.join(', ')}) { display: flex; flex-direction: column; gap: 8px; }
.figure :is(${LEFT_OUT.join(', ')}) { display: none; }
/* What is hidden leaves its place to the picture. */
.figure.veiled.veiled :is(${HIDDEN.join(', ')}) { display: none; }
.figure.figure .stage { flex: 1 1 0; height: auto; max-height: none; min-height: 0; }
.figure .counters { grid-template-columns: repeat(3, minmax(0, 1fr)); --room: calc((100cqi - 88px) / 3); }
.figure .counters.pair, .figure.posted .counters { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.figure .buttons button, .figure .primary { min-height: calc(40px * var(--size)); }
.figure .buttons button { flex: 1 1 auto; }
.side > .buttons { order: 3; }
.story > .side { display: flex; }
.story .story-words { font-size: calc(16px * var(--size)); min-height: 2.7em; }

/* Two lives: two columns, and a chart under both. */
.figure.two-lives.two-lives { display: grid; grid-template: auto minmax(0, 1fr) auto auto auto / repeat(6, minmax(0, 1fr)); grid-template-areas:
  'met met met other other other' 'met-picture met-picture met-picture other-picture other-picture other-picture'
  'clock clock clock clock clock clock' 'messages messages messages messages messages messages' 'plot plot plot plot plot plot'; }
.figure.two-lives .stage { height: 100%; }
.figure.projector .lives-head { gap: 2px; }
.figure.projector .lives-reach { flex: none; }
.figure.projector .lives-head .lives-reach dd { font-size: calc(28px * var(--size)); }
.figure.projector .lives-head dd { font-size: calc(18px * var(--size)); }
.figure.projector .lives-head dt { font-size: calc(11px * var(--size)); }
.figure.projector .lives-clock { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 4px 12px; }
.figure.projector .lives-clock button:not(.primary) { display: none; }
.figure.projector .lives-clock input { grid-column: 2; grid-row: 1; }
.figure.projector .lives-month { grid-column: 3; grid-row: 1; }
.figure.projector .lives-plot .chart { flex: none; height: calc(112px * var(--size)); min-height: 0; max-height: none; }

/* The picture stands beside what is said of it. */
.figure.contacts.contacts:not(.veiled) { display: grid; grid-template: auto minmax(0, 1fr) auto auto auto / minmax(0, 9fr) minmax(0, 11fr); grid-template-areas:
  'picture choices' 'picture said' 'chart chart' 'buttons buttons' 'messages messages'; column-gap: 16px; }
.figure.contacts:not(.veiled) :is(.facts, .facts > section) { display: contents; }
.figure.contacts:not(.veiled) .facts > section > div:first-of-type { grid-area: chart; }
.figure.contacts:not(.veiled) .choices { grid-area: choices; }
.figure.contacts:not(.veiled) .choices .tabs { flex-direction: column; align-items: stretch; width: 100%; }
.figure.contacts:not(.veiled) .choices button { border: 1px solid var(--hair); border-radius: 8px; min-height: calc(30px * var(--size)); }
.figure.contacts:not(.veiled) .choices button + button { margin-block-start: 4px; }
.figure.contacts:not(.veiled) .outcome { grid-area: said; }
.figure.hidden-lists.hidden-lists:not(.veiled) { display: grid; grid-template: auto minmax(0, 1fr) auto auto / minmax(0, 9fr) minmax(0, 11fr); grid-template-areas:
  'ask ask' 'picture said' 'buttons buttons' 'messages messages'; column-gap: 16px; }
.figure.hidden-lists:not(.veiled) .facts { display: contents; }
.figure.hidden-lists:not(.veiled) .facts > :first-child { grid-area: ask; }
.figure.hidden-lists:not(.veiled) .lookup { grid-area: said; }
.figure:is(.contacts, .hidden-lists):not(.veiled) .stage { grid-area: picture; height: 100%; }
.figure:is(.contacts, .hidden-lists):not(.veiled) .buttons { grid-area: buttons; }
.figure:is(.contacts, .hidden-lists):not(.veiled) .messages { grid-area: messages; }
/* The key stands beside the picture, which is not as wide as its place. */
.figure:is(.their-networks, .own-network):not(.veiled) .stage { position: relative; }
.figure:is(.their-networks, .own-network):not(.veiled) .key { position: absolute; inset: auto auto 0 0; flex-direction: column; align-items: flex-start; gap: 0; pointer-events: none; }

.figure.projector .offers li { min-height: 0; padding: 2px 0; }
.figure.projector .offers:not(.open) li > div { display: flex; flex-wrap: wrap; gap: 0 10px; }
.figure.projector .offers .quiet { display: none; }
.figure.projector .offers p, .figure.projector .offers button { font-size: calc(14px * var(--size)); line-height: 1.2; }
.figure.projector .offers button { min-height: calc(26px * var(--size)); padding: 2px 12px; }
/* Name and sentence beside each other: what they bring leaves the picture its place. */
.figure.projector .offers.open li > div { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 10px; align-items: center; }
.figure.projector .offers.open .ties { font-size: calc(11px * var(--size)); }
.figure.projector .offers .bar { height: 6px; }
.figure.projector .round { gap: 4px; }
.figure.projector .round .tabs button { min-height: calc(26px * var(--size)); }

/* The chart is the picture. The network is drawn where nobody sees it, because a figure without a picture does not start. */
.figure.exponential .stage { position: absolute; inset: 0 auto auto 0; width: 40px; height: 40px; visibility: hidden; }
.figure.exponential .bet { flex: 1 1 0; min-height: 0; }
.figure.exponential .bet-chart { flex: 1 1 0; min-height: 0; block-size: auto; max-block-size: none; }
.figure.exponential .bet-said, .figure.exponential .bet-words { font-size: calc(15px * var(--size)); min-block-size: 0; }
.figure.projector .bet-first button { font-size: calc(14px * var(--size)); }
.figure.projector :is(.lookup, .lookup .said) { display: block; }
.figure.projector .plot .chart, .figure.projector .facts .chart { height: calc(112px * var(--size)); flex: none; min-height: 0; }
.figure.projector .facts { font-size: calc(14px * var(--size)); }
/* Table and picture share the height. */
.figure.not-everyone .facts :is(td, th) { padding-block: 2px; line-height: 1.15; }
.figure.projector .invites .asks { display: flex; flex-flow: row wrap; gap: 6px; }
.figure.projector .asks button { font-size: calc(13px * var(--size)); min-height: calc(30px * var(--size)); padding-block: 2px; }
`;
