/** After what a reader does in a scene, they see what it shows: at four sizes of the window. */
import { SCENES } from '../../www/scenes/index.js';
import { Figure } from '../support/figure.mjs';
import { PLAYS } from '../support/plays.mjs';
import { until } from '../support/rest.mjs';
import { assertSeen } from '../support/seen.mjs';
import { HEAD, start } from '../support/start.mjs';

/** The windows: phone, tablet, laptop and monitor. */
const SIZES = /** @type {const} */ ([[360, 740], [768, 1024], [1280, 720], [1920, 1080]]);

const { visit } = await start({
  pages: Object.fromEntries(
    Object.keys(SCENES).map((scene) => [`/${scene}.html`, `${HEAD}<style>body { margin: 0 12px 1000px }</style><script type="module" src="/hopscope.js"></script><hop-scope scene="${scene}" speed="4"></hop-scope>`]),
  ),
});

for (const scene of Object.keys(SCENES)) {
  visit(`${scene}: what it shows is seen at ${SIZES.map(([width]) => width).join(', ')} px`, `/${scene}.html`, async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    await figure.rest();
    for (const { name, act, shows } of PLAYS[scene] ?? []) {
      // A picture out of view does not move.
      await figure.look();
      await act(figure);
      for (const [width, height] of shows.length > 0 ? SIZES : []) {
        await page.setViewportSize({ width, height });
        await figure.rest();
        for (const selector of shows) await assertAllSeen(figure, selector, `${scene} at ${width} px, ${name}: ${selector}`);
      }
    }
  }, { viewport: { width: SIZES[0][0], height: SIZES[0][1] } });
}

/**
 * Asserts that all elements of a selector are seen: each person, each sentence.
 * @param {Figure} figure @param {string} selector @param {string} name
 */
async function assertAllSeen(figure, selector, name) {
  const shown = figure.element.locator(selector).filter({ visible: true });
  await until(name, async () => (await shown.first().isVisible()) || figure.look());
  for (const one of await shown.all()) {
    await one.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await assertSeen(one, { name, patience: 4000 });
  }
}
