/** The one-file page: opened from disk without a network, in a sandbox, pasted into a page, and where it cannot start. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist, serveDist } from '../support/browser.mjs';
import { Figure, consistent } from '../support/figure.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('playwright-core').Page} Page */

const path = join(dist, 'hopscope.html');
const file = pathToFileURL(path).href;
const text = readFileSync(path, 'utf8');

const query = 'people=400&seed=9&connections=40&post=2&see=.6&reshare=.2';
const { open, visit } = await start({ pages: { '/served.html': `${HEAD}<hop-scope ${query.replaceAll('&', ' ')}></hop-scope><script type="module" src="hopscope.js"></script>` } });

const folder = mkdtempSync(join(tmpdir(), 'hopscope-file-'));
after(() => rmSync(folder, { recursive: true }));

/**
 * A test of a file that is opened without a network: it requests only itself and blobs that it made.
 * @param {string} name @param {string} url
 * @param {(figure: Figure, page: import('playwright-core').Page) => Promise<void>} body
 * @param {Parameters<typeof visit>[3]} [options]
 */
function alone(name, url, body, options) {
  /** @type {string[]} */
  const asked = [];
  const before = async (/** @type {import('playwright-core').Page} */ page) => {
    page.on('request', (request) => asked.push(request.url()));
    await options?.before?.(page);
  };
  visit(name, url, async (page) => {
    await page.waitForFunction(() => customElements.get('hop-scope'));
    await body(await new Figure(page, 'hop-scope').ready(), page);
    assert.deepEqual(asked.filter((one) => one !== url.split('#')[0] && !one.startsWith('blob:')), []);
  }, { offline: true, ...options, before });
}

/** The visible state: the scenario, its counts, the series of its life, and the picture. @param {Figure} figure */
async function state(figure) {
  const state = await figure.element.evaluate((element) => {
    const { text, counters, facts } = /** @type {HopScope} */ (element).getState();
    return JSON.stringify([text, counters, facts], (_, value) => (ArrayBuffer.isView(value) ? Array.from(/** @type {Uint32Array} */ (value)) : value));
  });
  // The figure has the same size on all pages.
  await figure.page.addStyleTag({ content: 'html, body { margin: 0 !important; padding: 0 !important } hop-scope { display: block; max-inline-size: none !important; inline-size: 800px }' });
  return [state, await figure.still()];
}

test('the file has one tag between two comments, and no address', () => {
  assert.equal(text.match(/<hop-scope\b/g)?.length, 1);
  assert.match(text, /<!-- [^\n]+ -->\s*<hop-scope><\/hop-scope>\s*<!-- [^\n]+ -->/);
  const markup = text.replace(/<script[^]*?<\/script>/g, '');
  assert.deepEqual([...markup.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address), ['data:,']);
  // Two thirds are the wasm modules, of which the reader of files has about 280 kB gzipped.
  assert.ok(statSync(path).size < 920_000, `${statSync(path).size} bytes`);
});

alone('opened as a file without a network, everything works, in a worker', file, async (figure, page) => {
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
});

alone('numbers and picture of the file are those of the served page', `${file}?${query}`, async (figure) => {
  const expected = await open('/served.html', async (page) => state(await new Figure(page, 'hop-scope').ready()));
  assert.deepEqual(await state(figure), expected);
});

const mine = join(folder, 'mine.html');
writeFileSync(mine, text.replace('<hop-scope></hop-scope>', '<hop-scope scene="post" people="300" lang="de" lock="seed"></hop-scope>'));
alone('the tag, the query and the hash of the file hold settings and a state', `${pathToFileURL(mine).href}?connections=30&seed=3&theme=dark#people=400&connections=8&seed=5`, async (figure) => {
  assert.ok(await figure.text('Wie viele').first().isVisible(), 'it is in German');
  await figure.page.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().values.people === 400);
  const { values } = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState());
  // A locked value is the author's: from the tag, or from the query after `?`.
  assert.deepEqual([values.people, values.connections, values.seed], [400, 8, 3]);
  assert.deepEqual(await figure.element.evaluate((element) => [element.getAttribute('scene'), element.getAttribute('theme')]), ['post', 'dark']);
});

for (const [search, hash] of [['utm_source=x&utm_source=y&fbclid=z', '#comments'], ['gclid=x', '#?secret=abc'], ['page=2', '#post']]) {
  alone(`parts of its address that are not ours are left alone: ${search}${hash}`, `${file}?people=300&${search}${hash}`, async (figure) => {
    const text = await figure.element.evaluate(async (element) => {
      await /** @type {HopScope} */ (element).set({});
      return /** @type {HopScope} */ (element).getState().text;
    });
    assert.equal(text, 'people=300');
    assert.equal(await figure.element.locator('.note').count(), 0);
  });
}

alone('a state of another scene than the tag’s opens in that scene', `${file}?people=300#scene=not-everyone&connections=12`, async (figure) => {
  const { values } = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState());
  // The settings of the tag are those of its own scene only.
  assert.deepEqual([values.people, values.connections], [2000, 12]);
  assert.equal(await figure.element.getAttribute('scene'), 'not-everyone');
});

for (const [name, frame] of /** @type {const} */ ([
  ['srcdoc', `<iframe sandbox="allow-scripts" width="900" height="900" srcdoc="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`],
  ['data:', `<iframe sandbox="allow-scripts" width="900" height="900" src="data:text/html;base64,${Buffer.from(text).toString('base64')}"></iframe>`],
])) {
  test(`in a sandbox of a foreign page, by ${name}`, { timeout: 60_000 }, async () => {
    const host = join(folder, 'host.html');
    writeFileSync(host, HEAD + frame);
    await open(pathToFileURL(host).href, async (page) => {
      const inside = page.frameLocator('iframe').locator('hop-scope');
      await inside.locator('.view canvas[width]').waitFor();
      await inside.getByRole('button', { name: 'Accept next invitation', exact: true }).click();
      await inside.getByText('26 of').first().waitFor();
      assert.equal(page.workers().length, 1);
    }, { offline: true });
  });
}

test('the file works under the strictest policy that lets it open', { timeout: 60_000 }, async () => {
  const policy = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; worker-src blob:; img-src data:";
  const strict = await serveDist({ headers: { 'content-security-policy': policy } });
  await open(`${strict.origin}/hopscope.html?people=300`, async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    await figure.settled(() => figure.accept.click());
    await figure.openDrawer();
    assert.equal(page.workers().length, 1);
  });
  await strict.close();
});

alone('the file works where no worker can start', `${file}?people=300`, async (figure, page) => {
  await figure.settled(() => figure.accept.click());
  await figure.settled(() => figure.button('Structure').click());
  assert.equal(page.workers().length, 0);
  consistent(await figure.counts());
}, { before: (page) => page.addInitScript('window.Worker = class { constructor() { throw new Error("no workers here"); } }') });

visit('a browser that cannot unpack the file gets a message', file, async (page) => {
  await page.getByText('This figure needs a browser of 2023 or later').waitFor();
  assert.ok(await page.getByText('Diese Abbildung braucht').isVisible());
}, { offline: true, before: (page) => page.addInitScript('delete window.DecompressionStream') });
