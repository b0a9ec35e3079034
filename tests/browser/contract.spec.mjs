/** The contract of the element with the pages it is put into, line by line. Most of them have its script from another origin. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from '../support/browser.mjs';
import { Figure } from '../support/figure.mjs';
import { foreign } from '../support/foreign.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('playwright-core').Page} Page */

const ONE = '<hop-scope people="300" seed="4" connections="12"></hop-scope>';
const LIFE = '<hop-scope people="2000" connections="0"></hop-scope>';
const FAR = '<div style="height:4000px">text</div>';

const { browser, site, its, host, under } = await foreign({
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

/** Until the figure has drawn. @param {Page} page @param {string} [selector] */
const figureOn = (page, selector = 'hop-scope') => new Figure(page, selector).ready();

/** Counts what a page does from its beginning: pictures it asks the browser for, modules it compiles. @param {Page} page */
const counted = (page) =>
  page.addInitScript(() => {
    const done = { frames: 0, compiled: 0 };
    const ask = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) => {
      done.frames += 1;
      return ask.call(window, callback);
    };
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

/** How many pictures it asks for in a while, once what was under way is over. @param {Page} page @returns {Promise<number>} */
const pictures = (page) =>
  page.evaluate(async () => {
    const wait = () => new Promise((done) => setTimeout(done, 400));
    const done = Reflect.get(window, 'done');
    await wait();
    done.frames = 0;
    await wait();
    return done.frames;
  });

/** @param {Page} page */
const connection = (page) => page.evaluate(() => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().connection);

/** Until the life has gone on. @param {Page} page @param {number} from */
const goesOn = (page, from) => page.waitForFunction((from) => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().connection > from, from);

/** @type {string[]} */
const requests = [];
const listed = (/** @type {Page} */ page) => {
  requests.length = 0;
  page.context().on('request', (request) => requests.push(new URL(request.url()).pathname));
};

host('it starts when it comes near the window: before that no core is fetched, and there is no worker', '/low.html', async (page) => {
  await page.evaluate(() => customElements.whenDefined('hop-scope').then(() => undefined));
  await page.waitForTimeout(400);
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
  host(`${name} it stands still, and goes on when it is back`, '/life.html', async (page) => {
    const figure = await figureOn(page);
    await figure.element.evaluate((element) => /** @type {HopScope} */ (element).play());
    await goesOn(page, 0);
    await page.evaluate(leave);
    assert.equal(await pictures(page), 0);
    const there = await connection(page);
    assert.equal(await pictures(page), 0);
    assert.equal(await connection(page), there);
    await page.evaluate(come);
    await goesOn(page, there);
  }, { before: counted });
}

for (const [path, open] of /** @type {[string, () => void][]} */ ([
  ['/details.html', () => document.querySelector('summary')?.click()],
  ['/closed.html', () => document.querySelector('div')?.removeAttribute('style')],
  ['/flat.html', () => document.querySelector('div')?.removeAttribute('style')],
])) {
  host(`in a container that opens later it draws nothing before, and its first picture then: ${path}`, path, async (page) => {
    const figure = new Figure(page, 'hop-scope');
    await figure.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then((figure) => figure.play()));
    assert.equal(await figure.element.locator('.view canvas[width]').count(), 0);
    await page.evaluate(open);
    await figure.element.locator('.view canvas[width]').waitFor();
    await goesOn(page, 0);
    const size = await figure.element.locator('.view canvas').evaluate((canvas) => [canvas.clientWidth, /** @type {HTMLCanvasElement} */ (canvas).width]);
    assert.ok(Number(size[0]) > 200 && size[0] === size[1], String(size));
  }, { before: counted });
}

// Where the picture is slow, a card may be tried once: with renderer="core" never.
host('after it has loaded it asks for nothing, keeps nothing and says nothing, whatever is done that needs no more', '/core.html', async (page) => {
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  const figure = await figureOn(page);
  await page.waitForLoadState('networkidle');
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
  await page.waitForTimeout(300);
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

host('the wheel over it and a finger on it scroll the host, and keys are the host’s until the focus is inside', '/tall.html', async (page) => {
  const figure = await figureOn(page);
  await page.evaluate(() => scrollTo(0, 0));
  const box = await figure.element.locator('.view').boundingBox();
  assert.ok(box);
  const middle = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + 60) };
  const before = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text);
  const picture = await figure.picture();
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
  await page.waitForTimeout(300);
  assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'keys').filter((/** @type {[string, boolean]} */ [, taken]) => taken)), []);
  assert.equal(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text), before);
  assert.equal(await figure.picture(), picture);
  // Inside the same key accepts.
  await figure.button('Step').focus();
  await figure.settled(() => page.keyboard.press('a'));
  assert.equal(await connection(page), 13);
});

