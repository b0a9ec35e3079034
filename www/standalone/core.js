/** The core of the standalone file: the complete wasm core from the start, with no second download. Replaces engine/core.js. */
import { Core } from '../pkg/lab.js';

export { Core, freshSeed, initSync as init, schema, themes } from '../pkg/lab.js';

/** Resolves at once: the complete core is already loaded. */
export const whole = async () => Core;
