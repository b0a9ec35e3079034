// Hopscope's pages for the bench of drawing: their content, and how it is set in motion.
import { serveDist } from "../../tests/support/browser.mjs";
import { check } from "./expected.mjs";

/**
 * @import { Page } from "playwright-core"
 * @typedef {object} Scene
 * @property {string} name
 * @property {(people: number) => string} address
 * @property {(page: Page, people: number) => Promise<unknown>} ready resolves when the network is visible
 * @property {(page: Page) => Promise<unknown>} play sets everything in motion
 * @property {(page: Page) => Promise<unknown>} pause
 * @property {boolean} ours
 * @property {boolean} [gl] whether it has to draw with WebGL
 * @property {string} picture the selector of the element with the picture
 */

export const html = (/** @type {string} */ body) =>
  `<!doctype html><meta charset="utf-8"><title>bench</title><style>html,body{margin:0;height:100%;background:#fff}</style><body>${body}</body>`;

/** Serves a page for each size and renderer. @param {number[]} sizes @returns {Promise<{ scenes: Scene[], close: () => Promise<void> }>} */
export async function serve(sizes) {
  const site = await serveDist({
    pages: Object.fromEntries(
      ["", "webgl"].flatMap((renderer) => sizes.map((people) => [`/bench-${people}${renderer}.html`, html(element(people, renderer))])),
    ),
  });
  /** @param {string} renderer @param {string} name @returns {Scene} */
  const scene = (renderer, name) => ({
    name,
    address: (people) => `${site.origin}/bench-${people}${renderer}.html`,
    async ready(page, people) {
      await page.evaluate("document.querySelector('hop-scope').ready.then(() => true)");
      await fit(page);
      await page.waitForFunction("!document.querySelector('hop-scope').shadowRoot.querySelector('.settling')", undefined, { timeout: 0 });
      const { values, facts, connection } = /** @type {any} */ (await page.evaluate("document.querySelector('hop-scope').getState()"));
      check(`drawing: ${people} people`, { layout: values.layout, people: facts.people, ties: facts.ties, connection });
      // Slightly zoomed in, because a whole picture cannot be dragged.
      await page.evaluate("document.querySelector('hop-scope').shadowRoot.querySelector('canvas').dispatchEvent(new KeyboardEvent('keydown', { key: '+' }))");
    },
    play: (page) => page.evaluate(PLAY),
    pause: (page) => page.evaluate("clearInterval(globalThis.playing); document.querySelector('hop-scope').set({ layout: 'force' })"),
    ours: true,
    gl: renderer === "webgl",
    picture: "hop-scope canvas",
  });
  return { scenes: [scene("", "Hopscope"), scene("webgl", "Hopscope, WebGL2")], close: site.close };
}

/** The element, with a network of the same size in the force layout. @param {number} people @param {string} renderer */
function element(people, renderer) {
  const attribute = renderer && `renderer="${renderer}"`;
  return `<hop-scope ${attribute} layout="force" world="preferential" people="${people}" ties="6" connections="20" strategy="everyone"
    style="display:block;position:absolute;inset:0"></hop-scope><script type="module" src="hopscope.js"></script>`;
}

/** Changes between the force layout and the rings without end, so that everybody moves with all of their ties. */
const PLAY = `{
  let rings = false;
  const flip = () => document.querySelector('hop-scope').set({ layout: (rings = !rings) ? 'rings' : 'force' });
  globalThis.playing = setInterval(flip, 420);
  flip();
}`;

/** Resizes the window until the picture has 1280×720 pixels: the window also has counts and a chart. @param {Page} page */
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
