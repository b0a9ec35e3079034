/**
 * Screenshots of every scene and of the whole page, for a person to look at: light and dark, 360 and 1280 px wide, and on paper; of the room at two
 * sizes; and film strips of what moves.
 *
 *     node tests/support/shots.mjs FOLDER [SCENE …]
 *
 * writes SCENE-WIDTH-SCHEME.png, SCENE-print.png, page-WIDTH-SCHEME.png, room-SCENE-WIDTH.png and film-NAME-SCHEME.png after `cargo xtask build`, and prints the height of each figure on the page at
 * 360, 700 and 1280 px: www/site/style.css reserves this height. If scenes are named, only their screenshots are made.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCENES } from '../../www/scenes/index.js';
import { launch, openPage, serveDist } from './browser.mjs';
import { Figure } from './figure.mjs';
import { filmStrip, stillClock } from './film.mjs';
import { rest, until } from './rest.mjs';

const [folder, ...asked] = process.argv.slice(2);
if (!folder) throw new Error('node tests/support/shots.mjs FOLDER [SCENE …]');
mkdirSync(folder, { recursive: true });

const scenes = asked.length > 0 ? asked : Object.keys(SCENES);
const pages = Object.fromEntries(
  scenes.map((scene) => [
    `/shot-${scene}`,
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${scene}</title>
    <style>body { margin: 12px; background: #fcfbf9 } @media (prefers-color-scheme: dark) { body { background: #0f1318 } }</style>
    <script type="module" src="/hopscope.js"></script><hop-scope scene="${scene}"></hop-scope>`,
  ]),
);

/** Heights of the figures, in CSS pixels. @type {Map<string, number>} */
const heights = new Map();

const browser = await launch();
const site = await serveDist({ pages });

/**
 * @param {string} address @param {string} name @param {number} width @param {'light' | 'dark'} colorScheme
 * @param {(page: import('playwright-core').Page) => Promise<void>} shoot @param {Parameters<typeof openPage>[2]} [more]
 */
async function open(address, name, width, colorScheme, shoot, more = {}) {
  const { page, problems, close } = await openPage(browser, `${site.origin}/${address}`, { viewport: { width, height: 900 }, colorScheme, ...more });
  await shoot(page);
  for (const problem of problems()) console.log(`${name}: ${problem}`);
  await close();
}

/** @param {Figure} figure */
const high = async ({ element }) => Math.round((await element.boundingBox())?.height ?? NaN);

for (const width of [360, 1280]) {
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    for (const scene of scenes) {
      const name = `${scene}-${width}-${scheme}`;
      await open(`shot-${scene}`, name, width, scheme, async (page) => {
        const figure = await new Figure(page, 'hop-scope').ready();
        await rest(page);
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
        if (scheme === 'light') heights.set(`${scene} at ${width}`, await high(figure));
        if (name !== `${scene}-360-light`) return;
        await page.setViewportSize({ width: 700, height: 900 });
        await rest(page);
        heights.set(`${scene} at 700`, await high(figure));
      });
    }
    if (asked.length > 0) continue;
    const name = `page-${width}-${scheme}`;
    await open('', name, width, scheme, async (page) => {
      for (const scene of scenes) {
        await new Figure(page, `#figure-${scene}`).ready();
        await rest(page);
      }
      await page.evaluate(() => scrollTo(0, 0));
      await rest(page);
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    });
  }
}

/** Width of A4 between margins of 12 mm, in CSS pixels. */
const PAPER = 703;
for (const scene of scenes) {
  await open(`shot-${scene}`, `${scene}-print`, PAPER, 'light', async (page) => {
    await new Figure(page, 'hop-scope').ready();
    await rest(page);
    await page.emulateMedia({ media: 'print' });
    await page.locator('.on-paper').waitFor();
    await rest(page);
    await page.screenshot({ path: join(folder, `${scene}-print.png`), fullPage: true });
  });
}

/**
 * The film strips: the scene, what begins the animation, and the times of the frames in ms. Two lives are played four times as fast.
 * @type {Record<string, { scene: string, before?: string, press: string, times: number[], step?: number }>}
 */
const FILMS = {
  accept: { scene: 'sandbox', press: 'Accept next invitation', times: [0, 96, 192, 288, 384, 900] },
  post: { scene: 'post', press: 'Post and play', times: [0, 400, 800, 1200, 2000, 4000] },
  'two-lives': { scene: 'two-lives', press: 'Play', times: [0, 2500, 5000, 10_000, 17_500, 25_000], step: 100 },
  reveal: { scene: 'exponential', before: 'a straight line', press: 'Show what happens', times: [0, 112, 208, 304, 400, 900] },
};
for (const [name, { scene, before, press, times, step }] of Object.entries(FILMS)) {
  if (!scenes.includes(scene)) continue;
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    await open(`shot-${scene}`, `film-${name}-${scheme}`, 1280, scheme, async (page) => {
      const figure = await new Figure(page, 'hop-scope').ready();
      await rest(page);
      if (before) await figure.button(before).click();
      await rest(page);
      const box = await figure.element.boundingBox();
      const clip = { x: box?.x ?? 0, y: box?.y ?? 0, width: box?.width ?? 0, height: Math.min(box?.height ?? 0, 720) };
      const act = () => figure.button(press).evaluate((button) => /** @type {HTMLElement} */ (button).click());
      writeFileSync(join(folder, `film-${name}-${scheme}.png`), await filmStrip(page, act, times, clip, step));
    }, { before: stillClock });
  }
}

/** The room: each scene with its answer, at the sizes of two projectors. */
for (const [width, height] of asked.length > 0 ? [] : /** @type {const} */ ([[1280, 720], [1920, 1080]])) {
  await open('', `room-${width}`, width, 'light', async (page) => {
    await page.getByRole('button', { name: 'Show it to a room' }).click();
    const next = page.locator('.bar .next');
    for (let scene; (await next.innerText()) !== 'Summary'; ) {
      scene = (await page.locator('section[data-now] hop-scope').getAttribute('scene')) ?? '';
      const figure = new Figure(page, `#figure-${scene}`);
      // The picture of a bet is hidden: it would show the answer.
      await figure.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).ready.then(() => undefined));
      // What plays is stopped: a click does not go past it.
      await until('a click goes on', async () => {
        await figure.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).pause());
        return (await next.getAttribute('aria-disabled')) !== 'true';
      });
      await page.keyboard.press('PageDown');
      if ((await page.locator('.bar [aria-current=step]').innerText()) !== 'Answer') continue;
      await rest(page);
      await page.screenshot({ path: join(folder, `room-${scene}-${width}.png`) });
    }
  }, { viewport: { width, height } });
}

for (const scene of scenes) console.log(scene, ...[360, 700, 1280].map((width) => heights.get(`${scene} at ${width}`)));

await site.close();
await browser.close();
