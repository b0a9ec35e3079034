/** The contract of the element with its host pages, one promise a test. Most hosts load its script from another origin. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Figure, withoutWorkers } from '../support/figure.mjs';
import { foreign } from '../support/foreign.mjs';
import { NOTHING, doneAtRest, frames, rest, until } from '../support/rest.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('playwright-core').Page} Page */

const ONE = '<hop-scope people="300" seed="4" connections="12"></hop-scope>';
const LIFE = '<hop-scope people="2000" connections="0"></hop-scope>';
const FAR = '<div style="height:4000px">text</div>';

const { site, its, open, host, under } = await foreign({
  '/one.html': ONE,
  '/own/one.html': ONE,
  '/low.html': FAR + ONE,
  '/life.html': LIFE + FAR,
  '/details.html': `<details><summary>A figure</summary>${LIFE}</details>`,
  '/closed.html': `<div style="display:none">${LIFE}</div>`,
  '/flat.html': `<div style="width:0;height:0;overflow:hidden">${LIFE}</div>`,
  '/tall.html': `<div style="height:200px"></div>${ONE}${FAR}`,
  '/ten.html': Array.from({ length: 10 }, (_, seed) => `<hop-scope people="100" seed="${seed}" connections="5" controls="none" show="none"></hop-scope>`).join(''),
  '/own/ten.html': Array.from({ length: 10 }, (_, seed) => `<hop-scope people="100" seed="${seed}" connections="5" controls="none" show="none"></hop-scope>`).join(''),
  '/none.html': '<main></main>',
  '/own/none.html': '<main></main>',
  '/poster.html': '<hop-scope><p slot="poster">Rings around you.</p><p slot="caption">Accept everyone?</p></hop-scope><p>The text around it.</p>',
  '/core.html': '<hop-scope people="300" connections="12" renderer="core"></hop-scope>',
  '/webgl.html': '<hop-scope people="300" connections="12" renderer="webgl"></hop-scope>',
  '/own/life.html': '<hop-scope people="20000" connections="0" months="200"></hop-scope>',
});

/** Waits until the figure has drawn. @param {Page} page @param {string} [selector] */
const figureOn = (page, selector = 'hop-scope') => new Figure(page, selector).ready();

/** Counts the modules that a page compiles, from the start of the page. @param {Page} page */
const counted = (page) =>
  page.addInitScript(() => {
    const done = { compiled: 0 };
    for (const name of /** @type {const} */ (['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming'])) {
      const real = WebAssembly[name];
      Object.assign(WebAssembly, {
        [name]: (/** @type {unknown[]} */ ...args) => {
          done.compiled += 1;
          return Reflect.apply(real, WebAssembly, args);
        },
      });
    }
    Object.assign(window, { done });
  });

/** @param {Page} page */
const connection = (page) => page.evaluate(() => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().connection);

/** Waits until the life has advanced. @param {Page} page @param {number} from */
const goesOn = (page, from) => page.waitForFunction((from) => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().connection > from, from);

/** @type {string[]} */
const requests = [];
const listed = (/** @type {Page} */ page) => {
  requests.length = 0;
  page.context().on('request', (request) => requests.push(new URL(request.url()).pathname));
};

host('the figure starts when it comes near the window; before that it fetches no core and has no worker', '/low.html', async (page) => {
  await page.evaluate(() => customElements.whenDefined('hop-scope').then(() => undefined));
  await rest(page);
  assert.equal(requests.filter((path) => path.endsWith('.wasm')).length, 0);
  assert.equal(page.workers().length, 0);
  await figureOn(page);
  assert.equal(requests.filter((path) => path.endsWith('.wasm')).length, 1);
}, { before: listed });

