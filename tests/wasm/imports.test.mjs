/** The boundaries of the page's scripts, as ARCHITECTURE.md draws them: who may import what. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const www = fileURLToPath(new URL('../../www', import.meta.url));

/** The scripts of www/ without the generated package, by their path in it. */
const scripts = readdirSync(www, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.js') && !name.startsWith('pkg/'));

/** What the names of package.json stand for: the file of the page, and the one file's own. @type {Record<string, Record<'default' | 'one-file', string>>} */
const names = JSON.parse(readFileSync(join(www, '../package.json'), 'utf8')).imports;

/**
 * What a script imports, statically, dynamically, as a worker or for its types: paths in www/, and the names of packages.
 * @param {string} name
 */
function imports(name) {
  const text = readFileSync(join(www, name), 'utf8');
  const patterns = [/\bfrom\s*(['"`])(.+?)\1/g, /\bimport\s*\(?\s*(['"`])(.+?)\1/g, /\bnew URL\(\s*(['"`])(.+?)\1/g];
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[2] ?? ''))
    .map((path) => (path.startsWith('.') ? posix.join(dirname(name), path) : (names[path]?.default.replace('./www/', '') ?? path)));
}

/** @param {(name: string) => boolean} from @param {(path: string) => boolean} never */
function crossings(from, never) {
  return scripts.filter(from).flatMap((name) => imports(name).filter(never).map((path) => `${name} imports ${path}`));
}

/** @param {string} path */
const isPackage = (path) => path.startsWith('pkg/') && !path.startsWith('pkg/text/') && path !== 'pkg/integrity.js';
/** @param {string} path */
const isCore = (path) => isPackage(path) || path.endsWith('.wasm');
/** @param {string} path */
const isDrawing = (path) => path.startsWith('render/draw/');

/** What makes what an author pastes: it knows the tables that a form is made of, and shows the frame, not a figure. */
const BUILDER = ['site/builder/builder.js', 'site/builder/choice.js', 'site/builder/style.js', 'site/builder/preview.js', 'site/builder/snippets.js'];

/** What is named, not imported: a folder, and what an author takes from it. */
const TAKEN = ['.', 'hopscope.html', 'hopscope-host.js', 'hopscope.js'];

/** The same files, as a path beside the script that names them. @param {string} path */
const isTaken = (path) => TAKEN.includes(path) || ['embed', 'site/builder'].some((folder) => TAKEN.includes(posix.relative(folder, path) || '.'));

/** A figure's frame, and what a host of frames may load. */
const FRAME = ['embed/embed.js', 'embed/framed-figure.js', 'embed/protocol.js', 'embed/height.js', 'embed/hopscope-host.js'];

test('there are scripts to look at', () => {
  for (const name of ['engine/engine.js', 'state/scenario.js', 'element/hop-scope.js', 'site/page.js']) assert.ok(scripts.includes(name), `www/${name} is missing`);
  assert.ok(scripts.some(isDrawing), 'www/draw/ is empty');
  assert.ok(imports('engine/core.js').some(isPackage), 'www/engine/core.js does not import the generated package');
});

test('only core.js, lab.js and reader.js import the generated packages; the whole core a figure fetches when it is asked for', () => {
  assert.deepEqual(crossings((name) => name !== 'engine/core.js', (path) => path === 'pkg/hopscope.js'), []);
  assert.doesNotMatch(readFileSync(join(www, 'engine/core.js'), 'utf8').replace(/\/\*[^]*?\*\//g, ''), /from '\.\/pkg\/lab\.js'/);
  // The types are no request.
  const whole = ['engine/core.js', 'engine/lab.js', 'engine/reader.js', 'engine/engine.js', 'standalone/core.js'];
  assert.deepEqual(crossings((name) => !whole.includes(name), isPackage), []);
  assert.doesNotMatch(readFileSync(join(www, 'engine/engine.js'), 'utf8').replace(/\/\*[^]*?\*\//g, ''), /\/pkg\//);
});

test('the one file has its own core and its own places, under the same names, and nobody else imports what is its own', () => {
  const own = (/** @type {string} */ path) => path.startsWith('standalone/');
  assert.deepEqual(crossings((name) => !own(name), own), []);
  for (const { 'one-file': its, default: usual } of Object.values(names)) {
    const exported = (/** @type {string} */ path) => {
      const text = readFileSync(join(www, '..', path), 'utf8');
      const lists = [...text.matchAll(/^export \{(.+?)\}/gm)].flatMap(([, list = '']) => list.split(',').map((one) => one.trim().replace(/.* as /, '')));
      return [...lists, ...Array.from(text.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm), ([, name]) => name)].sort();
    };
    assert.ok(exported(usual).length > 0, usual);
    assert.deepEqual(exported(its), exported(usual), usual);
  }
});

test('only the cores, the workers and who runs them know where those are', () => {
  assert.deepEqual(crossings((name) => !['engine/engine.js', 'engine/lab.js', 'engine/reader.js', 'engine/core.js', 'engine/rpc.js', 'standalone/locations.js'].includes(name), (path) => path === 'engine/locations.js'), []);
  assert.deepEqual(crossings((name) => name !== 'engine/locations.js', (path) => path.endsWith('.wasm')), []);
});

test('only the scenario opens the engine', () => {
  // The places name it as its worker's script; the one file's worker is it.
  const others = ['engine/engine.js', 'engine/index.js', 'engine/locations.js', 'standalone/worker.js'];
  assert.deepEqual(crossings((name) => !others.includes(name), (path) => path === 'engine/engine.js'), []);
});

test('what runs a figure shows nothing: no template, no chart, no canvas', () => {
  const runs = ['engine/index.js', 'engine/messages.js', 'engine/client.js', 'engine/engine.js', 'engine/lab.js', 'engine/reader.js', 'state/model.js', 'state/moment.js', 'engine/rpc.js', 'engine/locations.js', 'state/playback.js', 'engine/core.js', 'state/scenario.js', 'state/session.js', 'state/layout-settling.js', 'state/analysis-requests.js', 'i18n/format.js'];
  for (const name of runs) assert.ok(scripts.includes(name), `www/${name} is missing`);
  const others = ['shared/url-state.js', 'i18n/translate.js', 'pkg/integrity.js', 'pkg/text/en/figure.json', 'pkg/text/en/labels.json', 'exports/encoder.js'];
  assert.deepEqual(crossings((name) => runs.includes(name), (path) => ![...runs, ...others].includes(path) && !isCore(path)), []);
});

test('imports go one way: no script comes back to itself', () => {
  // The places name what a worker runs, and do not import it. What a scene adds has its type in the panel, which shows it.
  const isNone = (/** @type {string} */ name, /** @type {string} */ path) => (name === 'engine/locations.js' && ['engine/engine.js', 'engine/lab.js', 'engine/reader.js'].includes(path)) || (name.startsWith('scenes/') && path === 'ui/panel.js');
  const others = (/** @type {string} */ name) => (scripts.includes(name) ? imports(name).filter((path) => !isNone(name, path)) : []);
  const circles = scripts.filter((name) => {
    const behind = new Set(others(name));
    for (const path of behind) for (const further of others(path)) behind.add(further);
    return behind.has(name);
  });
  assert.deepEqual(circles, []);
});

test('what draws imports nothing but what draws', () => {
  assert.deepEqual(crossings(isDrawing, (path) => !isDrawing(path)), []);
});

test('a chart knows nothing of the model, and a scale nothing at all', () => {
  assert.deepEqual(crossings((name) => name === 'chart/chart.js', (path) => !['lit/html.js', 'chart/scale.js', 'i18n/translate.js'].includes(path)), []);
  assert.deepEqual(crossings((name) => name === 'chart/scale.js', () => true), []);
});

test('only the study opens the laboratory and the reader of files, and not before somebody asks', () => {
  // Their types are no request.
  const study = readFileSync(join(www, 'engine/index.js'), 'utf8').replace(/\/\*[^]*?\*\//g, '');
  for (const asked of ['lab', 'reader']) {
    assert.deepEqual(crossings((name) => ![`engine/${asked}.js`, 'engine/index.js', 'state/analysis-requests.js', 'engine/locations.js', 'standalone/worker.js'].includes(name), (path) => path === `engine/${asked}.js`), []);
    assert.ok(study.includes(`import('./${asked}.js')`));
    assert.ok(!study.includes(`from './${asked}.js'`));
  }
});

test('what a scene adds knows the session and what shows things, not the element, the table of scenes, the engine or the laboratory', () => {
  const isScene = (/** @type {string} */ name) => name.startsWith('scenes/');
  assert.ok(scripts.some(isScene), 'www/scenes/ is empty');
  const never = ['element/hop-scope.js', 'scenes/index.js', 'ui/picture.js', 'ui/controller.js', 'engine/engine.js', 'engine/lab.js', 'site/page.js'];
  assert.deepEqual(crossings(isScene, (path) => never.includes(path) || isCore(path)), []);
  for (const name of scripts.filter(isScene)) assert.doesNotMatch(readFileSync(join(www, name), 'utf8').replace(/\/\*[^]*?\*\//g, ''), /\.\.\/panel\.js/);
});

test('what makes the files to take along knows no page: it is given a core, and fetched by who has one', () => {
  const makers = ['exports/encoder.js', 'exports/png.js', 'exports/gif.js', 'exports/webm.js', 'exports/film.js'];
  for (const name of makers) assert.ok(scripts.includes(name), `www/${name} is missing`);
  assert.deepEqual(crossings((name) => makers.includes(name), (path) => ![...makers, 'engine/messages.js', 'gifenc/dist/gifenc.esm.js'].includes(path)), []);
  const isTaking = (/** @type {string} */ name) => name.startsWith('exports/');
  assert.deepEqual(crossings((name) => isTaking(name) && !makers.includes(name), (path) => ['engine/engine.js', 'engine/lab.js', 'ui/picture.js', 'ui/controller.js', 'site/page.js'].includes(path) || isCore(path) || isDrawing(path)), []);
  // Nothing of it comes with a figure.
  for (const name of scripts.filter((name) => !isTaking(name))) {
    assert.doesNotMatch(readFileSync(join(www, name), 'utf8').replace(/\/\*[^]*?\*\//g, ''), /from '\.\/exports\//, name);
  }
});

test('a demo is played by what any page can ask of a figure', () => {
  const its = ['exports/script.js', 'exports/replay.js', 'exports/record.js'];
  const shown = ['engine/messages.js', 'i18n/format.js', 'i18n/translate.js', 'pkg/text/en/exports.json'];
  assert.deepEqual(crossings((name) => its.includes(name), (path) => ![...its, ...shown].includes(path)), []);
  for (const name of its) assert.doesNotMatch(readFileSync(join(www, name), 'utf8').replace(/\/\*[^]*?\*\//g, ''), /from '\.\.\/calls\.js'/, name);
});

test('the page uses the public surface of the element, not what is behind it', () => {
  const its = ['site/page.js', 'site/presenter.js', 'site/qr-code.js', 'site/worksheet.js', ...FRAME, ...BUILDER];
  const others = ['element/hop-scope.js', 'shared/url-state.js', 'i18n/translate.js', 'pkg/text/en/classroom.json', 'uqr', 'element/author-options.js', ...TAKEN];
  assert.deepEqual(crossings((name) => its.includes(name) && !BUILDER.includes(name), (path) => ![...its, ...others].includes(path) && !isTaken(path)), []);
});

test('the scene of the post is given what it shows: it opens nothing, draws no picture, and its parts know only words', () => {
  const isPart = (/** @type {string} */ name) => /^scenes\/post\/[\w-]+\.js$/.test(name) && name !== 'scenes/post/post.js';
  const shown = ['lit/html.js', 'i18n/translate.js', 'ui/style.js', 'pkg/text/en/post.json'];
  const types = ['engine/messages.js', 'state/model.js', 'ui/panel.js', 'state/session.js'];
  assert.ok(scripts.some(isPart), 'www/scenes/ has no parts of the post');
  assert.deepEqual(crossings((name) => name === 'scenes/post/post.js' || isPart(name), (path) => ![...shown, ...types].includes(path) && !isPart(path)), []);
  // Types are no request: nothing that is there already comes along.
  const text = readFileSync(join(www, 'scenes/post/post.js'), 'utf8').replace(/\/\*[^]*?\*\//g, '');
  for (const name of types) assert.ok(!text.includes(name), name);
});

test('the builder is fetched when it comes near, and opens no core', () => {
  assert.match(readFileSync(join(www, 'site/page.js'), 'utf8'), /import\('\.\/builder\/builder\.js'\)/);
  const tables = ['element/author-options.js', 'element/author-restrictions.js', 'scenes/index.js', 'ui/settings.js', 'pkg/text/en/builder.json', 'pkg/text/languages.js', 'lit/html.js', 'lit/directives/live.js', 'engine/messages.js', 'element/hop-scope.js', 'shared/url-state.js', 'i18n/translate.js', ...TAKEN];
  assert.deepEqual(crossings((name) => BUILDER.includes(name), (path) => ![...BUILDER, ...tables].includes(path) && !isTaken(path)), []);
});

test('neither the element nor the engine knows the page', () => {
  const its = ['site/page.js', 'site/presenter.js', 'site/qr-code.js', 'site/worksheet.js', ...FRAME, ...BUILDER];
  // The one file is a document too.
  assert.deepEqual(crossings((name) => ![...its, 'standalone/page.js'].includes(name), (path) => its.includes(path)), []);
});
