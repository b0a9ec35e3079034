/** Somebody else's pages, on an origin of their own: plain HTML that has the element's script from another host. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openPage, serveDist } from './browser.mjs';
import { start } from './start.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../www/hop-scope.js').HopScope} HopScope
 */

/**
 * @param {Record<string, string>} bodies what is in the body of each page, by its path; the element's script comes after it
 * @param {Record<string, string>} [headers] of the pages, e.g. a policy
 */
export async function foreign(bodies, headers) {
  const { browser, site } = await start();
  const pages = Object.fromEntries(
    Object.entries(bodies).map(([path, body]) => [
      path,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><body>${body}<script type="module" src="${site.origin}/hopscope.js"></script>`,
    ]),
  );
  const its = await serveDist({ pages, headers });
  after(() => its.close());

  /**
   * @param {string} name @param {string} path
   * @param {(page: Page) => Promise<void>} body
   * @param {Parameters<typeof openPage>[2]} [options]
   */
  function host(name, path, body, options = {}) {
    test(name, { timeout: 90_000 }, async () => {
      const { page, problems, close } = await openPage(browser, `${its.origin}${path}`, { ...options, origins: [site.origin] });
      page.setDefaultTimeout(15_000);
      try {
        await body(page);
        assert.deepEqual(problems(), []);
      } finally {
        await close();
      }
    });
  }
  return { browser, site, its, host };
}
