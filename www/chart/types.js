/** The content of a chart. */

/**
 * @typedef {ArrayLike<number>} Numbers
 * @typedef {object} Line
 * @property {string} kind CSS class; sets the colour
 * @property {Numbers} y values
 * @property {Numbers} [x] x of each value
 * @property {number} [from] without `x`: x of the first value; each next value has the next whole number; default 0
 * @property {string} [label] text at the end of the line
 * @property {boolean} [free] the axis range ignores this line; it may leave the chart
 * @typedef {object} Band
 * @property {string} kind
 * @property {Numbers} x
 * @property {Numbers} low
 * @property {Numbers} high
 * @typedef {object} Bars
 * @property {string} kind
 * @property {Numbers} y heights at x = 1, 2, 3, …
 * @property {string} [most] the bars have their own scale; this text labels the highest bar
 * @property {boolean} [labels] each bar has its value above it, if it fits
 *
 * @typedef {object} Drawing content of a chart; drawn from back to front in this order
 * @property {[number, number]} x first and last value of the horizontal axis
 * @property {string} across title of the horizontal axis
 * @property {string} up title of the vertical axis
 * @property {boolean} [log] the vertical axis is logarithmic
 * @property {boolean} [logX] the horizontal axis is logarithmic
 * @property {number} [most] fixed upper end of the vertical axis
 * @property {Bars} [bars]
 * @property {Band[]} [bands]
 * @property {Line[]} [lines] the markers are on the last line
 * @property {'faint' | 'hidden'} [ahead] the chart grows with the moment: of what is ahead of it, the last line is drawn faintly, or nothing is
 *   drawn. The axes have the size of all of it
 * @property {{ x: number, y: number, words: string }} [ring] a ring around a point, and the words beside it
 * @property {{ x: number, label: string }} [mark] a vertical line
 * @property {{ x: number, label: string }[]} [feet] labels under the axis instead of its numbers
 * @property {(x: number) => string} read text for the x under the cursor
 */

export {};
