/**
 * The analysis panel ("More about this life"): sections with sentences, small tables and charts.
 *
 * The folder analysis/ is fetched when a reader opens the panel. It imports lit, ui/, state/, chart/, i18n/, shared/, pkg/text/,
 * and types of engine/.
 */
import { html, nothing } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { addMoreStyles } from './style.js';
import { bold, table, tick } from '../ui/template-parts.js';
import text from '../pkg/text/en/more.json';
import { digits, join, known, addTexts, rough, say, speaking } from '../i18n/translate.js';

/**
 * @import { AtSize, Band, Contacts, Curve, Ensemble, Numbers } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @import { Key } from '../i18n/translate.js'
 *
 * @typedef {object} Controller
 * @property {(name: 'gained' | 'log' | 'guides', on: boolean) => void} tick
 * @property {(withBefore: boolean) => void} lives runs the scenario with many seeds; `withBefore` also runs the previous scenario
 * @property {() => void} doubt runs the sensitivity analysis of the claim
 * @property {() => void} sizes runs the life in worlds of several sizes
 * @property {() => void} measure measures the statistics of the world
 * @property {() => void} cancel cancels the long task
 * @property {() => void} write continues the simulation of the posts that bring contacts
 * @property {() => void} endWriting pauses that simulation
 * @property {() => void} story sets the parameters of the tested claim
 */

addTexts(text);
addMoreStyles();

/** Published statistics of Facebook in 2011, named as in `WorldFigures`. Shares are percentages of people or of pairs. */
const PUBLISHED = { mean: 190, median: 99, neighbours: 635, fewerThanMean: 92.7, fewerThanMedian: 83.6, assortativity: 0.226, distance: 4.74, within5: 92 };

/** @param {Key} title @param {unknown} content @param {boolean} [wide] */
export const section = (title, content, wide) => html`<section class=${wide ? 'wide' : ''}><h3>${say(title)}</h3>${content}</section>`;

/** @param {unknown} content */
const p = (content) => html`<p>${content}</p>`;

/** @param {Model} model @param {Numbers} numbers */
function seen({ counters, posted, values }, { expected, hours }) {
  const perHop = counters?.perHop ?? [];
  const hops = Math.max(expected.hops.length, posted ? perHop.length : 0);
  const rows = Array.from({ length: hops }, (_, hop) => [
    say('more.hop', { hop: hop + 1 }),
    expected.hops[hop] === undefined ? say('count.none') : rough(expected.hops[hop]),
    posted ? digits(perHop[hop] ?? 0) : say('count.none'),
  ]);
  return section('more.seen', [
    table([say('more.seen.hop'), say('more.seen.expected'), say('more.seen.post')], rows),
    p([
      // In complex contagion a single viewer causes no reshare, so the branching number has no meaning.
      values.model === 'complex' ? nothing : bold(expected.branching < 1 ? 'more.branching.below' : 'more.branching.above', { branching: rough(expected.branching) }),
      Number(values.discovery) > 0 ? bold('more.outside', { people: rough(expected.outside.reduce((sum, one) => sum + one, 0)) }) : nothing,
      bold('more.ends', { count: Math.round(100 * expected.endsAtFirst), percent: rough(100 * expected.endsAtFirst) }),
    ]),
    hours ? html`<div class="chart" data-chart="hours" role="img" aria-label=${say('more.hours', { half: rough(hours.half), most: rough(hours.most) })}></div>` : nothing,
    hours ? numbersOf(hours, () => table([say('more.hours.table'), say('more.hours.seen')], places(hours.seen, (at) => [rough(hours.x[at] ?? 0), digits(hours.seen[at] ?? 0)]))) : nothing,
    p(hours ? bold('more.hours', { half: rough(hours.half), most: rough(hours.most) }) : posted ? '' : say('more.seen.write')),
  ]);
}

/** @param {Numbers} numbers */
function second({ second: { naive, paths, open, unique, newman, duplication, mutuality } }) {
  const ways = Object.entries({ naive, paths, open, unique, newman });
  return section('more.second', [
    table(
      [say('more.second.way'), say('more.second.people')],
      ways.map(([way, people]) => [say(/** @type {Key} */ (`more.second.${way}`)), way === 'unique' ? html`<b>${digits(people)}</b>` : way === 'newman' ? rough(people) : digits(people)]),
    ),
    p(bold('more.second.words', { duplication: rough(duplication), mutuality: rough(mutuality) })),
  ]);
}

