// The stress of a picture: how far distances in the picture are from distances in the network.

/** @import { Network } from "./networks.mjs" */

/** The number of people from whom distances are measured. */
const PIVOTS = 40;

/**
 * Normalised stress, from some people to all people they can reach: the mean of (s·e/d − 1)², with the distance e in the picture, the steps
 * d in the network, and the scale s that minimises it (Kamada, Kawai 1989; Gansner, Koren, North 2004). 0 is perfect. The same people for
 * every picture of a network.
 * @param {Network} network
 * @returns {(positions: ArrayLike<number>) => number} of x and y by person
 */
export function stressOf({ people, ties }) {
  const { starts, ends } = adjacency(people, ties);
  const count = Math.min(PIVOTS, people);
  const pivots = Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * people) / count));
  const steps = pivots.map((pivot) => distances(pivot, people, starts, ends));
  return (positions) => {
    let [linear, square, pairs] = [0, 0, 0];
    pivots.forEach((pivot, index) => {
      const from = /** @type {Uint16Array} */ (steps[index]);
      const [x, y] = [Number(positions[2 * pivot]), Number(positions[2 * pivot + 1])];
      for (let person = 0; person < people; person++) {
        const d = /** @type {number} */ (from[person]);
        if (d === 0) continue;
        const [dx, dy] = [Number(positions[2 * person]) - x, Number(positions[2 * person + 1]) - y];
        const ratio = Math.sqrt(dx * dx + dy * dy) / d;
        linear += ratio;
        square += ratio * ratio;
        pairs += 1;
      }
    });
    return 1 - (linear * linear) / (square * pairs);
  };
}

/** Everybody's ties in one array. @param {number} people @param {Uint32Array} ties */
function adjacency(people, ties) {
  const starts = new Uint32Array(people + 1);
  for (const person of ties) starts[person + 1] += 1;
  for (let person = 0; person < people; person++) starts[person + 1] += starts[person];
  const next = starts.slice();
  const ends = new Uint32Array(ties.length);
  for (let tie = 0; tie < ties.length; tie += 2) {
    ends[next[ties[tie]]++] = ties[tie + 1];
    ends[next[ties[tie + 1]]++] = ties[tie];
  }
  return { starts, ends };
}

/** Steps from a person to everybody: 0 to themselves and to people they cannot reach. @param {number} from @param {number} people @param {Uint32Array} starts @param {Uint32Array} ends */
function distances(from, people, starts, ends) {
  const steps = new Uint16Array(people);
  const queue = new Uint32Array(people);
  queue[0] = from;
  for (let head = 0, tail = 1; head < tail; head++) {
    const person = queue[head];
    for (let index = starts[person]; index < starts[person + 1]; index++) {
      const other = ends[index];
      if (steps[other] > 0 || other === from) continue;
      steps[other] = steps[person] + 1;
      queue[tail++] = other;
    }
  }
  return steps;
}
