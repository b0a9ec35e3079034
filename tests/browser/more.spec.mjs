/** "More about this life" in a real browser: its text agrees with the counts, and nothing loads before a reader opens it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { Lab, initSync } from '../../www/pkg/lab.js';
import { serveDist } from '../support/browser.mjs';
import { lifeOf, wasm } from '../support/core.mjs';
import { Figure, number, withoutWorkers } from '../support/figure.mjs';
import { until } from '../support/rest.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('playwright-core').Page} Page */

initSync(wasm('lab'));

const PAGES = { '/one.html': `${HEAD}<h1>A host</h1><h2>Its figure</h2><hop-scope people="300" seed="4" connections="30"></hop-scope><script type="module" src="hopscope.js"></script>` };

const { open, visit } = await start({ pages: PAGES });

/** The figure and all text about it. */
class Reading extends Figure {
  /** @param {string} title */
  section(title) {
    return this.element.locator('section', { has: this.page.getByRole('heading', { name: title, exact: true }) });
  }

  async open() {
    await this.text('More about this life').click();
    await this.section('Expected and actual viewers').waitFor();
    return this;
  }

  /** Waits until the figure is at this number of connections. @param {number} connections */
  async about(connections) {
    await this.text(new RegExp(`^At ${connections} connections?, `)).waitFor();
  }

  /** The cells of a section's table, by the names of its rows; without tables that repeat a chart. @param {string} title @returns {Promise<Record<string, string[]>>} */
  async rows(title) {
    const rows = this.section(title).locator('table:not(.again table) tbody tr');
    return Object.fromEntries(
      await rows.evaluateAll((all) => all.map((row) => [row.querySelector('th')?.textContent ?? '', Array.from(row.querySelectorAll('td'), (cell) => cell.textContent ?? '')])),
    );
  }

  /** The bold numbers of a section, in order. @param {string} title */
  async numbers(title) {
    return (await this.section(title).locator('p b').allInnerTexts()).map(number);
  }
}

/**
 * @param {string} name
 * @param {(figure: Reading, page: Page) => Promise<void>} body
 * @param {Parameters<typeof visit>[3] & { query?: string }} [settings]
 */
function reading(name, body, { query = '', ...options } = {}) {
  visit(name, `/${query}`, async (page) => {
    const figure = new Reading(page);
    await figure.ready();
    await body(figure, page);
  }, options);
}

reading('the text about a moment agrees with the counts, and follows the moment', async (figure) => {
  await figure.open();
  for (const connections of [25, 60, 1]) {
    await figure.settled(() => figure.connections.fill(String(connections)));
    await figure.about(connections);
    const [first = NaN, second = NaN, , reach] = await figure.counts();
    const ways = Object.values(await figure.rows('The second ring, four ways')).map(([people]) => number(people ?? ''));
    const [naive = NaN, paths = NaN, open = NaN, unique] = ways;
    assert.deepEqual([naive, unique], [first ** 2, second]);
    assert.ok(paths >= open && open >= second);
    assert.equal((await figure.numbers('What you keep')).at(-1), reach);
  }
});

reading('an attribute that changes the life changes the text about it', async (figure) => {
  await figure.open();
  await figure.element.evaluate((element) => element.setAttribute('connections', '7'));
  await figure.about(7);
});

/** @type {() => void} */
let letIn = () => {};
const gate = new Promise((open) => (letIn = () => open(undefined)));
reading('moving on before the laboratory is loaded still gives the text about the whole life', async (figure) => {
  await figure.text('More about this life').click();
  await figure.settled(() => figure.connections.fill('70'));
  letIn();
  await figure.about(70);
  await figure.section('Contacts').waitFor();
  assert.match(await figure.section('The curve').innerText(), /a straight line and an exponential/);
}, {
  // The route exists from the start: a figure further up may request the file, too.
  before: (page) => page.route('**/lab_bg.wasm', async (route) => {
    await gate;
    await route.continue();
  }),
});

reading('opening it by key keeps the focus', async (figure, page) => {
  await figure.open();
  const run = figure.button('Run 200 lives');
  await run.press('Enter');
  // A second press does nothing: the lives go on.
  await page.keyboard.press('Enter');
  await figure.text('median of 200 lives').waitFor();
  assert.equal(await figure.element.evaluate((element) => element.shadowRoot?.activeElement?.textContent), 'Run 200 lives');
});

