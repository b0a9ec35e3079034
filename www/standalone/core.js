/** The core of the one file: the whole one from the beginning, for which nothing more has to be there. In place of ../core.js. */
import { Core } from '../pkg/lab.js';

export { Core, initSync as init, schema, themes } from '../pkg/lab.js';

/** It is there already. */
export const whole = async () => Core;
