/** <hop-scope> on somebody else's page: attributes, properties, events, coming and going, and hosts that forbid things. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage, serveDist } from '../support/browser.mjs';
import { Figure, consistent } from '../support/figure.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

const HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><body>';
const SCRIPT = '<script type="module" src="hopscope.js"></script>';

/** @type {Record<string, string>} */
const PAGES = {
  '/one.html': `${HEAD}<hop-scope people="300" seed="4" connections="12"></hop-scope>${SCRIPT}`,
  '/two.html': `${HEAD}<hop-scope id="a" people="300" seed="4"></hop-scope><hop-scope id="b" people="300" seed="5"></hop-scope>${SCRIPT}`,
  '/none.html': `${HEAD}<main></main><aside></aside>${SCRIPT}`,
  '/closed.html': `${HEAD}<div style="display:none"><hop-scope people="300"></hop-scope></div>${SCRIPT}`,
  '/low.html': `${HEAD}<div style="height:4000px"></div><hop-scope people="300"></hop-scope>${SCRIPT}`,
  '/tall.html': `${HEAD}<hop-scope people="2000" connections="0"></hop-scope><div style="height:4000px"></div>${SCRIPT}`,
  '/force.html': `${HEAD}<hop-scope people="20000" layout="force"></hop-scope><div style="height:4000px"></div>${SCRIPT}`,
  '/details.html': `${HEAD}<details><summary>A figure</summary><hop-scope people="2000" connections="0"></hop-scope></details>${SCRIPT}`,
  '/poster.html': `${HEAD}<hop-scope><p slot="poster">Rings around you.</p></hop-scope><p>The text around it.</p>${SCRIPT}`,
  '/wrong.html': `${HEAD}<hop-scope peeple="300" people="0" see="often" data-x="1" aria-label="figure"></hop-scope>${SCRIPT}`,
};

const { browser, site } = await start({ pages: PAGES });

/**
 * @param {string} name @param {string} path
 * @param {(page: import('playwright-core').Page) => Promise<void>} body
 * @param {Parameters<typeof openPage>[2]} [options]
 */
function host(name, path, body, options = {}) {
  test(name, { timeout: 90_000 }, async () => {
    const { page, problems, close } = await openPage(browser, `${site.origin}${path}`, options);
    page.setDefaultTimeout(10_000);
    try {
      await body(page);
      assert.deepEqual(problems(), []);
    } finally {
      await close();
    }
  });
}

/** The worker's numbers, for comparison. @type {number[] | undefined} */
let worker;

host('in a worker', '/one.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  worker = await figure.counts();
  consistent(worker);
  assert.equal(worker[0], 12);
  assert.equal(page.workers().length, 1);
});

for (const [name, script] of /** @type {const} */ ([
  ['the constructor throws', 'window.Worker = class { constructor() { throw new Error("no workers here"); } }'],
  ['it never answers', 'window.Worker = class { postMessage() {} terminate() {} }'],
  ['it ends in an error', 'window.Worker = class { constructor() { setTimeout(() => this.onerror({ preventDefault() {} })); } postMessage() {} terminate() {} }'],
])) {
  host(`inline where no worker can start: ${name}`, '/one.html', async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    assert.deepEqual(await figure.counts(), worker);
    await figure.settled(() => figure.accept.click());
    assert.equal(await figure.count('1st degree'), 13);
    const ring = Array.from({ length: 9 }, (_, index) => `p${index} p${(index + 1) % 9}`).join('\n');
    await figure.settled(() => figure.element.locator('input[type=file]').setInputFiles({ name: 'ring.txt', mimeType: 'text/plain', buffer: Buffer.from(ring) }));
    assert.ok(await figure.text('ring.txt: 9 people, 9 ties.').isVisible());
    await figure.element.evaluate((element) => element.remove());
    await page.waitForTimeout(100);
  }, { before: (page) => page.addInitScript(script) });
}