reading('what is said of the curve is what the core answers: straight, bend, doublings, form and powers', async (figure) => {
  await figure.open();
  const answers = new Set();
  for (const query of ['seed=3', 'seed=7&strategy=met', 'people=10', 'people=30', 'world=smallworld&rewire=0', 'seed=1&world=preferential', 'seed=2&world=preferential', 'seed=9&strategy=fof']) {
    await figure.settled(() => figure.element.evaluate((element, query) => /** @type {HopScope} */ (element).setState(query).then(() => undefined), query));
    await figure.rest();
    const { text } = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState());
    const lab = lifeOf(new Lab(), text);
    const { answer, left, bends, straight, doublings, stretches } = /** @type {import('../../www/engine/messages.js').Curve} */ (lab.curve());
    lab.free();
    answers.add(answer);
    const words = await figure.section('The curve').innerText();
    if (query === 'people=10') assert.match(words, /After \d connections? everybody is within two steps\./);
    if (answer === 'few') {
      assert.match(words, /Fewer than 20 connections are too few to say what curve this is\./);
      assert.doesNotMatch(words, /traight|bend|steep|doubling|form|exponent/, `${query}: ${words}`);
      continue;
    }
    const full = /everybody is within two steps/.test(words) && bends === undefined;
    if (!full) assert.equal(/Up to (\d+) connections, reach stays within 10 %/.exec(words)?.[1], straight > 10 ? String(straight) : undefined, `${query}: ${words}`);
    assert.equal(/It bends|half as steep/.test(words), bends !== undefined, `${query}: ${words}`);
    if (/does not bend/.test(words)) assert.ok(answer === 'form' && ['linear', 'exponential'].includes(left[0] ?? ''), `${query}: ${words}`);
    if (answer === 'form') assert.ok(words.includes(`Of four forms, only ${left[0]} fits.`), `${query}: ${words}`);
    if (answer !== 'form') assert.doesNotMatch(words, /Of four forms, only/);
    if (answer === 'neither' && !full) assert.match(words, /Its form cannot be told: it leaves/);
    const counts = new Intl.ListFormat('en').format(Array.from(doublings.slice(-4), (count) => (count < 1 ? 'less than 1' : String(Math.round(count)))));
    assert.equal(/ doublings of reach took (.*) connections\./.exec(words)?.[1], doublings.length < 2 ? undefined : counts);
    const rows = await figure.rows('The curve');
    assert.deepEqual(Object.keys(rows).slice(0, stretches.length), stretches.map(({ from, to }) => `${from} to ${to}`));
  }
  assert.deepEqual([...answers].sort(), ['few', 'form', 'neither']);
});

reading('why reach is what it is: the parts add up to it, and the sentence follows the moment', async (figure) => {
  await figure.open();
  for (const connections of [30, 12]) {
    await figure.element.evaluate((element, at) => /** @type {HopScope} */ (element).set({ connections: at }), connections);
    await figure.about(connections);
    const [said, apart, among, twice, left] = await figure.numbers('What your reach is made of');
    assert.equal(said, connections);
    assert.equal((apart ?? 0) - (among ?? 0) - (twice ?? 0), left);
    assert.equal(left, await figure.count('could reach'));
  }
});

reading('each press draws the same people in another order, which ends at the same number, until the life changes', async (figure, page) => {
  await figure.open();
  const section = figure.section('What your reach is made of');
  const lines = section.locator('[data-chart=orders] .line.another');
  assert.equal(await lines.count(), 0);
  const lab = lifeOf(new Lab(), '');
  const { keep: { x }, why: { reach, shuffled } } = /** @type {import('../../www/engine/messages.js').Numbers} */ (lab.numbers());
  const half = Math.floor((x.length - 1) / 2);
  const button = section.getByRole('button', { name: 'Another order' });
  await button.focus();
  for (const count of [1, 2, 3]) {
    const order = lab.order();
    assert.equal(order.at(-1), reach.at(-1));
    await page.keyboard.press('Enter');
    const status = section.getByRole('status');
    await status.getByText(`Another order (number ${count}): with ${x[half]} of the same people, `).waitFor();
    const [at, other, own, mean] = (await status.locator('b').allInnerTexts()).slice(1).map(number);
    assert.deepEqual([at, other, own], [x[half], order[half], reach[half]]);
    assert.ok(Math.abs((mean ?? NaN) / (shuffled[half] ?? NaN) - 1) < 0.01);
    assert.equal(await lines.count(), count);
    const ends = await section.locator('[data-chart=orders] .line').evaluateAll((all) => all.map((line) => line.getAttribute('d')?.match(/[^A-Za-z ,]+$/)?.[0]));
    assert.equal(new Set(ends).size, 1, String(ends));
  }
  await section.getByText('the same people in another order').waitFor();
  // A moment of the same life keeps the orders.
  await figure.settled(() => figure.connections.fill('40'));
  await figure.about(40);
  assert.equal(await lines.count(), 3);
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ seed: 5 }));
  await lines.first().waitFor({ state: 'detached' });
  lab.free();
});

