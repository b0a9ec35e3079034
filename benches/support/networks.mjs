// The networks for the benches of layouts and drawing: the same ties for every library.
import { existsSync, readFileSync } from "node:fs";

/**
 * @typedef {{ people: number, ties: Uint32Array }} Network two people a tie, numbered from 0
 */

/** A generator of 32-bit numbers (Marsaglia 2003, xorshift32). @param {number} seed not 0 */
function generator(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/**
 * Preferential attachment (Barabási, Albert 1999): each newcomer ties with `m` different people, with chances in proportion to their ties.
 * @param {number} people @param {number} m @param {number} [seed] @returns {Network}
 */
export function preferential(people, m, seed = 1) {
  const random = generator(seed);
  const ties = new Uint32Array(2 * m * (people - m));
  let end = 0;
  /** @type {Set<number>} */
  const chosen = new Set();
  for (let person = m; person < people; person++) {
    chosen.clear();
    while (chosen.size < m) {
      // A random end of a tie is a person drawn in proportion to ties. The first newcomer takes all people before them.
      chosen.add(end === 0 ? chosen.size : /** @type {number} */ (ties[random() % end]));
    }
    for (const other of chosen) {
      ties[end++] = person;
      ties[end++] = other;
    }
  }
  return { people, ties };
}

/** A real network: a tie a line, people numbered in order of appearance; undefined if the file does not exist. @param {URL} file @returns {Network | undefined} */
export function read(file) {
  if (!existsSync(file)) return undefined;
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @param {string} name */
  const number = (name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
  const seen = new Set();
  /** @type {number[]} */
  const ties = [];
  for (const line of readFileSync(file, "latin1").split(/\r?\n/)) {
    const [one, other] = line.split(/[\s,;]+/);
    // A comment, a header or a blank line.
    if (!/^\d+$/.test(one ?? "") || !/^\d+$/.test(other ?? "")) continue;
    const [a, b] = [number(/** @type {string} */ (one)), number(/** @type {string} */ (other))];
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    if (a === b || seen.has(key)) continue;
    seen.add(key);
    ties.push(a, b);
  }
  return { people: numbers.size, ties: Uint32Array.from(ties) };
}

/** Start positions for layouts that have none of their own: people scattered over a disc. @param {number} people @param {number} radius @returns {Float32Array} x and y by person */
export function scattered(people, radius) {
  const random = generator(7);
  const positions = new Float32Array(2 * people);
  for (let person = 0; person < people; person++) {
    const distance = radius * Math.sqrt(random() / 2 ** 32);
    const angle = (2 * Math.PI * random()) / 2 ** 32;
    positions[2 * person] = distance * Math.cos(angle);
    positions[2 * person + 1] = distance * Math.sin(angle);
  }
  return positions;
}