/** @param {Numbers} numbers @param {number} connection */
export function why({ keep: { x }, why: { apart, among, twice, reach, shuffled, now } }, connection) {
  const [alone = 0, circle = 0, again = 0, reached = 0, , early = 0] = now;
  const half = Math.floor(connection / 2);
  /** A table of lines, by their names. @param {Record<string, Float64Array>} lines */
  const parts = (lines) =>
    table(
      [say('more.keep.table'), ...Object.keys(lines).map((kind) => say(/** @type {Key} */ (`more.why.${kind}.short`)))],
      places(reach, (at) => [digits(x[at] ?? 0), ...Object.values(lines).map((line) => (line === shuffled ? rough(line[at] ?? 0) : digits(line[at] ?? 0)))]),
    );
  const most = reach.reduce((best, people, at) => (Math.abs(people - (shuffled[at] ?? 0)) > Math.abs((reach[best] ?? 0) - (shuffled[best] ?? 0)) ? at : best), 0);
  return section('more.why', [
    p(bold('more.why.words', { connection, apart: digits(alone), among: digits(circle), twice: digits(again), reach: digits(reached) })),
    html`<div class="chart" data-chart="why" role="img" aria-label=${say('more.why.label')}></div>`,
    html`<ul class="why-key" aria-hidden="true">${['among', 'twice', 'reach', 'shuffled'].map((kind) => html`<li><i class=${kind}></i>${say(/** @type {Key} */ (`more.why.${kind}`))}</li>`)}</ul>`,
    half > 0 ? p(bold('more.why.who', { count: half, first: rough(early / half), last: rough((alone - early) / (connection - half)) })) : nothing,
    most > 0 ? p(bold('more.why.order', { count: x[most] ?? 0, reach: digits(reach[most] ?? 0), mean: rough(shuffled[most] ?? 0) })) : nothing,
    // Two tables: one is too wide for a phone.
    numbersOf(reach, () => [parts({ apart, among, twice }), parts({ reach, shuffled })]),
  ]);
}

/** How far the curve of a size is straight. @param {AtSize} size */
function straightOf({ straight, x, place = 0, reach, again, people }) {
  const end = x.at(-1) ?? 0;
  if (straight !== 'upTo') return [say(/** @type {Key} */ (`more.sizes.${straight}`), { count: end }), '', ''];
  return [digits(x[place] ?? 0), rough((100 * (reach[place] ?? 0)) / people), rough(100 * (again[place] ?? 0))];
}

/**
 * Sentences about the sizes: where the curve is straight here and in the largest world, where it is steeper, and how an exponential curve would look.
 * @param {AtSize[]} sizes @param {number} own people in the world on show
 */
function sizesSaid(sizes, own) {
  const largest = sizes.at(-1);
  const bent = sizes.filter((size) => size.straight === 'upTo' && (size.people === own || size === largest));
  const steep = largest?.slopes.findIndex((slope, tenfold) => tenfold > 0 && slope > 1.02) ?? -1;
  const each = (/** @type {number} */ connections) => {
    const at = largest?.x.indexOf(connections) ?? -1;
    return (largest?.apart[at] ?? 0) / connections;
  };
  const [few, many] = [10 ** steep, 10 ** (steep + 1)];
  return [
    bent.map(({ people, x, place = 0, reach, again }) =>
      p(bold('more.sizes.words', { people, count: x[place] ?? 0, share: rough((100 * (reach[place] ?? 0)) / people), again: rough(100 * (again[place] ?? 0)) })),
    ),
    largest && steep > 0 && each(many) > each(few)
      ? p(bold('more.sizes.steep', { people: largest.people, few, many, slope: rough(largest.slopes[steep] ?? 0), before: rough(each(few)), after: rough(each(many)) }))
      : nothing,
    p(say('more.sizes.exponential')),
  ];
}

