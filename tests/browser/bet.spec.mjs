/** The bet: a person draws a guess of how reach grows, sees the real curve, and reads how the two differ. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Guess, SHAPES } from '../../www/scenes/exponential/guess.js';
import { violations } from '../support/axe.mjs';
import { Figure, number } from '../support/figure.mjs';
import { frames, rest, until } from '../support/rest.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

const BEGINNING = `${HEAD}<main><h1>A page</h1><h2>A bet</h2><script type="module" src="hopscope.js"></script>`;
const TALL = '<div style="height: 3000px"></div>';

const { site, visit } = await start({
  pages: {
    '/bet.html': `${BEGINNING}<hop-scope scene="exponential"></hop-scope>${TALL}`,
    '/small.html': `${BEGINNING}<hop-scope scene="exponential" people="300" seed="3" lives="20"></hop-scope>`,
    '/de.html': `${BEGINNING}<hop-scope scene="exponential" lang="de"></hop-scope>`,
    '/few.html': `${BEGINNING}<hop-scope scene="exponential" people="4" ties="1"></hop-scope>`,
    '/none.html': `${BEGINNING}<hop-scope scene="exponential" controls="none"></hop-scope>`,
  },
});

// ---- the guess alone

test('a stroke fills gaps, overwrites the guess, and leaves the known point', () => {
  const guess = new Guess([10, 20, 30, 40, 50], 100, 1000);
  assert.equal(guess.begun, false);
  guess.stroke([3, 400], [3, 400]);
  assert.deepEqual(guess.y, [100, 200, 300, 400]);
  guess.stroke([4, 0], [2, 900]);
  assert.deepEqual(guess.y, [100, 200, 900, 450, 0]);
  guess.stroke([0, 7], [1, 2000]);
  assert.deepEqual(guess.y, [100, 1000, 900, 450, 0]);
  assert.deepEqual([10, 15, 25, 50].map((x) => guess.at(x)), [100, 550, 950, 0]);
  assert.equal(guess.at(51), undefined);
});

test('a point moved by key moves the line to its neighbours, and starts a line where there was none', () => {
  const x = Array.from({ length: 9 }, (_, index) => index);
  const guess = new Guess(x, 0, 100);
  guess.bend(4, 40, 2, 6);
  assert.deepEqual(guess.y, [0, 10, 20, 30, 40]);
  guess.bend(8, 0, 6, Infinity);
  assert.deepEqual(guess.y, [0, 10, 20, 30, 40, 30, 20, 10, 0]);
  guess.bend(4, 20, 2, 6);
  assert.deepEqual(guess.y, [0, 10, 20, 20, 20, 20, 20, 10, 0]);
});

test('the nearest point is found, and is never the known one', () => {
  const x = [10, 13, 17, 30];
  const guess = new Guess(x, 0, 1);
  for (let at = 0; at < 40; at += 0.5) {
    const nearest = x.slice(1).reduce((one, other) => (Math.abs(other - at) <= Math.abs(one - at) ? other : one));
    assert.equal(x[guess.nearest(at)], nearest, `${at}`);
  }
});

test('a ready-made guess begins at the known point and covers the axis', () => {
  const x = Array.from({ length: 100 }, (_, index) => index);
  for (const shape of /** @type {const} */ (['straight', 'exponential', 'bends', 'hill'])) {
    const guess = new Guess(x, 10, 1000);
    guess.lay(shape);
    assert.equal(guess.y.length, x.length);
    assert.ok(guess.y.every((value) => value >= 0 && value <= 1000));
    assert.equal(guess.y[0], 10);
    assert.equal(guess.y.at(-1), Math.round(SHAPES[shape](1, 10, 1000)));
  }
});

// ---- in the page

