// Drawing 1280×720 in Chromium without a graphics card: processor time a picture, of all processes of the browser and of the page's main
// thread, while everything moves and while the picture is dragged. Hopscope and its peers.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "../tests/support/browser.mjs";
import { isFull } from "./support/expected.mjs";
import { serve } from "./support/pages.mjs";
import { about, bench, inMs, thousands } from "./support/report.mjs";

/**
 * @import { Browser, Page } from "playwright-core"
 * @import { Scene } from "./support/pages.mjs"
 */

const SIZES = isFull ? [1000, 10_000, 100_000] : [1000];
const MOVING = "everything moving";
const MOTIONS = [MOVING, "dragged"];
/** The number of pictures that ends a measurement, and its minimum and maximum length in seconds. */
const [PICTURES, LEAST_SECONDS, MOST_SECONDS] = isFull ? [20, 3, 15] : [2, 0, 15];
/** Where the mouse takes hold of the picture, in pixels of the window. */
const CORNER = { x: 150, y: 60 };
/** Maximum time of each step of a measurement, such as the first picture, in seconds. */
const TIMEOUT = 60;
/** Minimum share of a picture that is drawn on, and minimum share that changes. */
const [LEAST_DRAWN, LEAST_CHANGED] = [0.03, 0.003];
/** Maximum number of people for which the pictures before and after are compared: with more people, a peer takes a minute for a picture. */
const MOST_COMPARED = 10_000;
/** A folder for screenshots of each page, for a person to check that each library draws the network; undefined for no screenshots. */
const SCREENSHOTS = process.env.BENCH_PICTURES;

/** The work takes too much time, memory or WebGL contexts. The table has the message in place of a time. */
class TooMuch extends Error {}

const folder = fileURLToPath(new URL("../target/bench/pages", import.meta.url));
mkdirSync(folder, { recursive: true });
const sites = [await serve(SIZES)];
if (isFull) {
  // Not type-checked: the packages of the peers are installed for a full run only.
  const peers = await import(/** @type {string} */ ("./peers/pages.mjs"));
  sites.push(await peers.serve(SIZES, folder));
}
try {
  for (const people of SIZES) {
    for (const scene of sites.flatMap(({ scenes }) => scenes)) await measured(scene, people);
  }
} finally {
  for (const site of sites) await site.close();
}

/** @param {Scene} scene @param {number} people */
async function measured(scene, people) {
  const row = `${thousands(people)} people, ${thousands(3 * people)} ties`;
  /** @param {number} motion @param {string} whole @param {string} main */
  const tell = (motion, whole, main) => {
    bench(`Drawing 1280×720, ${MOTIONS[motion]}: processor time of the whole browser a picture`, row, scene.name, whole);
    bench(`Drawing 1280×720, ${MOTIONS[motion]}: of that the page's main thread`, row, scene.name, main);
  };
  // Chromium's defaults: without a graphics card it draws a canvas on the processor, and WebGL with a software driver.
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1 });
    await page.addInitScript(countPictures);
    /** @type {Promise<never>} */
    const crash = new Promise((_, reject) => page.on("crash", () => reject(new TooMuch("died"))));
    crash.catch(() => undefined);
    /** @template T @param {Promise<T>} work @param {number} seconds @returns {Promise<T>} */
    const within = (work, seconds) => Promise.race([work, crash, late(seconds)]);
    let motion = 0;
    try {
      about(`Chromium ${browser.version()} without a graphics card`);
      await within(page.goto(scene.address(people)).then(() => scene.ready(page, people)), TIMEOUT);
      // Warm-up: work that is done once is not measured.
      await within(page.waitForTimeout(1000), TIMEOUT);
      if (scene.gl && !(await page.evaluate("pictures.gl"))) throw new Error(`wrong result: ${row}: ${scene.name} did not draw with WebGL`);
      for (; motion < MOTIONS.length; motion++) {
        const before = people <= MOST_COMPARED ? await within(pictureOf(page, scene), TIMEOUT) : "";
        const act = await within(MOTIONS[motion] === MOVING ? play(page, scene) : drag(page, scene), TIMEOUT);
        // The figure releases its WebGL context after it has measured that the processor is faster.
        const keeps = !scene.ours || scene.gl === true;
        const [whole, main] = await within(costs(browser, page, act, keeps), MOST_SECONDS + TIMEOUT);
        if (whole === undefined || main === undefined) throw new TooMuch(`no picture in ${MOST_SECONDS} s`);
        if (before) {
          const after = await within(pictureOf(page, scene), TIMEOUT);
          const [drawn, changed] = await within(compared(browser, before, after), TIMEOUT);
          if (drawn < LEAST_DRAWN) throw new Error(`wrong result: ${row}: ${scene.name}: expected at least ${LEAST_DRAWN} of the picture to be drawn, found ${drawn}`);
          if (changed < LEAST_CHANGED) throw new Error(`wrong result: ${row}: ${scene.name}, ${MOTIONS[motion]}: expected at least ${LEAST_CHANGED} of the picture to change, found ${changed}`);
          console.log(`checked\tdrawing: ${row}: ${scene.name}, ${MOTIONS[motion]}`);
        }
        tell(motion, whole, main);
        if (SCREENSHOTS) await within(page.screenshot({ path: `${SCREENSHOTS}/${scene.name.replace(/\W+/g, "-")}-${people}-${motion}.png` }), TIMEOUT).catch(() => undefined);
      }
    } catch (error) {
      // Too much work for a peer, or for WebGL without a graphics card, is a result. Any other error is an error of the bench.
      if (!(error instanceof TooMuch) || (scene.ours && !scene.gl)) throw error;
      for (; motion < MOTIONS.length; motion++) tell(motion, error.message, error.message);
    }
  } finally {
    await Promise.race([browser.close(), new Promise((resolve) => setTimeout(resolve, 10_000))]);
  }
}

