/**
 * Where the cores and the workers that run them are: in files beside this script. In the one file they are in it
 * (one-file/places.js); which of the two it is the bundler is told, by the name `#locations` (package.json).
 */
import { EngineError } from './messages.js';
import * as integrity from '../pkg/integrity.js';

/**
 * @typedef {object} Place
 * @property {(name: string) => { worker: Worker, begun?: () => void }} worker starts one that runs this core, and knows itself by
 *   the name; `begun` is called when it has begun, or never will
 * @property {() => Promise<WebAssembly.Module>} module fetches and compiles the core
 */

/** @type {Place} */
export const figure = {
  worker: (name) => started(new URL('./engine.js', import.meta.url), name),
  module: () => compiled(new URL('./hopscope_bg.wasm', import.meta.url), integrity.hopscope),
};

/** @type {Place} */
export const laboratory = {
  worker: (name) => started(new URL('./lab.js', import.meta.url), name),
  module: () => compiled(new URL('./lab_bg.wasm', import.meta.url), integrity.lab),
};

/** @type {Place} */
export const reading = {
  worker: (name) => started(new URL('./reader.js', import.meta.url), name),
  module: () => compiled(new URL('./reader_bg.wasm', import.meta.url), integrity.reader),
};

/**
 * A worker's script has to be of the page's own origin. Where ours comes from another host, one of that origin imports it, and keeps
 * what it is told meanwhile. A classic one: the imports of a module Chromium holds against the policy for workers, which then has to
 * name that host too. In a sandbox a page has no origin, and there is no worker: its host may allow none from a blob, and the browser
 * would say so aloud.
 * @param {URL} script @param {string} name
 */
function started(script, name) {
  if ([script.origin, 'null'].includes(self.origin)) return { worker: new Worker(script, { type: 'module', name }) };
  const text = `const told = [];
onmessage = (event) => told.push(event);
import(${JSON.stringify(script)}).then(
  () => told.forEach((event) => onmessage(event)),
  (error) => setTimeout(() => { throw error; }),
);`;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  return { worker: new Worker(url, { name }), begun: () => URL.revokeObjectURL(url) };
}

/** @param {URL} wasm @param {string} integrity the browser refuses any other file */
async function compiled(wasm, integrity) {
  const answer = await fetch(wasm, { integrity });
  if (!answer.ok) throw new EngineError(`${answer.url}: ${answer.status}`);
  return answer.headers.get('content-type')?.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
}
