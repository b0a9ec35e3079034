/** The scene of the post: counts by hop beside the expected counts, another kind of post, another draw, and many lives. */
import assert from 'node:assert/strict';
import { Core, initSync } from '../../www/pkg/lab.js';
import { violations } from '../support/axe.mjs';
import { serveDist } from '../support/browser.mjs';
import { lifeOf, wasm } from '../support/core.mjs';
import { Figure, number, withoutWorkers } from '../support/figure.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @typedef {import('../../www/engine/messages.js').Counters} Counters */
/** @typedef {import('../../www/engine/messages.js').Facts} Facts */
/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('playwright-core').Page} Page */

initSync(wasm('lab'));

const BEGINNING = `${HEAD}<main><script type="module" src="hopscope.js"></script>`;

const { open, visit } = await start({
  pages: {
    '/post.html': `${BEGINNING}<hop-scope scene="post"></hop-scope>`,
    '/eager.html': `${BEGINNING}<hop-scope scene="post" reshare="0.2"></hop-scope>`,
    '/fed.html': `${BEGINNING}<hop-scope scene="post" reshare="0.2" discovery="0.4"></hop-scope>`,
    '/nobody.html': `${BEGINNING}<hop-scope scene="post" connections="0"></hop-scope>`,
    '/blind.html': `${BEGINNING}<hop-scope scene="post" see="0"></hop-scope>`,
    '/away.html': `${BEGINNING}<hop-scope scene="post"></hop-scope><div style="height:4000px"></div>`,
    '/turned.html': `${BEGINNING.replace('<html', '<html dir="rtl"')}<hop-scope scene="post" reshare="0.2"></hop-scope>`,
  },
});

/**
 * @param {string} name @param {(figure: Scene, page: Page) => Promise<void>} body
 * @param {Parameters<typeof visit>[3] & { path?: string }} [settings]
 */
function scene(name, body, { path = '/eager.html', ...options } = {}) {
  visit(name, path, async (page) => body(await new Scene(page, 'hop-scope').ready(), page), { patience: 20_000, ...options });
}

class Scene extends Figure {
  get primary() {
    return this.element.locator('.buttons button.primary');
  }

  /** The scenario of the figure, as text. */
  scenario() {
    return this.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text);
  }

  /** Waits until the figure shows this text. @param {string | RegExp} words */
  says(words) {
    return this.text(words).first().waitFor();
  }

  /** The numbers of a column as text, by the names of the rows. @param {string} name */
  async column(name) {
    const heads = await this.element.locator('.hop-table thead th').allInnerTexts();
    const at = heads.findIndex((head) => head.trim() === name);
    assert.ok(at > 0, `${name} is none of ${heads}`);
    const rows = await this.element.locator('.hop-table tbody tr').all();
    const cells = await Promise.all(rows.map(async (row) => [(await row.locator('th').innerText()).trim(), await row.locator('td').nth(at - 1).innerText()]));
    return /** @type {Record<string, string>} */ (Object.fromEntries(cells));
  }

  /** Writes a post and waits until it has ended. */
  through() {
    return this.settled(() => this.button('Post and play').click());
  }

  /** The viewers of the last posts, from the label of the strip. */
  async viewers() {
    const label = (await this.element.getByRole('img', { name: /^Viewers/ }).getAttribute('aria-label')) ?? '';
    return Array.from(label.matchAll(/\d+/g), ([count]) => Number(count));
  }
}

/** The core's facts and counts for a scenario, at a hop or at the end of the post. @param {string} text @param {number} [hop] */
function core(text, hop = 1e9) {
  const core = lifeOf(new Core(), text);
  const facts = /** @type {Facts} */ (core.facts());
  const counters = /** @type {Counters} */ (core.counters(facts.connection, hop));
  core.free();
  return { facts, counters };
}

/** @param {number} value as the page writes a number that is not an exact count */
const rough = (value) => String(Math.abs(value) < 100 ? Number(value.toPrecision(3)) : Math.round(value));

scene('hop by hop, the next readers glow first, and the hops add up to the viewers', async (figure) => {
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
  // Before the post starts, the core's expectation of the first two hops is shown, and none of the third.
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
  await figure.says(counters.hops === 3 ? `It has come to the hop limit, 3 hops: ${counters.saw} people saw it.` : `It ends here: ${counters.saw} people saw it, in ${counters.hops} hops.`);
  await figure.says(`${counters.saw - (counters.perHop[0] ?? 0)} of them saw it because somebody reshared it`);
  await figure.says(`${counters.impressions} views`);
  await figure.says(`${counters.reshares} reshares`);
  const ends = 100 * (facts.endsAtFirst ?? NaN);
  await figure.says(Math.round(ends) === 0 ? 'Nearly every such post is reshared by somebody.' : `${Number(ends.toPrecision(ends < 10 ? 1 : 2))} of 100 such posts are reshared by nobody.`);
  assert.equal(await figure.primary.innerText(), 'Post again');
});

