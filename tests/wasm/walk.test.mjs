/** The ties of a person and the viewers of a post, among whom a reader walks by keyboard. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Core, initSync } from '../../www/pkg/lab.js';
import { ties, viewer } from '../../www/engine/walk.js';
import { lifeOf, wasm } from '../support/core.mjs';

/** @import { Facts, Picked, View } from '../../www/engine/messages.js' */

initSync(wasm('lab'));

/** @param {string} scenario @param {Partial<View>} [view] */
function shown(scenario, view = {}) {
  const core = lifeOf(new Core(), scenario);
  while (core.relax() < 1);
  const { connection, people } = /** @type {Facts} */ (core.facts());
  /** @type {View} */
  const whole = { connection, hop: 99, structure: core.hasStructure() ? 1 : 0, width: 500, height: 400, scale: 1, theme: 'light', ...view };
  const { structure = 0, width, height, scale, zoom = 1, x = 0, y = 0, theme } = whole;
  core.show(connection, whole.hop, structure, 0);
  core.draw(width, height, scale, zoom, x, y, theme, false);
  return { core, people, view: whole };
}

/** @param {string} name @param {string} scenario @param {Partial<View>} [view] */
function everyTie(name, scenario, view) {
  test(`the ties of everybody are found: ${name}`, () => {
    const { core, people, view: shownView } = shown(scenario, view);
    const found = Array.from({ length: people + 1 }, (_, person) => ties(core, shownView, person));
    found.forEach((others, person) => {
      const numbers = others.map(({ number }) => number);
      assert.equal(new Set(numbers).size, numbers.length, `${person} is tied to somebody twice`);
      for (const other of numbers) assert.ok(found[other]?.some(({ number }) => number === person), `${person} is tied to ${other}, but ${other} not to ${person}`);
      const { degree, ring } = /** @type {Picked} */ (core.person(person));
      assert.equal(numbers.length, degree + (ring === 1 ? 1 : 0), `the ties of ${person}`);
      assert.deepEqual(others.map((other) => other.degree), others.map((other) => other.degree).sort((a, b) => b - a), 'those with most ties first');
    });
    core.free();
  });
}

everyTie('rings', 'people=400&connections=20&seed=3');
everyTie('an enlarged part of the rings', 'people=400&connections=20&seed=3', { zoom: 60, x: 0.4, y: -0.3, scale: 2, width: 900 });
everyTie('the structure, where people cover each other', 'people=400&connections=20&seed=3&layout=force', { width: 120, height: 120 });

test('viewers come hop by hop, each from somebody who saw it before, and none is left out', () => {
  const { core, view } = shown('people=400&connections=25&seed=3&post=1');
  const first = viewer(core, view, 0, 1);
  assert.ok(first.viewer && first.at === 1);
  /** @type {Picked[]} */
  const seen = [first.viewer];
  for (let last = seen.at(-1); last; ) {
    const next = viewer(core, view, last.number, 1);
    assert.equal(next.at, seen.length + 1);
    if (next.viewer) seen.push(next.viewer);
    last = next.viewer;
  }
  assert.equal(seen.length, /** @type {{ saw: number }} */ (core.counters(view.connection, 99)).saw);
  assert.ok(seen.length > 5, `${seen.length} viewers`);
  assert.ok(seen.every(({ hop, from }, at) => hop >= (seen[at - 1]?.hop ?? 1) && (from === 'you' || seen.slice(0, at).some(({ person }) => person === from))));
  for (let at = seen.length - 1; at > 0; at -= 1) assert.equal(viewer(core, view, seen[at]?.number ?? 0, -1).viewer?.number, seen[at - 1]?.number);
  assert.equal(viewer(core, view, seen[0]?.number ?? 0, -1).viewer, undefined);
  core.free();
});
