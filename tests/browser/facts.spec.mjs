/** The scenes that show results of the laboratory: what each strategy keeps, hidden lists, contacts, a network of one's own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Figure } from '../support/figure.mjs';
import { until } from '../support/rest.mjs';
import { assertSeen } from '../support/seen.mjs';
import { HEAD, start } from '../support/start.mjs';
import { Watching } from '../../www/scenes/contacts/watching.js';

const BEGINNING = `${HEAD}<main><script type="module" src="hopscope.js"></script>`;

const { open, visit } = await start({
  pages: Object.fromEntries(['not-everyone', 'hidden-lists', 'contacts', 'own-network', 'sandbox'].map((scene) => [`/${scene}.html`, `${BEGINNING}<hop-scope scene="${scene}"></hop-scope>`])),
});

/**
 * @param {string} scene @param {string} name @param {(figure: Scene, page: import('playwright-core').Page) => Promise<void>} body
 * @param {Parameters<typeof visit>[3]} [options]
 */
function scene(scene, name, body, options) {
  visit(`${scene}: ${name}`, `/${scene}.html`, async (page) => {
    const figure = new Scene(page, 'hop-scope');
    await figure.ready();
    await body(figure, page);
  }, { patience: 20_000, ...options });
}

class Scene extends Figure {
  /** The numbers of a row, NaN for a dash. @param {string} name */
  async row(name) {
    const cells = this.element.locator('tr', { hasText: name }).locator('td');
    await cells.first().waitFor();
    return (await cells.allInnerTexts()).map((text) => (text === '–' ? NaN : Number(text.replaceAll(',', ''))));
  }

  /** The two large numbers, once the predicate holds. @param {(numbers: number[]) => boolean} are */
  async amounts(are) {
    /** @type {number[]} */
    let numbers = [];
    await until('the large numbers', async () => {
      numbers = (await this.element.locator('.amount b').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
      return numbers.length === 2 && are(numbers);
    });
    return numbers;
  }
}

scene('not-everyone', 'strategies are compared at the same number of connections', async (figure) => {
  const known = (/** @type {number[]} */ row, /** @type {number} */ length) => row.length === length && row.every(Number.isFinite);
  await until('the numbers', async () => known(await figure.row('readers write to you'), 1));
  const [everyone = NaN] = await figure.row('within two steps');
  assert.equal(everyone, (await figure.count('1st degree')) + (await figure.count('2nd degree')));
  const [apart = NaN, among = NaN, twice = NaN] = await Promise.all(['each alone', 'ties among them', 'come twice'].map(async (name) => (await figure.row(name))[0]));
  assert.equal(apart - among - twice, everyone);
  const [pairs = NaN] = await figure.row('pairs of them');
  await figure.settled(() => figure.button('What if you accept only people you have met?').click());
  await until('the numbers', async () => known(await figure.row('readers write to you'), 2));
  // The earlier result stays unchanged, behind the new result.
  const [met = NaN, before] = await figure.row('within two steps');
  assert.equal(before, everyone);
  assert.ok(met < everyone, `${met} < ${everyone}`);
  const [closed = NaN, open] = await figure.row('pairs of them');
  assert.equal(open, pairs);
  assert.ok(closed > pairs, `${closed} > ${pairs}`);
  await figure.text(`Here everyone reaches ${(everyone - met).toLocaleString('en')} people more than only people met.`).waitFor();
  await figure.text(`Of 100 pairs ${closed} of the people met know each other, and ${open} of everyone`).waitFor();
  // At another moment the earlier result is removed.
  await figure.settled(() => figure.accept.click());
  await until('the numbers', async () => known(await figure.row('within two steps'), 1));
});

scene('not-everyone', 'where people met reach more, the text says so', async (figure) => {
  await figure.settled(() => figure.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).set({ seed: 3, connections: 25 })));
  await until('the numbers', async () => Number.isFinite((await figure.row('readers write to you'))[0]));
  await figure.settled(() => figure.button('What if you accept only people you have met?').click());
  await figure.text(/Here only people met reach [\d,]+ people more than everyone\. Of 100 pairs/).waitFor();
  const [met = NaN, everyone = NaN] = await figure.row('within two steps');
  await figure.text(`reach ${(met - everyone).toLocaleString('en')} people more`).waitFor();
});

scene('hidden-lists', 'hidden lists reduce what can be looked up, and take nothing from a post', async (figure) => {
  const first = await figure.count('1st degree');
  const could = await figure.count('could reach');
  const [half = NaN, reach] = await figure.amounts(() => true);
  assert.equal(reach, could);
  assert.ok(half > first && half < could);
  await figure.settled(() => figure.button('Post').click());
  const saw = await figure.count('saw it');
  await figure.settled(() => figure.button('everybody').click());
  assert.deepEqual(await figure.amounts(([look]) => look === first), [first, could]);
  assert.equal(await figure.count('saw it'), saw);
  await figure.settled(() => figure.button('nobody').click());
  assert.deepEqual(await figure.amounts(([look]) => look === could), [could, could]);
  await figure.text('You can look up everybody').waitFor();
});