for (const path of ['/ten.html', '/own/ten.html']) {
  host(`ten on one page share one compiled module: ${path}`, path, async (page) => {
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

/** What a page holds, after the garbage was collected. @param {import('playwright-core').CDPSession} devtools @param {Page} page */
async function held(devtools, page) {
  for (let times = 0; times < 3; times += 1) await devtools.send('HeapProfiler.collectGarbage');
  const [{ usedSize }, { nodes, jsEventListeners }] = await Promise.all([devtools.send('Runtime.getHeapUsage'), devtools.send('Memory.getDOMCounters')]);
  return { heap: usedSize, nodes, listeners: jsEventListeners, workers: page.workers().length };
}

/** Puts figures in and takes them out again: every other one while it is still loading. @param {Page} page @param {number} times */
const mount = (page, times) =>
  page.evaluate(async (times) => {
    for (let time = 0; time < times; time += 1) {
      const element = /** @type {HopScope} */ (document.createElement('hop-scope'));
      for (const [name, value] of [['people', '200'], ['connections', '20'], ['post', '1']]) element.setAttribute(String(name), String(value));
      document.body.append(element);
      if (time % 2 === 0) {
        await element.ready;
        await new Promise((done) => requestAnimationFrame(done));
      } else await new Promise((done) => setTimeout(done, time % 7));
      element.remove();
    }
    await new Promise((done) => setTimeout(done, 300));
  }, times);

for (const [path, where] of /** @type {const} */ ([['/own/none.html', 'in workers'], ['/none.html', 'from another origin']])) {
  test(`200 times mounted and removed, ${where}: memory stays as it was`, { timeout: 240_000 }, async (t) => {
    const { page, problems, close } = await openPage(browser, `${its.origin}${path}`, { origins: [site.origin] });
    try {
      await page.evaluate(() => customElements.whenDefined('hop-scope').then(() => undefined));
      const devtools = await page.context().newCDPSession(page);
      // The first ones bring what stays: scripts, the compiled module, the words.
      await mount(page, 20);
      const before = await held(devtools, page);
      await mount(page, 180);
      const after = await held(devtools, page);
      t.diagnostic(`heap ${Math.round(before.heap / 1e3)} kB, then ${Math.round(after.heap / 1e3)} kB; nodes ${before.nodes}, ${after.nodes}; listeners ${before.listeners}, ${after.listeners}`);
      assert.equal(after.workers, before.workers);
      assert.ok(after.nodes - before.nodes < 100, `${before.nodes} nodes, then ${after.nodes}`);
      assert.ok(after.listeners - before.listeners < 20, `${before.listeners} listeners, then ${after.listeners}`);
      // A figure holds far more than 10 kB: its nodes alone.
      assert.ok(after.heap - before.heap < 180 * 5_000, `${before.heap} bytes, then ${after.heap}`);
      assert.deepEqual(problems(), []);
    } finally {
      await close();
    }
  });
}

host('removed while its core is under way it leaves nothing: no worker, no error, no event', '/own/none.html', async (page) => {
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
  await assert.doesNotReject(async () => {
    while (waiting.length === 0) await page.waitForTimeout(20);
  });
  await page.evaluate(() => Reflect.get(window, 'element').remove());
  await page.waitForTimeout(100);
  for (const go of waiting) go();
  await page.waitForTimeout(700);
  assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'told')), []);
  assert.equal(page.workers().length, 0);
  assert.equal(await page.evaluate(() => Reflect.get(window, 'element').shadowRoot.querySelectorAll('canvas[width]').length), 0);
});

