/**
 * Author options of a figure: settings of the page's author that are not scenario parameters. They are set by attribute, by property, or
 * in the address of an embedded figure. author-restrictions.js parses lists and reports invalid values; most figures do not load it.
 */
import { OTHERWISE, SCENES } from '../scenes/index.js';

/** @param {string} names separated by spaces */
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

/** Value of an option with fixed values; the default if it is missing or invalid. @param {Element} element @param {string} name */
export function chosen(element, name) {
  const [otherwise = '', ...others] = AUTHOR[name] ?? [];
  const value = element.getAttribute(name)?.trim() ?? '';
  return others.includes(value) ? value : otherwise;
}

/** False if author-restrictions.js is needed: an option in `FURTHER` is set, or an option has an invalid value. @param {Element} element */
export function isPlain(element) {
  return Object.entries(AUTHOR).every(([name, choices]) => {
    const value = element.getAttribute(name);
    return value === null || choices.length === 0 || (!FURTHER.includes(name) && choices.includes(value.trim()));
  });
}

/** Speed factor, from .25 to 4. @param {Element} element */
export const speedOf = (element) => Math.min(4, Math.max(0.25, Number(element.getAttribute('speed')) || 1));

/** Property value of an option; for lists and addresses, the attribute's text. @param {Element} element @param {string} name */
export function propertyOf(element, name) {
  if (name === 'speed') return speedOf(element);
  const isText = AUTHOR[name]?.length === 0 || (name !== 'autoplay' && FURTHER.includes(name));
  return (isText && element.getAttribute(name)) || chosen(element, name);
}
