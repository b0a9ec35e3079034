/**
 * Chooses the renderer of a page's figures: the core or the graphics card. It compares measured times of a few frames on the reader's
 * device. It does not use the name of the card or browser.
 *
 * @typedef {'core' | 'webgl'} Renderer
 * @typedef {{ pixels: number, people: number }} Load device pixels of the picture and number of people
 */

/** A renderer wins when this many of its frames were faster. */
const ENOUGH = 3;

/** A frame of the card counts as faster if its time is below this share of the core's time. */
const MARGIN = 0.8;

/** If the number of pixels or people differs by more than these factors, the renderers are measured again. */
const MORE_PIXELS = 2;
const MORE_PEOPLE = 10;

/** Whether two numbers differ by at most a factor. @param {number} a @param {number} b @param {number} times */
const within = (a, b, times) => a <= b * times && b <= a * times;

/** @typedef {{ load: Load, core: number, webgl: number, winner?: Renderer }} Match numbers of frames in which each renderer was faster */

class Contest {
  /** One match for each kind of load, because figures differ in size. @type {Match[]} */
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

  /** Ends the match: the core wins. @param {Match} match */
  chooseCore(match) {
    match.winner = 'core';
  }
}

/** The choice shared by the page's figures. */
export const contest = new Contest();