class Bet extends Figure {
  /** The picture is hidden where it would show a part of the answer. */
  async ready() {
    await this.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then(() => undefined));
    // A picture far out of view is not drawn.
    await this.element.locator('.view').first().evaluate((element) => element.scrollIntoView());
    await this.element.locator('.view canvas[width]').waitFor({ state: 'attached' });
    await this.element.locator('.bet').scrollIntoViewIfNeeded();
    return this;
  }

  get connections() {
    return this.element.getByRole('slider', { name: 'Connections', exact: true });
  }

  get canvas() {
    return this.element.locator('.view canvas');
  }

  get show() {
    return this.button('Show what happens');
  }

  /** The handles, from left to right. */
  get handles() {
    return this.element.getByRole('group', { name: 'Your guess, from left to right' }).getByRole('slider');
  }

  /** A point of the chart, in the window. Arguments: shares of the plot area. @param {number} across @param {number} up */
  async point(across, up) {
    const { left, right, base, top } = await this.element.locator('.bet-chart .chart').evaluate((chart) => {
      const { left, top } = chart.getBoundingClientRect();
      const [, from = 0, y = 0, to = 0] = (/M([\d.]+) ([\d.]+)H([\d.]+)/.exec(chart.querySelector('.base')?.getAttribute('d') ?? '') ?? []).map(Number);
      // The highest tick of the linear axis is at 2,000 people.
      const rungs = Array.from(chart.querySelectorAll('.rungs path'), (rung) => Number((rung.getAttribute('d') ?? '').split(/[ H]/)[1]));
      return { left: left + from, right: left + to, base: top + y, top: top + Math.min(...rungs) };
    });
    return /** @type {const} */ ([left + (right - left) * across, base + (top - base) * up]);
  }

  /** Draws from point to point with the mouse. @param {[number, number][]} points */
  async draw(...points) {
    await this.element.locator('.bet-chart').scrollIntoViewIfNeeded();
    for (const [index, [across, up]] of points.entries()) {
      await this.page.mouse.move(...(await this.point(across, up)), { steps: index ? 25 : 1 });
      if (index === 0) await this.page.mouse.down();
    }
    await this.page.mouse.up();
  }

  /** Shows the answer and waits for its text. */
  async reveal() {
    await this.settled(() => this.show.click());
    await this.button('Draw again').waitFor();
  }

  /** The sentence that says how guess and answer differ. */
  async said() {
    const words = await this.element.locator('.bet-said').innerText();
    const [, guessed = '', place = '', was = ''] = /You guessed ([\d,]+) at (?:hop )?([\d,]+)(?: connections?)?; it was ([\d,]+)\./.exec(words) ?? [];
    return { guessed: number(guessed), place: number(place), was: number(was) };
  }

  /** The table of guess and answer, by place; NaN for a dash. */
  async table() {
    const table = this.element.locator('details.table', { hasText: 'in numbers' });
    if ((await table.getAttribute('open')) === null) await table.getByText('in numbers').click();
    const rows = await table.locator('tbody tr').evaluateAll((all) => all.map((row) => Array.from(row.children, (cell) => cell.textContent ?? '')));
    return rows.map(([name = '', guess = '', came = '']) => ({ place: number(/[\d,]+/.exec(name)?.[0] ?? ''), guess: number(guess), came: number(came) }));
  }

  /** The screen reader announcement of the element. */
  spoken() {
    return this.element.locator('.spoken').innerText();
  }

  /** The scenario's words. */
  scenario() {
    return this.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text);
  }
}

/**
 * The expected curve, from a separate core: people within two steps after each connection.
 * @param {Page} page @param {string} scenario @param {number[]} places
 */
const reached = (page, scenario, places) =>
  page.evaluate(
    async ([scenario, places]) => {
      const { openEngine } = await import(`${location.origin}/engine.js`);
      const engine = await openEngine();
      await engine.configure(scenario);
      const counts = await Promise.all(places.map((/** @type {number} */ place) => engine.counters(place, 0)));
      engine.close();
      return counts.map(({ first, second }) => first + second);
    },
    /** @type {const} */ ([scenario, places]),
  );

/**
 * @param {string} name @param {(bet: Bet, page: Page) => Promise<void>} body
 * @param {Parameters<typeof visit>[3] & { at?: string }} [options]
 */
function bet(name, body, { at = 'bet.html', ...options } = {}) {
  visit(name, `/${at}`, async (page) => {
    const figure = new Bet(page, 'hop-scope');
    await figure.ready();
    await figure.element.locator('.chart .line.now, .chart .bars').first().waitFor({ state: 'attached' });
    await body(figure, page);
  }, { patience: 20_000, ...options });
}

bet('before the answer no number, chart or table shows it', async (figure) => {
  assert.equal(await figure.element.locator('dl').count(), 0);
  assert.equal(await figure.connections.count(), 0);
  assert.equal(await figure.button('Play').count(), 0);
  // The axes span all connections and all people. Only the start of the life is drawn.
  const feet = (await figure.element.locator('.bet-chart .feet text').allTextContents()).map(number);
  assert.ok((feet.at(-1) ?? 0) >= 400, String(feet));
  assert.equal((await figure.element.locator('.rungs text').allTextContents()).at(-1), '2K');
  const [start = 0] = await reached(figure.page, '', [10]);
  assert.match(await figure.element.locator('.bet-words').innerText(), new RegExp(`With 10 connections you reach ${start} people`));
  const given = await figure.element.locator('.bet-chart .line.now').evaluate((line) => /** @type {SVGPathElement} */ (line).getBBox().width);
  assert.ok(given < 40, `${given} px of the answer are drawn`);
  assert.match((await figure.canvas.getAttribute('aria-label')) ?? '', /10 people around you/);
  // The answer stays locked until there is a guess.
  assert.equal(await figure.show.getAttribute('aria-disabled'), 'true');
  await figure.show.click({ force: true });
  assert.equal(await figure.button('Draw again').count(), 0);
});

