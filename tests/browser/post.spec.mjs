/** The scene of the post: hop by hop, beside what was to be expected, another kind, another throw of the dice, and many lives. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Core, initSync } from '../../www/pkg/lab.js';
import { violations } from '../support/axe.mjs';
import { openPage, serveDist } from '../support/browser.mjs';
import { Figure, number } from '../support/figure.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('../../www/engine/messages.js').Counters} Counters */
/** @typedef {import('../../www/engine/messages.js').Facts} Facts */
/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('playwright-core').Page} Page */

initSync({ module: readFileSync(new URL('../../www/pkg/lab_bg.wasm', import.meta.url)) });

const HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>t</title><link rel="icon" href="data:,"><body><main><script type="module" src="hopscope.js"></script>';

const { browser, site } = await start({
  pages: {
    '/post.html': `${HEAD}<hop-scope scene="post"></hop-scope>`,
    '/eager.html': `${HEAD}<hop-scope scene="post" reshare="0.2"></hop-scope>`,
    '/nobody.html': `${HEAD}<hop-scope scene="post" connections="0"></hop-scope>`,
    '/blind.html': `${HEAD}<hop-scope scene="post" see="0"></hop-scope>`,
    '/away.html': `${HEAD}<hop-scope scene="post"></hop-scope><div style="height:4000px"></div>`,
    '/turned.html': `${HEAD.replace('<html', '<html dir="rtl"')}<hop-scope scene="post" reshare="0.2"></hop-scope>`,
  },
});

/**
 * @param {string} name @param {(figure: Scene, page: Page) => Promise<void>} body
 * @param {Parameters<typeof openPage>[2] & { path?: string }} [settings]
 */
function scene(name, body, { path = '/eager.html', ...options } = {}) {
  test(name, { timeout: 90_000 }, async () => {
    const { page, problems, close } = await openPage(browser, `${site.origin}${path}`, options);
    page.setDefaultTimeout(20_000);
    try {
      await body(await new Scene(page, 'hop-scope').ready(), page);
      assert.deepEqual(problems(), []);
    } finally {
      await close();
    }
  });
}

class Scene extends Figure {
  get primary() {
    return this.element.locator('.buttons button.primary');
  }

  /** The scenario on show, in the core's words. */
  scenario() {
    return this.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text);
  }

  /** Until it is to be read. @param {string | RegExp} words */
  says(words) {
    return this.text(words).first().waitFor();
  }

  /** The numbers of a column by the name of each row, as they are written. @param {string} name */
  async column(name) {
    const heads = await this.element.locator('.hop-table thead th').allInnerTexts();
    const at = heads.findIndex((head) => head.trim() === name);
    assert.ok(at > 0, `${name} is none of ${heads}`);
    const rows = await this.element.locator('.hop-table tbody tr').all();
    const cells = await Promise.all(rows.map(async (row) => [(await row.locator('th').innerText()).trim(), await row.locator('td').nth(at - 1).innerText()]));
    return /** @type {Record<string, string>} */ (Object.fromEntries(cells));
  }

  /** Writes a post and lets it go to its end. */
  through() {
    return this.settled(() => this.button('Post and play').click());
  }

  /** What the strip says of the last posts. */
  async viewers() {
    const label = (await this.element.getByRole('img', { name: /^Viewers/ }).getAttribute('aria-label')) ?? '';
    return Array.from(label.matchAll(/\d+/g), ([count]) => Number(count));
  }
}

/** What the core says of a scenario: its counts at a hop, or at its end. @param {string} text @param {number} [hop] */
function core(text, hop = 1e9) {
  const core = new Core();
  core.configure(text);
  while (core.advance() !== '');
  const facts = /** @type {Facts} */ (core.facts());
  const counters = /** @type {Counters} */ (core.counters(facts.connection, hop));
  core.free();
  return { facts, counters };
}

/** @param {number} value as the page writes what is no exact count */
const rough = (value) => String(Math.abs(value) < 100 ? Number(value.toPrecision(3)) : Math.round(value));

