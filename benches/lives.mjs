// Many lives in Chromium's workers, as the page runs them: the time that passes with 1, 2 and 4 workers. models.mjs has one thread in node.
import { launch, serveDist } from "../tests/support/browser.mjs";
import { fnv1a } from "../tests/support/fnv1a.mjs";
import { median } from "./support/clock.mjs";
import { check, isFull } from "./support/expected.mjs";
import { about, bench, inMs, thousands } from "./support/report.mjs";

const [PEOPLE, CONNECTIONS, LIVES] = isFull ? [10_000, 1000, 200] : [1000, 100, 5];
/** How often the numbers of workers take turns: what else the machine does then slows all of them. */
const ROUNDS = isFull ? 7 : 1;
const WORKERS = [1, 2, 4];
/** The name of a row, and whether the lives count contacts, as those of the page do. */
const ROWS = /** @type {const} */ ([["five posts each", false], ["with the contacts of ten years", true]]);

const query = `people=${PEOPLE}&ties=10&connections=${CONNECTIONS}&lives=${LIVES}`;

/** Runs in the page: opens the lab with the life, as when a reader opens "More about this life". @param {string} query */
async function open(query) {
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    /** @param {ConstructorParameters<typeof Worker>} how */
    constructor(...how) {
      super(...how);
      Reflect.set(globalThis, "started", Reflect.get(globalThis, "started") + 1);
    }
  };
  const { openLab } = await import(`${location.origin}/lab.js`);
  const lab = await openLab();
  await lab.configure(query);
  Object.assign(globalThis, { lab });
}

/**
 * Runs in the page: the lives, from the press of the button to the bands. The worker of the lab is one of the workers; the others start with each call.
 * @param {{ contacts: boolean, workers: number }} work
 */
async function ensemble({ contacts, workers }) {
  // The lab leaves one core for the page if there are more than two.
  Object.defineProperty(navigator, "hardwareConcurrency", { configurable: true, value: workers > 2 ? workers + 1 : workers });
  Object.assign(globalThis, { started: 1 });
  const start = performance.now();
  const bands = await Reflect.get(globalThis, "lab").ensemble(undefined, contacts);
  const ms = performance.now() - start;
  const bytes = Object.values(bands)
    .flatMap((band) => Object.values(band ?? {}))
    .filter(ArrayBuffer.isView)
    .flatMap((series) => [...new Uint8Array(series.buffer, series.byteOffset, series.byteLength)]);
  return { bytes, ms, started: /** @type {number} */ (Reflect.get(globalThis, "started")) };
}

const site = await serveDist({ pages: { "/empty.html": "<!doctype html><title>bench</title>" } });
const browser = await launch();
about(`Chromium ${browser.version()}; times are those that pass, and not processor time`);
try {
  for (const [row, contacts] of ROWS) {
    /** @type {number[][]} */
    const times = WORKERS.map(() => []);
    const page = await browser.newPage();
    await page.goto(`${site.origin}/empty.html`);
    await page.evaluate(open, query);
    // The first round is not measured: the browser still compiles the module.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [index, workers] of WORKERS.entries()) {
        const { bytes, ms, started } = await page.evaluate(ensemble, { contacts, workers });
        check(`${query}: bands in workers, ${row}`, { bands: fnv1a(Uint8Array.from(bytes)) });
        if (started !== workers) throw new Error(`${started} workers, not ${workers}`);
        if (round > 0) times[index]?.push(ms);
      }
    }
    await page.close();
    const medians = times.map(median);
    const table = `${LIVES} lives of ${thousands(CONNECTIONS)} connections in a world of ${thousands(PEOPLE)} people, in workers of the page`;
    medians.forEach((ms, index) => bench(table, row, `${WORKERS[index]} worker${index > 0 ? "s" : ""}`, inMs(ms)));
    const [one = NaN, two = NaN, four = NaN] = medians;
    bench(table, row, "2 workers, of the time of 1", (two / one).toFixed(6));
    bench(table, row, "4 workers, of the time of 1", (four / one).toFixed(6));
  }
} finally {
  await browser.close();
  await site.close();
}
