/** Host pages on their own origin: plain HTML that loads the element's script from another origin. */
import { after, test } from 'node:test';
import { serveDist } from './browser.mjs';
import { HEAD, start } from './start.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 */

/**
 * @param {Record<string, string>} bodies the body of each page, by its path. The element's script follows it: from another origin, or from the
 *   page's own origin if the path begins with `/own/`
 */
export async function foreign(bodies) {
  const { site, open, visit } = await start();
  const pages = Object.fromEntries(
    Object.entries(bodies).map(([path, body]) => [
      path,
      `${HEAD}${body}<script type="module" src="${path.startsWith('/own/') ? '' : site.origin}/hopscope.js"></script>`,
    ]),
  );
  const its = await serveDist({ pages });
  after(() => its.close());

  /**
   * A test with one of these pages.
   * @param {string} name @param {string} path
   * @param {(page: Page) => Promise<unknown>} body
   * @param {Parameters<typeof visit>[3]} [options]
   */
  const host = (name, path, body, options = {}) => visit(name, `${its.origin}${path}`, body, { ...options, origins: [site.origin] });

  /**
   * A test with one of these pages under a Content-Security-Policy.
   * @param {string} name @param {string} path
   * @param {(origin: string) => string} policy for the origin of the element's script
   * @param {(page: Page) => Promise<unknown>} body
   * @param {Parameters<typeof open>[2]} [options]
   */
  function under(name, path, policy, body, options = {}) {
    test(name, { timeout: 90_000 }, async () => {
      const strict = await serveDist({ pages, headers: { 'content-security-policy': policy(site.origin) } });
      try {
        await open(`${strict.origin}${path}`, body, { ...options, origins: [site.origin] });
      } finally {
        await strict.close();
      }
    });
  }

  return { site, its, open, host, under };
}