scene('hop by hop: who comes next glows first, and the numbers of the hops add up to who saw it', async (figure) => {
  assert.equal(await figure.element.locator('table').count(), 0, 'question first');
  const could = await figure.count('could reach');
  assert.ok(Number.isNaN(await figure.count('saw it')));
  await figure.settled(() => figure.button('Post').click());
  const text = await figure.scenario();
  assert.match(text, /post=1/);
  await figure.says('Nobody has read it yet');
  assert.equal(await figure.count('saw it'), 0);
  const { facts, counters } = core(text);
  assert.equal(could, counters.couldReach);
  assert.ok(counters.hops >= 2, 'a post of this seed goes on behind the first ring');
  // Known before it goes: what the core expects of the first two hops, and nothing of the third.
  const [one = NaN, two = NaN] = facts.expected ?? [];
  assert.deepEqual(await figure.column('expected'), { 'hop 1': rough(one), 'hop 2': rough(two), 'hop 3': '–', 'in all': '–' });
  for (let hop = 1; hop <= counters.hops; hop += 1) {
    assert.equal(await figure.primary.innerText(), 'Next hop');
    await figure.settled(() => figure.primary.click());
    const now = Object.values(await figure.column('this post')).map(number);
    const sum = now.slice(0, hop).reduce((sum, count) => sum + count, 0);
    assert.equal(now.at(-1), sum);
    assert.equal(await figure.count('saw it'), sum);
    assert.deepEqual(now.slice(0, hop), Array.from(counters.perHop.slice(0, hop)));
  }
  await figure.says(`It ends here: ${counters.saw} people saw it, in ${counters.hops} hops.`);
  await figure.says(`${counters.saw - (counters.perHop[0] ?? 0)} of them had it from somebody who reshared it`);
  await figure.says(`${counters.impressions} views`);
  await figure.says(`${counters.reshares} reshares`);
  const ends = 100 * (facts.endsAtFirst ?? NaN);
  await figure.says(`In ${Number(ends.toPrecision(ends < 10 ? 1 : 2))} of 100 such posts nobody reshares.`);
  assert.equal(await figure.primary.innerText(), 'Post again');
});

/**
 * The picture of a figure: of each person the core has in the frame, how much of the glow's colour lies round them.
 * @param {Figure} figure
 */
const pixels = (figure) =>
  figure.element.locator('.view canvas').first().evaluate((element) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element);
    const { width, height } = canvas;
    const copy = Object.assign(document.createElement('canvas'), { width, height });
    const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext('2d', { willReadFrequently: true }));
    context.drawImage(canvas, 0, 0);
    return { width, height, data: Array.from(context.getImageData(0, 0, width, height).data) };
  });

for (const motion of /** @type {const} */ (['no-preference', 'reduce'])) {
  scene(`it rests where who comes next has the glow, with ${motion === 'reduce' ? 'less motion' : 'motion'}: the core’s own picture of that moment`, async (figure) => {
    for (const [button, hop] of /** @type {const} */ ([['Post', 0.2], ['Next hop', 1.2]])) {
      await figure.settled(() => figure.button(button).click());
      await figure.page.waitForTimeout(200);
      const { width, height, data } = await pixels(figure);
      const own = new Core();
      own.configure(await figure.scenario());
      while (own.advance() !== '');
      const drawn = (/** @type {number} */ hop) => {
        own.show(100, hop, 0, 0);
        return own.draw(width, height, 1, 1, 0, 0, 'light', false).slice();
      };
      const [resting, before] = [drawn(hop), drawn(Math.floor(hop) || 1e-9)];
      own.free();
      assert.deepEqual(data, Array.from(resting));
      assert.notDeepEqual(data, Array.from(before), 'the glow is to be seen');
    }
  }, { reducedMotion: motion, colorScheme: 'light' });
}

scene('an article beside the update it might have been: the same luck, more see it', async (figure) => {
  await figure.through();
  const update = await figure.column('this post');
  const saw = await figure.count('saw it');
  await figure.settled(() => figure.button('an article').click());
  const text = await figure.scenario();
  assert.match(text, /kind=article/);
  const { counters } = core(text);
  assert.equal(await figure.count('saw it'), counters.saw);
  assert.ok(counters.saw > saw);
  // What the update did stays as it was.
  assert.deepEqual(await figure.column('an update'), update);
  await figure.says(new RegExp(`The article was seen by ${counters.saw} people in \\d hops?, the update by ${saw} people in \\d hops?\\. A reader sees an article with a chance of 61 in 100 instead of 35: an assumption, no law\\. The luck is the same`));
  await figure.settled(() => figure.button('an update').click());
  assert.equal(await figure.count('saw it'), saw);
  assert.equal((await figure.column('an article'))['in all'], String(counters.saw));
  // Another one of the same kind has another luck.
  await figure.through();
  assert.equal((await figure.column('an article'))['in all'], String(counters.saw));
  assert.equal(await figure.text('The luck is the same').count(), 0);
  // In another network nothing of it is comparable.
  await figure.settled(() => figure.button('New network').click());
  await figure.through();
  assert.equal(await figure.text('The article was seen').count(), 0);
  assert.equal(await figure.element.locator('.hop-table thead th').count(), 3);
});

