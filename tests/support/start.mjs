/** The start of a browser test: a Chromium and a site, which end with the file, and a page for each test. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launch, openPage, serveDist } from './browser.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {Awaited<ReturnType<typeof openPage>>} Opened
 * @typedef {Parameters<typeof openPage>[2] & { patience?: number }} Opening the options of `openPage`, and the maximum time of an action on the page,
 *   in milliseconds
 */

/** The start of a test's own page. The browser fetches no file for it. */
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
   * Opens a page, runs the body and closes the page. A problem on the page is an error.
   * @template T
   * @param {string} address absolute, or relative to the site
   * @param {(page: Page, opened: Opened) => Promise<T>} body
   * @param {Opening} [options]
   */
  async function open(address, body, { patience = 40_000, ...options } = {}) {
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
   * @param {Opening & { timeout?: number }} [options] `timeout`: the maximum time of the test, in milliseconds
   */
  function visit(name, address, body, { timeout = 90_000, ...options } = {}) {
    test(name, { timeout }, async () => void (await open(address, body, options)));
  }

  return { browser, site, open, visit };
}
