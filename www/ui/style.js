/** Styles of the element. Colours written `var(--role)` come from the core's themes, so that page and picture use the same colours. */
import { RESERVED } from './reserved-size.js';

/** Multiplies font sizes and minimum heights by `--size`, which is larger in the projector theme. @param {string} styles */
function sized(styles) {
  return styles.replace(/(font-size|min-height): (\d+px)/g, '$1: calc($2 * var(--size, 1))');
}

let css = sized(`
:host {
  display: block;
  contain: layout style;
}
:host([hidden]) { display: none; }
/* The element's intrinsic width: at least 240 px, at best 640 px. Flex items, floats, table cells and dialogs are as wide as their content,
   and the size container below has an intrinsic width of 0. */
:host::before { content: ''; display: grid; grid-template-columns: minmax(240px, 640px); height: 0; overflow: clip; }
/* No text property of the page comes in, inherited or set for every element. What the page hides stays hidden. */
.place, .spoken { all: initial; visibility: inherit; font: 15px/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
.place { display: block; container-type: inline-size; }
${RESERVED}
*, *::before, *::after { box-sizing: border-box; }
p, dl, dd, ul, fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
[hidden] { display: none !important; }

.figure {
  --paper: var(--hopscope-background, var(--background, #fcfbf9));
  --text: var(--hopscope-ink, var(--you, #0d1117));
  --quiet: #59606b;
  --hair: #dcd7cf;
  --field: #ffffff;
  --hover: #f1eee9;
  --accent: var(--hopscope-accent, var(--saw, #d4380d));
  --on-accent: #ffffff;
  --words: #b92c06;
  color-scheme: light;
  position: relative;
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 10px;
  color: var(--text);
  background: var(--paper);
  border: 1px solid var(--hair);
  border-radius: 14px;
  padding: 12px;
  font-variant-numeric: tabular-nums;
  overflow-wrap: break-word;
  print-color-adjust: exact;
}
.happened, .next, .lines, .file-state { overflow-wrap: anywhere; }
.figure.projector { --size: 1.45; --quiet: #33383f; --hair: #a7a29a; font-size: calc(15px * var(--size)); }
.figure.dark {
  --paper: var(--hopscope-background, var(--background, #0f1318));
  --text: var(--hopscope-ink, #e6eaef);
  --quiet: #a1abb8;
  --hair: #2c333c;
  --field: #181e25;
  --hover: #232b34;
  --accent: var(--hopscope-accent, var(--saw, #ff6a33));
  --on-accent: #1c0a02;
  --words: #ff8455;
  color-scheme: dark;
}

.parts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 10px; min-width: 0; }
.stage { display: flex; flex-direction: column; gap: 6px; height: clamp(250px, 96cqi, 480px); max-height: var(--hopscope-picture, none); min-width: 0; }
/* No round corners: they cost the browser a fifth of each picture. */
.view { position: relative; flex: 1; overflow: hidden; min-height: 0; }
.view canvas { position: absolute; inset: 0; width: 100%; height: 100%; display: block; touch-action: pan-x pan-y; outline-offset: -2px; }
::slotted([slot='poster']) { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; }
.poster { position: absolute; inset: 0; width: 100%; height: 100%; fill: none; stroke: var(--hair); stroke-width: .5; }
.poster .you { fill: var(--text); stroke: none; }
.busy {
  position: absolute; left: 50%; top: 50%; translate: -50% -50%;
  padding: 6px 14px; border-radius: 99px; background: var(--paper); color: var(--quiet); border: 1px solid var(--hair);
  animation: late .2s .25s both;
}
.busy button { min-height: 26px; padding: 0 10px; margin-inline-start: 6px; font-size: 13px; }
@keyframes late { from { opacity: 0; } }
.key {
  display: flex; flex-wrap: wrap; justify-content: center; gap: 1px 14px; list-style: none; font-size: 12px; color: var(--quiet); min-block-size: 35px; align-content: start;
}
.key li { display: flex; align-items: center; gap: 5px; }
.key i { width: 9px; height: 9px; border-radius: 50%; background: var(--beyond, #bbb); }
.key .you { background: var(--you, var(--text)); width: 11px; height: 11px; }
.key .first { background: var(--first, #444); }
.key .second { background: var(--second, #888); }
.key .third { background: var(--third, #aaa); }

.counters { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 8px; --room: calc((100cqi - 88px) / 3); }
.counters div { display: flex; flex-direction: column-reverse; justify-content: flex-end; border-inline-start: 3px solid var(--hair); padding-inline-start: 8px; }
.counters dt { font-size: 13px; color: var(--quiet); line-height: 1.2; }
.counters dd {
  font-size: clamp(11px, calc(var(--room) / max(var(--digits, 4), 4) / .62), calc(var(--large, 32px) * var(--size, 1))); line-height: calc(var(--large, 32px) * var(--size, 1) * 1.1); min-height: 1em;
  font-weight: 600; letter-spacing: -.03em; white-space: nowrap;
}
.counters .first { border-color: var(--first, var(--text)); }
.counters .second { border-color: var(--second, var(--quiet)); }
.counters .third { border-color: var(--third, var(--hair)); }
.counters .saw[data-on] { border-color: var(--accent); }
.counters .saw[data-on] dd { color: var(--words); }

button, .button, select, input[type='text'], input[type='number'] {
  font: inherit; color: inherit; background: var(--field); border: 1px solid var(--edge, color-mix(in srgb, var(--quiet) 60%, var(--hair)));
  border-radius: 9px;
}
button, .button {
  display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-height: 38px; padding: 4px 12px; cursor: pointer;
  touch-action: manipulation; -webkit-user-select: none; user-select: none; max-width: 100%;
}
button:hover, .button:hover { background: var(--hover); }
button:active { translate: 0 1px; }
button:disabled { opacity: .45; cursor: default; }
button.primary { background: var(--accent); color: var(--on-accent); border-color: transparent; font-weight: 650; padding: 4px 18px; }
button.primary:hover { background: color-mix(in srgb, var(--accent) 88%, var(--text)); }
button.primary[aria-disabled='true'] { background: var(--hover); color: var(--quiet); border-color: var(--hair); }
.story button.primary[aria-disabled='true'] { background: var(--field); color: var(--text); border-color: var(--quiet); }
/* A button is as wide as either of its names. */
[data-or] { text-align: center; }
[data-or]::after { content: attr(data-or); display: block; block-size: 0; visibility: hidden; }
button svg { width: 16px; height: 16px; fill: currentColor; flex: none; }
button svg.stroke { fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
:focus-visible { outline: 2px solid var(--focus, #1d6fe0); outline-offset: 2px; }
.dark :focus-visible { --focus: #7db4ff; }

.buttons { display: flex; flex-wrap: wrap; gap: 8px; }
.buttons button { flex: 1 1 0; min-width: min-content; white-space: nowrap; }
.buttons .primary { flex: 1 0 100%; min-width: 0; min-height: 46px; font-size: 16px; white-space: normal; }
.buttons button:not(.primary) { padding: 4px 5px; font-size: 14px; gap: 5px; }
.buttons svg { display: none; }

.side { display: flex; flex-direction: column; gap: 10px; min-width: 0; }
.happened, .next { font-size: 14px; line-height: 1.4; min-height: 2.8em; }
.happened { min-height: 5.6em; }
.next { color: var(--quiet); }
.next b { color: var(--text); }
.messages:not(:has(.note)):has(.error:empty) { display: none; }
.error:empty { display: none; }
.error, .note { font-size: 14px; padding: 7px 11px; border-radius: 8px; overflow-wrap: anywhere; }
.error { border: 1.5px solid var(--accent); color: var(--text); background: color-mix(in srgb, var(--accent) 9%, var(--paper)); }
.note { background: var(--hover); color: var(--text); margin-top: 6px; }

.scrubber { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; align-items: center; font-size: 14px; }
.scrubber input { grid-column: 1 / -1; grid-row: 2; }
.scrubber span { min-inline-size: 12em; }
.scrubber .quiet { justify-self: end; min-inline-size: 8em; }
.quiet { color: var(--quiet); }
input[type='range'] { width: 100%; min-width: 60px; height: 26px; margin: 0; accent-color: var(--accent); cursor: pointer; }
input[type='checkbox'] { width: 17px; height: 17px; flex: none; margin: 0; accent-color: var(--accent); }
input[type='text'], input[type='number'], select { min-height: 34px; padding: 3px 8px; min-width: 0; max-width: 100%; }
select { cursor: pointer; }
.tick { display: inline-flex; min-height: 24px; align-items: center; gap: 6px; cursor: pointer; }

.sentences { display: flex; flex-wrap: wrap; gap: 6px 16px; }
.sentence:has(input) { flex: 1 1 100%; }
.sentence { display: grid; min-width: 0; max-width: 100%; gap: 2px 14px; align-items: center; font-size: 16px; }
.sentence span { display: block; min-width: 0; }
.sentence select { font-weight: 650; margin-inline-start: 2px; }

.plot { display: flex; flex-direction: column; gap: 2px; min-width: 0; }
.plot-head { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: center; justify-content: space-between; font-size: 13px; }
.tabs { display: inline-flex; flex-wrap: wrap; }
.tabs button { min-height: 30px; padding: 2px 11px; font-size: 13px; border-radius: 0; }
.tabs button:first-child { border-start-start-radius: 8px; border-end-start-radius: 8px; }
.tabs button:last-child { border-start-end-radius: 8px; border-end-end-radius: 8px; border-inline-start: 0; }
.tabs button[aria-pressed='true'] { background: var(--text); color: var(--paper); border-color: var(--text); opacity: 1; }
.chart { height: 180px; min-width: 0; overflow: hidden; position: relative; }

.foot { display: grid; gap: 10px; min-width: 0; }
.network { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; font-size: 14px; }
.network button, .network .button { min-height: 34px; }
.file { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; min-width: 0; min-height: 34px; }
.numbers summary { padding: 3px 0; font-size: 13px; font-weight: inherit; color: var(--quiet); }
.drawer { border: 1px solid var(--hair); border-radius: 9px; padding: 0 12px; min-width: 0; }
.drawer[open] { padding-bottom: 12px; }
summary { padding: 8px 0; cursor: pointer; font-weight: 600; }
.figure.story { gap: 6px; }
.story .stage { height: clamp(230px, 72cqi, 400px); }
.story .side { align-items: center; text-align: center; gap: 12px; padding-bottom: 6px; }
.story-words { font-size: 18px; line-height: 1.35; min-height: 6.75em; inline-size: 100%; max-width: 34em; text-wrap: balance; }
.story .primary { min-height: 48px; min-inline-size: 17em; font-size: 17px; padding: 6px 26px; }

.veil { align-self: start; }
.veiled :is(dd, .story-words, .degrees, .chip, table, .amount, .reach, .bar, :is(.facts, .across > .sections) :is(p, .chart), .happened, .next, .plot, .veils, .moment, [role='status']:not(.tip, .settling)) { visibility: hidden; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@container (max-width: 330px) {
  .counters dt { font-size: 12px; letter-spacing: -.02em; }
  .scrubber { font-size: 13px; gap: 2px 4px; }
}
@container (min-width: 560px) {
  .story-words { font-size: 19px; min-height: 2.7em; }
  .counters { --large: 36px; }
  .buttons svg { display: block; }
  .happened { min-height: 4.2em; }
  .scrubber { grid-template-columns: auto 1fr auto; }
  .scrubber input { grid-column: 2; grid-row: 1; }
  .sentence:has(input) { grid-template-columns: auto minmax(90px, 1fr); }
  .buttons button { flex: 1 1 auto; }
  .buttons .primary { flex: 0 1 auto; min-height: 42px; padding: 4px 12px; }
}
@container (min-width: 900px) {
  .figure.full { padding: 14px 16px; }
  .parts { grid-template-columns: minmax(0, 1fr) minmax(430px, 45%); grid-template-rows: auto 1fr auto; column-gap: 20px; }
  .full .stage { position: relative; height: clamp(440px, 48.4cqi, 720px); }
  /* The picture is round: there is room in its corner. */
  .key { position: absolute; inset-inline-start: 0; bottom: 0; min-block-size: 117px; flex-direction: column; gap: 2px; pointer-events: none; padding-block: 3px 1px; padding-inline: 0 9px; border-radius: 8px; background: color-mix(in srgb, var(--paper) 80%, transparent); }
  .counters { --room: calc((45cqi - 100px) / 3); }
  .full .scrubber { grid-column: 1; align-self: start; }
  .full .side { grid-column: 2; grid-row: 1 / 3; gap: 9px; }
  .full .foot { grid-column: 1 / -1; grid-template-columns: auto auto auto minmax(0, 1fr); align-items: center; }
  .full .foot:has(.drawer[open]) { grid-template-columns: minmax(0, 1fr); }
  .file { display: contents; }
  .full .plot { flex: 1; }
  .chart { flex: 1; height: auto; min-height: 150px; }
}
@container (min-width: 1300px) {
  .counters { --large: 44px; }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
@media (forced-colors: active) {
  button.primary { border: 2px solid ButtonText; }
  .key i, .lines span::before { forced-color-adjust: none; }
  .key i { outline: 1px solid CanvasText; }
  /* Above what is chosen by other means, and under a pointer, too. */
  button[aria-pressed='true'] { forced-color-adjust: none; background: Highlight !important; color: HighlightText !important; }
}

.more > button { margin-top: 8px; }

/* An answer before its question: on paper only. */
.later { display: none; }
@media print { .later { display: block; } }
`);

/** The style sheet shared by all elements. */
export const sheet = typeof CSSStyleSheet === 'undefined' ? undefined : new CSSStyleSheet();
sheet?.replaceSync(css);

/** Adds styles to the shared style sheet. @param {string} styles */
export function addStyles(styles) {
  css += sized(styles);
  sheet?.replaceSync(css);
}
