/**
 * Which renderer draws a page's figures: the core, or the graphics card. Decided by measuring a few frames of each where the page
 * is read, never by what a card or a browser is called.
 *
 * @typedef {'core' | 'webgl'} Renderer
 * @typedef {{ pixels: number, people: number }} Load what there is to draw
 */

/** So many frames of each are measured, and their medians compared. */
const ROUNDS = 5;

/** A picture that the core has on the canvas in so many milliseconds leaves nothing to win. */
const EASY = 4;

/** The card has to take at most this part of the core's time. */
const MARGIN = 0.8;

/** Where there are so many times more, or fewer, pixels or people, it is measured again. */
const MORE_PIXELS = 2;
const MORE_PEOPLE = 10;

/** @param {number} a @param {number} b @param {number} times */
const within = (a, b, times) => a <= b * times && b <= a * times;

/** @param {number[]} times */
const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

export class Contest {
  /** @type {Renderer | undefined} */
  #winner;
  /** @type {Load} */
  #load = { pixels: 0, people: 0 };
  /** @type {number[]} */
  #core = [];
  /** @type {number[]} */
  #card = [];

  /** Which has won with about so much to draw; undefined while that is open. @param {Load} load @returns {Renderer | undefined} */
  winner(load) {
    if (!within(load.pixels, this.#load.pixels, MORE_PIXELS) || !within(load.people, this.#load.people, MORE_PEOPLE)) this.#forget(load);
    return this.#winner;
  }

  /** Whether a picture that took the core so long is worth a contest. @param {number} milliseconds */
  isOn(milliseconds) {
    return this.#winner === undefined && milliseconds > EASY;
  }

  /** A frame drawn by each. @param {number} core milliseconds @param {number} card milliseconds */
  count(core, card) {
    this.#core.push(core);
    this.#card.push(card);
    if (this.#core.length < ROUNDS) return;
    this.#winner = median(this.#card) < MARGIN * median(this.#core) ? 'webgl' : 'core';
  }

  /** @param {Load} load */
  #forget(load) {
    this.#load = load;
    this.#winner = undefined;
    this.#core = [];
    this.#card = [];
  }
}

/** The page's own. */
export const contest = new Contest();