/** A screenshot of the picture, as PNG in base64. @param {Page} page @param {Scene} scene */
async function pictureOf(page, scene) {
  const shot = await page.locator(scene.picture).first().screenshot({ timeout: 0 });
  return shot.toString("base64");
}

/** The share of the second picture that is not of its most frequent colour, and the share in which the two differ. @param {Browser} browser @param {string} before @param {string} after @returns {Promise<[number, number]>} */
async function compared(browser, before, after) {
  const page = await browser.newPage();
  const shares = await page.evaluate(
    async (pictures) => {
      const [one, other] = await Promise.all(
        pictures.map(async (picture) => {
          const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
          const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d"));
          context.drawImage(bitmap, 0, 0);
          return new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
        }),
      );
      if (!one || !other) throw new Error("two pictures are compared");
      /** @type {Map<number, number>} */
      const colours = new Map();
      for (const colour of other) colours.set(colour, (colours.get(colour) ?? 0) + 1);
      const background = Math.max(...colours.values());
      let changed = Math.abs(one.length - other.length);
      for (let at = 0; at < Math.min(one.length, other.length); at++) changed += Number(one[at] !== other[at]);
      return /** @type {[number, number]} */ ([1 - background / other.length, changed / other.length]);
    },
    [before, after],
  );
  await page.close();
  return shares;
}

/** Sets everything in motion. Each call of the returned function waits a moment. @param {Page} page @param {Scene} scene */
async function play(page, scene) {
  await scene.play(page);
  return () => page.waitForTimeout(100);
}

/** Stops all motion and begins to drag the picture. Each call of the returned function drags it a little, in a circle. @param {Page} page @param {Scene} scene */
async function drag(page, scene) {
  await scene.pause(page);
  await page.waitForTimeout(500);
  let angle = 0;
  // No person is there: a dragged person would move the layout as well.
  await page.mouse.move(CORNER.x, CORNER.y);
  await page.mouse.down();
  return async () => {
    angle += 0.1;
    await page.mouse.move(CORNER.x + 80 * Math.sin(angle), CORNER.y + 80 * (1 - Math.cos(angle)));
  };
}

/** Milliseconds a picture, of the whole browser and of the page's main thread; nothing where no picture was drawn. @param {Browser} browser @param {Page} page @param {() => Promise<unknown>} act @param {boolean} keeps whether a lost WebGL context is an error @returns {Promise<[string, string] | []>} */
async function costs(browser, page, act, keeps) {
  const [all, one] = [await browser.newBrowserCDPSession(), await page.context().newCDPSession(page)];
  // The clock of the thread, so that other processes do not count.
  await one.send("Performance.enable", { timeDomain: "threadTicks" });
  const read = async () => {
    const { processInfo } = await all.send("SystemInfo.getProcessInfo");
    const { metrics } = await one.send("Performance.getMetrics");
    return {
      whole: processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
      main: metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN,
      pictures: /** @type {number} */ (await page.evaluate("pictures.count")),
    };
  };
  const [before, start] = [await read(), performance.now()];
  let seconds = 0;
  let pictures = 0;
  while (seconds < LEAST_SECONDS || (pictures < PICTURES && seconds < MOST_SECONDS)) {
    await act();
    seconds = (performance.now() - start) / 1000;
    pictures = /** @type {number} */ (await page.evaluate("pictures.count")) - before.pictures;
  }
  const after = await read();
  await Promise.all([all.detach(), one.detach()]);
  const count = after.pictures - before.pictures;
  if (keeps && (await page.evaluate("pictures.lost"))) throw new TooMuch("lost its WebGL context");
  if (count === 0) return [];
  return [inMs((1000 * (after.whole - before.whole)) / count), inMs((1000 * (after.main - before.main)) / count)];
}

/** @param {number} seconds @returns {Promise<never>} */
function late(seconds) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new TooMuch(`nothing in ${seconds} s`)), seconds * 1000).unref();
  });
}

/** Runs in the page before its own scripts: counts the frames in which a canvas was drawn. */
function countPictures() {
  const pictures = { count: 0, gl: false, lost: false };
  let drawn = false;
  const draw = () => {
    if (drawn) return;
    drawn = true;
    pictures.count += 1;
    // All drawing until the next frame belongs to one picture.
    requestAnimationFrame(() => {
      drawn = false;
    });
  };
  /** @param {any} prototype @param {string[]} names @param {boolean} gl */
  const watch = (prototype, names, gl) => {
    for (const name of names) {
      const own = prototype[name];
      prototype[name] = function (/** @type {any} */ ...given) {
        pictures.gl ||= gl;
        draw();
        return own.apply(this, given);
      };
    }
  };
  watch(CanvasRenderingContext2D.prototype, ["clearRect", "putImageData"], false);
  watch(WebGL2RenderingContext.prototype, ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"], true);
  watch(WebGLRenderingContext.prototype, ["drawArrays", "drawElements"], true);
  const context = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = /** @type {typeof context} */ (
    /** @this {HTMLCanvasElement} @param {any[]} given */
    function (...given) {
      this.addEventListener("webglcontextlost", () => {
        pictures.lost = true;
      });
      return Reflect.apply(context, this, given);
    }
  );
  Object.assign(globalThis, { pictures });
}
