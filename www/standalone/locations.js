/** The places in the one file: it carries the core and the workers' script itself, unpacked by open.js. In place of ../places.js. */

/**
 * @import { Place } from '../engine/locations.js'
 * @typedef {{ worker: string, core: Uint8Array<ArrayBuffer>, reader: Uint8Array<ArrayBuffer> }} Carried
 */

/** A worker has no document, and is given its module. @type {Carried | undefined} */
const carried = /** @type {{ carried?: Carried }} */ (globalThis.document?.querySelector('#hopscope-files') ?? {}).carried;

/** @param {string} name */
function worker(name) {
  const url = URL.createObjectURL(new Blob([carried?.worker ?? ''], { type: 'text/javascript' }));
  return { worker: new Worker(url, { name }), begun: () => URL.revokeObjectURL(url) };
}

/** With the whole core, as the laboratory. @type {Place} */
export const figure = { worker, module: () => WebAssembly.compile(carried?.core ?? new Uint8Array()) };

export const laboratory = figure;

/** @type {Place} */
export const reading = { worker, module: () => WebAssembly.compile(carried?.reader ?? new Uint8Array()) };