bet('drawn with a mouse: the text has the numbers of the guess and of the life, and the figure shows where they differ most', async (figure, page) => {
  await figure.draw([0.05, 0.1], [0.5, 0.1], [0.995, 0.9]);
  await figure.reveal();
  const { guessed, place, was } = await figure.said();
  // The drawn guess: flat to the middle, then straight up.
  const share = place / 435;
  const expected = 2000 * (share < 0.5 ? 0.1 : 0.1 + (0.8 * (share - 0.5)) / 0.495);
  assert.ok(Math.abs(guessed - expected) < 40, `${guessed} for ${expected} at ${place}`);
  // The answer equals the separate core's, and the counters and the scrubber agree.
  assert.deepEqual(await reached(page, '', [place]), [was]);
  assert.equal(await figure.at(), place);
  assert.equal(await figure.count('could reach'), was);
  assert.equal(await figure.spoken(), `You guessed ${guessed.toLocaleString('en')} at ${place} connections; it was ${was.toLocaleString('en')}. Nowhere were you further off.`);
  // No row of the table has a larger difference, and the table is right.
  const rows = await figure.table();
  assert.deepEqual(rows.map(({ came }) => came), await reached(page, '', rows.map(({ place }) => place)));
  for (const row of rows) assert.ok(!(Math.abs(row.guess - row.came) > Math.abs(guessed - was)), JSON.stringify(row));
  await figure.text(/^Your curve bends up; the real one bends down after \d+ connections\./);
  // The guess stays, and can no longer be changed.
  const path = await figure.element.locator('.bet-chart .line.guess').getAttribute('d');
  await figure.draw([0.3, 0.7], [0.6, 0.7]);
  assert.equal(await figure.element.locator('.bet-chart .line.guess').getAttribute('d'), path);
  // A click in the chart is a moment now, as in every figure.
  assert.notEqual(await figure.at(), place);
});

bet('shown before its score has come, the figure still goes to where guess and life differ most', async (figure, page) => {
  /** @type {(() => void)[]} */
  const waiting = [];
  await page.route('**/lab_bg.wasm', async (route) => {
    await new Promise((go) => waiting.push(() => go(undefined)));
    await route.continue().catch(() => undefined);
  });
  await figure.button('one that bends').click();
  await until('the whole core is asked for', () => waiting.length > 0);
  await figure.show.click();
  await page.unroute('**/lab_bg.wasm');
  for (const go of waiting) go();
  await figure.button('Draw again').waitFor();
  await figure.rest();
  assert.equal(await figure.at(), (await figure.said()).place);
});

bet('a guess can be drawn in parts, and point by point', async (figure) => {
  await figure.draw([0.2, 0.5], [0.2, 0.5]);
  await figure.draw([0.6, 0.5], [0.6, 0.5]);
  await figure.draw([0.999, 0.2], [0.999, 0.2]);
  await figure.draw([0.3, 0.8], [0.4, 0.8]);
  await figure.reveal();
  const near = (await figure.table()).map(({ guess }) => Math.round(guess / 100) / 10);
  assert.ok(near.includes(1.6), `${near}: the part drawn last is there`);
  assert.ok(near.at(-1) !== undefined && Math.abs((near.at(-1) ?? 0) - 0.4) < 0.15, `${near}`);
});

bet('a finger draws a steep guess and does not scroll; once the answer is shown it scrolls', async (figure, page) => {
  const session = await page.context().newCDPSession(page);
  /** @param {(readonly [number, number])[]} points */
  const swipe = async (points) => {
    const [first] = points;
    if (!first) return;
    /** @param {'touchStart' | 'touchMove' | 'touchEnd'} type @param {(readonly [number, number])[]} touches */
    const touch = (type, touches) => session.send('Input.dispatchTouchEvent', { type, touchPoints: touches.map(([x, y]) => ({ x, y })) });
    await touch('touchStart', [first]);
    for (const point of points.slice(1)) await touch('touchMove', [point]);
    // The finger rests before it is lifted, so no scrolling continues.
    for (let left = 12; left > 0; left -= 1) {
      await frames(page);
      await touch('touchMove', points.slice(-1));
    }
    await touch('touchEnd', []);
    await figure.rest();
  };
  await page.evaluate(() => scrollTo(0, 0));
  // Nearly straight up, as somebody draws who expects a wall.
  const wall = [];
  for (let step = 0; step <= 16; step += 1) wall.push(await figure.point(0.5 + 0.01 * step, 0.05 + 0.055 * step));
  await swipe(wall);
  assert.equal(await page.evaluate(() => scrollY), 0, 'a steep stroke draws');
  const steep = await figure.handles.evaluateAll((all) => all.map((one) => Number(/** @type {HTMLInputElement} */ (one).value)));
  assert.ok(Math.max(...steep) - Math.min(...steep) > 0.5 * Number(await figure.handles.first().getAttribute('max')), String(steep));
  // A flat stroke draws, too.
  const points = [];
  for (let step = 0; step <= 30; step += 1) points.push(await figure.point(0.05 + (0.94 * step) / 30, 0.1 + (0.6 * step) / 30));
  await swipe(points);
  assert.equal(await page.evaluate(() => scrollY), 0);
  const values = await figure.handles.evaluateAll((all) => all.map((one) => one.getAttribute('aria-valuetext')));
  assert.ok(values.every((value) => /people/.test(value ?? '')), String(values));
  // A tap is a point.
  await page.touchscreen.tap(...(await figure.point(0.96, 0.95)));
  await figure.element.locator('.bet-do .primary[aria-disabled=false]').tap();
  await figure.element.locator('.bet-said').waitFor();
  assert.ok((await figure.said()).guessed > 0);
  // There is nothing to draw now.
  await figure.element.locator('.bet-chart').scrollIntoViewIfNeeded();
  const top = await page.evaluate(() => scrollY);
  const [x, y] = await figure.point(0.5, 0.5);
  await swipe(Array.from({ length: 12 }, (_, index) => [x, y - 15 * index]));
  assert.ok((await page.evaluate(() => scrollY)) > top + 50);
}, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

bet('a guess is drawn, shown and drawn again by keyboard alone', async (figure, page) => {
  const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('aria-label') ?? document.activeElement?.shadowRoot?.activeElement?.textContent?.trim());
  /** @param {string | RegExp} name */
  const tabTo = async (name) => {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await focused())?.match(name)) return;
    }
    assert.fail(`${name} is not reached`);
  };
  await tabTo(/^at \d+ connections$/);
  const first = await focused();
  assert.equal(await figure.handles.first().getAttribute('aria-valuetext'), 'nothing drawn yet');
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowUp');
  assert.match((await figure.handles.first().getAttribute('aria-valuetext')) ?? '', /^\d+ people$/);
  assert.equal(await focused(), first);
  // The line goes straight to the last handle.
  for (let tab = 0; tab < 9; tab += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  assert.equal(await figure.handles.last().getAttribute('aria-valuetext'), '2,000 people');
  const values = (await figure.handles.evaluateAll((all) => all.map((one) => one.getAttribute('aria-valuetext') ?? ''))).map((text) => number(text.replace(/ people$/, '')));
  for (const [index, value] of values.entries()) if (index > 0) assert.ok(value > (values[index - 1] ?? 0), String(values));
  await tabTo('Show what happens');
  await figure.settled(() => page.keyboard.press('Enter'));
  assert.match(await figure.spoken(), /^You guessed /);
  // The focus stays on the pressed button, which can undo the action.
  assert.equal(await focused(), 'Draw again');
  await figure.settled(() => page.keyboard.press('Enter'));
  assert.equal(await focused(), 'Show what happens');
  assert.equal(await figure.handles.first().getAttribute('aria-valuetext'), 'nothing drawn yet');
  assert.equal(await figure.element.locator('dl').count(), 0);
});

