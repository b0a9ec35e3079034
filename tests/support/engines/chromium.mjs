/**
 * Chromium, which the other tests of the page have too.
 *
 * @import { Engine } from './types.mjs'
 */
import * as browser from '../browser.mjs';

/** Without it no test of the page runs. */
export const missing = undefined;

/** @param {{ width: number, height: number }} viewport of a page @returns {Promise<Engine>} */
export async function launch(viewport) {
  const chromium = await browser.launch();
  return {
    version: `Chromium ${chromium.version()}`,

    async open(url) {
      const { page, problems, close } = await browser.openPage(chromium, url, { viewport, deviceScaleFactor: 1, colorScheme: 'light' });
      return { run: (source) => page.evaluate(source), problems, picture: () => page.screenshot({ fullPage: true }), close };
    },

    close: () => chromium.close(),
  };
}
