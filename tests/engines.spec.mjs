/** The same scenes in Chromium, Firefox and WebKit: the same states, the same pixels, and nothing on the console. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SCENES } from '../www/scenes.js';
import { edgeList } from '../www/scenes/karate.js';
import { serveDist } from './browser.mjs';
import { ENGINES, call } from './engines/engines.mjs';
import { emptyFolder } from './engines/programs.mjs';
import { VIEW, hashOf } from './engines/smoke.mjs';
import * as witness from './engines/witness.mjs';
import { nativeHash, nativeSeries } from './native.mjs';

/**
 * @typedef {import('./engines/engines.mjs').Page} Page
 * @typedef {import('./engines/smoke.mjs').Seen} Seen
 * @typedef {import('./engines/smoke.mjs').Task} Task
 */

const SIZE = { width: 1280, height: 720 };

/** Where the page finds what is done with it. */
const SMOKE = '/tests/engines/smoke.mjs';

/** @param {string} path */
const source = (path) => readFileSync(new URL(`..${path}`, import.meta.url), 'utf8');

/** @param {string} figure @param {string} [language] */
const host = (figure, language = 'en') =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><body style="width:700px">${figure}<script type="module" src="/hopscope.js"></script>`;

const KARATE = { name: 'karate.txt', text: edgeList() };

/** The same for all: moved, accepted, posted. */
const ACTS = ['connections=5', 'accept', 'post'];

/** A page each, and what is done on it. @type {{ name: string, path: string, page?: string, tasks: Task[] }[]} */
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
    ...Object.fromEntries([SMOKE, '/tests/fnv1a.mjs'].map((path) => [path, source(path)])),
    ...Object.fromEntries(TASKS.flatMap(({ path, page }) => (page ? [[path, page]] : []))),
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

/** Whether each is told of. @param {string[]} wanted @param {string[]} problems */
const isHeard = (wanted, problems) => wanted.every((word) => problems.some((problem) => problem.includes(word)));

const folder = emptyFolder();
const edges = join(folder.path, KARATE.name);
writeFileSync(edges, KARATE.text);

/** What the first engine saw, by what was done. @type {Record<string, unknown>} */
const first = {};

/** The native core says what a figure shows. @param {Seen} seen @param {Task} task */
function native({ state, series, pixels }, { file }) {
  const { text } = JSON.parse(state);
  const own = file && edges;
  assert.equal(pixels, nativeHash(text, { ...VIEW, theme: file ? 'dark' : 'light' }, own), `the picture of ${text}`);
  assert.equal(series, hashOf(nativeSeries(text, own)), `the series of ${text}`);
}

for (const [name, { missing, launch }] of ENGINES) {
  test(name, { skip: missing, timeout: 300_000 }, async (t) => {
    const engine = await launch(SIZE);
    t.after(() => engine.close());

    /** @param {string} path @param {(page: Page) => Promise<unknown>} body */
    const visit = async (path, body) => {
      const page = await engine.open(site.origin + path);
      try {
        await body(page);
        return await witness.problems(page);
      } finally {
        await page.close();
      }
    };

    /** By what was done. @type {Record<string, unknown>} */
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

    await t.test('what goes wrong is heard', async () => {
      const wanted = ['warned', 'thrown', 'rejected', 'missing.png', 'missing.json', 'told by a worker', 'thrown by a worker'];
      const problems = await visit('/wrong.html', async (page) => {
        for (let tries = 0; !isHeard(wanted, await witness.problems(page)); tries += 1) {
          assert.ok(tries < 200, `${await witness.problems(page)}`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      });
      assert.ok(problems.length >= wanted.length);
    });

    t.diagnostic(`${engine.version}: ${hashOf(all)} over ${TASKS.length} pages`);
  });
}

test('natively', { timeout: 300_000 }, () => {
  for (const { name, tasks } of TASKS) {
    for (const task of tasks) {
      for (const seen of Object.values(/** @type {Record<string, Seen>} */ (first[`${name} ${task.selector}`]))) native(seen, task);
    }
  }
});