bet('a handle lies on the line, whatever the size', async (figure, page) => {
  await figure.button('one that bends').click();
  for (const width of [1280, 700, 340]) {
    await page.setViewportSize({ width, height: 800 });
    await figure.rest();
    const off = await figure.element.locator('.bet-chart').evaluate((chart) => {
      const host = chart.getBoundingClientRect();
      const line = Array.from((chart.querySelector('.line.guess')?.getAttribute('d') ?? '').matchAll(/[ML]([-\d.]+) ([-\d.]+)/g), ([, x, y]) => [Number(x), Number(y)]);
      return Array.from(chart.querySelectorAll('.handle i'), (dot) => {
        const { left, top, width, height } = dot.getBoundingClientRect();
        const [x, y] = [left + width / 2 - host.left, top + height / 2 - host.top];
        return Math.min(...line.map(([a = 0, b = 0]) => Math.hypot(a - x, b - y)));
      });
    });
    assert.equal(off.length, 10);
    for (const distance of off) assert.ok(distance < 1, `${off} at ${width}`);
  }
});

for (const [answer, words] of /** @type {const} */ ([['a straight line', /^Yours is a straight line; the real one bends down after/], ['exponential', /^Your curve bends up; the real one bends down after/], ['one that bends', /^Your curve bends down, and so does the real one/]])) {
  bet(`the first answer “${answer}” can be changed, and is judged by its shape`, async (figure) => {
    await figure.button(answer).click();
    await figure.reveal();
    await figure.text(words).waitFor();
    const said = await figure.element.locator('section', { hasText: 'Its form' }).innerText();
    assert.match(said, /After \d+ connections it is less than half as steep as at its start\./);
    assert.match(said, /Its form cannot be told/);
    const [, before, last] = /The last 4 doublings of reach took \d+, \d+, (\d+),? and (\d+) connections\./.exec(said) ?? [];
    assert.ok(Number(last) > 2 * Number(before), said);
  });
}

bet('a straight line that the top of the chart cuts off is still straight', async (figure) => {
  await figure.draw([0.03, 0.1], [0.4, 1.05], [0.995, 1.05]);
  await figure.reveal();
  await figure.text(/^Yours is a straight line; the real one bends down after/).waitFor();
});

