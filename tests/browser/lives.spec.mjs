/** The scene of two lives in a real browser: one shared clock, the numbers of each life, and the text about them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { Figure, MOMENTS, leaveNothing, number, putAndRemove } from '../support/figure.mjs';
import { NOTHING, doneAtRest, rest, until } from '../support/rest.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('playwright-core').Page} Page */

const HEAD = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>host</title>
  <link rel="icon" href="data:,"><link rel="stylesheet" href="style.css"><body><main><h1>A host</h1>`;
const SCRIPT = '</main><script type="module" src="hopscope.js"></script>';
const PAGES = {
  '/lives.html': `${HEAD}<hop-scope scene="two-lives"></hop-scope>${SCRIPT}`,
  // A short life of few people, which plays to its end in some seconds.
  '/short.html': `${HEAD}<hop-scope scene="two-lives" people="400" months="12" seed="3"></hop-scope>${SCRIPT}`,
  // The same life, with more connections than its months have.
  '/beyond.html': `${HEAD}<hop-scope scene="two-lives" people="400" months="12" seed="3" connections="300"></hop-scope>${SCRIPT}`,
  '/asked.html': `${HEAD}<hop-scope scene="two-lives" people="600" strategy="fof" seed="12" switch="30" connections="20"></hop-scope>${SCRIPT}`,
  '/both.html': `${HEAD}<hop-scope scene="two-lives"></hop-scope><hop-scope id="alone" scene="sandbox"></hop-scope>${SCRIPT}`,
  '/tall.html': `${HEAD}<hop-scope scene="two-lives"></hop-scope><div style="height: 4000px"></div>${SCRIPT}`,
  '/narrow.html': `${HEAD}<div style="width: 40px"><hop-scope scene="two-lives"></hop-scope></div>${SCRIPT}`,
  '/none.html': `${HEAD}${SCRIPT}`,
};

const { open, visit: scene } = await start({ pages: PAGES });

/** @typedef {'first' | 'second' | 'third'} Which */
/** @typedef {{ reach: number, connections: number }} Numbers */

/** The lives, used as a person uses them. */
class Lives {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.figure = new Figure(page, 'hop-scope[scene=two-lives]');
    this.element = this.figure.element;
  }

  /** Waits until every life has its numbers. @param {number} [lives] */
  async ready(lives = 2) {
    await this.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then(() => undefined));
    await this.lived(lives);
    return this;
  }

  /** @param {number} lives */
  async lived(lives) {
    await this.page.waitForFunction((count) => {
      const heads = document.querySelector('hop-scope')?.shadowRoot?.querySelectorAll('.lives-reach dd') ?? [];
      return heads.length === count && Array.from(heads).every((head) => /\d/.test(head.textContent ?? ''));
    }, lives);
  }

  /** @param {string | RegExp} name */
  button(name) {
    return this.element.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** The clock. */
  get months() {
    return this.element.getByRole('slider', { name: 'Months that have passed' });
  }

  async month() {
    return Number(await this.months.inputValue());
  }

  /** @param {number} month */
  async go(month) {
    await this.figure.settled(() => this.months.fill(String(month)));
  }

  /** @param {Which} which */
  head(which) {
    return this.element.getByRole('group', { name: new RegExp(`^${which} life`, 'i') });
  }

  /** The numbers above a picture, after they have counted up. @param {Which} which @returns {Promise<Numbers>} */
  async numbers(which) {
    await rest(this.page);
    const texts = await this.head(which).locator('dd').allInnerTexts();
    return { reach: number(texts[0] ?? ''), connections: number(texts[1] ?? '') };
  }

  /** The numbers of all these lives. @param {Which[]} [lives] */
  async all(lives = ['first', 'second']) {
    /** @type {Numbers[]} */
    const numbers = [];
    for (const which of lives) numbers.push(await this.numbers(which));
    return numbers;
  }

  /** The list of events, newest first. */
  async story() {
    return this.element.getByRole('list', { name: 'What has happened, newest first' }).locator('li').allInnerTexts();
  }

  /** The last screen reader announcement. */
  spoken() {
    return this.element.locator('.spoken').innerText();
  }

  text() {
    return this.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text);
  }

  /** A hash of the pixels of each picture, once they stand still. */
  async pictures() {
    await rest(this.page);
    return this.element.locator('.view canvas').evaluateAll((canvases) =>
      canvases.map((canvas) => {
        const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
        const copy = Object.assign(document.createElement('canvas'), { width, height });
        const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext('2d', { willReadFrequently: true }));
        context.drawImage(/** @type {HTMLCanvasElement} */ (canvas), 0, 0);
        let hash = 17;
        for (const byte of context.getImageData(0, 0, width, height).data) hash = (Math.imul(hash, 31) + byte) | 0;
        return `${width}x${height} ${hash}`;
      }),
    );
  }
}

scene('both lives start without connections; a life that plays stops after its last month, and starts again', '/short.html', async (page) => {
  const lives = await new Lives(page).ready();
  assert.deepEqual(await lives.all(), [{ reach: 0, connections: 0 }, { reach: 0, connections: 0 }]);
  await lives.element.getByText('Press Play').waitFor();
  await lives.figure.settled(() => lives.button('Play').click());
  assert.equal(await lives.month(), 12);
  const [first, second] = await lives.all();
  assert.ok(first && second && first.reach > 0 && second.reach > first.reach && second.connections > first.connections);
  assert.match((await lives.story())[0] ?? '', new RegExp(`^Month 12\\s+The end: ${first.reach} people within two steps through ${first.connections} connections`));
  await lives.button('Play').click();
  await lives.button('Pause').waitFor();
  assert.ok((await lives.month()) < 12);
  await lives.figure.settled(() => lives.button('Pause').click());
  assert.ok((await lives.text()).includes('months=12'));
});

/** The numbers and the pictures of one moment, compared by the two tests below. @type {[Numbers[], string[]] | undefined} */
let lastMonth;
scene('the last month of a life is shown, in numbers and in pictures', '/short.html', async (page) => {
  const lives = await new Lives(page).ready();
  await lives.go(12);
  lastMonth = [await lives.all(), await lives.pictures()];
});

scene('connections that no month of the life has are not shown', '/beyond.html', async (page) => {
  const lives = await new Lives(page).ready();
  await until('a connection of its months', () => lives.element.evaluate((element) => /** @type {HopScope} */ (element).getState().connection < 300));
  assert.equal(await lives.month(), 12);
  assert.deepEqual([await lives.all(), await lives.pictures()], lastMonth);
  const { connection, text } = await lives.element.evaluate((element) => /** @type {HopScope} */ (element).getState());
  assert.equal(connection, (await lives.numbers('second')).connections);
  assert.match(text, new RegExp(`connections=${connection}\\b`));
});

scene('the clock stops at whole months; Step is a month, Reset the beginning', '/lives.html', async (page) => {
  const lives = await new Lives(page).ready();
  await lives.button('Play').click();
  await page.waitForFunction(() => Number(/** @type {HTMLInputElement} */ (document.querySelector('hop-scope')?.shadowRoot?.querySelector('[name=month]')).value) >= 8);
  await lives.figure.settled(() => lives.button('Pause').click());
  const month = await lives.month();
  const numbers = await lives.all();
  await lives.go(month);
  assert.deepEqual(await lives.all(), numbers);
  await lives.figure.settled(() => lives.button('Step').click());
  assert.equal(await lives.month(), month + 1);
  const next = await lives.all();
  await lives.go(month);
  await lives.go(month + 1);
  assert.deepEqual(await lives.all(), next);
  await lives.figure.settled(() => lives.button('Reset').click());
  assert.equal(await lives.month(), 0);
  assert.deepEqual(await lives.all(), [{ reach: 0, connections: 0 }, { reach: 0, connections: 0 }]);
});

scene('the numbers are those of each life alone, and its connections those of the months that have passed', '/both.html', async (page) => {
  const lives = await new Lives(page).ready();
  await lives.button('And if you switch after 60 months?').click();
  await lives.lived(3);
  const alone = new Figure(page, '#alone');
  await alone.ready();
  const ways = /** @type {const} */ ({ first: { strategy: 'met' }, second: { strategy: 'everyone' }, third: { strategy: 'met', switch: 60 } });
  for (const month of [1, 17, 60, 61, 120]) {
    await lives.go(month);
    for (const which of /** @type {const} */ (['first', 'second', 'third'])) {
      const { reach, connections } = await lives.numbers(which);
      const own = await alone.element.evaluate(async (element, values) => {
        const figure = /** @type {HopScope} */ (element);
        await figure.setState(values);
        const { counters, facts } = figure.getState();
        await figure.setState({ ...values, connections: Math.min(Number(values.connections) + 1, facts?.steps ?? 0) });
        return { reach: (counters?.first ?? NaN) + (counters?.second ?? NaN), month: counters?.month ?? NaN, after: figure.getState().counters?.month ?? NaN, steps: facts?.steps };
      }, { ...ways[which], connections });
      assert.equal(own.reach, reach, `${which} life, month ${month}`);
      assert.ok(own.month < month && (connections === own.steps || own.after >= month), `${which} life, month ${month}: ${JSON.stringify(own)}`);
    }
  }
});

scene('the first life hardly grows after its circle is full, the second goes on, and the third jumps with the backlog', '/lives.html', async (page) => {
  const lives = await new Lives(page).ready();
  await lives.go(60);
  assert.match((await lives.story()).join('\n'), /Month 48\s+The last ten connections of the first life brought 10 new people\./);
  const [first = { reach: NaN, connections: NaN }, second = first] = await lives.all();
  const words = lives.element.locator('.lives-now p').first();
  assert.match(await words.innerText(), new RegExp(`^After 60 months: ${second.reach.toLocaleString('en')} people within two steps, against ${first.reach} in the first life\\. That is 4\\.1 times`));
  assert.match(await lives.spoken(), /^After 60 months/);
  await lives.button('And if you switch after 60 months?').click();
  await lives.lived(3);
  assert.deepEqual(await lives.numbers('third'), first);
  await lives.element.locator('.lives-now').getByText('the same as the first for 60 months.').waitFor();
  await lives.figure.settled(() => lives.button('Step').click());
  const [, later, third] = await lives.all(['first', 'second', 'third']);
  assert.deepEqual(third, later);
  assert.match((await lives.story())[0] ?? '', new RegExp(`^Month 61\\s+The third life accepts everybody who waited: ${(third?.connections ?? NaN) - first.connections} new connections .* ${first.reach} people within two steps; now it has .*, as many as the second`));
  await lives.go(120);
  const [end, far] = await lives.all();
  // In the second half, the first life gains less than a third of what the second life gains.
  assert.ok(end && far && end.reach - first.reach < (far.reach - second.reach) / 3);

  // Another month of the switch is another third life. The other lives stay.
  await lives.figure.settled(() => lives.element.getByRole('slider', { name: /The third life switches/ }).fill('90'));
  await lives.go(80);
  await lives.element.locator('.lives-now').getByText('the same as the first for 90 months.').waitFor();
  // The third life is computed again, in its own core.
  assert.deepEqual(await lives.numbers('third'), await lives.numbers('first'));
  await lives.go(120);
  assert.deepEqual((await lives.all()).slice(0, 2), [end, far]);
  await lives.figure.settled(() => lives.button('No third life').click());
  assert.equal(await lives.head('third').count(), 0);
  assert.deepEqual(await lives.all(), [end, far]);
});

scene('what each reach is made of adds up to the reach of each life', '/asked.html', async (page) => {
  const lives = await new Lives(page).ready(3);
  await lives.go(40);
  await lives.element.getByText('What each reach is made of').click();
  /** @type {Which[]} */
  const all = ['first', 'second', 'third'];
  const made = lives.element.locator('.lives-made section');
  for (const month of [40, 55]) {
    await lives.go(month);
    const heads = await lives.all(all);
    for (const [index, { reach, connections }] of heads.entries()) {
      let numbers = [NaN];
      await until('the numbers of the life', async () => {
        numbers = (await made.nth(index).locator('b').allInnerTexts()).map(number);
        return numbers[0] === connections;
      });
      const [, apart = NaN, among = NaN, twice = NaN, left = NaN] = numbers;
      assert.equal(left, reach, `${all[index]} life, month ${month}`);
      assert.equal(apart - among - twice, reach);
      await made.nth(index).locator('path.band.reach').waitFor({ state: 'attached' });
    }
  }
  // Beyond the last month on show nothing is given away: the chart of the second life ends at its connections.
  const [, second] = await lives.all(all);
  const ticks = await made.nth(1).locator('svg text').allInnerTexts();
  assert.ok(ticks.every((tick) => !/^\d+$/.test(tick) || number(tick) <= (second?.reach ?? 0)), ticks.join(' '));
});

scene('back and forth in time, by the clock, the story and the chart: the same numbers', '/lives.html', async (page) => {
  const lives = await new Lives(page).ready();
  await lives.go(36);
  const numbers = await lives.all();
  const pictures = await lives.pictures();
  assert.equal(new Set(pictures).size, 2);
  for (const month of [90, 3, 120, 0]) await lives.go(month);
  await lives.go(36);
  assert.deepEqual(await lives.all(), numbers);
  assert.deepEqual(await lives.pictures(), pictures);
  await lives.go(120);
  await lives.figure.settled(() => lives.button('Month 33').click());
  assert.equal(await lives.month(), 33);
  const chart = lives.element.locator('[data-chart=lives] svg').first();
  const box = await chart.boundingBox();
  assert.ok(box);
  await chart.hover({ position: { x: box.width * 0.6, y: box.height / 2 } });
  const [, month, first, second] = /^month (\d+): ([\d,]+) and ([\d,]+)$/.exec(await lives.element.locator('.lives-plot .reading').innerText()) ?? [];
  await lives.figure.settled(() => chart.click({ position: { x: box.width * 0.6, y: box.height / 2 } }));
  assert.equal(await lives.month(), Number(month));
  assert.deepEqual((await lives.all()).map(({ reach }) => reach), [number(first ?? ''), number(second ?? '')]);

  await lives.element.getByText('The numbers in a table').click();
  const rows = await lives.element.locator('.lives-numbers tbody tr').evaluateAll((all) => all.map((row) => Array.from(row.children, (cell) => cell.textContent ?? '')));
  assert.equal(rows.length, 12);
  await lives.go(number(rows[4]?.[0] ?? ''));
  assert.deepEqual((await lives.all()).map(({ reach }) => reach), [number(rows[4]?.[1] ?? ''), number(rows[4]?.[2] ?? '')]);
});

scene('a month without a new connection has its place on the clock, in both directions', '/lives.html', async (page) => {
  const lives = await new Lives(page).ready();
  // In month 109 of this network there is no new connection.
  await lives.go(109);
  const numbers = await lives.all();
  await lives.figure.settled(() => lives.months.press('ArrowLeft'));
  assert.equal(await lives.month(), 108);
  assert.deepEqual(await lives.all(), numbers);
  await lives.figure.settled(() => lives.months.press('ArrowLeft'));
  assert.equal(await lives.month(), 107);
  assert.notDeepEqual(await lives.all(), numbers);
  for (const month of [108, 109, 110]) {
    await lives.figure.settled(() => lives.months.press('ArrowRight'));
    assert.equal(await lives.month(), month);
  }
  assert.notDeepEqual(await lives.all(), numbers);
});

scene('a new network is new for all lives, in the same month', '/lives.html', async (page) => {
  const lives = await new Lives(page).ready();
  await lives.button('And if you switch after 60 months?').click();
  await lives.lived(3);
  await lives.go(70);
  const pictures = await lives.pictures();
  const text = await lives.text();
  await lives.button('New network').click();
  await page.waitForFunction((before) => !/** @type {HopScope} */ (document.querySelector('hop-scope')).getState().text.includes(before), text);
  // A picture out of sight is not drawn. Each life has its own core.
  await lives.figure.look();
  const fresh = await lives.pictures();
  assert.equal(await lives.month(), 70);
  assert.equal(fresh.length, 3);
  fresh.forEach((picture, index) => assert.notEqual(picture, pictures[index]));
  const seed = /seed=\d+/.exec(await lives.text())?.[0];
  assert.ok(seed);
  // The numbers are those of the network with the new seed.
  const numbers = await lives.all(['first', 'second', 'third']);
  await lives.element.evaluate((element, asked) => /** @type {HopScope} */ (element).setState(asked), await lives.text());
  assert.deepEqual(await lives.all(['first', 'second', 'third']), numbers);
});

scene('at the end, too, a new network shows the end of its own months, in both lives', '/lives.html', async (page) => {
  const lives = await new Lives(page).ready();
  await lives.go(120);
  const counts = new Set();
  for (let network = 0; network < 5; network += 1) {
    const text = await lives.text();
    await lives.button('New network').click();
    await page.waitForFunction((before) => !/** @type {HopScope} */ (document.querySelector('hop-scope')).getState().text.includes(before), text);
    await lives.figure.rest();
    assert.equal(await lives.month(), 120);
    const numbers = await lives.all();
    const { text: now, counters } = await lives.element.evaluate((element) => /** @type {HopScope} */ (element).getState());
    assert.ok(counters && counters.month < 120, `month ${counters?.month}`);
    counts.add(counters.first);
    // The same link, opened anew, has the same numbers in both lives.
    await lives.element.evaluate((element) => /** @type {HopScope} */ (element).setState({ seed: 1, connections: 0 }));
    await lives.element.evaluate((element, asked) => /** @type {HopScope} */ (element).setState(asked), now);
    await lives.figure.rest();
    assert.deepEqual(await lives.all(), numbers);
  }
  // Some network brings fewer connections in 120 months than the one before it.
  assert.ok(counts.size > 2);
});

scene('a post is written in all lives at once, seen in each, and put away by the next month', '/lives.html', async (page) => {
  const lives = await new Lives(page).ready();
  await lives.go(100);
  const quiet = await lives.pictures();
  await lives.figure.settled(() => lives.button('Write one post in both').click());
  await rest(page);
  const saw = async () => Promise.all((/** @type {Which[]} */ (['first', 'second'])).map(async (which) => number(await lives.head(which).locator('.lives-saw dd').innerText())));
  const [few = NaN, many = NaN] = await saw();
  assert.ok(few > 0 && many > few, `${few} and ${many}`);
  const written = await lives.pictures();
  written.forEach((picture, index) => assert.notEqual(picture, quiet[index]));

  // The address opens with the post at its last step.
  const text = await lives.text();
  assert.match(text, /post=1/);
  await open('/lives.html', async (other) => {
    const opened = await new Lives(other).ready();
    await opened.element.evaluate((element, asked) => /** @type {HopScope} */ (element).setState(asked), text);
    await rest(other);
    assert.equal(await opened.month(), 100);
    assert.deepEqual(await Promise.all((/** @type {Which[]} */ (['first', 'second'])).map(async (which) => number(await opened.head(which).locator('.lives-saw dd').innerText()))), [few, many]);
    assert.deepEqual(await opened.pictures(), written);
  });

  await lives.figure.settled(() => lives.button('Step').click());
  await rest(page);
  assert.equal(await lives.head('first').locator('.lives-saw').isVisible(), false);
  await lives.go(100);
  assert.deepEqual(await lives.pictures(), quiet);
});

scene('attributes set the start: the number of people, the second life, a switch', '/asked.html', async (page) => {
  const lives = await new Lives(page).ready(3);
  assert.ok(await lives.head('second').getByText('friends of friends too').isVisible());
  assert.ok(await lives.head('third').getByText('after 30 months friends of friends too').isVisible());
  const [first, second] = await lives.all(['first', 'second', 'third']);
  assert.equal(second?.connections, 20);
  assert.match(await lives.text(), /then=fof/);
  assert.ok(first && first.connections < 20);
  // The figure's methods act on the lives.
  await lives.element.evaluate((element) => /** @type {HopScope} */ (element).reset());
  assert.deepEqual((await lives.all(['first', 'second', 'third'])).map(({ reach }) => reach), [0, 0, 0]);
});

for (const [width, height] of /** @type {const} */ ([[320, 568], [360, 740], [768, 1024], [1280, 800]])) {
  scene(`${width} × ${height}: nothing overflows; lives, clock and knobs are on one screen`, '/lives.html', async (page) => {
    const lives = await new Lives(page).ready();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await lives.go(120);
    assert.equal(await overflow(), 0);
    const boxes = await lives.element.locator('.view').evaluateAll((views) => views.map((view) => view.getBoundingClientRect().toJSON()));
    const [second, first] = boxes;
    // The lives are side by side or stacked.
    if (width < 560) assert.ok(first.bottom <= second.top + 1 && first.left === second.left);
    else assert.ok(first.right <= second.left && first.top === second.top);
    const top = (await lives.element.locator('.lives-head').first().boundingBox())?.y ?? NaN;
    const clock = await lives.months.boundingBox();
    assert.ok((clock?.y ?? NaN) + (clock?.height ?? NaN) - top <= height);
    await lives.button('And if you switch after 60 months?').click();
    await lives.lived(3);
    await lives.figure.settled(() => lives.button('Write one post in all three').click());
    assert.equal(await overflow(), 0);
    // No word or number is clipped.
    const cut = await lives.element.locator('.lives-head dd, .lives-head p, button').evaluateAll((places) => places.filter((place) => place.scrollWidth > place.clientWidth + 1).map((place) => place.textContent));
    assert.deepEqual(cut, []);
    const small = await lives.element.locator('button:visible, input:visible').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 24).length);
    assert.equal(small, 0);
  }, { viewport: { width, height } });
}

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  scene(`meets WCAG 2.2 AA, ${scheme}`, '/lives.html', async (page) => {
    const lives = await new Lives(page).ready();
    assert.deepEqual(await violations(page), []);
    await lives.go(70);
    await lives.button('And if you switch after 60 months?').click();
    await lives.lived(3);
    await lives.element.getByText('The numbers in a table').click();
    await lives.figure.settled(() => lives.button('Write one post in all three').click());
    await rest(page);
    assert.deepEqual(await violations(page), []);
  }, { colorScheme: scheme });
}

scene('by keyboard alone: played, stopped, moved in time, switched, written', '/lives.html', async (page) => {
  const lives = await new Lives(page).ready();
  /** Presses Tab until the element has the focus. @param {import('playwright-core').Locator} wanted */
  const reach = async (wanted) => {
    for (let presses = 0; presses < 30; presses += 1) {
      if (await wanted.evaluate((element) => element.matches(':focus'))) return;
      await page.keyboard.press('Tab');
    }
    assert.fail('it cannot be reached');
  };
  await reach(lives.button('Play'));
  await page.keyboard.press('Enter');
  await lives.button('Pause').waitFor();
  await lives.figure.settled(() => page.keyboard.press('Enter'));
  await lives.button('Play').waitFor();
  await reach(lives.months);
  await lives.figure.settled(() => page.keyboard.press('End'));
  assert.equal(await lives.month(), 120);
  await lives.figure.settled(() => page.keyboard.press('r'));
  assert.equal(await lives.month(), 0);
  await lives.figure.settled(() => page.keyboard.press('s'));
  assert.equal(await lives.month(), 1);
  await reach(lives.button('And if you switch after 60 months?'));
  await page.keyboard.press('Enter');
  await lives.lived(3);
  await lives.go(61);
  await lives.figure.settled(() => page.keyboard.press('p'));
  await rest(page);
  assert.ok(await lives.head('third').locator('.lives-saw').isVisible());
  // The announcement agrees with the page, also for longer lives.
  const saw = await lives.element.locator('.lives-saw dd').allInnerTexts();
  assert.equal(await lives.spoken(), `Who saw the post: ${saw[0]} in the first life, ${saw[1]} in the second, ${saw[2]} in the third.`);
});

scene('with less motion a life plays from month to month', '/lives.html', async (page) => {
  const lives = await new Lives(page).ready();
  /** @type {Set<string>} */
  const seen = new Set(
    await lives.element.evaluate(async (element) => {
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      const found = new Set();
      /** @type {HTMLElement} */ (root.querySelector('.lives-clock button')).click();
      const month = /** @type {HTMLInputElement} */ (root.querySelector('[name=month]'));
      while (Number(month.value) < 4) {
        await new Promise(requestAnimationFrame);
        found.add(Array.from(root.querySelectorAll('.lives-head dl > div:not(.lives-saw) dd'), (place) => place.textContent).join(' '));
      }
      return [...found];
    }),
  );
  await lives.figure.settled(() => lives.button('Pause').click());
  const months = await lives.month();
  assert.ok(months >= 2 && seen.size >= 2, `${months} months, ${seen.size} states`);
  /** @type {Set<string>} */
  const whole = new Set();
  for (let month = 0; month <= months; month += 1) {
    await lives.go(month);
    const texts = await lives.element.locator('.lives-head dl > div:not(.lives-saw) dd').allTextContents();
    whole.add(texts.join(' '));
  }
  assert.ok(whole.size > 1);
  assert.deepEqual([...seen].filter((state) => !whole.has(state)), []);
}, { reducedMotion: 'reduce' });

scene('scrolled away it does nothing, and goes on when it is back', '/tall.html', async (page) => {
  const lives = await new Lives(page).ready();
  await lives.button('Play').click();
  await until('the first month passes', async () => (await lives.month()) > 0);
  await page.evaluate(() => scrollTo(0, 4000));
  assert.deepEqual(await doneAtRest(page), NOTHING);
  const month = await lives.month();
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction((before) => Number(/** @type {HTMLInputElement} */ (document.querySelector('hop-scope')?.shadowRoot?.querySelector('[name=month]')).value) > before + 1, month);
});

for (const moment of /** @type {(keyof typeof MOMENTS)[]} */ (Object.keys(MOMENTS))) {
  scene(`removed ${moment}, it leaves nothing behind`, '/none.html', async (page) => {
    await putAndRemove(page, moment, { scene: 'two-lives', switch: '60' });
    await leaveNothing(page);
  });
}

scene('a place too narrow for the chart causes no warning; the chart is drawn when there is room', '/narrow.html', async (page) => {
  const lives = await new Lives(page).ready();
  assert.equal(await lives.element.locator('[data-chart=lives] svg').count(), 0);
  await page.evaluate(() => document.querySelector('div')?.removeAttribute('style'));
  await lives.element.locator('[data-chart=lives] svg').first().waitFor();
});

scene('another scene in its place, and back: the lives end and begin', '/lives.html', async (page) => {
  const lives = await new Lives(page).ready();
  assert.equal(page.workers().length, 2);
  await lives.element.evaluate((element) => element.setAttribute('scene', 'sandbox'));
  await rest(page);
  await until('one worker is left', () => page.workers().length === 1);
  const sandbox = new Figure(page, 'hop-scope');
  const before = await sandbox.at();
  await sandbox.settled(() => sandbox.button('Step').click());
  assert.equal(await sandbox.at(), before + 1);
  await sandbox.element.evaluate((element) => element.setAttribute('scene', 'two-lives'));
  await lives.lived(2);
  await lives.go(24);
  const [first, second] = await lives.all();
  assert.ok(first && second && second.reach > first.reach && first.reach > 0);
});