/** The same life in worlds of several sizes. @param {Model} model @param {Controller} controller */
export function sizes(model, controller) {
  const { sizes: found, running } = model.found;
  if (!found) {
    return section('more.sizes', [
      p(say('more.sizes.why')),
      html`<div class="asks">${ask(say('more.sizes.run'), running !== undefined, controller.sizes)}</div>`,
      progress(model, controller, 'sizes'),
    ]);
  }
  const most = Math.max(...found.map(({ x }) => x.at(-1) ?? 0));
  const tens = [1, 10, 100, 1000, 10_000].filter((connections) => connections <= most);
  const head = html`<div>
    <div class="chart" data-chart="sizes" role="img" aria-label=${say('more.sizes.label')}></div>
    ${numbersOf(found, () =>
      table(
        [say('more.sizes.people'), ...tens.map((connections) => say('more.sizes.at', { count: connections }))],
        found.map(({ people, x, reach, slopes }) => [
          digits(people),
          ...tens.map((connections, tenfold) => {
            const at = x.indexOf(connections);
            const slope = slopes[tenfold - 1];
            return at < 0 ? say('count.none') : [digits(reach[at] ?? 0), slope === undefined ? nothing : ` (${rough(slope)})`];
          }),
        ]),
      ),
    )}
    ${p(say('more.sizes.slope'))}
  </div>`;
  const words = html`<div>
    ${sizesSaid(found, model.facts?.people ?? 0)}
    ${table(
      [say('more.sizes.people'), say('more.sizes.straight'), say('more.sizes.share'), say('more.sizes.again')],
      found.map((size) => [digits(size.people), ...straightOf(size)]),
    )}
  </div>`;
  return section('more.sizes', [head, words], true);
}

/** @param {Numbers} numbers @param {number} connection */
function keep({ keep: { line, x, among, clustering, known: knowing, long, effectiveSize, constraint }, lookUp, reach }, connection) {
  return section('more.keep', [
    p(bold('more.keep.ties', { among, connection, knowing, long, clustering: rough(100 * clustering) })),
    p(bold('more.keep.holes', { size: rough(effectiveSize), connection, constraint: rough(constraint) })),
    html`<div class="chart" data-chart="keep" role="img" aria-label=${say('more.keep.label')}></div>`,
    numbersOf(line, () => table([say('more.keep.table'), say('more.keep.share')], places(line, (at) => [digits(x[at] ?? 0), rough(100 * (line[at] ?? 0))]))),
    html`<h3>${say('more.look')}</h3>`,
    p(bold('more.look.words', { people: lookUp, reach })),
  ]);
}

/** The smallest number of connections for which a form is named: `FEW` in `curve_fit.rs`. */
export const CURVE = 20;

/** The number of connections of the opening line: `BEGINNING` in `curve_fit.rs`. */
const OPENING = 10;

/** The number of doublings in the text. */
const DOUBLINGS = 4;

/** Whether a curve that does not bend is named. @param {Curve} curve */
export const unbent = ({ answer, left: [form] }) => answer === 'form' && (form === 'linear' || form === 'exponential');

/** Connections after which everybody is within two steps; undefined if some are not before the end. @param {Model} model */
const full = ({ series, facts }) => {
  const all = series?.reach.indexOf(facts?.people ?? -1) ?? -1;
  return all >= 0 && all < (facts?.steps ?? 0) ? all : undefined;
};

/** The words about where the curve is straight and where it bends. @param {Curve} curve */
const bending = (curve) => {
  const { straight, opening, bends } = curve;
  return [
    opening === undefined ? nothing : bold(straight > OPENING ? 'more.curve.straight' : 'more.curve.rough', { count: straight, first: OPENING, slope: rough(opening) }),
    bends === undefined ? (unbent(curve) ? say('more.curve.on') : nothing) : bends < CURVE ? bold('more.curve.early', { count: CURVE }) : bold('more.curve.bends', { count: bends }),
  ];
};

/** Formats a number to two decimals. @param {number} value */
const hundredths = (value) => digits(Math.round(100 * value) / 100);

/** Which of the four forms the curve has. @param {Curve} curve @param {(form: string) => string} name */
const formed = ({ answer, left }, name) =>
  answer === 'neither' ? say('more.curve.neither') : bold(answer === 'tie' ? 'more.curve.tie' : 'more.curve.best', { forms: join(left.map(name)) });

