/**
 * The presenter for a classroom: one figure at a time, in large type, controlled with a clicker. Numbers and answers stay hidden until the
 * presenter shows them.
 */
import text from '../pkg/text/en/classroom.json';
import { link } from '../shared/url-state.js';
import { addTexts, say } from '../i18n/translate.js';

/**
 * @import { Key } from '../i18n/translate.js'
 * @typedef {import('../element/hop-scope.js').HopScope} HopScope
 * @typedef {'accept' | 'play' | 'post'} Action
 */

addTexts(text);

/** The actions of a figure at its first steps, before the numbers appear, by scene. @type {Record<string, readonly Action[]>} */
const ACTIONS = { hook: ['accept', 'accept', 'accept', 'accept'], 'two-lives': ['play'], post: ['post', 'post'] };

/** Keys of clickers and keyboards: 1 is one step forward, -1 is one step back. @type {Record<string, 1 | -1>} */
const KEYS = { PageDown: 1, ArrowRight: 1, ' ': 1, PageUp: -1, ArrowLeft: -1 };

/** Selector of the elements that handle these keys themselves. */
const TAKEN = 'button, input, select, textarea, summary, canvas, a, hop-scope';

/** Selectors of a scene's main button. The first selector that matches is used. */
const MAIN = ['.primary', '.yes', '.buttons button'];

/** Selector of the parts whose height `--hopscope-picture` limits. */
const PICTURES = '.stage, .bet-chart';

/** Minimum height of a picture, in CSS pixels. In a lower window, the page scrolls down past a part of the text above the figure. */
const LEAST = 280;

/** Space between the figure's main button and the bar, in CSS pixels. */
const GAP = 12;

const STYLES = `
.presenting { scroll-padding-block-end: var(--bar, 84px); }
.presenting body { font-size: 24px; padding-block-end: var(--bar, 84px); }
.presenting :is(header, nav:not(.bar), footer, .tools, noscript, main > :not(section), section:not([data-now])) { display: none; }
.presenting section[data-now] > .prose { max-width: 64rem; }
.presenting section[data-now] h2 { padding-top: 18px; }
.presenting section:not([data-answered]) > .hero ~ .prose { display: none; }
/* The page's navigation is a nav, too: it sticks to the top and is as wide as the text. */
.bar {
  position: fixed; inset: auto 0 0; width: auto; margin: 0; z-index: 3; display: flex; flex-wrap: wrap; gap: 10px; align-items: center; justify-content: center;
  padding: 10px 16px; background: var(--paper); border-block-start: 1px solid var(--hair);
}
.bar button { font-size: 20px; min-height: 46px; }
.bar output { font-size: 20px; min-width: 5em; text-align: center; font-variant-numeric: tabular-nums; }
.code { max-width: min(92vw, 780px); border: 1px solid var(--quiet); border-radius: 14px; padding: 20px; background: #fff; color: #0d1117; text-align: center; }
.code::backdrop { background: rgb(0 0 0 / 60%); }
.code svg { width: min(70vh, 80vw, 560px); aspect-ratio: 1; }
.code p { overflow-wrap: anywhere; font-size: 17px; }
.code button { color: #0d1117; background: #f4f1ec; font-size: 20px; }
@media print { .bar { display: none; } }
`;

/** @param {Key} key @param {() => void} act */
function button(key, act) {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: say(key) });
  made.addEventListener('click', act);
  return made;
}

/**
 * Starts the presentation of the page's figures.
 * @param {() => void} onLeave called after the presentation has ended
 */
