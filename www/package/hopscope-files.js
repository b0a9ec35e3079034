/**
 * The files that the package fetches: the script of its workers, and the wasm modules. The addresses are written as bundlers expect them, so
 * that Vite, webpack, Parcel and Turbopack copy the files and put in their new addresses. Other bundlers, as esbuild and Rollup, leave such an
 * address as it is, and the file is missing. Then the figure uses the content that `carried` has: scripts that every bundler finds.
 *
 * The build writes this file beside the package's other scripts under its own name, and does not bundle it into them: by that name it finds out
 * whether a bundler has moved it.
 */

/** The workers, by their names. Each of them runs the same script, which reads its name. @type {Record<string, () => Worker>} */
export const workers = {
  hopscope: () => new Worker(new URL('./hopscope-worker.js', import.meta.url), { type: 'module', name: 'hopscope' }),
  'hopscope-lab': () => new Worker(new URL('./hopscope-worker.js', import.meta.url), { type: 'module', name: 'hopscope-lab' }),
  'hopscope-reader': () => new Worker(new URL('./hopscope-worker.js', import.meta.url), { type: 'module', name: 'hopscope-reader' }),
};

/** The addresses of the wasm modules. */
export const modules = {
  hopscope: () => new URL('./hopscope_bg.wasm', import.meta.url),
  lab: () => new URL('./lab_bg.wasm', import.meta.url),
  reader: () => new URL('./reader_bg.wasm', import.meta.url),
};

/** The contents of the files as text: base64 of gzip. Each is fetched only if it is used. */
export const carried = {
  worker: () => import('../pkg/carried/worker.js'),
  hopscope: () => import('../pkg/carried/hopscope.js'),
  lab: () => import('../pkg/carried/lab.js'),
  reader: () => import('../pkg/carried/reader.js'),
};

/**
 * Whether the files stand at their addresses: nobody moved this script, or who moved it has put in other addresses. A bundle that is not a
 * module has no address, and then `new URL` throws.
 */
export function areBeside() {
  // @ts-ignore webpack replaces the condition by `true` and drops the rest, which would hold the path of this file on the author's disk.
  if (typeof __webpack_require__ === 'function') return true;
  try {
    const own = new URL(import.meta.url).pathname;
    return own.endsWith('/hopscope-files.js') || !modules.hopscope().pathname.endsWith('/hopscope_bg.wasm');
  } catch {
    return false;
  }
}