for (const [name, leave, come] of /** @type {[string, () => void, () => void][]} */ ([
  ['scrolled away', () => scrollTo(0, 3000), () => scrollTo(0, 0)],
  ['in a container that closes', () => (document.body.style.display = 'none'), () => (document.body.style.display = '')],
  [
    'in a tab that is hidden',
    () => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    () => {
      Reflect.deleteProperty(document, 'hidden');
      document.dispatchEvent(new Event('visibilitychange'));
    },
  ],
])) {
  host(`${name} it pauses, and goes on when it is back`, '/life.html', async (page) => {
    const figure = await figureOn(page);
    await figure.element.evaluate((element) => /** @type {HopScope} */ (element).play());
    await goesOn(page, 0);
    await page.evaluate(leave);
    assert.deepEqual(await doneAtRest(page), NOTHING);
    const there = await connection(page);
    assert.deepEqual(await doneAtRest(page), NOTHING);
    assert.equal(await connection(page), there);
    await page.evaluate(come);
    await goesOn(page, there);
  });
}

for (const [path, open] of /** @type {[string, () => void][]} */ ([
  ['/details.html', () => document.querySelector('summary')?.click()],
  ['/closed.html', () => document.querySelector('div')?.removeAttribute('style')],
  ['/flat.html', () => document.querySelector('div')?.removeAttribute('style')],
])) {
  host(`in a closed container it draws nothing; it draws its first picture when that opens: ${path}`, path, async (page) => {
    const figure = new Figure(page, 'hop-scope');
    await figure.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then((figure) => figure.play()));
    assert.equal(await figure.element.locator('.view canvas[width]').count(), 0);
    await page.evaluate(open);
    await figure.element.locator('.view canvas[width]').waitFor();
    await goesOn(page, 0);
    const size = await figure.element.locator('.view canvas').evaluate((canvas) => [canvas.clientWidth, /** @type {HTMLCanvasElement} */ (canvas).width]);
    assert.ok(Number(size[0]) > 200 && size[0] === size[1], String(size));
  });
}

// A slow picture makes the figure try a graphics card once. With renderer="core" it never does.
host('once loaded it makes no request, stores nothing and logs nothing', '/core.html', async (page) => {
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  const figure = await figureOn(page);
  await figure.rest();
  requests.length = 0;
  await figure.settled(() => figure.accept.click());
  await figure.settled(() => figure.button('Post').click());
  await figure.settled(async () => {
    await figure.button('Play').click();
    await figure.button('Pause').click();
  });
  await figure.settled(() => figure.button('Reset').click());
  await figure.settled(() => figure.element.locator('select[name=strategy]').selectOption('met'));
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ people: 500, seed: 9 }));
  await page.setViewportSize({ width: 700, height: 600 });
  await figure.look();
  await figure.rest();
  assert.deepEqual(requests, []);
  assert.deepEqual(said, []);
  const kept = await page.evaluate(async () => ({
    tried: Reflect.get(window, 'tried'),
    storage: [localStorage.length, sessionStorage.length],
    cookie: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: 'caches' in window ? (await caches.keys()).length : 0,
  }));
  assert.deepEqual(kept, { tried: [], storage: [0, 0], cookie: '', databases: 0, caches: 0 });
  assert.deepEqual(await page.context().cookies(), []);
}, {
  before: async (page) => {
    listed(page);
    await page.addInitScript(() => {
      /** @type {string[]} */
      const tried = [];
      Object.assign(window, { tried });
      /** @param {object} place @param {string} name */
      const watch = (place, name) => {
        const real = Reflect.get(place, name);
        Reflect.set(place, name, /** @this {unknown} @param {unknown[]} args */ function (...args) {
          tried.push(name);
          return Reflect.apply(real, this, args);
        });
      };
      for (const name of ['getItem', 'setItem']) watch(Storage.prototype, name);
      watch(IDBFactory.prototype, 'open');
      watch(CacheStorage.prototype, 'open');
      watch(Navigator.prototype, 'sendBeacon');
      const { get, set } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(Document.prototype, 'cookie'));
      Object.defineProperty(Document.prototype, 'cookie', {
        get,
        set(value) {
          tried.push('cookie');
          set?.call(this, value);
        },
      });
    });
  },
});

