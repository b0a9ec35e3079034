/** The picture under people's hands: enlarged, moved, asked who is who, and seen as rings or as structure. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from '../support/browser.mjs';
import { Figure } from '../support/figure.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** A page that scrolls, with one figure on it. @param {string} attributes */
const host = (attributes) => `<!doctype html><meta name="viewport" content="width=device-width"><title>A host</title><h1>A host</h1>
  <script type="module" src="hopscope.js"></script><hop-scope scene="sandbox" ${attributes}></hop-scope><div style="height:2000px"></div>`;

const { browser, site } = await start({ pages: { '/host.html': host(''), '/force.html': host('layout="force"'), '/small.html': host('people="150" layout="force"'), '/large.html': host('people="60000"') } });

/**
 * @param {string} name
 * @param {(figure: Figure, page: Page) => Promise<void>} body
 * @param {{ path?: string, options?: import('playwright-core').BrowserContextOptions }} [settings]
 */
function view(name, body, { path = 'host.html', options = {} } = {}) {
  test(name, { timeout: 90_000 }, async () => {
    const { page, problems, close } = await openPage(browser, `${site.origin}/${path}`, options);
    page.setDefaultTimeout(10_000);
    try {
      await body(await new Figure(page).ready(), page);
      assert.deepEqual(problems(), []);
    } finally {
      await close();
    }
  });
}

/** Until the picture stands still; its hash. @param {Figure} figure */
async function still(figure) {
  for (let before = '', turn = 0; turn < 200; turn += 1) {
    const now = await figure.picture();
    if (now === before && !(await figure.element.locator('.settling').isVisible())) return now;
    before = now;
    await figure.page.waitForTimeout(150);
  }
  return assert.fail('the picture never stands still');
}

/** The picture's middle and radius in the window, in CSS pixels. @param {Figure} figure */
async function disc(figure) {
  const box = await figure.element.locator('.view canvas').boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, radius: (Math.min(box.width, box.height) / 2) * 0.965 };
}

/** @param {Figure} figure */
const canvas = (figure) => figure.element.locator('.view canvas');

view('buttons enlarge it, and show all of it again', async (figure) => {
  const whole = await still(figure);
  assert.ok(await figure.button('All of the picture').isDisabled());
  await figure.button('Larger').click();
  const larger = await still(figure);
  assert.notEqual(larger, whole);
  await figure.button('Larger').click();
  assert.notEqual(await still(figure), larger);
  await figure.button('Smaller').click();
  assert.equal(await still(figure), larger);
  await figure.button('All of the picture').click();
  assert.equal(await still(figure), whole);
});

view('the wheel is the page’s until the picture has the focus, or with Ctrl', async (figure, page) => {
  const whole = await still(figure);
  const { x, y } = await disc(figure);
  await page.mouse.move(x + 60, y + 40);
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(() => scrollY > 0);
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.move(x - 200, y - 180);
  assert.equal(await still(figure), whole);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  const larger = await still(figure);
  assert.notEqual(larger, whole);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await canvas(figure).focus();
  await page.mouse.wheel(0, -300);
  assert.notEqual(await still(figure), larger);
  assert.equal(await page.evaluate(() => scrollY), 0);
});

view('a hand moves it, where it is enlarged', async (figure, page) => {
  const { x, y } = await disc(figure);
  const drag = async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 30, { steps: 4 });
    await page.mouse.move(x + 120, y + 90, { steps: 4 });
    await page.mouse.up();
    await page.mouse.move(x - 250, y - 200);
  };
  const whole = await still(figure);
  await drag();
  assert.equal(await still(figure), whole, 'all of it is in sight already');
  await figure.button('Larger').click();
  const larger = await still(figure);
  await drag();
  assert.notEqual(await still(figure), larger);
  assert.equal(await figure.element.locator('.tip').count(), 0, 'a drag is no click');
});

