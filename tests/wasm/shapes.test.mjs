/**
 * The objects that cross from Rust have the fields that their types in www/engine/messages.js name, of the same types; and the objects
 * that cross to Rust have every field that it reads.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, root), 'utf8');

const camel = (/** @type {string} */ name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** @typedef {Map<string, string>} Fields the type of each field by name, with `?` after the name if it can be absent; `...X` has the fields of X */

const rust = readdirSync(new URL('src/wasm', root)).map((file) => read(`src/wasm/${file}`)).join('\n');

/** The structs with named fields and this trait derived. @param {'Serialize' | 'Deserialize'} trait */
function structsWith(trait) {
  /** @type {Map<string, Fields>} */
  const structs = new Map();
  const pattern = new RegExp(String.raw`#\[derive\((?:serde::)?${trait}\)\]\n((?:#\[.*\n)*)(?:pub\(super\) )?struct (\w+) \{\n([^}]*)\}`, 'g');
  for (const [, attributes = '', struct = '', body = ''] of rust.matchAll(pattern)) {
    /** @type {Fields} */
    const fields = new Map();
    for (const [, attribute = '', field = '', type = ''] of body.matchAll(/((?:^    #\[.*\n)*)^    (?:pub\(super\) )?(\w+): (.*),$/gm)) {
      const inside = /^Option<(.*)>$/.exec(type)?.[1];
      const name = attributes.includes('camelCase') ? camel(field) : field;
      if (attribute.includes('flatten')) fields.set(`...${type}`, '');
      else fields.set(name + (inside || attribute.includes('default') ? '?' : ''), inside ?? type);
    }
    structs.set(struct, fields);
  }
  return structs;
}

/** Splits a text where a separator stands outside all brackets. @param {string} text @param {string} separator */
function split(text, separator) {
  let depth = 0;
  const parts = [''];
  for (const letter of text) {
    if ('{<['.includes(letter)) depth += 1;
    if ('}>]'.includes(letter)) depth -= 1;
    if (letter === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}

/** The fields of a type. @param {string} text @returns {Fields} */
function fieldsOf(text) {
  const fields = split(text, '&').flatMap((part) => {
    if (!part.startsWith('{')) return [/** @type {[string, string]} */ ([`...${part}`, ''])];
    return split(part.slice(1, -1), ',').map((field) => {
      const [name = '', ...type] = split(field, ':');
      return /** @type {[string, string]} */ ([name, type.join(':')]);
    });
  });
  return new Map(fields);
}

/** Every type by name, as text. @type {Map<string, string>} */
const types = new Map();
const messages = read('www/engine/messages.js').replace(/\n \*\s*/g, ' ');
for (const part of messages.split('@typedef {').slice(1)) {
  let depth = 1;
  const end = Array.from(part).findIndex((letter) => (depth += Number(letter === '{') - Number(letter === '}')) === 0);
  const text = part.slice(0, end);
  // A type with a line for each field: `@property {string} name`, or `[name]` if it can be absent.
  const properties = Array.from(part.matchAll(/@property \{(.*?)\} (\[?)(\w+)/g), ([, type, optional, name]) => `${name}${optional ? '?' : ''}: ${type}`);
  types.set(/^ (\w+)/.exec(part.slice(end + 1))?.[1] ?? '', text === 'object' ? `{ ${properties.join(', ')} }` : text);
}

/** The type in messages.js that a type in Rust crosses as. @param {string} type @returns {string} */
function crossed(type) {
  const element = /^Vec<(.*)>$/.exec(type)?.[1] ?? /^&'static \[(.*)\]$/.exec(type)?.[1];
  if (element) return `${crossed(element)}[]`;
  /** @type {Record<string, string>} */
  const known = { u32: 'number', f32: 'number', f64: 'number', Known: 'number', bool: 'boolean', String: 'string', "&'static str": 'string', Floats: 'Float64Array', Counts: 'Uint32Array', Bytes: 'Uint8Array', Named: 'Record' };
  return known[type] ?? type;
}

/**
 * A type in messages.js without what Rust does not say: which words a text can be, what is in a record, and whose buffer an array has.
 * @param {string} type @returns {string}
 */
function plain(type) {
  if (type.endsWith('[]')) return `${plain(type.slice(0, -2))}[]`;
  const alias = types.get(type);
  const words = alias && /^'/.test(alias) ? alias : type;
  return /^'/.test(words) ? 'string' : type.replace(/<.*>/, '');
}

const given = structsWith('Serialize');
const taken = structsWith('Deserialize');

test('the checker reads every struct and type', () => {
  const derived = rust.match(/^#\[derive\((serde::)?(Serialize|Deserialize)\)\]/gm) ?? [];
  const unnamed = rust.match(/^#\[derive\((serde::)?(Serialize|Deserialize)\)\]\n(#\[.*\n)*(pub\(super\) )?(enum \w+|struct \w+\()/gm) ?? [];
  assert.equal(given.size + taken.size, derived.length - unnamed.length);
  assert.deepEqual([...(given.get('Day') ?? [])], [['year', 'u32'], ['month', 'u32'], ['day', 'u32']]);
  assert.deepEqual([...(given.get('Against')?.keys() ?? [])], ['...Bands', 'difference', 'ahead']);
  assert.deepEqual([...fieldsOf('Y & { a: number, b?: { c: string }, d: X[] }')], [['...Y', ''], ['a', 'number'], ['b?', '{ c: string }'], ['d', 'X[]']]);
});

for (const [name, fields] of given) {
  test(`${name}: the struct and the type have the same fields`, () => {
    const type = fieldsOf(types.get(name) ?? '');
    const wanted = [...fields].map(([field, kind]) => [field, crossed(kind)]);
    assert.deepEqual(wanted.sort(), [...type].map(([field, kind]) => [field, plain(kind)]).sort());
  });
}

/** Names of types in messages.js that differ from the struct's. @type {Record<string, string>} */
const OTHERS = { Wanted: 'View' };

for (const [name, fields] of taken) {
  test(`${name}: the type has every field that the struct reads`, () => {
    const type = fieldsOf(types.get(OTHERS[name] ?? name) ?? '');
    // A field that a caller must give can be optional in Rust, but not the other way round.
    for (const field of fields.keys()) assert.ok(type.has(field) || type.has(field.replace('?', '')), field);
  });
}

test('the next viewers glow as long in the clock as in the picture', () => {
  const [clock, picture] = ['www/state/moment.js', 'src/pipeline/frame/scene.rs'].map((path) => /^const AWAITED(?:: f64)? = (.*);/m.exec(read(path))?.[1]);
  assert.equal(Number(clock), Number(picture));
  assert.ok(Number(clock) > 0);
});
