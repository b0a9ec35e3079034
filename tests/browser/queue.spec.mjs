/** Their networks, played as a person plays it: by mouse, by keyboard, a second time, with another network, and from a link. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { Figure, consistent, number } from '../support/figure.mjs';
import { until } from '../support/rest.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('playwright-core').Page} Page */

const BEGINNING = `${HEAD}<main><h1>A host</h1><h2>Its figure</h2>`;
const SCRIPT = '<script type="module" src="hopscope.js"></script></main>';
const PAGES = {
  '/one.html': `${BEGINNING}<hop-scope scene="their-networks"></hop-scope>${SCRIPT}`,
  '/few.html': `${BEGINNING}<hop-scope scene="their-networks" people="12" months="600" circle="12"></hop-scope>${SCRIPT}`,
};

const { visit } = await start({ pages: PAGES });

/** The figure with its queue. */
class Queue extends Figure {
  /** @param {Page} page */
  constructor(page) {
    super(page, 'hop-scope');
  }

  async begin() {
    await this.ready();
    await this.accepts.first().waitFor();
    return this;
  }

  get accepts() {
    return this.element.getByRole('button', { name: /^Accept person / });
  }

  get ignores() {
    return this.element.getByRole('button', { name: /^Ignore person / });
  }

  get again() {
    return this.button('Play again');
  }

  /** The text about the last answer. */
  spoken() {
    return this.element.locator('.spoken').innerText();
  }

  /** The texts of the buttons of all open invitations. */
  names() {
    return this.accepts.evaluateAll((all) => all.map((button) => button.getAttribute('aria-label') ?? ''));
  }

  /** The position of the open invitation with the greatest gain. */
  async best() {
    const gains = (await this.names()).map((name) => Number(/, ([\d,]+) new$/.exec(name)?.[1]?.replaceAll(',', '')));
    assert.ok(gains.every((gain) => gain >= 0), 'it is not shown what they would bring');
    return gains.indexOf(Math.max(...gains));
  }

  /** The text next to each name at the end. */
  async rivals() {
    const rows = this.element.getByRole('list', { name: /^The same invitations/ }).getByRole('listitem');
    return Object.fromEntries(await rows.evaluateAll((all) => all.map((row) => [row.querySelector('span')?.textContent ?? '', row.querySelector('b')?.textContent ?? ''])));
  }

  /** Accepts ten invitations, each at the position that the function gives. @param {() => Promise<number>} place */
  async play(place) {
    for (let count = 0; count < 10; count += 1) {
      const at = await place();
      await this.settled(() => this.accepts.nth(at).click());
    }
    await this.again.waitFor();
  }

  state() {
    return this.element.evaluate((element) => /** @type {HopScope} */ (element).getState());
  }
}

/**
 * @param {string} name
 * @param {(queue: Queue, page: Page) => Promise<void>} body
 * @param {Parameters<typeof visit>[3] & { path?: string }} [settings]
 */
function playing(name, body, { path = '/one.html', ...options } = {}) {
  visit(name, path, async (page) => body(await new Queue(page).begin(), page), { timeout: 120_000, ...options });
}

