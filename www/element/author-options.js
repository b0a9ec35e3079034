/**
 * Author options of a figure, other than parameters: set by attribute, by property, or in the address of an embedded figure.
 * Lists and warnings, which most figures do not need, are in author-restrictions.js.
 */
import { OTHERWISE, SCENES } from '../scenes/index.js';

/** @param {string} names */
const words = (names) => names.split(' ');

/**
 * Allowed values of each option; the first is the default. `controls` and `show` are lists, `lock` is a list of parameters, `speed` is a
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

/**
 * Splits the settings of an address into author options, which become attributes, and parameters.
 * @param {Readonly<Record<string, string>>} settings
 * @returns {{ author: Record<string, string>, parameters: Record<string, string> }}
 */
export function splitSettings(settings) {
  /** @type {Record<string, string>} */
  const author = {};
  /** @type {Record<string, string>} */
  const parameters = {};
  for (const [name, value] of Object.entries(settings)) (Object.hasOwn(AUTHOR, name) ? author : parameters)[name] = value;
  return { author, parameters };
}

/** Options that author-restrictions.js reads. */
const FURTHER = words('controls show lock autoplay speed credit');

/** Value of an option that has fixed values. @param {Element} element @param {string} name */
export function chosen(element, name) {
  const [otherwise = '', ...others] = AUTHOR[name] ?? [];
  const value = element.getAttribute(name)?.trim() ?? '';
  return others.includes(value) ? value : otherwise;
}

/** Whether no option needs author-restrictions.js. @param {Element} element */
export function isPlain(element) {
  return Object.entries(AUTHOR).every(([name, choices]) => {
    const value = element.getAttribute(name);
    return value === null || choices.length === 0 || (!FURTHER.includes(name) && choices.includes(value.trim()));
  });
}

/** Speed factor, from .25 to 4. @param {Element} element */
export const speedOf = (element) => Math.min(4, Math.max(0.25, Number(element.getAttribute('speed')) || 1));

/** Property value of an option; for lists and addresses, their text. @param {Element} element @param {string} name */
export function propertyOf(element, name) {
  if (name === 'speed') return speedOf(element);
  const isText = AUTHOR[name]?.length === 0 || (name !== 'autoplay' && FURTHER.includes(name));
  return (isText && element.getAttribute(name)) || chosen(element, name);
}
