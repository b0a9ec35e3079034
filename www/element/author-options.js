/**
 * Author options of a figure: settings of the page's author that are not scenario parameters. They are set by attribute, by property, or
 * in the address of an embedded figure. author-restrictions.js parses lists and reports invalid values; most figures do not load it.
 */
import { OTHERWISE, SCENES } from '../scenes/index.js';

/** @param {string} names separated by spaces */
const words = (names) => names.split(' ');

/**
 * Allowed values of each option; the first is the default. docs/api.md has the comments of the entries.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const AUTHOR = {
  /** What the figure shows and asks. */
  scene: [OTHERWISE, ...Object.keys(SCENES)],
  /** The controls that a reader can use, as far as the scene has them; `scene` means the controls that only this scene has. */
  controls: words('all none'),
  /** The parts that a reader can see; `none` leaves the picture alone. */
  show: words('all none'),
  /**
   * Parameters that no reader can change, by hand or by a link; attributes, properties and methods still change them. `connections` locks
   * accepting too, `post` locks posting, `world` locks the reader's own file.
   */
  lock: words('none all'),
  /**
   * `visible` starts the life (in the scene `post`: the post) once, when half of the picture is visible, and adds a stop button. It does
   * nothing if the reader asks for reduced motion or has used the figure before, nor in the scenes `their-networks` and `exponential`.
   */
  autoplay: words('off visible'),
  /** How fast a life plays and a post spreads: a factor. */
  speed: ['1'],
  /** The colours; `auto` follows the reader's system, `projector` is larger, for a room. */
  theme: words('auto light dark projector'),
  /** `off` gives people of all communities the same colours. With forced colours there are no tints. */
  tint: words('on off'),
  /** `auto` follows the reader's system; `off` shows the same states without motion between them. Nothing overrides a wish for reduced motion. */
  motion: words('auto off'),
  /** The language, as in HTML; the default is the language of the surrounding element, and English where there is no text in that language. */
  lang: [],
  /** A demo that plays by itself, one step a line. */
  script: [],
  /** `on` adds the words “Made with Hopscope”; an address makes them a link to it. */
  credit: words('off on'),
  /** `asked` hides the numbers until a reader asks for them. */
  numbers: words('shown asked'),
  /** The question below the figure; `answered` shows its answer from the start. */
  think: words('on off answered'),
  /** `off` turns the single-key shortcuts off. */
  keys: words('on off'),
  /** What draws the picture: the core on the processor, WebGL2, or the faster of the two, measured in the page. */
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
const RESTRICTIONS = words('controls show lock autoplay speed credit');

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
    return value === null || choices.length === 0 || (!RESTRICTIONS.includes(name) && choices.includes(value.trim()));
  });
}

/** Speed factor, from .25 to 4. @param {Element} element */
export const speedOf = (element) => Math.min(4, Math.max(0.25, Number(element.getAttribute('speed')) || 1));

/** Property value of an option; for lists and addresses, the attribute's text. @param {Element} element @param {string} name */
export function propertyOf(element, name) {
  if (name === 'speed') return speedOf(element);
  const isText = AUTHOR[name]?.length === 0 || (name !== 'autoplay' && RESTRICTIONS.includes(name));
  return (isText && element.getAttribute(name)) || chosen(element, name);
}
