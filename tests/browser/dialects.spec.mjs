/** A frame on hosts of other makers: WordPress, learning platforms, AMP, iframe-resizer, reveal.js; and the page of a scene. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../support/browser.mjs';
import { until } from '../support/rest.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @param {string} hash @param {string} [more] attributes of the frame */
const host = (hash, more = '') =>
  `${HEAD}<script>window.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script><iframe src="embed.html?people=300&amp;seed=4&amp;connections=12${hash}" title="A figure" width="500" height="300" ${more}></iframe>`;

/** Ways in which a page has the host script. @type {Record<string, string>} */
const SCRIPTS = {
  inlined: `<script>${readFileSync(join(dist, 'hopscope-host.js'), 'utf8')}</script>`,
  deferred: '<script src="hopscope-host.js" defer></script>',
  module: '<script type="module" src="hopscope-host.js"></script>',
};

const { visit } = await start({
  pages: {
    ...Object.fromEntries(Object.entries(SCRIPTS).map(([name, script]) => [`/${name}.html`, `${host('')}<style>iframe { height: auto !important }</style>${script}`])), '/wordpress.html': host('#?secret=aB3', 'sandbox="allow-scripts" security="restricted"'), '/amp.html': host('#amp=1'), '/plain.html': host('') },
});

/** @param {import('playwright-core').Page} page @returns {Promise<any[]>} the messages that the host has heard */
const heard = (page) => page.evaluate(() => Reflect.get(window, 'heard'));

/** Waits for a message. @param {import('playwright-core').Page} page @param {(message: any) => boolean} isIt */
async function message(page, isIt) {
  /** @type {any} */
  let found;
  await until('the message', async () => Boolean((found = (await heard(page)).find(isIt))));
  return found;
}

visit('WordPress hears the height with its secret, at most 1,000 px, from a sandboxed frame', '/wordpress.html', async (page) => {
  const { value, secret } = await message(page, (data) => data.message === 'height');
  assert.equal(secret, 'aB3');
  assert.ok(value > 300 && value <= 1000, String(value));
  const { detail } = (await heard(page)).find(({ type }) => type === 'height');
  assert.equal(value, Math.min(detail.height, 1000));
});

visit('AMP hears the size, and so does a learning platform', '/amp.html', async (page) => {
  const { height } = await message(page, (data) => data.sentinel === 'amp');
  assert.ok(height > 300);
  assert.deepEqual(await message(page, (data) => data.subject === 'lti.frameResize'), { subject: 'lti.frameResize', height });
  assert.ok(!(await heard(page)).some((data) => data.message === 'height'), 'nothing is said in the way of WordPress');
});

visit('iframe-resizer hears the height after it has begun; a slide that is left pauses the figure, and goes on when it comes again', '/plain.html', async (page) => {
  await message(page, (data) => data.type === 'height');
  /** @param {string} text */
  const send = (text) => page.evaluate((text) => document.querySelector('iframe')?.contentWindow?.postMessage(text, '*'), text);
  assert.ok(!(await heard(page)).some((data) => typeof data === 'string' || data.sentinel), 'nothing is said before it is asked');
  await send('[iFrameSizer]frame-1:8:false:true:32:true:true:null:bodyOffset:null:null:0');
  const text = await message(page, (data) => typeof data === 'string');
  const all = await heard(page);
  // The height grows while the figure starts: the answer has the last height before it.
  const known = all.slice(0, all.indexOf(text)).findLast(({ type }) => type === 'height');
  assert.equal(text, `[iFrameSizer]frame-1:${known.detail.height}:500:init`);
  const frame = /** @type {import('playwright-core').Frame} */ (page.frames()[1]);
  const playing = () => frame.evaluate(() => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (document.querySelector('hop-scope')).getState().playing);
  await frame.evaluate(() => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (document.querySelector('hop-scope')).play());
  await until('it plays', playing);
  await send('slide:stop');
  await until('it stands', async () => !(await playing()));
  await send('slide:start');
  await until('it plays on', playing);
});

visit('the page of a scene shows its scene, with the parameters of its address', '/figure-not-everyone.html?connections=33', async (page) => {
  const figure = page.locator('hop-scope[scene=not-everyone]');
  await figure.locator('.view canvas[width]').first().waitFor();
  assert.match(await figure.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).getState().text), /connections=33/);
});

visit('without scripts the page of a scene shows its picture and a link', '/figure-post.html', async (page) => {
  const picture = page.locator('a > img[src="figure-post.png"]');
  await until('the picture', async () => (await picture.isVisible()) && picture.evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth === 1200));
  assert.match((await page.locator('p a').textContent()) ?? '', /Who sees what you write/);
}, { javaScriptEnabled: false });

for (const name of Object.keys(SCRIPTS)) {
  visit(`the host script works ${name}, also against a rule of the page for the height`, `/${name}.html`, async (page) => {
    await message(page, (data) => data.type === 'height');
    await until('the height of the frame', async () => {
      const { detail } = (await heard(page)).findLast(({ type }) => type === 'height');
      return page.evaluate((height) => document.querySelector('iframe')?.clientHeight === height, detail.height);
    });
  });
}
