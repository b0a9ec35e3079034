/** `reasonUnseen` finds every way in which an element that browsers call visible cannot be seen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pixels, reasonUnseen } from '../support/seen.mjs';
import { start } from '../support/start.mjs';

const { browser } = await start();

const BOX = 'width: 100px; height: 50px; background: linear-gradient(90deg, #000, #fff)';
const COVER = 'position: fixed; inset: 0; background: #fff';

/** The body, and the reason why `#it` is not seen; undefined if it is seen. @type {Record<string, [string, RegExp | undefined]>} */
const CASES = {
  'an element with something in it': [`<div id="it" style="${BOX}"></div>`, undefined],
  'an element that is drawn by its shadow tree': [`<div id="it"><template shadowrootmode="open"><div style="${BOX}"></div></template></div>`, undefined],
  'an element in a slot': [`<div><template shadowrootmode="open"><p style="overflow: hidden"><slot></slot></p></template><div id="it" style="${BOX}"></div></div>`, undefined],
  'an element that is covered': [`<div id="it" style="${BOX}"></div><div style="${COVER}"></div>`, /at .* is div/],
  'an element that is covered in its shadow tree': [`<div><template shadowrootmode="open"><slot></slot><i style="${COVER}"></i></template><div id="it" style="${BOX}"></div></div>`, /at .* is i/],
  'an element that is covered at one end': [`<div id="it" style="${BOX}"></div><div style="${COVER}; left: 60px"></div>`, /at .* is div/],
  'an element that is covered by what no pointer hits': [`<div id="it" style="${BOX}"></div><div style="${COVER}; pointer-events: none"></div>`, /one colour/],
  'an element that has the colour of its background': ['<p id="it" style="color: #fff">Nobody reads this.</p>', /one colour/],
  'an element that an ancestor clips': [`<div style="height: 0; overflow: hidden"><div id="it" style="${BOX}"></div></div>`, /clips it/],
  'an element that is below the viewport': [`<div style="height: 1000px"></div><div id="it" style="${BOX}"></div>`, /viewport/],
  'an element that has no width': ['<div id="it" style="width: 0; height: 3118px"></div>', /0 × 3118/],
  'an element that is transparent': [`<div style="opacity: 0"><div id="it" style="${BOX}"></div></div>`, /hidden/],
};

for (const [name, [body, reason]] of Object.entries(CASES)) {
  test(`${name} is ${reason ? 'not ' : ''}seen`, { timeout: 30_000 }, async () => {
    const page = await browser.newPage({ viewport: { width: 400, height: 300 } });
    try {
      await page.setContent(`<!doctype html><body style="background: #fff">${body}`);
      const found = await reasonUnseen(page.locator('#it'));
      if (reason) assert.match(found ?? 'seen', reason);
      else assert.equal(found, undefined);
    } finally {
      await page.close();
    }
  });
}

test('a screenshot is read as it was painted', { timeout: 30_000 }, async () => {
  const page = await browser.newPage({ viewport: { width: 64, height: 64 } });
  await page.setContent('<!doctype html><body style="margin: 0; height: 64px; background: linear-gradient(45deg, #102030, #d0e0f0)">');
  const shot = await page.screenshot();
  const expected = await page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(64, 64).getContext('2d'));
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, 64, 64).data].filter((_, at) => at % 4 < 3);
  }, shot.toString('base64'));
  const { width, height, channels, data } = pixels(shot);
  assert.deepEqual([width, height], [64, 64]);
  assert.deepEqual([...data].filter((_, at) => at % channels < 3), expected);
  await page.close();
});
