/**
 * Translates the texts of text/*.json and formats numbers for a language.
 *
 * One page can have figures in several languages. Code that makes text first selects the language with `speak(voice)`, after each
 * `await` or new task. The element does so before it renders and before it dispatches an event.
 * A text that is shown later (an error, a note) is stored as `later(() => say(…))` and is translated when it is shown.
 *
 * The folder i18n/ contains the texts, their translation and number formats. It imports only pkg/text/ and types of engine/.
 */
import figure from '../pkg/text/en/figure.json';
import labels from '../pkg/text/en/labels.json';
import { languages } from '../pkg/text/languages.js';

/** @typedef {import('../pkg/text/keys').Key} Key */

/** @import { Texts } from './language.js' */

/** A text, or an object that is translated when it is shown. @typedef {string | { toString(): string }} Words */

/** @typedef {ReturnType<typeof locale>} Locale a language: its texts and its formatters */

/** The English texts. Other languages fall back to them for a missing key. @type {Texts} */
const first = { ...figure, ...labels };

/** Adds English texts that were loaded later. @param {Texts} more */
export const addTexts = (more) => Object.assign(first, more);

/**
 * Calls `make` at the first use and keeps the result. Each formatter takes some milliseconds to create, so the page starts sooner.
 * @template T
 * @param {() => T} make
 */
function once(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}

/** @param {string} language as in `lang="de-AT"` @param {Texts} texts */
const locale = (language, texts) => ({
  language,
  texts,
  /** @type {'rtl' | 'ltr'} */
  dir: /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(language) ? 'rtl' : 'ltr',
  number: once(() => new Intl.NumberFormat(language, { maximumFractionDigits: 4 })),
  brief: once(() => new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })),
  plural: once(() => new Intl.PluralRules(language)),
  list: once(() => new Intl.ListFormat(language)),
});

/** English: the language if no other language is requested or available. */
export const otherwise = locale('en', first);

let now = otherwise;

/** Selects the language of the texts made from now on. @param {Locale} voice */
export const selectLocale = (voice) => void (now = voice);

/** The selected language. */
export const speaking = () => now;

/** Texts that the page supplied, by language. @type {Record<string, Texts>} */
const supplied = {};

/** Loaded languages by requested language tag. @type {Map<string, Promise<Locale>>} */
const voices = new Map();

/** Adds a language that the page supplies. A missing text is shown in English. @param {string} language @param {Texts} texts */
export function teach(language, texts) {
  supplied[language] = texts;
  voices.clear();
}

/**
 * The texts and formatters of a language. Its file is fetched once. The result is English if there is no file.
 * @param {string} asked as in `lang="de-AT"` @returns {Promise<Locale>}
 */
export function localeOf(asked) {
  const finding = voices.get(asked) ?? find(asked);
  voices.set(asked, finding);
  return finding;
}

/** @param {string} asked */
async function find(asked) {
  try {
    // Throws if `asked` is not a valid language tag.
    const [language = ''] = Intl.getCanonicalLocales(asked);
    const [main = ''] = language.split('-');
    const texts = supplied[language] ?? supplied[main] ?? (await languages[main]?.())?.default;
    return texts ? locale(language, texts) : otherwise;
  } catch {
    voices.delete(asked);
    return otherwise;
  }
}

/** A text that is translated when it is shown, in the language selected then. @param {() => string} say @returns {Words} */
export const later = (say) => ({ toString: say });

/** Formats a number. English whole numbers from 0 to 999 need no formatter, which is slow to create. `+ 0` turns -0 into 0. @param {number} value */
export const digits = (value) => (now === otherwise && Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : now.number().format(value + 0));

/** Formats an estimate with at most `figures` significant digits. What is counted is written exactly, by `digits`. @param {number} value @param {number} [figures] */
export const rough = (value, figures = 3) => digits(Number(value.toPrecision(figures)));

/** Formats a number in compact form for a chart axis, for example 12K. @param {number} value */
export const short = (value) => now.brief().format(value);

/** Formats an amount of memory, for example 310 MB or 3.1 GB. @param {number} bytes */
export function memory(bytes) {
  const large = bytes >= 1e9;
  const format = new Intl.NumberFormat(now.language, { style: 'unit', unit: large ? 'gigabyte' : 'megabyte', maximumFractionDigits: large ? 1 : 0 });
  return format.format(bytes / (large ? 1e9 : 1e6));
}

/** Right-to-left letters and bidirectional control characters. */
const TURNING = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc\ud802\ud803\ud83a\ud83b]/;

/**
 * Isolates an external text inside a sentence, so that it does not change the direction of the text around it. The text is put
 * in a bidirectional isolate. Control characters in the text, which could end the isolate, are removed.
 * @param {string} text
 */
export const isolate = (text) => (now.dir === 'rtl' || TURNING.test(text) ? `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069` : text);

/** @param {string[]} parts */
export const join = (parts) => now.list().format(parts);

/**
 * The sentence of a key, with its {names} not replaced. `count` selects the plural form if the text has several.
 * @param {Key} key
 * @param {number} [count]
 * @returns {string}
 */
function sentence(key, count = 0) {
  const entry = now.texts[key] ?? first[key] ?? '';
  return typeof entry === 'string' ? entry : (entry[`=${count}`] ?? entry[now.plural().select(count)] ?? entry.other ?? '');
}

/**
 * The sentence of a key, with its {names} replaced by values. The value `count` selects the plural form.
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
 * The sentence of a key, split at its {names}: plain text at even indexes, names of values at odd indexes.
 * @param {Key} key
 * @param {number} [count]
 */
export function pieces(key, count) {
  return sentence(key, count).split(/\{(\w+)\}/);
}

/** Whether a key has a text. Some keys contain a parameter's name and may be missing. @param {string} key @returns {key is Key} */
export function known(key) {
  return key in now.texts || key in first;
}
