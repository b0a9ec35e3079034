/** Tests of the structure checker on small made-up trees: what it finds, and what is not an import. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { circles, described, path } from '../support/structure/graph.mjs';
import * as javascript from '../support/structure/javascript.mjs';
import { broken, ruleOf } from '../support/structure/rules.mjs';
import * as rust from '../support/structure/rust.mjs';

/** @import { Arrow } from '../support/structure/graph.mjs' */

/** @param {Record<string, string>} tree */
const rustArrows = (tree) => rust.arrows(new Map(Object.entries(tree)), [{ root: 'src/lib.rs', name: 'core' }, { root: 'cli/src/main.rs' }, { root: 'tests/main.rs' }]);
/** @param {Record<string, string>} tree @param {Record<string, string>} [names] */
const scriptArrows = (tree, names) => javascript.arrows(new Map(Object.entries(tree)), names);
/** @param {Arrow[]} arrows */
const pairs = (arrows) => arrows.map(({ from, to }) => `${from} → ${to}`).sort();
/** @param {Arrow[]} arrows */
const paths = (arrows) => circles(arrows).map(path);

test('Rust: a circle across mod and use is found, with its lines', () => {
  const { arrows } = rustArrows({
    'src/lib.rs': 'pub mod a;\npub mod b;\n',
    'src/a.rs': 'use crate::b::B;\npub struct A(B);\n',
    'src/b.rs': '\n\npub struct B;\npub fn of(a: &crate::a::A) {}\n',
  });
  assert.deepEqual(paths(arrows), ['src/a.rs:1 → src/b.rs:4 → src/a.rs']);
});

test('Rust: a re-export is the file that defines the item', () => {
  const { arrows } = rustArrows({
    'src/lib.rs': 'mod inner;\nmod user;\npub use inner::Thing as Renamed;\n',
    'src/inner/mod.rs': 'mod deep;\npub use deep::*;\n',
    'src/inner/deep.rs': 'use crate::user::use_it;\npub struct Thing;\nfn f() { use_it() }\n',
    'src/user.rs': 'use crate::Renamed;\npub fn use_it() -> Renamed { Renamed }\n',
  });
  assert.deepEqual(pairs(arrows), ['src/inner/deep.rs → src/user.rs', 'src/user.rs → src/inner/deep.rs']);
  assert.deepEqual(paths(arrows), ['src/inner/deep.rs:1 → src/user.rs:1 → src/inner/deep.rs']);
});

test('Rust: mod and a re-export alone are not an import of the child, but the use of its item is', () => {
  const child = 'use super::Parent;\npub struct Child(Parent);\npub fn grow() {}\n';
  /** @param {string} parent */
  const of = (parent) => rustArrows({ 'src/lib.rs': 'mod parent;', 'src/parent.rs': `mod child;\n${parent}\npub struct Parent;\n`, 'src/parent/child.rs': child });
  assert.deepEqual(pairs(of('pub use child::Child;').arrows), ['src/parent/child.rs → src/parent.rs']);
  for (const parent of ['pub use child::Child;\nfn f(c: Child) {}', 'fn f() { child::grow() }', 'use child::grow;\nfn f() { grow() }', 'use self::child::{Child as Small};\ntype T = Small;']) {
    assert.deepEqual(pairs(of(parent).arrows), ['src/parent.rs → src/parent/child.rs', 'src/parent/child.rs → src/parent.rs'], parent);
  }
});

