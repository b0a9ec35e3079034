/** The documents: links and anchors, the size of the README, its commands, and what is generated. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, posix } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { api } from '../../xtask/api.mjs';
import { ROWS, markdown, yaml } from '../../xtask/accessibility.mjs';
import { teaching } from '../../xtask/teaching.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), 'utf8');

/** The documents in the root and in docs/, by path. */
const documents = new Map(
  [...readdirSync(root), ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((name) => name.endsWith('.md')).map((name) => [name, read(name)]),
);

/** A text without its blocks of code. @param {string} text */
const prose = (text) => text.replace(/^(```|~~~)[^]*?^\1.*$/gm, '');

/** The anchor of a heading, as GitHub makes it. @param {string} heading */
const slug = (heading) =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>|[`*]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replace(/ /g, '-');

/** The anchors of a document. @param {string} text */
function anchors(text) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const headings = [...prose(text).matchAll(/^#{1,6} +(.*?) *#*$/gm)].map(([, heading = '']) => {
    const anchor = slug(heading);
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  });
  return new Set([...headings, ...[...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = '']) => id)]);
}

/** The targets of links and pictures in a document, in Markdown and in HTML. @param {string} text */
const links = (text) =>
  [...prose(text).replace(/`[^`\n]*`/g, '').matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)|^\[[^\]]+\]: (\S+)|<(?:a|img|source)\b[^>]*?(?:href|src|srcset)="([^"]+)"/gm)].map(
    ([, inline, reference, html]) => inline ?? reference ?? html ?? '',
  );

/** Why a link of a document leads nowhere; nothing if it leads somewhere. @param {string} from the document @param {string} target */
function broken(from, target) {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? from : posix.normalize(posix.join(posix.dirname(from), path));
  if (file.startsWith('..') || !existsSync(join(root, file))) return `${from}: ${target}: there is no ${file}`;
  if (anchor === undefined || !file.endsWith('.md')) return undefined;
  return anchors(read(file)).has(anchor) ? undefined : `${from}: ${target}: ${file} has no heading of that name`;
}

test('the check of links finds a dead file, a dead anchor, and nothing else', () => {
  const text = '# A b: `c`!\n\n[x](#a-b-c) [y](#none) [z](none.md) ![w](www/picture.png) <img src="none.png"> [v](https://example.org)\n\n```\n[u](none)\n```\n';
  assert.deepEqual(links(text), ['#a-b-c', '#none', 'none.md', 'www/picture.png', 'none.png', 'https://example.org']);
  assert.deepEqual([...anchors('# A b: `c`!\n## A b c\n```\n# no\n```\n')], ['a-b-c', 'a-b-c-1']);
  assert.equal(broken('README.md', 'www/picture.png'), undefined);
  assert.match(broken('docs/scale.md', '#none') ?? '', /no heading/);
  assert.match(broken('docs/scale.md', 'none.md') ?? '', /there is no docs.none\.md/);
  assert.match(broken('README.md', '../outside.md') ?? '', /there is no/);
});

test('every link between the documents leads to a file and a heading', () => {
  const found = [...documents].flatMap(([name, text]) => links(text).map((target) => broken(name, target)));
  assert.deepEqual(found.filter(Boolean), []);
});

test('README.md has at most 250 lines and 16 kB', () => {
  const text = documents.get('README.md') ?? '';
  const [lines, bytes] = [text.trimEnd().split('\n').length, Buffer.byteLength(text)];
  assert.ok(lines <= 250 && bytes <= 16_384, `${lines} lines, ${bytes} bytes`);
});

test('a document that a source or a document names exists', () => {
  const folders = ['src', 'www', 'tests', 'cli', 'benches', 'xtask', 'fuzz', 'examples', 'docs'];
  const sources = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.(rs|m?js|ts|css|html|json|py|sh|md|toml)$/.test(name) && !/\/(pkg|node_modules)\//.test(name) && statSync(join(root, name)).isFile()),
  );
  const files = ['README.md', 'index.html', 'Cargo.toml', 'clippy.toml', ...documents.keys(), ...sources];
  const missing = [...new Set(files)].flatMap((file) =>
    // A name in upper case stands in the root; another is named with its folder.
    [...read(file).matchAll(/(?<![\w/.-])(?:docs\/[\w-]+|[A-Z][A-Z_]+)\.md\b/g)].flatMap(([name]) => (existsSync(join(root, name)) ? [] : [`${file} names ${name}`])),
  );
  assert.ok(sources.length > 300);
  assert.deepEqual([...new Set(missing)], []);
});

// ---- the commands of the README

/**
 * How a command is shown to work: it is run here, or by the file that `by` names, which contains `as`.
 * @typedef {{ command: RegExp, by: string, as: string }} Rule
 */

/** @type {Rule[]} */
const RULES = [
  { command: /^cargo xtask test$/, by: '.ci/run', as: 'cargo xtask test' },
  { command: /^cargo xtask test (lint|native|fuzz|node|bench|browser)$/, by: 'xtask/src/test.rs', as: 'const PARTS' },
  { command: /^cargo xtask serve$/, by: 'tests/browser/serve.spec.mjs', as: "['xtask', 'serve'" },
  { command: /^cargo xtask setup$/, by: 'xtask/src/test.rs', as: 'setup::for_test()' },
  { command: /^cargo xtask build$/, by: 'xtask/src/test.rs', as: 'build(Profile::Release)' },
  { command: /^cargo xtask verify$/, by: 'xtask/src/test.rs', as: 'verify::check_copy()' },
  { command: /^cargo xtask docs$/, by: 'xtask/src/test.rs', as: 'docs::check()' },
  { command: /^cargo xtask bench --small$/, by: 'xtask/src/test.rs', as: 'bench::check_results()' },
  { command: /^cargo xtask fuzz( \w+)?( --seconds \d+)?( --keep)?$/, by: 'xtask/src/test.rs', as: 'fuzz::briefly()' },
  { command: /^npm pack$/, by: 'tests/wasm/package.test.mjs', as: "'pack'" },
  // The address of the repository differs from copy to copy.
  { command: /^(git clone|cd) \S+$/, by: '.ci/run', as: 'cd ' },
];

