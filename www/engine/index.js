/**
 * The engine: workers, wasm modules and the messages between them. Other folders import it from here.
 * It knows no DOM, and it alone imports the generated packages.
 */
export { EngineError, openEngine } from './engine.js';

/** The analysis module, fetched at the first call. @param {AbortSignal} [signal] */
export const openLab = async (signal) => (await import('./lab.js')).openLab(signal);

/** The reader of files, fetched at the first call. @param {AbortSignal} [signal] */
export const openReader = async (signal) => (await import('./reader.js')).openReader(signal);
