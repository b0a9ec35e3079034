/** What a browser test begins with: a Chromium and a site, which end with the file, and a page for each test. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launch, openPage, serveDist } from './browser.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {Awaited<ReturnType<typeof openPage>>} Opened
 * @typedef {Parameters<typeof openPage>[2] & { patience?: number }} Opening the options of `openPage`, and how long an action on the page may
 *   take, in milliseconds
 */

/** How a page of a test begins: with nothing of its own that is fetched. */
export const HEAD =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>host</title><link rel="icon" href="data:,"><body>';

/**
 * A browser and a site for all tests of a file.
 * @param {Parameters<typeof serveDist>[0]} [options]
 */
export async function start(options) {
  const [browser, site] = await Promise.all([launch(), serveDist(options)]);
  after(async () => {
    await browser.close();
    await site.close();
  });

  /**
   * Opens a page, does something with it and closes it; nothing may go wrong on it.
   * @template T
   * @param {string} address an absolute one, or one of the site
   * @param {(page: Page, opened: Opened) => Promise<T>} body
   * @param {Opening} [options]
   */
  async function open(address, body, { patience = 15_000, ...options } = {}) {
    const opened = await openPage(browser, new URL(address, site.origin).href, options);
    opened.page.setDefaultTimeout(patience);
    try {
      const result = await body(opened.page, opened);
      assert.deepEqual(opened.problems(), []);
      return result;
    } finally {
      await opened.close();
    }
  }

  /**
   * A test with a page of its own.
   * @param {string} name @param {string} address
   * @param {(page: Page, opened: Opened) => Promise<unknown>} body
   * @param {Opening & { timeout?: number }} [options] `timeout`: of the test, in milliseconds
   */
  function visit(name, address, body, { timeout = 90_000, ...options } = {}) {
    test(name, { timeout }, async () => void (await open(address, body, options)));
  }

  return { browser, site, open, visit };
}
