/** Many lives in several workers of a real browser: the same bytes, and no worker is left, whatever happens. */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { dist } from '../support/browser.mjs';
import { Figure } from '../support/figure.mjs';
import { until } from '../support/rest.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('playwright-core').Page} Page */

const figureOf = (/** @type {string} */ attributes) => `${HEAD}<h1>A host</h1><h2>Its figure</h2><hop-scope ${attributes}></hop-scope><script type="module" src="hopscope.js"></script>`;
const { visit } = await start({
  pages: {
    '/empty.html': HEAD,
    '/one.html': figureOf('people="300" seed="4" connections="30"'),
    '/contacts.html': figureOf('scene="contacts" people="20000" months="1000" posts="30" see=".3" reshare=".3"'),
    '/long.html': figureOf('people="20000" months="1000" posts="30" see=".3" reshare=".3" connections="30" lives="400"'),
  },
});

/** Sets the number of cores that the page sees, and counts the workers that start in `globalThis.started`. @param {number} cores */
const withCores = (cores) => ({
  before: (/** @type {Page} */ page) =>
    page.addInitScript((cores) => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { configurable: true, value: cores });
      const { Worker } = globalThis;
      Object.assign(globalThis, { started: 0 });
      globalThis.Worker = class extends Worker {
        /** @param {ConstructorParameters<typeof Worker>} how */
        constructor(...how) {
          super(...how);
          Reflect.set(globalThis, 'started', Reflect.get(globalThis, 'started') + 1);
        }
      };
    }, cores),
});

/** @param {Page} page */
const started = (page) => page.evaluate(() => Reflect.get(globalThis, 'started'));

/** Opens "More about this life". @param {Page} page */
async function reading(page) {
  const figure = await new Figure(page, 'hop-scope').ready();
  await figure.text('More about this life').click();
  await figure.text(/^At 30 connections/).waitFor();
  return figure;
}

/** What the ensemble is of. */
const LIFE = { text: 'people=400&connections=60&months=36&switch=18&lives=61&posts=2', against: 'people=400&connections=60&strategy=met' };

/** Runs in the page, so it uses nothing from outside. Resolves with the bytes of all series, and the other numbers, as text. @param {typeof LIFE} life */
async function laboratory({ text, against }) {
  const { openLab } = await import(`${location.origin}/lab.js`);
  const lab = await openLab();
  /** @type {number[]} */
  const heard = [];
  lab.onWork = (/** @type {number} */ done, /** @type {number} */ total) => heard.push(done / total);
  await lab.configure(text);
  const bands = await lab.ensemble(against, true);
  // The laboratory goes on with the life.
  const { reach } = await lab.numbers();
  Object.assign(globalThis, { lab });
  const all = JSON.stringify(bands, (_, value) => (ArrayBuffer.isView(value) ? Array.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)).join() : value));
  return { all, reach, heard };
}

/** The result with one core. @type {string | undefined} */
let first;
for (const [cores, workers] of /** @type {const} */ ([[1, 1], [2, 2], [4, 3], [5, 4], [16, 8]])) {
  visit(`with ${cores} cores ${workers} workers compute the lives: the same bytes, and one worker is left`, '/empty.html', async (page) => {
    const { all, reach, heard } = await page.evaluate(laboratory, LIFE);
    assert.equal(await started(page), workers);
    first ??= all;
    assert.ok(all.length > 10_000 && all === first);
    assert.ok(reach > 60);
    assert.equal(heard.at(-1), 1);
    heard.forEach((share, index) => assert.ok(share >= (heard[index - 1] ?? 0) - 1e-9 && share <= 1, `${heard[index - 1]} and then ${share}`));
    await until('one worker is left', () => page.workers().length === 1);
    await page.evaluate(() => Reflect.get(globalThis, 'lab').close());
    await until('no worker is left', () => page.workers().length === 0);
  }, withCores(cores));
}

visit('a newer call, cancelling and closing end the workers; the laboratory answers', '/empty.html', async (page) => {
  const ended = await page.evaluate(async ({ text, against }) => {
    const { openLab } = await import(`${location.origin}/lab.js`);
    const lab = await openLab();
    await lab.configure(text.replace('lives=61', 'lives=1000'));
    /** Starts an ensemble, and waits until it has some lives. */
    const begun = async () => {
      const heard = new Promise((hear) => (lab.onWork = (/** @type {number} */ done) => done > 3 && hear(undefined)));
      const ensemble = lab.ensemble(against, true);
      await Promise.race([heard, ensemble]);
      return { ensemble };
    };
    /** @type {unknown[]} */
    const ended = [];
    for (const end of [() => lab.cancel(), () => lab.world(), () => lab.sensitivity(), () => lab.ensemble(undefined, false)]) {
      const { ensemble } = await begun();
      const other = await end();
      ended.push(await ensemble, other === undefined || other !== null);
    }
    const { ensemble } = await begun();
    const { reach } = await lab.numbers();
    lab.close();
    ended.push(await ensemble.catch((/** @type {Error} */ error) => error.message), reach > 60);
    return ended;
  }, LIFE);
  assert.deepEqual(ended, [undefined, true, undefined, true, undefined, true, undefined, true, undefined, true]);
  await until('no worker is left', () => page.workers().length === 0);
}, withCores(4));

