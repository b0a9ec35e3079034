/** The three engines, with one interface. */
import * as chromium from './chromium.mjs';
import * as firefox from './firefox.mjs';
import * as webkit from './webkit.mjs';

/** @import { Page } from './types.mjs' */

/** Engines by name. `missing` is the reason why an engine is not available, and how to install it. Results are compared with the first engine's. */
export const ENGINES = Object.entries({ Chromium: chromium, Firefox: firefox, WebKit: webkit });

/**
 * Calls a function of a module in a page.
 * @param {Page} page @param {string} module its path on the page's site @param {string} name @param {unknown[]} args
 * @returns {Promise<any>}
 */
export async function call(page, module, name, ...args) {
  const given = args.map((value) => JSON.stringify(value)).join(', ');
  return JSON.parse(await page.run(`import(${JSON.stringify(module)}).then(async (its) => JSON.stringify((await its.${name}(${given})) ?? null))`));
}
