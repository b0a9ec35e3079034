// Taking times.

/** The middle one. @param {number[]} times */
export const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

/** What a piece of work gives, and its milliseconds. @template T @param {() => T} work @returns {[T, number]} */
export function time(work) {
  const start = performance.now();
  return [work(), performance.now() - start];
}

/** The same in milliseconds of this process's processor time, that of its compiler and collector too: for work of a millisecond and more. @template T @param {() => T} work @returns {[T, number]} */
export function cpu(work) {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1000];
}
