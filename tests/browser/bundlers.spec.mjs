/** The npm package in apps that Vite, webpack and esbuild build without configuration, without a bundler, and as one module. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { serveDist } from '../support/browser.mjs';
import { Figure } from '../support/figure.mjs';
import { APP, installed, root, run, usesAll } from '../support/package.mjs';
import { HEAD, start } from '../support/start.mjs';

const { open } = await start();
const folder = mkdtempSync(join(tmpdir(), 'hopscope-bundlers-'));
after(() => rmSync(folder, { recursive: true }));
const { project } = installed(folder);
writeFileSync(join(project, 'app.js'), APP);
const PAGE = `${HEAD}<script type="module" src="app.js"></script>`;
const PEOPLE = { people: '300', seed: '4', connections: '12' };
const TAG = `<hop-scope ${Object.entries(PEOPLE).map(([name, value]) => `${name}="${value}"`).join(' ')}></hop-scope>`;

/**
 * Serves a folder with a page, and runs `check` on it.
 * @param {string} folder @param {string} body of the page @param {(page: import('playwright-core').Page, origin: string) => Promise<unknown>} [check]
 * @param {Parameters<typeof open>[2] & { headers?: Record<string, string> }} [options]
 */
async function served(folder, body, check = (page) => usesAll(page), { headers, ...options } = {}) {
  const site = await serveDist({ root: folder, headers, pages: { '/': body } });
  try {
    await open(`${site.origin}/`, (page) => check(page, site.origin), { patience: 20_000, ...options });
  } finally {
    await site.close();
  }
}

/** The endings of a folder's files, with their numbers. @param {string} folder */
const kinds = (folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.wasm')).length;

test('Vite: all features work in its production build, from files that it has found', { timeout: 120_000 }, async () => {
  writeFileSync(join(project, 'index.html'), PAGE.replace('src="app.js"', 'src="./app.js"'));
  run('node', [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], project);
  const out = join(project, 'dist');
  assert.equal(kinds(out), 3);
  await served(out, readFileSync(join(out, 'index.html'), 'utf8'));
});

test('webpack: all features work in its production build, from files that it has found', { timeout: 120_000 }, async () => {
  const out = join(project, 'packed');
  const { default: webpack } = await import('webpack');
  const compiler = webpack({ mode: 'production', context: project, entry: './app.js', output: { path: out, filename: 'app.js' }, performance: false, optimization: { minimize: false } });
  const stats = await new Promise((done, failed) => compiler?.run((error, stats) => (error || !stats ? failed(error) : done(stats))));
  assert.equal(stats.hasErrors() || stats.hasWarnings(), false, stats.toString('errors-warnings'));
  await new Promise((done) => compiler?.close(done));
  assert.equal(kinds(out), 3);
  for (const name of readdirSync(out)) if (name.endsWith('.js')) assert.ok(!readFileSync(join(out, name), 'utf8').includes(project), `${name} has a path of this disk`);
  await served(out, `${HEAD}<script src="app.js" defer></script>`);
});

for (const [name, options, page] of /** @type {const} */ ([
  ['split', ['--format=esm', '--splitting'], PAGE],
  ['classic', ['--format=iife', '--log-override:empty-import-meta=silent'], `${HEAD}<script src="app.js" defer></script>`],
])) {
  test(`esbuild, ${name}: all features work from what the scripts carry`, { timeout: 120_000 }, async () => {
    const out = join(project, `built-${name}`);
    run(join(root, 'node_modules/.bin/esbuild'), ['app.js', '--bundle', '--minify', '--log-level=warning', `--outdir=${out}`, ...options], project);
    assert.equal(kinds(out), 0);
    await served(out, page);
  });
}

const MODULES = join(project, 'node_modules');

test('without a bundler, from the folder of the package', { timeout: 120_000 }, () => served(MODULES, `${HEAD}${TAG}<script type="module" src="hopscope/lib/hopscope.js"></script>`));

test('from another host, as from jsDelivr or unpkg: in workers', { timeout: 120_000 }, async () => {
  const cdn = await serveDist({ root: MODULES });
  try {
    await served(folder, `${HEAD}${TAG}<script type="module" src="${cdn.origin}/hopscope/lib/hopscope.js"></script>`, undefined, { origins: [cdn.origin] });
  } finally {
    await cdn.close();
  }
});

test('hopscope/inline is one file that works alone, also from a blob', { timeout: 120_000 }, async () => {
  const alone = join(folder, 'alone');
  mkdirSync(alone);
  cpSync(join(MODULES, 'hopscope/lib/inline.js'), join(alone, 'inline.js'));
  await served(alone, `${HEAD}${TAG}<script type="module">const text = await (await fetch('inline.js')).text(); await import(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));</script>`);
});

test('hopscope/inline is a widget of anywidget: options follow the model, and it ends', { timeout: 60_000 }, async () => {
  const widget = `${HEAD}<div></div><script type="module">
import widget from '/hopscope/lib/inline.js';
const model = { options: ${JSON.stringify(PEOPLE)}, listeners: new Set(), get: (name) => model[name], on: (event, listener) => model.listeners.add(listener), off: (event, listener) => model.listeners.delete(listener) };
Object.assign(window, { model, end: widget.render({ model, el: document.querySelector('div') }) });
</script>`;
  await served(MODULES, widget, async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    await page.evaluate(() => {
      const { model } = /** @type {any} */ (window);
      model.options = { people: '300', connections: '20' };
      for (const listener of model.listeners) listener();
    });
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector('hop-scope')).getState().text === 'connections=20&people=300');
    await figure.rest();
    assert.deepEqual(await page.evaluate(() => (/** @type {any} */ (window).end(), [document.querySelector('hop-scope'), /** @type {any} */ (window).model.listeners.size])), [null, 0]);
  });
});

test('the frame of the package, with its host script', { timeout: 60_000 }, async () => {
  await served(MODULES, `${HEAD}<iframe src="hopscope/lib/embed.html?people=300&amp;seed=4" title="A figure" width="800" height="300"></iframe><script src="hopscope/lib/hopscope-host.js"></script>`, async (page) => {
    await page.frameLocator('iframe').locator('hop-scope .view canvas[width]').waitFor();
    await page.waitForFunction(() => Number(document.querySelector('iframe')?.offsetHeight) > 400);
  });
});
