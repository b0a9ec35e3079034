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

.stage { display: flex; flex-direction: column; gap: 6px; height: clamp(250px, 96cqi, 480px); max-height: var(--hopscope-picture, none); min-width: 0; }
/* Until there are numbers, only the picture shows: what stands beside it is not yet as high as it will be. */
@media screen {
  .waits > * { visibility: hidden; }
  .waits .view { visibility: visible; }
}
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
.messages:not(:has(.note)):has(.error:empty) { display: none; }
.error:empty { display: none; }
.error, .note { font-size: 14px; padding: 7px 11px; border-radius: 8px; overflow-wrap: anywhere; }
.error { border: 1.5px solid var(--accent); color: var(--text); background: color-mix(in srgb, var(--accent) 9%, var(--paper)); }
.note { background: var(--hover); color: var(--text); margin-top: 6px; }

.figure.story { gap: 6px; }
.story .stage { height: clamp(230px, 72cqi, 400px); }
.story .side { align-items: center; text-align: center; gap: 12px; padding-bottom: 6px; }
.story-words { font-size: 18px; line-height: 1.35; min-height: 6.75em; inline-size: 100%; max-width: 34em; text-wrap: balance; }
.story .primary { min-height: 48px; min-inline-size: 17em; font-size: 17px; padding: 6px 26px; }

.veil { align-self: start; }
.veiled :is(dd, .story-words, .degrees, .chip, table, .amount, .reach, .bar, :is(.facts, .across > .sections) :is(p, .chart), .happened, .next, .plot, .veils, .moment, [role='status']:not(.tip, .settling)) { visibility: hidden; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@container (min-width: 560px) {
  .story-words { font-size: 19px; min-height: 2.7em; }
  .buttons svg { display: block; }
  .buttons button { flex: 1 1 auto; }
  .buttons .primary { flex: 0 1 auto; min-height: 42px; padding: 4px 12px; }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
@media (forced-colors: active) {
  button.primary { border: 2px solid ButtonText; }
  .key i, .lines span::before { forced-color-adjust: none; }
  .key i { outline: 1px solid CanvasText; }
  /* Above what is chosen by other means, and under a pointer, too. */
  button[aria-pressed='true'] { forced-color-adjust: none; background: Highlight !important; color: HighlightText !important; }
}

/* An answer before its question: on paper only. */
.later { display: none; }
@media print { .later { display: block; } }
`);

/** The style sheet shared by all elements. */
export const sheet = typeof CSSStyleSheet === 'undefined' ? undefined : new CSSStyleSheet();
sheet?.replaceSync(css);

/** Styles that come after those of a figure's parts, whatever is loaded first. */
let others = '';

/** Adds styles to the shared style sheet. @param {string} styles @param {boolean} [isPart] whether they are of the parts that most scenes have */
export function addStyles(styles, isPart) {
  if (isPart) css += sized(styles);
  else others += sized(styles);
  sheet?.replaceSync(css + others);
}
