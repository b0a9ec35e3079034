/** The published files: every hash is right, all versions agree, and the npm package has correct types. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { installed, root, run } from '../support/package.mjs';

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

const { project, files } = installed(folder);

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

test('the package has the element, the frame, the one file, types and licences, and needs no other', () => {
  const scripts = ['hopscope', 'hopscope-files', 'hopscope-worker', 'inline', 'embed', 'hopscope-host'].map((name) => `${name}.js`);
  const others = ['hopscope_bg.wasm', 'lab_bg.wasm', 'reader_bg.wasm', 'embed.html', 'embed.de.html', 'embed.css', 'hopscope.html', 'card.png', 'custom-elements.json', 'hopscope.d.ts'];
  for (const name of [...scripts, ...others]) assert.ok(files.includes(`lib/${name}`), name);
  const rest = files.filter((path) => !path.startsWith('lib/'));
  assert.deepEqual(rest.sort(), ['LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'inline.js', 'package.json']);
  const its = JSON.parse(readFileSync(join(project, 'node_modules/hopscope/package.json'), 'utf8'));
  assert.equal(its.version, version);
  assert.deepEqual([its.dependencies, its.private], [undefined, undefined]);
  assert.deepEqual(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.')), ['hopscope']);
  // Every file that package.json names is in the package.
  const named = JSON.stringify([its.main, its.module, its.types, its.customElements, its.exports, its.typesVersions]).match(/\.\/[^"*]+\.\w+/g) ?? [];
  assert.ok(named.length > 12);
  for (const path of named) assert.ok(files.includes(path.slice(2)) || path === './custom-elements.json', path);
});

test('a script of the package names no file that is not in it', () => {
  const lib = join(project, 'node_modules/hopscope/lib');
  const scripts = readdirSync(lib).filter((name) => name.endsWith('.js'));
  for (const script of scripts) {
    const named = readFileSync(join(lib, script), 'utf8').matchAll(/(?:from|import|import\(|new URL\()"\.\/([^"]+)"/g);
    for (const [, name = ''] of named) assert.ok(existsSync(join(lib, name)), `${script}: ${name}`);
    if (script !== 'hopscope-files.js') assert.doesNotMatch(readFileSync(join(lib, script), 'utf8'), /import\.meta/, script);
  }
  for (const page of ['embed.html', 'embed.de.html']) {
    const links = Array.from(readFileSync(join(lib, page), 'utf8').matchAll(/(?:href|src)="([^":,]+)"/g), ([, name = '']) => name);
    assert.ok(links.length >= 4);
    for (const name of links) assert.ok(existsSync(join(lib, name)), `${page}: ${name}`);
  }
});

test('on a server, loading the package does nothing', () => {
  const script = `
    const before = Object.keys(globalThis);
    for (const name of ['hopscope', 'hopscope/inline', 'hopscope/react']) if (typeof (await import(name)).HopScope !== 'function') throw new Error(name);
    console.log(JSON.stringify(Object.keys(globalThis).filter((name) => !before.includes(name))));`;
  assert.deepEqual(JSON.parse(run('node', ['--input-type=module', '--eval', script], project)), ['litHtmlVersions']);
});

test('the custom-elements manifest lists every parameter, option, method and event', () => {
  const { modules } = JSON.parse(readFileSync(join(project, 'node_modules/hopscope/lib/custom-elements.json'), 'utf8'));
  const [{ declarations, exports }] = modules;
  const [its] = declarations;
  assert.deepEqual([its.tagName, exports[1].kind, exports[1].name], ['hop-scope', 'custom-element-definition', 'hop-scope']);
  const guide = readFileSync(join(root, 'docs/api.md'), 'utf8');
  const attributes = /** @type {{ name: string, type: { text: string }, default?: string }[]} */ (its.attributes);
  // docs/api.md has the same attributes: a row of a table for each.
  for (const { name } of attributes) assert.ok(guide.includes(`| \`${name.replace(/^set-/, '')}\` |`), name);
  const world = attributes.find(({ name }) => name === 'world');
  assert.match(world?.type.text ?? '', /'smallworld'/);
  assert.equal(world?.default, 'professional');
  const names = (/** @type {{ name: string }[]} */ all) => all.map(({ name }) => name);
  assert.ok(names(its.members).includes('snapshot') && names(its.members).includes('people') && names(its.events).includes('settled'));
  assert.ok(names(its.cssProperties).includes('--hopscope-accent') && names(its.slots).includes('poster') && names(its.cssParts).includes('figure'));
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

