/** Calls a module that may still be loading. A failure becomes a message for the reader. */
import { Failure, reasonOf } from '../i18n/format.js';
import { later, say } from '../i18n/translate.js';

/** @import { Key } from '../i18n/translate.js' */

/**
 * @template W, T
 * @param {Promise<W>} opening resolves with the module when it is loaded
 * @param {Key} key the message for a module that cannot be fetched or has stopped
 * @param {(module: W) => Promise<T>} call
 * @returns {Promise<T>}
 * @throws {Failure} if the module is missing or has stopped; or the error of the call
 */
export async function ask(opening, key, call) {
  let module;
  try {
    module = await opening;
    return await call(module);
  } catch (error) {
    if (error instanceof Failure || (module && /** @type {{ fatal?: boolean }} */ (error).fatal === false)) throw error;
    const why = reasonOf(error);
    throw new Failure(later(() => say(key, { why })));
  }
}