scene('how many reshare is the one slider, and is compared too', async (figure) => {
  await figure.through();
  const saw = await figure.count('saw it');
  const slider = figure.element.getByRole('slider');
  assert.equal(await slider.count(), 1);
  await figure.settled(() => slider.press('End'));
  const all = await figure.count('saw it');
  assert.ok(all > saw);
  await figure.says(`Where 100 in 100 readers may reshare, ${all} people saw it; with 20 in 100, ${saw} people.`);
  assert.equal((await figure.column('before'))['in all'], String(saw));
});

scene('again and again: no two are alike, and each is the core’s', async (figure) => {
  /** @type {number[]} */
  const counts = [];
  for (let post = 1; post <= 6; post += 1) {
    await figure.through();
    counts.push(await figure.count('saw it'));
    assert.match(await figure.scenario(), new RegExp(`post=${post}`));
    assert.equal(counts.at(-1), core(await figure.scenario()).counters.saw);
  }
  assert.deepEqual(await figure.viewers(), counts);
  assert.equal(await figure.element.locator('.dot').count(), 6);
  assert.ok(new Set(counts).size > 3, String(counts));
  await figure.says(`From ${Math.min(...counts)} to ${Math.max(...counts)} viewers: nothing differs but luck.`);
  // Those of other settings are kept apart, and are there again with theirs.
  await figure.settled(() => figure.button('an article').click());
  assert.equal(await figure.element.locator('.dot').count(), 1);
  await figure.settled(() => figure.button('an update').click());
  assert.equal(await figure.element.locator('.dot').count(), 6);
});

scene('many lives are a click away, can be ended, and hold for these settings alone', async (figure, page) => {
  assert.equal(page.workers().length, 1, 'no laboratory before somebody asks');
  await figure.through();
  assert.equal(page.workers().length, 1);
  const ask = figure.button('How is it in 200 other lives?');
  await ask.click();
  await figure.button('Cancel').click();
  await figure.button('Cancel').waitFor({ state: 'detached' });
  assert.equal(await figure.element.locator('.band').count(), 0);
  await ask.click();
  await figure.says(/Of the posts in 200 lives with these settings, 90 in 100 were seen by [\d,.]+ to [\d,.]+ people/);
  const [, low, high] = /seen by ([\d,.]+) to ([\d,.]+) people/.exec(await figure.text('Of the posts in 200 lives').innerText()) ?? [];
  const band = await figure.column('90 in 100');
  assert.equal(band['in all'], `${low}–${high}`);
  assert.match(band['hop 1'] ?? '', /^\d+(\.\d+)?–\d+(\.\d+)?$/);
  // The band of hop 1 is about what is expected there.
  const [from = NaN, to = NaN] = (band['hop 1'] ?? '').split('–').map(number);
  const expected = number((await figure.column('expected'))['hop 1'] ?? '');
  assert.ok(from < expected && expected < to, `${from} < ${expected} < ${to}`);
  await figure.through();
  assert.equal((await figure.column('90 in 100'))['in all'], `${low}–${high}`);
  await figure.settled(() => figure.button('an article').click());
  assert.equal(await figure.element.locator('.band').count(), 0);
  await ask.waitFor();
  await figure.settled(() => figure.button('an update').click());
  assert.equal((await figure.column('90 in 100'))['in all'], `${low}–${high}`);
  await figure.element.evaluate((element) => element.remove());
  await page.waitForTimeout(300);
  assert.equal(page.workers().length, 0);
});

