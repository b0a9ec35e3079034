/**
 * Which renderer draws a page's figures: the core, or the graphics card. Decided by measuring a few frames of each where the page
 * is read, never by what a card or a browser is called.
 *
 * @typedef {'core' | 'webgl'} Renderer
 * @typedef {{ pixels: number, people: number }} Load what there is to draw
 */

/** Who is the faster in so many frames has won. */
const ENOUGH = 3;

/** The card has to take at most this part of the core's time. */
const MARGIN = 0.8;

/** Where there are so many times more, or fewer, pixels or people, it is measured again. */
const MORE_PIXELS = 2;
const MORE_PEOPLE = 10;

/** @param {number} a @param {number} b @param {number} times */
const within = (a, b, times) => a <= b * times && b <= a * times;

/** @typedef {{ load: Load, core: number, webgl: number, winner?: Renderer }} Match frames in which each was the faster */

export class Contest {
  /** One for each load there has been, for figures differ in theirs. @type {Match[]} */
  #matches = [];

  /** @param {Load} load @returns {Match} the one for about so much to draw; without a winner while that is open */
  match(load) {
    const isLike = (/** @type {Match} */ { load: { pixels, people } }) => within(load.pixels, pixels, MORE_PIXELS) && within(load.people, people, MORE_PEOPLE);
    let match = this.#matches.find(isLike);
    if (!match) this.#matches.push((match = { load, core: 0, webgl: 0 }));
    return match;
  }

  /** A frame drawn by each. @param {Match} match @param {number} core milliseconds @param {number} card milliseconds */
  count(match, core, card) {
    const faster = card < MARGIN * core ? 'webgl' : 'core';
    match[faster] += 1;
    if (match[faster] === ENOUGH) match.winner = faster;
  }

  /** The card has lost already. @param {Match} match */
  concede(match) {
    match.winner = 'core';
  }
}

/** The page's own. */
export const contest = new Contest();
