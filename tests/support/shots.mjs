/**
 * Screenshots of every scene and of the whole page, for a person to look at: light and dark, 360 and 1280 px wide, and on paper.
 *
 *     node tests/support/shots.mjs FOLDER [SCENE …]
 *
 * writes SCENE-WIDTH-SCHEME.png, SCENE-print.png and page-WIDTH-SCHEME.png after `cargo xtask build`, and prints the height of each figure on the page at
 * 360, 700 and 1280 px: www/site/style.css reserves this height. If scenes are named, only their screenshots are made.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SCENES } from '../../www/scenes/index.js';
import { launch, openPage, serveDist } from './browser.mjs';
import { Figure } from './figure.mjs';
import { rest } from './rest.mjs';

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
 * @param {(page: import('playwright-core').Page) => Promise<void>} shoot
 */
async function open(address, name, width, colorScheme, shoot) {
  const { page, problems, close } = await openPage(browser, `${site.origin}/${address}`, { viewport: { width, height: 900 }, colorScheme });
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

for (const scene of scenes) console.log(scene, ...[360, 700, 1280].map((width) => heights.get(`${scene} at ${width}`)));

await site.close();
await browser.close();