test('Rust: importing what the parent defines differs from importing what the parent re-exports', () => {
  const { arrows, parents } = rustArrows({
    'src/lib.rs': 'mod parent;',
    'src/parent/mod.rs': 'mod one;\nmod two;\nmod words;\npub use words::Word;\npub const LIMIT: usize = 3;\n#[cfg(test)]\nmod tests;\n',
    'src/parent/one.rs': 'use super::Word;\nfn f(w: Word) {}',
    'src/parent/two.rs': 'use super::LIMIT;\nconst TWICE: usize = 2 * LIMIT;',
    'src/parent/words.rs': 'pub struct Word;',
    'src/parent/tests.rs': 'use super::LIMIT;\n#[test]\nfn t() { assert_eq!(LIMIT, 3) }',
  });
  const toParents = arrows.filter(({ from, to }) => parents.get(from)?.has(to));
  assert.deepEqual(toParents.map(described), ['src/parent/two.rs:1 imports src/parent/mod.rs (super::LIMIT)']);
  assert.ok(pairs(arrows).includes('src/parent/one.rs → src/parent/words.rs'));
});

test('Rust: tests, other crates, globs, macros and traits are imports; comments, strings and unused names are not', () => {
  const { arrows, read } = rustArrows({
    'src/lib.rs': '#[macro_use]\nmod macros;\npub mod a;\npub mod b;\npub mod t;\npub mod x;\n',
    'src/macros.rs': 'macro_rules! said { ($x:expr) => { $crate::b::helper($x) } }\npub(crate) use said;\n',
    'src/a.rs': [
      'use crate::t::Measure as _;',
      'use crate::x::*;',
      '// crate::b::helper',
      "/* /* crate::b::helper */ crate::b::helper */ fn a<'b>(b: &'b str) -> char { '\"' }",
      'const TEXT: &str = r#"" crate::b::helper "#;',
      'fn value(x: u8) { let y = used(x); }',
      'mod tests {\n  use super::*;\n  fn t() { crate::macros::said!(1) }\n}',
    ].join('\n'),
    'src/b.rs': 'pub fn helper(x: u8) {}',
    'src/t.rs': 'pub trait Measure { fn measure(&self); }',
    'src/x.rs': 'pub fn used(x: u8) -> u8 { x }\npub fn unused() {}',
    'tests/main.rs': '#[path = "../elsewhere/helper.rs"]\nmod helper;\nuse core::a;\nfn f() { core::x::used(helper::ONE); a::value(1); std::mem::drop(1) }',
    'elsewhere/helper.rs': 'pub const ONE: u8 = 1;',
    'cli/src/main.rs': 'use ::core::{b::{self, helper}, t};\nfn main() { helper(1); b::helper(2) }',
    'src/forgotten.rs': 'fn nobody_has_this_module() {}',
  });
  assert.deepEqual(pairs(arrows), [
    'cli/src/main.rs → src/b.rs',
    'src/a.rs → src/macros.rs',
    'src/a.rs → src/t.rs',
    'src/a.rs → src/x.rs',
    'src/macros.rs → src/b.rs',
    'tests/main.rs → elsewhere/helper.rs',
    'tests/main.rs → src/a.rs',
    'tests/main.rs → src/x.rs',
  ]);
  assert.ok(!read.has('src/forgotten.rs'));
});

test('JavaScript: circles across import, export from, a type in a comment and a dynamic import', () => {
  const arrows = scriptArrows({
    'a.js': "import { b } from './b.js';",
    'b.js': "export * from './a.js';",
    'c.js': "/** @import { D } from './d.js' */\nexport const c = 1;",
    'd.js': "import {\n  c,\n} from './c.js';\nexport class D {}",
    'e.js': "/** @param {import('./f.js').F} f */\nexport const e = (f) => f;",
    'f.js': "export const later = () => import('./e.js');",
    'g.js': "export const started = new Worker(new URL('./h.js', import.meta.url));",
    'h.js': "import './g.js';",
  });
  // A worker is a program of its own, so g.js does not import h.js.
  assert.deepEqual(paths(arrows), ['a.js:1 → b.js:1 → a.js', 'c.js:1 → d.js:3 → c.js', 'e.js:1 → f.js:1 → e.js']);
  assert.deepEqual(arrows.filter(({ from }) => 'egh'.includes(from[0] ?? '')).map(({ kind }) => kind), ['type', 'worker', 'static']);
});

