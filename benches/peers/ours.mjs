// Our layout by forces in the real wasm: the only file here that knows its calls.
import { readFileSync } from "node:fs";
import { Core, initSync } from "../../www/pkg/lab.js";

/** @import { Peer } from "./layouts.mjs" */

const module = readFileSync(new URL("../../www/pkg/lab_bg.wasm", import.meta.url));

/** @type {Peer} */
export const ours = {
  name: "Hopscope, wasm",
  start({ people, ties }) {
    initSync({ module });
    const core = new Core();
    core.openEdges(ties, new TextEncoder().encode(Array.from({ length: people }, (_, person) => `${person}\n`).join("")));
    core.configure("layout=force&world=file");
    while (core.advance() !== "");
    // The start is in many small steps, so that a page goes on meanwhile; here it is made as a whole.
    while (!core.hasStructure()) core.relax();
    return {
      step: () => core.relax() >= 1,
      // Person 0 is you, who has no place among them.
      places: () => core.positions().slice(2),
    };
  },
};
