/**
 * A scenario in an address: settings in `?`, the reader's own state in `#`, and which scene's they are. The core reads and writes the text.
 *
 * An address also has parts of other people: `?utm_source=x`, `?fbclid=x`, `#comments`, `#?secret=x`, `#:~:text=x`. They are left alone
 * without a warning. What an author writes as an attribute, or gives to `set()`, is not an address: the core warns of unknown names there.
 */
import { PARAMETERS } from '../pkg/text/parameters.js';

/** Whose state it is where an address names no scene. */
const UNNAMED = 'sandbox';

/** Warnings are said once a page, and so many at most: somebody else's script may go on and on. @type {Set<string>} */
const said = new Set();
const MOST = 100;

/** Says on the console what is not as it should be. @param {string} what @returns {boolean} whether it is new */
export function warn(what) {
  if (said.has(what)) return false;
  if (said.size < MOST) {
    said.add(what);
    console.warn(`hop-scope: ${what}`);
  }
  return true;
}

/** A text from outside in a warning: quoted, and not all of it where it is long. @param {string} [text] */
export const short = (text = '') => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

/**
 * The names and values of a query string or hash; a leading `?` or `#` is allowed.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parse(text) {
  const pairs = new URLSearchParams(text.replace(/^[?#]/, ''));
  const values = Object.fromEntries(pairs);
  if (Object.keys(values).length < pairs.size) {
    const seen = new Set();
    const name = [...pairs.keys()].find((name) => seen.size === seen.add(name).size);
    warn(`${short(name)} is given more than once: the last one counts`);
  }
  return values;
}

/** The names that are ours in every address. */
const OURS = new Set(['scene', ...PARAMETERS]);

/** The parts of an address as they are written. @param {string} text after `?` or `#`, with or without that */
const partsOf = (text) => text.replace(/^[?#]/, '').replace(/:~:.*/s, '').split('&').filter(Boolean);

/** @param {string} part @param {readonly string[]} names more names that are ours */
function isOurs(part, names) {
  const [name = ''] = new URLSearchParams(part).keys();
  return OURS.has(name) || names.includes(name);
}

/**
 * The parts of an address that are ours.
 * @param {string} text after `?` or `#`, with or without that
 * @param {readonly string[]} [names] names that are ours in this address besides `scene` and the parameters
 */
export const ours = (text, names = []) => partsOf(text).filter((part) => isOurs(part, names)).join('&');

/** The other parts of an address. @param {string} text after `?` or `#`, with or without that */
export const others = (text) => partsOf(text).filter((part) => !isOurs(part, [])).join('&');

/**
 * Whether the text after `?` or `#` is a scenario: at least one part of it is `scene=…` or a parameter's name with a value. `#post` is the
 * name of a place in the page, and `#lang=de` of somebody else: no author's word but `scene` is read after `#`.
 * @param {string} text
 */
export const isScenario = (text) => partsOf(text).some((part) => part.includes('=') && isOurs(part, []));

/**
 * The scene that a query string or hash is of, and the values it has; what is not ours is left out.
 * @param {string} text
 * @param {readonly string[]} [names] as for `ours`
 * @returns {{ scene: string, named: boolean, values: Record<string, string> }}
 */
export function opened(text, names) {
  const { scene, ...values } = parse(ours(text, names));
  return { scene: scene ?? UNNAMED, named: scene !== undefined, values };
}

/**
 * An address that opens in this state.
 * @param {string} address
 * @param {string} text as the core writes it
 * @param {string} [scene] whose state it is
 */
export function link(address, text, scene = UNNAMED) {
  const url = new URL(address);
  // The text is all that differs from the defaults: settings beside it could only contradict it.
  url.search = '';
  url.hash = scene === UNNAMED ? text : text ? `scene=${scene}&${text}` : `scene=${scene}`;
  return url.href;
}
