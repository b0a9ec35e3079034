/** The numbers of the picture and of the chart as tables, for screen readers and to read exact values. */
import { html, nothing } from 'lit/html.js';
import { addStyles } from './style.js';
import { couldReach, table } from './template-parts.js';
import text from '../pkg/text/en/numbers.json';
import { digits, addTexts, rough, say } from '../i18n/translate.js';

/** @import { Model } from '../state/model.js' */

addTexts(text);
addStyles(`
.tables { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17em), 1fr)); gap: 12px 32px; align-items: start; font-size: 14px; overflow-x: auto; }
.tables table { border-collapse: collapse; width: 100%; }
.tables caption { text-align: start; font-weight: 650; padding-block: 6px; }
.tables :is(th, td) { padding: 3px 0 3px 8px; border-block-end: 1px solid var(--hair); text-align: end; font-weight: inherit; vertical-align: bottom; }
.tables th:first-child { text-align: start; padding-inline-start: 0; }
.tables thead th { color: var(--quiet); font-size: 12px; }
`);

/** Leading digits of the numbers of connections that have a row. */
const ROUND = [1, 2, 5];

/** Numbers of connections with a row: 0, 1, 2, 5, 10, 20, 50, …, the current and the last. @param {number} steps @param {number} moment */
function places(steps, moment) {
  const chosen = new Set([0, moment, steps]);
  for (let power = 1; power <= steps; power *= 10) for (const first of ROUND) if (first * power <= steps) chosen.add(first * power);
  return [...chosen].sort((one, other) => one - other);
}

/** @param {Model} model */
function moment(model) {
  const { counters, posted } = model;
  if (!counters) return nothing;
  const { month, overlap } = counters;
  const names = /** @type {const} */ (['first', 'second', 'third', 'couldReach', 'saw', 'gained']);
  return table(
    [say('numbers.what'), say('numbers.people')],
    [
      ...names.map((name) => [name === 'couldReach' ? couldReach(model) : say(`count.${name}`), name === 'saw' && !posted ? say('count.none') : digits(counters[name])]),
      [say('numbers.overlap'), digits(overlap)],
      [say('numbers.month'), digits(month)],
    ],
    say('numbers.moment', { count: counters.connection }),
  );
}

/** @param {Model} model */
function life({ series, before, ghost, connection, shown, found: { ensemble } }) {
  if (!series) return nothing;
  const { month, reach, third, gained } = series;
  /** @param {ArrayLike<number>} line @param {number} place */
  const at = (line, place) => (place === 0 ? 0 : (line[place - 1] ?? 0));
  /** @param {number} place */
  const many = (place) => {
    const index = ensemble ? Array.prototype.indexOf.call(ensemble.x, place) : -1;
    const { low, high } = ensemble?.reach ?? {};
    return index < 0 ? say('count.none') : say('numbers.between', { low: rough(low?.[index] ?? 0), high: rough(high?.[index] ?? 0) });
  };
  return table(
    [say('numbers.connections'), say('numbers.month'), say('chart.reach'), say('count.third'), say('numbers.new'), ...(before ? [String(ghost)] : []), ...(ensemble ? [say('numbers.lives', { lives: ensemble.lives })] : [])],
    places(shown.grows ? connection : month.length, connection).map((place) => [
      digits(place),
      digits(at(month, place)),
      digits(reach[place] ?? 0),
      // At 0 connections these numbers do not exist.
      place === 0 ? say('count.none') : digits(at(third, place)),
      place === 0 ? say('count.none') : digits(at(gained, place)),
      ...(before ? [place in before.reach ? digits(before.reach[place] ?? 0) : say('count.none')] : []),
      ...(ensemble ? [many(place)] : []),
    ]),
    say('chart.life'),
  );
}

/** @param {Model} model */
function hops({ counters, posted }) {
  if (!counters || !posted) return nothing;
  return table(
    [say('numbers.hop'), say('numbers.viewers')],
    Array.from(counters.perHop, (viewers, hop) => [digits(hop + 1), digits(viewers)]),
    say('chart.hops'),
  );
}

/** @param {Model} model */
export const numbers = (model) => html`<div class="tables">${[moment(model), life(model), hops(model)]}</div>`;
