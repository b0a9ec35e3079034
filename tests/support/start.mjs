/** What a browser test begins with: a Chromium and a site, which end with the file. */
import { after } from 'node:test';
import { launch, serveDist } from './browser.mjs';

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
  return { browser, site };
}
