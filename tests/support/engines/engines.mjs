/** The three engines, asked in one way. */
import * as chromium from './chromium.mjs';
import * as firefox from './firefox.mjs';
import * as webkit from './webkit.mjs';

/** @import { Page } from './types.mjs' */

/** By name: `missing` says why it cannot be had here, and how it can. The first is what the others are compared with. */
export const ENGINES = Object.entries({ Chromium: chromium, Firefox: firefox, WebKit: webkit });

/**
 * Calls a function of a module in a page.
 * @param {Page} page @param {string} module as the page's site has it @param {string} name @param {unknown[]} args
 * @returns {Promise<any>}
 */
export async function call(page, module, name, ...args) {
  const given = args.map((value) => JSON.stringify(value)).join(', ');
  return JSON.parse(await page.run(`import(${JSON.stringify(module)}).then(async (its) => JSON.stringify((await its.${name}(${given})) ?? null))`));
}
