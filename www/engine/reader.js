/**
 * Reads files, in a worker of its own, which can be ended while it does. Loaded when somebody opens one. The only importer of its
 * package, and its worker's own script.
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
    read: (/** @type {Uint8Array} */ bytes) => readFile(bytes, memoryLimit(), (/** @type {number} */ done) => progress({ done, total: 100 })),
    close: () => {},
  }),
  transfer: (value) => {
    const { edges, ids } = /** @type {Network} */ (value);
    return [edges.buffer, ids.buffer];
  },
});

/** Asks who reads. */
export class Reader extends Client {
  /** Hears how many hundredths of a file have been read. @type {(percent: number) => void} */
  onRead = () => {};

  /** @param {Uint8Array<ArrayBuffer>} bytes of the file; transferred @returns {Promise<Network>} */
  read(bytes) {
    return /** @type {Promise<Network>} */ (this.ask('read', [bytes], [bytes.buffer]));
  }
}

/** Opens a reader. @param {AbortSignal} [signal] ends it while it opens */
export async function openReader(signal) {
  /** @type {Reader | undefined} */
  let reader;
  const line = await server.open((work) => 'done' in work && reader?.onRead(work.done), signal);
  reader = new Reader(line);
  return reader;
}
