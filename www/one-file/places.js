/** The places in the one file: it carries the core and the workers' script itself, unpacked by open.js. In place of ../places.js. */

/**
 * @import { Place } from '../places.js'
 * @typedef {{ worker: string, wasm: Uint8Array<ArrayBuffer> }} Carried
 */

/** A worker has no document, and is given its module. @type {Carried | undefined} */
const carried = /** @type {{ carried?: Carried }} */ (globalThis.document?.querySelector('#hopscope-files') ?? {}).carried;

/** Both workers run the whole core. @type {Place} */
export const figure = {
  worker(name) {
    const url = URL.createObjectURL(new Blob([carried?.worker ?? ''], { type: 'text/javascript' }));
    return { worker: new Worker(url, { name }), begun: () => URL.revokeObjectURL(url) };
  },
  module: () => WebAssembly.compile(carried?.wasm ?? new Uint8Array()),
};

export const laboratory = figure;
