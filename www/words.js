/** The page's words: text/*.json with numbers as the language writes them. */
import figure from './pkg/text/en/figure.json';
import labels from './pkg/text/en/labels.json';

/** @typedef {import('./pkg/text/keys').Key} Key */

/** By key, and by form where it depends on a number. @typedef {Record<string, string | Record<string, string>>} Texts */

/** @type {Texts} */
const texts = { ...figure, ...labels };

/** Words that came later. @param {Texts} more */
export const learn = (more) => Object.assign(texts, more);

const LANGUAGE = 'en';

/**
 * Made when it is needed first: each takes some milliseconds, and the page starts sooner without.
 * @template T
 * @param {() => T} make
 */
function once(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}

const number = once(() => new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 4 }));
const brief = once(() => new Intl.NumberFormat(LANGUAGE, { notation: 'compact', maximumFractionDigits: 1 }));
const plural = once(() => new Intl.PluralRules(LANGUAGE));
const list = once(() => new Intl.ListFormat(LANGUAGE));

/** Small counts need no formatter, which takes longer to make than a page to write. @param {number} value */
export const digits = (value) => (Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : number().format(value));

/** What is no exact count: so many digits that count, and no fraction of what is large. @param {number} value @param {number} [figures] */
export const rough = (value, figures = 3) => digits(Math.abs(value) < 100 ? Number(value.toPrecision(figures)) : Math.round(value));

/** For the axis of a chart: 12K. @param {number} value */
export const short = (value) => brief().format(value);

/** @param {string[]} parts */
export const join = (parts) => list().format(parts);

/**
 * The sentence of a key, its {names} not yet filled in. Where it depends on a number, `count` chooses the form.
 * @param {Key} key
 * @param {number} [count]
 * @returns {string}
 */
function sentence(key, count = 0) {
  const entry = texts[key] ?? '';
  return typeof entry === 'string' ? entry : (entry[`=${count}`] ?? entry[plural().select(count)] ?? entry.other ?? '');
}

/**
 * The sentence of a key with its {names} filled in; {count} chooses between singular and plural.
 * @param {Key} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  return sentence(key, Number(values.count ?? 0)).replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return typeof value === 'number' ? digits(value) : (value ?? whole);
  });
}

/**
 * The same, cut where values stand: plain text at the even places, names of values at the odd ones.
 * @param {Key} key
 * @param {number} [count]
 */
export function pieces(key, count) {
  return sentence(key, count).split(/\{(\w+)\}/);
}

/** Whether there is such a sentence: some are looked up by the name of a parameter. @param {string} key @returns {key is Key} */
export function known(key) {
  return key in texts;
}
