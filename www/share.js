/** A scenario in an address: settings in `?`, the reader's own state in `#`, and which scene's they are. The core reads and writes the text. */

/** Whose state it is where an address names no scene. */
const UNNAMED = 'sandbox';

/**
 * The names and values of a query string or hash; a leading `?` or `#` is allowed.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parse(text) {
  return Object.fromEntries(new URLSearchParams(text.replace(/^[?#]/, '')));
}

/**
 * The scene that a query string or hash is of, and the values it has.
 * @param {string} text
 * @returns {{ scene: string, named: boolean, values: Record<string, string> }}
 */
export function opened(text) {
  const { scene, ...values } = parse(text);
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
