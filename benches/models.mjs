// The models in the real wasm, as a browser's workers run them: worlds, cascades, a world's figures, many lives.
import { readFileSync } from "node:fs";
import { Core, initSync as openFigure } from "../www/pkg/hopscope.js";
import { Lab, initSync as openLab } from "../www/pkg/lab.js";
import { median, time } from "./clock/clock.mjs";

openFigure({ module: readFileSync(new URL("../www/pkg/hopscope_bg.wasm", import.meta.url)) });
openLab({ module: readFileSync(new URL("../www/pkg/lab_bg.wasm", import.meta.url)) });

/** @param {string} query */
function life(query) {
  const lab = new Lab();
  lab.configure(query);
  while (lab.advance());
  return lab;
}

console.log("\nWorlds of 100,000 people with 10 ties each, wasm, ms");
for (const world of ["professional", "communities", "random", "gnm", "smallworld", "preferential", "clustered", "configuration"]) {
  const times = Array.from({ length: 5 }, (_, seed) => {
    const core = new Core();
    core.configure(`world=${world}&people=100000&ties=10&seed=${seed}`);
    const [, ms] = time(() => core.advance());
    core.free();
    return ms;
  });
  console.log(`${world}: ${median(times).toFixed(1)}`);
}

console.log("\nIndependent cascades, p = .1, wasm");
for (const [what, query, least, posts] of [
  ["preferential attachment, 500,000 ties: ms a large one", "world=preferential&people=100000&ties=10&connections=1", 1000, 400],
  ["small world, 500,000 ties, 1 in 10 rewired: ms a post", "world=smallworld&people=100000&ties=10&rewire=.1&connections=10", 0, 20000],
]) {
  const core = new Core();
  core.configure(`${query}&see=.1&reshare=1&cold=0&hops=all`);
  while (core.advance() !== "");
  const { connection } = core.facts();
  let [sum, viewers, count] = [0, 0, 0];
  for (let post = 1; post <= posts; post++) {
    core.seek(connection, post);
    const [, ms] = time(() => core.advance());
    while (core.advance() !== "");
    const { saw } = core.counters(connection, Infinity);
    if (saw < least) continue;
    sum += ms;
    viewers += saw;
    count += 1;
  }
  console.log(`${what}: ${(sum / count).toFixed(5)} (${(viewers / count).toFixed(1)} viewers on average)`);
  core.free();
}

console.log("\nFigures of a network of 100,000 people and 500,000 ties, wasm, ms");
const network = life("world=preferential&people=100000&ties=10&connections=1");
console.log(`degrees, triangles, paradox, exact two-step size of everybody, and distances from a few: ${median(Array.from({ length: 3 }, () => time(() => network.world())[1])).toFixed(0)}`);
network.free();

console.log("\n200 lives of 1,000 connections in a world of 10,000 people, five posts each, wasm, ms");
for (const world of ["professional", "preferential"]) {
  const lab = life(`world=${world}&people=10000&ties=10&connections=1000&lives=200`);
  const lives = lab.ensemble(undefined, false);
  const [, ms] = time(() => {
    while (lives.advance() < 200);
    return lives.bands();
  });
  console.log(`${world}: ${ms.toFixed(0)}`);
  lives.free();
  lab.free();
}
