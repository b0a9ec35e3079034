/** Chart scales: from values to pixels and back, and tick positions. */

/**
 * @typedef {object} Scale
 * @property {(value: number) => number} at position of a value, in pixels
 * @property {(pixel: number) => number} value value at a pixel
 * @property {(room: number) => number[]} ticks whole numbers, at least `room` pixels apart
 */

/** Ticks are at 1, 2 or 5 times a power of ten, because people and connections are whole numbers. */
const UNITS = [1, 2, 5];

/** The smallest 1, 2 or 5 times a power of ten that is ≥ value. @param {number} value */
function round(value) {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(value)));
  return (UNITS.find((unit) => unit * power >= value) ?? 10) * power;
}

/** The greatest 1, 2 or 5 times a power of ten that is ≤ value. @param {number} value above 0 */
export function roundDown(value) {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  return (UNITS.findLast((unit) => unit * power <= value) ?? 1) * power;
}

/**
 * Linear scale.
 * @param {number} low @param {number} high above `low`
 * @param {number} from pixel of `low` @param {number} to pixel of `high` @returns {Scale}
 */
export function linear(low, high, from, to) {
  const slope = (to - from) / (high - low);
  return {
    at: (value) => from + (value - low) * slope,
    value: (pixel) => low + (pixel - from) / slope,
    ticks: (room) => {
      const step = round(Math.abs(room / slope));
      const first = Math.ceil(low / step);
      return Array.from({ length: Math.max(0, Math.floor(high / step) - first + 1) }, (_, index) => (first + index) * step);
    },
  };
}

/**
 * Logarithmic scale: equal factors have equal distances. It has no zero: values below `low` are placed at `low`.
 * @param {number} low above 0 @param {number} high above `low` @param {number} from @param {number} to @returns {Scale}
 */
export function logarithmic(low, high, from, to) {
  const { at, value } = linear(Math.log(low), Math.log(high), from, to);
  return {
    at: (one) => at(Math.log(Math.max(low, one))),
    value: (pixel) => Math.exp(value(pixel)),
    ticks: (room) => {
      const decades = Math.log10(high / low);
      const decade = Math.abs(to - from) / decades;
      // Ticks at every n-th power of ten, and at 2 and 5 times that power if they fit. The narrowest gap is from 1 to 2.
      const stride = Math.ceil(room / decade);
      const units = decade * Math.log10(2) >= room ? UNITS : [1];
      /** @type {number[]} */
      const ticks = [];
      for (let power = Math.floor(Math.log10(low) + 1e-9); power <= Math.log10(high); power += stride) ticks.push(...units.map((unit) => unit * 10 ** power));
      return ticks.filter((tick) => tick >= low && tick <= high);
    },
  };
}
