/** Somebody else's pages, on an origin of their own: plain HTML that has the element's script from another host. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openPage, serveDist } from './browser.mjs';
import { start } from './start.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope
 */

/**
 * @param {Record<string, string>} bodies what is in the body of each page, by its path; the element's script comes after it: from another
 *   origin, and for a path that begins with `/own/` from the page's own
 */
export async function foreign(bodies) {
  const { browser, site } = await start();
  const pages = Object.fromEntries(
    Object.entries(bodies).map(([path, body]) => [
      path,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><body>${body}<script type="module" src="${path.startsWith('/own/') ? '' : site.origin}/hopscope.js"></script>`,
    ]),
  );
  const its = await serveDist({ pages });
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

  /**
   * A page of theirs under another policy.
   * @param {(origin: string) => string} policy given the other origin @param {string} path
   * @param {(page: Page) => Promise<unknown>} [before]
   */
  async function under(policy, path, before) {
    const strict = await serveDist({ pages, headers: { 'content-security-policy': policy(site.origin) } });
    const opened = await openPage(browser, `${strict.origin}${path}`, { origins: [site.origin], before });
    opened.page.setDefaultTimeout(15_000);
    return { ...opened, close: () => opened.close().then(() => strict.close()) };
  }
  return { browser, site, its, host, under };
}