reading('an open table of numbers is beside its text, in the width of all sections', async (figure) => {
  await figure.open();
  const section = figure.section('What you keep');
  const box = async (/** @type {import('playwright-core').Locator} */ of) => (await of.boundingBox()) ?? { x: NaN, y: NaN, width: NaN, height: NaN };
  const before = await box(section);
  await section.getByText('These numbers as a table').first().click();
  await section.locator('.again table').waitFor();
  const [open, all, table, heading] = await Promise.all([section, figure.element.locator('.sections').first(), section.locator('.again table'), section.locator('h3').first()].map(box));
  assert.ok(Math.abs((open?.width ?? NaN) - (all?.width ?? NaN)) < 1);
  assert.ok((table?.x ?? NaN) >= (heading?.x ?? NaN) + before.width && (table?.y ?? NaN) < (heading?.y ?? NaN) + 100);
}, { viewport: { width: 1280, height: 900 } });

reading('a life of one connection has no ties among its connections to speak of', async (figure) => {
  await figure.open();
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ connections: 1 }));
  await figure.about(1);
  for (const title of ['What your reach is made of', 'What you keep']) {
    const words = await figure.section(title).innerText();
    assert.match(words, /It takes two connections for one to repeat another\./);
    assert.doesNotMatch(words, /your 1 connections|There are|Constraint/);
  }
});

reading('the same life at every size has the core’s numbers, and a change of the life removes them', async (figure) => {
  await figure.open();
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ people: 300 }));
  const section = figure.section('The same at every size');
  await section.getByRole('button', { name: 'Live it at every size' }).click();
  await section.locator('[data-chart=sizes] .line').first().waitFor();
  const lab = new Lab();
  const sizes = lifeOf(lab, 'people=300').sizes();
  /** @type {Record<string, string>} */
  const expected = {};
  while (sizes.left > 0) {
    const { people, straight, x, place = 0 } = /** @type {import('../../www/engine/messages.js').AtSize} */ (sizes.advance());
    expected[people.toLocaleString('en')] = straight === 'upTo' ? x[place].toLocaleString('en') : straight === 'before' ? 'not from 10 on' : straight;
  }
  const rows = await figure.rows('The same at every size');
  assert.deepEqual(Object.fromEntries(Object.entries(rows).map(([people, [straight]]) => [people, straight])), expected);
  assert.deepEqual(Object.keys(rows), ['300', '2,000', '20,000', '200,000', '1,000,000']);
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ seed: 5 }));
  await section.getByRole('button', { name: 'Live it at every size' }).waitFor();
});

reading('people who hide their list are not looked up, and are still reached', async (figure) => {
  await figure.open();
  const before = await figure.count('could reach');
  assert.deepEqual((await figure.numbers('What you keep')).slice(-2), [before, before]);
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ hidden: 1 }));
  await figure.section('What you keep').getByText(`25 of the ${before.toLocaleString('en')} people within two steps: your connections`).waitFor();
  assert.equal(await figure.count('could reach'), before);
});

reading('a post stands beside its expected numbers', async (figure) => {
  await figure.open();
  await figure.text('Write a post to compare it').waitFor();
  await figure.settled(() => figure.button('Post').click());
  await figure.text('Half of its viewers').waitFor();
  const rows = await figure.rows('Expected and actual viewers');
  const label = (await figure.element.getByRole('img', { name: /Viewers at each hop/ }).getAttribute('aria-label')) ?? '';
  assert.deepEqual(Object.values(rows).map(([, seen]) => seen), Array.from(label.matchAll(/hop \d+: (\d+(?:,\d{3})*)/g), ([, count]) => count));
  assert.ok(Object.values(rows).slice(0, 2).every(([expected]) => number(expected ?? '') > 0));
  assert.match(await figure.section('Expected and actual viewers').innerText(), /below 1, so posts die out/);
}, { query: '?connections=80&see=.6' });