test('under a strict content policy', { timeout: 60_000 }, async () => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src data:";
  const strict = await serveDist({ pages: PAGES, headers: { 'content-security-policy': policy } });
  const { page, problems, close } = await openPage(browser, `${strict.origin}/one.html`);
  const figure = await new Figure(page, 'hop-scope').ready();
  assert.deepEqual(await figure.counts(), worker);
  await figure.settled(() => figure.button('Post').click());
  assert.deepEqual(problems(), []);
  await close();
  await strict.close();
});

/** @type {string[]} */
const asked = [];
host('two on a page know nothing of each other, and load the core once', '/two.html', async (page) => {
  const a = await new Figure(page, '#a').ready();
  const b = await new Figure(page, '#b').ready();
  const before = await b.counts();
  assert.notDeepEqual(await a.counts(), before);
  await a.settled(() => a.accept.click());
  assert.deepEqual(await b.counts(), before);
  assert.equal(asked.filter((path) => path.endsWith('.wasm')).length, 1);
  assert.equal(page.workers().length, 2);
  await b.element.evaluate((element) => element.remove());
  await page.waitForTimeout(200);
  assert.equal(page.workers().length, 1);
  await a.settled(() => a.accept.click());
}, { before: (page) => page.on('request', (request) => asked.push(new URL(request.url()).pathname)) });

for (const delay of [0, 5, 20, 60, 150, 400]) {
  host(`removed ${delay} ms after it came, it leaves nothing behind`, '/none.html', async (page) => {
    await page.evaluate(async (wait) => {
      await customElements.whenDefined('hop-scope');
      const element = document.createElement('hop-scope');
      document.body.append(element);
      await new Promise((done) => setTimeout(done, wait));
      element.remove();
    }, delay);
    await page.waitForTimeout(700);
    assert.equal(page.workers().length, 0);
  });
}

host('moved in the document it goes on; removed and put back it starts again', '/one.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  await figure.settled(() => figure.accept.click());
  const counts = await figure.counts();
  await figure.element.evaluate((element) => {
    const section = document.body.appendChild(document.createElement('section'));
    section.append(element);
  });
  await page.waitForTimeout(300);
  assert.equal(page.workers().length, 1);
  assert.deepEqual(await figure.counts(), counts);
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.count('1st degree'), 14);
  await figure.element.evaluate(async (element) => {
    const parent = element.parentElement;
    element.remove();
    await new Promise((done) => setTimeout(done, 300));
    parent?.append(element);
  });
  await figure.text('of').first().waitFor();
  await page.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().counters?.first === 14);
  assert.equal(page.workers().length, 1);
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.count('1st degree'), 15);
});

host('attributes, properties and set() are the same names', '/one.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  const people = () => figure.element.evaluate((element) => Reflect.get(element, 'people'));
  assert.equal(await people(), 300);
  await figure.element.evaluate((element) => element.setAttribute('people', '150'));
  await page.waitForFunction(() => Reflect.get(document.querySelector('hop-scope') ?? {}, 'people') === 150);
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ people: 80, strategy: 'met' }));
  assert.equal(await people(), 80);
  await figure.element.evaluate((element) => Reflect.set(element, 'people', 90));
  await page.waitForFunction(() => Reflect.get(document.querySelector('hop-scope') ?? {}, 'people') === 90);
  await figure.element.evaluate((element) => element.removeAttribute('people'));
  await page.waitForFunction(() => Reflect.get(document.querySelector('hop-scope') ?? {}, 'people') === 2000);
  const state = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text);
  assert.match(state, /strategy=met/);
});

host('what was set before it was ready counts', '/none.html', async (page) => {
  const values = await page.evaluate(async () => {
    const early = Object.assign(document.createElement('hop-scope'), { people: 77 });
    early.setAttribute('seed', '3');
    document.body.append(early);
    await customElements.whenDefined('hop-scope');
    const element = /** @type {HopScope} */ (/** @type {unknown} */ (early));
    const set = element.set({ connections: 4 });
    early.setAttribute('strategy', 'met');
    await set;
    return element.getState().values;
  });
  assert.deepEqual([values.people, values.seed, values.connections, values.strategy], [77, 3, 4, 'met']);
});

