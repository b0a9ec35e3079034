/** Sizes of a chart in pixels, and the points of a line that are drawn. */

/** Margins around the lines, and approximate width of a letter of a tick label, in pixels. */
export const TOP = 18;
export const BOTTOM = 32;
export const RIGHT = 12;
export const LETTER = 6.6;

/** Rounds to a tenth of a pixel. @param {number} pixel */
export const tenth = (pixel) => Math.round(pixel * 10) / 10;

/** Maximum number of points of a line: `A_PIXEL` per pixel of width, but at least `FEWEST`. More points would look the same. */
const A_PIXEL = 2;
const FEWEST = 500;

/** Number of values per drawn point. @param {number} length @param {number} width in pixels */
export const strideOf = (length, width) => Math.max(1, Math.ceil(length / Math.max(FEWEST, A_PIXEL * width)));

/**
 * Indices of the values that are drawn. They always include the last value.
 * @param {number} length @param {number} width
 */
export function thinned(length, width) {
  const stride = strideOf(length, width);
  const places = Array.from({ length: Math.ceil(length / stride) }, (_, index) => index * stride);
  if (length > 0 && places.at(-1) !== length - 1) places.push(length - 1);
  return places;
}
