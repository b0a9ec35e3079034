/**
 * Locations of the wasm modules and of their workers' scripts. The URLs are relative to this script. Imported as `#locations`
 * (see package.json): in the one-file page, the bundler replaces this file with standalone/locations.js.
 */
import { EngineError } from './messages.js';
import { workerOfText } from '../shared/text-worker.js';
import { trusted } from '../shared/trusted.js';
import * as integrity from '../pkg/integrity.js';

/**
 * @typedef {object} ModuleLocation
 * @property {(name: string) => { worker: Worker, begun?: () => void } | Promise<{ worker: Worker, begun?: () => void }>} worker starts a worker for this module; the worker's
 *   script reads the name from `self.name`; the caller calls `begun` once the worker has started or failed to start
 * @property {() => Promise<WebAssembly.Module>} module fetches and compiles the wasm module
 */

/** @type {ModuleLocation} */
export const figure = {
  worker: (name) => started(new URL('./engine.js', import.meta.url), name),
  module: () => compiled(new URL('./hopscope_bg.wasm', import.meta.url), integrity.hopscope),
};

/** @type {ModuleLocation} */
export const laboratory = {
  worker: (name) => started(new URL('./lab.js', import.meta.url), name),
  module: () => compiled(new URL('./lab_bg.wasm', import.meta.url), integrity.lab),
};

/** @type {ModuleLocation} */
export const reading = {
  worker: (name) => started(new URL('./reader.js', import.meta.url), name),
  module: () => compiled(new URL('./reader_bg.wasm', import.meta.url), integrity.reader),
};

/**
 * Starts a worker. A worker's script must have the page's origin. If `script` is on another host, the worker runs a small script from a
 * blob URL: it imports `script` and stores the messages that arrive before the import ends.
 *
 * The small script is a classic script, because Chromium checks the imports of a module worker against the content security policy's
 * `worker-src`, which then would have to list the other host.
 *
 * In a sandboxed page (origin 'null') no worker can start from `script`. A blob URL is not used there, because the host's policy may forbid
 * it, and the browser would log an error.
 * @param {URL} script @param {string} name
 */
function started(script, name) {
  if ([script.origin, 'null'].includes(self.origin)) return { worker: new Worker(trusted(script.href), { type: 'module', name }) };
  const text = `const told = [];
onmessage = (event) => told.push(event);
import(${JSON.stringify(script)}).then(
  () => told.forEach((event) => onmessage(event)),
  (error) => setTimeout(() => { throw error; }),
);`;
  return workerOfText(text, name);
}

/** Fetches and compiles a wasm module. @param {URL} wasm @param {string} integrity hash of the file; the browser rejects other content */
async function compiled(wasm, integrity) {
  const answer = await fetch(wasm, { integrity });
  if (!answer.ok) throw new EngineError(`${answer.url}: ${answer.status}`);
  return answer.headers.get('content-type')?.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
}
