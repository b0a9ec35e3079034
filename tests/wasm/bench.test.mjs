/** The benches check a result before they print its time: a world that a module refused, or another life, fails them. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { check, checkLife, checkRange } from '../../benches/support/expected.mjs';
import { complete, coreOf, FigureCore } from '../../benches/support/wasm.mjs';

const query = 'world=random&people=2000&ties=10';

test('a world that was not made has no time', () => {
  const core = new FigureCore();
  // The figure's module does not have this model, so `configure` does nothing.
  assert.deepEqual(core.configure(query), { beyond: true });
  complete(core);
  assert.throws(() => checkLife(query, core), /wrong result: world=random&people=2000&ties=10: people: expected 2000, found \d/);
  core.free();
});

test('a bench takes the module that has the model, and its life equals the native core’s', () => {
  const core = coreOf(query);
  complete(core);
  checkLife(query, core);
  core.configure(`${query}&seed=8`);
  complete(core);
  assert.throws(() => checkLife(query, core), /wrong result: .*: ties: expected 10001, found 9866/);
  core.free();
});

test('an unexpected value and a missing value are errors', () => {
  assert.throws(() => check('no such work', { people: 1 }), /wrong result: no such work: people: expected nothing, found 1/);
  assert.throws(() => check(query, { people: undefined }), /people: expected 2000, found nothing/);
  assert.throws(() => checkRange(query, 'stress', NaN, 0, 1), /stress: expected 0 to 1, found NaN/);
});
