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
  for (const [width, height] of SIZES) {
    visit(`${scene} at ${width} px: what it shows is seen`, `/${scene}.html`, async (page) => {
      const figure = await new Figure(page, 'hop-scope').ready();
      await figure.rest();
      for (const { name, act, shows } of PLAYS[scene] ?? []) {
        // A picture out of view does not move.
        await figure.look();
        await act(figure);
        for (const selector of shows) {
          // Also what is there several times: each person, each sentence.
          const shown = figure.element.locator(selector).filter({ visible: true });
          await until(`${name}: ${selector}`, async () => (await shown.first().isVisible()) || figure.look());
          const all = await shown.all();
          for (const one of all) {
            await one.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
            await assertSeen(one, { name: `${scene}, ${name}: ${selector}`, patience: 4000 });
          }
        }
      }
    }, { viewport: { width, height } });
  }
}
