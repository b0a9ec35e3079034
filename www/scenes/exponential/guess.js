/** A guess: a line that somebody draws from left to right, from where the truth is known. */

/** A place of the guess, counted from 0, and its value. @typedef {[index: number, value: number]} Point */

/** A guess that only bends the other way within this share of its height is straight. */
const STRAIGHT = 0.08;

/** Of a guess this much shorter than its axis there is no shape to speak of. */
const WHOLE = 0.8;

/**
 * Values on a straight line between two places.
 * @param {number[]} values changed in place @param {Point} one @param {Point} other
 */
function join(values, one, other) {
  const [[from, low], [to, high]] = one[0] <= other[0] ? [one, other] : [other, one];
  for (let index = from; index <= to; index += 1) values[index] = from === to ? other[1] : low + ((high - low) * (index - from)) / (to - from);
}

/**
 * What the first answers are, from `from` to `top`, at a share of the way: no more than something to begin with.
 * @type {Record<'straight' | 'exponential' | 'bends' | 'hill', (share: number, from: number, top: number) => number>}
 */
export const SHAPES = {
  straight: (share, from, top) => from + (top - from) * share,
  exponential: (share, from, top) => Math.max(1, from) * (top / Math.max(1, from)) ** share,
  bends: (share, from, top) => from + ((top - from) * (1 - Math.exp(-5 * share))) / (1 - Math.exp(-5)),
  hill: (share, from, top) => Math.max(1, from) * (top / 2 / Math.max(1, from)) ** Math.sin(Math.PI * share),
};

export class Guess {
  /** What is guessed so far, by place; the first is known. Never changed: another guess is another list. @type {readonly number[]} */
  y;

  /**
   * @param {readonly number[]} x the places, rising; what holds at the first is known
   * @param {number} from what holds there
   * @param {number} top nothing is above it
   */
  constructor(x, from, top) {
    this.x = x;
    this.top = top;
    this.y = [from];
  }

  /** Whether anything was drawn. */
  get begun() {
    return this.y.length > 1;
  }

  /** The places guessed so far. */
  get places() {
    return this.x.slice(0, this.y.length);
  }

  /** The place nearest to `x`; none is before the first that can be drawn. @param {number} x */
  nearest(x) {
    const { length } = this.x;
    let index = 1;
    while (index < length - 1 && Math.abs((this.x[index + 1] ?? 0) - x) <= Math.abs((this.x[index] ?? 0) - x)) index += 1;
    return index;
  }

  /** What is guessed at `x`, between two places on a straight line; undefined where nothing was drawn. @param {number} x */
  at(x) {
    const index = this.places.findLastIndex((place) => place <= x);
    const [place = NaN, low = NaN] = [this.x[index], this.y[index]];
    if (place === x) return low;
    const [after = NaN, high = NaN] = [this.x[index + 1], this.y[index + 1]];
    const value = low + ((high - low) * (x - place)) / (after - place);
    return Number.isFinite(value) ? value : undefined;
  }

  /** A stroke from one point to another. What was left out on the way to it is a straight line. @param {Point} from @param {Point} to */
  stroke(from, to) {
    const values = [...this.y];
    const first = from[0] <= to[0] ? from : to;
    if (first[0] > values.length) join(values, this.#last(values), first);
    join(values, from, to);
    this.#set(values);
  }

  /**
   * Moves one place; the line to its neighbours is straight then.
   * @param {number} index @param {number} value @param {number} before @param {number} after the neighbours
   */
  bend(index, value, before, after) {
    const values = [...this.y];
    const right = values[after];
    join(values, before < values.length ? [before, values[before] ?? 0] : this.#last(values), [index, value]);
    if (right !== undefined && after > index) join(values, [index, value], [after, right]);
    this.#set(values);
  }

  /** Lays one of the shapes. @param {keyof typeof SHAPES} shape */
  lay(shape) {
    const { x, top } = this;
    const [from = 0] = this.y;
    this.#set(x.map((_, index) => SHAPES[shape](index / Math.max(1, x.length - 1), from, top)));
  }

  /**
   * Which way it bends, away from the straight line between its ends; undefined where it does both, or is too short to say.
   * @returns {'up' | 'down' | 'straight' | undefined}
   */
  get shape() {
    const { y, x } = this;
    const [first = 0, last = 0] = [y[0], y.at(-1)];
    if (y.length < WHOLE * x.length || y.length < 3) return undefined;
    const chord = y.map((value, index) => value - first - ((last - first) * index) / (y.length - 1));
    const [above, below] = [Math.max(...chord), -Math.min(...chord)];
    const little = STRAIGHT * Math.max(this.top / 10, ...y.map((value) => Math.abs(value - first)));
    if (above <= little) return below <= little ? 'straight' : 'up';
    return below <= little ? 'down' : undefined;
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

/**
 * Where a guess and the truth are furthest apart.
 * @param {Guess} guess
 * @param {(x: number) => number | undefined} truth undefined where there is none
 */
export function widest(guess, truth) {
  /** @type {{ x: number, guessed: number, was: number, apart: number } | undefined} */
  let most;
  for (let index = 1; index < guess.y.length; index += 1) {
    const [x = 0, guessed = 0] = [guess.x[index], guess.y[index]];
    const was = truth(x);
    if (was !== undefined && Math.abs(guessed - was) > (most?.apart ?? -1)) most = { x, guessed, was, apart: Math.abs(guessed - was) };
  }
  return most;
}
