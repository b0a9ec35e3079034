/** A guess: a line that the reader draws from left to right. Its first point is the known true value. The core scores it. */

/** A point of the guess: index into `x`, from 0, and value in people. @typedef {[index: number, value: number]} Point */

/**
 * Interpolates linearly between two points.
 * @param {number[]} values changed in place @param {Point} one @param {Point} other
 */
function join(values, one, other) {
  const [[from, low], [to, high]] = one[0] <= other[0] ? [one, other] : [other, one];
  for (let index = from; index <= to; index += 1) values[index] = from === to ? other[1] : low + ((high - low) * (index - from)) / (to - from);
}

/**
 * Ready-made guesses. Each maps a share of the axis (0 to 1) to a value in people, between `from` and `top`.
 * @type {Record<'straight' | 'exponential' | 'bends' | 'hill', (share: number, from: number, top: number) => number>}
 */
export const SHAPES = {
  straight: (share, from, top) => from + (top - from) * share,
  exponential: (share, from, top) => Math.max(1, from) * (top / Math.max(1, from)) ** share,
  bends: (share, from, top) => from + ((top - from) * (1 - Math.exp(-5 * share))) / (1 - Math.exp(-5)),
  hill: (share, from, top) => Math.max(1, from) * (top / 2 / Math.max(1, from)) ** Math.sin(Math.PI * share),
};

export class Guess {
  /** Guessed people at each x; the first value is known. The array is immutable: each change makes a new one. @type {readonly number[]} */
  y;

  /**
   * @param {readonly number[]} x ascending: connections or hops
   * @param {number} from known value at `x[0]`, in people
   * @param {number} top greatest value that can be guessed, in people
   */
  constructor(x, from, top) {
    this.x = x;
    this.top = top;
    this.y = [from];
  }

  /** Whether the reader has drawn anything. */
  get begun() {
    return this.y.length > 1;
  }

  /** The x values that have a guess. */
  get places() {
    return this.x.slice(0, this.y.length);
  }

  /** Number of points up to the top of the chart, if the line stays there from then on; else all. */
  get uncut() {
    const { length } = this.y;
    const last = this.y.findLastIndex((people) => people < this.top);
    return last < length - 2 && last >= 0 ? last + 2 : length;
  }

  /** Index of the x value nearest to `x`, at least 1: the first point is fixed. @param {number} x */
  nearest(x) {
    const { length } = this.x;
    let index = 1;
    while (index < length - 1 && Math.abs((this.x[index + 1] ?? 0) - x) <= Math.abs((this.x[index] ?? 0) - x)) index += 1;
    return index;
  }

  /** The guess at `x`, linearly interpolated; undefined where nothing is drawn. @param {number} x */
  at(x) {
    const index = this.places.findLastIndex((place) => place <= x);
    const [place = NaN, low = NaN] = [this.x[index], this.y[index]];
    if (place === x) return low;
    const [after = NaN, high = NaN] = [this.x[index + 1], this.y[index + 1]];
    const value = low + ((high - low) * (x - place)) / (after - place);
    return Number.isFinite(value) ? value : undefined;
  }

  /** Adds a stroke. A gap between the line and the stroke is filled linearly. @param {Point} from @param {Point} to */
  stroke(from, to) {
    const values = [...this.y];
    const first = from[0] <= to[0] ? from : to;
    if (first[0] > values.length) join(values, this.#last(values), first);
    join(values, from, to);
    this.#set(values);
  }

  /**
   * Moves one handle, and interpolates linearly to the handles beside it.
   * @param {number} index @param {number} value in people @param {number} before index of the handle to the left
   * @param {number} after index of the handle to the right
   */
  bend(index, value, before, after) {
    const values = [...this.y];
    const right = values[after];
    join(values, before < values.length ? [before, values[before] ?? 0] : this.#last(values), [index, value]);
    if (right !== undefined && after > index) join(values, [index, value], [after, right]);
    this.#set(values);
  }

  /** Replaces the guess by a ready-made one. @param {keyof typeof SHAPES} shape */
  lay(shape) {
    const { x, top } = this;
    const [from = 0] = this.y;
    this.#set(x.map((_, index) => SHAPES[shape](index / Math.max(1, x.length - 1), from, top)));
  }

  /** @param {number[]} values @returns {Point} */
  #last(values) {
    return [values.length - 1, values.at(-1) ?? 0];
  }

  /** @param {number[]} values */
  #set(values) {
    const [from = 0] = this.y;
    this.y = values.map((value, index) => (index === 0 ? from : Math.round(Math.min(this.top, Math.max(0, value)))));
  }
}
