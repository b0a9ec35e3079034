// Hopscope's force layout in wasm.
import { FullCore, complete, restart } from "./wasm.mjs";

/**
 * @import { Network } from "./networks.mjs"
 * @typedef {{ step: () => boolean, positions: () => ArrayLike<number> }} Layout `step` runs one iteration and returns whether it is at rest;
 *   `positions` are x and y by person
 * @typedef {{ name: string, start: (network: Network) => Layout }} Peer
 */

/** @type {Peer} */
export const ours = {
  name: "Hopscope, wasm",
  start({ people, ties }) {
    restart();
    const core = new FullCore();
    const ids = new TextEncoder().encode(Array.from({ length: people }, (_, person) => `${person}\n`).join(""));
    core.openEdges({ edges: ties, ids });
    core.configure("layout=force&world=file");
    complete(core);
    // The first positions take many small steps, so that a page stays responsive. Here they count as one.
    while (!core.hasStructure()) core.relax();
    return {
      step: () => core.relax() >= 1,
      // Person 0 is you and has no position in the structure.
      positions: () => core.positions().slice(2),
    };
  },
};