/** @param {Model} model @param {Controller} controller */
export function curve(model, controller) {
  const { found: { curve: shape }, guides } = model;
  const all = full(model);
  const everybody = all === undefined ? nothing : bold('more.curve.full', { count: all });
  if (!shape || shape.answer === 'few') return section('more.curve', p([everybody, bold('more.curve.none', { count: CURVE })]));
  const { stretches, forms, left } = shape;
  const doublings = Array.from(shape.doublings.slice(-DOUBLINGS), (count) => digits(Math.round(count)));
  /** @param {string} form */
  const name = (form) => say(/** @type {Key} */ (`form.${form}`));
  return section('more.curve', [
    p([everybody, all !== undefined && shape.bends === undefined ? nothing : bending(shape)]),
    doublings.length < 2 ? nothing : p(bold('more.curve.doublings', { count: doublings.length, counts: join(doublings) })),
    all !== undefined && shape.answer === 'neither' ? nothing : p(formed(shape, name)),
    stretches.length === 0
      ? nothing
      : [
          p(say('more.curve.power')),
          table(
            [say('more.curve.stretch'), say('more.curve.exponent'), say('more.curve.interval')],
            stretches.map(({ from, to, elasticity, low, high }) => [say('more.curve.range', { from, to }), hundredths(elasticity), say('more.curve.range', { from: hundredths(low), to: hundredths(high) })]),
          ),
        ],
    tick('guides', say('more.curve.guides'), guides, (on) => controller.tick('guides', on)),
    details(
      'more.curve.table',
      table(
        [say('more.curve.form'), 'R²', 'AICc', say('more.curve.weight')],
        forms.map(({ form, r2, aicc, weight }) => [left.includes(form) ? html`<b>${name(form)}</b>` : name(form), rough(r2), rough(aicc), rough(weight)]),
      ),
    ),
  ]);
}

/** A collapsed section with details. @param {Key} title @param {unknown} content @param {string} [kind] */
const details = (title, content, kind = '') => html`<details class="table ${kind}"><summary>${say(title)}</summary>${content}</details>`;

/** Number of intervals between the table rows of a line. */
const ROWS = 10;

/**
 * Table rows at evenly spaced points of a line, from its first point to its last.
 * @param {ArrayLike<number>} line @param {(at: number) => unknown[]} row
 */
const places = ({ length }, row) => Array.from({ length: Math.min(ROWS + 1, length) }, (_, index) => row(Math.round((index * (length - 1)) / Math.min(ROWS, length - 1))));

/**
 * The numbers of a chart as a table, for screen readers. It is rendered again only when the numbers change.
 * @param {unknown} numbers or a list of values @param {() => unknown} make
 */
export const numbersOf = (numbers, make) => details('more.table', guard([numbers, speaking()].flat(), make), 'again');

/**
 * A button for a long task. It uses `aria-disabled`, not `disabled`, so that it keeps the keyboard focus.
 * @param {string} label @param {boolean} off @param {() => void} act @param {string} [title]
 */
const ask = (label, off, act, title = '') => html`<button type="button" title=${title || nothing} aria-disabled=${off} @click=${() => off || act()}>${label}</button>`;

/** Progress of a long task, with a cancel button. @param {Model} model @param {Controller} controller @param {string} what */
export function progress({ found: { running } }, controller, what) {
  if (running?.what !== what) return nothing;
  const { done, total } = running;
  return html`<div class="running">
    <progress aria-label=${say('more.running')} max=${total || 1} value=${total ? done : nothing}></progress>
    <span class="quiet">${total ? say('more.done', { done: Math.floor(done), total }) : nothing}</span>
    <button type="button" @click=${controller.cancel}>${say('more.cancel')}</button>
  </div>`;
}

/** @param {Band} band @param {number} at */
const range = ({ low, high }, at) => say('more.between', { low: rough(low[at] ?? 0), high: rough(high[at] ?? 0) });

/** @param {number} mean @param {number} error @param {number} figures significant digits of the error */
const plusMinus = (mean, error, figures) => say('more.plusMinus', { mean: rough(mean), error: rough(error, figures) });

