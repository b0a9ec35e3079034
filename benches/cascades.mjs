// Independent cascades in the real wasm: see cascades.rs.
import { readFileSync } from "node:fs";
import { Core, initSync } from "../www/pkg/hopscope.js";
import { cpu } from "./clock/clock.mjs";
import { about, bench } from "./record/record.mjs";

initSync({ module: readFileSync(new URL("../www/pkg/hopscope_bg.wasm", import.meta.url)) });
about(`wasm in node ${process.versions.node}`);
const TABLE = "Independent cascades of p = .1 from anybody: 100,000 people, 500,000 ties";
const WASM = "Hopscope, wasm";

// One connection: they have to see the post first, as one in ten does. Another world with each seed.
for (const [what, world, seeds, posts] of /** @type {const} */ ([
  ["preferential attachment", "world=preferential", 100, 40],
  ["small world, 1 in 10 rewired", "world=smallworld&rewire=.1", 30, 5000],
])) {
  let [sum, viewers, count] = [0, 0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const core = new Core();
    core.configure(`${world}&people=100000&ties=10&connections=1&see=.1&reshare=1&cold=0&hops=all&seed=${seed}`);
    while (core.advance() !== "");
    const { connection } = core.facts();
    for (let post = 1; post <= posts; post++) {
      core.seek(connection, post);
      const [, ms] = cpu(() => core.advance());
      while (core.advance() !== "");
      const { saw } = core.counters(connection, Infinity);
      if (saw === 0) continue;
      [sum, viewers, count] = [sum + ms, viewers + saw, count + 1];
    }
    core.free();
  }
  bench(TABLE, `${what}: a cascade`, WASM, `${((1e3 * sum) / count).toFixed(6)} µs`);
  bench(TABLE, `${what}: people on average`, WASM, (viewers / count).toFixed(6));
}
