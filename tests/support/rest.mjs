/**
 * When a page is at rest. A page that `openPage` opened counts what has begun and has not ended: animation frames, timers, answers of
 * workers, CSS animations, requests. A test waits until these have ended, never for a fixed time.
 */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Frame} Frame
 * @typedef {{ frames: number, messages: number, workers: number }} Totals how many animation frames the page asked for, how many messages it sent to
 *   workers, and how many workers it made
 * @typedef {object} Work what a page counts
 * @property {Totals} totals since the page was opened
 * @property {() => boolean} workerEnded whether a worker was terminated since the last call
 * @property {() => string[]} pending the kinds of work that have not ended, with their number
 * @property {() => Promise<number>} frame resolves with the next animation frame, which is not counted
 */

/** How long a test waits before it fails, in milliseconds. */
const PATIENCE = 40_000;

/**
 * Pending requests of a page: the type of each by its address, and the number of all requests so far.
 * @type {WeakMap<Page, { open: Map<string, string>, count: number }>}
 */
const requests = new WeakMap();

/** Counts the page's work from now on. Called before the page is opened. @param {Page} page */
export async function countWork(page) {
  /** @type {Map<string, string>} */
  const open = new Map();
  const known = { open, count: 0 };
  requests.set(page, known);
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) open.set(request.url(), request.resourceType());
    known.count += 1;
  });
  for (const end of /** @type {const} */ (['requestfinished', 'requestfailed'])) {
    // A second request for the same address ends with the first one.
    page.on(/** @type {'requestfinished'} */ (end), (request) => open.delete(request.url()));
  }
  await page.addInitScript(count);
}

