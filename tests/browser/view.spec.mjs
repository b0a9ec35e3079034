/** Interaction with the picture: zoom, pan, names under the pointer, and the views as rings or structure. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Figure } from '../support/figure.mjs';
import { NOTHING, doneAtRest, until } from '../support/rest.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** A page that scrolls, with one figure on it. @param {string} attributes */
const host = (attributes) => `<!doctype html><meta name="viewport" content="width=device-width"><title>A host</title><h1>A host</h1>
  <script type="module" src="hopscope.js"></script><hop-scope scene="sandbox" ${attributes}></hop-scope><div style="height:2000px"></div>`;

const { visit } = await start({ pages: { '/host.html': host(''), '/force.html': host('layout="force"'), '/small.html': host('people="150" layout="force"'), '/large.html': host('people="60000"') } });

/**
 * @param {string} name
 * @param {(figure: Figure, page: Page) => Promise<void>} body
 * @param {{ path?: string, options?: import('playwright-core').BrowserContextOptions }} [settings]
 */
function view(name, body, { path = 'host.html', options = {} } = {}) {
  visit(name, `/${path}`, async (page) => body(await new Figure(page).ready(), page), options);
}

/** The picture's middle and radius in the window, in CSS pixels. @param {Figure} figure */
async function disc(figure) {
  const box = await figure.element.locator('.view canvas').boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, radius: (Math.min(box.width, box.height) / 2) * 0.965 };
}

/** @param {Figure} figure */
const canvas = (figure) => figure.element.locator('.view canvas');

view('buttons zoom in, and show the whole picture again', async (figure) => {
  const whole = await figure.still();
  assert.ok(await figure.button('Show the whole picture').isDisabled());
  await figure.button('Larger').click();
  const larger = await figure.still();
  assert.notEqual(larger, whole);
  await figure.button('Larger').click();
  assert.notEqual(await figure.still(), larger);
  await figure.button('Smaller').click();
  assert.equal(await figure.still(), larger);
  await figure.button('Show the whole picture').click();
  assert.equal(await figure.still(), whole);
});

view('the wheel scrolls the page until the picture is enlarged and has the focus, or with Ctrl', async (figure, page) => {
  const whole = await figure.still();
  const { x, y } = await disc(figure);
  await page.mouse.move(x + 60, y + 40);
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(() => scrollY > 0);
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.move(x - 200, y - 180);
  assert.equal(await figure.still(), whole);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  const larger = await figure.still();
  assert.notEqual(larger, whole);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await canvas(figure).focus();
  await page.mouse.wheel(0, -300);
  assert.notEqual(await figure.still(), larger);
  assert.equal(await page.evaluate(() => scrollY), 0);
});

view('after a click the wheel scrolls the page, unless the picture is enlarged', async (figure, page) => {
  const { x, y } = await disc(figure);
  await page.mouse.click(x + 60, y + 40);
  assert.ok(await canvas(figure).evaluate((element) => /** @type {ShadowRoot} */ (element.getRootNode()).activeElement === element));
  for (const way of [120, -120]) {
    const before = await page.evaluate(() => scrollY);
    await page.mouse.wheel(0, way);
    await page.waitForFunction(([before, way]) => (scrollY - Number(before)) * Number(way) > 0, [before, way]);
  }
  assert.ok(await figure.button('Show the whole picture').isDisabled());
  await figure.button('Larger').click();
  await page.mouse.click(x - 60, y + 40);
  const larger = await figure.still();
  const top = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, -300);
  assert.notEqual(await figure.still(), larger);
  assert.equal(await page.evaluate(() => scrollY), top);
});

view('dragging moves the enlarged picture', async (figure, page) => {
  const { x, y } = await disc(figure);
  const drag = async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 30, { steps: 4 });
    await page.mouse.move(x + 120, y + 90, { steps: 4 });
    await page.mouse.up();
    await page.mouse.move(x - 250, y - 200);
  };
  const whole = await figure.still();
  await drag();
  assert.equal(await figure.still(), whole, 'all of it is in sight already');
  await figure.button('Larger').click();
  const larger = await figure.still();
  await drag();
  assert.notEqual(await figure.still(), larger);
  assert.equal(await figure.element.locator('.tip').count(), 0, 'a drag is no click');
});