scene('hidden-lists', 'the picture has a dot for each person, full for those who can be looked up', async (figure, page) => {
  /** Dots of each kind. */
  const dots = () =>
    figure.element.locator('.lookup svg').evaluate((svg) => ['first', 'listed', 'unlisted'].map((kind) => svg.querySelector(`.${kind}`)?.getAttribute('d')?.match(/M/g)?.length ?? 0));
  for (const hides of ['50 %', 'nobody', '75 %', 'everybody']) {
    if (hides !== '50 %') await figure.settled(() => figure.button(hides).click());
    const first = await figure.count('1st degree');
    const could = await figure.count('could reach');
    const [lookUp = NaN] = await figure.amounts(([look = NaN]) => (hides === 'nobody' ? look === could : hides === 'everybody' ? look === first : look > first && look < could));
    assert.deepEqual(await dots(), [first, lookUp - first, could - lookUp], hides);
    await figure.element.locator('.lookup svg').scrollIntoViewIfNeeded();
    await assertSeen(figure.element.locator('.lookup svg'), { name: `the picture when ${hides} hides` });
  }
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
});

const ANSWER = 'More people are expected to write after the switch than in all the time before.';

/** The month on show. @param {Scene} figure */
const monthOf = (figure) => figure.element.getByRole('slider', { name: 'Months that have passed' }).inputValue().then(Number);

/** Whether bars of the chart are right of the mark of the switch. @param {Scene} figure */
const barsAfterSwitch = (figure) =>
  figure.element.locator('[data-contacts]').evaluate((chart) => {
    const [bars, mark] = ['.bars', '.mark path'].map((part) => chart.querySelector(part)?.getBoundingClientRect());
    return (bars?.right ?? 0) > (mark?.left ?? NaN);
  });

scene('contacts', 'the months start before the switch and pass, and the answer comes after the last one', async (figure) => {
  await figure.text('11 months to the switch.').waitFor();
  assert.equal(await monthOf(figure), 49);
  assert.equal(await figure.text(ANSWER).count(), 0);
  assert.equal(await barsAfterSwitch(figure), false);
  await figure.element.locator('.place:not(.starts)').waitFor({ state: 'attached' });
  const height = (await figure.element.boundingBox())?.height;
  /** What each frame of the months shows. */
  const shown = figure.element.evaluate(async (element, answer) => {
    /** @type {{ month: number, answered: boolean }[]} */
    const frames = [];
    const inside = /** @type {ShadowRoot} */ (element.shadowRoot);
    do {
      await new Promise((next) => void requestAnimationFrame(next));
      const month = /** @type {HTMLInputElement} */ (inside.querySelector('[name=month]')).valueAsNumber;
      frames.push({ month, answered: inside.textContent?.includes(answer) ?? false });
    } while (!frames.at(-1)?.answered);
    return frames;
  }, ANSWER);
  await figure.button('Play').click();
  const frames = await shown;
  assert.deepEqual(frames.filter(({ month, answered }) => answered && month < 72), []);
  const seen = new Set(frames.map(({ month }) => month));
  assert.ok(seen.size > 12, `months seen: ${[...seen].join(' ')}`);
  assert.deepEqual([...seen], [...seen].toSorted((one, other) => one - other));
  assert.equal(await barsAfterSwitch(figure), true);
  assert.equal((await figure.element.boundingBox())?.height, height);
  await figure.settled(() => figure.button('Reset').click());
  assert.equal(await monthOf(figure), 0);
  assert.equal(await figure.text(ANSWER).count(), 0);
});

scene('contacts', 'another life is shown at the same month, and has no connections after its months', async (figure) => {
  const months = figure.element.getByRole('slider', { name: 'Months that have passed' });
  await months.waitFor();
  for (const [month, name] of /** @type {const} */ ([[72, 'are not accepted'], [72, 'are accepted too'], [66, 'are not accepted']])) {
    await figure.settled(() => months.fill(String(month)));
    await figure.settled(() => figure.button(name).click());
    await until('the month', async () => (await monthOf(figure)) === month);
    await figure.settled(() => months.fill('72'));
    const end = await figure.count('1st degree');
    // Without a number of connections, a life has those of its months.
    await figure.settled(() => figure.element.evaluate((element) => /** @type {any} */ (element).set({ connections: 'all' })));
    assert.equal(end, await figure.count('1st degree'), `${month} ${name}`);
  }
});

test('contacts: months without a new connection, with one and with hundreds take the same time', () => {
  const afterMonth = Uint32Array.of(0, 0, 1, 1, 1, 500, 501, 501, 503);
  const session = { clock: undefined, model: { series: { afterMonth }, playing: true, connection: 0 }, moment: { speed: 1 } };
  const watching = new Watching(/** @type {any} */ (session));
  const { rate } = /** @type {{ rate: (connection: number, elapsed: number) => number }} */ (/** @type {unknown} */ (session.clock));
  let connection = 0;
  for (let frame = 1; connection < 503; frame += 1) {
    assert.ok(frame < 100, 'the months come to an end');
    connection = Math.min(503, connection + rate(connection, 50 * frame) * 0.05);
    assert.ok(Math.abs(watching.passed - Math.min(8, 0.1 * frame)) < 1e-9, `${watching.passed} months after ${frame} frames`);
  }
  Object.assign(session.model, { playing: false, connection });
  assert.equal(watching.passed, 8);
});