reading('the curve has a text, two named guides and a table', async (figure) => {
  await figure.open();
  const section = figure.section('The curve');
  assert.match(await section.innerText(), /^The curve\s+Up to \d+ connections, reach stays within 10 % .*The last 4 doublings of reach took [\d, and]+ connections\./s);
  assert.equal(await figure.element.locator('.line.guide').count(), 0);
  const tick = section.getByRole('checkbox');
  await tick.check();
  assert.deepEqual(await figure.element.locator('.label.guide').allTextContents(), ['straight line', 'exponential fitted at the start']);
  await section.getByText('How well four curves fit').click();
  const rows = await figure.rows('The curve');
  assert.deepEqual(Object.keys(rows), ['1 to 10', '10 to 100', '100 to 435', 'straight line', 'power', 'exponential', 'saturating']);
  assert.ok(Math.abs(Object.values(rows).slice(3).reduce((sum, [, , weight]) => sum + number(weight ?? ''), 0) - 1) < 0.01);

  // On a logarithmic axis the exponential is a straight line: its points are on the line through its ends.
  await figure.element.getByRole('checkbox', { name: 'log axis' }).check();
  const d = (await figure.element.locator('.line.guide').nth(1).getAttribute('d')) ?? '';
  const points = Array.from(d.matchAll(/[ML]([-\d.]+) ([-\d.]+)/g), ([, x, y]) => /** @type {const} */ ([Number(x), Number(y)]));
  const [[x0, y0] = [0, 0], [x1, y1] = [1, 0]] = [points[0], points.at(-1)];
  for (const [x, y] of points) assert.ok(Math.abs(y - y0 - ((x - x0) * (y1 - y0)) / (x1 - x0)) < 0.2);
  await tick.uncheck();
  assert.equal(await figure.element.locator('.line.guide').count(), 0);
});

reading('many lives give a sentence, a table and a band, which another life removes', async (figure) => {
  await figure.open();
  await figure.button('Run 200 lives').click();
  const status = figure.section('Many lives').getByRole('status');
  await status.getByText('median of 200 lives').waitFor();
  const [connections, median = NaN, lives, low = NaN, high = NaN, mean = NaN] = await figure.numbers('Many lives');
  assert.deepEqual([connections, lives], [60, 200]);
  assert.ok(low <= median && median <= high && low <= mean && mean <= high);
  assert.match(await status.innerText(), /Of 1,000 posts with these settings, the tenth that most people saw got [\d.]+ of 100 views; the Gini coefficient is 0?\.\d+/);
  const rows = await figure.rows('Many lives');
  assert.equal(number(rows['within two steps']?.[0] ?? ''), median);
  assert.equal(Object.keys(rows).length, 5);
  const band = figure.element.locator('[data-chart=life] path.band');
  assert.equal(await band.count(), 1);
  assert.ok(await figure.text('middle 90 % of 200 lives').isVisible());
  // Another moment of the same life keeps the band. Another life has no band.
  await figure.settled(() => figure.accept.click());
  assert.equal(await band.count(), 1);
  await figure.choose('You accept', 'met');
  await figure.text('median of 200 lives').waitFor({ state: 'detached' });
  assert.equal(await band.count(), 0);

  await figure.button('Both: this life and the previous one').click();
  await status.getByText('world by world').waitFor();
  assert.equal(await band.count(), 2);
  assert.match(await status.innerText(), /Difference from the previous run, world by world: -[\d,]+ \(median\)/);
}, { query: '?connections=60' });

reading('many lives can be cancelled, and a change cancels them', async (figure, page) => {
  await figure.open();
  const run = figure.button('Run 1,000 lives');
  const bar = figure.element.getByRole('progressbar');
  await run.click();
  await bar.waitFor();
  assert.equal(await run.isDisabled(), true);
  await figure.text(/^\d+ of 1,000$/).waitFor();
  await figure.button('Cancel').click();
  await bar.waitFor({ state: 'detached' });
  await figure.rest();
  assert.equal(await figure.section('Many lives').getByRole('status').innerText(), '');
  await run.click();
  await bar.waitFor();
  await figure.choose('You accept', 'fof');
  await bar.waitFor({ state: 'detached' });
  assert.equal(await run.isEnabled(), true);
  // The laboratory still answers.
  await figure.settled(() => figure.connections.fill('12'));
  await figure.about(12);
}, { query: '?people=20000&lives=1000' });

