/**
 * Reads network files in a separate worker, which can be terminated during a read. Loaded when a reader opens the first file.
 * Only this file imports the package `pkg/reader.js`. It is also the worker's script.
 *
 * @import { Network, Work } from './messages.js'
 */
import { reading } from '#locations';
import { Client } from './client.js';
import { ModuleServer, memoryLimit } from './rpc.js';
import { initSync as init, readFile } from '../pkg/reader.js';

const server = new ModuleServer({
  name: 'hopscope-reader',
  place: reading,
  init,
  handlers: (/** @type {(work: Work) => void} */ progress) => ({
    read: (/** @type {Uint8Array} */ bytes, /** @type {string | undefined} */ format) =>
      readFile(bytes, memoryLimit(), (/** @type {number} */ done) => progress({ done, total: 100 }), format),
    close: () => {},
  }),
  transfer: (value) => {
    const { edges, ids } = /** @type {Network} */ (value);
    return [edges.buffer, ids.buffer];
  },
});

/** The client of the reader module. */
export class Reader extends Client {
  /** Called with the progress of the current file, in percent. @type {(percent: number) => void} */
  onRead = () => {};

  /**
   * @param {Uint8Array<ArrayBuffer>} bytes the file's content; transferred @param {string} [format] the word of the format as which it is
   *   read; without it, the content decides
   * @returns {Promise<Network>}
   */
  read(bytes, format) {
    return /** @type {Promise<Network>} */ (this.ask('read', [bytes, format], [bytes.buffer]));
  }
}

/** Opens a reader. @param {AbortSignal} [signal] cancels the opening */
export async function openReader(signal) {
  /** @type {Reader | undefined} */
  let reader;
  const line = await server.open((work) => 'done' in work && reader?.onRead(work.done), signal);
  reader = new Reader(line);
  return reader;
}
