/** Nothing jumps while a scene plays: the browser reports no layout shift, and what the reader looks at and presses stays where it is. */
import assert from 'node:assert/strict';
import { SCENES } from '../../www/scenes/index.js';
import { Figure } from '../support/figure.mjs';
import { PLAYS } from '../support/plays.mjs';
import { frames } from '../support/rest.mjs';
import { HEAD, start } from '../support/start.mjs';

/** Largest sum of layout shifts that is only rounding. */
const ROUNDING = 0.003;

const SIZES = /** @type {const} */ ([[1280, 720], [360, 740]]);

const { visit } = await start({
  pages: Object.fromEntries(
    Object.keys(SCENES).map((scene) => [
      `/${scene}.html`,
      `${HEAD}<style>body { margin: 0 8px 2000px }</style><script type="module" src="/hopscope.js"></script><hop-scope scene="${scene}" speed="4"></hop-scope>`,
    ]),
  ),
});

/**
 * Collects the layout shifts of the page: the value of each, and what moved. The browser names no element of a shadow tree, so it is what lies
 * in the middle of the new place. Words that move within their paragraph, which was written anew, are none.
 * @param {import('playwright-core').Page} page
 */
const observe = (page) =>
  page.evaluate(() => {
    /** @typedef {{ value: number, hadRecentInput: boolean, sources: { previousRect: DOMRect, currentRect: DOMRect }[] }} Shift */
    /** @type {string[]} */
    const shifts = [];
    const place = (/** @type {DOMRect} */ { left, top, width, height }) => [left, top, width, height].map(Math.round).join(' ');
    /** @param {DOMRect} rect */
    function at({ left, top, width, height }) {
      const [x, y] = [left + width / 2, top + height / 2];
      const found = document.elementFromPoint(x, y);
      return found?.shadowRoot?.elementFromPoint(x, y) ?? found;
    }
    /** @param {Shift['sources'][number]} source */
    function isRewritten({ previousRect, currentRect }) {
      const box = at(currentRect)?.closest('p, td, th, dd')?.getBoundingClientRect();
      // A place outside the window is empty.
      const inside = (/** @type {DOMRect} */ rect) => rect.width === 0 || (box && rect.left >= box.left - 1 && rect.right <= box.right + 1 && rect.top >= box.top - 1 && rect.bottom <= box.bottom + 1);
      return inside(previousRect) && inside(currentRect);
    }
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = /** @type {Shift} */ (/** @type {unknown} */ (entry));
        if (hadRecentInput || sources.every(isRewritten)) continue;
        const moved = sources.map(({ previousRect, currentRect }) => `${at(currentRect)?.localName}.${at(currentRect)?.className} from ${place(previousRect)} to ${place(currentRect)}`);
        shifts.push(`${value.toFixed(5)}: ${moved.join('; ')}`);
      }
    });
    observer.observe({ type: 'layout-shift' });
    Object.assign(window, { takeShifts: () => shifts.splice(0) });
  });

for (const scene of Object.keys(SCENES)) {
  for (const [width, height] of SIZES) {
    visit(`${scene} at ${width} × ${height}: nothing jumps`, `/${scene}.html`, async (page) => {
      const figure = await new Figure(page, 'hop-scope').ready();
      await figure.rest();
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await frames(page);
      await observe(page);
      /** @type {string[]} */
      const found = [];
      let sum = 0;
      for (const { name, act, adds } of PLAYS[scene] ?? []) {
        await act(figure);
        await frames(page);
        const shifts = await page.evaluate(() => /** @type {any} */ (window).takeShifts());
        // The browser leaves out the shifts of the first 500 ms after a click. A slow machine needs longer for the new part.
        if (adds) continue;
        for (const shift of shifts) sum += parseFloat(shift);
        found.push(...shifts.map((/** @type {string} */ shift) => `${name}: ${shift}`));
      }
      assert.ok(sum <= ROUNDING, `a shift of ${sum}:\n${found.join('\n')}`);
    }, { viewport: { width, height } });
  }
}

visit('a counter counts from what it shows to its new value, and not from zero', '/sandbox.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  await figure.rest();
  const counter = figure.element.locator('[data-count=third]');
  const numbers = await counter.evaluateHandle((element) => {
    const read = () => Number((element.textContent ?? '').replace(/\D/g, ''));
    const numbers = [read()];
    new MutationObserver(() => numbers.push(read())).observe(element, { childList: true, characterData: true, subtree: true });
    return numbers;
  });
  for (let accepted = 0; accepted < 4; accepted += 1) {
    await figure.accept.click();
    await figure.rest();
  }
  const seen = await numbers.jsonValue();
  assert.ok(seen.length > 2 && seen.every((number) => number > 800), String(seen));
});
