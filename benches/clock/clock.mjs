// Taking times.

/** The middle one. @param {number[]} times */
export const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

/** What a piece of work gives, and its milliseconds. @template T @param {() => T} work @returns {[T, number]} */
export function time(work) {
  const start = performance.now();
  return [work(), performance.now() - start];
}