host('wheel and finger over the figure scroll the host, and keys are the host’s until the focus is inside', '/tall.html', async (page) => {
  const figure = await figureOn(page);
  await page.evaluate(() => scrollTo(0, 0));
  const box = await figure.element.locator('.view').boundingBox();
  assert.ok(box);
  const middle = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + 60) };
  const before = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text);
  const picture = await figure.still();
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(() => scrollY >= 100);
  await page.evaluate(() => scrollTo(0, 0));
  const devtools = await page.context().newCDPSession(page);
  const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, /** @type {number} */ up) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: middle.x, y: middle.y + 200 - up }] });
  await touch('touchStart', 0);
  for (let up = 20; up <= 200; up += 20) await touch('touchMove', up);
  await touch('touchEnd', 200);
  await page.waitForFunction(() => scrollY >= 100);
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(() => {
    Object.assign(window, { keys: [] });
    document.addEventListener('keydown', ({ key, defaultPrevented }) => Reflect.get(window, 'keys').push([key, defaultPrevented]));
  });
  for (const key of ['a', 'p', 's', 'r', '+', '0', 'Escape']) await page.keyboard.press(key);
  await page.keyboard.press('Space');
  await page.waitForFunction(() => scrollY >= 100);
  await page.evaluate(() => scrollTo(0, 0));
  await figure.rest();
  assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'keys').filter((/** @type {[string, boolean]} */ [, taken]) => taken)), []);
  assert.equal(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text), before);
  assert.equal(await figure.picture(), picture);
  // Inside the same key accepts.
  await figure.button('Step').focus();
  await figure.settled(() => page.keyboard.press('a'));
  assert.equal(await connection(page), 13);
});

for (const path of ['/ten.html', '/own/ten.html']) {
  host(`ten figures on a page share one compiled module: ${path}`, path, async (page) => {
    const seconds = await page.evaluate(async () => {
      const all = /** @type {HopScope[]} */ ([...document.querySelectorAll('hop-scope')]);
      await customElements.whenDefined('hop-scope');
      await Promise.all(all.map((one) => one.ready));
      return all.map((one) => one.getState().counters?.second);
    });
    assert.equal(new Set(seconds).size > 3, true, String(seconds));
    assert.equal(requests.filter((path) => path.endsWith('.wasm')).length, 1);
    assert.equal(await page.evaluate(() => Reflect.get(window, 'done').compiled), 1);
  }, {
    before: async (page) => {
      listed(page);
      await counted(page);
    },
  });
}

host('a figure without a chart fetches nothing that draws one', '/ten.html', async (page) => {
  await page.evaluate(() => Promise.all(/** @type {HopScope[]} */ ([...document.querySelectorAll('hop-scope')]).map((one) => customElements.whenDefined('hop-scope').then(() => one.ready))).then(() => undefined));
  assert.deepEqual(requests.filter((path) => path.includes('plot')), []);
}, { before: listed });

host('where the chart’s script cannot be fetched the figure goes on, and its table has the numbers', '/one.html', async (page) => {
  const figure = await figureOn(page);
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.count('1st degree'), 13);
  assert.equal(await figure.element.locator('.chart svg').count(), 0);
  await figure.element.getByText('The numbers as tables').click();
  await figure.element.locator('table').first().waitFor();
}, { before: (page) => page.route('**/plot-*.js', (route) => route.abort()), expected: [/plot-/, /Failed to load/] });

/** Memory of a page after garbage collection. @param {import('playwright-core').CDPSession} devtools @param {Page} page */
async function held(devtools, page) {
  for (let times = 0; times < 3; times += 1) await devtools.send('HeapProfiler.collectGarbage');
  const [{ usedSize }, { nodes, jsEventListeners }] = await Promise.all([devtools.send('Runtime.getHeapUsage'), devtools.send('Memory.getDOMCounters')]);
  return { heap: usedSize, nodes, listeners: jsEventListeners, workers: page.workers().length };
}