view('two fingers zoom, one scrolls the page', async (figure, page) => {
  const whole = await figure.still();
  const { x, y } = await disc(figure);
  const client = await page.context().newCDPSession(page);
  /** @param {'touchStart' | 'touchMove' | 'touchEnd'} type @param {number[][]} points */
  const touch = (type, points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([px = 0, py = 0], id) => ({ x: px, y: py, id })) });
  await touch('touchStart', [[x - 40, y], [x + 40, y]]);
  for (let step = 1; step <= 5; step += 1) await touch('touchMove', [[x - 40 - 12 * step, y], [x + 40 + 12 * step, y]]);
  await touch('touchEnd', []);
  const larger = await figure.still();
  assert.notEqual(larger, whole);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await touch('touchStart', [[x, y]]);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', [[x, y - 20 * step]]);
  await touch('touchEnd', []);
  await page.waitForFunction(() => scrollY > 20);
  await page.evaluate(() => scrollTo(0, 0));
  assert.equal(await figure.still(), larger);
}, { options: { hasTouch: true } });

view('keys zoom and move the picture, and name the person in the middle', async (figure, page) => {
  const whole = await figure.still();
  await canvas(figure).focus();
  await page.keyboard.press('Enter');
  await figure.text(/^This is you, 25 connections/).waitFor();
  await page.keyboard.press('Escape');
  await figure.element.locator('.tip').waitFor({ state: 'detached' });
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  const larger = await figure.still();
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
    await page.keyboard.press(key);
    assert.notEqual(await figure.still(), larger, key);
    await page.keyboard.press(/** @type {Record<string, string>} */ ({ ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft', ArrowUp: 'ArrowDown', ArrowDown: 'ArrowUp' })[key] ?? '');
    assert.equal(await page.evaluate(() => scrollY), 0);
  }
  await page.keyboard.press('0');
  assert.equal(await figure.still(), whole);
});

for (const path of ['host.html', 'force.html']) {
  view(`${path}: pointing at somebody names them, shows their ties, and says how many people they would bring`, async (figure, page) => {
    const tip = figure.element.locator('.tip');
    const whole = await figure.still();
    const { x, y, radius } = await disc(figure);
    let words = '';
    for (let turn = 0; turn < 300 && !/2nd degree.* would bring \d/.test(words); turn += 1) {
      const share = path === 'host.html' ? 0.5 + 0.18 * ((turn % 10) / 10) : 0.9 * ((turn % 17) / 17);
      await page.mouse.move(x + radius * share * Math.cos(turn), y + radius * share * Math.sin(turn));
      await figure.rest();
      words = (await tip.isVisible()) ? await tip.innerText() : '';
    }
    const [, person, degree = NaN, gained = NaN] = (/^Person (\d+), 2nd degree: ([\d,]+) connections?, would bring ([\d,]+) new$/.exec(words) ?? []).map(Number);
    // A person of the 2nd degree knows a person of the 1st, so not all of their ties lead to new people.
    assert.ok(person && gained <= degree, words);
    assert.notEqual(await figure.still(), whole);
    await page.mouse.move(x - radius, y - radius);
    await tip.waitFor({ state: 'detached' });
    assert.equal(await figure.still(), whole);
  }, { path });
}

/** The text of the selected person, which was also announced. @param {Figure} figure @param {RegExp} words */
async function walked(figure, words) {
  await until(`the walk says ${words}`, async () => words.test(await figure.element.locator('.spoken').innerText()));
  const spoken = await figure.element.locator('.spoken').innerText();
  assert.equal(spoken, (await figure.element.locator('.tip span').innerText()).trim(), 'the picture says the same');
  assert.equal(await figure.element.locator('.tip[role=status]').count(), 0, 'it is announced once');
  return spoken;
}

view('keys walk the network: to a connection, to the next by degree, along ties, and back', async (figure, page) => {
  const before = await figure.still();
  await canvas(figure).focus();
  // The keys are named until a walk begins.
  const hint = figure.element.locator('.hint');
  await hint.waitFor();
  await page.keyboard.press('Home');
  await hint.waitFor({ state: 'detached' });
  await walked(figure, /^This is you, 25 connections; Shift\+→ goes along a tie/);
  assert.equal(await figure.still(), before, 'no other tie to draw');
  await page.keyboard.press('Shift+ArrowRight');
  const [, one, most = ''] = /^Person (\d+), 1st degree: (\d+) connections; number 1 of your 25 connections$/.exec(await walked(figure, /number 1 of/)) ?? [];
  assert.ok(one);
  const first = await figure.still();
  assert.notEqual(first, before, 'the ties of the person are drawn');
  await page.keyboard.press('Shift+ArrowDown');
  const [, two, fewer = ''] = /^Person (\d+), 1st degree: (\d+) connections; number 2 of your 25 connections$/.exec(await walked(figure, /number 2 of/)) ?? [];
  assert.ok(two && two !== one && Number(fewer) <= Number(most), `${most}, then ${fewer}`);
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  await walked(figure, /number 25 of/);
  await page.keyboard.press('Shift+ArrowDown');
  await walked(figure, new RegExp(`^Person ${one}, .*number 1 of`));
  await page.keyboard.press('Shift+ArrowRight');
  // Of the people tied to a connection one is you. The walk does not go straight back to you.
  await walked(figure, new RegExp(`^Person \\d+, .*; number [12] of ${Number(most) + 1} people tied to person ${one}$`));
  assert.notEqual(await figure.still(), first);
  await page.keyboard.press('Shift+ArrowLeft');
  await walked(figure, new RegExp(`^Person ${one}, `));
  assert.equal(await figure.still(), first);
  await page.keyboard.press('Shift+ArrowLeft');
  await walked(figure, /^This is you/);
  assert.equal(await figure.still(), before);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.ok(await canvas(figure).evaluate((element) => /** @type {ShadowRoot} */ (element.getRootNode()).activeElement === element), 'the focus stays on the picture');
  await page.keyboard.press('Escape');
  await figure.element.locator('.tip').waitFor({ state: 'detached' });
});

view('a step of the walk brings the person into view', async (figure, page) => {
  for (let press = 0; press < 6; press += 1) await figure.button('Larger').click();
  await canvas(figure).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await walked(figure, /tied to person/);
  await figure.rest();
  const [view, tip] = [await canvas(figure).boundingBox(), await figure.element.locator('.tip').boundingBox()];
  assert.ok(view && tip && tip.x >= view.x - 1 && tip.y >= view.y - 1 && tip.x + tip.width <= view.x + view.width + 1 && tip.y + tip.height <= view.y + view.height + 1, JSON.stringify({ view, tip }));
});

view('after a post, W walks to who saw it next; keys="off" turns the letter off', async (figure, page) => {
  await canvas(figure).focus();
  await page.keyboard.press('w');
  await figure.rest();
  assert.equal(await figure.element.locator('.tip').count(), 0, 'there is no post');
  await figure.settled(() => figure.button('Post').click());
  await canvas(figure).focus();
  await page.keyboard.press('w');
  const first = await walked(figure, /; saw the post at hop 1, from you; viewer 1 of \d+$/);
  await page.keyboard.press('w');
  const second = await walked(figure, /; saw the post at hop \d, from .*; viewer 2 of \d+$/);
  await page.keyboard.press('Shift+W');
  assert.equal(await walked(figure, /; viewer 1 of/), first);
  await page.keyboard.press('Shift+W');
  await walked(figure, /; nobody saw it before them$/);
  await page.keyboard.press('w');
  assert.equal(await walked(figure, /; viewer 2 of/), second);
  await figure.element.evaluate((element) => element.setAttribute('keys', 'off'));
  await figure.rest();
  await page.keyboard.press('w');
  await figure.rest();
  assert.equal(await walked(figure, /; viewer 2 of/), second);
  await page.keyboard.press('Home');
  await walked(figure, /^This is you/);
});

view('rings and structure show the same counts in another picture; a link keeps the choice', async (figure, page) => {
  const rings = await figure.still();
  const counts = await figure.counts();
  await figure.button('Structure').click();
  const structure = await figure.still();
  assert.notEqual(structure, rings);
  assert.deepEqual(await figure.counts(), counts);
  assert.equal(await figure.button('Structure').getAttribute('aria-pressed'), 'true');
  const text = await figure.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).getState().text);
  assert.equal(text, 'layout=force');
  await figure.button('Rings').click();
  assert.equal(await figure.still(), rings);
});

