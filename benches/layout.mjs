// Layouts by forces: what an iteration takes, how good the picture is after 300, and how long a good one takes; ours and its peers in turn.
import { cpu, median } from "./clock/clock.mjs";
import { about, bench, inMs } from "./record/record.mjs";
import { d3, forceAtlas2, ngraph } from "./peers/layouts.mjs";
import { preferential, read } from "./peers/networks.mjs";
import { ours } from "./peers/ours.mjs";
import { stressOf } from "./peers/stress.mjs";

/** @import { Layout, Peer } from "./peers/layouts.mjs" @import { Network } from "./peers/networks.mjs" */

const ITERATION = "Layout by forces, an iteration (preferential attachment, m = 3; one thread)";
/** As many as d3's cooling has. */
const ITERATIONS = 300;
/** How long a turn lasts, in milliseconds: what one throws away is collected in its own turn. */
const TURN = 250;

about(`node ${process.versions.node}`);

const GITHUB = new URL("../../shared/data/github-developers.csv", import.meta.url);
/** Name, network, a good picture's stress if one is named, seconds of processor time for each. @type {[string, Network | undefined, number | undefined, number][]} */
const networks = [
  ["1,000 people", preferential(1000, 3), undefined, 10],
  ["10,000 people", preferential(10_000, 3), 0.187, 40],
  ["GitHub developers (37,700 people, 289,003 ties)", read(GITHUB), undefined, 10],
  ["100,000 people", preferential(100_000, 3), 0.176, 25],
  ["1,000,000 people", preferential(1_000_000, 3), undefined, 20],
];

for (const [name, network, good, seconds] of networks) {
  if (!network) {
    console.log(`skipped: ${name}: ../shared/data is absent`);
    continue;
  }
  // At a million the peers would take minutes for an iteration or two.
  const peers = network.people < 1e6 ? [ours, d3, ngraph, forceAtlas2] : [ours];
  /** @type {Race[]} */
  const races = [];
  for (const peer of peers) {
    const race = start(peer, network);
    if (race) races.push(race);
    else bench(ITERATION, name, peer.name, "skipped: not in this build");
  }
  if (races.length === 0) continue;
  const stress = stressOf(network);
  while (races.some((race) => race.going)) {
    for (const race of races) if (race.going) turn(race, stress, good, seconds);
  }
  for (const race of races) tell(race, name, stress, good);
}

/**
 * @typedef {object} Race
 * @property {string} name
 * @property {Layout} layout
 * @property {number[]} times of each iteration
 * @property {number} sum milliseconds, the preparation's included
 * @property {boolean} going
 * @property {number | undefined} reached milliseconds until the picture was good
 * @property {number | undefined} stress after all iterations, or when it came to rest
 */

/** @param {Peer} peer @param {Network} network @returns {Race | undefined} */
function start(peer, network) {
  const [layout, ms] = cpu(() => peer.start(network));
  return layout && { name: peer.name, layout, times: [], sum: ms, going: true, reached: undefined, stress: undefined };
}

/** @param {Race} race @param {(places: ArrayLike<number>) => number} stress @param {number | undefined} good @param {number} seconds */
function turn(race, stress, good, seconds) {
  const end = race.sum + TURN;
  do {
    const [rest, ms] = cpu(() => race.layout.step());
    race.times.push(ms);
    race.sum += ms;
    const count = race.times.length;
    const due = count % (count < 32 ? 1 : 5) === 0 || rest || count === ITERATIONS;
    // The look is free of charge.
    if (due) {
      const now = stress(race.layout.places());
      if (good !== undefined && now <= good) race.reached ??= race.sum;
      if (rest || count === ITERATIONS) race.stress = now;
    }
    if (rest || count === ITERATIONS || race.sum > seconds * 1000) race.going = false;
  } while (race.going && race.sum < end);
  globalThis.gc?.();
}

/** @param {Race} race @param {string} network @param {(places: ArrayLike<number>) => number} stress @param {number | undefined} good */
function tell(race, network, stress, good) {
  const quality = `Normalised stress after ${ITERATIONS} iterations, or at rest (0 is perfect)`;
  const whole = "From the ties to a good picture";
  bench(ITERATION, network, race.name, inMs(median(race.times)));
  const said = `after ${race.times.length} in ${Math.round(race.sum / 1000)} s: ${stress(race.layout.places()).toFixed(2)}`;
  bench(quality, network, race.name, race.stress === undefined ? said : race.stress.toFixed(3));
  if (good === undefined) return;
  const never = race.stress === undefined ? `not in ${Math.round(race.sum / 1000)} s` : `not in ${race.times.length} iterations`;
  bench(whole, `${network}: stress ≤ ${good}`, race.name, race.reached === undefined ? never : inMs(race.reached));
}
