/**
 * Base of the browser tests: one Chromium, a small server for `dist/`, and a page that records its errors.
 *
 *     const browser = await launch();
 *     const site = await serveDist();
 *     const { page, problems, close } = await openPage(browser, `${site.origin}/?seed=3`);
 *     …
 *     assert.deepEqual(problems(), []);
 *     await close(); await site.close(); await browser.close();
 */
import { createServer } from 'node:http';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { countWork } from './rest.mjs';

/** The folder of the built page, as `cargo xtask build` writes it. */
export const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * The path of this machine's Chromium: `$CHROMIUM`, or the first of the usual names on the PATH.
 * @returns {string}
 */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of folders) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // The program is not in this folder.
      }
    }
  }
  throw new Error('no Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM to its path');
}

/**
 * Starts Chromium without a window.
 * @param {import('playwright-core').LaunchOptions} [options] added to the launch
 */
export function launch(options = {}) {
  const { args = [], ...rest } = options;
  return chromium.launch({
    executablePath: findChromium(),
    // Root needs --no-sandbox. The other options prevent requests of the browser itself.
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
    ...rest,
  });
}

/**
 * Serves `dist/` at a free port of 127.0.0.1. A second call is a second origin: a page on one can embed the element from the other.
 * esbuild's server, which `cargo xtask serve` uses, serves only files and takes no headers. 41 of 50 calls need more: pages that are made in the
 * test (38), headers (10), or changed bodies (1).
 * @param {object} [options]
 * @param {string} [options.root] the folder to serve instead of `dist/`
 * @param {Record<string, string>} [options.pages] more documents by path, e.g. `{ '/host.html': '<!doctype html>…' }`
 * @param {Record<string, string>} [options.headers] added to every response, e.g. a Content-Security-Policy
 * @param {(body: string | Buffer, answer: { status: number, type: string, request: import('node:http').IncomingMessage }) => string | Buffer} [options.edit]
 *   changes the body of every response
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serveDist({ root = dist, pages = {}, headers = {}, edit = (body) => body } = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const file = normalize(join(root, name));
    /** @param {number} status @param {string} type @param {string | Buffer} body */
    const answer = (status, type, body) => {
      response.writeHead(status, {
        'content-type': type,
        'cache-control': 'no-store',
        // A module script or a wasm file is read across origins only if the server allows it, as every host of modules does.
        'access-control-allow-origin': '*',
        ...headers,
      });
      response.end(request.method === 'HEAD' ? undefined : edit(body, { status, type, request }));
    };
    const page = pages[path];
    if (page !== undefined) return answer(200, TYPES[extname(path)] ?? TYPES['.html'] ?? '', page);
    // Chromium requests it for pages without an icon, and logs a 404 as an error.
    if (path === '/favicon.ico') return answer(204, 'image/x-icon', '');
    if (!file.startsWith(root + sep)) return answer(404, 'text/plain', 'not found');
    try {
      answer(200, TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file));
    } catch {
      answer(404, 'text/plain', 'not found');
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

/**
 * Opens a page in a context of its own and records its problems: console errors and warnings (the worker's, too), uncaught errors, failed
 * or refused requests, and requests to other origins.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {import('playwright-core').BrowserContextOptions & {
 *   origins?: string[],
 *   expected?: RegExp[],
 *   before?: (page: import('playwright-core').Page) => Promise<unknown> | unknown,
 * }} [options] the context's options (viewport, colorScheme, deviceScaleFactor, …); `origins`: more origins to which requests are allowed;
 *   `expected`: problems that are left out of the list; `before` runs before the page is opened (init scripts, routes)
 */
export async function openPage(browser, url, options = {}) {
  const { origins = [], expected = [], before, ...contextOptions } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...contextOptions });
  const page = await context.newPage();
  /** @type {string[]} */
  const found = [];
  const allowed = new Set([new URL(url).origin, ...origins]);

  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    found.push(`console ${message.type()}: ${message.text()} (${message.location().url}:${message.location().lineNumber})`);
  });
  context.on('weberror', (event) => found.push(`page error: ${event.error().stack ?? event.error()}`));
  context.on('request', (request) => {
    const asked = new URL(request.url());
    // The page itself has made a blob.
    if (['data:', 'about:', 'blob:'].includes(asked.protocol)) return;
    if (!allowed.has(asked.origin)) found.push(`unexpected request: ${request.method()} ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) found.push(`refused request: ${response.status()} ${response.url()}`);
  });
  context.on('requestfailed', (request) => {
    found.push(`failed request: ${request.url()} ${request.failure()?.errorText ?? ''}`);
  });

  await countWork(page);
  await before?.(page);
  await page.goto(url);
  return {
    page,
    context,
    /** The problems so far, in order. A test ends with `assert.deepEqual(problems(), [])`. */
    problems: () => found.filter((line) => !expected.some((pattern) => pattern.test(line))),
    close: () => context.close(),
  };
}