view('going back to the rings ends the force layout', async (figure, page) => {
  const rings = await figure.still();
  const settling = figure.element.locator('.settling');
  await figure.button('Structure').click();
  await settling.waitFor();
  await figure.button('Rings').click();
  await settling.waitFor({ state: 'detached' });
  assert.equal(await figure.still(), rings);
  await figure.button('Structure').click();
  await settling.waitFor();
  await settling.waitFor({ state: 'detached' });
}, { path: 'large.html' });

view('the force layout is the same at every opening', async (figure, page) => {
  const first = await figure.still();
  await page.reload();
  assert.equal(await (await new Figure(page).ready()).still(), first);
  await figure.button('Rings').click();
  await figure.still();
  await figure.button('Structure').click();
  assert.equal(await figure.still(), first, 'and after a look at the rings');
}, { path: 'force.html' });

view('a person can be dragged, stays there, and can be let go', async (figure, page) => {
  await figure.still();
  const tip = figure.element.locator('.tip');
  const { x, y, radius } = await disc(figure);
  // Looks for a person near the edge, where few people overlap.
  let at;
  for (let turn = 0; turn < 400 && !at; turn += 1) {
    const place = { x: x + radius * (0.9 - turn / 900) * Math.cos(turn), y: y + radius * (0.9 - turn / 900) * Math.sin(turn) };
    await page.mouse.move(place.x, place.y);
    await figure.rest();
    if ((await tip.isVisible()) && /^Person/.test(await tip.innerText())) at = place;
  }
  assert.ok(at, 'nobody was found');
  const name = /^Person \S+,/.exec(await tip.innerText())?.[0] ?? '?';
  await page.mouse.down();
  await figure.rest();
  await page.mouse.move(at.x + 12, at.y + 8, { steps: 3 });
  await page.mouse.move(x + 60, y - 70, { steps: 6 });
  await figure.rest();
  await page.mouse.up();
  await figure.still();
  await page.mouse.click(x + 60, y - 70);
  await tip.waitFor();
  assert.ok((await tip.innerText()).startsWith(name), `${name} stays where they were put: ${await tip.innerText()}`);
  const pinned = await figure.still();
  await figure.button('Deselect').click();
  await figure.element.getByRole('button', { name: 'Deselect' }).waitFor({ state: 'detached' });
  assert.notEqual(await figure.still(), pinned);
}, { path: 'small.html' });