playing('a round by mouse: the text has the counts, and the best invitations are not beaten by chance', async (queue) => {
  assert.deepEqual(await queue.count('1st degree'), 0);
  assert.equal(await queue.accepts.count(), 5);
  // At first each invitation has only a name and a number of connections.
  for (const name of await queue.names()) assert.match(name, /^Accept person \d+: \d+ ties?$/);
  await queue.button('What they bring').click();
  let reach = 0;
  let accepted = 0;
  for (const place of [0, 1, 2, 3, 4, 0, 1, 2, 3, 4]) {
    const name = (await queue.names())[place] ?? '';
    const [, person, , gain] = /^Accept person ([\d,]+): ([\d,]+) ties?, ([\d,]+) new$/.exec(name) ?? assert.fail(name);
    // The new and the known people are the ties, and the person.
    const brings = await queue.element.locator('.offers .ties').nth(place).innerText();
    const [, ties = '', self, fresh = '', known = ''] = /^([\d,]+) ties?( and the person)?: ([\d,]+) new, ([\d,]+) you already reach$/.exec(brings.trim()) ?? assert.fail(brings);
    assert.equal(number(ties) + (self ? 1 : 0), number(fresh) + number(known), brings);
    await queue.settled(() => queue.accepts.nth(place).click());
    accepted += 1;
    reach += number(gain ?? '');
    const counts = await queue.counts();
    consistent(counts);
    assert.deepEqual([counts[0], counts[3], counts[5]], [accepted, reach, number(gain ?? '')]);
    assert.ok((await queue.spoken()).startsWith(`Person ${person} brought ${gain} new `), await queue.spoken());
  }
  await queue.again.waitFor();
  const rivals = await queue.rivals();
  const [you, greedy, popular, first, chance] = Object.values(rivals);
  assert.equal(number(you ?? ''), reach);
  const [low = NaN, high = NaN] = (chance ?? '').split(' to ').map(number);
  assert.ok(low < high && number(greedy ?? '') >= high && number(greedy ?? '') >= number(first ?? '') && number(greedy ?? '') >= number(popular ?? ''), JSON.stringify(rivals));
  assert.match(await queue.spoken(), new RegExp(`You reach ${you} people.*${low} to ${high}.*${greedy}`));
  const apart = number(greedy ?? '') - number(popular ?? '');
  assert.ok(await queue.text(apart === 0 ? 'reach equally many people' : `Here the largest gain reaches ${apart} `).isVisible());
  // The gains add up to the reach.
  const brought = await queue.element.locator('.brought b').allInnerTexts();
  assert.equal(brought.map(number).reduce((sum, one) => sum + one, 0), reach);

  // The same invitations, always accepting the one with the greatest gain.
  await queue.settled(() => queue.again.click());
  assert.equal(await queue.count('1st degree'), 0);
  await queue.play(() => queue.best());
  const better = Object.values(await queue.rivals());
  assert.deepEqual(better.slice(1), Object.values(rivals).slice(1));
  assert.ok(number(better[0] ?? '') > reach && number(better[0] ?? '') >= number(first ?? ''));
});

playing('each dot is under its number, rivals say what they know, and ignoring brings the next invitation', async (queue) => {
  await queue.text('Each one that you accept or ignore brings the next.').waitFor();
  const [first, ...others] = await queue.names();
  await queue.text('Accept or ignore one, and the next comes: 35 are left.').waitFor();
  await queue.settled(() => queue.ignores.first().click());
  await until('the next invitation', async () => (await queue.names())[0] !== first);
  const names = await queue.names();
  assert.deepEqual(names.slice(0, 4), others);
  assert.ok(names.length === 5 && names[4] !== first);
  await queue.text('and the next comes: 34 are left.').waitFor();
  await queue.play(async () => 0);
  const rows = queue.element.getByRole('list', { name: /^The same invitations/ }).getByRole('listitem');
  assert.deepEqual(
    (await rows.locator('small').allInnerTexts()).map((words) => words.replace('40', 'N')),
    ['saw five at a time', 'sees all N at once, and whom each of them knows', 'sees all N at once, and how many ties each has', 'looks at none of them', 'looks at none of them'],
  );
  const places = await rows.evaluateAll((all) =>
    all.map((row) => {
      const [number, dot] = ['b', '.dot'].map((part) => row.querySelector(part)?.getBoundingClientRect() ?? new DOMRect());
      return { from: number?.left ?? NaN, to: number?.right ?? NaN, bottom: number?.bottom ?? NaN, dot: ((dot?.left ?? NaN) + (dot?.right ?? NaN)) / 2, top: dot?.top ?? NaN };
    }),
  );
  for (const place of places) assert.ok(place.from - 1 <= place.dot && place.dot <= place.to + 1 && place.bottom <= place.top + 2, JSON.stringify(places));
});

playing('accepting everything equals the rival who accepts the first ten', async (queue) => {
  await queue.play(async () => 0);
  const { You: you, 'The first 10 to arrive': first } = await queue.rivals();
  assert.equal(you, first);
  assert.equal(number(you ?? ''), await queue.count('could reach'));
  assert.equal((await queue.state()).values.answers, '1 2 3 4 5 6 7 8 9 10');
});

playing('an ignored invitation is replaced by the next, and nothing else changes', async (queue) => {
  await queue.settled(() => queue.accepts.nth(1).click());
  // The ties of who was accepted are drawn until the next action.
  await queue.settled(() => queue.ignores.nth(0).click());
  const [before, counts] = [await queue.names(), await queue.counts()];
  const picture = await queue.picture();
  await queue.settled(() => queue.ignores.nth(2).click());
  const now = await queue.names();
  assert.deepEqual(now.slice(0, 4), before.filter((_, place) => place !== 2));
  assert.ok(!before.includes(now[4] ?? ''));
  assert.deepEqual(await queue.counts(), counts);
  assert.equal(await queue.picture(), picture);
  const ignored = /person ([\d,]+)/.exec(before[2] ?? '')?.[1];
  assert.equal(await queue.spoken(), `You ignored person ${ignored}.`);
});