bet('guides and a logarithmic axis lie over the answer, and the guess stays', async (figure) => {
  await figure.button('exponential').click();
  await figure.reveal();
  assert.equal(await figure.element.locator('.bet-chart .line.guide').count(), 0);
  await figure.element.getByRole('checkbox', { name: 'straight line and exponential' }).check();
  await figure.element.locator('.bet-chart .line.guide').nth(1).waitFor({ state: 'attached' });
  assert.deepEqual(await figure.element.locator('.bet-chart .label.guide').allTextContents(), ['straight line', 'exponential']);
  await figure.element.getByRole('checkbox', { name: 'log axis' }).check();
  const rungs = await figure.element.locator('.bet-chart .rungs text').allTextContents();
  assert.ok(rungs.includes('100') && rungs.includes('1K') && !rungs.includes('0'), String(rungs));
  // An exponential is straight there.
  const line = Array.from(((await figure.element.locator('.bet-chart .line.guess').getAttribute('d')) ?? '').matchAll(/[ML]([-\d.]+) ([-\d.]+)/g), ([, x, y]) => /** @type {const} */ ([Number(x), Number(y)]));
  const [[x0, y0], [x1, y1]] = /** @type {[[number, number], [number, number]]} */ (/** @type {unknown} */ ([line[0], line.at(-1)]));
  for (const [x, y] of line) assert.ok(Math.abs(y - y0 - ((x - x0) * (y1 - y0)) / (x1 - x0)) < 1.5, `${x} ${y}`);
  // Neither is shown during drawing.
  await figure.settled(() => figure.button('Draw again').click());
  assert.equal(await figure.element.locator('.bet-chart .line.guide').count(), 0);
  assert.ok((await figure.element.locator('.bet-chart .rungs text').allTextContents()).includes('0'));
});

bet('the answer is drawn from left to right, then what is said about it appears; where it bends is marked with both slopes', async (figure, page) => {
  // The animations are stopped, so that the test sees them.
  await page.evaluate(() => {
    const { animate } = Element.prototype;
    Element.prototype.animate = function (...given) {
      const made = animate.apply(this, given);
      made.pause();
      return made;
    };
  });
  await figure.button('a straight line').click();
  await figure.settled(() => figure.show.click());
  await figure.element.locator('.ring circle').waitFor({ state: 'attached' });
  const line = figure.element.locator('.bet-chart .line.now');
  const drawing = await line.evaluate((path) => {
    const [animation] = path.getAnimations();
    const length = /** @type {SVGPathElement} */ (path).getTotalLength();
    return { length, duration: animation?.effect?.getTiming().duration, from: /** @type {KeyframeEffect} */ (animation?.effect).getKeyframes().map(({ strokeDashoffset }) => parseFloat(String(strokeDashoffset))) };
  });
  assert.equal(drawing.duration, 900);
  assert.ok(Math.abs((drawing.from[0] ?? 0) - drawing.length) < 1 && drawing.from[1] === 0);
  const said = ['.bet-words', '.counters', '.bet-chart .label.now', '.bet-chart .ring', '.bet-chart .moment'];
  for (const part of said) assert.equal(await figure.element.locator(part).evaluate((element) => getComputedStyle(element).opacity), '0', part);
  await figure.element.evaluate((element) => element.shadowRoot?.getAnimations().forEach((animation) => animation.finish()));
  for (const part of said) assert.equal(await figure.element.locator(part).evaluate((element) => getComputedStyle(element).opacity), '1', part);
  // The ring is on the line at the connection that the text names. The words have the slopes of the core's numbers.
  const bends = Number(/bends down after (\d+)/.exec(await figure.element.locator('.bet-words').innerText())?.[1]);
  const [start = 0, at = 0, end = 0] = await reached(page, '', [0, bends, 435]);
  const words = (await figure.element.locator('.ring text').allTextContents()).join(' ');
  const slope = (/** @type {number} */ value) => Number(value.toPrecision(2));
  assert.equal(words, `up to here ${slope((at - start) / bends)} people per connection, after that ${slope((end - at) / (435 - bends))}`);
  const there = await figure.element.evaluate((element, bends) => {
    const root = element.shadowRoot;
    const ring = root?.querySelector('.ring circle');
    const path = /** @type {SVGPathElement | null | undefined} */ (root?.querySelector('.bet-chart .line.now'));
    const [x, y] = ['cx', 'cy'].map((name) => Number(ring?.getAttribute(name)));
    const points = Array.from((path?.getAttribute('d') ?? '').matchAll(/[ML]([-\d.]+) ([-\d.]+)/g), ([, x, y]) => [Number(x), Number(y)]);
    return { ring: [x, y], point: points[bends] };
  }, bends);
  assert.deepEqual(there.ring, there.point);
  // The straight line begins at 0 and goes through the ring; the exponential begins where it fits.
  await figure.element.getByRole('checkbox', { name: 'straight line and exponential' }).check();
  await figure.element.locator('.bet-chart .line.guide').nth(1).waitFor({ state: 'attached' });
  const guides = await figure.element.locator('.bet-chart .line.guide').evaluateAll((all) => all.map((path) => Array.from((path.getAttribute('d') ?? '').matchAll(/[ML]([-\d.]+) ([-\d.]+)/g), ([, x, y]) => [Number(x), Number(y)])));
  const now = await line.evaluate((path) => Array.from((path.getAttribute('d') ?? '').matchAll(/[ML]([-\d.]+) ([-\d.]+)/g), ([, x, y]) => [Number(x), Number(y)]));
  assert.deepEqual(guides[0]?.[0], now[0]);
  const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = []] = [guides[0]?.[0], guides[0]?.at(-1)];
  const [x = 0, y = 0] = there.ring;
  assert.ok(Math.abs(y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) - y) < 0.5);
  const begins = guides[1]?.[0]?.[0] ?? 0;
  assert.ok(begins >= (now[10]?.[0] ?? 0) && begins < (now[16]?.[0] ?? 0), `${begins}`);
});