test('JavaScript: text that looks like an import is not an import', () => {
  const script = [
    'const shown = `<script>import "./no.js"; ${of(`import("./no.js")`, () => import(\'./yes.js\'))} from "./no.js"</script>`;',
    "const quoted = \"import('./no.js')\", said = 'from';",
    "// import './no.js'",
    "const pattern = /['\"`]import '.\\/no.js'[/`]/.test(a / b) ? 1 : 2 / 3; import './also.js';",
    'element.import("./no.js"); new URL("./no.js", location.href);',
  ].join('\n');
  assert.deepEqual(scriptArrows({ 'x.js': script }).map(({ to, kind, line }) => `${to} ${kind} ${line}`), ['also.js static 4', 'yes.js dynamic 1']);
});

test('JavaScript: names of package.json stand for their files, others are packages', () => {
  const arrows = scriptArrows({ 'www/state/a.js': "import { b } from '#b';\nimport { html } from 'lit/html.js';\nimport c from '../c.js';" }, { '#b': './www/b.js' });
  assert.deepEqual(arrows.map(({ to }) => to), ['www/b.js', 'lit/html.js', 'www/c.js']);
});

test('a forbidden import is found, by folder, kind and package', () => {
  const rules = [
    { folder: 'src/base', may: [] },
    { folder: 'src/late', may: ['src/base', 'src/early'] },
    { folder: 'src/early', may: ['src/base'] },
    { folder: 'www/scenes/*', may: ['www/scenes/common', 'lit'], types: ['www/engine'] },
    { folder: 'www/scenes/common', may: [] },
    { folder: 'www/scenes/quiet', may: ['www/ui'], but: ['www/ui/panel.js', 'www/ui/loud.js'], types: ['www/ui/panel.js'] },
    { folder: 'tests', may: ['*'] },
  ];
  /** @param {string} from @param {string} to @param {Arrow['kind']} [kind] */
  const why = (from, to, kind = 'static') => broken(rules, { from, to, kind, line: 1, name: to });
  for (const [from, to, kind] of /** @type {[string, string, Arrow['kind']?][]} */ ([
    ['src/late/a.rs', 'src/early.rs'],
    ['src/late.rs', 'src/base/mod.rs'],
    ['src/late/a.rs', 'src/late/deep/b.rs'],
    ['www/scenes/one/a.js', 'www/scenes/one/b.js'],
    ['www/scenes/one/a.js', 'www/scenes/common/b.js'],
    ['www/scenes/one/a.js', 'lit/html.js'],
    ['www/scenes/one/a.js', 'www/engine/types.js', 'type'],
    ['www/scenes/quiet/a.js', 'www/ui/style.js'],
    ['www/scenes/quiet/a.js', 'www/ui/panel.js', 'type'],
    ['tests/a.test.mjs', 'node:test'],
  ])) assert.equal(why(from, to, kind), undefined, `${from} ${to}`);
  assert.equal(why('src/early.rs', 'src/late/mod.rs'), 'src/early may import src/base');
  assert.equal(why('src/base/mod.rs', 'src/early.rs'), 'src/base may import nothing');
  assert.equal(why('www/scenes/one/a.js', 'www/scenes/two/b.js'), 'www/scenes/* may import www/scenes/common, lit, and types of www/engine');
  for (const kind of /** @type {Arrow['kind'][]} */ (['static', 'dynamic', 'worker'])) assert.ok(why('www/scenes/one/a.js', 'www/engine/types.js', kind), kind);
  assert.ok(why('www/scenes/quiet/a.js', 'www/ui/panel.js') && why('www/scenes/quiet/a.js', 'www/ui/loud.js', 'type'));
  assert.ok(why('www/scenes/common/a.js', 'www/scenes/one/a.js'));
  assert.match(why('src/new/a.rs', 'src/base/mod.rs') ?? '', /no rule/);
  assert.equal(ruleOf(rules, 'src/early_bird.rs'), undefined);
});