/** @param {Model} model @param {Controller} controller */
function lives(model, controller) {
  const { found: findings, values, before, ghost } = model;
  const { ensemble, running } = findings;
  const count = Number(values.lives ?? 0);
  const busy = running !== undefined;
  return section('more.lives', [
    p(say('more.lives.why')),
    html`<div class="asks">
      ${ask(say('more.lives.run', { count }), busy, () => controller.lives(false))} ${before ? ask(say('more.lives.both'), busy, () => controller.lives(true), String(ghost)) : nothing}
    </div>`,
    progress(model, controller, 'ensemble'),
    html`<div role="status">${ensemble && !busy ? found(ensemble) : nothing}</div>`,
    ensemble ? quantiles(ensemble) : nothing,
  ]);
}

/** @param {Ensemble} ensemble */
function found(ensemble) {
  const { at } = ensemble;
  const { connection, median, low, high, mean, error } = ensemble.here;
  const { difference, ahead = 0 } = ensemble.against ?? {};
  const { unequal } = ensemble;
  const figures = { median: rough(median), low: rough(low), high: rough(high), mean: rough(mean), error: rough(error, 2) };
  return [
    p(bold('more.lives.here', { count: connection, lives: ensemble.lives, ...figures })),
    difference ? p(bold('more.lives.difference', { median: rough(difference.median[at] ?? 0), range: range(difference, at), ahead: rough(100 * ahead) })) : nothing,
    unequal ? p(bold('more.lives.unequal', { count: unequal.posts, top: rough(100 * unequal.topTenth), gini: rough(unequal.gini) })) : nothing,
  ];
}

/** @param {Ensemble} ensemble */
function quantiles(ensemble) {
  const { at: moment, here, reach, second, third, gained, saw } = ensemble;
  /** @type {[Key, Band, number][]} */
  const rows = [
    ['chart.reach', reach, moment],
    ['count.second', second, moment],
    ['count.third', third, moment],
    ['count.gained', gained, moment],
    ['count.saw', saw, 0],
  ];
  return table(
    [say('more.lives.what', { connection: here.connection }), say('more.median'), say('more.range'), say('more.mean')],
    rows.map(([key, band, at]) => [say(key), rough(band.median[at] ?? 0), range(band, at), plusMinus(band.mean[at] ?? 0, band.error[at] ?? 0, 2)]),
  );
}

/** The text alternative of the contacts chart. @param {Pick<Contacts, 'sampled' | 'allSampled' | 'allExpected'>} contacts */
export const monthly = ({ sampled, allSampled, allExpected }) =>
  say('more.contacts.label', { months: sampled.length, count: allSampled, expected: rough(allExpected) });

/** The contacts per month, as a table. @param {Pick<Contacts, 'sampled' | 'expected'>} contacts */
export const months = ({ expected, sampled }) =>
  table(
    [say('more.contacts.month'), say('more.contacts.sampled'), say('more.contacts.expected')],
    Array.from(sampled, (count, month) => [digits(month + 1), digits(count), rough(expected[month] ?? 0)]),
  );

/**
 * Progress of the simulation of the posts that bring contacts. One button cancels and continues, so that it keeps the keyboard focus.
 * @param {NonNullable<Model['found']['writing']>} writing @param {Controller} controller
 */
export function posts({ done, total, ended }, controller) {
  return html`<div class="running">
    ${ended ? nothing : html`<progress aria-label=${say('more.running')} max=${total || 1} value=${done}></progress>`}
    <span class="quiet">${say(ended ? 'more.contacts.ended' : 'more.contacts.writing', { done, total })}</span>
    <button type="button" @click=${ended ? controller.write : controller.endWriting}>${say(ended ? 'more.contacts.goOn' : 'more.cancel')}</button>
  </div>`;
}

/** @param {Uint32Array} values */
const sum = (values) => values.reduce((all, one) => all + one, 0);

/** Whether more people are expected to write after the switch than before it, and how many wrote. @param {Contacts} contacts */
export const claim = ({ sampled, switch: at, before, after, afterMonths, holds }) =>
  at === undefined || before === undefined || after === undefined
    ? say('more.contacts.never')
    : [
        bold('more.contacts.words', { before: rough(before), months: at, after: rough(after), count: afterMonths }),
        html`<b>${say(holds ? 'more.contacts.holds' : 'more.contacts.fails')}</b>`,
        bold('more.contacts.was', { before: sum(sampled.subarray(0, at)), after: sum(sampled.subarray(at, at + afterMonths)) }),
      ];