export function present(onLeave) {
  const root = document.documentElement;
  const sections = [...document.querySelectorAll('section')].filter((section) => section.querySelector('hop-scope'));
  const stay = new AbortController();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  /** The `theme` attribute of each figure before the presentation; null if it had none. @type {Map<HopScope, string | null>} */
  const themes = new Map();
  let at = Math.max(0, sections.findIndex((section) => section.getBoundingClientRect().bottom > innerHeight / 2));
  /** Number of forward steps of the current figure so far. */
  let step = 0;
  /** `scrollY` after the last `fit`. A different `scrollY` means that the reader has scrolled since. */
  let scrolled = 0;

  /** @param {number} [place] @returns {HopScope} */
  const figureAt = (place = at) => /** @type {HopScope} */ (sections[place]?.querySelector('hop-scope'));
  const scene = () => figureAt().getAttribute('scene') ?? '';
  const deeds = () => ACTIONS[scene()] ?? [];
  // The scene `hook` has no numbers to hide, so it has one step fewer.
  const last = () => deeds().length + (scene() === 'hook' ? 1 : 2);

  const sizes = new ResizeObserver(fit);

  /** Limits the height of the picture so that the picture and the main button are above the bar. */
  function fit() {
    const inside = figureAt().shadowRoot;
    const pictures = [...(inside?.querySelectorAll(PICTURES) ?? [])];
    if (!inside || pictures.length === 0) return;
    const main = MAIN.map((name) => inside.querySelector(name)).find((button) => button !== null);
    const boxes = [...pictures, ...(main ? [main] : [])];
    root.style.setProperty('--bar', `${bar.offsetHeight}px`);
    root.style.removeProperty('--hopscope-picture');
    /** Distance that the lowest box would extend below the upper edge of the bar at `scrollY` 0, plus `GAP`, in CSS pixels. */
    const over = () => Math.max(...boxes.map((box) => box.getBoundingClientRect().bottom)) + scrollY + GAP + bar.offsetHeight - innerHeight;
    if (over() > 0) {
      const height = Math.max(...pictures.map((picture) => picture.clientHeight)) - over();
      root.style.setProperty('--hopscope-picture', `${Math.max(LEAST, Math.floor(height))}px`);
    }
    if (Math.abs(scrollY - scrolled) > 1) return;
    scrollTo(0, Math.max(0, over()));
    scrolled = scrollY;
  }

  /** Shows the top of the page. */
  function rewind() {
    scrollTo(0, 0);
    scrolled = 0;
    sizes.disconnect();
    const section = sections[at];
    // The observer calls `fit` when it starts to observe.
    if (section) sizes.observe(section);
  }

  /** Shows the current figure after `step` forward steps. */
  function show() {
    const figure = figureAt();
    for (const [index, section] of sections.entries()) section.toggleAttribute('data-now', index === at);
    sections[at]?.toggleAttribute('data-answered', step === last());
    if (step > deeds().length && scene() !== 'hook') figure.removeAttribute('numbers');
    else figure.setAttribute('numbers', 'asked');
    if (step === last()) figure.setAttribute('think', 'answered');
    else figure.removeAttribute('think');
    place.value = say('classroom.place', { place: at + 1, of: sections.length });
    const isEnd = at === sections.length - 1 && step === last();
    next.disabled = isEnd;
    back.disabled = at === 0 && step === 0;
    next.textContent = say(step < deeds().length ? `classroom.${deeds()[step] ?? 'post'}` : step === last() ? 'classroom.next' : step === last() - 1 ? 'classroom.answer' : 'classroom.numbers');
  }

  /** Goes one step forward or back, across figures. @param {1 | -1} direction */
  function go(direction) {
    const to = step + direction;
    if (to > last() || to < 0) {
      const other = at + direction;
      if (!sections[other]) return;
      at = other;
      step = direction > 0 ? 0 : last();
      rewind();
    } else {
      const deed = direction > 0 ? deeds()[step] : undefined;
      step = to;
      if (deed) figureAt().ready.then((figure) => figure[deed](), () => undefined);
      if (step === last()) sections[at]?.scrollIntoView({ block: 'end' });
    }
    show();
  }

  const place = document.createElement('output');
  const back = button('classroom.back', () => go(-1));
  const next = button('classroom.next', () => go(1));
  const bar = Object.assign(document.createElement('nav'), { className: 'bar' });
  bar.setAttribute('aria-label', say('classroom.bar'));
  bar.append(back, place, next, button('classroom.code', () => void showCode(figureAt())), button('classroom.leave', leave));

  function leave() {
    stay.abort();
    sizes.disconnect();
    bar.remove();
    root.classList.remove('presenting');
    for (const name of ['--bar', '--hopscope-picture']) root.style.removeProperty(name);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    for (const section of sections) for (const name of ['data-now', 'data-answered']) section.removeAttribute(name);
    for (const [figure, theme] of themes) {
      figure.removeAttribute('numbers');
      figure.removeAttribute('think');
      if (theme === null) figure.removeAttribute('theme');
      else figure.setAttribute('theme', theme);
    }
    sections[at]?.scrollIntoView();
    onLeave();
  }

  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  root.classList.add('presenting');
  for (const [index] of sections.entries()) {
    const figure = figureAt(index);
    themes.set(figure, figure.getAttribute('theme'));
    figure.setAttribute('theme', 'projector');
  }
  document.body.append(bar);
  document.addEventListener(
    'keydown',
    (event) => {
      const target = /** @type {Element} */ (event.target);
      if (document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') return leave();
      const direction = KEYS[event.key];
      // A clicker sends PageUp and PageDown. These keys work with any focused element.
      if (!direction || (!event.key.startsWith('Page') && target.matches(TAKEN))) return;
      event.preventDefault();
      go(direction);
    },
    { signal: stay.signal },
  );
  addEventListener('resize', fit, { signal: stay.signal });
  show();
  rewind();
  next.focus();
}

/** Shows a dialog with a QR code that links to the figure's state. @param {HopScope} figure */
async function showCode(figure) {
  const [{ codeOf }] = await Promise.all([import('./qr-code.js'), figure.ready]);
  const { text: state, values } = figure.getState();
  const address = link(location.href, state, figure.getAttribute('scene') ?? undefined);
  const dialog = Object.assign(document.createElement('dialog'), { className: 'code' });
  dialog.setAttribute('aria-label', say('classroom.code.title'));
  dialog.append(
    codeOf(address, say('classroom.code.title')),
    Object.assign(document.createElement('p'), { textContent: say('classroom.code.seed', { seed: String(values.seed ?? '') }) }),
    Object.assign(document.createElement('p'), { textContent: address }),
    button('classroom.code.close', () => dialog.close()),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