host('where WebAssembly is refused the poster, a word and the text around it stay', '/poster.html', async (page) => {
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

test('a policy without wasm: the poster and the text', { timeout: 60_000 }, async (t) => {
  const policy = (/** @type {string} */ origin) => `default-src 'none'; script-src ${origin}; connect-src ${origin}; worker-src blob:; style-src 'self'; img-src data:`;
  const { page, problems, close } = await under(policy, '/poster.html');
  t.after(close);
  await new Figure(page, 'hop-scope').element.getByRole('alert').filter({ hasText: 'cannot start here' }).waitFor();
  for (const text of ['Rings around you.', 'The text around it.']) assert.ok(await page.getByText(text).isVisible(), text);
  assert.deepEqual(problems().filter((problem) => !/WebAssembly|wasm/i.test(problem)), []);
});

for (const [name, policy, path] of /** @type {const} */ ([
  ['its own', () => "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src data:", '/own/one.html'],
  ['no more than scripts', () => "script-src 'self' 'wasm-unsafe-eval'", '/own/one.html'],
])) {
  test(`under script-src 'self' 'wasm-unsafe-eval', ${name}: it works, and nothing is refused`, { timeout: 60_000 }, async (t) => {
    const { page, problems, close } = await under(policy, path, (page) =>
      page.addInitScript(() => {
        Object.assign(window, { refused: [] });
        document.addEventListener('securitypolicyviolation', (event) => Reflect.get(window, 'refused').push(`${event.violatedDirective} ${event.blockedURI}`));
      }),
    );
    t.after(close);
    const figure = await figureOn(page);
    await figure.settled(() => figure.accept.click());
    await figure.settled(() => figure.button('Post').click());
    await figure.openDrawer();
    await figure.element.evaluate((element) => element.setAttribute('credit', 'on'));
    await figure.element.locator('.credit').waitFor();
    assert.equal(page.workers().length, 1);
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'refused')), []);
    assert.deepEqual(problems(), []);
  });
}

/** The picture of the core, which the others are held against. @type {string | undefined} */
let cores;
host('the core’s own picture', '/core.html', async (page) => {
  cores = await (await figureOn(page)).picture();
});

for (const [name, refuse] of /** @type {const} */ ([
  ['is refused', 'HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, { apply: (real, self, args) => /webgl/.test(args[0]) ? null : Reflect.apply(real, self, args) }); OffscreenCanvas.prototype.getContext = new Proxy(OffscreenCanvas.prototype.getContext, { apply: (real, self, args) => /webgl/.test(args[0]) ? null : Reflect.apply(real, self, args) })'],
  ['throws', 'for (const its of [HTMLCanvasElement, OffscreenCanvas]) its.prototype.getContext = new Proxy(its.prototype.getContext, { apply: (real, self, args) => { if (/webgl/.test(args[0])) throw new Error("no card"); return Reflect.apply(real, self, args); } })'],
])) {
  host(`where WebGL ${name} the core’s own pixels remain, though a card was asked for`, '/webgl.html', async (page) => {
    const figure = await figureOn(page);
    await page.waitForTimeout(500);
    assert.equal(await figure.picture(), cores);
    await figure.settled(() => figure.accept.click());
    assert.equal(await figure.count('1st degree'), 13);
  }, { before: (page) => page.addInitScript(refuse) });
}

/** @typedef {{ name: string, ph: string, pid: number, tid: number, tdur?: number, args: { name?: string } }} Trace an event of the browser's */

test('the host’s main thread: the longest task is printed, in processor time, which a busy machine does not add to', { timeout: 60_000 }, async (t) => {
  const { page, problems, close } = await openPage(browser, `${its.origin}/own/none.html`);
  t.after(close);
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
  assert.deepEqual(problems(), []);
});
