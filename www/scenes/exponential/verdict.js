/** Sentences about the difference between a guess and the truth. */
import { html, nothing } from 'lit/html.js';
import { bold } from '../../ui/template-parts.js';
import { digits, join, say } from '../../i18n/translate.js';
import { widest } from './guess.js';

/**
 * @import { Curve, Ensemble } from '../../engine/messages.js'
 * @import { Key } from '../../i18n/translate.js'
 * @import { Guess } from './guess.js'
 * @typedef {(x: number) => number | undefined} Truth the true value at `x`, in people, or undefined
 */

/** A guess counts as right when its greatest error is at most this share of all people. */
const RIGHT = 0.03;

/**
 * Key and values of the sentence about the greatest error; undefined without a guess.
 * @param {Guess} guess @param {Truth} truth @param {'life' | 'hops'} kind
 */
function off(guess, truth, kind) {
  const most = widest(guess, truth);
  if (!most) return undefined;
  const { x, guessed, was, apart } = most;
  /** @type {Key} */
  const key = apart <= RIGHT * guess.top ? 'exponential.right' : kind === 'life' ? 'exponential.off' : 'exponential.off.hop';
  /** @type {Record<string, number>} */
  const values = key === 'exponential.right' ? { count: apart } : { count: x, guess: guessed, was };
  return { key, values };
}

/** The verdict as text for screen readers. @param {Guess} guess @param {Truth} truth @param {'life' | 'hops'} kind */
export function spoken(guess, truth, kind) {
  const said = off(guess, truth, kind);
  return said ? say(said.key, said.values) : '';
}

/** @param {Guess} guess @param {Truth} truth @param {'life' | 'hops'} kind */
export function verdict(guess, truth, kind) {
  const said = off(guess, truth, kind);
  return html`<p class="bet-said">${said ? bold(said.key, said.values) : say('exponential.none')}</p>`;
}

/** Compares how the guess bends with how the life bends. @param {Guess} guess @param {Curve} [curve] */
export function bent(guess, curve) {
  const { shape } = guess;
  if (!shape || !curve) return nothing;
  const { bends } = curve;
  const form = bends === undefined ? 'on' : 'bends';
  return bold(/** @type {Key} */ (`exponential.${shape}.${form}`), { count: bends ?? 0 });
}

/**
 * Sentences about how viewers multiply from hop to hop.
 * @param {number[]} perHop @param {number} people @param {Guess} guess @param {number} saw
 */
export function multiplies(perHop, people, guess, saw) {
  const sum = guess.y.reduce((all, one) => all + one, 0);
  // `times`: how many hops in a row have at least twice as many new viewers as the hop before.
  const once = perHop.findIndex((count, hop) => hop > 0 && count < 2 * (perHop[hop - 1] ?? 0));
  const times = (once < 0 ? perHop.length : once) - 1;
  return html`<p>
      ${times > 0
        ? bold('exponential.multiplies', { counts: join(perHop.slice(0, times + 1).map(digits)), count: times })
        : say('exponential.multiplies.not')}
      ${bold('exponential.used', { count: perHop.length, saw, people })} ${sum > people ? bold('exponential.sum', { sum, people }) : nothing}
    </p>
    <p>${say(times > 0 ? 'exponential.so.hops' : 'exponential.so.far')}</p>`;
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
