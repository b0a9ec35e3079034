/** Viewers per hop, as a table with bars: this post, the expected number, an earlier post, and the range over many lives. */
import { html, nothing } from 'lit/html.js';
import { digits, rough, say } from '../../i18n/translate.js';

/**
 * @import { Ensemble } from '../../engine/messages.js'
 * @import { Model } from '../../state/model.js'
 * @import { Key } from '../../i18n/translate.js'
 * @import { Post } from './past-posts.js'
 *
 * @typedef {object} Row one hop, or the sum of all hops, in people; a number that is not known is undefined
 * @property {string} name
 * @property {number} [now]
 * @property {number} [expected]
 * @property {number} [before]
 * @property {[number, number]} [band]
 */

/** Least number of hop rows, unless the scenario allows fewer hops. A fixed number keeps the layout stable. */
const FEWEST = 3;

/** Number of hops for which the expected number of viewers is known. */
const EXACT = 2;

/**
 * @param {Model} model @param {boolean} isOver @param {Post} [before] @param {Ensemble} [lives]
 * @returns {Row[]} the last row is the sum of all hops
 */
function rowsOf({ counters, facts, values }, isOver, before, lives) {
  const now = counters?.perHop ?? [];
  const expected = Array.from(facts?.expected ?? []);
  const limit = typeof values.hops === 'number' ? values.hops : Infinity;
  const count = Math.max(Math.min(FEWEST, limit), now.length, before?.perHop.length ?? 0, lives?.hops.high.length ?? 0);
  /** @param {number} hop */
  const at = (hop) => ({
    name: say('post.at', { hop: hop + 1 }),
    now: now[hop] ?? (isOver ? 0 : undefined),
    expected: hop < limit ? expected[hop] : undefined,
    before: before && (before.perHop[hop] ?? 0),
    band: lives && band(lives.hops, hop),
  });
  const all = {
    name: say('post.all'),
    now: counters?.saw,
    expected: limit <= EXACT ? expected.reduce((sum, one) => sum + one, 0) : undefined,
    before: before?.saw,
    band: lives && band(lives.saw, 0),
  };
  return [...Array.from({ length: count }, (_, hop) => at(hop)), all];
}

/** @param {Ensemble['saw']} band @param {number} at @returns {[number, number]} */
const band = ({ low, high }, at) => [low[at] ?? 0, high[at] ?? 0];

/** @param {Model} model @param {boolean} isOver @param {Post} [before] @param {Ensemble} [lives] */
export function hops(model, isOver, before, lives) {
  const rows = rowsOf(model, isOver, before, lives);
  const most = Math.max(1, ...rows.flatMap(({ now = 0, expected = 0, before = 0, band = [0, 0] }) => [now, expected, before, ...band]));
  /** @param {number} people */
  const share = (people) => `${(100 * people) / most}%`;
  /** @param {Row} row */
  const bars = ({ now, expected, before, band }) =>
    html`<span class="hop-bars" aria-hidden="true"
      >${band ? html`<i class="band" .style=${`inset-inline-start:${share(band[0])};inline-size:${share(band[1] - band[0])}`}></i>` : nothing}${now === undefined
        ? nothing
        : html`<i class="now" .style=${`inline-size:${share(now)}`}></i>`}${before === undefined
        ? nothing
        : html`<i class="before" .style=${`inline-size:${share(before)}`}></i>`}${expected === undefined
        ? nothing
        : html`<i class="expected" .style=${`inset-inline-start:${share(expected)}`}></i>`}</span
    >`;
  /** @param {number | undefined} value @param {(value: number) => string} write */
  const cell = (value, write) => html`<td>${value === undefined ? say('count.none') : write(value)}</td>`;
  /** @param {string} mark @param {string} name */
  const head = (mark, name) => html`<th scope="col"><i class=${mark} aria-hidden="true"></i>${name}</th>`;
  return html`<table class="hop-table">
      <caption class="spoken">${say('post.table')}</caption>
      <thead>
        <tr>
          <th scope="col">${say('post.hops')}</th>
          ${head('now', say('post.this'))} ${head('expected', say('post.expected'))} ${before ? head('before', before.kind === model.values.kind ? say('post.earlier') : nameOf(before.kind)) : nothing}
          ${lives ? head('band', say('post.band')) : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${row.name}${bars(row)}</th>
              ${cell(row.now, digits)} ${cell(row.expected, (value) => rough(value))} ${before ? cell(row.before, digits) : nothing}
              ${lives ? html`<td>${row.band ? say('post.between', { low: rough(row.band[0]), high: rough(row.band[1]) }) : nothing}</td>` : nothing}
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="quiet small">${say('post.exact')}</p>`;
}

/** The name of a kind of post. @param {string} kind */
export const nameOf = (kind) => say(/** @type {Key} */ (`settings.kind.choice.${kind}`));
