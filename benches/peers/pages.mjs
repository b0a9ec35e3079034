// The pages of other libraries for the bench of drawing.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { serveDist } from "../../tests/support/browser.mjs";
import { preferential, scattered } from "../support/networks.mjs";
import { html } from "../support/pages.mjs";
import { named } from "./layouts.mjs";

/** @import { Scene } from "../support/pages.mjs" */

const LIBRARIES = ["sigma", "force-graph", "cosmos"];

/** Serves a page a library. @param {number[]} sizes @param {string} folder for the scripts and networks @returns {Promise<{ scenes: Scene[], close: () => Promise<void> }>} */
export async function serve(sizes, folder) {
  for (const people of sizes) {
    writeFileSync(`${folder}/ties-${people}.bin`, preferential(people, 3).ties);
    writeFileSync(`${folder}/positions-${people}.bin`, scattered(people, 1000));
  }
  await build({
    entryPoints: LIBRARIES.map((name) => fileURLToPath(new URL(`pages/${name}.js`, import.meta.url))),
    outdir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    logLevel: "error",
  });
  const site = await serveDist({
    root: folder,
    pages: Object.fromEntries(LIBRARIES.map((name) => [`/${name}.html`, html(`<script type="module" src="${name}.js"></script>`)])),
  });
  /** @param {string} name @param {string} label @returns {Scene} */
  const scene = (name, label) => ({
    name: label,
    address: (people) => `${site.origin}/${name}.html?people=${people}`,
    ready: (page) => page.waitForFunction("globalThis.shown", undefined, { timeout: 0 }),
    play: (page) => page.evaluate("play()"),
    pause: (page) => page.evaluate("pause()"),
    ours: false,
    picture: "body > div",
  });
  return {
    scenes: [scene("sigma", named("sigma")), scene("force-graph", named("force-graph")), scene("cosmos", named("@cosmos.gl/graph"))],
    close: site.close,
  };
}