/** Inserts and removes figures; every second one while it is still loading. @param {Page} page @param {number} times */
async function mount(page, times) {
  await page.evaluate(async (times) => {
    const { frame } = Reflect.get(window, 'work');
    for (let time = 0; time < times; time += 1) {
      const element = /** @type {HopScope} */ (document.createElement('hop-scope'));
      for (const [name, value] of [['people', '200'], ['connections', '20'], ['post', '1']]) element.setAttribute(String(name), String(value));
      document.body.append(element);
      if (time % 2 === 0) {
        await element.ready;
        await frame();
      } else for (let left = time % 7; left > 0; left -= 2) await frame();
      element.remove();
    }
  }, times);
  await rest(page);
  await withoutWorkers(page);
}

for (const [path, where] of /** @type {const} */ ([['/own/none.html', 'in workers'], ['/none.html', 'from another origin']])) {
  test(`200 times mounted and removed, ${where}: memory stays as it was`, { timeout: 240_000 }, (t) =>
    open(`${its.origin}${path}`, async (page) => {
      await page.evaluate(() => customElements.whenDefined('hop-scope').then(() => undefined));
      const devtools = await page.context().newCDPSession(page);
      // The first figures load what stays: scripts, the compiled module, the texts.
      await mount(page, 20);
      const before = await held(devtools, page);
      await mount(page, 180);
      const after = await held(devtools, page);
      t.diagnostic(`heap ${Math.round(before.heap / 1e3)} kB, then ${Math.round(after.heap / 1e3)} kB; nodes ${before.nodes}, ${after.nodes}; listeners ${before.listeners}, ${after.listeners}`);
      assert.equal(after.workers, before.workers);
      assert.ok(after.nodes - before.nodes < 100, `${before.nodes} nodes, then ${after.nodes}`);
      assert.ok(after.listeners - before.listeners < 20, `${before.listeners} listeners, then ${after.listeners}`);
      // The nodes of a figure alone take far more than 5 kB.
      assert.ok(after.heap - before.heap < 180 * 5_000, `${before.heap} bytes, then ${after.heap}`);
    }, { origins: [site.origin] }));
}

host('removed while its core loads it leaves no worker, no error and no event', '/own/none.html', async (page) => {
  /** @type {(() => void)[]} */
  const waiting = [];
  await page.route('**/*.wasm', async (route) => {
    await new Promise((go) => waiting.push(() => go(undefined)));
    await route.continue().catch(() => undefined);
  });
  await page.evaluate(() => {
    Object.assign(window, { told: [] });
    for (const type of ['ready', 'error', 'settled', 'reach']) document.addEventListener(type, () => Reflect.get(window, 'told').push(type), true);
    const element = document.body.appendChild(document.createElement('hop-scope'));
    Object.assign(window, { element });
  });
  await until('the core is asked for', () => waiting.length > 0);
  await page.evaluate(() => Reflect.get(window, 'element').remove());
  await frames(page);
  for (const go of waiting) go();
  await rest(page);
  assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'told')), []);
  await withoutWorkers(page);
  assert.equal(await page.evaluate(() => Reflect.get(window, 'element').shadowRoot.querySelectorAll('canvas[width]').length), 0);
});

host('where WebAssembly is refused the poster, a message and the text around it stay', '/poster.html', async (page) => {
  await page.getByText('Rings around you.').waitFor();
  const figure = new Figure(page, 'hop-scope');
  await figure.element.getByRole('alert').filter({ hasText: 'cannot start here' }).waitFor();
  for (const text of ['Rings around you.', 'Accept everyone?', 'The text around it.']) assert.ok(await page.getByText(text).isVisible(), text);
  assert.equal(page.workers().length, 0);
}, {
  before: (page) => page.addInitScript(() => {
    const refuse = () => Promise.reject(new WebAssembly.CompileError('refused'));
    Object.assign(WebAssembly, { compile: refuse, compileStreaming: refuse, instantiate: refuse, instantiateStreaming: refuse });
  }),
});

const WITHOUT_WASM = (/** @type {string} */ origin) => `default-src 'none'; script-src ${origin}; connect-src ${origin}; worker-src blob:; style-src 'self'; img-src data:`;