/** Counts the work of a page. Runs in the page, before its own scripts. */
function count() {
  /** Longer timers are not awaited, in milliseconds. */
  const LONG = 1000;
  const { requestAnimationFrame, cancelAnimationFrame, setTimeout, clearTimeout } = window;
  const totals = { frames: 0, messages: 0, workers: 0 };
  /** @type {Set<number>} */
  const frames = new Set();
  /** @type {Set<number>} */
  const timers = new Set();
  /** For each worker the numbers of the calls without an answer; 0 until its first message. @type {Map<Worker, Set<number>>} */
  const workers = new Map();
  let ended = false;

  window.requestAnimationFrame = (callback) => {
    totals.frames += 1;
    const id = requestAnimationFrame((time) => {
      frames.delete(id);
      callback(time);
    });
    frames.add(id);
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    frames.delete(id);
    cancelAnimationFrame(id);
  };
  Object.assign(window, {
    /** @param {TimerHandler} handler @param {number} delay @param {unknown[]} args */
    setTimeout: (handler, delay = 0, ...args) => {
      if (typeof handler !== 'function' || delay > LONG) return setTimeout(handler, delay, ...args);
      const id = setTimeout(() => {
        timers.delete(id);
        handler(...args);
      }, delay);
      timers.add(id);
      return id;
    },
    /** @param {number} id */
    clearTimeout: (id) => {
      timers.delete(id);
      clearTimeout(id);
    },
  });
  // A frame without scripts has no workers.
  if (typeof window.Worker === 'function') {
    window.Worker = class Worker extends window.Worker {
      /** @param {string | URL} script @param {WorkerOptions} [options] */
      constructor(script, options) {
        super(script, options);
        const calls = new Set([0]);
        workers.set(this, calls);
        totals.workers += 1;
        this.addEventListener('message', ({ data }) => {
          calls.delete(0);
          if (data && typeof data === 'object' && 'id' in data) calls.delete(data.id);
        });
        this.addEventListener('error', () => calls.clear());
      }

      /** @param {any} message @param {any} [options] */
      postMessage(message, options) {
        totals.messages += 1;
        const { id } = message ?? {};
        if (typeof id === 'number') workers.get(this)?.add(id);
        super.postMessage(message, options);
      }

      terminate() {
        workers.delete(this);
        ended = true;
        super.terminate();
      }
    };
  }

  /** Running CSS animations that come to an end. */
  const animations = () => {
    const roots = [document, ...[...document.querySelectorAll('hop-scope')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    return roots.flatMap((root) => root.getAnimations()).filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
  };
  const pending = () => {
    const calls = [...workers.values()].reduce((sum, { size }) => sum + size, 0);
    const counted = Object.entries({ 'animation frames': frames.size, timers: timers.size, 'answers of workers': calls, 'animations of styles': animations().length });
    return counted.flatMap(([what, size]) => (size > 0 ? [`${size} ${what}`] : []));
  };
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const workerEnded = () => {
    const was = ended;
    ended = false;
    return was;
  };
  Object.defineProperty(window, 'work', { value: { totals, pending, frame, workerEnded } });
}

/** @param {Page | Frame} target */
const pageOf = (target) => ('mainFrame' in target ? target : target.page());

/**
 * Waits until the page is at rest: no work is pending in three animation frames in a row, in which observers of sizes and visibility have
 * been called, and no request is pending.
 * @param {Page | Frame} target a page that `openPage` opened, or a frame on it
 */
export async function rest(target) {
  const known = requests.get(pageOf(target));
  if (!known) throw new Error('rest() takes a page that openPage() has opened');
  for (const end = performance.now() + PATIENCE; ; ) {
    const { count } = known;
    const ended = await target.evaluate(async (patience) => {
      const { workerEnded, pending, frame } = /** @type {Work} */ (Reflect.get(window, 'work'));
      const end = performance.now() + patience;
      for (let quiet = 0, scrolled = NaN; quiet < 3; ) {
        await frame();
        const left = pending();
        if (scrollY !== scrolled) left.push('scrolling');
        scrolled = scrollY;
        quiet = left.length > 0 ? 0 : quiet + 1;
        if (performance.now() > end) throw new Error(`the page does not come to rest: ${left}`);
      }
      return workerEnded();
    }, PATIENCE);
    // A terminated worker ends none of its requests, and the browser does not report which requests are the worker's. So all pending
    // requests for scripts are dropped: those of the page itself have ended by now, or end soon.
    if (ended) for (const [url, kind] of known.open) if (kind === 'script') known.open.delete(url);
    if (known.open.size === 0 && known.count === count) return;
    if (performance.now() > end) throw new Error(`the page does not come to rest: no answer from ${[...known.open.keys()]}`);
    await pause(10);
  }
}

/** Waits for `count` animation frames of the page. @param {Page | Frame} target @param {number} [count] */
export function frames(target, count = 2) {
  return target.evaluate(async (count) => {
    const { frame } = /** @type {Work} */ (Reflect.get(window, 'work'));
    for (let left = count; left > 0; left -= 1) await frame();
  }, count);
}

/** The work of an idle page. */
export const NOTHING = { frames: 0, messages: 0 };

/** The work of the page during forty animation frames, once it is at rest. @param {Page} page @returns {Promise<typeof NOTHING>} */
export async function doneAtRest(page) {
  await rest(page);
  return page.evaluate(async () => {
    const { totals, frame } = /** @type {Work} */ (Reflect.get(window, 'work'));
    const before = { ...totals };
    for (let left = 40; left > 0; left -= 1) await frame();
    return { frames: totals.frames - before.frames, messages: totals.messages - before.messages };
  });
}

/**
 * Calls a function until it returns a value, and returns it.
 * @template T
 * @param {string} what is awaited, for the error message
 * @param {() => Promise<T> | T} look
 * @param {number} [patience] in milliseconds
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, look, patience = PATIENCE) {
  for (const end = performance.now() + patience; ; ) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) assert.fail(`in ${patience / 1000} seconds this did not come: ${what}`);
    await pause(20);
  }
}

/**
 * Counts the calls of a method from now on.
 * @param {Page} page @param {string} type a global class @param {string} method of its instances
 * @returns {Promise<() => Promise<number>>} the number of calls so far
 */
export async function callsOf(page, type, method) {
  const calls = await page.evaluateHandle(
    ([type = '', method = '']) => {
      const { prototype } = Reflect.get(window, type);
      const real = prototype[method];
      const calls = { count: 0 };
      prototype[method] = function (/** @type {unknown[]} */ ...args) {
        calls.count += 1;
        return Reflect.apply(real, this, args);
      };
      return calls;
    },
    [type, method],
  );
  return () => calls.evaluate(({ count }) => count);
}
