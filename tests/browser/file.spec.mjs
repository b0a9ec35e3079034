/** The one file: opened as a file, without a network, with everything in it; in a sandbox, where it is pasted into a page; and where it cannot start. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist, openPage, serveDist } from '../support/browser.mjs';
import { Figure, consistent } from '../support/figure.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('playwright-core').Page} Page */

const path = join(dist, 'hopscope.html');
const file = pathToFileURL(path).href;
const text = readFileSync(path, 'utf8');

const host = '<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><body>';
const query = 'people=400&seed=9&connections=40&post=2&see=.6&reshare=.2';
const { browser, site } = await start({ pages: { '/served.html': `${host}<hop-scope ${query.replaceAll('&', ' ')}></hop-scope><script type="module" src="hopscope.js"></script>` } });

const folder = mkdtempSync(join(tmpdir(), 'hopscope-file-'));
after(() => rmSync(folder, { recursive: true }));

/** Opens a file without a network. Whatever is asked for besides it is a problem. @param {string} url @param {Parameters<typeof openPage>[2]} [options] */
async function open(url, options) {
  /** @type {string[]} */
  const asked = [];
  const opened = await openPage(browser, url, {
    offline: true,
    ...options,
    before: async (page) => {
      page.on('request', (request) => asked.push(request.url()));
      await options?.before?.(page);
    },
  });
  opened.page.setDefaultTimeout(15_000);
  await opened.page.waitForFunction(() => customElements.get('hop-scope'));
  const figure = await new Figure(opened.page, 'hop-scope').ready();
  /** What has been asked for but the file itself, and what it made from itself. */
  const others = () => asked.filter((one) => one !== url.split('#')[0] && !one.startsWith('blob:'));
  return { ...opened, figure, others };
}

/** What is on show: the scenario, its counts, the series of its life, and the picture. @param {Figure} figure */
async function state(figure) {
  const state = await figure.element.evaluate((element) => {
    const { text, counters, facts } = /** @type {HopScope} */ (element).getState();
    return JSON.stringify([text, counters, facts], (_, value) => (ArrayBuffer.isView(value) ? Array.from(/** @type {Uint32Array} */ (value)) : value));
  });
  // The same size on either page.
  await figure.page.addStyleTag({ content: 'html, body { margin: 0 !important; padding: 0 !important } hop-scope { display: block; max-inline-size: none !important; inline-size: 800px }' });
  let [before, picture] = ['', await figure.picture()];
  while (before !== picture) {
    await figure.page.waitForTimeout(300);
    [before, picture] = [picture, await figure.picture()];
  }
  return [state, picture];
}

test('one tag, between two comments, and no address of anything', () => {
  assert.equal(text.match(/<hop-scope\b/g)?.length, 1);
  assert.match(text, /<!-- [^\n]+ -->\s*<hop-scope><\/hop-scope>\s*<!-- [^\n]+ -->/);
  const markup = text.replace(/<script[^]*?<\/script>/g, '');
  assert.deepEqual([...markup.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address), ['data:,']);
  assert.ok(statSync(path).size < 750_000, `${statSync(path).size} bytes`);
});

test('from a file, without a network: accept, post, all settings, the structure, in a worker', { timeout: 120_000 }, async () => {
  const { page, figure, others, problems, close } = await open(file);
  assert.equal(page.workers().length, 1);
  consistent(await figure.counts());
  const before = await figure.at();
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.at(), before + 1);
  await figure.settled(() => figure.button('Post').click());
  assert.ok((await figure.count('saw it')) > 0);
  await figure.openDrawer();
  await figure.type(/^People/, '500');
  assert.match(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text), /people=500/);
  await figure.choose('World', 'smallworld');
  await figure.look();
  await figure.settled(() => figure.button('Structure').click());
  assert.match(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text), /layout=force.*world=smallworld/);
  // The laboratory, in a worker of its own.
  await figure.element.getByText('More about this life').click();
  await page.waitForFunction(() => document.querySelector('hop-scope')?.shadowRoot?.textContent?.includes('What you keep'));
  assert.equal(page.workers().length, 2);
  assert.deepEqual(others(), []);
  assert.deepEqual(problems(), []);
  await close();
});