bet('200 lives can be cancelled; the text has the numbers of their band', async (figure) => {
  await figure.button('one that bends').click();
  await figure.reveal();
  await figure.text('The last 4 doublings of reach').waitFor();
  await figure.button('Run 200 lives').click();
  await figure.button('Cancel').click();
  await figure.element.locator('progress').waitFor({ state: 'detached' });
  assert.equal(await figure.element.locator('.bet-chart path.band').count(), 0);
  await figure.button('Run 200 lives').click();
  const words = figure.text(/90 of 100 lives reach/);
  await words.waitFor();
  assert.equal(await figure.element.locator('.bet-chart path.band').count(), 1);
  const [count, low, high, median] = Array.from((await words.innerText()).matchAll(/With ([\d,]+) .* reach ([\d,]+) to ([\d,]+) people; the median of 200 lives is ([\d,]+)/g), (match) => match.slice(1).map(number))[0] ?? [];
  const { place, guessed, was } = await figure.said();
  assert.equal(count, place);
  assert.ok(low !== undefined && high !== undefined && median !== undefined && low < median && median < high, await words.innerText());
  assert.ok(was > 0.8 * low && was < 1.2 * high, `${was} for ${low} to ${high}`);
  const where = guessed < low ? 'below that range' : guessed > high ? 'above that range' : 'within that range';
  assert.ok((await words.innerText()).includes(where), `${guessed}: ${await words.innerText()}`);
});

bet('per hop: the picture hides the answer, then the post spreads and the text has its numbers', async (figure, page) => {
  await figure.button('one that bends').click();
  await figure.reveal();
  const text = await figure.scenario();
  await figure.button('And per hop? Guess again').click();
  await figure.element.getByText('Draw how your post travels').waitFor();
  assert.equal(await figure.canvas.isVisible(), false);
  assert.equal(await figure.element.locator('dl').count(), 0);
  await figure.handles.first().waitFor();
  assert.deepEqual(await figure.handles.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))), Array.from({ length: 7 }, (_, index) => `at hop ${index + 2}`));
  // The pressed button is gone, so the focus moves to its tab.
  assert.equal(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent?.trim()), 'per hop');
  await figure.button('exponential').click();
  await figure.reveal();
  await figure.element.locator('.bet-said').waitFor();
  const { guessed, place, was } = await figure.said();
  const rows = await figure.table();
  const came = rows.map(({ came }) => came);
  // Rings of a person with one connection, counted by distance; all people at the end.
  assert.deepEqual([await figure.count('1st degree'), await figure.count('2nd degree'), await figure.count('3rd degree')], came.slice(0, 3));
  assert.equal(came[0], 1);
  assert.equal(came.reduce((sum, one) => sum + one, 0), await figure.count('saw it'));
  assert.deepEqual(await figure.element.locator('.bet-chart .value').allTextContents(), came.map(String));
  assert.equal(was, came[place - 1]);
  assert.equal(guessed, rows[place - 1]?.guess);
  const [one = 0, two = 0, three = 0] = came;
  assert.ok(two > 2 * one && three > 2 * two, String(came));
  assert.match(await figure.element.locator('.bet-words').innerText(), new RegExp(`${one}, ${two}, and ${three}: it multiplied for 2 hops`));
  const sum = rows.reduce((all, { guess }) => all + guess, 0);
  assert.match(await figure.element.locator('.bet-words').innerText(), new RegExp(`adds up to ${sum.toLocaleString('en')} people; there are 2,000`));
  assert.match(await figure.spoken(), /^You guessed 2,000 at hop 8/);
  // On a logarithmic axis the answer is a line as well; many worlds are a band.
  await figure.element.getByRole('checkbox', { name: 'log axis' }).check();
  await figure.element.locator('.bet-chart .line.now').waitFor({ state: 'attached' });
  await figure.button('Run 200 lives').click();
  await figure.text(/At hop 8, [\d,]+ to [\d,]+ people in 90 of 100 lives; .* Your guess is above that range/).waitFor();
  // In another network the post is written again.
  await figure.settled(() => figure.button('New network').click());
  await figure.element.locator('.bet-said').waitFor();
  assert.ok((await figure.table()).some(({ came: count }, hop) => count !== came[hop]));
  // After the return, only the network differs.
  await figure.button('per connection').click();
  await figure.element.getByRole('checkbox', { name: 'straight line and exponential' }).waitFor();
  const seed = /seed=\d+/.exec(await figure.scenario())?.[0] ?? '';
  assert.deepEqual(new Set((await figure.scenario()).split('&').filter((part) => part !== seed)), new Set(text.split('&')));
});

