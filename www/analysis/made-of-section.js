/** What the reach is made of: the ties of each connection, less the ties among them and the people who come twice. */
import { html, nothing } from 'lit/html.js';
import { section, p, places, numbersOf, ask } from './section.js';
import { digits, rough, say } from '../i18n/translate.js';
import { bold, table } from '../ui/template-parts.js';

/**
 * @import { Numbers } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @import { Key } from '../i18n/translate.js'
 * @import { Controller } from './section.js'
 */

/** The key of a chart. @param {string[]} kinds of its bands and lines */
export const key = (kinds) => html`<ul class="why-key" aria-hidden="true">${kinds.map((kind) => html`<li><i class=${kind}></i>${say(/** @type {Key} */ (`more.why.${kind}`))}</li>`)}</ul>`;

/** What the reach at the moment is made of, as a sentence. @param {number} connection @param {Numbers} numbers */
export function words(connection, { why: { now: [apart = 0, among = 0, twice = 0, reach = 0] } }) {
  if (connection < 2) return say('more.few');
  return bold('more.why.words', { connection, apart: digits(apart), among: digits(among), twice: digits(twice), reach: digits(reach) });
}

/** @param {Model} model @param {Controller} controller @param {Numbers} numbers */
export function why({ found: { connection, orders = [], running } }, controller, numbers) {
  const { keep: { x }, why: { apart, among, twice, reach, shuffled, now } } = numbers;
  const [alone = 0, , , , , early = 0] = now;
  const half = Math.floor(connection / 2);
  /** A table of lines, by their names. @param {Record<string, Float64Array | Uint32Array>} lines */
  const parts = (lines) =>
    table(
      [say('more.keep.table'), ...Object.keys(lines).map((kind) => say(/** @type {Key} */ (`more.why.${kind}.short`)))],
      places(reach, (at) => [digits(x[at] ?? 0), ...Object.values(lines).map((line) => (line === shuffled ? rough(line[at] ?? 0) : digits(line[at] ?? 0)))]),
    );
  /** What the order of the connections adds or takes, in people. */
  const order = (/** @type {number} */ at) => Math.abs((reach[at] ?? 0) - (shuffled[at] ?? 0));
  const middle = Math.floor((x.length - 1) / 2);
  const newest = orders.at(-1);
  const most = reach.reduce((best, _, at) => (order(at) > order(best) ? at : best), 0);
  return section('more.why', [
    p(words(connection, numbers)),
    html`<div class="chart" data-chart="why" role="img" aria-label=${say('more.why.label')}></div>`,
    key(['among', 'twice', 'reach', 'shuffled']),
    half > 0 ? p(bold('more.why.who', { count: half, first: rough(early / half), last: rough((alone - early) / (connection - half)) })) : nothing,
    order(most) >= 1 ? p(bold('more.why.order', { count: x[most] ?? 0, reach: digits(reach[most] ?? 0), mean: rough(shuffled[most] ?? 0) })) : nothing,
    (x.at(-1) ?? 0) < 2 ? nothing : html`<div class="asks">${ask(say('more.why.shuffle'), running !== undefined, controller.order)}</div>`,
    newest ? [html`<div class="chart" data-chart="orders" role="img" aria-label=${say('more.why.orders')}></div>`, key(['now', 'shuffled', 'another'])] : nothing,
    html`<div role="status">${
      newest
        ? p(bold('more.why.another.words', { number: orders.length, count: x[middle] ?? 0, other: digits(newest[middle] ?? 0), reach: digits(reach[middle] ?? 0), mean: rough(shuffled[middle] ?? 0) }))
        : nothing
    }</div>`,
    // Two tables: one is too wide for a phone.
    numbersOf([reach, newest], () => [parts({ apart, among, twice }), parts({ reach, shuffled, ...(newest && { another: newest }) })]),
  ]);
}