/** @type {string[]} */
const warnings = [];
host('what is wrong in the markup is mended and said once', '/wrong.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  for (const name of ['peeple', 'people', 'see']) assert.equal(warnings.filter((text) => text.includes(`hop-scope: `) && text.includes(name)).length, 1, name);
  assert.equal(await figure.element.locator('.note', { hasText: /peeple|people is|see is/ }).count(), 3);
  await figure.settled(() => figure.button('Reset').click());
  await figure.settled(() => figure.accept.click());
  assert.equal(warnings.length, 3);
}, {
  before: (page) => page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text())),
  expected: [/console warning: hop-scope: /],
});

host('events bubble out of shadow roots, reach at most ten times a second', '/none.html', async (page) => {
  const seen = await page.evaluate(async () => {
    /** @type {Record<string, number>} */
    const seen = {};
    const names = ['ready', 'change', 'accept', 'post', 'hop', 'reach', 'settled', 'play', 'pause', 'reset', 'error'];
    for (const name of names) document.addEventListener(name, (event) => event instanceof CustomEvent && (seen[name] = (seen[name] ?? 0) + 1));
    const shell = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    shell.innerHTML = '<hop-scope people="500" connections="40" see="0.9"></hop-scope>';
    await customElements.whenDefined('hop-scope');
    const element = /** @type {HopScope} */ (shell.querySelector('hop-scope'));
    await element.ready;
    const rest = () => new Promise((done) => element.addEventListener('settled', done, { once: true }));
    let settled = rest();
    element.accept();
    await settled;
    settled = rest();
    await element.post();
    await settled;
    const reach = seen.reach ?? 0;
    element.play();
    await new Promise((done) => setTimeout(done, 1500));
    settled = rest();
    element.pause();
    await settled;
    const during = (seen.reach ?? 0) - reach;
    settled = rest();
    element.reset();
    await settled;
    return { ...seen, during };
  }).then((/** @type {Record<string, number> & { during: number }} */ counted) => counted);
  assert.deepEqual([seen.ready, seen.accept, seen.post, seen.play, seen.pause, seen.reset, seen.error], [1, 1, 1, 1, 1, 1, undefined]);
  assert.ok((seen.hop ?? 0) >= 1);
  assert.ok(seen.during >= 5 && seen.during <= 19, String(seen.during));
});

host('in a closed container it draws when that opens', '/closed.html', async (page) => {
  const figure = new Figure(page, 'hop-scope');
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then(() => undefined));
  assert.equal(await figure.element.locator('.view canvas[width]').count(), 0);
  await page.evaluate(() => document.querySelector('div')?.removeAttribute('style'));
  await figure.element.locator('.view canvas[width]').waitFor();
  consistent(await figure.counts());
});

host('out of sight it takes orders, without a frame', '/low.html', async (page) => {
  const first = await page.evaluate(async () => {
    await customElements.whenDefined('hop-scope');
    const element = /** @type {HopScope} */ (document.querySelector('hop-scope'));
    await element.ready;
    await new Promise((done) => setTimeout(done, 200));
    const settled = new Promise((done) => element.addEventListener('settled', done, { once: true }));
    element.accept();
    await settled;
    return element.getState().counters?.first;
  });
  assert.equal(first, 26);
  const figure = await new Figure(page, 'hop-scope').ready();
  assert.equal(await figure.count('1st degree'), 26);
});

/** Counts what a figure has done: frames it asked the browser for, and messages to its worker. @param {import('playwright-core').Page} page */
const counted = (page) =>
  page.addInitScript(() => {
    const done = { frames: 0, messages: 0 };
    const ask = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) => {
      done.frames += 1;
      return ask.call(window, callback);
    };
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (/** @type {unknown[]} */ ...args) {
      done.messages += 1;
      Reflect.apply(postMessage, this, args);
    };
    Object.assign(window, { done });
  });

