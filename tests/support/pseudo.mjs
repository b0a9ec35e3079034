/** Pseudo-languages, made from English: one is right to left, one has longer words. They reveal untranslated or clipped text. */
import { readFileSync } from 'node:fs';

/** @typedef {Record<string, string | Record<string, string>>} Texts */

/** Sections that the build writes into the pages. */
const PAGES = ['page', 'worksheet', 'embed'];

/** All texts of a language that scripts use, by key. The build adds the core's texts to those in English. @param {string} language @returns {Texts} */
export function textsOf(language) {
  const folder = language === 'en' ? 'pkg' : 'i18n';
  const sections = JSON.parse(readFileSync(new URL(`../../www/${folder}/text/${language}.json`, import.meta.url), 'utf8'));
  return Object.assign({}, ...Object.entries(sections).flatMap(([section, texts]) => (PAGES.includes(section) ? [] : [texts])));
}

/** The English texts with the parts between the values changed. @param {(piece: string) => string} change @returns {Texts} */
function changed(change) {
  const sentence = (/** @type {string} */ text) => text.replace(/\{\w+\}|[^{}]+/g, (piece) => (piece.startsWith('{') ? piece : change(piece)));
  return Object.fromEntries(
    Object.entries(textsOf('en')).map(([key, text]) => [
      key,
      typeof text === 'string' ? sentence(text) : Object.fromEntries(Object.entries(text).map(([form, words]) => [form, sentence(words)])),
    ]),
  );
}

/** The text with accents on its vowels. @param {string} text */
const marked = (text) => text.replace(/[aeiouAEIOU]/g, (letter) => ({ a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' })[letter] ?? letter);

/** `ar-XB`: a right-to-left language. Each word is between bidi control characters that reverse it. */
export const mirrored = () => changed((piece) => piece.replace(/\p{L}+/gu, (word) => `\u202e${marked(word)}\u202c`));

/** `en-XA`: each word is 40 % longer, and every English word is changed. */
export const lengthened = () =>
  changed((piece) =>
    piece.replace(/\p{L}+/gu, (word) => marked(word) + (word.length > 2 ? '~'.repeat(Math.round(word.length * 0.4)) : '')),
  );