scene('contacts', 'the contacts scene has the assumptions of its story, and lists what the result rests on', async (figure, page) => {
  await figure.text('11 months to the switch.').waitFor();
  const { text } = await figure.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).getState());
  assert.equal(text, 'strategy=met&connections=68&people=4000&switch=60&months=72&invitations=10&met=15&feedback=0.05');
  // The preset is the core's own, so pressing it changes nothing.
  await figure.settled(() => figure.button('The story’s assumptions').click());
  assert.equal(await figure.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).getState().text), text);
  await figure.settled(() => figure.element.getByRole('slider', { name: 'Months that have passed' }).fill('72'));
  await figure.text(ANSWER).waitFor();
  // What was expected, and what happened: the bars of the chart.
  await figure.text('These numbers as a table').first().click();
  const wrote = (await figure.element.locator('details.again tbody tr').allInnerTexts()).map((row) => Number(row.split('\t')[1]));
  const total = (/** @type {number} */ from, /** @type {number} */ to) => wrote.slice(from, to).reduce((sum, one) => sum + one, 0);
  await figure.text(`In the same months of this life ${total(0, 60)} wrote before it, and ${total(60, 66)} after it.`).waitFor();
  await figure.text('These numbers as a table').first().click();
  await figure.button('Which assumptions does it rest on?').click();
  assert.match(await figure.element.locator('tr', { hasText: 'no switch' }).innerText(), /no$/);
  assert.equal(await figure.element.locator('tbody tr:visible').count(), 16);
  await figure.settled(() => figure.button('are not accepted').click());
  await figure.text('No more people are expected to write after the switch than in all the time before.').waitFor();
  assert.equal(await monthOf(figure), 72);
  await figure.settled(() => figure.button('You never change').click());
  await figure.text('In this life you never change whom you accept').waitFor();
  assert.equal(await figure.button('are not accepted').count(), 0);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
});

scene('own-network', 'the scene offers a small real network, and opens the reader’s own', async (figure) => {
  await figure.settled(() => figure.button('Or try a karate club of 34 people').click());
  await figure.text('karate club (Zachary 1977): 34 people, 78 ties.').waitFor();
  const who = figure.element.getByRole('textbox', { name: 'Which person are you?' });
  await figure.settled(async () => {
    await who.fill('33');
    await who.press('Enter');
  });
  assert.equal(await figure.count('1st degree'), 17);
  await figure.button('Measure the world').click();
  await figure.element.locator('tr', { hasText: 'ties, mean' }).waitFor();
  const file = { name: 'path.txt', mimeType: 'text/plain', buffer: Buffer.from('a b\nb c\nc d\n') };
  await figure.settled(() => figure.element.locator('input[type=file]').setInputFiles(file));
  await figure.text('path.txt: 4 people, 3 ties.').waitFor();
  await figure.settled(() => figure.button('Close the file').click());
  await figure.button('Or try a karate club of 34 people').waitFor();
});

visit('the tables have the numbers of the counters and of the chart', '/sandbox.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  await figure.text('The numbers as tables').click();
  /** The cells of a table's row. @param {string} caption @param {string} name */
  const row = async (caption, name) => {
    const cells = figure.element.locator('table', { hasText: caption }).locator('tr').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    return (await cells.locator('td').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
  };
  const counts = async () => [await figure.count('1st degree'), await figure.count('2nd degree'), await figure.count('3rd degree'), await figure.count('could reach'), await figure.count('just gained')];
  for (const steps of [0, 5]) {
    for (let step = 0; step < steps; step += 1) await figure.settled(() => figure.accept.click());
    const [first = NaN, second = NaN, third, could, gained] = await counts();
    const now = `Now, with ${first} connections`;
    assert.deepEqual(await row(now, '1st degree'), [first]);
    assert.deepEqual(await row(now, '2nd degree'), [second]);
    assert.deepEqual(await row(now, 'could reach'), [could]);
    const [, reach, further, fresh] = await row('within two steps', String(first));
    assert.deepEqual([reach, further, fresh], [first + second, third, gained]);
  }
  assert.equal((await row('within two steps', '50')).length, 4);
  await figure.settled(() => figure.button('Post').click());
  const saw = await figure.count('saw it');
  const viewers = await figure.element.locator('table', { hasText: 'This post' }).locator('td').allInnerTexts();
  assert.equal(viewers.reduce((sum, one) => sum + Number(one), 0), saw);
});

test('where a scene’s own script cannot be fetched, the figure goes on without it', { timeout: 60_000 }, async () => {
  await open('/hidden-lists.html', async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    await figure.text('could not be loaded').waitFor();
    assert.equal(await figure.count('1st degree'), 100);
  }, {
    before: (page) => page.route('**/hidden-lists-*.js', (route) => route.abort()),
    expected: [/hidden-lists-\w+\.js/, /Failed to load resource/],
  });
});
