/** The clock of a life: it passes month by month, and the moments within a month are interpolated. The core counts. */

/** Absorbs the rounding error of converting connections to months and back. */
const ROUNDING = 1e-6;

export class Months {
  #after;
  #reach;

  /**
   * @param {Uint32Array} after connections before the first month and at the end of each, as in `Series`
   * @param {Uint32Array} [reach] people within two steps, by number of connections from 0, as in `Series`
   */
  constructor(after, reach) {
    this.#after = after;
    this.#reach = reach;
  }

  /** Number of months. */
  get all() {
    return this.#after.length - 1;
  }

  /** Connections after `passed` months, linearly interpolated within a month. @param {number} passed in months */
  at(passed) {
    const whole = Math.floor(passed);
    const from = this.#after[whole] ?? 0;
    return from + (passed - whole) * ((this.#after[whole + 1] ?? from) - from);
  }

  /** Whole connections after `passed` months. @param {number} passed in months */
  wholeAt(passed) {
    return Math.floor(this.at(passed) + ROUNDING);
  }

  /** The latest time, in months, with this number of connections. @param {number} connection may be a fraction */
  when(connection) {
    const low = this.#after.findLastIndex((count) => count <= connection);
    const from = this.at(low);
    return low === this.all ? low : low + (connection - from) / (this.at(low + 1) - from);
  }

  /** Connections at the end of the month in which the next connection is made. @param {number} connection */
  next(connection) {
    return this.at(Math.min(this.all, Math.floor(this.when(Math.max(0, connection))) + 1));
  }

  /** People within two steps at a whole number of connections. @param {number} connection */
  reach(connection) {
    return this.#reach?.[connection] ?? 0;
  }

  /** People within two steps after `passed` months. @param {number} passed in months */
  reachAt(passed) {
    return this.reach(this.wholeAt(passed));
  }
}
