/** A scenario in an address: settings in `?`, the reader's own state in `#`. The core reads and writes the text. */

/**
 * The names and values of a query string or hash; a leading `?` or `#` is allowed.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parse(text) {
  return Object.fromEntries(new URLSearchParams(text.replace(/^[?#]/, '')));
}

/**
 * An address that opens in this state.
 * @param {string} address
 * @param {string} text as the core writes it
 */
export function link(address, text) {
  const url = new URL(address);
  url.hash = text;
  return url.href;
}
