/** Statements of the page's texts about a figure, over the whole range of its controls and over many seeds. The core runs each of them. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Core, Lab, initSync } from '../../www/pkg/lab.js';
import { lifeOf, wasm } from '../support/core.mjs';

/** @import { AtSize, Counters, Facts, Invitation, Numbers, Round, Series } from '../../www/engine/messages.js' */

initSync(wasm('lab'));

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);

/** @param {number[]} values @param {number} share from 0 to 1 */
const quantile = (values, share) => [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? NaN;

/** @template T @param {string} scenario @param {(core: Core) => T} read */
function read(scenario, read) {
  const core = lifeOf(new Core(), scenario);
  const result = read(core);
  core.free();
  return result;
}

/** @param {string} scenario @param {number} connection */
const counted = (scenario, connection) => read(scenario, (core) => /** @type {Counters} */ (core.counters(connection, 1e9)));

/** @param {string} scenario */
const series = (scenario) => read(scenario, (core) => /** @type {Series} */ (core.series()));

test('two lives: after ten years the open door reaches 2 to 11 times as many people in most networks, with several times as many connections', () => {
  const ends = SEEDS.map((seed) => ['everyone', 'met'].map((strategy) => series(`seed=${seed}&strategy=${strategy}`).reach));
  const times = ends.map(([everyone, met]) => (everyone?.at(-1) ?? NaN) / (met?.at(-1) ?? NaN));
  assert.ok(times.every((ratio) => ratio > 1), String(times));
  assert.ok(times.filter((ratio) => ratio >= 2 && ratio <= 11).length > 0.9 * SEEDS.length, String(times));
  for (const [index, [everyone, met]] of ends.entries()) assert.ok((everyone?.length ?? 0) > 3 * (met?.length ?? 0), `seed ${SEEDS[index]}`);
});

test('two lives: in the later half of a life that accepts people met, most newcomers bring at most two people', () => {
  for (const seed of SEEDS) {
    const reach = Array.from(series(`seed=${seed}&strategy=met`).reach);
    const gains = reach.slice(1).map((people, index) => people - (reach[index] ?? 0)).slice(reach.length >> 1);
    assert.ok(2 * gains.filter((gained) => gained <= 2).length > gains.length, `seed ${seed}: ${gains}`);
  }
});

test('their networks: an invitation’s new people and those already reached are its ties, and the person if new', () => {
  for (const seed of SEEDS.slice(0, 10)) {
    read(`seed=${seed}`, (core) => {
      for (let place = 0; place < 200; place += 1) {
        const next = /** @type {Invitation | undefined} */ (core.nextInvitation(place));
        if (next) assert.ok([0, 1].includes(next.gained + next.overlap - next.degree), JSON.stringify(next));
      }
    });
  }
});

test('their networks: the first ten to arrive usually bring about half as many as ten with networks of their own', () => {
  const shares = SEEDS.map((seed) => read(`seed=${seed}&connections=0&months=15`, (core) => {
    const { first, greedy } = /** @type {Round} */ (core.round());
    return first / greedy;
  }));
  assert.ok(shares.every((share) => share < 0.85), String(shares));
  assert.ok(Math.abs(quantile(shares, 0.5) - 0.5) < 0.1, String(quantile(shares, 0.5)));
});

test('post: with the settings at the start, a tenth as many or fewer see most posts, and about one in three is passed on by nobody', () => {
  /** @type {number[]} */
  const shares = [];
  for (const seed of SEEDS) {
    read(`seed=${seed}&connections=100&post=1`, (core) => {
      for (let post = 1; post <= 10; post += 1) {
        core.seek(100, post);
        while (core.advance());
        const { saw, couldReach } = /** @type {Counters} */ (core.counters(100, 1e9));
        assert.ok(couldReach > 500, `seed ${seed}: hundreds`);
        shares.push(saw / couldReach);
      }
      const { endsAtFirst = NaN } = /** @type {Facts} */ (core.facts());
      assert.ok(endsAtFirst > 0.28 && endsAtFirst < 0.42, `seed ${seed}: ${endsAtFirst}`);
    });
  }
  assert.ok(shares.filter((share) => share <= 0.1).length > 0.9 * shares.length, String(quantile(shares, 0.9)));
});

test('post: who first sees it at a hop is at most as many steps away, whatever the hop limit, the steps counted and the chance to reshare', () => {
  for (const seed of SEEDS.slice(0, 4)) {
    for (const scope of [1, 2, 3]) {
      for (const [hops, reshare] of [[1, 1], [2, 0.04], [3, 0.5], [6, 1]]) {
        const { perHop, couldReach } = counted(`seed=${seed}&connections=40&post=1&scope=${scope}&hops=${hops}&reshare=${reshare}`, 40);
        const near = perHop.slice(0, scope).reduce((sum, viewers) => sum + viewers, 0);
        assert.ok(near <= couldReach, `seed ${seed}, ${scope} steps, ${hops} hops: ${near} of ${couldReach}`);
      }
    }
  }
});

test('post: no more people see it than the guess can be', () => {
  for (const seed of SEEDS.slice(0, 4)) {
    for (const hops of [1, 2, 3]) {
      const { first, second, third, saw } = counted(`seed=${seed}&connections=100&post=1&hops=${hops}&reshare=1&see=1`, 100);
      assert.ok(saw <= first + (hops > 1 ? second : 0) + (hops > 2 ? third : 0), `seed ${seed}, ${hops} hops`);
    }
  }
});

test('hidden lists: the same people see the same post, whoever hides', () => {
  for (const seed of SEEDS.slice(0, 10)) {
    for (const connections of [1, 25, 100, 300]) {
      const seen = [0, 0.25, 0.5, 0.75, 1].map((hidden) => Array.from(counted(`seed=${seed}&connections=${connections}&post=1&hidden=${hidden}`, connections).perHop));
      for (const perHop of seen) assert.deepEqual(perHop, seen[0], `seed ${seed}, ${connections} connections`);
    }
  }
});

/** The life of a scenario at every size. @param {Lab} lab @param {string} scenario */
function sizesOf(lab, scenario) {
  const sizes = lifeOf(lab, scenario).sizes();
  /** @type {AtSize[]} */
  const all = [];
  while (sizes.left > 0) all.push(sizes.advance());
  sizes.free();
  return all;
}

test('the source of the default connections: 25 take about half a year, if everyone is accepted', () => {
  const months = SEEDS.map((seed) => series(`seed=${seed}`).month[24] ?? NaN);
  assert.ok(Math.abs(quantile(months, 0.5) - 6) <= 1, String(months));
});

test('exponential: accepting everyone bends within 100 connections among 2,000 people; among a million, 1,000 reach about ten times as many as 100', () => {
  const lab = new Lab();
  /** @type {number[]} */
  const times = [];
  for (const seed of SEEDS.slice(0, 8)) {
    const [small, , , large] = sizesOf(lab, `seed=${seed}`);
    assert.ok(small?.straight === 'before' || (small?.straight === 'upTo' && (small.x[small.place ?? 0] ?? NaN) < 100), `seed ${seed}: ${small?.straight}`);
    assert.ok(large?.straight === 'toTheEnd' || (large?.straight === 'upTo' && (large.x[large.place ?? 0] ?? NaN) >= 1000), `seed ${seed}: ${large?.straight} ${large?.place}`);
    const [hundred = NaN, thousand = NaN] = [100, 1000].map((connections) => large?.reach[large.x.indexOf(connections)]);
    times.push(thousand / hundred);
    // An exponential curve would have ten times the slope in each next tenfold.
    for (const { slopes } of [small, large]) for (const [tenfold, slope] of slopes.slice(1).entries()) assert.ok(slope < 10 * (slopes[tenfold] ?? NaN), `seed ${seed}: ${slopes}`);
  }
  assert.ok(quantile(times, 0.5) > 8 && quantile(times, 0.5) < 13, String(times));
  lab.free();
});

test('exponential: the mean over all orders never bends upwards, and is this life’s reach at its end', () => {
  const lab = new Lab();
  for (const seed of SEEDS.slice(0, 10)) {
    for (const strategy of ['met', 'fof', 'everyone']) {
      const { keep: { x }, why: { reach, shuffled } } = /** @type {Numbers} */ (lifeOf(lab, `seed=${seed}&strategy=${strategy}`).numbers());
      const steps = Array.from(x, (connections, at) => ((shuffled[at + 1] ?? NaN) - (shuffled[at] ?? NaN)) / ((x[at + 1] ?? NaN) - connections)).filter(Number.isFinite);
      assert.ok(steps.every((step, at) => at === 0 || step <= (steps[at - 1] ?? NaN) + 1e-6), `seed ${seed}, ${strategy}`);
      assert.ok(Math.abs((shuffled.at(-1) ?? NaN) - (reach.at(-1) ?? NaN)) < 1e-6);
    }
  }
  lab.free();
});

test('not everyone: more pairs of people met know each other, twice as many in the median network; reach is larger with everyone in most', () => {
  const lab = new Lab();
  /** @param {string} scenario */
  const numbers = (scenario) => /** @type {Numbers} */ (lifeOf(lab, scenario).numbers());
  for (const connections of [10, 25, 50, 80]) {
    const lives = SEEDS.map((seed) => ['met', 'everyone'].map((strategy) => numbers(`seed=${seed}&strategy=${strategy}&connections=${connections}`)));
    const [circles, reaches] = [(/** @type {Numbers} */ { keep }) => keep.clustering, (/** @type {Numbers} */ { reach }) => reach].map((of) =>
      lives.map(([met, everyone]) => (met && everyone ? of(met) / of(everyone) : NaN)),
    );
    assert.ok(circles?.every((ratio) => ratio > 1), `${connections} connections: ${circles}`);
    if (connections !== 80) continue;
    assert.ok(Math.abs(quantile(circles ?? [], 0.5) - 2) < 0.3, String(quantile(circles ?? [], 0.5)));
    assert.ok((reaches ?? []).filter((ratio) => ratio < 1).length > 0.9 * SEEDS.length, String(reaches));
  }
  lab.free();
});