view('two fingers enlarge it, one scrolls the page', async (figure, page) => {
  const whole = await still(figure);
  const { x, y } = await disc(figure);
  const client = await page.context().newCDPSession(page);
  /** @param {'touchStart' | 'touchMove' | 'touchEnd'} type @param {number[][]} points */
  const touch = (type, points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([px = 0, py = 0], id) => ({ x: px, y: py, id })) });
  await touch('touchStart', [[x - 40, y], [x + 40, y]]);
  for (let step = 1; step <= 5; step += 1) await touch('touchMove', [[x - 40 - 12 * step, y], [x + 40 + 12 * step, y]]);
  await touch('touchEnd', []);
  const larger = await still(figure);
  assert.notEqual(larger, whole);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await touch('touchStart', [[x, y]]);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', [[x, y - 20 * step]]);
  await touch('touchEnd', []);
  await page.waitForFunction(() => scrollY > 20);
  await page.evaluate(() => scrollTo(0, 0));
  assert.equal(await still(figure), larger);
}, { options: { hasTouch: true } });

view('keys enlarge and move it, and say who is in the middle', async (figure, page) => {
  const whole = await still(figure);
  await canvas(figure).focus();
  await page.keyboard.press('Enter');
  await figure.text(/^This is you, 25 connections/).waitFor();
  await page.keyboard.press('Escape');
  await figure.element.locator('.tip').waitFor({ state: 'detached' });
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  const larger = await still(figure);
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
    await page.keyboard.press(key);
    assert.notEqual(await still(figure), larger, key);
    await page.keyboard.press(/** @type {Record<string, string>} */ ({ ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft', ArrowUp: 'ArrowDown', ArrowDown: 'ArrowUp' })[key] ?? '');
    assert.equal(await page.evaluate(() => scrollY), 0);
  }
  await page.keyboard.press('0');
  assert.equal(await still(figure), whole);
});

view('who is under the pointer is said, with what they would bring', async (figure, page) => {
  const tip = figure.element.locator('.tip');
  const { x, y, radius } = await disc(figure);
  let words = '';
  for (let turn = 0; turn < 200 && !/new to you/.test(words); turn += 1) {
    const share = 0.5 + 0.18 * ((turn % 10) / 10);
    await page.mouse.move(x + radius * share * Math.cos(turn), y + radius * share * Math.sin(turn));
    await page.waitForTimeout(25);
    words = (await tip.isVisible()) ? await tip.innerText() : '';
  }
  const [, person, degree = NaN, gained = NaN] = (/^Person (\d+), 2nd degree: ([\d,]+) connections?, ([\d,]+) new to you$/.exec(words) ?? []).map(Number);
  assert.ok(person && gained <= degree, words);
  // The 2nd degree is who somebody of the 1st knows: not all of their ties are new.
  await page.mouse.move(x - radius, y - radius);
  await tip.waitFor({ state: 'detached' });
});

view('rings and structure: the same people, the same counts, another picture; a link keeps which', async (figure, page) => {
  const rings = await still(figure);
  const counts = await figure.counts();
  await figure.button('Structure').click();
  await page.waitForTimeout(500);
  const structure = await still(figure);
  assert.notEqual(structure, rings);
  assert.deepEqual(await figure.counts(), counts);
  assert.equal(await figure.button('Structure').getAttribute('aria-pressed'), 'true');
  const text = await figure.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).getState().text);
  assert.equal(text, 'layout=force');
  await figure.button('Rings').click();
  await page.waitForTimeout(500);
  assert.equal(await still(figure), rings);
});

view('who goes back to the rings before the forces rest hears no more of them', async (figure, page) => {
  const rings = await still(figure);
  const settling = figure.element.locator('.settling');
  await figure.button('Structure').click();
  await settling.waitFor();
  await figure.button('Rings').click();
  await settling.waitFor({ state: 'detached' });
  await page.waitForTimeout(600);
  assert.equal(await still(figure), rings);
  await figure.button('Structure').click();
  await settling.waitFor();
  await settling.waitFor({ state: 'detached' });
}, { path: 'large.html' });