/** The command that installs `hopscope`. */
const INSTALL = 'cargo install --locked --path cli';

/** A command that is run here, as it stands: in a folder with the files that it names, or in the repository. */
const RUN = /^(hopscope |cargo run --example |cargo install )/;

/** The commands in the blocks of shell code of a text, without comments. @param {string} text */
const commands = (text) =>
  [...text.matchAll(/^```(?:sh|bash|shell|console)\n([^]*?)^```$/gm)].flatMap(([, block = '']) =>
    block
      .replace(/\s*\\\n\s*/g, ' ')
      .split('\n')
      .map((line) => line.replace(/\s+#.*$|^#.*$/, '').replace(/^\$ /, '').trim())
      .filter(Boolean),
  );

test('commands are read without prompts and comments', () => {
  assert.deepEqual(commands('```sh\n$ a b   # c\n# d\ne \\\n  f\n```\n```js\ng\n```\n'), ['a b', 'e f']);
});

test('every command in README.md is run by a test', () => {
  const all = commands(documents.get('README.md') ?? '');
  assert.ok(all.length > 3);
  for (const command of all.filter((command) => !RUN.test(command))) {
    const rule = RULES.find((rule) => rule.command.test(command));
    assert.ok(rule, `no test runs \`${command}\`: add a rule to ${import.meta.filename ?? 'this test'}, or leave it out of README.md`);
    assert.ok(existsSync(join(root, rule.by)) && read(rule.by).includes(rule.as), `${rule.by} does not run \`${command}\``);
  }
});

/** A folder with the files that the commands name. */
const folder = mkdtempSync(join(tmpdir(), 'hopscope-docs-'));
after(() => rmSync(folder, { recursive: true }));

test('the commands cargo install, cargo run and hopscope in README.md and docs/ work as they stand', { timeout: 900_000 }, () => {
  // A command names a file by its path in the repository, or as one of the reader's own.
  for (const to of ['', 'cli/tests/fixtures']) cpSync(join(root, 'cli/tests/fixtures'), join(folder, to), { recursive: true });
  mkdirSync(join(folder, 'www'));
  // Installed in the folder, and compiled faster than for use.
  const env = {
    ...process.env,
    CARGO_INSTALL_ROOT: folder,
    CARGO_PROFILE_RELEASE_LTO: 'off',
    CARGO_PROFILE_RELEASE_OPT_LEVEL: '1',
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
    PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
  };
  const all = [...documents].flatMap(([name, text]) => (name === 'docs/scale.md' ? [] : commands(text).map((command) => ({ name, command })))).filter(({ command }) => RUN.test(command));
  assert.ok(all.some(({ name }) => name === 'README.md'));
  // The other documents use what README.md has installed.
  all.sort((one, other) => Number(other.command === INSTALL) - Number(one.command === INSTALL));
  assert.equal(all[0]?.command, INSTALL);
  for (const { name, command } of all) {
    try {
      execFileSync('sh', ['-c', command], { cwd: command.startsWith('cargo ') ? root : folder, env, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1e9 });
    } catch (error) {
      assert.fail(`${name}: \`${command}\`: ${error instanceof Error && 'stderr' in error ? error.stderr : error}`);
    }
  }
});

// ---- what is generated

test('docs/api.md is made from the tables of the code', () => {
  const made = api(readFileSync(join(root, 'www/pkg/hopscope_bg.wasm')));
  assert.ok(made === read('docs/api.md'), 'docs/api.md differs: run `cargo xtask docs --write`');
});

test('the teacher’s notes in docs/teaching.md are the texts of the page', () => {
  assert.ok(teaching() === read('docs/teaching.md'), 'docs/teaching.md differs: run `cargo xtask docs --write`');
});

test('the accessibility report and its OpenACR are made from one table', () => {
  for (const [path, made] of [['docs/accessibility.md', markdown()], ['docs/openacr.yaml', yaml()]]) assert.ok(made === read(String(path)), `${path} differs: run \`cargo xtask docs --write\``);
});

test('each row of the accessibility report has a test that exists, a day, or says why it is not met', () => {
  const numbers = ROWS.map(({ number }) => number);
  assert.equal(new Set(numbers).size, numbers.length);
  assert.deepEqual([numbers.length, ROWS.filter(({ level }) => level === 'A').length], [55, 31]);
  for (const { number, result, shown, by, note } of ROWS) {
    if (result === 'met' || result === 'partly met') assert.ok(shown.length > 0 || by, `${number} rests on nothing`);
    if (result === 'partly met' || result === 'not met' || result === 'not applicable') assert.notEqual(note, '', `${number} says not why`);
    assert.match(by ?? '2000-01-01', /^\d{4}-\d\d-\d\d$/, number);
    for (const { file, name } of shown) assert.ok(existsSync(join(root, file)) && read(file).includes(name), `${number}: ${file} has no test “${name}”`);
  }
});
