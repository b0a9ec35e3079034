/**
 * Makes www/card.png, the preview picture of links to the page: a picture of the core with the name beside it.
 *
 *     node tests/support/card.mjs
 *
 * The file is committed, because its letters depend on the fonts of the machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { launch } from './browser.mjs';

/** A post under way, in a small network that a reader understands at a glance. */
const MOMENT = 'people=420&ties=9&connections=34&post=5&reshare=.3&see=.5';

/** Number of colours. The file is a third of the size with all colours, and looks the same. */
const COLOURS = 96;

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'card-'));
const picture = join(folder, 'moment.png');
const look = ['--size', '900x900', '--scale', '2.1', '--theme', 'dark'];
const cargo = ['run', '--quiet', '--release', '--package', 'cli', '--', 'picture', MOMENT, '--output', picture, ...look];
execFileSync('cargo', cargo, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
await page.setContent(`<!doctype html><html lang="en"><style>
  body { margin: 0; width: 1200px; height: 630px; overflow: hidden; background: #0f1318; color: #e6eaef; font-family: 'DejaVu Sans', system-ui, sans-serif; }
  img { position: absolute; inset: -135px -120px auto auto; width: 900px; height: 900px; }
  svg { width: 76px; height: 76px; }
  div { position: absolute; inset: 0 auto 0 64px; width: 400px; display: grid; align-content: center; gap: 26px; }
  b { font-size: 66px; letter-spacing: -.035em; line-height: 1; }
  hr { width: 84px; height: 6px; border: 0; border-radius: 3px; margin: 0; background: #ff6a33; }
</style><img alt="" src="data:image/png;base64,${readFileSync(picture, 'base64')}">
<div><svg viewBox="0 0 26 26"><circle cx="13" cy="13" r="3.5" fill="#ff6a33"/><g fill="none" stroke="#e6eaef"><circle cx="13" cy="13" r="7.5" opacity=".75"/><circle cx="13" cy="13" r="12" opacity=".4"/></g></svg>
<b>Hopscope</b><hr></div>`);
const shot = (await page.screenshot()).toString('base64');
const { palette, indices } = await page.evaluate(reduce, { shot, most: COLOURS });
await browser.close();
rmSync(folder, { recursive: true });
const card = join(root, 'www', 'card.png');
const file = png(1200, 630, Buffer.from(palette), Buffer.from(indices));
writeFileSync(card, file);
console.log(card, file.length);

/**
 * Reduces a picture to a palette of at most `most` colours: indices of the nearest colours. Runs in the page.
 * @param {{ shot: string, most: number }} picture
 */
async function reduce({ shot, most }) {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${shot}`)).blob());
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(image.width, image.height).getContext('2d'));
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  /** @type {Map<number, number>} */
  const count = new Map();
  for (const pixel of pixels) count.set(pixel, (count.get(pixel) ?? 0) + 1);
  const channels = (/** @type {number} */ pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  /** @param {number[]} a @param {number[]} b */
  const apart = (a, b) => a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0);
  const byCount = [...count].sort(([, a], [, b]) => b - a).map(([pixel]) => channels(pixel));
  // The most frequent colours first, then every colour that is far enough from all selected ones, so that rare colours are in the palette.
  /** @type {number[][]} */
  const chosen = [];
  for (let tolerance = 4; chosen.length === 0 || chosen.length > most; tolerance *= 1.4) {
    chosen.splice(0, most, ...byCount.slice(0, most / 4));
    for (const colour of byCount) {
      if (chosen.every((one) => apart(one, colour) > tolerance)) chosen.push(colour);
    }
  }
  /** @type {Map<number, number>} */
  const nearest = new Map();
  for (const pixel of count.keys()) {
    const colour = channels(pixel);
    const distances = chosen.map((one) => apart(one, colour));
    nearest.set(pixel, distances.indexOf(Math.min(...distances)));
  }
  return { palette: chosen.flat(), indices: Array.from(pixels, (pixel) => nearest.get(pixel) ?? 0) };
}

/** A PNG file with a palette. @param {number} width @param {number} height @param {Buffer} palette @param {Buffer} indices */
function png(width, height, palette, indices) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, with a palette.
  header.set([8, 3], 8);
  const rows = Array.from({ length: height }, (_, row) => Buffer.concat([Buffer.from([0]), indices.subarray(row * width, (row + 1) * width)]));
  const chunks = Object.entries({ IHDR: header, PLTE: palette, IDAT: deflateSync(Buffer.concat(rows), { level: 9, memLevel: 9 }), IEND: Buffer.alloc(0) });
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...chunks.map(([name, data]) => chunk(name, data))]);
}

/** @param {string} name @param {Buffer} data */
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  let rest = -1;
  for (const byte of body) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(~rest >>> 0);
  return Buffer.concat([size, body, sum]);
}
