/**
 * A scenario in a URL: settings in the query, the reader's state in the hash, and the name of the scene. The core reads and writes the text.
 *
 * A URL can also contain parts for other scripts: `?utm_source=x`, `?fbclid=x`, `#comments`, `#?secret=x`, `#:~:text=x`. They are ignored
 * without a warning. In an attribute or an argument of `set()`, which are not URLs, the core warns about unknown names.
 *
 * The folder shared/ contains functions that several folders need. It imports only i18n/ and pkg/text/.
 */
import { PARAMETERS } from '../pkg/text/parameters.js';

/** The scene if a URL names none. */
const UNNAMED = 'sandbox';

/** Logged warnings. Each is logged once per page, at most `MOST` in total: another script may cause very many. @type {Set<string>} */
const said = new Set();
const MOST = 100;

/** Logs a warning on the console. @param {string} what @returns {boolean} whether the warning is new */
export function warn(what) {
  if (said.has(what)) return false;
  if (said.size < MOST) {
    said.add(what);
    console.warn(`hop-scope: ${what}`);
  }
  return true;
}

/** An external text for a warning: quoted, and cut after 40 characters. @param {string} [text] */
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

/** The names that belong to Hopscope in every URL. */
const OURS = new Set(['scene', ...PARAMETERS]);

/** The parts of a query or hash, still encoded. @param {string} text with or without the leading `?` or `#` */
const partsOf = (text) => text.replace(/^[?#]/, '').replace(/:~:.*/s, '').split('&').filter(Boolean);

/** Whether a part belongs to Hopscope. @param {string} part @param {readonly string[]} names more names that belong to Hopscope */
function isOurs(part, names) {
  const [name = ''] = new URLSearchParams(part).keys();
  return OURS.has(name) || names.includes(name);
}

/**
 * The parts of a query or hash that belong to Hopscope.
 * @param {string} text with or without the leading `?` or `#`
 * @param {readonly string[]} [names] more names that belong to Hopscope in this URL, in addition to `scene` and the parameters
 */
export const ours = (text, names = []) => partsOf(text).filter((part) => isOurs(part, names)).join('&');

/** The parts of a query or hash that do not belong to Hopscope. @param {string} text with or without the leading `?` or `#` */
export const others = (text) => partsOf(text).filter((part) => !isOurs(part, [])).join('&');

/**
 * Whether the text after `?` or `#` is a scenario: at least one part of it is `scene=…` or a parameter's name with a value. `#post` is the
 * anchor in the page, and `#lang=de` belongs to another script: of the author's options, only `scene` is read from the hash.
 * @param {string} text
 */
export const isScenario = (text) => partsOf(text).some((part) => part.includes('=') && isOurs(part, []));

/**
 * The scene and the values in a query string or hash. Parts that do not belong to Hopscope are left out.
 * @param {string} text
 * @param {readonly string[]} [names] as for `ours`
 * @returns {{ scene: string, named: boolean, values: Record<string, string> }}
 */
export function opened(text, names) {
  const { scene, ...values } = parse(ours(text, names));
  return { scene: scene ?? UNNAMED, named: scene !== undefined, values };
}

/**
 * A URL that opens in this state.
 * @param {string} address
 * @param {string} text the scenario, as the core writes it
 * @param {string} [scene] the scene of the state
 * @param {boolean} [named] whether the link may have the name of the person that the reader is in a file
 */
export function link(address, text, scene = UNNAMED, named = false) {
  const url = new URL(address);
  // The text has every value that differs from its default. The query is cleared because it could contradict the text.
  url.search = '';
  if (!named) text = without(text, 'you');
  // The name alone would open the scene with its start values instead of the defaults. No post is a default.
  url.hash = scene === UNNAMED ? text : `scene=${scene}&${text || 'post=0'}`;
  return url.href;
}

/** A scenario without some of its parameters. @param {string} text as the core writes it @param {...string} names */
export const without = (text, ...names) => text.split('&').filter((part) => !names.includes(part.replace(/=.*/s, ''))).join('&');

/** A scenario without its moment: the life. @param {string} text as the core writes it */
export const lifeOf = (text) => without(text, 'connections', 'post');
