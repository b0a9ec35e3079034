/** What axe has against a page: the rules of WCAG 2.2 A and AA, and what is held to be good practice. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SCRIPT = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * @param {import('playwright-core').Page} page
 * @param {string[]} [without] rules that the page, not what is tested on it, breaks
 * @returns {Promise<string[]>} a line a rule: which, by what, and how it is mended
 */
export async function violations(page, without = []) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ content: SCRIPT });
  return page.evaluate(
    async ({ runOnly, without }) => {
      const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
      const { violations } = await Reflect.get(window, 'axe').run(document, { runOnly, rules });
      return violations.map(
        (/** @type {{ id: string, nodes: { html: string, failureSummary: string }[] }} */ { id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
      );
    },
    { runOnly: RULES, without },
  );
}