test('its numbers and its picture are those of the served page', { timeout: 60_000 }, async () => {
  const served = await openPage(browser, `${site.origin}/served.html`);
  const expected = await state(await new Figure(served.page, 'hop-scope').ready());
  await served.close();
  const { figure, others, problems, close } = await open(`${file}?${query}`);
  assert.deepEqual(await state(figure), expected);
  assert.deepEqual(others(), []);
  assert.deepEqual(problems(), []);
  await close();
});

test('an author changes the tag; the address has settings and a state', { timeout: 90_000 }, async () => {
  const mine = join(folder, 'mine.html');
  writeFileSync(mine, text.replace('<hop-scope></hop-scope>', '<hop-scope scene="post" people="300" lang="de" lock="seed"></hop-scope>'));
  const { figure, problems, close, others } = await open(`${pathToFileURL(mine).href}?connections=30&seed=3&theme=dark#people=400&connections=8&seed=5`);
  assert.ok(await figure.text('Wie viele').first().isVisible(), 'it is in German');
  await figure.page.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().values.people === 400);
  const { values } = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState());
  // What is locked is the author's, in the tag or after `?`.
  assert.deepEqual([values.people, values.connections, values.seed], [400, 8, 3]);
  assert.deepEqual(await figure.element.evaluate((element) => [element.getAttribute('scene'), element.getAttribute('theme')]), ['post', 'dark']);
  assert.deepEqual(others(), []);
  assert.deepEqual(problems(), []);
  await close();
});

test('a state of another scene than the tag’s opens in that scene', { timeout: 60_000 }, async () => {
  const { figure, problems, close } = await open(`${file}?people=300#scene=not-everyone&connections=12`);
  const { values } = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState());
  // Settings of one scene are not another's.
  assert.deepEqual([values.people, values.connections], [2000, 12]);
  assert.equal(await figure.element.getAttribute('scene'), 'not-everyone');
  assert.deepEqual(problems(), []);
  await close();
});

for (const [name, frame] of /** @type {const} */ ([
  ['srcdoc', `<iframe sandbox="allow-scripts" width="900" height="900" srcdoc="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`],
  ['data:', `<iframe sandbox="allow-scripts" width="900" height="900" src="data:text/html;base64,${Buffer.from(text).toString('base64')}"></iframe>`],
])) {
  test(`in a sandbox of a foreign page, by ${name}`, { timeout: 60_000 }, async () => {
    const host = join(folder, 'host.html');
    writeFileSync(host, `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><body>${frame}`);
    const { page, problems, close } = await openPage(browser, pathToFileURL(host).href, { offline: true });
    const inside = page.frameLocator('iframe').locator('hop-scope');
    await inside.locator('.view canvas[width]').waitFor();
    await inside.getByRole('button', { name: 'Accept next invitation', exact: true }).click();
    await inside.getByText('26 of').first().waitFor();
    assert.equal(page.workers().length, 1);
    assert.deepEqual(problems(), []);
    await close();
  });
}

test('under the strictest policy that lets it open', { timeout: 60_000 }, async () => {
  const policy = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; worker-src blob:; img-src data:";
  const strict = await serveDist({ headers: { 'content-security-policy': policy } });
  const { page, problems, close } = await openPage(browser, `${strict.origin}/hopscope.html?people=300`);
  const figure = await new Figure(page, 'hop-scope').ready();
  await figure.settled(() => figure.accept.click());
  await figure.openDrawer();
  assert.equal(page.workers().length, 1);
  assert.deepEqual(problems(), []);
  await close();
  await strict.close();
});

test('where no worker can start it goes on in the page', { timeout: 60_000 }, async () => {
  const { page, figure, problems, close } = await open(`${file}?people=300`, {
    before: (page) => page.addInitScript('window.Worker = class { constructor() { throw new Error("no workers here"); } }'),
  });
  await figure.settled(() => figure.accept.click());
  await figure.settled(() => figure.button('Structure').click());
  assert.equal(page.workers().length, 0);
  consistent(await figure.counts());
  assert.deepEqual(problems(), []);
  await close();
});

test('where it cannot be unpacked it says what it needs', { timeout: 60_000 }, async () => {
  const { page, problems, close } = await openPage(browser, file, { offline: true, before: (page) => page.addInitScript('delete window.DecompressionStream') });
  await page.getByText('This figure needs a browser of 2023 or later').waitFor();
  assert.ok(await page.getByText('Diese Abbildung braucht').isVisible());
  assert.deepEqual(problems(), []);
  await close();
});
