/**
 * The cost of a figure for its page: the time from the start of its script to its first picture, the longest task on the page's main
 * thread, and processor time a frame while a life plays. In Chromium, with the built dist/.
 *
 * Times depend on what else the machine does, processor times much less. Both are printed.
 */
import { launch, serveDist } from '../tests/support/browser.mjs';
import { check, isFull } from './support/expected.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../www/element/hop-scope.js').HopScope} HopScope */

/** The number of times that the page is opened. The median of all times is printed. */
const OPENINGS = isFull ? 9 : 1;

/** The time in which frames are counted, in milliseconds. */
const PLAYING = isFull ? 4000 : 1000;

/** @param {string} attributes */
const host = (attributes) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><body>
   <hop-scope renderer="core" ${attributes}></hop-scope><script type="module" src="hopscope.js"></script>`;

const PEOPLE = isFull ? [1000, 10_000, 100_000] : [1000];
const site = await serveDist({
  pages: {
    '/default.html': host(''),
    ...Object.fromEntries(PEOPLE.map((people) => [`/${people}.html`, host(`people="${people}" connections="0" months="60"`)])),
  },
});
const browser = await launch();
const cdp = await browser.newBrowserCDPSession();

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** @param {string} path @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = { defined: 0, first: 0, ready: 0, pictures: 0, pixels: '' };
    Object.assign(window, { seen });
    performance.mark('host');
    const { define } = customElements;
    customElements.define = (...args) => {
      seen.defined ||= performance.now();
      Reflect.apply(define, customElements, args);
    };
    const { putImageData } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.putImageData = function (/** @type {ImageData} */ image) {
      Reflect.apply(putImageData, this, [image, 0, 0]);
      seen.first ||= performance.now();
      seen.pictures += 1;
      seen.pixels = `${image.width}×${image.height}`;
    };
    document.addEventListener('ready', () => (seen.ready ||= performance.now()));
  });
  await page.goto(site.origin + path);
  await page.waitForFunction(() => {
    const { first, ready } = Reflect.get(window, 'seen');
    return first > 0 && ready > 0;
  });
  return { page, context };
}

/** Times from the moment at which all scripts have arrived and none has run; the number of files and their bytes. @param {Page} page */
const start = (page) =>
  page.evaluate(() => {
    const { defined, first, ready } = Reflect.get(window, 'seen');
    const files = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource')).filter(({ name }) => name.startsWith(location.origin));
    const began = Math.max(...files.map(({ responseEnd }) => responseEnd).filter((end) => end <= defined));
    return { first: first - began, ready: ready - began, requests: files.length, bytes: files.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0) };
  });

/** @typedef {{ name: string, ph: string, pid: number, tid: number, dur?: number, tdur?: number }} TraceEvent */

/**
 * The longest task on the main thread of the page that sets the mark `host` while `act` runs.
 * @param {() => Promise<unknown>} act
 * @returns {Promise<string>}
 */
async function longest(act) {
  /** @type {TraceEvent[]} */
  const events = [];
  /** @param {{ value: unknown[] }} data */
  const collect = ({ value }) => void events.push(.../** @type {TraceEvent[]} */ (value));
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', { traceConfig: { includedCategories: ['blink.user_timing', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] }, transferMode: 'ReportEvents' });
  await act();
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);
  const main = events.find(({ name }) => name === 'host');
  const tasks = events.filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && pid === main?.pid && tid === main.tid);
  const most = (/** @type {'dur' | 'tdur'} */ of) => (Math.max(0, ...tasks.map((task) => task[of] ?? 0)) / 1000).toFixed(1);
  return `longest task ${most('dur')} ms, of processor time ${most('tdur')} ms`;
}

/** Throws unless the figure shows the expected life. @param {Page} page */
async function checkShown(page) {
  const { text, facts } = await page.evaluate(() => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState());
  check(`start: ${text}`, { people: facts?.people, ties: facts?.ties, steps: facts?.steps });
}

/** @param {string} what @param {string} found */
const print = (what, found) => console.log(`${what.padEnd(44)} ${found}`);

/** @param {Page} page @param {Record<string, string | number>} values */
const set = (page, values) =>
  page.evaluate((wanted) => {
    performance.mark('host');
    return /** @type {HopScope} */ (document.querySelector('hop-scope')).set(wanted);
  }, values);

/** Waits until the force layout is at rest. @param {Page} page */
async function settled(page) {
  const settling = page.locator('.settling');
  await settling.waitFor();
  await settling.waitFor({ state: 'detached', timeout: 120_000 });
}

const starts = [];
for (let turn = 0; turn < OPENINGS; turn += 1) {
  const { page, context } = await open('/default.html');
  await checkShown(page);
  starts.push(await start(page));
  await context.close();
}
const { requests = 0, bytes = 0 } = starts[0] ?? {};
print('2,000 people: from the script’s start', `first picture ${median(starts.map(({ first }) => first)).toFixed(0)} ms, ready ${median(starts.map(({ ready }) => ready)).toFixed(0)} ms`);
print('an embedded figure asks for', `${requests} files, ${bytes} bytes before gzip`);

print('main thread while it opens', await longest(async () => (await open('/default.html')).context.close()));
for (const people of isFull ? [100_000, 1_000_000] : [10_000]) {
  const { page, context } = await open('/default.html');
  const making = await longest(() => set(page, { people, connections: 100 }));
  await checkShown(page);
  print(`… while ${people.toLocaleString('en')} people are made`, making);
  if (people === 100_000) {
    const settle = () => Promise.all([settled(page), set(page, { layout: 'force' })]);
    print('… and while their structure settles', await longest(settle));
  }
  await context.close();
}

/** Processor time of all processes, in milliseconds. */
async function used() {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0);
}

// With 1.5 device pixels a CSS pixel, the picture has about 1280×720 pixels.
for (const people of PEOPLE) {
  const { page, context } = await open(`/${people}.html`, { deviceScaleFactor: 1.5 });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.waitForTimeout(1000);
  const look = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (/** @type {string} */ wanted) => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? 0);
    const { pictures, pixels } = await page.evaluate(() => Reflect.get(window, 'seen'));
    return { pictures, pixels, used: await used(), script: metric('ScriptDuration'), task: metric('TaskDuration') };
  };
  await page.evaluate(() => /** @type {HopScope} */ (document.querySelector('hop-scope')).play());
  const from = await look();
  await page.waitForTimeout(PLAYING);
  const to = await look();
  await checkShown(page);
  if (to.pictures === from.pictures) throw new Error(`wrong result: ${people} people playing: expected pictures, found none`);
  const each = (/** @type {'used' | 'script' | 'task'} */ of) => ((to[of] - from[of]) / (to.pictures - from.pictures)).toFixed(2);
  print(`${people.toLocaleString('en')} people playing, ${to.pixels}`, `${each('used')} ms a picture in all, ${each('script')} in scripts of ${each('task')} on the main thread; ${(to.pictures - from.pictures) / (PLAYING / 1000)} pictures a second`);
  await context.close();
}

await browser.close();
await site.close();
