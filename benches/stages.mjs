// The stages in the real wasm, as a browser's worker runs them: milliseconds and memory.
import { readFileSync } from "node:fs";
import { Core, initSync } from "../www/pkg/hopscope.js";
import { median, time } from "./clock/clock.mjs";

const module = readFileSync(new URL("../www/pkg/hopscope_bg.wasm", import.meta.url));
const sizes = [
  ["1,000", "people=1000&ties=10&connections=300", 15],
  ["10,000", "people=10000&ties=10&connections=1000", 9],
  ["100,000", "people=100000&ties=10&connections=3000", 5],
  ["1,000,000", "people=1000000&ties=10&connections=30000", 3],
];

for (const model of ["professional", "preferential", "random"]) {
  console.log(`\nwasm, ms, world=${model}, 10 ties each; the frame has 1280 x 720 pixels`);
  console.log("| people | world | growth | history | layout | post | frame and pixels | all | memory, MB |");
  console.log("|---|---|---|---|---|---|---|---|---|");
  for (const [people, query, runs] of sizes) {
    /** @type {number[][]} */
    const times = [];
    let megabytes = 0;
    let hop = 1e6;
    for (let run = 0; run < runs; run++) {
      const { memory } = initSync({ module });
      const core = new Core();
      core.configure(`world=${model}&post=1&${query}`);
      const row = [];
      for (;;) {
        const [stage, ms] = time(() => core.advance());
        if (stage === "") break;
        if (stage !== "contacts" && stage !== "frame") row.push(ms);
      }
      const draw = () => {
        // Another moment than the last: a frame that is up already is not put up again.
        core.show(core.facts().connection, hop++, 0, 0);
        core.draw(1280, 720, 1, 1, 0, 0, "light", false);
      };
      draw();
      row.push(time(draw)[1]);
      times.push([...row, row.reduce((sum, ms) => sum + ms)]);
      megabytes = memory.buffer.byteLength / 2 ** 20;
      core.free();
    }
    const cells = times[0].map((_, stage) => median(times.map((row) => row[stage])).toFixed(2));
    console.log(`| ${people} | ${cells.join(" | ")} | ${megabytes.toFixed(0)} |`);
  }
}