playing('a round can be played by keyboard, and the focus is never lost', async (queue, page) => {
  /** @param {string | RegExp} name */
  const tab = async (name) => {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const label = await queue.element.evaluate((element) => {
        const active = element.shadowRoot?.activeElement;
        return active?.getAttribute('aria-label') ?? active?.textContent?.trim() ?? '';
      });
      if (new RegExp(name).test(label)) return;
    }
    assert.fail(`${name} is not reached`);
  };
  await tab('^What they bring');
  await page.keyboard.press('Enter');
  await tab('^Accept person');
  // Their ties are shown in the picture.
  await queue.text(/^Person .* would bring .* new$/).waitFor();
  await tab('^Ignore person');
  await queue.settled(() => page.keyboard.press('Space'));
  await tab('^Accept person');
  for (let count = 0; count < 10; count += 1) await queue.settled(() => page.keyboard.press('Enter'));
  await queue.again.waitFor();
  const focused = await queue.element.evaluate((element) => element.shadowRoot?.activeElement?.textContent ?? '');
  assert.match(focused, /people within two steps, with 10 accepted/);
  await tab('^Play again');
  await queue.settled(() => page.keyboard.press('Enter'));
  assert.equal((await queue.state()).values.answers, '');
});

playing('a link opens the same round, in its middle and at its end', async (queue, page) => {
  await queue.settled(() => queue.accepts.nth(3).click());
  await queue.settled(() => queue.ignores.nth(0).click());
  await queue.settled(() => queue.accepts.nth(2).click());
  const [middle, open, counts] = [await queue.state(), await queue.names(), await queue.counts()];
  await queue.play(async () => 1).catch(() => undefined);
  await queue.again.waitFor();
  const [end, rivals] = [await queue.state(), await queue.rivals()];
  /** @param {string} text */
  const set = (text) => queue.settled(() => queue.element.evaluate((element, text) => /** @type {HopScope} */ (element).setState(text), text));
  await page.reload();
  await queue.begin();
  await set(middle.text);
  await queue.rest();
  assert.deepEqual([await queue.names(), await queue.counts()], [open, counts]);
  await set(end.text);
  await queue.again.waitFor();
  assert.deepEqual(await queue.rivals(), rivals);
  assert.equal((await queue.state()).text, end.text);
});

playing('another network has other invitations, and a reset begins the round again', async (queue, page) => {
  const before = await queue.names();
  await queue.settled(() => queue.accepts.nth(0).click());
  await queue.settled(() => queue.button('New network').click());
  await queue.rest();
  const now = await queue.names();
  assert.notDeepEqual(now, before);
  assert.equal(await queue.count('1st degree'), 0);
  await queue.settled(() => queue.accepts.nth(0).click());
  assert.equal(await queue.count('1st degree'), 1);
  // No visible button starts a new round now: the key does nothing, and the method still works.
  await page.keyboard.press('r');
  await queue.rest();
  assert.equal(await queue.count('1st degree'), 1);
  await queue.settled(() => queue.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).reset()));
  await queue.rest();
  assert.deepEqual((await queue.names()).map((name) => name.split(',')[0]), now);
  assert.equal((await queue.state()).values.answers, '');
});

playing('a round of fewer people than invitations ends when all are answered', async (queue) => {
  for (let count = 0; count < 5; count += 1) await queue.settled(() => queue.ignores.first().click());
  for (let count = 0; count < 7; count += 1) await queue.settled(() => queue.accepts.first().click());
  await queue.again.waitFor();
  assert.match(await queue.spoken(), /7 of 10 accepted/);
}, { path: '/few.html' });

for (const [width, scheme] of /** @type {const} */ ([[320, 'light'], [1280, 'dark']])) {
  playing(`${width} wide, ${scheme}: meets WCAG 2.2 AA and nothing overflows, from start to end`, async (queue, page) => {
    const look = async () => {
      assert.deepEqual(await violations(page), []);
      const over = await queue.element.evaluate((element) => {
        const edge = element.getBoundingClientRect().right;
        const all = element.shadowRoot?.querySelectorAll('.round *') ?? [];
        return Array.from(all, (one) => one.getBoundingClientRect().right).filter((right) => right > edge).length;
      });
      assert.equal(over, 0);
    };
    await look();
    await queue.button('What they bring').click();
    await look();
    await queue.play(() => queue.best());
    await look();
  }, { viewport: { width, height: 720 }, colorScheme: scheme });
}
