/** A life by months: where it stands when so many of them have passed. Looked up in what the core has counted. */

/** @import { Series } from '../../engine/messages.js' */

export class Months {
  /** Connections there are when 0, 1, 2, … months have passed. @type {number[]} */
  #starts = [];
  #series;

  /** @param {Series} series whose months begin with 0 @param {number} months of the life; what goes on after them belongs to the last */
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

  /** How many there are. */
  get all() {
    return this.#starts.length - 1;
  }

  /** The connections when so many months have passed; a fraction on the way through one. @param {number} passed */
  at(passed) {
    const whole = Math.floor(passed);
    const from = this.#starts[whole] ?? 0;
    return from + (passed - whole) * ((this.#starts[whole + 1] ?? from) - from);
  }

  /** The last time at which there are so many connections. @param {number} connection may be a fraction */
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

  /** The connections when the month ends in which the next one comes. @param {number} connection */
  next(connection) {
    return this.at(Math.min(this.all, Math.floor(this.when(Math.max(0, connection))) + 1));
  }

  /** People within two steps with so many connections. @param {number} connection */
  reach(connection) {
    return connection > 0 ? connection + (this.#series.second[connection - 1] ?? 0) : 0;
  }

  /** People within two steps when so many months have passed. @param {number} passed */
  reachAt(passed) {
    // A fraction comes from a whole number of the figure's own connections, and back.
    return this.reach(Math.floor(this.at(passed) + 1e-6));
  }
}
