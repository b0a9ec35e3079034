/** The files on other servers: from a folder, from another host, with another content type, changed. The npm package has a file of its own. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dist, serveDist } from '../support/browser.mjs';
import { Figure } from '../support/figure.mjs';
import { root, works } from '../support/package.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const versioned = `hopscope-${version}`;

const TAG = '<hop-scope people="300" seed="4" connections="12"></hop-scope>';
const POSTER = '<hop-scope><p slot="poster">A picture of it.</p></hop-scope>';
/** @param {string} src */
const script = (src) => `<script type="module" src="${src}"></script>`;

const { site: files, open } = await start();
const folder = mkdtempSync(join(tmpdir(), 'hopscope-host-'));
after(() => rmSync(folder, { recursive: true }));

/**
 * A test of a page on a server of its own.
 * @param {string} name @param {string} body of the page
 * @param {Parameters<typeof open>[2] & { path?: string, root?: string, headers?: Record<string, string> }} [options]
 * @param {(page: import('playwright-core').Page) => Promise<unknown>} [check]
 */
function hosted(name, body, { path = '/', root, headers, ...options } = {}, check = works) {
  test(name, { timeout: 60_000 }, async () => {
    const site = await serveDist({ root, headers, pages: { [path]: HEAD + body } });
    try {
      await open(site.origin + path, check, options);
    } finally {
      await site.close();
    }
  });
}

hosted('in a folder of a site, from a page in another', TAG + script('../files/dist/hopscope.js'), {
  path: '/blog/post.html',
  root: (() => {
    const site = join(folder, 'site');
    cpSync(dist, join(site, 'files', 'dist'), { recursive: true });
    return site;
  })(),
});

hosted('wasm as bytes of no kind', TAG + script(`${versioned}/hopscope.js`), {
  before: (page) =>
    page.context().route('**/*.wasm', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
    }),
});

const elsewhere = { root: folder, origins: [files.origin] };
hosted('from another host, in a worker', TAG + script(`${files.origin}/${versioned}/hopscope.js`), elsewhere);

hosted(
  'from another host, by a policy that names it',
  TAG + script(`${files.origin}/${versioned}/hopscope.js`),
  {
    ...elsewhere,
    headers: {
      'content-security-policy': `default-src 'none'; script-src ${files.origin} 'wasm-unsafe-eval'; connect-src ${files.origin}; worker-src blob:; img-src data:`,
    },
  },
);

hosted('in a sandbox, without a worker', `<iframe sandbox="allow-scripts" width="900" height="900" src="${files.origin}/index.html?people=300"></iframe>`, elsewhere, async (page) => {
  const frame = page.frameLocator('iframe');
  await frame.locator('hop-scope[scene=hook] .view canvas[width]').waitFor();
  assert.equal(page.workers().length, 0);
});

/** The published snippet, on a page next to its folder. */
const snippet = readFileSync(join(dist, versioned, 'snippet.html'), 'utf8').replace('<hop-scope></hop-scope>', TAG);
hosted('by the snippet with hashes', snippet);
hosted('by the snippet with hashes, from another host', snippet.replaceAll(/(["/.]+)(?=hopscope-\d)/g, `"${files.origin}/`), elsewhere);

for (const file of ['hopscope.js', 'engine.js']) {
  /** Resolves when the browser reports that it refuses the file. @type {Promise<unknown>} */
  let refused;
  hosted(
    `${file} that was tampered with is not run`,
    snippet.replace(TAG, POSTER),
    {
      before: (page) => {
        refused = page.waitForEvent('console', (message) => message.text().includes('integrity'));
        return page.route(`**/${file}`, async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, body: `window.tampered = true;${await response.text()}` });
        });
      },
      expected: [/integrity/, new RegExp(`failed request: .*${file.replace('.', '\\.')}`)],
    },
    async (page) => {
      await refused;
      assert.deepEqual(await page.evaluate(() => [Reflect.get(window, 'tampered'), customElements.get('hop-scope')]), [undefined, undefined]);
      assert.ok(await page.getByText('A picture of it.').isVisible());
    },
  );
}

hosted(
  'a core that was tampered with is not compiled: the poster and a message',
  `${POSTER}${script(`${versioned}/hopscope.js`)}`,
  {
    before: (page) =>
      page.route('**/hopscope_bg.wasm', async (route) => {
        const response = await route.fetch();
        // A custom section at the end: the file is still a valid module.
        await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from([0, 2, 1, 120])]) });
      }),
    expected: [/integrity/, /failed request: .*wasm/],
  },
  async (page) => {
    const figure = new Figure(page, 'hop-scope');
    await figure.element.getByRole('alert').filter({ hasText: 'cannot start here' }).waitFor();
    assert.ok(await page.getByText('A picture of it.').isVisible());
    assert.equal(page.workers().length, 0);
  },
);