scene('a link opens with the same numbers', async (figure, page) => {
  await figure.through();
  await figure.settled(() => figure.button('an article').click());
  await figure.through();
  const [text, rows, saw] = [await figure.scenario(), await figure.column('this post'), await figure.count('saw it')];
  const attributes = Array.from(new URLSearchParams(text), ([name, value]) => `${name}="${value}"`).join(' ');
  const other = await serveDist({ pages: { '/shared.html': `${HEAD}<hop-scope scene="post" ${attributes}></hop-scope>` } });
  const opened = await openPage(browser, `${other.origin}/shared.html`);
  const shared = await new Scene(opened.page, 'hop-scope').ready();
  assert.equal(await shared.scenario(), text);
  assert.deepEqual(await shared.column('this post'), rows);
  assert.equal(await shared.count('saw it'), saw);
  assert.equal(await shared.primary.innerText(), 'Post again');
  assert.deepEqual(opened.problems(), []);
  await opened.close();
  await other.close();
  // The next post is the next number, not one that was.
  await page.bringToFront();
  await figure.through();
  assert.match(await figure.scenario(), /post=3/);
});

scene('by keyboard: post, hop, play, stop, and no key takes the post away', async (figure, page) => {
  await figure.primary.focus();
  await figure.settled(() => page.keyboard.press('Enter'));
  await figure.says('Nobody has read it yet');
  await figure.settled(() => page.keyboard.press('Enter'));
  await figure.says('Hop 1:');
  await figure.settled(() => page.keyboard.press('s'));
  await figure.element.locator('.view canvas').first().focus();
  for (let turn = 0; turn < 3 && (await figure.primary.innerText()) !== 'Post again'; turn += 1) await figure.settled(() => page.keyboard.press('s'));
  assert.equal(await figure.primary.innerText(), 'Post again');
  const text = await figure.scenario();
  for (const key of ['a', 'r']) await page.keyboard.press(key);
  await page.waitForTimeout(500);
  assert.equal(await figure.scenario(), text);
  await page.keyboard.press(' ');
  await figure.button('Pause').waitFor();
  await figure.settled(() => page.keyboard.press(' '));
  await figure.button('Play').waitFor();
  await figure.settled(() => page.keyboard.press(' '));
  assert.equal(await figure.primary.innerText(), 'Post again');
  assert.match(await figure.scenario(), /post=2/);
  await figure.settled(() => page.keyboard.press('p'));
  assert.match(await figure.scenario(), /post=3/);
});

scene('without connections nobody sees it, and it is said', async (figure) => {
  await figure.settled(() => figure.button('Post').click());
  await figure.says('You posted, but you have no connections');
  assert.equal(await figure.count('saw it'), 0);
}, { path: '/nobody.html' });

scene('where nobody looks at a post it ends at once', async (figure) => {
  await figure.settled(() => figure.button('Post').click());
  await figure.says('It ends here: nobody saw it.');
  await figure.says('Reachable is not seen: nobody saw it.');
}, { path: '/blind.html' });

scene('while the picture is out of sight a post is where it goes', async (figure, page) => {
  await page.mouse.wheel(0, 3000);
  await page.waitForFunction(() => scrollY > 1000);
  await page.waitForTimeout(300);
  await figure.settled(() => figure.element.evaluate((element) => /** @type {HopScope} */ (element).post()));
  assert.equal(await figure.primary.innerText(), 'Post again');
}, { path: '/away.html' });

for (const [width, height, colorScheme, more] of /** @type {const} */ ([
  [320, 640, 'light', {}],
  [360, 740, 'dark', {}],
  [1280, 720, 'light', { forcedColors: 'active' }],
  [1280, 720, 'dark', { reducedMotion: 'reduce' }],
  [360, 740, 'light', { path: '/turned.html' }],
])) {
  scene(`${width} wide, ${colorScheme} ${JSON.stringify(more)}: nothing overflows, nobody is kept out`, async (figure, page) => {
    assert.deepEqual(await violations(page, ['page-has-heading-one']), []);
    await figure.settled(() => figure.button('Post').click());
    assert.deepEqual(await violations(page, ['page-has-heading-one']), []);
    await figure.settled(() => figure.button('Play').click());
    await figure.through();
    await figure.settled(() => figure.button('an article').click());
    await figure.button('How is it in 200 other lives?').click();
    await figure.says('90 in 100 were seen');
    await page.waitForTimeout(400);
    assert.deepEqual(await violations(page, ['page-has-heading-one']), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    const cut = await figure.element.locator('p, table, dl, .dots, .buttons').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && !one.matches('.spoken')).map((one) => one.className + one.textContent));
    assert.deepEqual(cut, []);
    const small = await figure.element.locator('button').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.textContent));
    assert.deepEqual(small, []);
  }, { viewport: { width, height }, colorScheme, path: '/eager.html', ...more });
}
