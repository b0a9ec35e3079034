/**
 * The two wasm cores of a figure: the small core (default models only), and the whole core (all models), which is fetched when it is
 * needed. Imported as `#core` (see package.json). The one-file page replaces this file with standalone/core.js.
 */
import { laboratory } from '#locations';

export { Core, freshSeed, initSync as init, schema, themes } from '../pkg/hopscope.js';

/** Fetches the whole core and instantiates it in this thread. */
export async function whole() {
  const [{ initSync, Core }, module] = await Promise.all([import('../pkg/lab.js'), laboratory.module()]);
  initSync({ module });
  return Core;
}
