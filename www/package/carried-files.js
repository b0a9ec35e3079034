/** The content of a file that a script carries: as bytes, as a wasm module, and as a running worker. */
import { workerOfText } from '../shared/text-worker.js';

/** @param {string} text base64 of gzip */
async function unpacked(text) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')));
}

/** @param {string} text base64 of gzip */
export const moduleOf = async (text) => WebAssembly.compile(await (await unpacked(text)).arrayBuffer());

/** @param {string} text base64 of gzip @param {string} name */
export const workerOf = async (text, name) => workerOfText(await (await unpacked(text)).text(), name);
