/** Sentences about the difference between a guess and the truth. */
import { html, nothing } from 'lit/html.js';
import { CURVE, unbent } from '../../analysis/curve-section.js';
import { bold } from '../../ui/template-parts.js';
import { digits, isolate, join, say } from '../../i18n/translate.js';

/**
 * @import { Curve, Ensemble, Score } from '../../engine/messages.js'
 * @import { Key } from '../../i18n/translate.js'
 * @import { Guess } from './guess.js'
 * @typedef {{ guesses: Guess[], names: string[], apart: number }} Closest the closest guesses of several, and their greatest difference from the truth
 */

/**
 * Key and values of the sentence about the greatest error; undefined without a guess.
 * @param {Score} score @param {'life' | 'hops'} kind
 */
function off({ x, guessed = 0, was = 0, apart = 0, right }, kind) {
  if (x === undefined) return undefined;
  /** @type {Key} */
  const key = right ? 'exponential.right' : kind === 'life' ? 'exponential.off' : 'exponential.off.hop';
  /** @type {Record<string, number>} */
  const values = right ? { count: apart } : { count: x, guess: guessed, was };
  return { key, values };
}

/** The verdict as text for screen readers. @param {Score} score @param {'life' | 'hops'} kind */
export function spoken(score, kind) {
  const said = off(score, kind);
  return said ? say(said.key, said.values) : '';
}

/** @param {Score} score @param {'life' | 'hops'} kind */
export function verdict(score, kind) {
  const said = off(score, kind);
  return html`<p class="bet-said">${said ? bold(said.key, said.values) : say('exponential.none')}</p>`;
}

/** Whose guess is the closest, of several on one bet. @param {Closest} [found] */
export function closest(found) {
  if (!found) return nothing;
  const { names, apart } = found;
  return html`<p class="bet-closest">${bold('exponential.closest', { count: names.length, names: join(names.map(isolate)), apart })}</p>`;
}

/** Compares how the guess bends with how the life bends. @param {Score} score @param {Curve} [curve] */
export function bent({ bend }, curve) {
  if (!bend || !curve) return nothing;
  const { bends } = curve;
  if (bends === undefined ? !unbent(curve) : bends < CURVE) return nothing;
  const form = bends === undefined ? 'on' : 'bends';
  return bold(/** @type {Key} */ (`exponential.${bend}.${form}`), { count: bends ?? 0 });
}

/**
 * Sentences about how viewers multiply from hop to hop.
 * @param {number[]} perHop @param {number} people @param {Score} score @param {number} saw
 */
export function multiplies(perHop, people, { sum, doublings }, saw) {
  return html`<p>
      ${doublings > 0
        ? bold('exponential.multiplies', { counts: join(perHop.slice(0, doublings + 1).map(digits)), count: doublings })
        : say('exponential.multiplies.not')}
      ${bold('exponential.used', { count: perHop.length, saw, people })} ${sum > people ? bold('exponential.sum', { sum, people }) : nothing}
    </p>
    <p>${say(doublings > 0 ? 'exponential.so.hops' : 'exponential.so.far')}</p>`;
}

/**
 * The range of many lives at one x, and whether the guess is in that range.
 * @param {Guess} guess @param {{ x: number, low: number, median: number, high: number }} place @param {Ensemble} ensemble
 * @param {'life' | 'hops'} kind
 */
export function among(guess, { x, low, median, high }, ensemble, kind) {
  const value = guess.at(x);
  const values = { count: x, lives: ensemble.lives, low: Math.round(low), median: Math.round(median), high: Math.round(high) };
  const where = value === undefined ? undefined : value < low ? 'below' : value > high ? 'above' : 'within';
  return html`<p>
    ${bold(kind === 'life' ? 'exponential.lives' : 'exponential.lives.hop', values)} ${where ? say(`exponential.lives.${where}`) : nothing}
  </p>`;
}
