/** Lives divided among workers: the same bytes whatever their number, progress, cancelling, and a worker that fails. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { divided, workersFor } from '../../www/engine/divided-lives.js';
import { Lab, initSync } from '../../www/pkg/lab.js';
import { readFile, initSync as openReader } from '../../www/pkg/reader.js';
import { lifeOf, wasm } from '../support/core.mjs';

/**
 * @typedef {import('../../www/engine/divided-lives.js').Compute} Compute
 * @typedef {import('../../www/engine/messages.js').Ensemble} Ensemble
 */

initSync(wasm('lab'));
openReader(wasm('reader'));

const NETWORK = readFile(new TextEncoder().encode(Array.from({ length: 200 }, (_, index) => `p${index % 40} p${(index * index + 7) % 41}`).join('\n')));

const turn = () => new Promise((done) => setImmediate(done));

/**
 * A worker: a laboratory of its own, which gives way to the others after each part of a life. A slow one gives way more often.
 * @param {import('../../www/pkg/lab.js').Lives} lives @param {number} slowness
 * @returns {Compute}
 */
const worker = (lives, slowness) => async (from, count, onShare) => {
  const samples = [];
  while (samples.length < count) {
    const share = lives.work(from + samples.length);
    if (share < 1) onShare(samples.length + share);
    else onShare(samples.push(lives.take()));
    for (let times = 0; times < slowness; times++) await turn();
  }
  return samples;
};

/** @param {string} query @param {string | undefined} against @param {boolean} contacts @param {number} count of the workers */
async function ensemble(query, against, contacts, count) {
  const lab = new Lab();
  const isOfFile = query.includes('world=file');
  if (isOfFile) lab.openEdges(NETWORK);
  lifeOf(lab, query);
  const own = lab.ensemble(against, contacts);
  const others = Array.from({ length: count - 1 }, (_, index) => {
    const other = new Lab();
    if (isOfFile) other.openEdges(NETWORK);
    // No stage runs.
    other.configure(query);
    return worker(other.part(against, contacts, own.connections), 1 + ((index * 3) % 5));
  });
  /** @type {number[]} */
  const heard = [];
  const samples = await divided(own.lives, [worker(own, 2), ...others].map((one) => Promise.resolve(one)), (done) => heard.push(done), new AbortController().signal);
  assert.ok(samples);
  heard.forEach((done, index) => assert.ok(done >= (heard[index - 1] ?? 0) - 1e-9 && done <= own.lives, `${heard[index - 1]} and then ${done}`));
  assert.equal(heard.at(-1), own.lives);
  for (const life of samples) own.add(life);
  return bytes(/** @type {Ensemble} */ (own.bands()));
}

