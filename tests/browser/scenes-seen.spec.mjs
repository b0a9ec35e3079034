/** A person sees the picture, the main button and the chart of each scene, at four sizes of the window; on a screen of 720 px, together. */
import assert from 'node:assert/strict';
import { SCENES } from '../../www/scenes/index.js';
import { Figure } from '../support/figure.mjs';
import { assertSeen } from '../support/seen.mjs';
import { HEAD, start } from '../support/start.mjs';

/** The windows: phone, tablet, laptop and monitor. */
const SIZES = /** @type {const} */ ([[360, 740], [768, 1024], [1280, 720], [1920, 1080]]);

/** Height of the window in which all of them are seen together. */
const SCREEN = 720;

/** Height of the navigation, which stays at the top of index.html, in CSS pixels. */
const BAR = 48;

/** Selector of a scene's main button, where it has no primary one. @type {Record<string, string>} */
const MAIN = { 'their-networks': '.yes', 'hidden-lists': '[part=buttons] button', contacts: '[part=buttons] button' };

const site = await start({
  pages: Object.fromEntries(
    Object.keys(SCENES).map((scene) => [`/${scene}.html`, `${HEAD}<style>body { margin: 0 12px 1000px }</style><script type="module" src="/hopscope.js"></script><hop-scope scene="${scene}" think="off"></hop-scope>`]),
  ),
});

for (const scene of Object.keys(SCENES)) {
  site.visit(`${scene}: picture, main button and chart are seen`, `/${scene}.html`, async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await figure.rest();
      const found = [figure.element.locator('.view'), figure.element.locator('.chart')].map((locator) => locator.filter({ visible: true }).all());
      const all = [...(await Promise.all(found)).flat(), figure.element.locator(MAIN[scene] ?? 'button.primary').filter({ visible: true }).first()];
      for (const one of all) {
        await one.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
        await assertSeen(one, { name: `${scene} at ${width} px: ${one}` });
      }
      if (height !== SCREEN) continue;
      // What is found out about the life stands below its figure, and is read after it.
      const below = await Promise.all(all.map((one) => one.evaluate((element) => element.closest('.across > .sections') !== null)));
      const together = all.filter((_, index) => !below[index]);
      assert.ok(together.length >= 2);
      const tops = await Promise.all(together.map((one) => one.evaluate((element) => element.getBoundingClientRect().top + scrollY)));
      await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), Math.min(...tops) - BAR);
      for (const one of together) await assertSeen(one, { name: `${scene} on one screen: ${one}` });
    }
  });
}
