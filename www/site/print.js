/**
 * The page on paper: its styles, and the key for printing, which first draws every figure of the page. A browser prints without waiting, so
 * by its menu a figure that was never in view is left out.
 */
import text from '../pkg/text/en/paper.json';
import { addTexts, say, selectLocale } from '../i18n/translate.js';

/** @import { Locale } from '../i18n/translate.js' */

addTexts(text);

const STYLES = `
.prints { position: fixed; inset: 0; z-index: 9; display: grid; place-content: center; background: var(--paper); font-size: 20px; }
@page { margin: 12mm; }
@media print {
  :is(nav, .tools, .choices, noscript, #builder, .prints, .prose:has(#class), details.checks, summary) { display: none !important; }
  body { background: none; font-size: 9.5pt; line-height: 1.35; }
  main, header, footer { width: auto; }
  .prose { max-width: none; }
  .hero { display: block; }
  h1 { font-size: 21pt; margin-block: 4px 8px; }
  h2 { font-size: 15pt; padding-top: 14px; margin-bottom: 6px; break-after: avoid; }
  p, ul, ol { margin-bottom: 8px; }
  a, button[data-hopscope] { color: inherit; text-decoration: none; }
  button[data-hopscope] { padding: 0; margin: 0; }
  .lead, hop-scope [slot] { font-size: inherit; line-height: inherit; }
  hop-scope { min-height: 0; margin: 6px 0 0; }
  /* A scene begins on a page of its own, unless its figure is left out. */
  section[data-drawn] + section[data-drawn] { break-before: page; }
  section > .prose:has(+ hop-scope) { break-after: avoid; }
  section h2 { padding-top: 0; }
  footer { margin-top: 16px; padding-block: 8px 0; }
}
`;

/** Time in which a figure has to be drawn, in milliseconds. After that the page is printed without it. */
const PATIENCE = 10_000;

const frame = () => new Promise((done) => requestAnimationFrame(done));

/** The pictures of a figure. @param {Element | null} figure */
const pictures = (figure) => [...(figure?.shadowRoot?.querySelectorAll('.view canvas') ?? [])];

/** Brings a figure into view until all its pictures are drawn. @param {import('../element/hop-scope.js').HopScope} figure */
async function draw(figure) {
  const end = performance.now() + PATIENCE;
  await Promise.race([figure.ready.catch(() => undefined), new Promise((done) => setTimeout(done, PATIENCE))]);
  figure.scrollIntoView({ block: 'start' });
  do await frame();
  while (!pictures(figure).every((canvas) => canvas.hasAttribute('width')) && performance.now() < end);
}

/** Draws every figure of the page, then prints. @param {Locale} voice the page's language */
async function printAll(voice) {
  const { scrollX, scrollY } = window;
  selectLocale(voice);
  const cover = Object.assign(document.createElement('p'), { className: 'prints', textContent: say('paper.wait') });
  cover.setAttribute('role', 'status');
  document.body.append(cover);
  for (const figure of document.querySelectorAll('hop-scope')) {
    // The room shows one figure at a time.
    if (figure.checkVisibility()) await draw(/** @type {import('../element/hop-scope.js').HopScope} */ (figure));
  }
  scrollTo(scrollX, scrollY);
  cover.remove();
  print();
}

/** @param {Locale} voice the page's language */
export function prepare(voice) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  addEventListener('beforeprint', () => {
    for (const section of document.querySelectorAll('section')) {
      section.toggleAttribute('data-drawn', pictures(section.querySelector('hop-scope')).some((canvas) => canvas.hasAttribute('width')));
    }
  });
  let busy = false;
  addEventListener('keydown', async (event) => {
    if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.defaultPrevented) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    await printAll(voice).finally(() => (busy = false));
  });
}