scene('a guess is given before the post, stays while it travels, and stands beside the truth', async (figure, page) => {
  const slider = figure.element.getByRole('slider', { name: 'Your guess' });
  assert.equal(await slider.getAttribute('aria-valuetext'), 'no guess yet');
  assert.ok(Number.isNaN(await figure.count('your guess')));
  const could = await figure.count('could reach');
  // The post goes up to three hops, and may find all people of the third ring.
  const { counters: rings } = core(await figure.scenario());
  const most = rings.first + rings.second + rings.third;
  assert.equal(Number(await slider.getAttribute('max')), most);
  // By pointer, and then by key.
  const box = await slider.boundingBox();
  assert.ok(box && box.width > 200);
  await page.mouse.click(box.x + box.width / 8, box.y + box.height / 2);
  const clicked = await figure.count('your guess');
  assert.ok(Math.abs(clicked - most / 8) < most / 20, `${clicked} of ${most}`);
  await slider.press('ArrowRight');
  const guess = clicked + 1;
  assert.equal(await figure.count('your guess'), guess);
  await figure.settled(() => figure.button('Post').click());
  assert.ok(await slider.isDisabled());
  assert.equal(await figure.count('your guess'), guess);
  assert.equal(await figure.text(`You guessed ${guess}`).count(), 0);
  await figure.settled(() => figure.button('Play').click());
  const saw = await figure.count('saw it');
  await figure.says(new RegExp(`You guessed ${guess}; ${saw} (person|people) saw it`));
  assert.equal(await figure.count('your guess'), guess);
  // Both are in the bar, on one scale.
  const [bar, ...marks] = await figure.element.locator('.reach, .reach .saw, .reach .guess').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  assert.deepEqual(marks.map((width) => Math.round((20 * width) / (bar ?? NaN))), [saw, guess].map((people) => Math.round((20 * people) / could)));
  // The next post has no guess until one is given.
  const next = figure.element.getByRole('slider', { name: 'Your guess for the next post' });
  assert.equal(await next.getAttribute('aria-valuetext'), 'no guess yet');
  await figure.settled(() => figure.button('Post and play').click());
  assert.equal(await figure.text('You guessed').count(), 0);
  assert.ok(Number.isNaN(await figure.count('your guess')));
}, { path: '/post.html' });

