/**
 * The engine: workers, wasm modules and the messages between them. Only the engine and standalone/core.js import the wasm packages in pkg/.
 * The engine uses no DOM. It imports shared/, i18n/ and, in its worker, exports/encoder.js. Other folders import its functions from here.
 */
export { EngineError, openEngine } from './engine.js';

/** Opens the analysis module, which is fetched at the first call. @param {AbortSignal} [signal] */
export const openLab = async (signal) => (await import('./lab.js')).openLab(signal);

/** Opens the module that reads files, which is fetched at the first call. @param {AbortSignal} [signal] */
export const openReader = async (signal) => (await import('./reader.js')).openReader(signal);
