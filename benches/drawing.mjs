// Drawing 1280×720 in Chromium without a graphics card: what a picture takes of all the browser's processes and of the page's main thread,
// while everything moves and while the reader drags the picture; ours and its peers.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "../tests/browser.mjs";
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
/** A measurement lasts until there are so many pictures, between these seconds. */
const [PICTURES, LEAST, MOST] = isFull ? [20, 3, 15] : [2, 0, 15];
/** Seconds until the first picture has to be there. */
const PATIENCE = 60;
/** The least share of a picture that is not background, and that another picture of it differs in. */
const [DRAWN, CHANGED] = [0.03, 0.003];
/** Up to so many people pictures are compared before and after: others take a peer a minute. */
const COMPARED = 10_000;
/** A folder for pictures of the page, to see that everybody draws the network. */
const LOOK = process.env.BENCH_PICTURES;

/** It takes too long, too much memory, or too many WebGL contexts: said in the table in place of a time. */
class TooMuch extends Error {}

const folder = fileURLToPath(new URL("../target/bench/pages", import.meta.url));
mkdirSync(folder, { recursive: true });
const sites = [await serve(SIZES)];
if (isFull) {
  // Not type-checked: the packages of the peers are there for a full run only.
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
  // As it starts by itself: without a graphics card a canvas is drawn by the processor, and WebGL by its software driver.
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
      await within(page.goto(scene.address(people)).then(() => scene.ready(page, people)), PATIENCE);
      // What is only made once is made.
      await within(page.waitForTimeout(1000), PATIENCE);
      if (scene.gl && !(await page.evaluate("pictures.gl"))) throw new Error(`wrong result: ${row}: ${scene.name} did not draw with WebGL`);
      for (; motion < MOTIONS.length; motion++) {
        const before = people <= COMPARED ? await within(pictureOf(page, scene), PATIENCE) : "";
        const act = await within(MOTIONS[motion] === MOVING ? play(page, scene) : drag(page, scene), PATIENCE);
        // Ours gives a context back where the processor was measured to be faster.
        const keeps = !scene.ours || scene.gl === true;
        const [whole, main] = await within(look(browser, page, act, keeps), MOST + PATIENCE);
        if (whole === undefined || main === undefined) throw new TooMuch(`no picture in ${MOST} s`);
        if (before) {
          const [drawn, changed] = await within(compared(browser, before, await pictureOf(page, scene)), PATIENCE);
          if (drawn < DRAWN) throw new Error(`wrong result: ${row}: ${scene.name}: expected ${DRAWN} of the picture to be drawn, found ${drawn}`);
          if (changed < CHANGED) throw new Error(`wrong result: ${row}: ${scene.name}, ${MOTIONS[motion]}: expected ${CHANGED} of the picture to change, found ${changed}`);
          console.log(`checked\tdrawing: ${row}: ${scene.name}, ${MOTIONS[motion]}`);
        }
        tell(motion, whole, main);
        if (LOOK) await within(page.screenshot({ path: `${LOOK}/${scene.name.replace(/\W+/g, "-")}-${people}-${motion}.png` }), PATIENCE).catch(() => undefined);
      }
    } catch (error) {
      // Too much for a peer, or for WebGL without a graphics card, is a finding. Anything else is a bench that does not work.
      if (!(error instanceof TooMuch) || (scene.ours && !scene.gl)) throw error;
      for (; motion < MOTIONS.length; motion++) tell(motion, error.message, error.message);
    }
  } finally {
    await Promise.race([browser.close(), new Promise((resolve) => setTimeout(resolve, 10_000))]);
  }
}

/** The picture as on screen, a PNG in base64. @param {Page} page @param {Scene} scene */
async function pictureOf(page, scene) {
  const shot = await page.locator(scene.picture).first().screenshot({ timeout: 0 });
  return shot.toString("base64");
}

/** Which share of a picture is not of its most frequent colour, and in which share another one differs. @param {Browser} browser @param {string} before @param {string} after @returns {Promise<[number, number]>} */
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

/** Everything moves by itself; each call waits. @param {Page} page @param {Scene} scene */
async function play(page, scene) {
  await scene.play(page);
  return () => page.waitForTimeout(100);
}

/** Stops everything and takes hold of the picture; each call moves it a little around. @param {Page} page @param {Scene} scene */
async function drag(page, scene) {
  await scene.pause(page);
  await page.waitForTimeout(500);
  let angle = 0;
  await page.mouse.move(640, 360);
  await page.mouse.down();
  return async () => {
    angle += 0.1;
    await page.mouse.move(640 + 80 * Math.sin(angle), 360 + 80 * (1 - Math.cos(angle)));
  };
}

/** Milliseconds a picture, of the whole browser and of the page's main thread; nothing if there is none. @param {Browser} browser @param {Page} page @param {() => Promise<unknown>} act @param {boolean} keeps it may not lose its WebGL context @returns {Promise<[string, string] | []>} */
async function look(browser, page, act, keeps) {
  const [all, one] = [await browser.newBrowserCDPSession(), await page.context().newCDPSession(page)];
  // Of the thread's own clock: others on the machine do not count.
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
  while (seconds < LEAST || (pictures < PICTURES && seconds < MOST)) {
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

/** Runs in the page before its own scripts: counts the tasks and frames in which a canvas was drawn anew. */
function countPictures() {
  const pictures = { count: 0, gl: false, lost: false };
  let drawn = false;
  const draw = () => {
    if (drawn) return;
    drawn = true;
    pictures.count += 1;
    // Whatever else is drawn for the same frame is of the same picture.
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
