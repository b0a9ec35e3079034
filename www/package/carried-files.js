/** The content of a file that a script carries: as bytes, as a wasm module, and as a running worker. */
import { trusted } from '../shared/trusted.js';

/** @param {string} text base64 of gzip */
async function unpacked(text) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')));
}

/** @param {string} text base64 of gzip */
export const moduleOf = async (text) => WebAssembly.compile(await (await unpacked(text)).arrayBuffer());

/**
 * Starts a worker from a blob URL; the page's policy has to allow `worker-src blob:`.
 * @param {string} text base64 of gzip @param {string} name
 */
export async function workerOf(text, name) {
  const url = URL.createObjectURL(new Blob([await (await unpacked(text)).text()], { type: 'text/javascript' }));
  return { worker: new Worker(trusted(url), { name }), begun: () => URL.revokeObjectURL(url) };
}
