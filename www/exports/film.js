/** Computes the moments of a film at a fixed picture rate. The core draws a picture for each moment. It uses no DOM and no clock. */
import { ease } from '../shared/ease.js';

/** @typedef {{ connection: number, hop: number, milliseconds: number }} Shot
 *   a moment of the film: the number of connections, the hop of the post (both may be fractions), and the display time in milliseconds */

/** Display times of the first and the last picture, in milliseconds. */
const FIRST = 400;
const LAST = 1200;

/**
 * @param {number} seconds length of the film @param {number} rate pictures per second
 * @param {(share: number) => { connection: number, hop: number }} at
 *   the moment at `share` of the film, from 0 to 1
 * @returns {Shot[]}
 */
function shots(seconds, rate, at) {
  const one = 1000 / rate;
  const whole = (/** @type {number} */ milliseconds) => Math.round(milliseconds / one) * one;
  const way = Math.max(1, Math.round((seconds * 1000 - whole(FIRST) - whole(LAST)) / one));
  return Array.from({ length: way + 1 }, (_, index) => ({
    ...at(index / way),
    milliseconds: index === 0 ? whole(FIRST) : index === way ? whole(LAST) : one,
  }));
}

/**
 * The network's growth from 0 to `connections` connections. People move with the same easing as on screen.
 * @param {number} connections @param {number} seconds @param {number} rate
 */
export const growth = (connections, seconds, rate) =>
  shots(seconds, rate, (share) => {
    const at = share * connections;
    const whole = Math.floor(at);
    return { connection: whole + ease(at - whole), hop: 0 };
  });

/**
 * The spread of a post from hop 0 (the post is written) to hop `hops` (the last).
 * @param {number} connection @param {number} hops @param {number} seconds @param {number} rate
 */
export const post = (connection, hops, seconds, rate) => shots(seconds, rate, (share) => ({ connection, hop: share * hops }));
