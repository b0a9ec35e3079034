// Worlds and figures of whole networks, in wasm: see worlds.rs.
import { cpu, median } from "./support/clock.mjs";
import { check, checkLife, isFull } from "./support/expected.mjs";
import { about, bench, inMs, thousands } from "./support/report.mjs";
import { complete, coreOf, Lab } from "./support/wasm.mjs";

about(`wasm in node ${process.versions.node}`);

const PEOPLE = isFull ? 100_000 : 2000;
const RUNS = isFull ? 5 : 1;
const REACH = `Worlds and reach: ${thousands(PEOPLE)} people, ${thousands(5 * PEOPLE)} ties by preferential attachment (m = 5)`;
const WASM = "Hopscope, wasm";

/** The median time of the stage `world`, as the value of a cell. @param {string} world */
function made(world) {
  const query = `world=${world}&people=${PEOPLE}&ties=10`;
  const times = Array.from({ length: RUNS }, () => {
    const core = coreOf(query);
    const [, ms] = cpu(() => core.advance());
    complete(core);
    checkLife(query, core);
    core.free();
    return ms;
  });
  return inMs(median(times));
}

bench(REACH, "the world with its graph", WASM, made("preferential"));

const figures = median(
  Array.from({ length: isFull ? 3 : 1 }, () => {
    // A second call would return the stored result of the first.
    const lab = new Lab();
    const query = `world=preferential&people=${PEOPLE}&ties=10`;
    lab.configure(query);
    while (lab.advance());
    const [world, ms] = cpu(() => /** @type {Record<string, number>} */ (lab.world()));
    const { people, ties, mean, neighbours, transitivity, clustering } = world;
    check(`${query}: figures`, { people, ties, mean, neighbours, transitivity, clustering });
    lab.free();
    return ms;
  }),
);
bench(REACH, "exact two-step size of everybody (ours: with triangles, clustering, paradox, and in wasm distances)", WASM, inMs(figures));

for (const world of ["professional", "communities", "random", "gnm", "smallworld", "preferential", "clustered", "configuration"]) {
  bench(`A world of ${thousands(PEOPLE)} people with 10 ties each and its graph`, world, "wasm", made(world));
}
