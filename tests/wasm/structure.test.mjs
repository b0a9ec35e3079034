/** The structure of the project: no circle of files, and imports only as docs/architecture.md draws them, in Rust and JavaScript. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { circles, described, path } from '../support/structure/graph.mjs';
import * as javascript from '../support/structure/javascript.mjs';
import { LATER, ONLY, RULES, broken, isIn } from '../support/structure/rules.mjs';
import * as rust from '../support/structure/rust.mjs';

/** @import { Arrow } from '../support/structure/graph.mjs' */

const root = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['src', 'cli', 'xtask', 'fuzz', 'benches', 'tests', 'examples', 'www'];
/** Folders that are not sources: packages and files that the build writes. */
const SKIPPED = /(^|\/)(node_modules|target|pkg)\//;

/** The text of every source file by its path, with `/`. */
const files = new Map(
  FOLDERS.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
    } catch {
      return [];
    }
  })
    .filter((file) => /\.(rs|js|mjs)$/.test(file) && !SKIPPED.test(file))
    .map((file) => /** @type {[string, string]} */ ([file, readFileSync(join(root, file), 'utf8')])),
);
const select = (/** @type {RegExp} */ pattern) => new Map([...files].filter(([file]) => pattern.test(file)));
const [rustFiles, scripts] = [select(/\.rs$/), select(/\.m?js$/)];

/** The first file of every crate, and the name by which other crates import it. */
const CRATES = [
  { root: 'src/lib.rs', name: 'hopscope' },
  { root: 'fuzz/src/lib.rs', name: 'fuzz' },
  ...[...rustFiles.keys()].filter((file) => /\/main\.rs$|^(fuzz\/tests|tests|benches|examples)\/\w+\.rs$/.test(file)).map((file) => ({ root: file })),
];
const inRust = rust.arrows(rustFiles, CRATES);

/** Files by import name: for the page (`default`), and for the one-file page. @type {Record<string, { default: string, 'one-file': string }>} */
const names = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).imports;
const inScripts = javascript.arrows(scripts, Object.fromEntries(Object.entries(names).map(([name, { default: file }]) => [name, file])));
/** The imports, with the files of the one-file page for those names. */
const inOneFile = javascript.arrows(scripts, Object.fromEntries(Object.entries(names).map(([name, { 'one-file': file }]) => [name, file])));
const all = [...inRust.arrows, ...inScripts];

/** Imports of what a module above defines. The parts of a test may use the test's main file. */
const toParents = inRust.arrows.filter(({ from, to }) => !/(^|\/)tests\//.test(from) && inRust.parents.get(from)?.has(to));
const forbidden = all.flatMap((arrow) => {
  const why = broken(RULES, arrow);
  return why ? [{ arrow, why }] : [];
});

/** Fails with a line for each entry. @param {string[]} found @param {string} [what] */
const none = (found, what = '') => assert.ok(found.length === 0, `${what}\n${found.join('\n')}`);

test('every Rust file is in a crate, and every rule and import has a file', () => {
  none([...rustFiles.keys()].filter((file) => !inRust.read.has(file)), 'in no crate:');
  const isEmpty = (/** @type {string} */ folder) => ![...files.keys()].some((file) => isIn(file, folder));
  none(RULES.map(({ folder }) => folder).filter(isEmpty), 'rules without a file:');
  none(inScripts.filter(({ to }) => /^(www|tests|benches|xtask)\//.test(to) && !/^www\/pkg\/|_bg\.wasm$|\.json$|\/hopscope-worker\.js$/.test(to) && !files.has(to)).map(described), 'imports of missing files:');
  assert.ok(inRust.arrows.length > 300 && inScripts.length > 500, `${inRust.arrows.length} imports in Rust, ${inScripts.length} in scripts`);
});

test('no circle of files', () => {
  for (const arrows of [inRust.arrows, inScripts, inOneFile]) none(circles(arrows).map(path));
});

test('imports go only to folders that the rules allow', () => {
  none(forbidden.map(({ arrow, why }) => `${described(arrow)}, but ${why}`));
});

test('a Rust module imports nothing that a module above it defines', () => {
  none(toParents.map(described));
});

test('other folders import index.js, where a folder has one, and may fetch or start other files of it', () => {
  const folderOf = (/** @type {string} */ file) => file.split('/').slice(0, 2).join('/');
  const past = inScripts.filter(({ from, to, kind }) => {
    if (kind !== 'static' || !from.startsWith('www/') || folderOf(from) === folderOf(to)) return false;
    const index = `${folderOf(to)}/index.js`;
    return files.has(index) && to !== index;
  });
  // The worker of the one-file page contains the workers of the engine.
  none(past.filter(({ from }) => from !== 'www/standalone/worker.js').map(described));
});

test('files with a list of importers have no other importers', () => {
  for (const { file, by } of ONLY) {
    const named = inScripts.filter(({ from, to }) => to === file && from.startsWith('www/'));
    assert.ok(named.length > 0, `nothing imports ${file}`);
    none(named.filter(({ from }) => !by.includes(from)).map(described));
  }
});

test('what is fetched later is not imported statically', () => {
  for (const { from, to, kinds, always } of LATER) {
    const arrows = inScripts.filter((arrow) => isIn(arrow.from, from) && isIn(arrow.to, to));
    none(arrows.filter(({ kind }) => !kinds.includes(kind)).map(described));
    if (always) assert.ok(arrows.some(({ kind }) => kind === 'dynamic'), `${from} does not fetch ${to}`);
  }
});

test('both files of a name in package.json export the same names', () => {
  const exported = (/** @type {string} */ file) => {
    const text = files.get(file.replace('./', '')) ?? '';
    const lists = [...text.matchAll(/^export \{(.+?)\}/gm)].flatMap(([, list = '']) => list.split(',').map((one) => one.trim().replace(/.* as /, '')));
    return [...lists, ...Array.from(text.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm), ([, name]) => name)].sort();
  };
  assert.ok(Object.keys(names).length > 0);
  for (const [name, { 'one-file': its, default: usual }] of Object.entries(names)) {
    assert.ok(exported(usual).length > 0, name);
    assert.deepEqual(exported(its), exported(usual), name);
  }
});

test('state and engine use no DOM', () => {
  const DOM = /(?<![.\w])(?<!typeof )(document|window|customElements|HTML\w*Element|Element|Node|matchMedia|getComputedStyle|\w+Observer)\b(?!\s*:)/g;
  const found = [...scripts].filter(([file]) => /^www\/(state|engine)\//.test(file)).flatMap(([file, text]) => {
    const { code } = javascript.parts(text);
    return Array.from(code.matchAll(DOM), (match) => `${file}:${code.slice(0, match.index).split('\n').length} uses ${match[1]}`);
  });
  none(found);
});