reading('contacts show the story month by month, and its assumptions', async (figure) => {
  await figure.open();
  const section = figure.section('Contacts');
  await section.getByText('you never change whom you accept').waitFor();
  assert.equal(await figure.button('Which assumptions does it rest on?').isDisabled(), true);
  await figure.settled(() => figure.button('The story’s assumptions').click());
  await section.getByText('in the 60 months before the switch').waitFor();
  const values = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().values);
  assert.deepEqual([values.strategy, values.switch, values.then, values.backlog, values.months], ['met', 60, 'everyone', true, 72]);
  const [before = NaN, , after = NaN] = await figure.numbers('Contacts');
  assert.match(await section.innerText(), after > before ? /More people are expected to write after the switch/ : /No more people are expected to write after the switch/);

  // The bars add up to the number of contacts in the label.
  const label = (await section.getByRole('img').getAttribute('aria-label')) ?? '';
  const [, months, contacts] = /over (\d+) months: ([\d,]+) in all/.exec(label) ?? [];
  assert.equal(months, '72');
  const d = (await section.locator('.bars').getAttribute('d')) ?? '';
  const rungs = await section.locator('.rungs path').evaluateAll((all) => all.map((one) => Number(/M[\d.]+ ([\d.]+)/.exec(one.getAttribute('d') ?? '')?.[1])));
  const ticks = (await section.locator('.rungs text').allTextContents()).map(Number);
  const unit = ((rungs[0] ?? 0) - (rungs.at(-1) ?? 0)) / ((ticks.at(-1) ?? 0) - (ticks[0] ?? 0));
  const bars = Array.from(d.matchAll(/M[\d.]+ ([\d.]+)V([\d.]+)/g), ([, foot, top]) => Math.round((Number(foot) - Number(top)) / unit));
  assert.equal(bars.reduce((sum, one) => sum + one, 0), Number(contacts));
  assert.ok(await section.getByText('the switch', { exact: true }).isVisible());

  await figure.button('Which assumptions does it rest on?').click();
  await section.locator('tbody tr:visible').nth(10).waitFor();
  const rows = await figure.rows('Contacts');
  assert.ok('as set' in rows && 'the backlog is not accepted' in rows, Object.keys(rows).join());
  for (const [name, [was = '', is = '', ratio = '', holds]] of Object.entries(rows)) {
    assert.match(name, /^[a-z][a-z ]+$/);
    assert.match(ratio, /\s±\s/);
    // A ratio within two standard errors of 1 is "open". Near two, rounding may decide.
    const [by = NaN, error = NaN] = ratio.split(/\s±\s/).map(number);
    const off = Math.abs(by - 1) / error;
    if (off > 2.5) assert.equal(holds, number(is) > number(was) ? 'yes' : 'no', name);
    else if (off < 1.5) assert.equal(holds, 'open', name);
  }
});

reading('many posts report progress, can be cancelled, and can continue', async (figure) => {
  await figure.open();
  const section = figure.section('Contacts');
  await section.getByText(/^Writing post [\d,]+ of 30,000$/).waitFor();
  await section.getByRole('progressbar').waitFor();
  await section.getByRole('button', { name: 'Cancel' }).press('Enter');
  const ended = section.getByText(/^[\d,]+ of 30,000 posts written$/);
  const written = number((await ended.innerText()).replace(/ of .*/, ''));
  assert.equal(await section.getByRole('progressbar').count(), 0);
  // Another moment of the same life starts nothing.
  await figure.settled(() => figure.connections.fill('12'));
  await figure.about(12);
  assert.equal(number((await ended.innerText()).replace(/ of .*/, '')), written);
  // A person who stopped by key can continue by key from there.
  assert.equal(await figure.element.evaluate((element) => element.shadowRoot?.activeElement?.tagName), 'INPUT');
  await figure.button('Write the rest').press('Enter');
  const words = await section.getByText(/^Writing post /).innerText();
  assert.ok(number(words.replace(/ of .*/, '').replace('Writing post ', '')) >= written, words);
  assert.equal(await figure.element.evaluate((element) => element.shadowRoot?.activeElement?.textContent), 'Cancel');
  // Another life has other posts.
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ posts: 0.1, months: 120 }));
  await section.locator('.bars').waitFor();
}, { query: '?people=20000&months=1000&posts=30&see=.3&reshare=.3' });

