/** The link that opens the current state, on the page that Hopscope's files belong to. */
import { link } from '../shared/url-state.js';

/** @import { Model } from '../state/model.js' */

/** @param {Model} model */
export function addressOf({ text, scene }) {
  const files = import.meta.url;
  // Hopscope's own pages are in the folder of this module, or contain it (standalone file). Other pages ignore the state in the hash.
  const isOurs = !/^https?:/.test(files) || new URL('.', location.href).href === new URL('.', files).href;
  return link(isOurs ? location.href : new URL('index.html', files).href, text, scene);
}