bet('drawing again removes the guess and the answer', async (figure) => {
  await figure.draw([0.1, 0.3], [0.99, 0.8]);
  await figure.reveal();
  await figure.settled(() => figure.button('Draw again').click());
  assert.equal(await figure.element.locator('.bet-chart .line.guess').count(), 0);
  assert.equal(await figure.element.locator('dl').count(), 0);
  assert.match((await figure.canvas.getAttribute('aria-label')) ?? '', /10 people around you/);
  await figure.draw([0.1, 0.9], [0.99, 0.9]);
  await figure.reveal();
  assert.ok(Math.abs((await figure.said()).guessed - 1800) < 40);
});

bet('another strategy gives another life under the same guess', async (figure, page) => {
  await figure.draw([0.05, 0.9], [0.995, 0.9]);
  await figure.reveal();
  const before = await figure.table();
  const feet = await figure.element.locator('.bet-chart .feet text').allTextContents();
  await figure.choose('You accept', 'met');
  const now = await figure.table();
  assert.deepEqual(now.map(({ guess }) => guess), before.map(({ guess }) => guess));
  assert.deepEqual(await figure.element.locator('.bet-chart .feet text').allTextContents(), feet);
  // The life ends sooner. After its end there is no comparison.
  const ended = now.filter(({ came }) => Number.isNaN(came));
  assert.ok(ended.length > 0 && ended.length < now.length);
  const lived = now.filter(({ came }) => !Number.isNaN(came));
  assert.deepEqual(lived.map(({ came }) => came), await reached(page, 'strategy=met', lived.map(({ place }) => place)));
  assert.equal(await figure.element.locator('.bet-chart .line.ghost').count(), 1);
});

/** Fails if the picture, a number, the chart or a screen reader's text has a part of the answer. @param {Bet} figure */
async function hides(figure) {
  assert.equal(await figure.element.locator('dl, .key:visible, .label.now').count(), 0);
  assert.equal(await figure.canvas.isVisible(), false);
  assert.equal(await figure.connections.count(), 0);
  assert.equal(await figure.spoken(), '');
  const { width, whole } = await figure.element.locator('.bet-chart .chart').evaluate((chart) => ({
    width: Math.max(0, ...Array.from(chart.querySelectorAll('.line.now, .bars'), (line) => /** @type {SVGPathElement} */ (line).getBBox().width)),
    whole: chart.clientWidth,
  }));
  // Only what is given before the guess: the first connections, or the first hop.
  assert.ok((await figure.element.locator('.bet-chart .value').count()) <= 1);
  assert.ok(width < 0.15 * whole, `${width} of ${whole} px are drawn`);
}

bet('a link never shows the answer: its reader guesses first, or asks to be shown', async (figure, page) => {
  /** Opens the link of a state. @param {string} [text] by default the state on show */
  const open = async (text) => {
    const state = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState());
    const attributes = (text ?? state.text).split('&').map((part) => part.replace('=', '="') + '"').join(' ');
    await page.goto('about:blank');
    await page.route('**/link.html', (route) => route.fulfill({ contentType: 'text/html', body: `${BEGINNING}<hop-scope scene="exponential" ${attributes}></hop-scope>` }), { times: 1 });
    await page.goto(`${site.origin}/link.html`);
    await figure.ready();
    await figure.element.locator('.chart .line.now, .chart .bars').first().waitFor({ state: 'attached' });
    if (text === undefined) assert.deepEqual(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState()), state);
  };
  await open();
  assert.equal(await figure.element.locator('dl').count(), 0);
  await figure.draw([0.05, 0.9], [0.999, 0.9]);
  await figure.reveal();
  await figure.settled(() => figure.connections.fill('200'));
  const counts = await figure.counts();
  for (const text of [undefined, 'connections=all', 'connections=all&strategy=met']) {
    await open(text);
    await hides(figure);
  }
  await open('connections=200');
  await figure.draw([0.05, 0.9], [0.999, 0.9]);
  await figure.reveal();
  await figure.settled(() => figure.connections.fill('200'));
  assert.deepEqual(await figure.counts(), counts);
  await figure.text('The last 4 doublings of reach').waitFor();
  await figure.button('And per hop? Guess again').click();
  await figure.button('exponential').click();
  await figure.reveal();
  const bars = await figure.element.locator('.bet-chart .value').allTextContents();
  await open();
  await hides(figure);
  // Who does not want to guess sees the same, and the focus stays in the figure.
  await figure.button('No guess – show me').focus();
  await figure.settled(() => page.keyboard.press('Enter'));
  assert.deepEqual(await figure.element.locator('.bet-chart .value').allTextContents(), bars);
  assert.equal(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent?.trim()), 'Draw a guess');
  await figure.button('Draw a guess').click();
  await figure.handles.first().waitFor();
  assert.equal(await figure.canvas.isVisible(), false);
});

