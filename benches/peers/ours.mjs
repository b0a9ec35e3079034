// Our layout by forces in the real wasm: the only file here that knows its calls.
import { readFileSync } from "node:fs";
import { Core, initSync } from "../../www/pkg/hopscope.js";

/** @import { Network } from "./networks.mjs" @import { Peer } from "./layouts.mjs" */

const module = readFileSync(new URL("../../www/pkg/hopscope_bg.wasm", import.meta.url));

/** The network as a file of ties. @param {Network} network */
function file({ ties }) {
  let text = "";
  for (let tie = 0; tie < ties.length; tie += 2) text += `p${ties[tie]} p${ties[tie + 1]}\n`;
  return new TextEncoder().encode(text);
}

/** Everybody of the network's number in the core: from 1, in order of first appearance, and 0 is you. @param {Network} network */
function numbers({ people, ties }) {
  const numbers = new Uint32Array(people);
  let next = 1;
  for (const person of ties) if (numbers[person] === 0) numbers[person] = next++;
  return numbers;
}

/** Whether this build has a layout by forces. */
export const hasForces = "relax" in Core.prototype && "positions" in Core.prototype;

/** @type {Peer} */
export const ours = {
  name: "Hopscope, wasm",
  start(network) {
    if (!hasForces) return undefined;
    initSync({ module });
    const core = /** @type {any} */ (new Core());
    core.importEdges(file(network), "network.txt");
    core.configure("layout=force&world=file");
    while (core.advance() !== "");
    const number = numbers(network);
    return {
      step: () => core.relax() >= 1,
      places() {
        const all = core.positions();
        return Float32Array.from({ length: 2 * network.people }, (_, index) => all[2 * number[index >> 1] + (index & 1)]);
      },
    };
  },
};
