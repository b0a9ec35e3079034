/**
 * What an author says of a figure besides its parameters: by attribute, by property, and in the address of an embedded figure.
 * What most figures do without, lists and the words about what cannot be read, is in authored.js.
 */
import { OTHERWISE, SCENES } from '../scenes/index.js';

/** @param {string} names */
const words = (names) => names.split(' ');

/**
 * The words of each; the first holds where there is none of them. `controls` and `show` are lists, `lock` is one of parameters, `speed` is a
 * number, `credit` can be an address, `lang` is any language, `script` a demo (see exports/script.js).
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const AUTHOR = {
  scene: [OTHERWISE, ...Object.keys(SCENES)],
  controls: words('all none'),
  show: words('all none'),
  lock: words('none all'),
  autoplay: words('off visible'),
  speed: ['1'],
  theme: words('auto light dark projector'),
  motion: words('auto off'),
  lang: [],
  script: [],
  credit: words('off on'),
  numbers: words('shown asked'),
  think: words('on off answered'),
  keys: words('on off'),
  renderer: words('auto core webgl'),
};

/** Those that are read in authored.js. */
const FURTHER = words('controls show lock autoplay speed credit');

/** What holds of those with words. @param {Element} element @param {string} name */
export function chosen(element, name) {
  const [otherwise = '', ...others] = AUTHOR[name] ?? [];
  const value = element.getAttribute(name)?.trim() ?? '';
  return others.includes(value) ? value : otherwise;
}

/** Whether there is more to read, or to say. @param {Element} element */
export function isPlain(element) {
  return Object.entries(AUTHOR).every(([name, choices]) => {
    const value = element.getAttribute(name);
    return value === null || choices.length === 0 || (!FURTHER.includes(name) && choices.includes(value.trim()));
  });
}

/** How much faster than otherwise: from .25 to 4. @param {Element} element */
export const speedOf = (element) => Math.min(4, Math.max(0.25, Number(element.getAttribute('speed')) || 1));

/** What a property says: of lists and addresses their text. @param {Element} element @param {string} name */
export function propertyOf(element, name) {
  if (name === 'speed') return speedOf(element);
  const isText = AUTHOR[name]?.length === 0 || (name !== 'autoplay' && FURTHER.includes(name));
  return (isText && element.getAttribute(name)) || chosen(element, name);
}
