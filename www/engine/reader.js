/**
 * Reads files, in a worker of its own, which can be ended while it does. Loaded when somebody opens one. The only importer of its
 * package, and its worker's own script.
 *
 * @import { Network, Work } from './messages.js'
 */
import { reading } from '#locations';
import { Caller } from './client.js';
import { Office, room } from './rpc.js';
import { initSync as init, readFile } from '../pkg/reader.js';

const office = new Office({
  name: 'hopscope-reader',
  place: reading,
  init,
  desk: (/** @type {(work: Work) => void} */ progress) => ({
    read: (/** @type {Uint8Array} */ bytes) => readFile(bytes, room(), (/** @type {number} */ done) => progress({ done, total: 100 })),
    close: () => {},
  }),
  transfer: (value) => {
    const { edges, ids } = /** @type {Network} */ (value);
    return [edges.buffer, ids.buffer];
  },
});

/** Asks who reads. */
export class Reader extends Caller {
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
  const line = await office.open((work) => 'done' in work && reader?.onRead(work.done), signal);
  reader = new Reader(line);
  return reader;
}
