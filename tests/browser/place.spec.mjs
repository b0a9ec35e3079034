/** The place of a pasted element: what it reserves before its script runs, what moves while it starts, and what of the page's text styles comes in. */
import assert from 'node:assert/strict';
import { SCENES } from '../../www/scenes/index.js';
import { element } from '../../www/site/builder/snippets.js';
import { Figure } from '../support/figure.mjs';
import { start } from '../support/start.mjs';

/** Widths of the window, in CSS pixels. */
const WIDTHS = [375, 1000];

/** Text properties of a page that must not reach the parts of a figure. Its own values of them are other ones. */
const LEAKS = {
  'text-transform': 'uppercase', 'letter-spacing': '.2em', 'word-spacing': '1em', 'text-shadow': '1px 1px red', 'text-align': 'right', 'white-space': 'nowrap',
  'line-height': '3', 'font-style': 'italic', 'font-weight': '900', 'font-variant': 'small-caps', 'text-indent': '3em', direction: 'rtl', hyphens: 'auto', cursor: 'wait',
  'word-break': 'break-all', 'tab-size': '20', quotes: 'none', 'list-style': 'square', color: 'red',
};
const leaks = Object.entries(LEAKS).map(([name, value]) => `${name}: ${value}`).join('; ');

const FIGURE = '<hop-scope scene="post" people="300" seed="4"></hop-scope>';

