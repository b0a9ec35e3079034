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
const isDrawing = (path) => path.startsWith('draw/');

/** What makes what an author pastes: it knows the tables that a form is made of, and shows the frame, not a figure. */
const BUILDER = ['builder.js', 'builder.choice.js', 'builder.look.js', 'builder.preview.js', 'snippets.js'];

/** What is named, not imported: a folder, and what an author takes from it. */
const TAKEN = ['.', 'hopscope.html', 'hopscope-host.js', 'hopscope.js'];

/** A figure's frame, and what a host of frames may load. */
const FRAME = ['embed.js', 'frame.js', 'protocol.js', 'heights.js', 'hopscope-host.js'];

test('there are scripts to look at', () => {
  for (const name of ['engine.js', 'scenario.js', 'hop-scope.js', 'page.js']) assert.ok(scripts.includes(name), `www/${name} is missing`);
  assert.ok(scripts.some(isDrawing), 'www/draw/ is empty');
  assert.ok(imports('core.js').some(isPackage), 'www/core.js does not import the generated package');
});

test('only core.js, lab.js and reader.js import the generated packages; the whole core a figure fetches when it is asked for', () => {
  assert.deepEqual(crossings((name) => name !== 'core.js', (path) => path === 'pkg/hopscope.js'), []);
  assert.doesNotMatch(readFileSync(join(www, 'core.js'), 'utf8').replace(/\/\*[^]*?\*\//g, ''), /from '\.\/pkg\/lab\.js'/);
  // The types are no request.
  const whole = ['core.js', 'lab.js', 'reader.js', 'engine.js', 'one-file/core.js'];
  assert.deepEqual(crossings((name) => !whole.includes(name), isPackage), []);
  assert.doesNotMatch(readFileSync(join(www, 'engine.js'), 'utf8').replace(/\/\*[^]*?\*\//g, ''), /\/pkg\//);
});

test('the one file has its own core and its own places, under the same names, and nobody else imports what is its own', () => {
  const own = (/** @type {string} */ path) => path.startsWith('one-file/');
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
  assert.deepEqual(crossings((name) => !['engine.js', 'lab.js', 'reader.js', 'core.js', 'office.js', 'one-file/places.js'].includes(name), (path) => path === 'places.js'), []);
  assert.deepEqual(crossings((name) => name !== 'places.js', (path) => path.endsWith('.wasm')), []);
});

test('only the scenario opens the engine', () => {
  // The places name it as its worker's script; the one file's worker is it.
  const others = ['engine.js', 'scenario.js', 'places.js', 'one-file/worker.js'];
  assert.deepEqual(crossings((name) => !others.includes(name), (path) => path === 'engine.js'), []);
});

test('what runs a figure shows nothing: no template, no chart, no canvas', () => {
  const runs = ['calls.js', 'caller.js', 'engine.js', 'lab.js', 'reader.js', 'model.js', 'moment.js', 'office.js', 'places.js', 'playing.js', 'core.js', 'scenario.js', 'session.js', 'settling.js', 'study.js', 'values.js'];
  for (const name of runs) assert.ok(scripts.includes(name), `www/${name} is missing`);
  const others = ['share.js', 'words.js', 'pkg/integrity.js', 'pkg/text/en/figure.json', 'pkg/text/en/labels.json', 'exports/desk.js'];
  assert.deepEqual(crossings((name) => runs.includes(name), (path) => ![...runs, ...others].includes(path) && !isCore(path)), []);
});

test('imports go one way: no script comes back to itself', () => {
  // The places name what a worker runs, and do not import it. What a scene adds has its type in the panel, which shows it.
  const isNone = (/** @type {string} */ name, /** @type {string} */ path) => (name === 'places.js' && ['engine.js', 'lab.js', 'reader.js'].includes(path)) || (name.startsWith('scenes/') && path === 'panel.js');
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
  assert.deepEqual(crossings((name) => name === 'chart.js', (path) => !['lit/html.js', 'scale.js', 'words.js'].includes(path)), []);
  assert.deepEqual(crossings((name) => name === 'scale.js', () => true), []);
});

test('only the study opens the laboratory and the reader of files, and not before somebody asks', () => {
  // Their types are no request.
  const study = readFileSync(join(www, 'study.js'), 'utf8').replace(/\/\*[^]*?\*\//g, '');
  for (const asked of ['lab', 'reader']) {
    assert.deepEqual(crossings((name) => ![`${asked}.js`, 'study.js', 'places.js', 'one-file/worker.js'].includes(name), (path) => path === `${asked}.js`), []);
    assert.ok(study.includes(`import('./${asked}.js')`));
    assert.ok(!study.includes(`from './${asked}.js'`));
  }
});

test('what a scene adds knows the session and what shows things, not the element, the table of scenes, the engine or the laboratory', () => {
  const isScene = (/** @type {string} */ name) => name.startsWith('scenes/');
  assert.ok(scripts.some(isScene), 'www/scenes/ is empty');
  const never = ['hop-scope.js', 'scenes.js', 'stage.js', 'hands.js', 'engine.js', 'lab.js', 'page.js'];
  assert.deepEqual(crossings(isScene, (path) => never.includes(path) || isCore(path)), []);
  for (const name of scripts.filter(isScene)) assert.doesNotMatch(readFileSync(join(www, name), 'utf8').replace(/\/\*[^]*?\*\//g, ''), /\.\.\/panel\.js/);
});

test('what makes the files to take along knows no page: it is given a core, and fetched by who has one', () => {
  const makers = ['exports/desk.js', 'exports/png.js', 'exports/gif.js', 'exports/webm.js', 'exports/film.js'];
  for (const name of makers) assert.ok(scripts.includes(name), `www/${name} is missing`);
  assert.deepEqual(crossings((name) => makers.includes(name), (path) => ![...makers, 'calls.js', 'gifenc/dist/gifenc.esm.js'].includes(path)), []);
  const isTaking = (/** @type {string} */ name) => name.startsWith('exports/');
  assert.deepEqual(crossings((name) => isTaking(name) && !makers.includes(name), (path) => ['engine.js', 'lab.js', 'stage.js', 'hands.js', 'page.js'].includes(path) || isCore(path) || isDrawing(path)), []);
  // Nothing of it comes with a figure.
  for (const name of scripts.filter((name) => !isTaking(name))) {
    assert.doesNotMatch(readFileSync(join(www, name), 'utf8').replace(/\/\*[^]*?\*\//g, ''), /from '\.\/exports\//, name);
  }
});

test('a demo is played by what any page can ask of a figure', () => {
  const its = ['exports/script.js', 'exports/replay.js', 'exports/record.js'];
  const shown = ['calls.js', 'values.js', 'words.js', 'pkg/text/en/exports.json'];
  assert.deepEqual(crossings((name) => its.includes(name), (path) => ![...its, ...shown].includes(path)), []);
  for (const name of its) assert.doesNotMatch(readFileSync(join(www, name), 'utf8').replace(/\/\*[^]*?\*\//g, ''), /from '\.\.\/calls\.js'/, name);
});

test('the page uses the public surface of the element, not what is behind it', () => {
  const its = ['page.js', 'classroom.js', 'code.js', 'worksheet.js', ...FRAME, ...BUILDER];
  const others = ['hop-scope.js', 'share.js', 'words.js', 'pkg/text/en/classroom.json', 'uqr', 'author.js', ...TAKEN];
  assert.deepEqual(crossings((name) => its.includes(name) && !BUILDER.includes(name), (path) => ![...its, ...others].includes(path)), []);
});

test('the scene of the post is given what it shows: it opens nothing, draws no picture, and its parts know only words', () => {
  const isPart = (/** @type {string} */ name) => /^scenes\/post\.\w+\.js$/.test(name);
  const shown = ['lit/html.js', 'words.js', 'look.js', 'pkg/text/en/post.json'];
  const types = ['calls.js', 'model.js', 'panel.js', 'session.js'];
  assert.ok(scripts.some(isPart), 'www/scenes/ has no parts of the post');
  assert.deepEqual(crossings((name) => name === 'scenes/post.js' || isPart(name), (path) => ![...shown, ...types].includes(path) && !isPart(path)), []);
  // Types are no request: nothing that is there already comes along.
  const text = readFileSync(join(www, 'scenes/post.js'), 'utf8').replace(/\/\*[^]*?\*\//g, '');
  for (const name of types) assert.ok(!text.includes(name), name);
});

test('the builder is fetched when it comes near, and opens no core', () => {
  assert.match(readFileSync(join(www, 'page.js'), 'utf8'), /import\('\.\/builder\.js'\)/);
  const tables = ['author.js', 'authored.js', 'scenes.js', 'settings.js', 'pkg/text/en/builder.json', 'pkg/text/languages.js', 'lit/html.js', 'lit/directives/live.js', 'calls.js', 'hop-scope.js', 'share.js', 'words.js', ...TAKEN];
  assert.deepEqual(crossings((name) => BUILDER.includes(name), (path) => ![...BUILDER, ...tables].includes(path)), []);
});

test('neither the element nor the engine knows the page', () => {
  const its = ['page.js', 'classroom.js', 'code.js', 'worksheet.js', ...FRAME, ...BUILDER];
  // The one file is a document too.
  assert.deepEqual(crossings((name) => ![...its, 'one-file/page.js'].includes(name), (path) => its.includes(path)), []);
});
