/** Pages on paper: round circles, whole charts, no controls, and the link to each figure with its QR code. */
import assert from 'node:assert/strict';
import { SCENES } from '../../www/scenes/index.js';
import { Figure } from '../support/figure.mjs';
import { rest, until } from '../support/rest.mjs';
import { assertSeen } from '../support/seen.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

const { visit } = await start();

/** Width of a page of A4 and of Letter between margins of 12 mm, in CSS pixels. */
const PAPERS = { A4: 703, Letter: 725 };

/** A browser that prints does not report sizes, nor what comes into view: what was drawn for the screen is on paper. @param {Page} page */
const before = (page) =>
  page.addInitScript(() => {
    window.ResizeObserver = class extends window.ResizeObserver {
      /** @param {ResizeObserverCallback} callback */
      constructor(callback) {
        super((entries, observer) => matchMedia('print').matches || callback(entries, observer));
      }
    };
    window.IntersectionObserver = class extends window.IntersectionObserver {
      /** @param {IntersectionObserverCallback} callback @param {IntersectionObserverInit} [options] */
      constructor(callback, options) {
        super((entries, observer) => matchMedia('print').matches || callback(entries, observer), options);
      }
    };
  });

/** Shows the page as on paper of this width. @param {Page} page @param {number} width */
async function print(page, width) {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width, height: 1000 });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
}

