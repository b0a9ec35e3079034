/**
 * Chromium, the browser of all other browser tests.
 *
 * @import { Engine } from './types.mjs'
 */
import * as browser from '../browser.mjs';

/** Undefined: no browser test runs without Chromium. */
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
