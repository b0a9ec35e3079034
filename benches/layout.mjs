// Force layouts: the time of an iteration, the quality of the picture after 300 iterations, and the time until a good picture. Hopscope and
// its peers take turns.
import { cpu, median } from "./support/clock.mjs";
import { check, checkRange, hash, isFull } from "./support/expected.mjs";
import { ours } from "./support/layout.mjs";
import { preferential, read } from "./support/networks.mjs";
import { about, bench, inMs } from "./support/report.mjs";
import { stressOf } from "./support/stress.mjs";

/** @import { Layout, Peer } from "./support/layout.mjs" @import { Network } from "./support/networks.mjs" */

const ITERATION = "Layout by forces, an iteration (preferential attachment, m = 3; one thread)";
/** The number of iterations until d3's simulation has cooled down. */
const ITERATIONS = 300;
/** The iteration after which positions are checked. Every library reaches it within the time limit with every network. */
const CHECKED = 5;
/** The length of a turn, in milliseconds. A library's garbage is collected at the end of its turn. */
const TURN = 250;

about(`node ${process.versions.node}`);

const GITHUB = new URL("../../shared/data/github-developers.csv", import.meta.url);
/** Name, network, the stress of a good picture if there is a limit, seconds of processor time for each library. @type {[string, () => Network | undefined, number | undefined, number][]} */
const networks = [
  ["1,000 people", () => preferential(1000, 3), undefined, 10],
  ["10,000 people", () => preferential(10_000, 3), 0.187, 40],
  ["GitHub developers (37,700 people, 289,003 ties)", () => read(GITHUB), undefined, 10],
  ["100,000 people", () => preferential(100_000, 3), 0.176, 25],
  ["1,000,000 people", () => preferential(1_000_000, 3), undefined, 20],
];

/** The other libraries; none at the small size. @type {Peer[]} */
const theirs = [];
if (isFull) {
  // Not type-checked: the packages of the peers are installed for a full run only.
  const { d3, forceAtlas2, ngraph } = await import(/** @type {string} */ ("./peers/layouts.mjs"));
  theirs.push(d3, ngraph, forceAtlas2);
}

for (const [name, make, good, seconds] of isFull ? networks : networks.slice(0, 1)) {
  const network = make();
  if (!network) {
    console.log(`skipped: ${name}: ../shared/data is absent`);
    continue;
  }
  // With a million people the peers would take minutes for an iteration.
  const peers = network.people < 1e6 ? [ours, ...theirs] : [ours];
  const races = peers.map((peer) => start(peer, network));
  const stress = stressOf(network);
  while (races.some((race) => race.going)) {
    for (const race of races) if (race.going) turn(race, name, network.people, stress, good, seconds);
  }
  for (const race of races) tell(race, name, stress, good);
}

/**
 * @typedef {object} Race
 * @property {string} name
 * @property {Layout} layout
 * @property {number[]} times of each iteration
 * @property {number} sum milliseconds, with the preparation
 * @property {boolean} going
 * @property {number | undefined} reached milliseconds until the picture was good
 * @property {number | undefined} stress after all iterations, or at rest
 */

/** @param {Peer} peer @param {Network} network @returns {Race} */
function start(peer, network) {
  const [layout, ms] = cpu(() => peer.start(network));
  return { name: peer.name, layout, times: [], sum: ms, going: true, reached: undefined, stress: undefined };
}

/** @param {Race} race @param {string} network @param {number} people @param {(positions: ArrayLike<number>) => number} stress @param {number | undefined} good @param {number} seconds */
function turn(race, network, people, stress, good, seconds) {
  const end = race.sum + TURN;
  do {
    const [rest, ms] = cpu(() => race.layout.step());
    race.times.push(ms);
    race.sum += ms;
    const count = race.times.length;
    if (count === CHECKED) checkPositions(race, network, people);
    const due = count % (count < 32 ? 1 : 5) === 0 || rest || count === ITERATIONS;
    // The checks and the stress are not timed.
    if (due) {
      const now = stress(race.layout.positions());
      if (good !== undefined && now <= good) race.reached ??= race.sum;
      if (rest || count === ITERATIONS) race.stress = now;
    }
    const late = count >= CHECKED && race.sum > seconds * 1000;
    if (rest || count === ITERATIONS || late) race.going = false;
  } while (race.going && race.sum < end);
  globalThis.gc?.();
}

/** Throws unless our positions are the expected ones, or a peer's (which may change with its version) are different numbers. @param {Race} race @param {string} network @param {number} people */
function checkPositions(race, network, people) {
  const positions = Float32Array.from(race.layout.positions());
  const work = `layout: ${network}`;
  if (race.name === ours.name) return check(work, { positions: hash(positions) });
  // Finite numbers, and not the same position for everybody.
  const different = new Set(positions.filter(Number.isFinite)).size;
  checkRange(work, `different coordinates of ${race.name}`, different, people, 2 * people);
}

/** @param {Race} race @param {string} network @param {(positions: ArrayLike<number>) => number} stress @param {number | undefined} good */
function tell(race, network, stress, good) {
  const quality = `Normalised stress after ${ITERATIONS} iterations, or at rest (0 is perfect)`;
  const untilGood = "From the ties to a good picture";
  if (race.times.length < CHECKED) throw new Error(`${network}: ${race.name} came to ${race.times.length} iterations: nothing is checked`);
  if (race.name === ours.name && race.stress !== undefined) check(`layout: ${network}`, { stress: race.stress.toFixed(3) });
  bench(ITERATION, network, race.name, inMs(median(race.times)));
  const unfinished = `after ${race.times.length} in ${Math.round(race.sum / 1000)} s: ${stress(race.layout.positions()).toFixed(2)}`;
  bench(quality, network, race.name, race.stress === undefined ? unfinished : race.stress.toFixed(3));
  if (good === undefined) return;
  const never = race.stress === undefined ? `not in ${Math.round(race.sum / 1000)} s` : `not in ${race.times.length} iterations`;
  bench(untilGood, `${network}: stress ≤ ${good}`, race.name, race.reached === undefined ? never : inMs(race.reached));
}
