/** Converts between months and connections of a life, from the series that the core computed. */

/** @import { Series } from '../../engine/messages.js' */

export class Months {
  /** Connections after 0, 1, 2, … months. @type {number[]} */
  #starts = [];
  #series;

  /** @param {Series} series its months start at 0 @param {number} months length of the life; later connections count to its last month */
  constructor(series, months) {
    this.#series = series;
    const { month } = series;
    let connection = 0;
    for (let passed = 0; passed < months; passed += 1) {
      while (connection < month.length && (month[connection] ?? 0) < passed) connection += 1;
      this.#starts.push(connection);
    }
    this.#starts.push(month.length);
  }

  /** Number of months. */
  get all() {
    return this.#starts.length - 1;
  }

  /** Connections after `passed` months, linearly interpolated within a month. @param {number} passed in months */
  at(passed) {
    const whole = Math.floor(passed);
    const from = this.#starts[whole] ?? 0;
    return from + (passed - whole) * ((this.#starts[whole + 1] ?? from) - from);
  }

  /** The latest time, in months, with this number of connections. @param {number} connection may be a fraction */
  when(connection) {
    let low = 0;
    let high = this.all;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.at(middle) <= connection) low = middle;
      else high = middle - 1;
    }
    const from = this.at(low);
    return low === this.all ? low : low + (connection - from) / (this.at(low + 1) - from);
  }

  /** Connections at the end of the month in which the next connection is made. @param {number} connection */
  next(connection) {
    return this.at(Math.min(this.all, Math.floor(this.when(Math.max(0, connection))) + 1));
  }

  /** People within two steps at this number of connections. @param {number} connection */
  reach(connection) {
    return connection > 0 ? connection + (this.#series.second[connection - 1] ?? 0) : 0;
  }

  /** People within two steps after `passed` months. @param {number} passed in months */
  reachAt(passed) {
    // 1e-6 absorbs the rounding error of converting connections to months and back.
    return this.reach(Math.floor(this.at(passed) + 1e-6));
  }
}