/** What it does in a while, once what was under way has come to its end. @param {import('playwright-core').Page} page */
const meanwhile = (page) =>
  page.evaluate(async () => {
    const wait = () => new Promise((done) => setTimeout(done, 400));
    const { done } = /** @type {{ done: { frames: number, messages: number } }} */ (/** @type {unknown} */ (window));
    await wait();
    Object.assign(done, { frames: 0, messages: 0 });
    await wait();
    return { ...done };
  });

/** Until it draws again. @param {import('playwright-core').Page} page */
const goesOn = (page) =>
  page.waitForFunction(() => {
    const { frames, messages } = Reflect.get(window, 'done');
    return frames > 1 && messages > 1;
  });

const NOTHING = { frames: 0, messages: 0 };

/** Ways out of sight, and back. @type {Record<string, [() => void, () => void]>} */
const WAYS = {
  'scrolled away': [() => scrollTo(0, 3000), () => scrollTo(0, 0)],
  'in a container that closes': [() => (document.body.style.display = 'none'), () => (document.body.style.display = '')],
};
for (const [name, [leave, come]] of Object.entries(WAYS)) {
  host(`${name} while a life plays it does nothing, and goes on when it is back`, '/tall.html', async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    await figure.element.evaluate((element) => /** @type {HopScope} */ (element).play());
    await goesOn(page);
    await page.evaluate(leave);
    assert.deepEqual(await meanwhile(page), NOTHING);
    const connection = () => figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().connection);
    const there = await connection();
    await page.evaluate(come);
    await goesOn(page);
    await page.waitForFunction((before) => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().connection > before, there);
  }, { before: counted });

  host(`${name} while people settle it does nothing, and goes on when it is back`, '/force.html', async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    const settling = figure.element.locator('.settling');
    await settling.waitFor();
    await page.evaluate(leave);
    assert.deepEqual(await meanwhile(page), NOTHING);
    assert.equal(await settling.count(), 1);
    await page.evaluate(come);
    await settling.waitFor({ state: 'detached', timeout: 60_000 });
    assert.deepEqual(await meanwhile(page), NOTHING);
  }, { before: counted });
}

host('in a closed <details> it takes orders and does nothing else, until that opens', '/details.html', async (page) => {
  const figure = new Figure(page, 'hop-scope');
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then((figure) => figure.play()));
  assert.deepEqual(await meanwhile(page), NOTHING);
  assert.equal(await figure.element.locator('.view canvas[width]').count(), 0);
  await page.locator('summary').first().click();
  await goesOn(page);
  await figure.element.locator('.view canvas[width]').waitFor();
}, { before: counted });

host('without the core: the poster, a message, and the page around it', '/poster.html', async (page) => {
  const figure = new Figure(page, 'hop-scope');
  await figure.element.getByRole('alert').filter({ hasText: 'cannot start here' }).waitFor();
  assert.ok(await page.getByText('Rings around you.').isVisible());
  assert.ok(await page.getByText('The text around it.').isVisible());
  assert.equal(page.workers().length, 0);
}, {
  before: (page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404 })),
  expected: [/404/, /failed request: .*wasm/, /integrity/],
});

host('a fault in the core stops the figure, not the page', '/poster.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  await page.evaluate(() => Object.assign(window, { trap: true }));
  await figure.accept.click();
  await figure.element.getByRole('alert').filter({ hasText: 'a fault of ours' }).waitFor();
  assert.ok(await page.getByText('Rings around you.').isVisible());
  assert.equal(await figure.accept.isDisabled(), true);
  await page.waitForTimeout(500);
}, {
  // Inline, with a core that traps when it is told to.
  before: (page) => page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
    const { Instance } = WebAssembly;
    Object.assign(WebAssembly, {
      Instance: function (/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) {
        const instance = new Instance(module, imports);
        const exports = { ...instance.exports };
        for (const [name, call] of Object.entries(exports)) {
          if (typeof call !== 'function' || !name.startsWith('core_')) continue;
          exports[name] = (/** @type {unknown[]} */ ...args) => {
            if (Reflect.get(window, 'trap')) throw new WebAssembly.RuntimeError('unreachable');
            return Reflect.apply(call, undefined, args);
          };
        }
        return { exports };
      },
    });
  }),
});
