/** Pseudo-languages, made from English: one is right to left, one has longer words. They reveal untranslated or clipped text. */
import { readFileSync } from 'node:fs';

/** @typedef {Record<string, string | Record<string, string>>} Texts */

/** Sections that the build writes into pages of their own. */
const PAGES = ['page', 'worksheet', 'embed'];

/** All that scripts say in a language, in one. The build adds the core's texts to those in English. @param {string} language @returns {Texts} */
export function textsOf(language) {
  const folder = language === 'en' ? 'pkg' : 'i18n';
  const sections = JSON.parse(readFileSync(new URL(`../../www/${folder}/text/${language}.json`, import.meta.url), 'utf8'));
  return Object.assign({}, ...Object.entries(sections).flatMap(([section, texts]) => (PAGES.includes(section) ? [] : [texts])));
}

/** What stands between values, made otherwise. @param {(piece: string) => string} change @returns {Texts} */
function changed(change) {
  const sentence = (/** @type {string} */ text) => text.replace(/\{\w+\}|[^{}]+/g, (piece) => (piece.startsWith('{') ? piece : change(piece)));
  return Object.fromEntries(
    Object.entries(textsOf('en')).map(([key, text]) => [
      key,
      typeof text === 'string' ? sentence(text) : Object.fromEntries(Object.entries(text).map(([form, words]) => [form, sentence(words)])),
    ]),
  );
}

/** Letters with marks on them; what is not a letter stays. @param {string} text */
const marked = (text) => text.replace(/[aeiouAEIOU]/g, (letter) => ({ a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' })[letter] ?? letter);

/** `ar-XB`: each word overridden to run from right to left, as if its letters did. */
export const mirrored = () => changed((piece) => piece.replace(/\p{L}+/gu, (word) => `\u202e${marked(word)}\u202c`));

/** `en-XA`: four tenths longer, and no word of English left as it is. */
export const lengthened = () =>
  changed((piece) =>
    piece.replace(/\p{L}+/gu, (word) => marked(word) + (word.length > 2 ? '~'.repeat(Math.round(word.length * 0.4)) : '')),
  );
