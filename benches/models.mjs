// Many lives in wasm, as a browser's worker runs them: see models.rs.
import { cpu } from "./support/clock.mjs";
import { check, hash, isFull } from "./support/expected.mjs";
import { about, bench, inMs, thousands } from "./support/report.mjs";
import { Lab } from "./support/wasm.mjs";

about(`wasm in node ${process.versions.node}`);

const [PEOPLE, CONNECTIONS, LIVES] = isFull ? [10_000, 1000, 200] : [1000, 100, 5];

for (const world of ["professional", "preferential"]) {
  const query = `world=${world}&people=${PEOPLE}&ties=10&connections=${CONNECTIONS}&lives=${LIVES}`;
  const lab = new Lab();
  lab.configure(query);
  while (lab.advance());
  const lives = lab.ensemble(undefined, false);
  const [bands, ms] = cpu(() => {
    while (lives.advance() < LIVES);
    return /** @type {Record<"reach" | "saw", { mean: Float64Array }>} */ (lives.bands());
  });
  check(`${query}: bands`, { reach: hash(bands.reach.mean), saw: hash(bands.saw.mean) });
  const table = `${LIVES} lives of ${thousands(CONNECTIONS)} connections in a world of ${thousands(PEOPLE)} people, five posts each`;
  bench(table, world, "wasm", inMs(ms));
  lives.free();
  lab.free();
}
