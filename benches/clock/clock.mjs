// Taking times.

/** The middle one. @param {number[]} times */
export const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

/** What a piece of work gives, and its milliseconds. @template T @param {() => T} work @returns {[T, number]} */
export function time(work) {
  const start = performance.now();
  return [work(), performance.now() - start];
}

/**
 * The same in milliseconds of this process's processor time, that of its compiler and collector too; of work below a tenth of a
 * millisecond, for which that clock is too coarse, the time that has passed. @template T @param {() => T} work @returns {[T, number]}
 */
export function cpu(work) {
  const before = process.cpuUsage();
  const [result, passed] = time(work);
  const { user, system } = process.cpuUsage(before);
  return [result, passed < 0.1 ? passed : (user + system) / 1000];
}
