/** The moments of a film, at a fixed rate: from these the core draws its pictures. Nothing here knows the screen or a clock. */
import { ease } from '../shared/ease.js';

/** @typedef {{ connection: number, hop: number, milliseconds: number }} Shot a moment, and for how long it is seen */

/** So long is the first moment seen, and the last, in milliseconds. */
const FIRST = 400;
const LAST = 1200;

/**
 * @param {number} seconds of all @param {number} rate pictures a second @param {(share: number) => { connection: number, hop: number }} at where it
 *   is after so much of the way, from 0 to 1
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
 * A life from nobody to so many connections: people move as they do on screen.
 * @param {number} connections @param {number} seconds @param {number} rate
 */
export const growth = (connections, seconds, rate) =>
  shots(seconds, rate, (share) => {
    const at = share * connections;
    const whole = Math.floor(at);
    return { connection: whole + ease(at - whole), hop: 0 };
  });

/**
 * A post from when it is written to its last hop.
 * @param {number} connection @param {number} hops @param {number} seconds @param {number} rate
 */
export const post = (connection, hops, seconds, rate) => shots(seconds, rate, (share) => ({ connection, hop: share * hops }));
