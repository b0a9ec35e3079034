/**
 * Locations of the workers and wasm modules in the standalone file. The file contains them; open.js unpacks them.
 * Replaces engine/locations.js.
 */

import { workerOfText } from '../shared/text-worker.js';

/**
 * @import { ModuleLocation } from '../engine/locations.js'
 * @typedef {{ worker: string, core: Uint8Array<ArrayBuffer>, reader: Uint8Array<ArrayBuffer> }} Carried
 */

/** The unpacked files; undefined in a worker, which has no document and receives its module in a message. @type {Carried | undefined} */
const carried = /** @type {{ carried?: Carried }} */ (globalThis.document?.querySelector('#hopscope-files') ?? {}).carried;

/** @param {string} name */
function worker(name) {
  return workerOfText(carried?.worker ?? '', name);
}

/** The figure's worker and module. The analysis module is the same wasm file. @type {ModuleLocation} */
export const figure = { worker, module: () => WebAssembly.compile(carried?.core ?? new Uint8Array()) };

export const laboratory = figure;

/** @type {ModuleLocation} */
export const reading = { worker, module: () => WebAssembly.compile(carried?.reader ?? new Uint8Array()) };
