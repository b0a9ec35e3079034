/** The months of a list of connections by their names. */
import { speaking } from '../../i18n/translate.js';

/** @import { Dated } from '../../engine/messages.js' */

/** How dates are written, by language and kind: each takes a while to make. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Intl.DateTimeFormatOptions} options @param {number} months after the beginning of our era */
function written(options, months) {
  const { language } = speaking();
  const key = language + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', calendar: 'gregory' });
  formats.set(key, format);
  return format.format(Date.UTC(Math.floor(months / 12), months % 12));
}

export class Calendar {
  /** The first month, in months after the beginning of our era. */
  #first;

  /** @param {Dated} dated */
  constructor({ first }) {
    /** Whether any date is known. */
    this.known = first !== undefined;
    this.#first = first ? 12 * first.year + first.month - 1 : 0;
  }

  /** A month, counted from the first: March 2021. @param {number} month */
  month(month) {
    return written({ year: 'numeric', month: 'long' }, this.#first + month);
  }

  /** The same: 3/2021. @param {number} month */
  short(month) {
    return written({ year: 'numeric', month: 'short' }, this.#first + month);
  }

  /** A year, counted from the first one's. @param {number} year */
  year(year) {
    return written({ year: 'numeric' }, this.#first - (this.#first % 12) + 12 * year);
  }

  /** How many months there are until the end of a year. @param {number} year */
  end(year) {
    return 12 * (year + 1) - (this.#first % 12);
  }

  /** How many came in the month in which most came, and which it is. @param {Dated} dated @returns {[number, number]} */
  busiest({ byMonth }) {
    let busiest = 0;
    byMonth.forEach((count, month) => {
      if (count > (byMonth[busiest] ?? 0)) busiest = month;
    });
    return [byMonth[busiest] ?? 0, busiest];
  }

  /**
   * Where names of dates stand under an axis whose first month is at 1: years where there are several, months otherwise.
   * @param {number} months how many there are @param {number} most so many names at most
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
