// Many lives in the real wasm, as a browser's worker runs them: see models.rs.
import { readFileSync } from "node:fs";
import { Lab, initSync } from "../www/pkg/lab.js";
import { cpu } from "./clock/clock.mjs";
import { about, bench, inMs } from "./record/record.mjs";

initSync({ module: readFileSync(new URL("../www/pkg/lab_bg.wasm", import.meta.url)) });
about(`wasm in node ${process.versions.node}`);

for (const world of ["professional", "preferential"]) {
  const lab = new Lab();
  lab.configure(`world=${world}&people=10000&ties=10&connections=1000&lives=200`);
  while (lab.advance());
  const lives = lab.ensemble(undefined, false);
  const [, ms] = cpu(() => {
    while (lives.advance() < 200);
    return lives.bands();
  });
  bench("200 lives of 1,000 connections in a world of 10,000 people, five posts each", world, "wasm", inMs(ms));
  lives.free();
  lab.free();
}
