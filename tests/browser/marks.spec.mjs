/** Labels and marks of the picture: the rings and their counts, tints, and whom an invitation would bring or has brought. */
import assert from 'node:assert/strict';
import { Figure } from '../support/figure.mjs';
import { until } from '../support/rest.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {string} attributes */
const host = (attributes) => `<!doctype html><meta name="viewport" content="width=device-width"><title>A host</title><h1>A host</h1>
  <script type="module" src="hopscope.js"></script><hop-scope scene="sandbox" ${attributes}></hop-scope>`;

const { visit } = await start({ pages: { '/host.html': host(''), '/untinted.html': host('tint="off"'), '/alone.html': host('show="second"') } });

/**
 * @param {string} name
 * @param {(figure: Figure, page: Page) => Promise<void>} body
 * @param {{ path?: string, options?: import('playwright-core').BrowserContextOptions }} [settings]
 */
function marks(name, body, { path = 'host.html', options = {} } = {}) {
  visit(name, `/${path}`, async (page) => body(await new Figure(page).ready(), page), options);
}

/** @param {Figure} figure */
const labels = (figure) => figure.element.locator('.degrees span').allInnerTexts();

for (const width of [360, 1280]) {
  marks(`each ring says its degree and its count, at ${width} px`, async (figure, page) => {
    const [first, second, third] = await Promise.all(['1st degree', '2nd degree', '3rd degree'].map((name) => figure.count(name)));
    assert.deepEqual(await labels(figure), [`1st · ${first}`, `2nd · ${second}`, `3rd · ${third}`]);
    const view = await figure.element.locator('.view').boundingBox();
    assert.ok(view);
    const radius = (Math.min(view.width, view.height) / 2) * 0.965;
    for (const [index, ring] of [0.43, 0.69, 0.87].entries()) {
      const box = await figure.element.locator('.degrees span').nth(index).boundingBox();
      assert.ok(box);
      assert.ok(Math.abs(box.y + box.height / 2 - (view.y + view.height / 2 - ring * radius)) < 1.5, `label ${index} is on its ring`);
      // On a phone the labels stand beside the buttons.
      assert.ok(Math.abs(box.x + box.width / 2 - (view.x + view.width * (width < 560 ? 0.57 : 0.5))) < 1.5);
    }
    await figure.button('Larger').click();
    await until('the labels are gone', async () => (await labels(figure)).length === 0);
    await figure.button('Show the whole picture').click();
    await until('the labels are back', async () => (await labels(figure)).length === 3);
    await figure.button('Structure').click();
    await until('the labels are gone', async () => (await labels(figure)).length === 0);
    assert.equal(await page.locator('.degrees:not([aria-hidden=true])').count(), 0);
  }, { options: { viewport: { width, height: 800 } } });
}

marks('only the counts that the author shows are on the rings', async (figure) => {
  assert.match((await labels(figure)).join(), /^2nd · \d+$/);
}, { path: 'alone.html' });

marks('the tints of communities are off in one switch', async (figure) => {
  const tinted = await figure.still();
  const box = figure.element.getByLabel('tint the communities');
  assert.ok(await box.isChecked());
  await box.uncheck();
  const plain = await figure.still();
  assert.notEqual(plain, tinted);
  await box.check();
  assert.equal(await figure.still(), tinted);
});

marks('an author can turn the tints off', async (figure) => {
  const plain = await figure.still();
  const box = figure.element.getByLabel('tint the communities');
  assert.ok(!(await box.isChecked()));
  await box.check();
  assert.notEqual(await figure.still(), plain);
}, { path: 'untinted.html' });

marks('an invitation that is pointed at or focused shows whom it would bring', async (figure, page) => {
  await page.mouse.move(2, 2);
  const before = await figure.still();
  await figure.button('Accept next invitation').hover();
  const hovered = await figure.still();
  assert.notEqual(hovered, before);
  await page.mouse.move(2, 2);
  assert.equal(await figure.still(), before);
  await figure.button('Accept next invitation').focus();
  assert.equal(await figure.still(), hovered);
});

marks('after a connection the picture says whom it brought, until the next action', async (figure) => {
  const chip = figure.element.locator('.chip');
  assert.equal(await chip.count(), 0);
  await figure.settled(() => figure.button('Accept next invitation').click());
  const gained = await figure.count('just gained');
  assert.match(await chip.innerText(), new RegExp(`^\\+${gained} new\n\\d+ you reached already$`));
  await figure.settled(() => figure.button('Reset').click());
  assert.equal(await chip.count(), 0);
});