reading('another kind of post updates what depends on it', async (figure) => {
  const see = () => figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().values.see);
  const own = await see();
  await figure.openDrawer();
  await figure.type(/^Chance to see/, '.5');
  assert.equal(await see(), 0.5);
  await figure.choose('You write', 'article');
  assert.ok(Number(await see()) > Number(own) && (await see()) !== 0.5);
  await figure.choose('You write', 'update');
  assert.equal(await see(), own);
  assert.equal(await figure.element.getByRole('combobox', { name: 'You write' }).count(), 1);
});

reading('a reader’s file is read once, and analysed too', async (figure, page) => {
  await page.evaluate(() => {
    const { arrayBuffer } = Blob.prototype;
    Object.assign(window, { reads: 0 });
    Blob.prototype.arrayBuffer = function () {
      Object.assign(window, { reads: Reflect.get(window, 'reads') + 1 });
      return arrayBuffer.call(this);
    };
  });
  const ring = Array.from({ length: 10 }, (_, index) => `p${index} p${(index + 1) % 10}`).join('\n');
  await figure.open();
  await figure.settled(() => figure.element.locator('input[type=file]').setInputFiles({ name: 'ring.txt', mimeType: 'text/plain', buffer: Buffer.from(ring) }));
  const you = figure.element.getByRole('textbox', { name: 'Which person are you?' });
  await figure.settled(async () => {
    await you.fill('p4');
    await you.press('Enter');
  });
  await figure.about(2);
  await figure.section('What you keep').getByText('0 ties among your 2 connections').waitFor();
  assert.deepEqual(Object.values(await figure.rows('The second ring, four ways')).map(([people]) => people), ['4', '2', '2', '2', '2']);
  assert.equal(await page.evaluate(() => Reflect.get(window, 'reads')), 1);
});

reading('a closed file still gives its degrees to the configuration model, in the figure and in the laboratory', async (figure) => {
  const star = Array.from({ length: 200 }, (_, index) => `hub${index % 2} p${index}\np${index} p${(index * 7 + 1) % 200}`).join('\n');
  await figure.settled(() => figure.element.locator('input[type=file]').setInputFiles({ name: 'star.txt', mimeType: 'text/plain', buffer: Buffer.from(star) }));
  await figure.settled(() => figure.button('Close the file').click());
  await figure.openDrawer();
  await figure.choose('World', 'configuration');
  await figure.open();
  await figure.settled(() => figure.connections.fill('40'));
  await figure.about(40);
  const [, second] = await figure.counts();
  assert.equal(number((await figure.rows('The second ring, four ways'))['each person once: your 2nd degree']?.[0] ?? ''), second);
});

reading('a missing value is a dash', async (figure) => {
  await figure.open();
  await figure.button('Measure the world').click();
  await figure.text('Facebook had').waitFor();
  assert.equal((await figure.rows('The world')).assortativity?.[0], '–');
  assert.doesNotMatch(await figure.element.locator('.more').innerText(), /NaN|∞/);
}, { query: '?people=2&connections=all' });

reading('under the threshold model there is no branching number', async (figure) => {
  await figure.open();
  assert.doesNotMatch(await figure.section('Expected and actual viewers').innerText(), /branching/);
}, { query: '?model=complex&connections=60' });

for (const [width, height, colorScheme] of /** @type {const} */ ([[320, 568, 'light'], [768, 1024, 'dark'], [1280, 720, 'light']])) {
  reading(`everything open, ${width} wide, ${colorScheme}: nothing overflows, meets WCAG 2.2 AA`, async (figure, page) => {
    await figure.open();
    await figure.settled(() => figure.button('The story’s assumptions').click());
    await figure.button('Which assumptions does it rest on?').click();
    await figure.section('Contacts').locator('tbody tr:visible').nth(10).waitFor();
    await figure.button('Both: this life and the previous one').click();
    await figure.text('world by world').waitFor();
    await figure.section('The curve').getByRole('checkbox').check();
    await figure.section('The curve').getByText('How well four curves fit').click();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    const cut = await figure.element.locator('section').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent));
    assert.deepEqual(cut, []);
    assert.deepEqual(await violations(page), []);
  }, { viewport: { width, height }, colorScheme });
}

/** @param {Page} page */
const host = (page) => new Reading(page, 'hop-scope');

