/** The months of a life as they pass: the clock of the playback, and the month on show. Months without a new connection take their time, too. */
import { Months } from '../common/months.js';

/** @import { Session } from '../../state/session.js' */

/** `WHOLE`: about how many seconds all months take. `SLOWEST`: the lowest speed, in months per second. */
const WHOLE = 25;
const SLOWEST = 2;

export class Watching {
  #session;
  /** The months of the life, and the series they come from. @type {{ series: unknown, months: Months } | undefined} */
  #life;
  /** Months that have passed; a fraction while they play. Several months can have the same number of connections. */
  #passed = 0;
  /** The month to return to after the life changes. @type {number | undefined} */
  #keep;
  /** Time since the start of the playback at the last step, in ms. */
  #elapsed = 0;

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
    session.clock = { rate: (_, elapsed) => this.#rate(elapsed), next: (connection) => this.#months?.next(connection) ?? connection + 1 };
  }

  get #months() {
    const { series } = this.#session.model;
    if (series && this.#life?.series !== series) {
      if (this.#life) this.#keep ??= this.#passed;
      this.#life = { series, months: new Months(series.afterMonth) };
    }
    return this.#life?.months;
  }

  /** Number of months of the life. */
  get all() {
    return this.#months?.all ?? 0;
  }

  /** Whether the life has connections after its last month. */
  get #isContinued() {
    return (this.#session.model.series?.month.at(-1) ?? 0) >= this.all;
  }

  /** Months that have passed. It is a whole number unless the months play. */
  get passed() {
    const months = this.#months;
    const { playing, connection } = this.#session.model;
    if (!months || playing) return this.#passed;
    // A pause goes on to the end of the month.
    const end = Math.ceil(this.#passed);
    if (months.at(end) === connection) this.#passed = end;
    else if (months.wholeAt(this.#passed) !== connection) this.#passed = Math.floor(months.when(connection) + 1e-6);
    return this.#passed;
  }

  /** Whole months that have passed. */
  get month() {
    return Math.floor(this.passed + 1e-6);
  }

  /** Goes to the end of a month. @param {number} month @param {boolean} done false while the slider is being moved */
  go(month, done) {
    const months = this.#months;
    if (!months) return;
    this.#passed = Math.min(months.all, month);
    this.#session.scrub(months.at(this.#passed), done);
  }

  /** Another life is shown at the month of the one before. @param {string} type of an event of the figure */
  onEvent(type) {
    if (type === 'reset') this.#passed = 0;
    if (type !== 'change' && type !== 'settled') return;
    const month = this.#keep;
    // The life before had more connections, and this one went on beyond its months to have as many.
    if (month !== undefined && this.#isContinued) {
      if (type === 'change') this.#session.change({ connections: 'all' });
      return;
    }
    this.#keep = undefined;
    if (month !== undefined && type === 'change') this.go(month, true);
  }

  stop() {
    this.#session.clock = undefined;
  }

  /** Connections a second, so that the months pass evenly. @param {number} elapsed since the start of the playback, in ms */
  #rate(elapsed) {
    const months = this.#months;
    const { speed } = this.#session.moment;
    const seconds = (elapsed - (elapsed >= this.#elapsed ? this.#elapsed : 0)) / 1000;
    this.#elapsed = elapsed;
    if (!months || seconds <= 0) return 0;
    const before = months.at(this.#passed);
    this.#passed = Math.min(months.all, this.#passed + seconds * speed * Math.max(SLOWEST, months.all / WHOLE));
    // Rounding must not keep the life from its end.
    return this.#passed === months.all ? Infinity : (months.at(this.#passed) - before) / (seconds * speed);
  }
}
