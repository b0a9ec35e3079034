/** The published files: every hash is right, all versions agree, and the npm package has correct types. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** @param {string} folder */
const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .sort();

/** @param {string} path */
const hash = (path) => `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;

const folder = mkdtempSync(join(tmpdir(), 'hopscope-package-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} program @param {string[]} args @param {string} cwd */
const run = (program, args, cwd) => execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The package that `npm pack` makes of the build, installed offline in a project. */
function installed() {
  const [{ filename, files }] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'somebody', version: '1.0.0', type: 'module', private: true }));
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, filename)], project);
  return { project, files: /** @type {{ path: string }[]} */ (files).map(({ path }) => path) };
}

const { project, files } = installed();

test('integrity.json has the hash of every other file of dist/, and of no other', () => {
  const integrity = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
  const names = filesOf(dist).filter((name) => name !== 'integrity.json');
  assert.deepEqual(Object.keys(integrity).sort(), names);
  for (const name of names) assert.equal(integrity[name], hash(join(dist, name)), name);
});

test('the element alone stands in a folder of its version, with a snippet that has the hash of every script', () => {
  const folder = join(dist, `hopscope-${version}`);
  const scripts = filesOf(folder).filter((name) => name.endsWith('.js'));
  const snippet = readFileSync(join(folder, 'snippet.html'), 'utf8');
  const { integrity } = JSON.parse(snippet.match(/<script type="importmap">([^]*?)<\/script>/)?.[1] ?? '');
  assert.ok(scripts.length > 10);
  for (const name of scripts) {
    if (name === 'hopscope.js') assert.ok(snippet.includes(`src="hopscope-${version}/hopscope.js" integrity="${hash(join(folder, name))}" crossorigin`));
    else assert.equal(integrity[`./hopscope-${version}/${name}`], hash(join(folder, name)), name);
  }
  assert.equal(Object.keys(integrity).length, scripts.length - 1);
  // The folder has no script of the pages, and every file that the element names.
  for (const script of scripts) {
    assert.doesNotMatch(script, /^(page|worksheet|classroom)/);
    const named = readFileSync(join(folder, script), 'utf8').matchAll(/(?:from|import|import\(|new URL\()"\.\/([^"]+)"/g);
    for (const [, name = ''] of named) assert.ok(filesOf(folder).includes(name), `${script}: ${name}`);
  }
});

test('the package has the element, its types and the licences, and needs no other', () => {
  const alone = filesOf(join(dist, `hopscope-${version}`)).filter((name) => name !== 'snippet.html');
  for (const name of alone) assert.ok(files.includes(`lib/${name}`), name);
  for (const name of ['README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'package.json', 'lib/hopscope.d.ts']) assert.ok(files.includes(name), name);
  const rest = files.filter((path) => !path.startsWith('lib/'));
  assert.deepEqual(rest.sort(), ['LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'package.json']);
  const its = JSON.parse(readFileSync(join(project, 'node_modules/hopscope/package.json'), 'utf8'));
  assert.equal(its.version, version);
  assert.deepEqual([its.dependencies, its.private], [undefined, undefined]);
  assert.deepEqual(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.')), ['hopscope']);
});

const USE = `
import { HopScope, type HopScopeEvents, type Parameters, type State } from 'hopscope';

const figure = document.createElement('hop-scope');
figure.people = 300;
figure.strategy = 'met';
const found: HopScope | null = document.querySelector('hop-scope');
figure.addEventListener('hop', ({ detail }) => console.log(detail.hop + detail.saw));
figure.addEventListener('reach', (event) => console.log(event.detail.couldReach));
figure.autoplay = 'visible';
const heard = (event: HopScopeEvents['settled']): State => event.detail;
figure.addEventListener('settled', heard);
figure.removeEventListener('settled', heard);
figure.addEventListener('click', (event) => console.log(event.clientX));
const settings: Partial<Parameters> = { connections: 'all', reshare: 0.1 };
await found?.set(settings);
const ready: HopScope = await figure.ready;
await ready.goto({ connection: 12, hop: 2 });
const picture: Blob = await ready.snapshot({ type: 'image/svg+xml' });
const table: string = await ready.exportCSV();
console.log(picture.size, table);
const text: string = ready.getState().text;
HopScope.teach('nl', { accept: text });
export {};
`;

/** The compiler's errors for a file that uses the package. @param {string} text */
function typed(text) {
  writeFileSync(join(project, 'use.ts'), text);
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom,dom.iterable', '--types', ''];
  try {
    return run(join(root, 'node_modules/.bin/tsc'), [...options, 'use.ts'], project);
  } catch (error) {
    return /** @type {{ stdout: string }} */ (error).stdout;
  }
}

test('the package’s types accept correct code and refuse wrong code', () => {
  assert.equal(typed(USE), '');
  for (const wrong of ["figure.autoplay = 'now';", "figure.people = 'many';", "figure.strategy = 'nobody';", 'figure.jump();', "figure.addEventListener('hop', ({ detail }) => detail.jumped);"]) {
    assert.match(typed(USE.replace('export {};', wrong)), /error TS/, wrong);
  }
});

test('a link of the pages to a file beside them leads to a file of dist/', () => {
  const pages = readdirSync(dist).filter((name) => name.endsWith('.html') && name !== 'hopscope.html');
  assert.ok(pages.length >= 7);
  for (const page of pages) {
    const html = readFileSync(join(dist, page), 'utf8');
    const links = Array.from(html.matchAll(/<a [^>]*href="([^"#:?]+)/g), ([, href = '']) => href).filter((href) => !href.startsWith('/') && href !== '.');
    assert.deepEqual(links.filter((href) => !existsSync(join(dist, href))), [], page);
    if (page === 'index.html') assert.ok(links.includes('hopscope-scorm.zip') && links.includes('worksheet.html'));
  }
});
