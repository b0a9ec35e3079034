/** A link to keep has every parameter, so that other defaults of a later version change nothing. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Core, initSync, schema } from '../../www/pkg/lab.js';
import { link, opened } from '../../www/shared/url-state.js';
import { wholeText } from '../../www/shared/whole-text.js';
import { wasm } from '../support/core.mjs';

initSync(wasm('lab'));

/** @typedef {import('../../www/engine/messages.js').Parameter} Parameter */
const parameters = /** @type {Parameter[]} */ (schema());
const defaults = Object.fromEntries(parameters.map(({ name, default: value }) => [name, value]));

/** The values of a query: its own, and the defaults. @param {Record<string, unknown>} others @param {string} query @returns {Record<string, unknown>} */
const valuesOf = (others, query) => ({ ...others, ...opened(query).values });

/** A value as a query string has it. @param {unknown} value */
const written = (value) => (value === true ? 'yes' : value === false ? 'no' : String(value));

for (const query of ['', 'seed=11&connections=all&strategy=met', 'backlog=no&see=.4&post=3&people=500']) {
  test(`the link of “${query}” gives the same values when every default is another`, () => {
    const values = valuesOf(defaults, query);
    const address = link('https://example.org/', wholeText({ text: query, values }), 'post');
    const changed = Object.fromEntries(parameters.map(({ name }) => [name, `not ${name}`]));
    const read = valuesOf(changed, new URL(address).hash.slice(1));
    for (const { name } of parameters) if (name !== 'you') assert.equal(written(read[name]), written(values[name]), name);
    assert.equal(opened(new URL(address).hash).scene, 'post');
  });

  test(`the core reads the whole text of “${query}” as the same scenario`, () => {
    /** @param {string} text */
    const read = (text) => {
      const core = new Core();
      const configured = core.configure(text);
      core.free();
      return configured;
    };
    const { text, values } = /** @type {{ text: string, values: Record<string, unknown> }} */ (read(query));
    const { text: again, warnings = [] } = /** @type {{ text: string, warnings?: unknown[] }} */ (read(wholeText({ text, values })));
    assert.equal(again, text);
    assert.deepEqual(warnings, []);
  });
}

test('a link to the defaults is more than the name of the scene, which opens it with the start values', () => {
  assert.equal(link('https://example.org/', '', 'post'), 'https://example.org/#scene=post&post=0');
  assert.deepEqual(opened('#scene=post&post=0').values, { post: '0' });
  assert.equal(defaults.post, 0);
});

test('a link has no name unless it is asked for', () => {
  assert.equal(link('https://example.org/', 'seed=3&you=Ana'), 'https://example.org/#seed=3');
  assert.equal(link('https://example.org/', 'seed=3&you=Ana', undefined, true), 'https://example.org/#seed=3&you=Ana');
});
