/** The same scenes in Chromium, Firefox and WebKit: the same states, the same pixels, and nothing on the console. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { SCENES } from '../../www/scenes/index.js';
import { edgeList } from '../../www/scenes/own-network/karate-club.js';
import { dist, serveDist } from '../support/browser.mjs';
import { ENGINES, call } from '../support/engines/engines.mjs';
import { emptyFolder } from '../support/engines/programs.mjs';
import { VIEW, hashOf } from '../support/engines/smoke.mjs';
import * as webkit from '../support/engines/webkit.mjs';
import * as witness from '../support/engines/witness.mjs';
import { nativeHash, nativeSeries } from '../support/native.mjs';
import { until } from '../support/rest.mjs';

/**
 * @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope
 * @typedef {import('../support/engines/types.mjs').Page} Page
 * @typedef {import('../support/engines/smoke.mjs').Seen} Seen
 * @typedef {import('../support/engines/smoke.mjs').Task} Task
 */

const SIZE = { width: 1280, height: 720 };

/** The module with the actions, as the site serves it to the page. */
const SMOKE = '/tests/support/engines/smoke.mjs';

/** @param {string} path */
const source = (path) => readFileSync(new URL(`../..${path}`, import.meta.url), 'utf8');

/** @param {string} figure @param {string} [language] */
const host = (figure, language = 'en') =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><body style="width:700px">${figure}<script type="module" src="/hopscope.js"></script>`;

const KARATE = { name: 'karate.txt', text: edgeList() };

/** Actions for every page: move, accept, post. */
const ACTS = ['connections=5', 'accept', 'post'];

/** The pages, and the actions on each. @type {{ name: string, path: string, page?: string, tasks: Task[] }[]} */
const TASKS = [
  ...Object.keys(SCENES).map((scene) => ({
    name: scene,
    path: `/${scene}.html`,
    page: host(`<hop-scope scene="${scene}" renderer="core" theme="light"></hop-scope>`),
    tasks: [{ selector: 'hop-scope', acts: ACTS }],
  })),
  {
    name: 'a network file by its forces, dark, in German',
    path: '/karate.html',
    page: host('<hop-scope layout="force" renderer="core" theme="dark"></hop-scope>', 'de'),
    tasks: [{ selector: 'hop-scope', acts: [...ACTS, 'step', 'reset'], file: KARATE }],
  },
  { name: 'embed.html', path: '/embed.html?scene=post&people=500&renderer=core&theme=light', tasks: [{ selector: 'hop-scope', acts: ACTS }] },
  { name: 'the one file', path: '/hopscope.html', tasks: [{ selector: 'hop-scope', acts: ACTS }] },
  {
    name: 'index.html',
    path: '/',
    tasks: [
      { selector: '#figure-hook', acts: ['accept', 'accept'] },
      { selector: '#figure-sandbox', acts: ['people=500&connections=60&strategy=met', 'post'] },
    ],
  },
];

const LIFE = 'people=400&connections=60&months=36&switch=18&lives=8&posts=2';

const site = await serveDist({
  edit: witness.edit,
  pages: {
    ...witness.pages,
    ...Object.fromEntries([SMOKE, '/tests/support/fnv1a.mjs'].map((path) => [path, source(path)])),
    ...Object.fromEntries(TASKS.flatMap(({ path, page }) => (page ? [[path, page]] : []))),
    '/card.html': host('<hop-scope renderer="webgl" theme="light"></hop-scope>'),
    '/told.html': `${host(Object.keys(SCENES).map((scene) => `<hop-scope scene="${scene}"></hop-scope>`).join(''))}<script type="module">
      for (const figure of document.querySelectorAll('hop-scope')) {
        figure.scrollIntoView();
        await figure.ready;
        const settled = new Promise((resolve) => figure.addEventListener('settled', resolve, { once: true }));
        await figure.set('connections=3&layout=force&model=sir');
        await settled;
        await figure.post();
      }
      console.info('the end');
    </script>`,
    '/wrong.html': `${host('')}<script>
      console.warn('warned');
      setTimeout(() => { throw new Error('thrown') });
      Promise.reject(new Error('rejected'));
      fetch('/missing.json');
      new Worker('/wrong.js', { type: 'module' });
    </script><img src="missing.png" alt="">`,
    '/wrong.js': `console.error('told by a worker'); setTimeout(() => { throw new Error('thrown by a worker') });`,
  },
});
after(site.close);

/** The first figure of a page after an acceptance and a post. Runs in the page, so it uses nothing from outside. */
async function opened() {
  await customElements.whenDefined('hop-scope');
  const figure = /** @type {HopScope} */ (document.querySelector('hop-scope'));
  await figure.ready;
  for (const act of [() => figure.set('people=300&connections=20'), () => figure.accept(), () => figure.post()]) {
    const settled = new Promise((resolve) => figure.addEventListener('settled', resolve, { once: true }));
    await Promise.all([settled, act()]);
  }
  const { text, counters } = figure.getState();
  return JSON.stringify([text, counters]);
}

/** Whether each of these words is in a problem. @param {string[]} wanted @param {string[]} problems */
const isHeard = (wanted, problems) => wanted.every((word) => problems.some((problem) => problem.includes(word)));

const folder = emptyFolder();
const edges = join(folder.path, KARATE.name);
writeFileSync(edges, KARATE.text);

/** Results of the first engine, by action. @type {Record<string, unknown>} */
const first = {};

for (const [name, { missing, launch }] of ENGINES) {
  test(name, { skip: missing, timeout: 300_000 }, async (t) => {
    let engine = await launch(SIZE);
    t.after(() => engine.close());

    /** @param {string} path @param {(page: Page) => Promise<unknown>} body */
    const look = async (path, body) => {
      const page = await engine.open(site.origin + path);
      try {
        await body(page);
        return await witness.problems(page);
      } finally {
        await page.close();
      }
    };

    let crashes = 0;
    /** Like `look`, with one repetition if the engine has crashed, which is reported: WebKit crashes once in several hundred pages. @type {typeof look} */
    const visit = (path, body) =>
      look(path, body).catch(async (error) => {
        if (!/page crash/.test(error.message) || (crashes += 1) > 1) throw error;
        t.diagnostic(`${engine.version} HAS CRASHED on ${path} (${error.message}) and is begun anew, once`);
        await engine.close();
        engine = await launch(SIZE);
        return look(path, body);
      });

    /** Results by action. @type {Record<string, unknown>} */
    const all = {};
    /** @param {string} what @param {unknown} seen */
    const same = (what, seen) => {
      all[what] = seen;
      first[what] ??= seen;
      assert.deepEqual(seen, first[what]);
    };

    for (const { name, path, tasks } of TASKS) {
      await t.test(name, async () => {
        const problems = await visit(path, async (page) => {
          for (const task of tasks) same(`${name} ${task.selector}`, await call(page, SMOKE, 'smoke', task));
        });
        assert.deepEqual(problems, []);
      });
    }

    await t.test('what the laboratory finds out', async () => {
      const problems = await visit('/sandbox.html', async (page) => same('laboratory', await call(page, SMOKE, 'laboratory', LIFE, `${LIFE}&strategy=met`)));
      assert.deepEqual(problems, []);
    });

    await t.test('the one file from a folder, without a site', async () => {
      const page = await engine.open(pathToFileURL(join(dist, 'hopscope.html')).href);
      try {
        same('opened as a file', JSON.parse(await page.run(`(${opened})()`)));
        assert.deepEqual(page.problems(), []);
      } finally {
        await page.close();
      }
    });

    // tests/browser/webgl.spec.mjs tests Chromium's graphics card and its warnings.
    await t.test('renderer="webgl" works with a graphics card and without', { skip: name === 'Chromium' }, async () => {
      const problems = await visit('/card.html', async (page) => assert.deepEqual(JSON.parse(await page.run(`(${opened})()`)), all['opened as a file']));
      assert.deepEqual(problems, []);
    });

    await t.test('what goes wrong is heard', async () => {
      const wanted = ['warned', 'thrown', 'rejected', 'missing.png', 'missing.json', 'told by a worker', 'thrown by a worker'];
      const problems = await visit('/wrong.html', async (page) => {
        await until('every fault is heard', async () => isHeard(wanted, await witness.problems(page)));
      });
      assert.ok(problems.length >= wanted.length);
    });

    t.diagnostic(`${engine.version}: ${hashOf(all)} over ${TASKS.length} pages`);
  });
}

test('WebKit’s own console has no error and no warning', { skip: webkit.missing ?? (webkit.browser ? false : 'WebKit: no MiniBrowser to listen to'), timeout: 300_000 }, async (t) => {
  /** The console of a page. A browser that stays silent is started once more, which is reported: it happened once on a busy machine. @param {string} path @param {RegExp} last */
  const listen = (path, last) =>
    webkit.listen(site.origin + path, last).catch((/** @type {Error} */ error) => {
      t.diagnostic(`WebKit STAYED SILENT on ${path} (${error.message}) and is started once more`);
      return webkit.listen(site.origin + path, last);
    });
  await listen('/wrong.html', /CONSOLE ERROR told by a worker/);
  const said = await listen('/told.html', /CONSOLE INFO the end/);
  assert.deepEqual(said.filter((line) => !line.includes('CONSOLE INFO the end')), []);
});

test('the native core has the series and pixels of the engines', { timeout: 300_000 }, () => {
  /** @type {Map<string, string[]>} */
  const known = new Map();
  for (const { name, tasks } of TASKS) {
    for (const { selector, file } of tasks) {
      for (const { state, series, pixels } of Object.values(/** @type {Record<string, Seen>} */ (first[`${name} ${selector}`]))) {
        const { text } = JSON.parse(state);
        const own = file && edges;
        const said = known.get(text) ?? [hashOf(nativeSeries(text, own)), nativeHash(text, { ...VIEW, theme: file ? 'dark' : 'light' }, own)];
        known.set(text, said);
        assert.deepEqual([series, pixels], said, text);
      }
    }
  }
  assert.ok(known.size > 20, `${known.size} moments`);
});
