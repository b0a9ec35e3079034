/** How the tests wait: for an event, a text, a state or the end of what has begun, never for a time. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const tests = fileURLToPath(new URL('..', import.meta.url));

/** The scripts of the tests but this one, with what is in them. */
const scripts = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.mjs') && !name.endsWith('waits.test.mjs'))
  .map((name) => ({ name, text: readFileSync(join(tests, name), 'utf8') }));

/** The lines of these scripts that match. @param {typeof scripts} among @param {RegExp} pattern */
const lines = (among, pattern) => among.flatMap(({ name, text }) => text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${name}:${at + 1}: ${line.trim()}`] : [])));

test('no test waits for a fixed time', () => {
  assert.ok(scripts.length > 40, 'the scripts are not found');
  // Waits of a library: a fixed number of milliseconds, or half a second without a request.
  assert.deepEqual(lines(scripts, /waitForTimeout|networkidle/), []);
  // Sleeps written by hand. What looks again and again has a pause between two looks, and an end: it is in support/.
  const specs = scripts.filter(({ name }) => !name.startsWith('support'));
  assert.deepEqual(lines(specs, /=> setTimeout\(\w+[,)]|timers\/promises/), []);
});

test('each spec opens its pages by the shared start', () => {
  const specs = scripts.filter(({ name }) => name.endsWith('.spec.mjs'));
  assert.ok(specs.length > 25, 'the specs are not found');
  // The specs of the engines start other browsers, too.
  const others = specs.filter(({ name, text }) => !name.endsWith('engines.spec.mjs') && !/support\/(start|foreign)\.mjs/.test(text));
  assert.deepEqual(others.map(({ name }) => name), []);
});

test('no spec waits for something between its tests', () => {
  // The runner ends a file once all tests that it knows have ended: those that come after a wait would not run.
  const late = scripts.flatMap(({ name, text }) => {
    const rows = text.split('\n');
    const first = rows.findIndex((row) => /^[a-z]\w*\(['"`]/.test(row));
    return first < 0 ? [] : rows.slice(first).flatMap((row, at) => (/^(const .* = )?await /.test(row) ? [`${name}:${first + at + 1}: ${row}`] : []));
  });
  assert.deepEqual(late.filter((row) => name(row).endsWith('.spec.mjs')), []);
});

/** The file of a row as above. @param {string} row */
const name = (row) => row.split(':')[0] ?? '';
