// Worlds and what is found in a whole network, in the real wasm: see worlds.rs.
import { readFileSync } from "node:fs";
import { Core, initSync as openFigure } from "../www/pkg/hopscope.js";
import { Lab, initSync as openLab } from "../www/pkg/lab.js";
import { cpu, median } from "./clock/clock.mjs";
import { about, bench, inMs } from "./record/record.mjs";

openFigure({ module: readFileSync(new URL("../www/pkg/hopscope_bg.wasm", import.meta.url)) });
openLab({ module: readFileSync(new URL("../www/pkg/lab_bg.wasm", import.meta.url)) });
about(`wasm in node ${process.versions.node}`);

const REACH = "Worlds and reach: 100,000 people, 500,000 ties by preferential attachment (m = 5)";
const WASM = "Hopscope, wasm";

/** Milliseconds of the world's stage. @param {string} world @param {number} runs */
const made = (world, runs) =>
  median(
    Array.from({ length: runs }, (_, seed) => {
      const core = new Core();
      core.configure(`world=${world}&people=100000&ties=10&seed=${seed}`);
      const [, ms] = cpu(() => core.advance());
      core.free();
      return ms;
    }),
  );

bench(REACH, "the world with its graph", WASM, inMs(made("preferential", 5)));

const figures = median(
  Array.from({ length: 3 }, () => {
    // What one has found out it does not look for again.
    const lab = new Lab();
    lab.configure("world=preferential&people=100000&ties=10&connections=1");
    while (lab.advance());
    const [, ms] = cpu(() => lab.world());
    lab.free();
    return ms;
  }),
);
bench(REACH, "exact two-step size of everybody (ours: with triangles, clustering, paradox, and in wasm distances)", WASM, inMs(figures));

for (const world of ["professional", "communities", "random", "gnm", "smallworld", "preferential", "clustered", "configuration"]) {
  bench("A world of 100,000 people with 10 ties each and its graph", world, "wasm", inMs(made(world, 5)));
}