/**
 * The pixels of a figure's picture.
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
  scene(`a post rests where the next readers glow, with ${motion === 'reduce' ? 'less motion' : 'motion'}: with the core’s own picture of that moment`, async (figure) => {
    for (const [button, hop] of /** @type {const} */ ([['Post', 0.2], ['Next hop', 1.2]])) {
      await figure.settled(() => figure.button(button).click());
      await figure.rest();
      const { width, height, data } = await pixels(figure);
      const own = lifeOf(new Core(), await figure.scenario());
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

scene('an article is compared with an update under the same random numbers, and more see it', async (figure) => {
  await figure.through();
  const update = await figure.column('this post');
  const saw = await figure.count('saw it');
  await figure.settled(() => figure.button('an article').click());
  const text = await figure.scenario();
  assert.match(text, /kind=article/);
  const { counters } = core(text);
  assert.equal(await figure.count('saw it'), counters.saw);
  assert.ok(counters.saw > saw);
  // The counts of the update are unchanged.
  assert.deepEqual(await figure.column('an update'), update);
  await figure.says(new RegExp(`${counters.saw} people saw the article in \\d hops?, and ${saw} people saw the update in \\d hops?\\. The chance to see an article is set to 61 % instead of 35 %\\. That is an assumption, not a law\\. The luck is the same`));
  await figure.settled(() => figure.button('an update').click());
  assert.equal(await figure.count('saw it'), saw);
  assert.equal((await figure.column('an article'))['in all'], String(counters.saw));
  // Another post of the same kind uses other random numbers.
  await figure.through();
  assert.equal((await figure.column('an article'))['in all'], String(counters.saw));
  assert.equal(await figure.text('The luck is the same').count(), 0);
  // The results of another network are not comparable, and are removed.
  await figure.settled(() => figure.button('New network').click());
  await figure.through();
  assert.equal(await figure.text('saw the article').count(), 0);
  assert.equal(await figure.element.locator('.hop-table thead th').count(), 3);
});

scene('the share of resharers is the only slider of a setting, and is compared too', async (figure) => {
  await figure.through();
  const saw = await figure.count('saw it');
  const slider = figure.element.locator('input[type=range]:not([name=guess])');
  assert.equal(await slider.count(), 1);
  await figure.settled(() => slider.press('End'));
  const all = await figure.count('saw it');
  assert.ok(all > saw);
  await figure.says(`With a chance to reshare of 100 %, ${all} people saw it; with 20 %, ${saw} people.`);
  assert.equal((await figure.column('before'))['in all'], String(saw));
});

scene('posting again gives another post each time, and each has the core’s numbers', async (figure) => {
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
  await figure.says(`From ${Math.min(...counts)} to ${Math.max(...counts)} viewers, and only luck differs.`);
  // The strip keeps the posts of each setting apart.
  await figure.settled(() => figure.button('an article').click());
  assert.equal(await figure.element.locator('.dot').count(), 1);
  await figure.settled(() => figure.button('an update').click());
  assert.equal(await figure.element.locator('.dot').count(), 6);
});

scene('many lives run on a click, can be cancelled, and are dropped when a setting changes', async (figure, page) => {
  assert.equal(page.workers().length, 1, 'no laboratory before somebody asks');
  await figure.through();
  assert.equal(page.workers().length, 1);
  const ask = figure.button('What happens in 200 other lives?');
  await ask.click();
  await figure.button('Cancel').click();
  await figure.button('Cancel').waitFor({ state: 'detached' });
  assert.equal(await figure.element.locator('.band').count(), 0);
  await ask.click();
  await figure.says(/Of the posts in 200 lives with these settings, 90 % were seen by [\d,.]+ to [\d,.]+ people/);
  const [, low, high] = /seen by ([\d,.]+) to ([\d,.]+) people/.exec(await figure.text('Of the posts in 200 lives').innerText()) ?? [];
  const band = await figure.column('90 in 100');
  assert.equal(band['in all'], `${low}–${high}`);
  assert.match(band['hop 1'] ?? '', /^\d+(\.\d+)?–\d+(\.\d+)?$/);
  // The band of hop 1 contains the expected number.
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
  await withoutWorkers(page);
});

scene('a link opens with the same numbers', async (figure, page) => {
  await figure.through();
  await figure.settled(() => figure.button('an article').click());
  await figure.through();
  const [text, rows, saw] = [await figure.scenario(), await figure.column('this post'), await figure.count('saw it')];
  const attributes = Array.from(new URLSearchParams(text), ([name, value]) => `${name}="${value}"`).join(' ');
  const other = await serveDist({ pages: { '/shared.html': `${BEGINNING}<hop-scope scene="post" ${attributes}></hop-scope>` } });
  await open(`${other.origin}/shared.html`, async (opened) => {
    const shared = await new Scene(opened, 'hop-scope').ready();
    assert.equal(await shared.scenario(), text);
    assert.deepEqual(await shared.column('this post'), rows);
    assert.equal(await shared.count('saw it'), saw);
    assert.equal(await shared.primary.innerText(), 'Post again');
  });
  await other.close();
  // The next post has the next number, and no number that was used before.
  await page.bringToFront();
  await figure.through();
  assert.match(await figure.scenario(), /post=3/);
});

scene('by keyboard: post, hop, play and stop; no key removes the post', async (figure, page) => {
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
  await figure.rest();
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

scene('without connections no one sees the post, and the text says so', async (figure) => {
  await figure.settled(() => figure.button('Post').click());
  await figure.says('You posted, but you have no connections');
  assert.equal(await figure.count('saw it'), 0);
}, { path: '/nobody.html' });

scene('what is said about viewers and people within reach holds for every hop limit, number of steps and chance to reshare', async (figure) => {
  /** @type {Set<string>} */
  const kinds = new Set();
  for (const [hops = NaN, scope = NaN, reshare = NaN, see = 0.35] of [[3, 2, 0.04], [1, 2, 1], [3, 2, 1], [6, 2, 0.4], [6, 1, 0.5], [6, 2, 1], [2, 3, 0.3], [1, 1, 0.04, 0.9]]) {
    await figure.settled(() => figure.element.evaluate((element, values) => /** @type {HopScope} */ (element).set(values), { hops, scope, reshare, see, post: 1 }));
    await figure.rest();
    const { counters: { saw, couldReach, perHop, hops: came } } = core(await figure.scenario());
    const words = await figure.element.locator('.share').innerText();
    const case_ = `${hops} hops, ${scope} steps, ${reshare}: ${saw} saw it, ${couldReach} within; ${words}`;
    const near = perHop.slice(0, scope).reduce((sum, viewers) => sum + viewers, 0);
    const within = scope === 1 ? 'within 1 step' : `within ${scope} steps`;
    assert.ok(words.includes(within), case_);
    if (words.startsWith('At least as many')) assert.ok(saw >= couldReach, case_);
    else if (words.startsWith('More than half')) assert.ok(2 * near > couldReach, case_);
    else if (words.startsWith('For every 2 people') && words.includes('at least')) assert.ok(2 * saw >= couldReach, case_);
    else assert.equal(Number(/^For every ([\d,]+) people/.exec(words)?.[1]?.replaceAll(',', '')), Math.round(couldReach / saw), case_);
    kinds.add(words.includes('at least') ? 'far' : words.slice(0, 8));
    // A name that says “could” does not stand above a smaller number than those who saw it.
    assert.equal(await figure.element.locator('dt', { hasText: 'could reach' }).count(), scope === 2 && saw <= couldReach ? 1 : 0, case_);
    await figure.says(came === hops ? 'It has come to the hop limit' : 'It ends here');
    assert.ok(Number(await figure.element.getByRole('slider', { name: 'Your guess' }).getAttribute('max')) >= saw, case_);
  }
  assert.equal(kinds.size, 4, [...kinds].join());
}, { path: '/post.html' });

scene('the answer to the question says when other settings are on show', async (figure) => {
  const verdict = figure.element.locator('.think .verdict');
  await figure.through();
  await figure.button('A tenth as many, or fewer').click();
  assert.equal(await verdict.innerText(), 'You said “A tenth as many, or fewer”, and so does the figure.');
  await figure.settled(() => figure.button('an article').click());
  const { counters } = core(await figure.scenario());
  assert.match(await verdict.innerText(), new RegExp(`That is with the settings this figure starts with\\. With those on show ${counters.saw} saw the post; people within 2 steps: ${counters.couldReach}\\.$`));
}, { path: '/post.html' });

scene(
  'with discovery, people outside your network are counted separately, and no text says that there is no other way',
  async (figure) => {
    await figure.through();
    const { counters } = core(await figure.scenario());
    assert.ok(counters.outside > 0);
    assert.equal(await figure.count('outside your network'), counters.outside);
    assert.equal(await figure.count('saw it'), counters.saw);
    const percent = rough((100 * counters.outside) / (counters.impressions + counters.outside));
    await figure.says(`The feed has shown it to ${counters.outside} more people, outside your network: ${percent} % of all views.`);
    assert.equal(await figure.text('there is no other way').count(), 0);
  },
  { path: '/fed.html' },
);

scene('with see="0" the post ends at once', async (figure) => {
  await figure.settled(() => figure.button('Post').click());
  await figure.says('It ends here: nobody saw it.');
  await figure.says('Reachable is not seen: nobody saw it.');
}, { path: '/blind.html' });

scene('out of sight a post is at its end at once', async (figure, page) => {
  await page.mouse.wheel(0, 3000);
  await page.waitForFunction(() => scrollY > 1000);
  await figure.rest();
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
  scene(`${width} wide, ${colorScheme} ${JSON.stringify(more)}: nothing overflows, meets WCAG 2.2 AA`, async (figure, page) => {
    assert.deepEqual(await violations(page, ['page-has-heading-one']), []);
    await figure.settled(() => figure.button('Post').click());
    assert.deepEqual(await violations(page, ['page-has-heading-one']), []);
    await figure.settled(() => figure.button('Play').click());
    await figure.through();
    await figure.settled(() => figure.button('an article').click());
    await figure.button('What happens in 200 other lives?').click();
    await figure.says('90 % were seen');
    await figure.rest();
    assert.deepEqual(await violations(page, ['page-has-heading-one']), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    const cut = await figure.element.locator('p, table, dl, .dots, .buttons').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && !one.matches('.spoken')).map((one) => one.className + one.textContent));
    assert.deepEqual(cut, []);
    const small = await figure.element.locator('button').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.textContent));
    assert.deepEqual(small, []);
  }, { viewport: { width, height }, colorScheme, path: '/eager.html', ...more });
}
