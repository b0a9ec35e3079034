/** Scenarios that need the whole core, in a real browser. The core is fetched only when needed; its numbers are checked. */
import assert from 'node:assert/strict';
import { Core, initSync, schema } from '../../www/pkg/lab.js';
import { lifeOf, wasm } from '../support/core.mjs';
import { Figure } from '../support/figure.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('../../www/engine/messages.js').Counters} Counters */

initSync(wasm('lab'));

const SCRIPT = '<script type="module" src="hopscope.js"></script>';
const PAGES = {
  '/plain.html': `${HEAD}<hop-scope people="300" connections="30"></hop-scope>${SCRIPT}`,
  '/model.html': `${HEAD}<hop-scope people="300" connections="30" post="1" model="complex" see="0.9"></hop-scope>${SCRIPT}`,
  '/inline.html': `${HEAD}<script>window.Worker = class { constructor() { throw new Error('no workers here'); } }</script><hop-scope people="300" connections="30" world="random"></hop-scope>${SCRIPT}`,
};

const { visit } = await start({ pages: PAGES });

/** @param {string} name @param {string} path @param {(page: import('playwright-core').Page, asked: string[]) => Promise<void>} body @param {{ expected?: RegExp[], blocked?: string }} [settings] */
function host(name, path, body, { expected = [], blocked } = {}) {
  /** @type {string[]} */
  const asked = [];
  const before = async (/** @type {import('playwright-core').Page} */ page) => {
    page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
    if (blocked) await page.context().route(blocked, (route) => route.abort());
  };
  visit(name, path, (page) => body(page, asked), { expected, before });
}

/** The counts from the core itself. @param {string} query @returns {number[]} */
function own(query) {
  const core = lifeOf(new Core(), query);
  const { connection } = /** @type {import('../../www/engine/messages.js').Facts} */ (core.facts());
  const counters = /** @type {Counters} */ (core.counters(connection, Infinity));
  core.free();
  return [counters.first, counters.second, counters.third, counters.couldReach, counters.saw];
}

/** The counts shown on the page. @param {Figure} figure */
async function shown(figure) {
  const { counters, values } = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState());
  assert.ok(counters);
  const counts = await figure.counts();
  assert.deepEqual(counts.slice(0, 4), [counters.first, counters.second, counters.third, counters.couldReach]);
  return { values, counts: [counters.first, counters.second, counters.third, counters.couldReach, counters.saw] };
}

const whole = (/** @type {string[]} */ asked) => asked.filter((path) => path.endsWith('/lab_bg.wasm')).length;

/** @type {string[]} */
const worlds = /** @type {import('../../www/engine/messages.js').Parameter[]} */ (schema()).find(({ name }) => name === 'world')?.choices ?? [];

host('a plain figure does not fetch the full core', '/plain.html', async (page, asked) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  assert.deepEqual((await shown(figure)).counts, own('people=300&connections=30'));
  await figure.settled(() => figure.button('Post').click());
  assert.equal(whole(asked), 0);
});

host('a world of each model, set by attribute, has the core’s numbers; the full core is fetched once', '/plain.html', async (page, asked) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  assert.equal(worlds.length, 9);
  for (const world of [...worlds.slice(1), 'professional']) {
    await figure.element.evaluate((element, world) => element.setAttribute('world', world), world);
    await page.waitForFunction((world) => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().values.world === world, world);
    await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ connections: 30 }));
    const { counts, values } = await shown(figure);
    assert.equal(values.world, world);
    assert.deepEqual(counts, own(`people=300&connections=30&world=${world}`), world);
  }
  assert.equal(whole(asked), 1);
});

host('a figure can start with another post model', '/model.html', async (page, asked) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  assert.deepEqual((await shown(figure)).counts, own('people=300&connections=30&post=1&model=complex&see=.9'));
  assert.equal(whole(asked), 1);
});

host('without a worker', '/inline.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  assert.deepEqual((await shown(figure)).counts, own('people=300&connections=30&world=random'));
});

host('another world model by link, and by the settings', '/?people=300&connections=30&world=smallworld&rewire=.3', async (page) => {
  const figure = await new Figure(page).ready();
  assert.deepEqual((await shown(figure)).counts, own('people=300&connections=30&world=smallworld&rewire=.3'));
  await figure.openDrawer();
  await figure.choose('World', 'clustered');
  assert.deepEqual((await shown(figure)).counts, own('people=300&connections=30&world=clustered&rewire=.3'));
  assert.match(page.url(), /world=clustered/);
});

host('two changes in a row: the last one counts', '/plain.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  await figure.element.evaluate(async (element) => {
    const figure = /** @type {HopScope} */ (element);
    await Promise.all([figure.set({ world: 'random' }), figure.set({ world: 'gnm', layout: 'force' }), figure.set({ seed: 9 })]);
  });
  assert.deepEqual((await shown(figure)).counts, own('people=300&connections=30&world=gnm&seed=9'));
});

const failed = { expected: [/lab_bg\.wasm/, /Failed to load resource/], blocked: '**/lab_bg.wasm' };

host('when the full core cannot be fetched an error is shown, and the last good state stays', '/plain.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  const before = await figure.counts();
  const picture = await figure.picture();
  for (const query of ['world=random', 'model=sir']) {
    await figure.element.evaluate((element, query) => /** @type {HopScope} */ (element).set(query), query);
    await figure.element.getByRole('alert').filter({ hasText: /rest of the core cannot be fetched.*last network that worked/ }).waitFor();
    assert.deepEqual(await figure.counts(), before);
    assert.equal(await figure.picture(), picture);
    assert.equal(await figure.element.locator('.busy').count(), 0);
  }
  await figure.settled(() => figure.button('Accept next invitation').click());
  assert.equal(await figure.count('1st degree'), 31);
  // And it can be tried again.
  await page.context().unroute('**/lab_bg.wasm');
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ world: 'random' }));
  assert.deepEqual((await shown(figure)).counts, own('people=300&connections=31&world=random'));
  assert.equal(await figure.element.getByRole('alert').count(), 0);
}, failed);

for (const path of ['/model.html', '/?people=300&connections=30&post=1&see=.9&world=random&model=sir']) {
  host(`a figure that starts without its full core uses the default models and shows why: ${path}`, path, async (page) => {
    const figure = await new Figure(page, path === '/model.html' ? 'hop-scope' : undefined).ready();
    const { counts, values } = await shown(figure);
    assert.deepEqual([values.world, values.model], ['professional', 'cascade']);
    assert.deepEqual(counts, own('people=300&connections=30&post=1&see=.9'));
    assert.ok(await figure.element.getByRole('alert').filter({ hasText: /rest of the core cannot be fetched/ }).isVisible());
  }, failed);
}
