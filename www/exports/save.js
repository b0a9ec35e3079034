/** From what was made to a file or the clipboard. */

/** @import { Model } from '../state/model.js' */

/** So long is what is saved kept for the browser to fetch, in milliseconds. */
const KEPT = 60_000;

/** A name for a file, of what is chosen and never of a text from outside: `hopscope-everyone-100.png`. @param {Model} model @param {string} kind @param {string} [what] */
export function nameOf({ values, connection }, kind, what) {
  const parts = ['hopscope', String(values.strategy ?? '').replace(/\W/g, ''), String(connection), ...(what && what !== 'life' ? [what] : [])];
  return `${parts.filter(Boolean).join('-')}.${kind}`;
}

/** Controller a file to the browser. @param {Blob} blob @param {string} name @returns {boolean} false where the page around this one is known to forbid it */
export function save(blob, name) {
  // A frame without a place of its own: it may run scripts, and hardly ever save files.
  if (self !== top && self.origin === 'null') return false;
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
  return true;
}

/** @param {string} text @param {HTMLInputElement | HTMLTextAreaElement} field where it stands, to be copied by hand where it must @returns {Promise<boolean>} */
export async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field.focus();
    field.select();
    return false;
  }
}
