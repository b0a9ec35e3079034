// The pages on which drawings are compared, ours and those of other libraries: what is on them, and how it is set in motion.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { serveDist } from "../../tests/support/browser.mjs";
import { named } from "./layouts.mjs";
import { preferential, scattered } from "./networks.mjs";

/**
 * @import { Page } from "playwright-core"
 * @typedef {object} Scene
 * @property {string} name
 * @property {(people: number) => string} address
 * @property {(page: Page) => Promise<unknown>} ready resolves when the network is on show
 * @property {(page: Page) => Promise<unknown>} play everything moves from now on
 * @property {(page: Page) => Promise<unknown>} pause
 * @property {boolean} ours
 * @property {boolean} [gl] it has to draw with WebGL
 */

const folder = fileURLToPath(new URL("../../target/bench/pages", import.meta.url));
const html = (/** @type {string} */ body) =>
  `<!doctype html><meta charset="utf-8"><title>bench</title><style>html,body{margin:0;height:100%;background:#fff}</style><body>${body}</body>`;

/** Everything is served from here while the drawings are measured. @param {number[]} sizes @returns {Promise<{ scenes: Scene[], close: () => Promise<void> }>} */
export async function open(sizes) {
  mkdirSync(folder, { recursive: true });
  for (const people of sizes) {
    writeFileSync(`${folder}/ties-${people}.bin`, preferential(people, 3).ties);
    writeFileSync(`${folder}/places-${people}.bin`, scattered(people, 1000));
  }
  await build({
    entryPoints: ["sigma", "force-graph", "cosmos"].map((name) => fileURLToPath(new URL(`pages/${name}.js`, import.meta.url))),
    outdir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    logLevel: "error",
  });
  const theirs = ["sigma", "force-graph", "cosmos"];
  const peers = await serveDist({
    root: folder,
    pages: Object.fromEntries(theirs.map((name) => [`/${name}.html`, html(`<script type="module" src="${name}.js"></script>`)])),
  });
  const own = ["", "webgl"];
  const ours = await serveDist({
    pages: Object.fromEntries(
      own.flatMap((renderer) => sizes.map((people) => [`/bench-${people}${renderer}.html`, html(element(people, renderer))])),
    ),
  });
  /** @param {string} name @param {string} label @returns {Scene} */
  const peer = (name, label) => ({
    name: label,
    address: (people) => `${peers.origin}/${name}.html?people=${people}`,
    ready: (page) => page.waitForFunction("globalThis.shown", undefined, { timeout: 0 }),
    play: (page) => page.evaluate("play()"),
    pause: (page) => page.evaluate("pause()"),
    ours: false,
  });
  /** @param {string} renderer @param {string} label @returns {Scene} */
  const hopscope = (renderer, label) => ({
    name: label,
    address: (people) => `${ours.origin}/bench-${people}${renderer}.html`,
    async ready(page) {
      await page.evaluate("document.querySelector('hop-scope').ready.then(() => true)");
      await fit(page);
      await page.waitForFunction("!document.querySelector('hop-scope').shadowRoot.querySelector('.settling')", undefined, { timeout: 0 });
      // All of the picture would stay where it is.
      await page.evaluate("document.querySelector('hop-scope').shadowRoot.querySelector('canvas').dispatchEvent(new KeyboardEvent('keydown', { key: '+' }))");
    },
    play: (page) => page.evaluate(play),
    pause: (page) => page.evaluate("clearInterval(globalThis.playing); document.querySelector('hop-scope').set({ layout: 'force' })"),
    ours: true,
    gl: renderer === "webgl",
  });
  return {
    scenes: [
      hopscope("", "Hopscope"),
      hopscope("webgl", "Hopscope, WebGL2"),
      peer("sigma", named("sigma")),
      peer("force-graph", named("force-graph")),
      peer("cosmos", named("@cosmos.gl/graph")),
    ],
    async close() {
      await Promise.all([peers.close(), ours.close()]);
    },
  };
}

/** Our element with the structure of a network of the same size, a little enlarged. @param {number} people @param {string} renderer */
function element(people, renderer) {
  const asked = renderer && `renderer="${renderer}"`;
  return `<hop-scope ${asked} layout="force" world="preferential" people="${people}" ties="6" connections="20" strategy="everyone"
    style="display:block;position:absolute;inset:0"></hop-scope><script type="module" src="hopscope.js"></script>`;
}

/** From the structure to the rings and back, without end: everybody moves, with all of their ties. */
const play = `{
  let rings = false;
  const flip = () => document.querySelector('hop-scope').set({ layout: (rings = !rings) ? 'rings' : 'force' });
  globalThis.playing = setInterval(flip, 420);
  flip();
}`;

/** Makes the window as large as it takes for the picture to have 1280×720 pixels: beside it are counts and a chart. @param {Page} page */
async function fit(page) {
  for (let look = 0; look < 5; look++) {
    const { width, height } = /** @type {{ width: number, height: number }} */ (
      await page.evaluate("(({ width, height }) => ({ width, height }))(document.querySelector('hop-scope').shadowRoot.querySelector('canvas').getBoundingClientRect())")
    );
    const window = page.viewportSize() ?? { width: 1280, height: 720 };
    if (Math.abs(width - 1280) <= 4 && window.height >= height + 100) return;
    await page.setViewportSize({ width: Math.round((window.width * 1280) / width), height: 1100 });
    await page.waitForTimeout(500);
  }
}
