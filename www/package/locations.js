/** Locations of the wasm modules and workers of the npm package. Replaces engine/locations.js. */
import * as integrity from '../pkg/integrity.js';
import { moduleOf, workerOf } from './carried-files.js';
import { areBeside, carried, modules, workers } from './hopscope-files.js';

/** @import { ModuleLocation } from '../engine/locations.js' */

/**
 * The compiled modules. The worker of a figure asks for the one of the lab, too.
 * @type {Partial<Record<keyof typeof modules, Promise<WebAssembly.Module>>>}
 */
const compiled = {};

/** @param {keyof typeof modules} name */
async function fetched(name) {
  if (areBeside()) {
    try {
      const answer = await fetch(modules[name](), { integrity: integrity[name] });
      if (answer.ok) return await WebAssembly.compile(await answer.arrayBuffer());
    } catch {
      // The file is not there after all, or is another one.
    }
  }
  const { default: text } = await carried[name]();
  return moduleOf(text);
}

/** @param {keyof typeof modules} name */
function module(name) {
  const compiling = (compiled[name] ??= fetched(name));
  compiling.catch(() => delete compiled[name]);
  return compiling;
}

/**
 * Starts a worker. The browser refuses a script that is on another host than the page: then the worker starts from the carried text.
 * @param {string} name
 */
async function worker(name) {
  const begun = await started(name);
  begun.worker.addEventListener('message', ({ data }) => {
    if (data?.want !== 'lab') return;
    module('lab').then(
      (lab) => begun.worker.postMessage({ lab }),
      (error) => begun.worker.postMessage({ lab: undefined, why: String(error?.message ?? error) }),
    );
  });
  return begun;
}

/** @param {string} name @returns {Promise<{ worker: Worker, begun?: () => void }>} */
async function started(name) {
  try {
    const start = areBeside() && workers[name];
    if (start) return { worker: start() };
  } catch {
    // On another host, or the page demands trusted types: see below.
  }
  const { default: text } = await carried.worker();
  return workerOf(text, name);
}

/** @type {ModuleLocation} */
export const figure = { worker, module: () => module('hopscope') };

/** @type {ModuleLocation} */
export const laboratory = { worker, module: () => module('lab') };

/** @type {ModuleLocation} */
export const reading = { worker, module: () => module('reader') };
