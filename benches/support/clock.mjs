// Measures times.

/** The median. @param {number[]} times */
export const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

/** Runs a piece of work. Returns its result and the milliseconds that passed. @template T @param {() => T} work @returns {[T, number]} */
export function time(work) {
  const start = performance.now();
  return [work(), performance.now() - start];
}

/**
 * Runs a piece of work. Returns its result and the milliseconds of this process's processor time, with those of the compiler and the
 * garbage collector. That clock is too coarse for work below a tenth of a millisecond, which gets the time that passed.
 * @template T @param {() => T} work @returns {[T, number]}
 */
export function cpu(work) {
  const before = process.cpuUsage();
  const [result, passed] = time(work);
  const { user, system } = process.cpuUsage(before);
  return [result, passed < 0.1 ? passed : (user + system) / 1000];
}
