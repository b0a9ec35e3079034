/** On a phone a person sees the picture and the main button of each scene together, wherever the picture stands on the screen. */
import assert from 'node:assert/strict';
import { SCENES } from '../../www/scenes/index.js';
import { Figure } from '../support/figure.mjs';
import { frames } from '../support/rest.mjs';
import { assertSeen } from '../support/seen.mjs';
import { HEAD, start } from '../support/start.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };

/** Height of the navigation, which stays at the top of index.html, in CSS pixels. */
const BAR = 48;

/** Selector of a scene's picture and of its main button, where they are not the usual ones. @type {Record<string, readonly [picture: string, button: string]>} */
const PARTS = {
  'two-lives': ['.lives-other .view, .stage:not([class*=lives-]) .view', '.lives-clock .primary'],
  'their-networks': ['.view', '.yes'],
  // The button is the one that can be pressed before a guess is drawn.
  exponential: ['.bet-chart', '.bet-do button'],
  'hidden-lists': ['.view', '.buttons button'],
  contacts: ['.view', '.buttons button'],
};

/** Scenes whose buttons stay on the screen. */
const STICKY = ['post', 'not-everyone', 'hidden-lists', 'contacts', 'own-network', 'sandbox'];

const page = (/** @type {string} */ scene) =>
  `${HEAD}<style>body { margin: 0 12px } p { height: 1500px; margin: 0 }</style><script type="module" src="/hopscope.js"></script><p id="before"><button>before</button></p><hop-scope scene="${scene}"></hop-scope><p id="after"></p>`;

const { visit } = await start({
  pages: {
    ...Object.fromEntries(Object.keys(SCENES).map((scene) => [`/${scene}.html`, page(scene)])),
    '/frame.html': `${HEAD}<style>body { margin: 0 }</style><p style="height: 300px"></p><iframe src="/embed.html?scene=sandbox&id=one" style="width: 100%; border: 0"></iframe><script src="/hopscope-host.js"></script>`,
  },
});

/** Scrolls the page at once. @param {import('playwright-core').Page} page @param {number} top */
async function scroll(page, top) {
  await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), top);
  await frames(page);
}

/** Edges of an element on the page, in CSS pixels. @param {import('playwright-core').Locator} locator */
const edges = (locator) => locator.evaluate((element) => ({ top: element.getBoundingClientRect().top + scrollY, bottom: element.getBoundingClientRect().bottom + scrollY }));

for (const scene of Object.keys(SCENES)) {
  visit(`${scene}: picture and main button are on one screen of a phone`, `/${scene}.html`, async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    await figure.rest();
    const [picture, button] = (PARTS[scene] ?? ['.view', 'button.primary']).map((selector) => figure.element.locator(selector).filter({ visible: true }).first());
    assert.ok(picture && button);
    /** @param {string} where */
    async function together(where) {
      await assertSeen(picture, { name: `${scene}, ${where}: the picture` });
      await assertSeen(button, { name: `${scene}, ${where}: the button` });
      const height = await button.evaluate((element) => element.getBoundingClientRect().height);
      assert.ok(height >= 38, `${scene}: the button is ${height} px high`);
    }
    const at = await edges(picture);
    await scroll(page, at.top - BAR);
    await together('at the top');
    if (!STICKY.includes(scene)) return;
    const bar = figure.element.locator('.buttons').first();
    // As soon as the picture is whole above the bar.
    await scroll(page, at.bottom - PHONE.viewport.height + (await bar.evaluate((element) => element.clientHeight)) + 4);
    await together('at the end');
    // Out of the figure the bar covers nothing.
    const { top, bottom } = await edges(figure.element);
    await scroll(page, top - PHONE.viewport.height);
    assert.ok((await bar.evaluate((element) => element.getBoundingClientRect().top)) >= PHONE.viewport.height, 'the bar is seen above the figure');
    await scroll(page, bottom);
    assert.ok((await bar.evaluate((element) => element.getBoundingClientRect().bottom)) <= 0, 'the bar is seen below the figure');
  }, PHONE);
}

visit('what has the focus is not behind the buttons, and the order of the focus is that of the figure', '/sandbox.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  await figure.rest();
  const { top } = await edges(figure.element);
  // Only the picture and the buttons are on the screen.
  await scroll(page, top - 330);
  await figure.element.locator('canvas').focus();
  const known = ['connections', 'Accept next invitation', 'Post', 'Play', 'Step', 'Reset'];
  /** @type {string[]} */
  const order = [];
  for (let steps = 0; steps < 12; steps += 1) {
    await page.keyboard.press('Tab');
    await frames(page);
    const focused = figure.element.locator(':focus');
    const name = await focused.evaluate((element) => element.getAttribute('name') ?? (element.textContent ?? '').trim());
    if (!known.includes(name)) continue;
    order.push(name);
    await assertSeen(focused, { name, patience: 3000 });
  }
  assert.deepEqual(order, known);
}, PHONE);

visit('in a frame as high as its content the buttons are in their place', '/frame.html', async (page) => {
  const frame = page.frameLocator('iframe');
  const bar = frame.locator('.buttons');
  await bar.waitFor();
  await frame.locator('.degrees').waitFor();
  await page.waitForFunction(() => (document.querySelector('iframe')?.clientHeight ?? 0) > 900);
  await assert.doesNotReject(frame.locator('.counters dd').last().click({ trial: true, timeout: 5000 }));
  const [above, below] = await Promise.all([frame.locator('.counters').boundingBox(), bar.boundingBox()]);
  assert.ok((above?.y ?? 0) + (above?.height ?? 0) <= (below?.y ?? 0) + 9, 'the buttons are below the counters');
}, PHONE);
