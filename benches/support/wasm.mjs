// The wasm modules in node, from www/pkg as `cargo xtask build` writes them.
import { readFileSync } from "node:fs";
import { Core as FigureCore, initSync as openFigure } from "../../www/pkg/hopscope.js";
import { Core as FullCore, Lab, initSync as openFull } from "../../www/pkg/lab.js";

/** @typedef {FigureCore | FullCore} AnyCore */

const MODULES = /** @type {const} */ ([
  ["hopscope_bg.wasm", openFigure],
  ["lab_bg.wasm", openFull],
]).map(([name, open]) => ({ bytes: readFileSync(new URL(`../../www/pkg/${name}`, import.meta.url)), open }));

/** The memories of the figure's module and of the full module. @type {WebAssembly.Memory[]} */
let memories = [];

/** Starts both modules again, each with a new memory. Cores made before must not be used afterwards. */
export function restart() {
  memories = MODULES.map(({ bytes, open }) => open({ module: bytes }).memory);
}
restart();

/** The wasm memory of a core's module, in megabytes. @param {AnyCore} core */
export const megabytes = (core) => (memories[core instanceof FigureCore ? 0 : 1]?.buffer.byteLength ?? NaN) / 2 ** 20;

/**
 * A core with the scenario of a query, in the module that a browser would take: the figure's, or the full one for models that the figure's
 * module does not have. The caller frees the core.
 * @param {string} query @returns {AnyCore}
 */
export function coreOf(query) {
  const core = new FigureCore();
  if (!("beyond" in core.configure(query))) return core;
  core.free();
  const full = new FullCore();
  full.configure(query);
  return full;
}

/** Runs all remaining stages. @param {AnyCore} core */
export function complete(core) {
  while (core.advance() !== "");
}

export { FigureCore, FullCore, Lab };
