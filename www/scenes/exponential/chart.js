/** Drawings for the chart of the guess: first the known start and the guess, later also the answer. */
import { hops, life } from '../../chart/plot.js';
import { CURVE } from '../../analysis/curve-section.js';
import { digits, rough, say } from '../../i18n/translate.js';

/**
 * @import { Drawing, Line } from '../../chart/types.js'
 * @import { Model } from '../../state/model.js'
 * @import { Guess } from './guess.js'
 * @import { Kept } from './panel.js'
 */

/** The line of a guess. @param {Guess} guess @param {boolean} [named] @returns {Line[]} */
const line = (guess, named) =>
  guess.begun ? [{ kind: 'guess', x: guess.places, y: guess.y, free: true, label: named ? say('exponential.guess') : undefined }] : [];

/**
 * The lines of other guesses on the same bet, with their names.
 * @param {Kept[]} kept @param {readonly Guess[]} [closest] the closest of all guesses @returns {Line[]}
 */
const others = (kept, closest = []) =>
  kept.flatMap(({ name, guess }) => line(guess).map((one) => ({ ...one, kind: `guess kept ${closest.includes(guess) ? 'closest' : ''}`, label: name })));

/** @param {Guess} guess @param {number} x @param {'exponential.at' | 'exponential.at.hop'} key */
function guessed(guess, x, key) {
  const value = guess.at(x);
  return value === undefined ? '' : say(key, { count: x, guess: say('exponential.people', { count: Math.round(value) }) });
}

/** Shortens the label of the fitted exponential: this chart has more labels than others. @param {Line} line @returns {Line} */
const brief = (line) => (line.label === say('form.early') ? { ...line, label: say('form.exponential') } : line);

/** Where the curve bends, with both slopes. @param {Model} model @returns {Drawing['ring']} */
function ringOf({ series, found: { curve } }) {
  const { bends = 0, before, after } = curve ?? {};
  if (bends < CURVE || before === undefined || after === undefined) return undefined;
  return { x: bends, y: series?.reach[bends] ?? 0, words: say('exponential.bend', { before: rough(before, 2), after: rough(after, 2) }) };
}

/**
 * Reach against connections.
 * @param {Model} model with a series @param {Guess} guess @param {Kept[]} kept @param {boolean} shown whether the answer is shown
 * @param {readonly Guess[]} [closest] @returns {Drawing}
 */
export function lifeDrawing(model, guess, kept, shown, closest) {
  const whole = life(model);
  const { lines = [], read } = whole;
  // The answer is shown whole.
  whole.ahead = undefined;
  const [start = 0, most] = [guess.x[0], guess.top];
  const last = Math.max(guess.x.at(-1) ?? 0, shown ? whole.x[1] : 0);
  const now = { kind: 'now', y: model.series?.reach ?? [0] };
  if (!shown) {
    const given = { ...now, y: now.y.slice(0, start + 1) };
    return { ...whole, x: [0, last], most, log: false, bands: [], lines: [...others(kept), ...line(guess), given], read: (x) => guessed(guess, x, 'exponential.at') };
  }
  return {
    ...whole,
    x: [0, last],
    most,
    ring: ringOf(model),
    lines: [...lines.slice(0, -1).map(brief), ...others(kept, closest), ...line(guess, kept.length === 0), { ...now, label: say('chart.now') }],
    read: (x) => {
      const value = guess.at(x);
      return x < now.y.length ? read(x) + (value === undefined ? '' : say('exponential.and', { guess: digits(Math.round(value)) })) : guessed(guess, x, 'exponential.at');
    },
  };
}

/**
 * Viewers at each hop.
 * @param {Model} model @param {Guess} guess @param {Kept[]} kept @param {number[] | undefined} perHop the answer so far
 * @param {readonly Guess[]} [closest] @returns {Drawing}
 */
export function hopsDrawing(model, guess, kept, perHop, closest) {
  const { ensemble } = model.found;
  const known = perHop ?? guess.y.slice(0, 1);
  const whole = hops(known, perHop && ensemble);
  const last = Math.max(guess.x.at(-1) ?? 1, known.length);
  const log = perHop !== undefined && model.log;
  // On a logarithmic axis a line shows growth better than bars: a bar for one person has no height.
  const tops = { kind: 'now', x: known.map((_, hop) => hop + 1), y: known };
  return {
    ...whole,
    x: [0.5, last + 0.5],
    most: guess.top,
    log,
    lines: [...(whole.lines ?? []), ...others(kept, closest), ...line(guess, kept.length === 0 && perHop !== undefined), ...(log ? [tops] : [])],
    read: (hop) => {
      if (perHop === undefined) return guessed(guess, hop, 'exponential.at.hop');
      const value = guess.at(hop);
      return whole.read(hop) + (value === undefined ? '' : say('exponential.and', { guess: digits(Math.round(value)) }));
    },
  };
}
