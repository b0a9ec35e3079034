/** The tests wait for an event, a text, a state or the end of work that has begun, and never for a fixed time. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const tests = fileURLToPath(new URL('..', import.meta.url));

/** The scripts of all tests except this file. */
const scripts = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.mjs') && !name.endsWith('waits.test.mjs'))
  .map((name) => ({ name, text: readFileSync(join(tests, name), 'utf8') }));

/** The lines of these scripts that match, with their places. @param {typeof scripts} among @param {RegExp} pattern */
const lines = (among, pattern) => among.flatMap(({ name, text }) => text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${name}:${at + 1}: ${line.trim()}`] : [])));

test('no test waits for a fixed time', () => {
  assert.ok(scripts.length > 40, 'the scripts are not found');
  // Fixed waits of Playwright: a number of milliseconds, or half a second without a request.
  assert.deepEqual(lines(scripts, /waitForTimeout|networkidle/), []);
  // Sleeps that are written by hand. Loops that wait for a condition are in support/, with a pause and a time limit.
  const specs = scripts.filter(({ name }) => !name.startsWith('support'));
  assert.deepEqual(lines(specs, /=> setTimeout\(\w+[,)]|timers\/promises/), []);
});

test('each spec opens its pages by the shared start', () => {
  const specs = scripts.filter(({ name }) => name.endsWith('.spec.mjs'));
  assert.ok(specs.length > 25, 'the specs are not found');
  // The spec of the engines also starts other browsers, and the spec of the server starts none.
  const others = specs.filter(({ name, text }) => !/(engines|serve)\.spec\.mjs$/.test(name) && !/support\/(start|foreign)\.mjs/.test(text));
  assert.deepEqual(others.map(({ name }) => name), []);
});

test('no spec waits for something between its tests', () => {
  // node's runner ends a file when all registered tests have ended: tests after such a wait would not run.
  const late = scripts.flatMap(({ name, text }) => {
    const rows = text.split('\n');
    const first = rows.findIndex((row) => /^[a-z]\w*\(['"`]/.test(row));
    return first < 0 ? [] : rows.slice(first).flatMap((row, at) => (/^(const .* = )?await /.test(row) ? [`${name}:${first + at + 1}: ${row}`] : []));
  });
  assert.deepEqual(late.filter((row) => name(row).endsWith('.spec.mjs')), []);
});

/** The file of an entry `file:line: text`. @param {string} row */
const name = (row) => row.split(':')[0] ?? '';
