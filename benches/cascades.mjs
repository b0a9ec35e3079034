// Independent cascades in the real wasm: see cascades.rs.
import { cpu } from "./support/clock.mjs";
import { check, isFull } from "./support/expected.mjs";
import { about, bench, thousands } from "./support/report.mjs";
import { complete, coreOf } from "./support/wasm.mjs";

about(`wasm in node ${process.versions.node}`);
const WASM = "Hopscope, wasm";
const PEOPLE = isFull ? 100_000 : 2000;
const TABLE = `Independent cascades of p = .1 from anybody: ${thousands(PEOPLE)} people, ${thousands(5 * PEOPLE)} ties`;

// One connection, who sees the post with a chance of .1. Each seed has another world.
for (const [name, world, seeds, posts] of /** @type {const} */ ([
  ["preferential attachment", "world=preferential", isFull ? 100 : 3, 40],
  ["small world, 1 in 10 rewired", "world=smallworld&rewire=.1", isFull ? 30 : 3, isFull ? 5000 : 40],
])) {
  const query = `${world}&people=${PEOPLE}&ties=10&connections=1&see=.1&reshare=1&cold=0&hops=all`;
  let [sum, viewers, count, ties] = [0, 0, 0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const core = coreOf(`${query}&seed=${seed}`);
    complete(core);
    const facts = /** @type {{ ties: number, connection: number }} */ (core.facts());
    ties += facts.ties;
    for (let post = 1; post <= posts; post++) {
      core.seek(facts.connection, post);
      const [, ms] = cpu(() => core.advance());
      complete(core);
      const { saw } = /** @type {{ saw: number }} */ (core.counters(facts.connection, Infinity));
      if (saw === 0) continue;
      [sum, viewers, count] = [sum + ms, viewers + saw, count + 1];
    }
    core.free();
  }
  check(`${query}: ${posts} posts, ${seeds} seeds, wasm`, { ties, started: count, viewers });
  bench(TABLE, `${name}: a cascade`, WASM, `${((1e3 * sum) / count).toFixed(6)} µs`);
  bench(TABLE, `${name}: people on average`, WASM, (viewers / count).toFixed(6));
}