/** The key of the contacts chart. */
export const lines = () => html`<p class="lines"><span class="sampled">${say('more.contacts.sampled')}</span><span class="expected">${say('more.contacts.expected')}</span></p>`;

/** The button that sets the parameters of the tested claim. @param {Controller} controller */
export const storyButton = (controller) => html`<button type="button" title=${say('more.story.title')} @click=${controller.story}>${say('more.story')}</button>`;

/** The button for the sensitivity analysis. @param {Model} model @param {Controller} controller */
export const doubtButton = ({ found: { running, contacts } }, controller) => ask(say('more.doubt'), running !== undefined || contacts?.switch === undefined, controller.doubt);

/** Progress of the sensitivity analysis. @param {Model} model @param {Controller} controller */
export const doubting = (model, controller) => progress(model, controller, 'sensitivity');

/** @param {Model} model @param {Controller} controller @param {unknown} [below] content under the chart and the text, in full width */
function contacts(model, controller, below) {
  const { contacts, writing } = model.found;
  if (!contacts) return writing ? section('more.contacts', posts(writing, controller)) : nothing;
  const chart = html`<div>
    ${lines()}
    <div class="chart" data-chart="months" role="img" aria-label=${monthly(contacts)}></div>
    ${numbersOf(contacts, () => months(contacts))}
  </div>`;
  const doing = html`<div>
    ${p(claim(contacts))}
    <div class="asks">${storyButton(controller)} ${doubtButton(model, controller)}</div>
    ${doubting(model, controller)}
  </div>`;
  return section('more.contacts', [chart, doing, below], true);
}

/** Formats a figure; a dash if it is undefined or NaN (two people have no degree correlation). @param {number | undefined} value */
const figureOf = (value = NaN) => (Number.isFinite(value) ? rough(value) : say('count.none'));

/** @param {Model} model @param {Controller} controller */
export function world(model, controller) {
  const { world: figures, running } = model.found;
  if (!figures) {
    return section('more.world', [
      p(say('more.world.why')),
      html`<div class="asks">${ask(say('more.world.measure'), running !== undefined, controller.measure)}</div>`,
      progress(model, controller, 'world'),
    ]);
  }
  const { fewerThanMean, fewerThanMedian, within, mean, median, neighbours, assortativity, distance, clustering } = figures;
  const [three = 0, four = 0, five = 0] = within;
  const shares = { fewerThanMean, fewerThanMedian, clustering, within3: three, within4: four, within5: five };
  const all = { mean, median, neighbours, assortativity, distance, ...Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, 100 * share])) };
  /** @type {Record<string, number>} */
  const published = PUBLISHED;
  return section('more.world', [
    table(
      [say('more.world.figure'), say('more.world.ours'), say('more.world.published')],
      Object.entries(all).map(([name, figure]) => [say(/** @type {Key} */ (`more.world.${name}`)), figureOf(figure), figureOf(published[name])]),
    ),
    p(say('more.world.words')),
  ]);
}

/** The table of the sensitivity analysis: the claim when one assumption changes. @param {Model} model */
export function doubts({ found: { rows } }) {
  if (!rows) return nothing;
  return table(
    [say('more.doubt.what'), say('more.doubt.before'), say('more.doubt.after'), say('more.doubt.ratio'), say('more.doubt.holds')],
    rows.map(({ name, before, after, ratio, error, holds }) => {
      const key = `assumption.${name}`;
      return [known(key) ? say(key) : name, rough(before), rough(after), plusMinus(ratio, error, 1), say(holds === undefined ? 'more.doubt.open' : holds ? 'yes' : 'no')];
    }),
  );
}

/** @param {Model} model @param {Controller} controller */
export function more(model, controller) {
  const { error = '', numbers, connection } = model.found;
  return html`<p class="quiet">${numbers ? say('more.at', { count: connection }) : error ? '' : say('more.running')}</p>
    ${numbers
      ? html`<div class="sections">
          ${[seen(model, numbers), second(numbers), why(numbers, connection), keep(numbers, connection), curve(model, controller), sizes(model, controller), lives(model, controller), world(model, controller), contacts(model, controller, doubts(model))]}
        </div>`
      : nothing}`;
}
