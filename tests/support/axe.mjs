/** The problems that axe finds on a page: WCAG 2.2 A and AA, and axe's best practices. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SCRIPT = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * @param {import('playwright-core').Page} page
 * @param {string[]} [without] rules that are not checked, because the test's own page breaks them
 * @returns {Promise<string[]>} one line a rule: its id, the elements that break it, and how to mend them
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
