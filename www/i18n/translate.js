/**
 * Everything that is said: the texts of text/*.json, with numbers as a language writes them.
 *
 * One page can have figures in several languages. Whoever says something says first whose words they are: `speak(voice)`, at the
 * beginning of every stretch of code that says something without a pause. The element does so before it renders and before it tells.
 * What is said after a pause (an error, a note) is kept as `later(() => say(…))` and becomes words when it is shown.
 */
import figure from '../pkg/text/en/figure.json';
import labels from '../pkg/text/en/labels.json';
import { languages } from '../pkg/text/languages.js';

/** @typedef {import('../pkg/text/keys').Key} Key */

/** @import { Texts } from './language.js' */

/** Words, or what becomes words when it is shown. @typedef {string | { toString(): string }} Words */

/** @typedef {ReturnType<typeof voice>} Voice a language as it is spoken */

/** The words of the first language; of another one where it has none. @type {Texts} */
const first = { ...figure, ...labels };

/** Words of the first language that came later. @param {Texts} more */
export const learn = (more) => Object.assign(first, more);

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

/** @param {string} language as in `lang="de-AT"` @param {Texts} texts */
const voice = (language, texts) => ({
  language,
  texts,
  /** @type {'rtl' | 'ltr'} */
  dir: /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(language) ? 'rtl' : 'ltr',
  number: once(() => new Intl.NumberFormat(language, { maximumFractionDigits: 4 })),
  brief: once(() => new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })),
  plural: once(() => new Intl.PluralRules(language)),
  list: once(() => new Intl.ListFormat(language)),
});

/** Where no other language is asked for, or there. */
export const otherwise = voice('en', first);

let now = otherwise;

/** From here on words are of this voice. @param {Voice} voice */
export const speak = (voice) => void (now = voice);

/** Whose words they are now. */
export const speaking = () => now;

/** Languages that a page has brought. @type {Record<string, Texts>} */
const brought = {};

/** Voices by what was asked for. @type {Map<string, Promise<Voice>>} */
const voices = new Map();

/** A language of the page's own, all in one: what it does not say is said in the first one. @param {string} language @param {Texts} texts */
export function teach(language, texts) {
  brought[language] = texts;
  voices.clear();
}

/** The voice of a language, whose file is fetched once; another where there is none. @param {string} asked as in `lang="de-AT"` @returns {Promise<Voice>} */
export function voiceOf(asked) {
  const finding = voices.get(asked) ?? find(asked);
  voices.set(asked, finding);
  return finding;
}

/** @param {string} asked */
async function find(asked) {
  try {
    // It throws where this is the name of no language.
    const [language = ''] = Intl.getCanonicalLocales(asked);
    const [main = ''] = language.split('-');
    const texts = brought[language] ?? brought[main] ?? (await languages[main]?.())?.default;
    return texts ? voice(language, texts) : otherwise;
  } catch {
    voices.delete(asked);
    return otherwise;
  }
}

/** Said when it is shown, in the language of then. @param {() => string} say @returns {Words} */
export const later = (say) => ({ toString: say });

/** Small counts need no formatter, which takes longer to make than a page to write; none of them is below zero, not even zero. @param {number} value */
export const digits = (value) => (now === otherwise && Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : now.number().format(value + 0));

/** What is no exact count: so many digits that count, and no fraction of what is large. @param {number} value @param {number} [figures] */
export const rough = (value, figures = 3) => digits(Math.abs(value) < 100 ? Number(value.toPrecision(figures)) : Math.round(value));

/** For the axis of a chart: 12K. @param {number} value */
export const short = (value) => now.brief().format(value);

/** Bytes of memory: 310 MB, 3.1 GB. @param {number} bytes */
export function memory(bytes) {
  const large = bytes >= 1e9;
  const format = new Intl.NumberFormat(now.language, { style: 'unit', unit: large ? 'gigabyte' : 'megabyte', maximumFractionDigits: large ? 1 : 0 });
  return format.format(bytes / (large ? 1e9 : 1e6));
}

/** Letters that are written from the right, and marks that turn what follows them. */
const TURNING = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc\ud802\ud803\ud83a\ud83b]/;

/**
 * A text from outside for the middle of a sentence: whatever it is made of, it turns nothing around it. An isolate of its own holds
 * what it begins, and marks that would end that are left out.
 * @param {string} text
 */
export const foreign = (text) => (now.dir === 'rtl' || TURNING.test(text) ? `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069` : text);

/** @param {string[]} parts */
export const join = (parts) => now.list().format(parts);

/**
 * The sentence of a key, its {names} not yet filled in. Where it depends on a number, `count` chooses the form.
 * @param {Key} key
 * @param {number} [count]
 * @returns {string}
 */
function sentence(key, count = 0) {
  const entry = now.texts[key] ?? first[key] ?? '';
  return typeof entry === 'string' ? entry : (entry[`=${count}`] ?? entry[now.plural().select(count)] ?? entry.other ?? '');
}

/**
 * The sentence of a key with its {names} filled in; {count} chooses between singular and plural.
 * @param {Key} key
 * @param {Record<string, Words | number>} [values]
 */
export function say(key, values = {}) {
  return sentence(key, Number(values.count ?? 0)).replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return typeof value === 'number' ? digits(value) : String(value ?? whole);
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
  return key in now.texts || key in first;
}