/** @param {string} body @param {string} [styles] */
const pageOf = (body, styles = '') => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>host</title><link rel="icon" href="data:,">
  <style>body { margin: 8px } ${styles}</style><body>${body}`;

const SCRIPT = '<script type="module" src="/hopscope.js"></script>';

const TEXT = `<p>${'Words of an article that stands around a figure. '.repeat(12)}</p>`;

/** Maximum layout shift of a page, as browsers score it. From .1 on they call a page unstable. */
const SHIFT = 0.03;

/** The lines of the builder. @param {string} scene @param {string} folder */
const pasted = (scene, folder) => element({ author: { scene }, values: {}, width: '100%', height: 700, follows: true, title: '' }, new URL(folder));

const scenes = Object.keys(SCENES);
const { visit } = await start({
  pages: {
    '/plain.html': pageOf(SCRIPT + FIGURE),
    '/inherited.html': pageOf(`<div style="${leaks}">${SCRIPT}${FIGURE}</div>`),
    '/everything.html': pageOf(SCRIPT + FIGURE, `* { ${leaks} }`),
    '/far.html': pageOf(`<div style="height: 4000px"></div>${SCRIPT}<hop-scope scene="post"><p slot="answer">The answer of the author</p></hop-scope>`),
    '/hidden.html': pageOf(`${SCRIPT}<div style="visibility: hidden">${FIGURE}</div>`),
    // Nothing answers at this address: the element is never defined.
    ...Object.fromEntries(scenes.map((scene) => [`/before-${scene}.html`, pageOf(`<div>${pasted(scene, 'http://127.0.0.1:9/')}</div>`)])),
    ...Object.fromEntries(scenes.flatMap((scene) => [['top', 0], ['below', 12]].map(([where, before]) => [`/${where}-${scene}.html`, pageOf(`${TEXT.repeat(Number(before))}${pasted(scene, 'http://x/').replaceAll('http://x/', '/')}${TEXT.repeat(3)}`)]))),
    '/before-flex.html': pageOf(`<div style="display: flex; flex-direction: column; align-items: center">${pasted('post', 'http://127.0.0.1:9/')}</div>`),
    '/all.html': pageOf(SCRIPT + scenes.map((scene) => `<hop-scope scene="${scene}"></hop-scope>`).join(''), 'hop-scope { margin-top: 3000px }'),
  },
});

/** The computed values of LEAKS of every part of the figure. @param {import('playwright-core').Page} page @returns {Promise<[string, string[]][]>} */
async function styles(page) {
  const figure = await new Figure(page, 'hop-scope').ready();
  await figure.element.locator('.place:not(.starts)').waitFor({ state: 'attached' });
  return figure.element.evaluate(
    (element, names) => [...(element.shadowRoot?.querySelectorAll('*') ?? [])].map((part) => {
      const style = getComputedStyle(part);
      return /** @type {[string, string[]]} */ ([`${part.localName}.${part.getAttribute('class') ?? ''}`, names.map((name) => `${name}: ${style.getPropertyValue(name)}`)]);
    }),
    Object.keys(LEAKS),
  );
}

/** @type {[string, string[]][]} */
let plain;
visit('a figure on a page without styles', '/plain.html', async (page) => {
  plain = await styles(page);
  assert.ok(plain.length > 50);
});

for (const path of ['/inherited.html', '/everything.html']) {
  visit(`no text property of the page comes into a figure: ${path}`, path, async (page) => {
    assert.deepEqual(await styles(page), plain);
  });
}

visit('an element that is removed and put back shows the values and the moment it had', '/plain.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  const [before, after] = await figure.element.evaluate(async (element) => {
    const figure = /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element);
    await figure.set({ connections: 37, seed: 9, post: 1 });
    figure.accept();
    await new Promise((settled) => figure.addEventListener('settled', settled, { once: true }));
    const text = figure.getState().text;
    const parent = figure.parentNode;
    figure.remove();
    await new Promise((done) => requestAnimationFrame(done));
    const again = new Promise((ready) => figure.addEventListener('ready', ready, { once: true }));
    parent?.append(figure);
    await again;
    return [text, figure.getState().text];
  });
  assert.match(before ?? '', /seed=9/);
  assert.match(before ?? '', /connections=38/);
  assert.equal(after, before);
});

visit('what the author wrote into a figure that was never near is printed', '/far.html', async (page) => {
  await page.evaluate(() => customElements.whenDefined('hop-scope').then(() => undefined));
  const answer = page.getByText('The answer of the author');
  assert.ok(!(await answer.isVisible()));
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
  await answer.waitFor({ state: 'visible' });
});

visit('what a page hides stays hidden', '/hidden.html', async (page) => {
  await page.locator('hop-scope').evaluate((figure) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (figure).ready.then(() => undefined));
  assert.equal(await page.locator('hop-scope .view').evaluate((view) => getComputedStyle(view).visibility), 'hidden');
});

for (const width of WIDTHS) {
  visit(`${width} px: before its script runs, an element has the size that it reserves later`, '/all.html', async (page, { context }) => {
    await page.evaluate(() => customElements.whenDefined('hop-scope').then(() => undefined));
    for (const scene of scenes) {
      // The reserved height, without the parts.
      const later = await page.locator(`hop-scope[scene=${scene}]`).evaluate((figure) => {
        const alone = /** @type {HTMLElement} */ (figure.cloneNode());
        document.body.prepend(alone);
        alone.style.margin = '0';
        const { width, height } = alone.getBoundingClientRect();
        alone.remove();
        return { width, height: Math.round(height) };
      });
      const early = await context.newPage();
      await early.setViewportSize({ width, height: 900 });
      await early.goto(new URL(`/before-${scene}.html`, page.url()).href);
      const now = await early.locator('hop-scope').evaluate((figure) => {
        const { width, height } = figure.getBoundingClientRect();
        return { width, height: Math.round(height) };
      });
      await early.close();
      assert.deepEqual(now, later, scene);
      assert.ok(now.height > 400, `${scene}: ${now.height} px`);
    }
  }, { viewport: { width, height: 900 }, origins: ['http://127.0.0.1:9'], expected: [/127\.0\.0\.1:9\//, /ERR_CONNECTION_REFUSED|ERR_UNSAFE_PORT/] });

  visit(`${width} px: before its script runs, an element does not collapse in a centred column`, '/before-flex.html', async (page) => {
    const box = await page.locator('hop-scope').boundingBox();
    assert.equal(box?.width, Math.min(640, width - 16));
    assert.ok((box?.height ?? 0) > 1000);
  }, { viewport: { width, height: 900 }, origins: ['http://127.0.0.1:9'], expected: [/127\.0\.0\.1:9\//, /ERR_CONNECTION_REFUSED|ERR_UNSAFE_PORT/] });
}

/** Slows the network and the processor down, and sums up the layout shift. @param {import('playwright-core').Page} page */
async function slowly(page) {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.emulateNetworkConditions', { offline: false, latency: 80, downloadThroughput: 200_000, uploadThroughput: 100_000 });
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 2 });
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const { value } of /** @type {(PerformanceEntry & { value: number })[]} */ (list.getEntries())) Reflect.set(window, 'shift', Reflect.get(window, 'shift') + value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

for (const width of WIDTHS) {
  for (const where of ['top', 'below']) {
    visit(`${width} px, ${where}: nothing moves while a pasted element starts on a slow connection`, `/${where}-hook.html`, async (page) => {
      /** @type {string[]} */
      const moved = [];
      for (const scene of scenes) {
        await page.goto(new URL(`/${where}-${scene}.html`, page.url()).href);
        const figure = new Figure(page, 'hop-scope');
        if (where === 'below') await figure.element.evaluate((element) => element.scrollIntoView());
        await figure.element.evaluate((element) => customElements.whenDefined('hop-scope').then(() => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).ready).then(() => undefined));
        await figure.element.locator('.place:not(.starts)').waitFor({ state: 'attached' });
        await figure.rest();
        const shift = /** @type {number} */ (await page.evaluate(() => Reflect.get(window, 'shift')));
        if (!(shift <= SHIFT)) moved.push(`${scene}: ${shift.toFixed(3)}`);
      }
      assert.deepEqual(moved, []);
    }, { viewport: { width, height: 800 }, timeout: 240_000, before: slowly, expected: [/ERR_ABORTED/] });
  }
}
