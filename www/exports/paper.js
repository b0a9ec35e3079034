/**
 * A figure on paper: the styles of print, and after the figure the link to its state with a QR code. Fetched once a figure stands, because a
 * browser prints without waiting for what a page still fetches.
 */
import { addStyles } from '../ui/style.js';
import { addressOf } from './address.js';
import { codeOf } from '../site/qr-code.js';
import { isolate, addTexts, say, selectLocale } from '../i18n/translate.js';
import text from '../pkg/text/en/paper.json';

/** @import { ExportContext } from './take.js' */

addTexts(text);

/** Maximum heights of a picture and of a chart on paper: with them a scene and its text have one page of A4 or Letter. */
const PICTURE = '60mm';
const CHART = '42mm';

addStyles(`
.on-paper { display: none; }
@media print {
  :host { contain: none; }
  /* A figure that has not started is left out. Its answer is a part of the page's text. */
  .starts:empty, .figure:has(slot[name='poster']) > :not(.later, .think, slot) { display: none !important; }
  .figure.figure.figure:has(slot[name='poster']) { display: block; }
  .starts > .figure { min-height: 0; }
  .figure.figure.figure {
    --paper: #fff !important; --text: #0d1117 !important; --quiet: #4a515c !important; --hair: #c9c4bb !important; --field: #fff !important;
    --hover: #f1eee9 !important; --accent: #c8320a !important; --words: #b92c06 !important; --size: 1 !important;
    color-scheme: light; background: none; border: 0; border-radius: 0; padding: 0; font-size: 14px;
  }
  .figure.figure.figure:not(.two-lives), .figure:not(.two-lives) :is(.parts, .side), .foot { display: block; }
  .figure:not(.two-lives) > *, .figure:not(.two-lives) :is(.parts, .side) > * { margin-block: 0 6px; }
  :is(button, .button, select, textarea, input, progress, .lenses, .tabs, .buttons, .drawer, .file, .tip, .busy, .drop, .sentences, .tick, .asks,
    .running, .bet-first, .bet-do, .handles, .bet-hint, .lives-clock input, .lives-knobs, .kind, .choices, .invites, .facts > div:has(> .tabs), .network, summary, .numbers:not([open]), .reading, .cursor, .more) { display: none !important; }
  /* These buttons are words of a list. */
  .lives-story button, .listed .firm { display: inline !important; padding: 0; min-width: 0; min-height: 0; border: 0; background: none; text-decoration: none; }
  .stage.stage.stage { display: block; height: auto; max-height: none; break-inside: avoid; }
  .view { overflow: visible; }
  /* By its pixels: a circle stays a circle in a box of any width. */
  /* The paper is white, and so is the background of the picture. */
  .view canvas { filter: brightness(1.03); clip-path: inset(1px); position: static; width: auto; height: auto; max-width: 100%; max-height: ${PICTURE}; margin-inline: auto; }
  .view canvas:not([width]), .view canvas + canvas { display: none; }
  .dark .view canvas { filter: invert(1) hue-rotate(180deg) brightness(1.12); }
  .degrees span { font-size: 8px; padding: 0 4px; }
  .key { position: static !important; flex-direction: row !important; gap: 1px 14px; background: none !important; }
  .plot, .chart, .bet-chart, .think, tr, li, .counters, .lives-head, .round > * { break-inside: avoid; }
  .chart.chart.chart, .bet-chart.bet-chart { height: auto; block-size: auto; min-height: 0; max-height: none; overflow: visible; flex: none; }
  /* The whole chart, scaled to the page. */
  .chart > svg { width: 100%; height: auto; max-height: ${CHART}; }
  .bet-chart .chart > svg { max-height: ${PICTURE}; }
  .counters, .figure:has(.bet.hops) .counters { grid-template-columns: repeat(auto-fit, minmax(72px, 1fr)); --large: 24px; --room: 80px; }
  :is(.bet-ask, .bet-said, .post-ask, .story-words, .lives-ask, .their-networks .question) { font-size: 16px; }
  .happened, .next, .story-words, .bet-words, .lives-now, .round, .lives-story { min-height: 0 !important; min-block-size: 0; }
  .think { padding-block: 8px 0; }
  .think > * { max-width: none; }
  .think :is(.asked, .answer), .later { font-size: 13px; line-height: 1.4; }
  .think .options { display: block; margin-block: 2px 0; font-size: 13px; }
  .think .options::before { content: attr(data-paper); white-space: pre-line; }
  .lives-story li { display: block; }
  .offers li { min-height: 0; padding: 2px 0; }
  .credit { display: none; }
  .sections { gap: 6px 24px; margin-top: 0; }
  .on-paper {
    display: grid; grid-template-columns: minmax(0, 1fr) 22mm; gap: 14px; align-items: center; break-before: avoid; break-inside: avoid; margin-block: 8px 0; padding-block: 8px 0;
    border-top: 1px solid #c9c4bb; color: #4a515c; font-size: 12px; line-height: 1.35; overflow-wrap: anywhere;
  }
  .on-paper b { display: block; color: #0d1117; font-weight: 400; }
  .on-paper svg { display: block; width: 22mm; height: 22mm; }
}
`);

/** Whether the colours of a dark figure are those of a light one on paper. */
let isLight = false;

/** Longest address in a QR code that a phone still reads from paper, in characters. */
const LONGEST = 600;

/**
 * Prepares a figure for paper, whenever the page is printed.
 * @param {ExportContext} context @param {HTMLElement} root receives the link @param {AbortSignal} signal
 */
export function paper({ session, painting, locale }, root, signal) {
  const note = document.createElement('aside');
  note.className = 'on-paper';
  const print = matchMedia('print');
  const write = () => {
    const { model } = session;
    if (!isLight && painting.themes) {
      addStyles(`@media print { .figure.dark { ${Object.entries(painting.themes.light).map(([role, colour]) => `--${role}: ${colour} !important;`).join(' ')} } }`);
      isLight = true;
    }
    selectLocale(locale());
    const address = addressOf(model);
    const words = document.createElement('p');
    const shown = Object.assign(document.createElement('b'), { dir: 'ltr', textContent: address });
    words.append(say('paper.open', { seed: isolate(String(model.values.seed ?? '')) }), shown);
    note.lang = locale().language;
    note.dir = locale().dir;
    // A phone cannot open the address of a file on this device.
    const isCode = address.length <= LONGEST && address.startsWith('http');
    note.replaceChildren(words, ...(isCode ? [codeOf(address, say('paper.code'))] : []));
    if (model.facts) root.append(note);
  };
  // Tests and the tools of browsers show the page as on paper without printing it.
  print.addEventListener('change', () => (print.matches ? write() : note.remove()), { signal });
  addEventListener('beforeprint', write, { signal });
  addEventListener('afterprint', () => note.remove(), { signal });
  if (print.matches) write();
}
