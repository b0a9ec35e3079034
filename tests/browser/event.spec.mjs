/** Accepting somebody is an event: a chip says what it brought, and flies into the counter, which counts when the chip arrives. */
import assert from 'node:assert/strict';
import { Figure } from '../support/figure.mjs';
import { until } from '../support/rest.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {string} attributes */
const host = (attributes) => `<!doctype html><meta name="viewport" content="width=device-width"><title>A host</title><h1>A host</h1>
  <script type="module" src="hopscope.js"></script><hop-scope scene="sandbox" connections="27" ${attributes}></hop-scope>`;

const { visit } = await start({ pages: { '/host.html': host(''), '/still.html': host('motion="off"'), '/alone.html': host('show="second"') } });

/**
 * @param {string} name
 * @param {(figure: Figure, page: Page) => Promise<void>} body
 * @param {import('playwright-core').BrowserContextOptions & { path?: string }} [options]
 */
function event(name, body, { path = 'host.html', ...options } = {}) {
  visit(name, `/${path}`, async (page) => body(await new Figure(page).ready(), page), { viewport: { width: 1280, height: 800 }, ...options });
}

/** @param {Figure} figure */
const chip = (figure) => figure.element.locator('.chip');

/** The counter of who could be reached, as it is written now. @param {Figure} figure */
const counter = (figure) => figure.element.locator('[data-count=couldReach]');

/** @param {import('playwright-core').Locator} locator */
async function middle(locator) {
  const box = await locator.boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

event('the chip rises beside the accepted person, flies into the counter and fades; the counter counts when it arrives', async (figure) => {
  const before = await figure.count('could reach');
  /** Every text of the counter from now on. */
  const written = await counter(figure).evaluateHandle((element) => {
    /** @type {number[]} */
    const texts = [];
    new MutationObserver(() => texts.push(Number(element.textContent?.replaceAll(',', '')))).observe(element, { childList: true, characterData: true, subtree: true });
    return texts;
  });
  const gained = Number(/\+(\d+) new/.exec(await figure.element.locator('.next').innerText())?.[1]);
  assert.ok(gained > 20, 'somebody who brings many');
  await figure.settled(() => figure.accept.click());
  await chip(figure).waitFor();
  // The other numbers are those of the new connection already.
  await until('the 1st degree', async () => (await figure.element.locator('[data-count=first]').innerText()) === '28');
  assert.equal(await counter(figure).innerText(), String(before));
  assert.match(await chip(figure).innerText(), new RegExp(`^\\+${gained} new`));
  // It stands where the person is, not in the corner of the picture.
  const view = await figure.element.locator('.view').boundingBox();
  await until('it stands in the picture', () => chip(figure).evaluate((element) => element.style.inset !== ''));
  const stood = await middle(chip(figure));
  assert.ok(view && stood.y < view.y + view.height * 0.7, `${stood.y}`);
  assert.equal(await figure.count('could reach'), before + gained);
  // It counts from the number of before, never from the start.
  const least = Math.min(...(await written.jsonValue()));
  assert.ok(least >= before, `${least}`);
  assert.equal(await chip(figure).evaluate((element) => getComputedStyle(element).opacity), '0');
  const [from, to] = [await middle(chip(figure)), await middle(counter(figure))];
  assert.ok(Math.hypot(from.x - to.x, from.y - to.y) < 8, `${from.x} ${from.y}, ${to.x} ${to.y}`);
  // Nothing is left of it after the next action.
  await figure.settled(() => figure.button('Reset').click());
  assert.equal(await chip(figure).count(), 0);
});

event('pressed many times in a row there is one chip, and the counter is right', async (figure) => {
  const before = await figure.count('could reach');
  let gained = 0;
  for (let press = 0; press < 4; press += 1) {
    await figure.settled(() => figure.accept.click());
    await until('the next invitation', async () => (await figure.at()) === 28 + press);
    gained += Number(await until('the gain', async () => /brought (\d+) new/.exec(await figure.element.locator('.happened').innerText())?.[1]));
    assert.ok((await chip(figure).count()) <= 1);
  }
  assert.equal(await figure.count('could reach'), before + gained);
  assert.equal(await chip(figure).count(), 1);
});

event('back at an accepted connection by the slider, no chip rises again', async (figure) => {
  await figure.settled(() => figure.accept.click());
  const reached = await figure.count('could reach');
  await figure.settled(() => figure.connections.fill('20'));
  await figure.settled(() => figure.connections.fill('28'));
  assert.equal(await chip(figure).count(), 0);
  assert.equal(await figure.count('could reach'), reached);
});

for (const [name, options] of /** @type {const} */ ([['reduced motion', { reducedMotion: 'reduce' }], ['motion="off"', { path: 'still.html' }]])) {
  event(`with ${name} the chip stands until the next action, and the numbers are there at once`, async (figure, page) => {
    const before = await figure.count('could reach');
    await figure.settled(() => figure.accept.click());
    await chip(figure).waitFor();
    assert.equal(await page.evaluate(() => document.querySelector('hop-scope')?.shadowRoot?.getAnimations().length), 0);
    assert.ok((await figure.count('could reach')) > before);
    assert.equal(await chip(figure).evaluate((element) => getComputedStyle(element).opacity), '1');
    assert.ok(await chip(figure).isVisible());
    await figure.settled(() => figure.button('Post').click());
    assert.equal(await chip(figure).count(), 0);
  }, options);
}

event('without the counter the chip stands in the picture until the next action', async (figure) => {
  await figure.settled(() => figure.accept.click());
  await figure.rest();
  assert.equal(await chip(figure).evaluate((element) => getComputedStyle(element).opacity), '1');
  assert.ok(await chip(figure).isVisible());
}, { path: 'alone.html' });

event('the ties of the event stay until the next action, also when the pointer leaves the button', async (figure, page) => {
  await page.mouse.move(2, 2);
  await figure.settled(() => figure.connections.fill('28'));
  const idle = await figure.still();
  await figure.settled(() => figure.connections.fill('27'));
  await figure.accept.hover();
  await figure.settled(() => figure.accept.click());
  const shown = await figure.still();
  assert.notEqual(shown, idle);
  await page.mouse.move(2, 2);
  assert.equal(await figure.still(), shown);
  await figure.settled(() => figure.connections.fill('20'));
  await figure.settled(() => figure.connections.fill('28'));
  assert.equal(await figure.still(), idle);
});

event('on a phone the chip stands in its corner', async (figure) => {
  await figure.settled(() => figure.accept.click());
  await chip(figure).waitFor();
  const [view, box] = await Promise.all([figure.element.locator('.view').boundingBox(), chip(figure).boundingBox()]);
  assert.ok(view && box && Math.abs(view.x + view.width - box.x - box.width) < 2 && box.x >= view.x);
}, { viewport: { width: 360, height: 780 } });
