/** Author options that few figures use: lists of controls, parts and locked parameters, autoplay, credit. Warns about invalid values. */
import { addStyles } from '../ui/style.js';
import { short, warn } from '../shared/url-state.js';

addStyles(`
.credit { justify-self: end; font-size: 12px; color: var(--quiet); }
.credit a { display: inline-block; padding-block: 4px; color: inherit; }
@container (min-width: 900px) {
  .parts.slim { grid-template-columns: minmax(0, 1fr); grid-template-rows: none; }
  .full .slim :is(.side, .scrubber) { grid-column: 1; grid-row: auto; }
  .slim .side { align-items: center; }
  .slim .counters { display: flex; flex-wrap: wrap; justify-content: center; gap: 10px 36px; }
  .slim .buttons { justify-content: center; }
  .slim .side:not(:has(dl, button, .error:not(:empty), .note)) { display: none; }
}
`);

/**
 * @import { Names, Scene } from '../state/model.js'
 * @typedef {Readonly<Record<string, readonly string[]>>} Author allowed values by option, as in author-options.js
 */

/** @param {string} names separated by spaces */
const words = (names) => names.split(' ');

/** Names of the controls that the reader can use. `scene`: the controls that only the current scene has. */
export const CONTROLS = words('accept post play step reset scrubber settings lenses seed drawer more file question scene');

/** Names of the parts that the reader can see. */
export const READINGS = words('first second third couldReach saw gained happened next key chart table');

/** The parameter that disables a control when it is locked, by control. @type {Readonly<Record<string, string>>} */
const LOCKED = {
  accept: 'connections',
  play: 'connections',
  step: 'connections',
  reset: 'connections',
  scrubber: 'connections',
  next: 'connections',
  post: 'post',
  seed: 'seed',
  file: 'world',
  drawer: 'all',
};

/** Contains every name. @type {Names} */
const EVERYTHING = { has: () => true };

/** Warns about an option's value. @param {string} name @param {string} value @param {string} what end of the message, after the value */
const warnValue = (name, value, what) => warn(`${name}=${short(value)} ${what}`);

/** Whether a text is a valid http(s) address, absolute or relative to the page. @param {string} text */
function isLink(text) {
  try {
    return /[/.:]/.test(text) && /^https?:$/.test(new URL(text, document.baseURI).protocol);
  } catch {
    return false;
  }
}

/** Warns about invalid values. Lists are checked in `namesOf`. @param {Element} element @param {Author} author */
function check(element, author) {
  for (const [name, choices] of Object.entries(author)) {
    const value = element.getAttribute(name);
    if (value === null || choices.length === 0 || choices.includes(value.trim()) || isList(name) || (name === 'credit' && isLink(value))) continue;
    if (name !== 'speed') {
      const address = name === 'credit' ? ' or an address' : '';
      warnValue(name, value, `is ignored: it can be ${[...new Set(choices)].join(', ')}${address}`);
    } else {
      const taken = /** @type {number} */ (Reflect.get(element, name));
      if (taken !== Number(value)) warnValue(name, value, `is no number from .25 to 4: ${taken} is taken`);
    }
  }
}

/** Whether an option is a list of names. @param {string} name */
const isList = (name) => name === 'controls' || name === 'show' || name === 'lock';

/**
 * Parses a list of names.
 * @param {Element} element @param {string} name
 * @param {readonly string[]} choices `all` and `none` @param {readonly string[]} known other valid names; empty if unknown @returns {Names}
 */
function namesOf(element, name, choices = [], known = []) {
  const names = (element.getAttribute(name) ?? '').split(/[\s,]+/).filter(Boolean);
  // Parameter names are unknown until the core is loaded.
  const unknown = known.length === 0 ? [] : names.filter((one) => !choices.includes(one) && !known.includes(one));
  for (const one of unknown) warnValue(name, one, `is ignored: there are ${[...choices, ...known].join(', ')}`);
  const named = names.filter((one) => !unknown.includes(one));
  return (named.length > 0 ? named : choices.slice(0, 1)).includes('all') ? EVERYTHING : new Set(named);
}

/**
 * Reads the remaining author options of an element.
 * @param {Element} element
 * @param {Scene} shown the element's scene
 * @param {readonly string[]} parameters parameter names, if known
 * @param {Author} author
 */
export function restrictions(element, shown, parameters, author) {
  check(element, author);
  const controls = namesOf(element, 'controls', author.controls, CONTROLS);
  const show = namesOf(element, 'show', author.show, READINGS);
  const lock = namesOf(element, 'lock', author.lock, parameters);
  const plays = element.getAttribute('autoplay')?.trim() === 'visible' && !shown.stands;
  const credit = element.getAttribute('credit') ?? '';
  // A figure with autoplay always has a button that stops it.
  const parts = plays && !(shown.pauses && controls.has('scene')) ? new Set([...shown.parts, /** @type {const} */ ('play')]) : shown.parts;
  /** @type {Names} */
  const offers = {
    has: (name) => {
      if (name === 'play' && plays) return true;
      const parameter = LOCKED[name];
      return !(parameter && lock.has(parameter)) && (READINGS.includes(name) ? show : controls).has(name);
    },
  };
  return { shown: { ...shown, parts }, controls: controls.has('scene'), offers, lock, plays, credit: credit === 'on' || isLink(credit) ? credit : 'off' };
}
