/**
 * Locations as the workers of the npm package know them. A worker gets its own module from the page. The figure's worker also asks the page for
 * the whole core, because only the page's scripts know where a bundler put that file. Replaces engine/locations.js.
 */

/** @import { ModuleLocation } from '../engine/locations.js' */

/** Waits for the answer of the page. @type {{ resolve: (module: WebAssembly.Module) => void, reject: (error: Error) => void } | undefined} */
let waiting;

// Added before the engine's own listener, which must not see the answer.
globalThis.addEventListener('message', (event) => {
  const { data } = event;
  if (typeof data !== 'object' || data === null || !('lab' in data)) return;
  event.stopImmediatePropagation();
  if (data.lab) waiting?.resolve(data.lab);
  else waiting?.reject(new Error(data.why));
});

/** @type {() => never} */
const none = () => {
  throw new Error('a worker starts no worker');
};

/** @type {ModuleLocation} */
export const laboratory = {
  worker: none,
  module: () =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      globalThis.postMessage({ want: 'lab' });
    }),
};

/** @type {ModuleLocation} */
export const figure = { worker: none, module: none };

/** @type {ModuleLocation} */
export const reading = figure;
