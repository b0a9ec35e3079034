/** The charts of a list of connections: its growth, and the estimated reach. */
import { digits, say } from '../../i18n/translate.js';

/**
 * @import { Dated } from '../../engine/messages.js'
 * @import { Drawing } from '../../chart/types.js'
 * @import { Calendar } from './calendar.js'
 */

/** Greatest number of date labels under the chart. */
const NAMES = 7;

/** Greatest number of intervals in the edge of a band. */
const POINTS = 200;

/**
 * Connections by date, as a line, and new connections per month, as bars.
 * @param {Dated} dated @param {Calendar} calendar @returns {Drawing}
 */
export function growth({ byMonth, afterMonth, busiest = 0 }, calendar) {
  return {
    x: [0.5, Math.max(1, byMonth.length) + 0.5],
    across: '',
    up: say('own-network.growth.up'),
    feet: calendar.feet(byMonth.length, NAMES),
    bars: { kind: 'sampled', y: byMonth, most: say('own-network.growth.most', { count: byMonth[busiest] ?? 0, when: calendar.short(busiest) }) },
    lines: [{ kind: 'now', y: afterMonth.subarray(1), from: 1 }],
    read: (month) => say('own-network.growth.at', { when: calendar.month(month - 1), new: byMonth[month - 1] ?? 0, all: digits(afterMonth[month] ?? 0) }),
  };
}

/**
 * Estimated reach against connections: a line with a band.
 * @param {Dated} dated @param {(value: number) => string} about @returns {Drawing}
 */
export function spread({ low, middle, high }, about) {
  const end = middle.length - 1;
  const x = Array.from({ length: Math.min(POINTS, end) + 1 }, (_, index) => Math.round((index * end) / Math.min(POINTS, end)));
  /** @param {Float64Array} line */
  const at = (line) => x.map((place) => line[place] ?? 0);
  return {
    x: [0, end],
    across: say('chart.x.life'),
    up: say('own-network.spread.up'),
    bands: [{ kind: 'now', x, low: at(low), high: at(high) }],
    lines: [{ kind: 'now', y: middle }],
    read: (count) => say('own-network.spread.at', { count, middle: about(middle[count] ?? 0), low: about(low[count] ?? 0), high: about(high[count] ?? 0) }),
  };
}