under('under a policy that forbids wasm the poster and the text stay', '/poster.html', WITHOUT_WASM, async (page) => {
  await new Figure(page, 'hop-scope').element.getByRole('alert').filter({ hasText: 'cannot start here' }).waitFor();
  for (const text of ['Rings around you.', 'The text around it.']) assert.ok(await page.getByText(text).isVisible(), text);
}, { expected: [/WebAssembly|wasm/i] });

for (const [name, policy, path] of /** @type {const} */ ([
  ['its own', () => "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src data:", '/own/one.html'],
  ['no more than scripts', () => "script-src 'self' 'wasm-unsafe-eval'", '/own/one.html'],
])) {
  under(`under script-src 'self' 'wasm-unsafe-eval', ${name}: it works, and nothing is refused`, path, policy, async (page) => {
    const figure = await figureOn(page);
    await figure.settled(() => figure.accept.click());
    await figure.settled(() => figure.button('Post').click());
    await figure.openDrawer();
    await figure.element.evaluate((element) => element.setAttribute('credit', 'on'));
    await figure.element.locator('.credit').waitFor();
    assert.equal(page.workers().length, 1);
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'refused')), []);
  }, {
    before: (page) => page.addInitScript(() => {
      Object.assign(window, { refused: [] });
      document.addEventListener('securitypolicyviolation', (event) => Reflect.get(window, 'refused').push(`${event.violatedDirective} ${event.blockedURI}`));
    }),
  });
}

/** A hash of the picture from the core, for comparison. @type {string | undefined} */
let cores;
host('the core draws the picture that other renderers are compared with', '/core.html', async (page) => {
  cores = await (await figureOn(page)).still();
});

for (const [name, refuse] of /** @type {const} */ ([
  ['is refused', 'HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, { apply: (real, self, args) => /webgl/.test(args[0]) ? null : Reflect.apply(real, self, args) }); OffscreenCanvas.prototype.getContext = new Proxy(OffscreenCanvas.prototype.getContext, { apply: (real, self, args) => /webgl/.test(args[0]) ? null : Reflect.apply(real, self, args) })'],
  ['throws', 'for (const its of [HTMLCanvasElement, OffscreenCanvas]) its.prototype.getContext = new Proxy(its.prototype.getContext, { apply: (real, self, args) => { if (/webgl/.test(args[0])) throw new Error("no card"); return Reflect.apply(real, self, args); } })'],
])) {
  host(`where WebGL ${name} the core’s own pixels remain, although renderer is webgl`, '/webgl.html', async (page) => {
    const figure = await figureOn(page);
    assert.equal(await figure.still(), cores);
    await figure.settled(() => figure.accept.click());
    assert.equal(await figure.count('1st degree'), 13);
  }, { before: (page) => page.addInitScript(refuse) });
}

/** @typedef {{ name: string, ph: string, pid: number, tid: number, tdur?: number, args: { name?: string } }} Trace a trace event of the browser */

test('the longest task on the host’s main thread is printed, in processor time', { timeout: 60_000 }, (t) => open(`${its.origin}/own/none.html`, async (page) => {
  const devtools = await page.context().newCDPSession(page);
  /** @type {Trace[]} */
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(.../** @type {any[]} */ (value)));
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'] } });
  await page.goto(`${its.origin}/own/life.html`);
  const figure = await figureOn(page);
  await figure.settled(() => figure.accept.click());
  await figure.settled(() => figure.button('Post').click());
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).play());
  await goesOn(page, 20);
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).pause());
  const complete = new Promise((done) => devtools.once('Tracing.tracingComplete', done));
  await devtools.send('Tracing.end');
  await complete;
  const mains = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}:${tid}`));
  const tasks = events.filter(({ name, ph, pid, tid }) => ph === 'X' && /RunTask$/.test(name) && mains.has(`${pid}:${tid}`)).map(({ tdur = 0 }) => tdur / 1000);
  assert.ok(tasks.length > 100, String(tasks.length));
  t.diagnostic(`of ${tasks.length} tasks the longest took ${Math.max(...tasks).toFixed(0)} ms, ${tasks.filter((took) => took > 50).length} more than 50 ms`);
}));