/** All of an ensemble as text, with the bytes of each series. @param {Ensemble} bands */
const bytes = (bands) => JSON.stringify(bands, (_, value) => (ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex') : value));

/** The ensemble without workers, one life after the other. @param {string} query @param {string | undefined} against @param {boolean} contacts */
function alone(query, against, contacts) {
  const lab = new Lab();
  if (query.includes('world=file')) lab.openEdges(NETWORK);
  lifeOf(lab, query);
  const lives = lab.ensemble(against, contacts);
  while (lives.advance() < lives.lives);
  return bytes(/** @type {Ensemble} */ (lives.bands()));
}

for (const [name, query, against, contacts] of /** @type {const} */ ([
  ['with another scenario and contacts', 'people=400&connections=30&lives=23&months=18&posts=1.5&see=.5&reshare=.3', 'people=400&connections=30&strategy=met', true],
  ['in a small world, posts that end at different hops', 'people=300&connections=12&lives=40&see=.3&reshare=.2&hops=all', undefined, false],
  ['in the network of a file', 'world=file&connections=9&lives=17', undefined, true],
  ['with fewer lives than workers', 'people=200&lives=3', undefined, false],
])) {
  test(`${name}: the same bytes with 1, 2, 3, 4 and 8 workers`, async () => {
    const expected = alone(query, against, contacts);
    assert.ok(expected.length > 1000);
    for (const count of [1, 2, 3, 4, 8]) assert.equal(await ensemble(query, against, contacts, count), expected, `${count} workers`);
  });
}

/** A worker that computes nothing: each life is its number. @type {Compute} */
const counting = async (from, count) => {
  await turn();
  return Array.from({ length: count }, (_, index) => Float64Array.of(from + index));
};

test('every life is computed once, in the order of the numbers, though a worker starts late or not at all', async () => {
  /** @type {(compute: Compute) => void} */
  let starts = () => {};
  /** @type {Promise<Compute>} */
  const late = new Promise((resolve) => (starts = resolve));
  const never = new Promise(() => {});
  let asked = 0;
  /** @type {Compute} */
  const first = (...call) => {
    if ((asked += 1) === 3) starts(counting);
    return counting(...call);
  };
  const samples = await divided(200, [Promise.resolve(first), late, Promise.resolve(undefined), /** @type {Promise<Compute>} */ (never)], () => {}, new AbortController().signal);
  assert.deepEqual(samples?.map(([life]) => life), Array.from({ length: 200 }, (_, index) => index));
});

test('a cancelled ensemble has no result, reports nothing more, and takes no more lives', async () => {
  for (const how of ['the signal', 'a worker']) {
    const ending = new AbortController();
    let [asked, isOver] = [0, false];
    /** @type {Compute} */
    const compute = (...call) => {
      assert.equal(isOver, false);
      if ((asked += 1) === 4) {
        isOver = true;
        if (how === 'a worker') return Promise.resolve(undefined);
        ending.abort();
      }
      return counting(...call);
    };
    const result = await divided(1000, [Promise.resolve(compute)], () => assert.equal(isOver, false), ending.signal);
    assert.equal(result, undefined, how);
    for (let times = 0; times < 5; times++) await turn();
    assert.equal(asked, 4);
  }
});

test('the failure of a worker is that of the ensemble', async () => {
  let asked = 0;
  /** @type {Compute} */
  const fails = (...call) => ((asked += 1) < 3 ? counting(...call) : Promise.reject(new Error('out of memory')));
  await assert.rejects(divided(100, [Promise.resolve(counting), Promise.resolve(fails)], () => {}, new AbortController().signal), /out of memory/);
});

test('samples of no life, and of a life of another ensemble, are refused', () => {
  const lives = lifeOf(new Lab(), 'people=200&lives=4').ensemble(undefined, false);
  assert.equal(lives.take().length, 0, 'no life is complete');
  while (lives.work(0) < 1);
  const life = lives.take();
  assert.equal(lives.take().length, 0, 'a life is taken once');
  const both = lifeOf(new Lab(), 'people=200&lives=4').ensemble('people=200&strategy=met', false);
  for (const wrong of [new Float64Array(0), life.subarray(1), life.subarray(0, -1), Float64Array.of(NaN, 1e300, -5), Float64Array.of(1e9, 1e9, 1e9)]) {
    assert.throws(() => lives.add(wrong), /no samples of a life/);
  }
  assert.throws(() => both.add(life), /no samples of a life/);
  lives.add(life);
});

test('cores to spare are all but one, both of two, and at most eight', () => {
  assert.deepEqual([1, 2, 3, 4, 8, 9, 64].map(workersFor), [1, 2, 2, 3, 7, 8, 8]);
});

test('a large world has fewer workers, whose worlds fit into the memory of a tab', () => {
  /** @param {string} query @param {number} [limit] */
  const workers = (query, limit) => lifeOf(new Lab(limit), query).ensemble(undefined, false).workers(8);
  assert.equal(workers('people=2000'), 8);
  const million = workers('people=1000000&ties=10');
  assert.ok(million >= 2 && million < 8, `${million} workers`);
  assert.equal(workers('people=100000&ties=200', 330e6), 1);
});
