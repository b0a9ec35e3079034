// The stages in wasm, as a browser's worker runs them: milliseconds and memory. See stages.rs.
import { median, time } from "./support/clock.mjs";
import { check, checkLife, hash, isFull } from "./support/expected.mjs";
import { about, bench, detail, inMs } from "./support/report.mjs";
import { coreOf, megabytes, restart } from "./support/wasm.mjs";

/** People, the query, and the number of runs of a life. */
const SIZES = /** @type {const} */ ([
  ["1,000", "people=1000&ties=10&connections=300", 15],
  ["10,000", "people=10000&ties=10&connections=1000", 9],
  ["100,000", "people=100000&ties=10&connections=3000", 5],
  ["1,000,000", "people=1000000&ties=10&connections=30000", 3],
]);

/** The stages that are timed, in order, then the sum. */
const STAGES = ["world", "growth", "history", "layout", "post", "frame and pixels", "all"];
about(`wasm in node ${process.versions.node}`);

for (const model of ["professional", "preferential", "random"]) {
  const table = `A life in the ${model} world with 10 ties each, wasm`;
  // The table of the default world is written to the file. The tables of the others are only printed.
  const tell = model === "professional" ? bench : detail;
  for (const [people, size, runs] of isFull ? SIZES : SIZES.slice(0, 2)) {
    const query = `world=${model}&post=1&${size}`;
    /** @type {number[][]} */
    const times = [];
    let memory = 0;
    for (let run = 0; run < (isFull ? runs : 1); run++) {
      restart();
      const core = coreOf(query);
      const row = [];
      for (;;) {
        const [stage, ms] = time(() => core.advance());
        if (stage === "") break;
        if (stage !== "contacts" && stage !== "frame") row.push(ms);
      }
      const { connection } = /** @type {{ connection: number }} */ (core.facts());
      let hop = 1e6;
      const draw = () => {
        // A moment that is not the last one but looks the same, because the frame of the last moment is kept.
        core.show(connection, hop++, 0, 0);
        return core.draw(1280, 720, 1, 1, 0, 0, "light", false);
      };
      // The first run allocates the buffers.
      draw();
      const [pixels, frame] = time(draw);
      check(query, { pixels: hash(pixels) });
      row.push(frame);
      memory = megabytes(core);
      checkLife(query, core);
      times.push([...row, row.reduce((sum, ms) => sum + ms)]);
      core.free();
    }
    STAGES.forEach((stage, index) => tell(table, `${people} people`, stage, inMs(median(times.map((row) => row[index] ?? NaN)))));
    tell(table, `${people} people`, "memory", `${memory.toFixed(1)} MB`);
  }
}
