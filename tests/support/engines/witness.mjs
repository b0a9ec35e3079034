/**
 * What goes wrong on a page, written down in the page itself: what WebKit's driver does not tell, and no driver of a worker.
 * The site puts the witness before everything else, into each document and each worker.
 */

/** Where the witness is found. */
const PATH = '/witness.js';

/** Runs in the page or in a worker; needs nothing from outside. */
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

/** Its script, for `serveDist`'s pages. */
export const pages = { [PATH]: `(${witness})();` };

/** What the site refused since the last page was opened. @type {string[]} */
let refused = [];

/**
 * Puts it into what a site serves, for `serveDist`'s `edit`.
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

/** What went wrong on a page: by itself, its site and its engine. @param {import('./types.mjs').Page} page @returns {Promise<string[]>} */
export async function problems(page) {
  return [...JSON.parse(await page.run('Promise.resolve(JSON.stringify(problems()))')), ...refused, ...page.problems()];
}
