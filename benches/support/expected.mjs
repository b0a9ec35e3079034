// Checks results against benches/expected.json before their times are printed: see expected.rs.
import { readFileSync, writeFileSync } from "node:fs";
import { fnv1a } from "../../tests/support/fnv1a.mjs";

const FILE = new URL("../expected.json", import.meta.url);

/** Whether the bench runs at full size. At the small size every result is checked, and the times mean nothing. */
export const isFull = !process.env.BENCH_SMALL;

/**
 * @typedef {Record<string, unknown>} Values by name
 */

/**
 * Throws unless the values found are the expected ones. With the environment variable BENCH_UPDATE set, it writes them as the expected
 * values instead.
 * @param {string} work its name in the file, mostly the query of its scenario
 * @param {Values} found
 */
export function check(work, found) {
  const all = /** @type {Record<string, Values>} */ (JSON.parse(readFileSync(FILE, "utf8")));
  if (process.env.BENCH_UPDATE) {
    all[work] = sorted({ ...all[work], ...found });
    writeFileSync(FILE, `${JSON.stringify(sorted(all), undefined, 2)}\n`);
  } else {
    for (const [name, value] of Object.entries(found)) {
      const expected = all[work]?.[name];
      if (value === undefined || !Object.is(expected, value)) {
        throw new Error(`wrong result: ${work}: ${name}: expected ${JSON.stringify(expected) ?? "nothing"}, found ${JSON.stringify(value) ?? "nothing"}`);
      }
    }
  }
  console.log(`checked\t${work}`);
}

/**
 * Throws unless a value is in a range. For results that vary, such as those of other libraries.
 * @param {string} work @param {string} name @param {number} value @param {number} least @param {number} most
 */
export function checkRange(work, name, value, least, most) {
  if (!(value >= least && value <= most)) throw new Error(`wrong result: ${work}: ${name}: expected ${least} to ${most}, found ${value}`);
  console.log(`checked\t${work}`);
}

/** Values with their names sorted, as Rust writes them. @template T @param {Record<string, T>} values @returns {Record<string, T>} */
const sorted = (values) => Object.fromEntries(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)));

/** The hash of the bytes of an array of numbers. @param {Uint32Array | Float32Array | Float64Array | Uint8ClampedArray} numbers */
export const hash = (numbers) => fnv1a(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));

/**
 * Checks a whole life, by the query of its scenario: people, ties, connections, the series, and the viewers of the post. Fails if the
 * module has refused the scenario, because the core then has another life.
 * @param {string} query @param {import("./wasm.mjs").AnyCore} core all of whose stages have run
 */
export function checkLife(query, core) {
  const { people, ties, connection } = /** @type {Record<"people" | "ties" | "connection", number>} */ (core.facts());
  check(query, { people, ties, connections: connection });
  const { reach, third } = /** @type {Record<"reach" | "third", Uint32Array>} */ (core.series());
  // Reach is given from 0 connections on, and counts the connections.
  const second = reach.subarray(1).map((count, index) => count - (index + 1));
  const { saw } = /** @type {{ saw: number }} */ (core.counters(connection, Infinity));
  check(query, { second: hash(second), third: hash(third), saw });
}
