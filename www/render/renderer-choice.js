/**
 * Chooses the renderer of a page's figures: the core or the graphics card. It measures a few frames of each on the reader's device,
 * and never uses the name of a card or browser.
 *
 * @typedef {'core' | 'webgl'} Renderer
 * @typedef {{ pixels: number, people: number }} Load amount to draw
 */

/** Number of faster frames a renderer needs to win. */
const ENOUGH = 3;

/** Maximum time of the card, as a share of the core's time. */
const MARGIN = 0.8;

/** Pixels or people that differ by more than these factors need a new measurement. */
const MORE_PIXELS = 2;
const MORE_PEOPLE = 10;

/** @param {number} a @param {number} b @param {number} times */
const within = (a, b, times) => a <= b * times && b <= a * times;

/** @typedef {{ load: Load, core: number, webgl: number, winner?: Renderer }} Match numbers of frames in which each renderer was faster */

class Contest {
  /** One match for each load seen, because figures differ in load. @type {Match[]} */
  #matches = [];

  /** @param {Load} load @returns {Match} the match for a similar load; no winner while undecided */
  match(load) {
    const isLike = (/** @type {Match} */ { load: { pixels, people } }) => within(load.pixels, pixels, MORE_PIXELS) && within(load.people, people, MORE_PEOPLE);
    let match = this.#matches.find(isLike);
    if (!match) this.#matches.push((match = { load, core: 0, webgl: 0 }));
    return match;
  }

  /** Counts one frame drawn by both renderers. @param {Match} match @param {number} core milliseconds @param {number} card milliseconds */
  count(match, core, card) {
    const faster = card < MARGIN * core ? 'webgl' : 'core';
    match[faster] += 1;
    if (match[faster] === ENOUGH) match.winner = faster;
  }

  /** Ends the match: the card has lost. @param {Match} match */
  concede(match) {
    match.winner = 'core';
  }
}

/** The choice shared by the page's figures. */
export const contest = new Contest();
