/**
 * A film strip of an animation: frames at given times, side by side in one PNG. The page's clock stands still between the frames, so that the
 * strip is the same on a slow machine.
 */

/** @import { Page } from 'playwright-core' */

/** Length of a step of the page's clock, in milliseconds: about one frame. */
const STEP = 16;

/** Space between two frames, in pixels. */
const GAP = 12;

/** Prepares a page for `filmStrip`. Called before the page is opened. @param {Page} page */
export function stillClock(page) {
  return page.addInitScript(() => {
    const { requestAnimationFrame, cancelAnimationFrame, performance } = window;
    const real = performance.now.bind(performance);
    /** @type {Map<number, FrameRequestCallback>} */
    const waiting = new Map();
    /** When each running animation of styles was first seen. @type {Map<Animation, number>} */
    const born = new Map();
    /** The time of the page; undefined while its clock runs. @type {number | undefined} */
    let now;
    let last = 1e9;
    window.requestAnimationFrame = (callback) => {
      if (now === undefined) return requestAnimationFrame(callback);
      waiting.set(++last, callback);
      return last;
    };
    window.cancelAnimationFrame = (id) => void (waiting.delete(id) || cancelAnimationFrame(id));
    performance.now = () => now ?? real();
    const hold = () => {
      now = real();
    };
    /** Goes on by one step, and waits until the workers have answered. @param {number} step in ms */
    const goOn = async (step) => {
      now = (now ?? 0) + step;
      const due = [...waiting.values()];
      waiting.clear();
      for (const callback of due) callback(now);
      const { pending, frame } = Reflect.get(window, 'work');
      for (let quiet = 0; quiet < 2; ) {
        await frame();
        quiet = pending().some((/** @type {string} */ one) => one.includes('workers')) ? 0 : quiet + 1;
        const roots = [document, ...[...document.querySelectorAll('hop-scope')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
        for (const animation of roots.flatMap((root) => root.getAnimations())) {
          if (!born.has(animation)) born.set(animation, now);
          animation.pause();
          animation.currentTime = now - (born.get(animation) ?? now);
        }
      }
    };
    Object.assign(window, { film: { hold, goOn } });
  });
}

/**
 * Makes a film strip.
 * @param {Page} page prepared by `stillClock`, at rest @param {() => Promise<unknown>} act begins the animation
 * @param {readonly number[]} times of the frames after the beginning, ascending, in ms
 * @param {{ x: number, y: number, width: number, height: number }} clip the part of the page @param {number} [step] in ms
 * @returns {Promise<Buffer>} a PNG
 */
export async function filmStrip(page, act, times, clip, step = STEP) {
  await page.evaluate(() => Reflect.get(window, 'film').hold());
  await act();
  await page.evaluate(() => Reflect.get(window, 'film').goOn(0));
  /** @type {string[]} */
  const frames = [];
  let at = 0;
  for (const time of times) {
    while (at < time) {
      const next = Math.min(step, time - at);
      at += next;
      await page.evaluate((next) => Reflect.get(window, 'film').goOn(next), next);
    }
    frames.push((await page.screenshot({ clip })).toString('base64'));
  }
  const strip = await page.evaluate(
    async ({ frames, gap }) => {
      const images = await Promise.all(frames.map(async (data) => createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())));
      const [{ width = 0, height = 0 } = {}] = images;
      const canvas = new OffscreenCanvas(images.length * (width + gap) - gap, height);
      const context = canvas.getContext('2d');
      images.forEach((image, index) => context?.drawImage(image, index * (width + gap), 0));
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    },
    { frames, gap: GAP },
  );
  return Buffer.from(strip, 'latin1');
}