/** Asserts that all that is visible of a figure belongs on paper. @param {Page} page @param {string} selector @param {number} width of the page */
async function onPaper(page, selector, width) {
  const found = await page.locator(selector).evaluate((figure) => {
    const root = /** @type {ShadowRoot} */ (figure.shadowRoot);
    const visible = (/** @type {string} */ names) => [...root.querySelectorAll(names)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
    const box = (/** @type {Element} */ one) => one.getBoundingClientRect();
    return {
      pictures: visible('.view canvas').map((one) => {
        const { width, height, right } = box(one);
        const { width: pixels, height: lines } = /** @type {HTMLCanvasElement} */ (one);
        return { aspect: width / height / (pixels / lines), right, height };
      }),
      charts: visible('.chart').map((one) => {
        const [svg, host] = [/** @type {Element} */ (one.querySelector('svg')), one].map(box);
        return { left: svg?.left ?? 0, right: svg?.right ?? 0, height: svg?.height ?? 0, over: (svg?.bottom ?? 0) - (host?.bottom ?? 0) };
      }),
      controls: visible('button, input, select, textarea, progress, summary, .busy, .lenses, .drawer').map((one) => `${one.className} ${one.textContent?.trim()}`),
      address: visible('.on-paper b').map((one) => one.textContent ?? ''),
      codes: visible('.on-paper svg[role=img]').map((one) => box(one).width),
      over: root.host.scrollWidth - root.host.clientWidth,
    };
  });
  assert.ok(found.pictures.length >= 1);
  for (const { aspect, right, height } of found.pictures) {
    assert.ok(Math.abs(aspect - 1) < 0.01, `a circle is ${aspect} times as wide as high`);
    assert.ok(right <= width && height > 100, JSON.stringify(found.pictures));
  }
  for (const { left, right, height, over } of found.charts) {
    assert.ok(left >= 0 && right <= width && height > 60 && over < 1, JSON.stringify(found.charts));
  }
  assert.deepEqual(found.controls, []);
  assert.equal(found.address.length, 1);
  assert.equal(found.codes.length, 1);
  assert.ok((found.codes[0] ?? 0) > 70);
  assert.ok(found.over <= 0, `${found.over} px too wide`);
  return found;
}

for (const scene of Object.keys(SCENES)) {
  visit(`${scene} is whole on paper, with round circles and its link`, `/embed.html?scene=${scene}`, async (page) => {
    await new Figure(page, 'hop-scope').ready();
    await rest(page);
    for (const width of Object.values(PAPERS)) {
      await print(page, width);
      const { address } = await onPaper(page, 'hop-scope', width);
      assert.equal(new URL(address[0] ?? '').origin, new URL(page.url()).origin);
      // A reader of the paper sees the picture, the charts and the answer; nobody presses a button on it.
      const parts = page.locator('hop-scope').locator('.view, .chart, .think .answer p').filter({ visible: true });
      assert.ok((await parts.count()) > 0);
      for (const part of await parts.all()) {
        await part.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
        await assertSeen(part, { name: `${scene} on paper: ${await part.evaluate(({ className }) => className)}` });
      }
      assert.equal(await page.locator('hop-scope').getByRole('button').filter({ visible: true }).count(), 0);
    }
    await page.emulateMedia({ media: 'screen' });
    await until('the link is gone', async () => (await page.locator('.on-paper').count()) === 0);
  }, { before });
}

visit('a dark figure is dark on light on paper', '/embed.html?scene=sandbox', async (page) => {
  await new Figure(page, 'hop-scope').ready();
  await rest(page);
  await print(page, PAPERS.A4);
  const colours = await page.locator('.figure.dark').evaluate((figure) => ['color', '--paper', '--first'].map((name) => getComputedStyle(figure).getPropertyValue(name)));
  const light = await page.locator('hop-scope').evaluate(async (figure) => {
    const { openEngine } = await import(`${location.origin}/engine.js`);
    const engine = await openEngine();
    const { light } = await engine.themes();
    engine.close();
    return light.first;
  });
  assert.deepEqual(colours, ['rgb(13, 17, 23)', '#fff', light]);
}, { before, colorScheme: 'dark' });

/** Presses the key for printing and waits for the browser's dialog, which a test cannot open. @param {Page} page */
async function press(page) {
  await page.evaluate(() => Object.assign(window, { print: () => Object.assign(document.body.dataset, { printed: '' }) }));
  await until('the styles of paper are there', () => page.evaluate(() => document.adoptedStyleSheets.length > 0));
  const printed = page.locator('body[data-printed]');
  // The key is heard once the script for printing is there.
  await until('it prints', async () => {
    await page.keyboard.press('Control+p');
    return printed.waitFor({ timeout: 15_000 }).then(() => true, () => false);
  }, 90_000);
}

visit('the key for printing first draws every figure of the page; builder and tools do not print', '/', async (page) => {
  await press(page);
  await print(page, PAPERS.A4);
  for (const scene of Object.keys(SCENES)) await onPaper(page, `#figure-${scene}`, PAPERS.A4);
  assert.equal(await page.locator(':is(nav, header button, header a, .tools, #builder, #present, #embed, summary, iframe, .prints):visible').count(), 0);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  assert.equal(await page.evaluate(() => scrollY), 0);
}, { before, timeout: 180_000 });

visit('a figure that has not started is left out, and needs no page of its own', '/', async (page) => {
  await new Figure(page, '#figure-hook').ready();
  await until('the styles of paper are there', () => page.evaluate(() => document.adoptedStyleSheets.length > 0));
  await rest(page);
  await print(page, PAPERS.A4);
  await onPaper(page, '#figure-hook', PAPERS.A4);
  // Its answer is a part of the page's text. The sandbox has none.
  const heights = await page.locator('hop-scope:not(#figure-hook)').evaluateAll((figures) =>
    figures.map((figure) => Math.max(0, ...[...(figure.shadowRoot?.querySelectorAll('.figure > :not(.later, .think, slot)') ?? [])].map((one) => one.getBoundingClientRect().height))),
  );
  assert.deepEqual(heights, heights.map(() => 0));
  assert.ok(await page.locator('#figure-contacts [slot=answer]').isVisible());
  assert.ok(((await page.locator('#figure-sandbox').boundingBox())?.height ?? 0) < 20);
  assert.equal(await page.locator('#sandbox').evaluate((section) => getComputedStyle(section).breakBefore), 'auto');
}, { before });
