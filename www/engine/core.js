/** The cores of a figure: the light one, and the whole one when it is asked for. Named `#core`: the one file has another (one-file/core.js). */
import { laboratory } from '#locations';

export { Core, initSync as init, schema, themes } from '../pkg/hopscope.js';

/** The whole core, for this thread. */
export async function whole() {
  const [{ initSync, Core }, module] = await Promise.all([import('../pkg/lab.js'), laboratory.module()]);
  initSync({ module });
  return Core;
}
