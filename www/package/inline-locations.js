/** Locations in the single module `hopscope/inline`, which carries everything. The whole core is the only one. Replaces engine/locations.js. */
import lab from '../pkg/carried/lab.js';
import reader from '../pkg/carried/reader.js';
import script from '../pkg/carried/one-file-worker.js';
import { moduleOf, workerOf } from './carried-files.js';

/** @import { ModuleLocation } from '../engine/locations.js' */

/** @param {string} name */
const worker = (name) => workerOf(script, name);

/** @type {ModuleLocation} */
export const figure = { worker, module: () => moduleOf(lab) };

export const laboratory = figure;

/** @type {ModuleLocation} */
export const reading = { worker, module: () => moduleOf(reader) };
