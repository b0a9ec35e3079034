/** Names of the months and years of a list of connections. */
import { speaking } from '../../i18n/translate.js';

/** @import { Dated } from '../../engine/messages.js' */

/** Date formats by language and options, cached because making one is slow. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Intl.DateTimeFormatOptions} options @param {number} months since January of year 0 */
function written(options, months) {
  const { language } = speaking();
  const key = language + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', calendar: 'gregory' });
  formats.set(key, format);
  return format.format(Date.UTC(Math.floor(months / 12), months % 12));
}

export class Calendar {
  /** The first month, in months since January of year 0. */
  #first;

  /** @param {Dated} dated */
  constructor({ first }) {
    /** Whether the list has any date. */
    this.known = first !== undefined;
    this.#first = first ? 12 * first.year + first.month - 1 : 0;
  }

  /** Name of a month, such as March 2021. Month 0 is the first month of the list. @param {number} month */
  month(month) {
    return written({ year: 'numeric', month: 'long' }, this.#first + month);
  }

  /** Short name of a month, such as Mar 2021. @param {number} month */
  short(month) {
    return written({ year: 'numeric', month: 'short' }, this.#first + month);
  }

  /** Name of a year. Year 0 is the year of the first month. @param {number} year */
  year(year) {
    return written({ year: 'numeric' }, this.#first - (this.#first % 12) + 12 * year);
  }

  /** Number of months from the first month to the end of a year. @param {number} year */
  end(year) {
    return 12 * (year + 1) - (this.#first % 12);
  }

  /**
   * Labels under an axis on which the first month is at x = 1. They are years for more than 24 months, and months otherwise.
   * @param {number} months number of months @param {number} most labels that have room
   */
  feet(months, most) {
    const years = Math.ceil(((this.#first % 12) + months) / 12);
    if (months > 24) {
      const step = [1, 2, 5, 10, 20, 50].find((step) => years / step <= most) ?? 100;
      const from = Math.floor(this.#first / 12);
      const all = Array.from({ length: years }, (_, year) => year).filter((year) => (from + year) % step === 0 && this.end(year - 1) >= 0);
      return all.map((year) => ({ x: this.end(year - 1) + 0.5, label: this.year(year) }));
    }
    const step = Math.ceil(months / Math.ceil(most / 2));
    return Array.from({ length: Math.ceil(months / step) }, (_, index) => ({ x: index * step + 1, label: this.short(index * step) }));
  }
}
