/** The objects from Rust have the fields that their types in www/engine/messages.js name. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, root), 'utf8');

const camel = (/** @type {string} */ name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** The fields of every struct with `#[derive(Serialize)]` in src/wasm: `name`, or `name?` for an `Option`. @type {Map<string, string[]>} */
const structs = new Map();
for (const file of readdirSync(new URL('src/wasm', root))) {
  for (const [, attributes = '', name = '', body = ''] of read(`src/wasm/${file}`).matchAll(/#\[derive\((?:serde::)?Serialize\)\]\n((?:#\[.*\n)*)(?:pub\(super\) )?struct (\w+) \{\n([^}]*)\}/g)) {
    const isCamel = attributes.includes('camelCase');
    const fields = Array.from(body.matchAll(/^    (?:pub(?:\(super\))? )?(\w+): (Option<)?/gm), ([, field = '', option]) => (isCamel ? camel(field) : field) + (option ? '?' : ''));
    structs.set(name, fields);
  }
}

/** The fields of an object type, without those of nested objects. @param {string} text that begins with its `{` */
function fieldsOf(text) {
  let depth = 0;
  let top = '';
  for (const letter of text) {
    if (letter === '{') depth += 1;
    if (depth === 1 && letter !== '{') top += letter;
    if (letter === '}') depth -= 1;
    if (depth === 0) break;
  }
  return Array.from(top.matchAll(/(\w+\??):/g), ([, field = '']) => field);
}

const messages = read('www/engine/messages.js').replace(/\n \*\s*/g, ' ');
/** @type {Map<string, string[]>} */
const types = new Map(Array.from(messages.matchAll(/@typedef \{(\{.*?\})\} (\w+)/g), ([, text = '', name = '']) => [name, fieldsOf(text)]));

test('the checker reads structs and types', () => {
  assert.ok(structs.size >= 15, String(structs.size));
  assert.deepEqual(fieldsOf('{ a: number, b?: { c: string }, d: X[] }'), ['a', 'b?', 'd']);
  assert.deepEqual(structs.get('Day'), ['year', 'month', 'day']);
});

for (const name of ['Assumption', 'Band', 'Contacts', 'Curve', 'Dated', 'Day', 'Here', 'Network', 'Numbers', 'Offer', 'Round', 'WorldFigures']) {
  test(`${name}: the struct and the type have the same fields`, () => {
    assert.deepEqual([...(structs.get(name) ?? [])].sort(), [...(types.get(name) ?? [])].sort());
  });
}

test('the score of a guess and the milestones have the fields of their types', () => {
  const core = read('src/wasm/compare.rs');
  for (const [method, name] of [['score', 'Score'], ['milestones', 'Milestones']]) {
    const body = core.slice(core.indexOf(`pub fn ${method}(`)).split('\n    }\n')[0] ?? '';
    const fields = Array.from(body.matchAll(/\.(?:value|text|count)\(\s*"(\w+)"/g), ([, field = '']) => field);
    assert.deepEqual(fields.sort(), (types.get(name) ?? []).map((field) => field.replace('?', '')).sort(), name);
  }
});

test('the next viewers glow as long in the clock as in the picture', () => {
  const [clock, picture] = ['www/state/moment.js', 'src/pipeline/frame/scene.rs'].map((path) => /^const AWAITED(?:: f64)? = (.*);/m.exec(read(path))?.[1]);
  assert.equal(Number(clock), Number(picture));
  assert.ok(Number(clock) > 0);
});
