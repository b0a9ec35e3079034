/** Saves an export to a file or copies it to the clipboard. */

/** @import { Model } from '../state/model.js' */

/** Lifetime of the blob URL of a saved file, in milliseconds. The browser must read the file within this time. */
const KEPT = 60_000;

/**
 * A file name from the parameters, for example `hopscope-everyone-100.png`. It contains no free text.
 * @param {Model} model @param {string} kind the extension @param {string} [what] the kind of film or table
 */
export function nameOf({ values, connection }, kind, what) {
  const parts = ['hopscope', String(values.strategy ?? '').replace(/\W/g, ''), String(connection), ...(what && what !== 'life' ? [what] : [])];
  return `${parts.filter(Boolean).join('-')}.${kind}`;
}

/**
 * Starts the download of a file.
 * @param {Blob} blob @param {string} name @returns {boolean} false if the page is in a sandboxed frame, which cannot save
 */
export function save(blob, name) {
  // An opaque origin means a sandboxed frame. Such a frame can run scripts but can rarely save files.
  if (self !== top && self.origin === 'null') return false;
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
  return true;
}

/**
 * Copies a text to the clipboard. If the browser refuses, selects the field so that the reader can copy the text by hand.
 * @param {string} text @param {HTMLInputElement | HTMLTextAreaElement} field contains the text @returns {Promise<boolean>} true if copied
 */
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