bet('the bet works with four people, and without controls', async (figure, page) => {
  await figure.button('a straight line').click();
  await figure.reveal();
  // Nothing is said about the shape of so short a curve.
  await figure.text('Fewer than 20 connections are too few').waitFor();
  assert.doesNotMatch(await figure.element.locator('.bet-words').innerText(), /straight|bend/);
  assert.doesNotMatch(await figure.element.evaluate((element) => element.shadowRoot?.textContent ?? ''), /NaN|undefined|Infinity/);
  await figure.button('per hop').click();
  await figure.button('up, then down').click();
  await figure.reveal();
  assert.doesNotMatch(await figure.element.evaluate((element) => element.shadowRoot?.textContent ?? ''), /NaN|undefined|Infinity/);
  await page.goto(`${site.origin}/none.html`);
  const bare = await new Bet(page, 'hop-scope').ready();
  await bare.element.locator('.bet-chart .line.now').waitFor();
  assert.equal(await bare.element.getByRole('button', { name: 'Show what happens' }).count(), 0);
  assert.ok((await bare.element.locator('.bet-chart .line.now').evaluate((line) => /** @type {SVGPathElement} */ (line).getBBox().width)) > 300);
}, { at: 'few.html' });

bet('with reduced motion the answer appears at once', async (figure, page) => {
  await figure.button('one that bends').click();
  await figure.reveal();
  assert.equal(await page.evaluate(() => document.querySelector('hop-scope')?.shadowRoot?.getAnimations().length), 0);
  assert.equal(await figure.element.locator('.bet-chart .label.now').evaluate((label) => getComputedStyle(label).opacity), '1');
  await figure.button('per hop').click();
  await figure.button('exponential').click();
  await figure.settled(() => figure.show.click());
  assert.ok((await figure.element.locator('.bet-chart .value').count()) >= 3);
}, { reducedMotion: 'reduce', at: 'small.html' });

bet('removed while it computes and put back, it starts again', async (figure, page) => {
  await figure.button('one that bends').click();
  await figure.reveal();
  await figure.button('Run 200 lives').click();
  await page.evaluate(() => {
    const element = document.querySelector('hop-scope');
    element?.remove();
    Object.assign(window, { element });
  });
  await figure.rest();
  await page.evaluate(() => document.querySelector('main')?.append(Reflect.get(window, 'element')));
  await figure.ready();
  await figure.element.getByText('Draw how your reach grows').waitFor();
  await figure.button('exponential').click();
  await figure.reveal();
});

for (const [width, colorScheme, forcedColors] of /** @type {const} */ ([[320, 'light', 'none'], [360, 'dark', 'none'], [1280, 'light', 'none'], [1280, 'dark', 'none'], [900, 'light', 'active']])) {
  bet(`${width} wide, ${colorScheme}${forcedColors === 'active' ? ', forced colours' : ''}: meets WCAG 2.2 AA, nothing is cut off`, async (figure, page) => {
    const whole = async () => {
      // What appears has appeared.
      await rest(page);
      assert.deepEqual(await violations(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    };
    await whole();
    await figure.button('exponential').click();
    await whole();
    await figure.reveal();
    await figure.element.getByRole('checkbox', { name: 'straight line and exponential' }).check();
    await figure.button('Run 20 lives').click();
    await figure.text(/90 of 100 lives reach/).waitFor();
    await figure.text('in numbers').click();
    await whole();
    await figure.button('per hop').click();
    await figure.button('up, then down').click();
    await whole();
    await figure.reveal();
    await figure.element.locator('.bet-said').waitFor();
    await whole();
  }, { viewport: { width, height: 800 }, colorScheme, forcedColors, at: 'small.html' });
}

bet('while the life runs at every size, only that section shows progress', async (figure, page) => {
  await figure.button('one that bends').click();
  await figure.reveal();
  await figure.element.evaluate((element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    let most = 0;
    new MutationObserver(() => (most = Math.max(most, root.querySelectorAll('.running').length))).observe(root, { childList: true, subtree: true });
    Object.assign(window, { mostRunning: () => most });
  });
  await figure.button('Live it at every size').click();
  await figure.element.locator('[data-chart=sizes] .line').first().waitFor({ state: 'attached' });
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).mostRunning()), 1);
}, { at: 'small.html' });

bet('the answer to the question says when another network is on show', async (figure, page) => {
  assert.match(await figure.element.locator('.think .asked').innerText(), /Among 300 people, from 10 connections to 100: how many times the reach, in most lives\?/);
  await figure.element.locator('.think .options button').first().click();
  const [from, to] = await reached(page, await figure.scenario(), [10, 100]);
  const words = await figure.element.locator('.think .verdict').innerText();
  assert.ok(words.endsWith(`This answer is about the network that the figure starts with. In the network on show you reach ${from} people with 10 connections, and ${to} with 100.`), words);
}, { at: 'small.html' });

bet('in German, 320 px wide: text and numbers are German, and fit', async (figure, page) => {
  await figure.button('exponentiell').click();
  await figure.settled(() => figure.button('Zeig, was geschieht').click());
  await figure.button('Neu zeichnen').waitFor();
  const [, place = '', was = ''] = /^Du hast [\d.]+ bei (\d+) Kontakten vermutet; es waren ([\d.]+)\.$/.exec(await figure.element.locator('.bet-said').innerText()) ?? [];
  assert.deepEqual(await reached(page, '', [Number(place)]), [Number(was.replace('.', ''))]);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
}, { viewport: { width: 320, height: 700 }, at: 'de.html' });