view('with reduced motion the structure appears once it has settled', async (figure) => {
  const rings = await figure.still();
  /** @type {Set<string>} */
  const seen = new Set();
  await figure.button('Structure').click();
  let isAtRest = false;
  const resting = figure.rest().then(() => (isAtRest = true));
  while (!isAtRest) seen.add(await figure.picture());
  await resting;
  seen.add(await figure.still());
  seen.delete(rings);
  // Besides the rings there is one picture.
  assert.equal(seen.size, 1);
}, { options: { reducedMotion: 'reduce' } });

view('the figure is idle once the layout has settled', async (figure, page) => {
  await figure.still();
  assert.deepEqual(await doneAtRest(page), NOTHING);
}, { path: 'force.html' });

visit('making a large network can be cancelled, and the figure goes on', '/host.html', async (page) => {
  const figure = await new Figure(page).ready();
  const counts = await figure.counts();
  const before = await figure.still();
  await figure.element.evaluate((element) => void (/** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).set({ people: 1_000_000, ties: 30, connections: 1000 })));
  const busy = figure.element.locator('.busy');
  const percent = async () => Number(/^Building the network: (\d+) %/.exec((await busy.innerText()).trim())?.[1]);
  await busy.filter({ hasText: /Building the network: \d+ %/ }).waitFor();
  const some = await percent();
  await busy.filter({ hasText: new RegExp(`network: (?!${some} )\\d+ %`) }).waitFor();
  const more = await percent();
  assert.ok(0 < some && some < more && more < 100, `${some} %, then ${more} %`);
  await figure.button('Cancel').click();
  await figure.element.locator('.busy').waitFor({ state: 'detached' });
  assert.deepEqual(await figure.counts(), counts);
  assert.equal(await figure.still(), before);
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.at(), 26);
}, { patience: 20_000 });
