/**
 * Text that sets figures and shows their numbers, in any page, by plain attributes:
 *
 *     <button data-hopscope="ID" data-set="strategy=met&connections=100">only people you have met</button>
 *     <button data-hopscope="ID" data-do="post">write a post</button>
 *     <span data-hopscope="ID" data-show="couldReach">911</span>
 *     <i data-hopscope-mark="saw"></i>
 *
 * It stores no list of elements. One listener handles all of them, and each update searches the page.
 */
import { short, warn } from '../shared/url-state.js';
import { inWords } from '../i18n/format.js';
import { digits, say } from '../i18n/translate.js';

/**
 * @import { Model } from '../state/model.js'
 *
 * @typedef {HTMLElement & { ready: Promise<unknown>, set(values: string): Promise<unknown> } & Record<typeof ACTS[number], () => unknown>} Figure
 */

/** Actions of a bound element, other than setting parameters. */
const ACTS = /** @type {const} */ (['post', 'play', 'pause', 'accept', 'step', 'reset']);

/** Marks of the figure's legend. */
const MARKS = ['you', 'first', 'second', 'third', 'beyond', 'saw', 'could', 'path'];

/** Default style of bound text. */
const LOOK = `
:where(button[data-hopscope]) {
  font: inherit; color: inherit; padding: 0 .15em; border: 0; border-block-end: .1em dashed; background: none; cursor: pointer;
}
:where(button[data-hopscope][aria-pressed=true]) { border-block-end-style: solid; font-weight: 650; }
:where([data-show]) { font-variant-numeric: tabular-nums; unicode-bidi: isolate; }
[data-hopscope-mark] {
  display: inline-block; width: .62em; height: .62em; border-radius: 50%; forced-color-adjust: none; print-color-adjust: exact;
}
[data-hopscope-mark=could] { background: none; box-shadow: inset 0 0 0 .11em var(--could); }
[data-hopscope-mark=path] { width: 1em; height: .13em; border-radius: 0; vertical-align: .25em; }
`;

/** Warns about an unknown name. @param {string} attribute @param {string} value @param {readonly string[]} [choices] */
const unknown = (attribute, value, choices = []) =>
  warn(`${attribute}=${short(value)} is no name of a figure's${choices.length > 0 ? `; there are ${choices.join(', ')}` : ''}`);

/** @param {Element} bound */
const idsOf = (bound) => (bound.getAttribute('data-hopscope') ?? '').split(/\s+/).filter(Boolean);

/** @param {string} id @returns {Figure | undefined} */
function figureOf(id) {
  const figure = document.getElementById(id);
  return figure?.localName === 'hop-scope' ? /** @type {Figure} */ (figure) : undefined;
}

/**
 * Text of a counter or a parameter, formatted as in the figure.
 * @param {Model} model @param {string} name
 * @returns {string | undefined} undefined if the name is unknown
 */
function written({ counters, facts, posted, connection, parameters, values, sliding }, name) {
  if (name === 'connections') return digits(connection);
  const parameter = parameters.find((one) => one.name === name);
  if (parameter) return inWords(parameter, sliding[name] ?? values[name] ?? parameter.default);
  const value = /** @type {Record<string, unknown>} */ ({ ...facts, ...counters })[name];
  if (!posted && ['saw', 'impressions', 'reshares', 'outside', 'hop', 'hops'].includes(name)) return say('count.none');
  return typeof value === 'number' ? digits(value) : typeof value === 'string' ? value : undefined;
}

/** Whether a parameter has the value that a bound element would set. @param {Model} model @param {string} name @param {string} asked */
function holds({ values, connection, facts }, name, asked) {
  const steps = facts?.steps ?? 0;
  if (name === 'connections') return connection === (asked === 'all' ? steps : Math.min(Number(asked), steps));
  const value = values[name];
  if (typeof value === 'boolean') return value === (asked === 'yes');
  return typeof value === 'number' ? value === Number(asked) : value === asked;
}

/** Updates a bound element from its figure. @param {Element} word @param {Model} model */
function update(word, model) {
  // Until the figure has started, the page's own text stays.
  if (!model.facts || !model.counters) return;
  const name = word.getAttribute('data-show');
  if (name !== null) {
    const text = written(model, name);
    if (text === undefined) unknown('data-show', name);
    else if (word.textContent !== text) word.textContent = text;
  }
  const asked = word.getAttribute('data-set');
  if (asked === null) return;
  const is = [...new URLSearchParams(asked)].every(([one, value]) => holds(model, one, value));
  if (word.getAttribute('aria-pressed') !== String(is)) word.setAttribute('aria-pressed', String(is));
}

/** Runs the action of a bound element. @param {Element} word */
function run(word) {
  const asked = word.getAttribute('data-set');
  const what = word.getAttribute('data-do');
  const known = ACTS.find((one) => one === what);
  if (what !== null && !known) unknown('data-do', what, ACTS);
  if (asked === null && !known) return;
  for (const id of idsOf(word)) {
    const figure = figureOf(id);
    if (!figure) unknown('data-hopscope', id);
    else (asked === null ? figure.ready : figure.set(asked)).then(() => known && figure[known](), () => undefined);
  }
}

/** Colours of the marks: those of the figure they name, or of the first figure. @param {(figure: Element) => Model | undefined} modelOf */
function colours(modelOf) {
  /** @param {string} selector @param {Element | null | undefined} figure */
  const rule = (selector, figure) => {
    const roles = Object.entries((figure && modelOf(figure)?.colours) ?? {}).filter(([role]) => MARKS.includes(role));
    // The host page may set the figure's accent colour.
    return roles
      .map(([role, colour]) => [role, role === 'saw' ? `var(--hopscope-accent,${colour})` : colour])
      .map(([role, colour]) => `${selector}[data-hopscope-mark=${role}]{${role === 'could' ? '--could' : 'background'}:${colour}}`)
      .join('');
  };
  const marks = document.querySelectorAll('[data-hopscope-mark]');
  const ids = new Set();
  for (const mark of marks) {
    const name = mark.getAttribute('data-hopscope-mark') ?? '';
    if (!MARKS.includes(name)) unknown('data-hopscope-mark', name, MARKS);
    for (const id of idsOf(mark)) ids.add(id);
  }
  if (marks.length === 0) return '';
  const first = [...document.querySelectorAll('hop-scope')].find((figure) => modelOf(figure)?.facts);
  return rule('', first) + [...ids].map((id) => rule(`[data-hopscope~="${CSS.escape(id)}"]`, figureOf(id))).join('');
}

/**
 * Binds the text of the document to its figures.
 * @param {(figure: Element) => Model | undefined} modelOf model of a rendered figure
 * @returns {(figure?: Element) => void} updates the text of one figure, or of all figures
 */
export function coupling(modelOf) {
  document.addEventListener('click', ({ target }) => {
    const word = target instanceof Element && target.closest('[data-hopscope]');
    if (word) run(word);
  });
  // No style element: a host page's content security policy may forbid it.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let worn = '';
  return (figure) => {
    const look = LOOK + colours(modelOf);
    if (look !== worn) sheet.replaceSync((worn = look));
    for (const word of document.querySelectorAll(figure ? `[data-hopscope~="${CSS.escape(figure.id)}"]` : '[data-hopscope]')) {
      // An element that sets several figures shows the state of the first.
      const first = figureOf(idsOf(word)[0] ?? '');
      const model = first && (!figure || figure === first) ? modelOf(first) : undefined;
      if (model) update(word, model);
    }
  };
}
