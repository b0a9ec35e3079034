/** Trusted Types: with the documented policies the worker starts; without them the figure runs in the page, or the poster and the text stay. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { serveDist } from '../support/browser.mjs';
import { Figure } from '../support/figure.mjs';
import { HEAD, start } from '../support/start.mjs';

const { open } = await start();
const PAGE = `${HEAD}<hop-scope people="300" seed="4" connections="12"><p slot="poster">A picture of it.</p><p slot="caption">What to look at.</p></hop-scope><script type="module" src="hopscope.js"></script>`;
const REQUIRED = "require-trusted-types-for 'script'; trusted-types";

/** @param {string} policy @param {(page: import('playwright-core').Page) => Promise<void>} check @param {RegExp[]} [expected] */
async function under(policy, check, expected = []) {
  const site = await serveDist({ headers: { 'content-security-policy': policy }, pages: { '/host.html': PAGE } });
  try {
    await open(`${site.origin}/host.html`, check, { expected });
  } finally {
    await site.close();
  }
}

/** The policies that docs/embedding.md lists. */
const [, listed = ''] = /`require-trusted-types-for 'script'; trusted-types ([\w -]+)`/.exec(readFileSync(fileURLToPath(new URL('../../docs/embedding.md', import.meta.url)), 'utf8')) ?? [];

test('under the listed policies the workers start: of the figure, of the whole core, of the reader', { timeout: 60_000 }, () =>
  under(`${REQUIRED} ${listed}`, async (page) => {
    assert.equal(listed, 'lit-html hopscope');
    const figure = await new Figure(page, 'hop-scope').ready();
    assert.equal(page.workers().length, 1);
    await figure.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).set({ world: 'smallworld' }));
    await figure.text('More about this life').click();
    await figure.element.getByRole('heading', { name: 'Expected and actual viewers', exact: true }).waitFor();
    assert.ok(page.workers().length >= 2, `${page.workers().length} workers`);
    await figure.settled(() => figure.element.locator('input[type=file]').setInputFiles({ name: 'ring.txt', mimeType: 'text/plain', buffer: Buffer.from('a b\nb c\nc d\n') }));
  }));

test('without the policy of the workers the figure runs in the page', { timeout: 60_000 }, () =>
  under(`${REQUIRED} lit-html`, async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    assert.equal(page.workers().length, 0);
    await figure.settled(() => figure.accept.click());
  }, [/createPolicy|trusted-types|TrustedTypePolicy/]));

test('under a policy that allows none, the poster and the text stay', { timeout: 60_000 }, () =>
  under(`${REQUIRED} 'none'`, async (page) => {
    await page.getByText('A picture of it.').waitFor();
    assert.ok(await page.getByText('What to look at.').isVisible());
    assert.equal(await page.evaluate(() => customElements.get('hop-scope')), undefined);
  }, [/createPolicy|trusted-types|TrustedTypePolicy|Policy/]));
