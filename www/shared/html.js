/** HTML as text, for code that a reader or an author copies. */

/** @type {Record<string, string>} */
const REFERENCES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for a quoted HTML attribute. @param {string} text */
export const escaped = (text) => text.replace(/[&<>"]/g, (character) => REFERENCES[character] ?? character);