visit('the laboratory is fetched once, when a reader opens the section', '/one.html', async (page) => {
  const figure = host(page);
  await figure.ready();
  await figure.rest();
  /** @type {string[]} */
  const asked = [];
  // On a slow machine the graphics card is tried for animation.
  page.on('request', (request) => request.url().includes('accelerator') || asked.push(new URL(request.url()).pathname));
  await figure.settled(() => figure.accept.click());
  assert.equal(asked.length, 0);
  await figure.open();
  assert.equal(asked.filter((path) => path.endsWith('lab_bg.wasm')).length, 1);
  const { length: all } = asked;
  await figure.settled(() => figure.accept.click());
  await figure.text('More about this life').click();
  await figure.open();
  assert.equal(asked.length, all);
});

test('under a strict content policy', { timeout: 60_000 }, async () => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src data:";
  const strict = await serveDist({ pages: PAGES, headers: { 'content-security-policy': policy } });
  await open(`${strict.origin}/one.html`, async (page) => {
    const figure = host(page);
    await figure.ready();
    await figure.open();
    await figure.button('Run 200 lives').click();
    await figure.text('median of 200 lives').waitFor();
  });
  await strict.close();
});

test('without a worker the laboratory has the same numbers; removed, it leaves nothing behind', { timeout: 60_000 }, async () => {
  /** @type {string[]} */
  const written = [];
  for (const script of ['', 'window.Worker = class { constructor() { throw new Error("no workers here"); } }']) {
    await open('/one.html', async (page) => {
      const figure = host(page);
      await figure.ready();
      await figure.open();
      await figure.button('Run 200 lives').click();
      await figure.text('median of 200 lives').waitFor();
      written.push(await figure.element.locator('.sections').innerText());
      await until('the other workers are given back', () => page.workers().length === (script ? 0 : 2));
      await figure.element.evaluate((element) => element.remove());
      await withoutWorkers(page);
    }, { before: (page) => page.addInitScript(script) });
  }
  assert.equal(written[0], written[1]);
});

for (const file of ['life-panel-*.js', 'lab.js', 'lab_bg.wasm']) {
  test(`without ${file} an error is shown, and it can be tried again`, { timeout: 60_000 }, async () => {
    await open('/one.html', async (page) => {
      const figure = host(page);
      await figure.ready();
      await page.route(`**/${file}`, (route) => route.abort());
      await figure.text('More about this life').click();
      await figure.text('could not be loaded').waitFor();
      await page.unroute(`**/${file}`);
      await figure.button('Try again').click();
      await figure.about(30);
      assert.equal(await figure.button('Try again').count(), 0);
    }, { expected: [/(life-panel-\w+|lab)\.js/, /lab_bg\.wasm/, /Failed to load resource/] });
  });
}

test('the laboratory works in a sandboxed frame without an origin', { timeout: 60_000 }, async () => {
  const outer = await serveDist({ pages: { ...PAGES, '/box.html': `${HEAD}<iframe title="figure" sandbox="allow-scripts" src="one.html" width="900" height="1600"></iframe>` } });
  await open(`${outer.origin}/box.html`, async (page) => {
    const inside = page.frameLocator('iframe');
    await inside.locator('canvas[width]').waitFor();
    await inside.getByText('More about this life').click();
    await inside.getByRole('button', { name: 'Run 200 lives' }).click();
    await inside.getByText('median of 200 lives').waitFor();
  });
  await outer.close();
});

test('when the laboratory cannot be fetched an error is shown, and the figure goes on', { timeout: 60_000 }, async () => {
  await open('/one.html', async (page) => {
    const figure = host(page);
    await figure.ready();
    await figure.text('More about this life').click();
    await figure.element.locator('.more').getByRole('alert').filter({ hasText: /./ }).waitFor();
    assert.equal(await figure.element.locator('section').count(), 0);
    const again = page.waitForEvent('requestfailed');
    await figure.settled(() => figure.accept.click());
    await again;
    // The counters still run, and the failure is reported.
    assert.equal(await figure.count('1st degree'), 31);
    // The next attempt may succeed.
    await page.unroute('**/lab_bg.wasm');
    await figure.settled(() => figure.accept.click());
    await figure.about(32);
    assert.equal(await figure.element.locator('.more').getByRole('alert').count(), 0);
  }, {
    before: (page) => page.route('**/lab_bg.wasm', (route) => route.abort()),
    expected: [/lab_bg\.wasm/, /Failed to load resource/],
  });
});
