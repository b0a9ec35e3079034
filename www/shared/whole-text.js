/** A scenario with every parameter, so that a later version with other defaults shows the same. Fetched when a link is copied. */
import { PARAMETERS } from '../pkg/text/parameters.js';

/** @param {unknown} value as a query string has it */
const written = (value) => encodeURIComponent(value === true ? 'yes' : value === false ? 'no' : String(value ?? ''));

/**
 * The text with the parameters that it leaves out because they have their defaults.
 * @param {{ text: string, values: Record<string, unknown> }} state the scenario as the core writes it, and every value
 */
export function wholeText({ text, values }) {
  const named = new Set(new URLSearchParams(text).keys());
  // Without a name the person in the middle is nobody's: there is no such default to change.
  const others = PARAMETERS.filter((name) => name in values && name !== 'you' && !named.has(name));
  return [...(text ? [text] : []), ...others.map((name) => `${name}=${written(values[name])}`)].join('&');
}