view('the structure is the same for everybody who opens it', async (figure, page) => {
  const first = await still(figure);
  await page.reload();
  assert.equal(await still(await new Figure(page).ready()), first);
  await figure.button('Rings').click();
  await page.waitForTimeout(600);
  await still(figure);
  await figure.button('Structure').click();
  await page.waitForTimeout(600);
  assert.equal(await still(figure), first, 'and after a look at the rings');
}, { path: 'force.html' });

view('somebody can be taken by the hand, stays there, and is let go', async (figure, page) => {
  await still(figure);
  const tip = figure.element.locator('.tip');
  const { x, y, radius } = await disc(figure);
  // Somebody out there, where few lie on others.
  let at;
  for (let turn = 0; turn < 400 && !at; turn += 1) {
    const place = { x: x + radius * (0.9 - turn / 900) * Math.cos(turn), y: y + radius * (0.9 - turn / 900) * Math.sin(turn) };
    await page.mouse.move(place.x, place.y);
    await page.waitForTimeout(20);
    if ((await tip.isVisible()) && /^Person/.test(await tip.innerText())) at = place;
  }
  assert.ok(at, 'nobody was found');
  const name = /^Person \S+,/.exec(await tip.innerText())?.[0] ?? '?';
  await page.mouse.down();
  await page.waitForTimeout(100);
  await page.mouse.move(at.x + 12, at.y + 8, { steps: 3 });
  await page.mouse.move(x + 60, y - 70, { steps: 6 });
  await page.waitForTimeout(300);
  await page.mouse.up();
  await still(figure);
  await page.mouse.click(x + 60, y - 70);
  await tip.waitFor();
  assert.ok((await tip.innerText()).startsWith(name), `${name} stays where they were put: ${await tip.innerText()}`);
  const pinned = await still(figure);
  await figure.button('Let go').click();
  await figure.element.getByRole('button', { name: 'Let go' }).waitFor({ state: 'detached' });
  assert.notEqual(await still(figure), pinned);
}, { path: 'small.html' });

view('with less motion the structure comes at once, when it has settled', async (figure) => {
  const rings = await still(figure);
  /** @type {Set<string>} */
  const seen = new Set();
  await figure.button('Structure').click();
  for (let turn = 0; turn < 20; turn += 1) {
    seen.add(await figure.picture());
    await figure.page.waitForTimeout(50);
  }
  seen.add(await still(figure));
  seen.delete(rings);
  // The picture, and the same with somebody's button under the pointer at most.
  assert.equal(seen.size, 1);
}, { options: { reducedMotion: 'reduce' } });

view('nothing runs once it has settled', async (figure, page) => {
  await still(figure);
  await page.waitForTimeout(300);
  const frames = await page.evaluate(async () => {
    let asked = 0;
    const ask = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) => {
      asked += 1;
      return ask.call(window, callback);
    };
    await new Promise((done) => setTimeout(done, 700));
    return asked;
  });
  assert.equal(frames, 0);
}, { path: 'force.html' });

test('a large network that is being made can be given up, and what was on show goes on', { timeout: 90_000 }, async () => {
  const { page, problems, close } = await openPage(browser, `${site.origin}/host.html`);
  page.setDefaultTimeout(20_000);
  const figure = await new Figure(page).ready();
  const counts = await figure.counts();
  const before = await still(figure);
  await figure.element.evaluate((element) => void (/** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).set({ people: 1_000_000, ties: 30, connections: 1000 })));
  const busy = figure.element.locator('.busy');
  const percent = async () => Number(/^Making the network: (\d+) %/.exec((await busy.innerText()).trim())?.[1]);
  await busy.filter({ hasText: /Making the network: \d+ %/ }).waitFor();
  const some = await percent();
  await busy.filter({ hasText: new RegExp(`network: (?!${some} )\\d+ %`) }).waitFor();
  const more = await percent();
  assert.ok(0 < some && some < more && more < 100, `${some} %, then ${more} %`);
  await figure.button('Cancel').click();
  await figure.element.locator('.busy').waitFor({ state: 'detached' });
  assert.deepEqual(await figure.counts(), counts);
  assert.equal(await still(figure), before);
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.at(), 26);
  assert.deepEqual(problems(), []);
  await close();
});