visit('a worker that fails is an error, which is shown; then the lives can run again', '/one.html', async (page) => {
  const figure = await reading(page);
  const before = page.workers().length;
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (/** @type {any[]} */ ...message) {
      if (message[0]?.method !== 'help') return Reflect.apply(postMessage, this, message);
      Worker.prototype.postMessage = postMessage;
      this.onerror?.(new ErrorEvent('error', { message: 'out of memory', cancelable: true }));
    };
  });
  await figure.button('Run 200 lives').click();
  await figure.element.locator('.more').getByRole('alert').filter({ hasText: 'out of memory' }).waitFor();
  await until('no worker is left but the figure’s', () => page.workers().length === before - 1);
  await figure.button('Try again').click();
  await figure.text(/^At 30 connections/).waitFor();
  await figure.button('Run 200 lives').click();
  await figure.text('median of 200 lives').waitFor();
  await until('the workers are given back', () => page.workers().length === before);
}, withCores(3));

visit('where no other worker starts, the laboratory computes all lives', '/empty.html', async (page) => {
  await page.evaluate(() => {
    const { Worker } = globalThis;
    globalThis.Worker = class extends Worker {
      /** @param {ConstructorParameters<typeof Worker>} how */
      constructor(...how) {
        if (Reflect.get(globalThis, 'started') > 0) throw new Error('no more workers');
        super(...how);
      }
    };
  });
  const { all } = await page.evaluate(laboratory, LIFE);
  assert.ok(first && all === first);
  assert.equal(await started(page), 1);
}, withCores(8));

visit('lives with many posts each say how far they are, and are cancelled at once', '/long.html', async (page) => {
  const figure = await reading(page);
  const before = page.workers().length;
  await figure.button('Run 400 lives').click();
  // The bar moves before the first life of 30,000 posts is complete.
  const lives = figure.element.locator('section', { has: page.getByRole('heading', { name: 'Many lives', exact: true }) });
  const bar = lives.getByRole('progressbar');
  await lives.getByText(/^[01] of 400$/).waitFor();
  await page.waitForFunction((bar) => /** @type {HTMLProgressElement} */ (bar).value > 0.05, await bar.elementHandle());
  await lives.getByRole('button', { name: 'Cancel' }).click();
  await bar.waitFor({ state: 'detached' });
  await until('the other workers are given back', () => page.workers().length === before);
  // The laboratory answers at once.
  await figure.settled(() => figure.connections.fill('12'));
  await figure.text(/^At 12 connections/).waitFor();
}, withCores(3));

visit('the scene of contacts says how far its posts are; they can be cancelled and go on', '/contacts.html', async (page) => {
  const { element } = await new Figure(page, 'hop-scope').ready();
  /** The posts so far in a text. @param {RegExp} text */
  const posts = async (text) => Number(/[\d,]+/.exec(await element.getByText(text).innerText())?.[0].replaceAll(',', ''));
  const written = await posts(/^Writing post [\d,]+ of 30,000$/);
  await element.getByRole('progressbar').waitFor();
  await element.getByRole('button', { name: 'Cancel' }).click();
  const ended = await posts(/^[\d,]+ of 30,000 posts written$/);
  assert.ok(ended >= written && ended < 30_000, `${written}, then ${ended}`);
  assert.equal(await element.getByRole('progressbar').count(), 0);
  await element.getByRole('button', { name: 'Write the rest' }).click();
  assert.ok((await posts(/^Writing post [\d,]+ of 30,000$/)) >= ended);
  await element.evaluate((element) => /** @type {HopScope} */ (element).set({ posts: 0.1, months: 60 }));
  await element.locator('[data-contacts]').waitFor();
  assert.equal(await element.getByRole('progressbar').count(), 0);
});

visit('in the one file the workers are blobs', pathToFileURL(join(dist, 'hopscope.html')).href + '?people=300&connections=30', async (page) => {
  await page.waitForFunction(() => customElements.get('hop-scope'));
  const figure = await reading(page);
  assert.equal(await started(page), 2);
  await figure.button('Run 200 lives').click();
  await figure.text('median of 200 lives').waitFor();
  assert.equal(await started(page), 4);
  await until('the workers are given back', () => page.workers().length === 2);
}, withCores(4));
