/**
 * Records the problems of a page inside the page and inside its workers: WebKit's driver does not report them, and no driver reports those
 * of a worker. The site inserts this script at the start of each document and each worker.
 */

/** The path of the script on the site. */
const PATH = '/witness.js';

/** Runs in the page or in a worker, so it uses nothing from outside. */
function witness() {
  const isPage = typeof document !== 'undefined';
  /** @type {string[]} */
  const problems = [];
  const workers = new BroadcastChannel('problems');
  const note = (/** @type {string} */ problem) => (isPage ? problems.push(problem) : workers.postMessage(`in a worker: ${problem}`));
  if (isPage) workers.onmessage = ({ data }) => problems.push(data);
  for (const level of /** @type {const} */ (['warn', 'error', 'assert', 'trace'])) {
    const say = console[level].bind(console);
    console[level] = (/** @type {any[]} */ ...words) => {
      if (level !== 'assert' || !words[0]) note(`console ${level}: ${words.join(' ')}`);
      say(...words);
    };
  }
  // Capture phase: the error event of an image or a script does not bubble.
  addEventListener('error', (event) => note(`error: ${event.message ?? /** @type {any} */ (event.target)?.outerHTML}`), true);
  addEventListener('unhandledrejection', ({ reason }) => note(`unhandled rejection: ${reason}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => note(`refused by ${violatedDirective}: ${blockedURI}`));
  Object.assign(globalThis, {
    problems: () => {
      const strangers = isPage ? performance.getEntriesByType('resource').filter(({ name }) => /^(http|ws)/.test(name) && new URL(name).origin !== location.origin) : [];
      return [...problems, ...strangers.map(({ name }) => `unexpected request: ${name}`)];
    },
  });
}

/** The script, for `serveDist`'s `pages`. */
export const pages = { [PATH]: `(${witness})();` };

/** Requests that the site refused since the last page was opened. @type {string[]} */
let refused = [];

/**
 * Inserts the script into the responses of a site, for `serveDist`'s `edit`.
 * @param {string | Buffer} body @param {{ status: number, type: string, request: import('node:http').IncomingMessage }} answer
 */
export function edit(body, { status, type, request }) {
  if (status >= 400) refused.push(`refused request: ${status} ${request.url}`);
  if (type.startsWith('text/html')) {
    refused = [];
    return String(body).replace(/<meta charset[^>]*>/i, `$&<script src="${PATH}"></script>`);
  }
  return request.headers['sec-fetch-dest'] === 'worker' ? `(${witness})();${body}` : body;
}

/** All problems of a page: its own, its site's and its engine's. @param {import('./types.mjs').Page} page @returns {Promise<string[]>} */
export async function problems(page) {
  return [...JSON.parse(await page.run('Promise.resolve(JSON.stringify(problems()))')), ...refused, ...page.problems()];
}
