/** The force layout of the wasm in node: the same picture as the native core, and no call that breaks it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { Core, initSync } from '../../www/pkg/lab.js';
import { lifeOf, wasm } from '../support/core.mjs';
import { dice } from '../support/dice.mjs';
import { fnv1a } from '../support/fnv1a.mjs';
import { nativeHash } from '../support/native.mjs';

/** @typedef {import('../../www/engine/messages.js').Facts} Facts */

initSync(wasm('lab'));

/** @param {string} query */
const live = (query) => lifeOf(new Core(), query);

/** @param {Core} core @param {{ width: number, height: number, scale: number, theme: string }} view @param {number} [structure] */
function draw(core, { width, height, scale, theme }, structure = 1) {
  core.show(/** @type {Facts} */ (core.facts()).connection, 0, structure, 0);
  return fnv1a(core.draw(width, height, scale, 1, 0, 0, theme, false));
}

const view = { width: 640, height: 480, scale: 1, theme: 'light' };

for (const query of ['layout=force&connections=25', 'layout=force&world=preferential&people=1000&ties=6&connections=40']) {
  test(`pixels are the native build’s, byte for byte: ${query}`, () => {
    const core = live(query);
    while (core.relax() < 1);
    assert.equal(draw(core, view), nativeHash(query, view));
    core.free();
  });
}

test('people stay in the rings until the force layout has a position for everybody', () => {
  const core = live('layout=force&people=2000&connections=25');
  const rings = draw(core, view, 0);
  let share = 0;
  let steps = 0;
  for (; !core.hasStructure(); steps += 1) {
    assert.equal(core.positions().length, 0);
    if (steps % 100 === 0) assert.equal(draw(core, view), rings);
    assert.equal(core.pin(7, 300, 200), false);
    const now = core.relax();
    assert.ok(now >= share && now < 0.5, `${share}, then ${now}`);
    share = now;
  }
  assert.ok(steps > 10, `${steps} steps`);
  assert.notEqual(draw(core, view), rings);
  const positions = core.positions().slice();
  assert.equal(positions.length, 2 * 2001);
  assert.deepEqual([...positions.subarray(0, 2)], [0, 0], 'you are in the middle');
  assert.ok(positions.every(Number.isFinite));
  core.relax();
  assert.notDeepEqual(core.positions().slice(), positions);
  // Another world restarts the layout; a change to the ring view does not.
  lifeOf(core, 'people=2000&connections=25');
  assert.equal(core.relax(), 1);
  assert.ok(core.hasStructure());
  lifeOf(core, 'layout=force&people=2000&connections=25&seed=9');
  assert.ok(!core.hasStructure());
  core.free();
});

for (const seed of [1, 2, 3]) {
  test(`3,000 random calls in a row cause no panic, seed ${seed}`, () => {
    const roll = dice(seed);
    /** @template T @param {readonly T[]} list @returns {T} */
    const any = (list) => /** @type {T} */ (list[Math.floor(roll() * list.length)]);
    const number = () => (roll() < 0.3 ? any([NaN, Infinity, -Infinity, -1, 0, 1e9, 1e308]) : roll() * 300);
    const person = () => (roll() < 0.3 ? any([NaN, -1, 0, 1, 2 ** 32 - 1, 1e300, 0.5]) : Math.floor(roll() * 420));
    const core = new Core();
    let held = 0;
    /** @type {(() => unknown)[]} */
    const calls = [
      () => core.relax(),
      () => {
        for (let count = 0; count < 60; count += 1) core.relax();
      },
      () => {
        while (core.relax() < 1);
      },
      () => (held += Number(core.pin(person(), number(), number()))),
      () => (held += Number(core.release(person()))),
      () => roll() < 0.1 && core.configure({ layout: any(['force', 'force', 'force', 'rings']), people: any([2, 400, 400, 400]), world: any(['preferential', 'professional', 'random']), ties: any([1, 6, 30]) }),
      () => core.advance(),
      () => {
        while (core.advance() !== '');
      },
      () => core.show(number(), number(), any([0, 0.5, 1, NaN]), person()),
      () => core.draw(300, 300, 1, any([1, 1, 8, NaN, 1e30]), any([0, 0, 0.5, NaN]), 0, 'light', false),
      () => core.person(person()),
      () => core.positions(),
    ];
    for (let count = 0; count < 3000; count += 1) {
      try {
        any(calls)();
      } catch (error) {
        assert.ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError), `a panic: ${/** @type {Error} */ (error).stack}`);
      }
      const positions = core.positions();
      assert.ok(positions.every(Number.isFinite));
      assert.ok(positions.length < 2 || (positions[0] === 0 && positions[1] === 0), 'you stay in the middle');
    }
    assert.ok(held > 60, `only ${held} were held or let go`);
    lifeOf(core, 'layout=force&people=30');
    while (core.relax() < 1);
    assert.equal(core.positions().length, 62, 'and it still works');
    core.free();
  });
}