/** The compiler's errors for a file that uses the package. @param {string} text @param {string} [file] */
function typed(text, file = 'use.ts') {
  writeFileSync(join(project, file), text);
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom,dom.iterable', '--types', ''];
  try {
    return run(join(root, 'node_modules/.bin/tsc'), [...options, file], project);
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

/** As much of each framework's types as the package's types name. */
const FRAMEWORKS = {
  react: ['react', 'export interface HTMLAttributes<T> { className?: string } export type DetailedHTMLProps<E, T> = E & { key?: string }; export namespace JSX { interface IntrinsicElements { p: {} } }'],
  preact: ['preact', 'export interface HTMLAttributes<T> { class?: string } export namespace JSX { interface IntrinsicElements { p: {} } }'],
  solid: ['solid-js', 'export namespace JSX { interface HTMLAttributes<T> { class?: string } interface IntrinsicElements { p: {} } }'],
};

test('JSX types accept correct attributes and refuse wrong ones; Vue and Svelte know the tag', () => {
  for (const [name, [package_ = '', types = '']] of Object.entries(FRAMEWORKS)) {
    const folder = join(project, 'node_modules', package_);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: package_, version: '1.0.0', types: 'index.d.ts' }));
    writeFileSync(join(folder, 'index.d.ts'), types);
    const listener = name === 'solid' ? "'on:hop'" : 'onhop';
    const use = (/** @type {string} */ props) => `import type { JSX } from '${package_}';\nimport { HopScope } from 'hopscope/${name}';\nexport const props: JSX.IntrinsicElements['hop-scope'] = { ${props} };\nexport const tag: typeof HopScope = HopScope;\n`;
    assert.equal(typed(use(`people: 300, connections: 'all', scene: 'post', theme: 'dark', 'set-hidden': '.5', backlog: true, ${listener}: (event) => console.log(event.detail.hop)`), `${name}.ts`), '', name);
    for (const wrong of ["people: 'many'", "strategy: 'nobody'", 'peeple: 3', `${listener}: (event) => event.detail.jumped`]) assert.match(typed(use(wrong), `${name}.ts`), /error TS/, `${name}: ${wrong}`);
  }
  for (const [name, folder, types, use] of [
    ['vue', 'vue', 'export type DefineComponent<P> = new () => { $props: P }; export interface HTMLAttributes { class?: string } export interface GlobalComponents {}', "import type { GlobalComponents } from 'vue'; export const props: InstanceType<GlobalComponents['hop-scope']>['$props'] ="],
    ['svelte', 'svelte/elements', 'export interface HTMLAttributes<T> { class?: string } export interface SvelteHTMLElements { p: {} }', "import type { SvelteHTMLElements } from 'svelte/elements'; export const props: SvelteHTMLElements['hop-scope'] ="],
  ]) {
    const at = join(project, 'node_modules', folder ?? '');
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, 'package.json'), JSON.stringify({ name: folder, version: '1.0.0', types: 'index.d.ts' }));
    writeFileSync(join(at, 'index.d.ts'), types ?? '');
    const text = (/** @type {string} */ props) => `import 'hopscope/${name}';\n${use} { ${props} };\n`;
    assert.equal(typed(text("people: 300, onhop: (event) => console.log(event.detail.saw)"), `${name}.ts`), '', name);
    assert.match(typed(text("people: 'many'"), `${name}.ts`), /error TS/, name);
  }
});

test('a link of the pages to a file beside them leads to a file of dist/', () => {
  const pages = readdirSync(dist).filter((name) => name.endsWith('.html') && name !== 'hopscope.html');
  assert.ok(pages.length >= 27);
  for (const page of pages) {
    const html = readFileSync(join(dist, page), 'utf8');
    const links = Array.from(html.matchAll(/<a [^>]*href="([^"#:?]+)/g), ([, href = '']) => href).filter((href) => !href.startsWith('/') && href !== '.');
    assert.deepEqual(links.filter((href) => !existsSync(join(dist, href))), [], page);
    if (page === 'index.html') assert.ok(links.includes('hopscope-scorm.zip') && links.includes('worksheet.html'));
  }
});
