/** Builds the charts' content and redraws a chart only when its content changes. */
import text from '../pkg/text/en/chart.json';
import { Chart } from './chart.js';
import { addTexts, digits, rough, say, short, speaking } from '../i18n/translate.js';

/**
 * @import { AtSize, Contacts, Curve, Ensemble, Numbers, Sizes } from '../engine/messages.js'
 * @import { Drawing, Numbers as Values } from './types.js'
 * @import { Model } from '../state/model.js'
 */

addTexts(text);

/** What is drawn of a life ahead of the moment: in a scene about finding out nothing, except in a room, where the teacher shows it. @param {Model} model */
const aheadOf = ({ shown, large }) => (shown.grows && !large ? 'hidden' : 'faint');

/** @param {Model} model @returns {Drawing} reach against connections */
export function life(model) {
  const { series, before, gained, log, guides, found: { ensemble, curve } } = model;
  const now = series?.reach ?? [0];
  const ghost = before?.reach ?? [];
  return {
    x: [0, Math.max(now.length, ghost.length) - 1],
    across: say('chart.x.life'),
    up: say('chart.y.life'),
    log,
    ahead: aheadOf(model),
    bars: gained && series ? { kind: 'gained', y: series.gained, most: say('chart.gained.most', { count: series.gained.reduce((most, one) => Math.max(most, one), 0) }) } : undefined,
    bands: lives(ensemble).map(({ kind, x, y: { low, high } }) => ({ kind, x, low, high })),
    lines: [
      ...(guides && curve ? between(curve) : []),
      ...lives(ensemble).map(({ kind, x, y }) => ({ kind: `${kind} median`, x, y: y.median })),
      ...(ghost.length > 0 ? [{ kind: 'ghost', y: ghost }] : []),
      { kind: 'now', y: now },
    ],
    read: (x) => say('chart.life.at', { x, y: digits(now[x] ?? ghost[x] ?? 0), new: gained && x > 0 ? say('chart.life.new', { count: series?.gained[x - 1] ?? 0 }) : '' }),
  };
}

/** Connections after which the exponential is drawn that is fitted at the start. Before, it does not fit: it does not begin at 0. */
const EARLY = 10;

/**
 * The straight line that goes on as the curve begins, until it bends; without a bend the one that fits it best. And the exponential fitted at
 * its start. @param {Curve} curve
 */
function between({ x, forms, early, before }) {
  const straight = before === undefined ? forms.find(({ form }) => form === 'linear')?.line : x.map((at) => at * before);
  const from = x.findIndex((at) => at >= EARLY);
  return [
    ...(straight ? [{ kind: 'guide', x, y: straight, free: true, label: say('form.linear') }] : []),
    ...(early ? [{ kind: 'guide', x: x.subarray(from), y: early.subarray(from), free: true, label: say('form.early') }] : []),
  ];
}

/** Bands over many lives. The band of the previous scenario comes first. @param {Ensemble} [ensemble] */
function lives(ensemble) {
  if (!ensemble) return [];
  const { x, reach, against } = ensemble;
  return [...(against ? [{ kind: 'ghost', x, y: against.reach }] : []), { kind: 'now', x, y: reach }];
}

/** Sampled and expected contacts per month. @param {Contacts} contacts @param {Ensemble} [ensemble] @returns {Drawing} */
function months({ expected, sampled, switch: at }, ensemble) {
  const x = sampled.map((_, index) => index + 1);
  return {
    x: [0.5, Math.max(1, sampled.length) + 0.5],
    across: say('more.contacts.x'),
    up: say('more.contacts.y'),
    bars: { kind: 'sampled', y: sampled },
    bands: ensemble ? [{ kind: 'now', x, low: ensemble.contacts.low, high: ensemble.contacts.high }] : [],
    lines: [{ kind: 'expected', y: expected, from: 1 }],
    mark: at === undefined ? undefined : { x: at + 0.5, label: say('more.contacts.switch') },
    read: (one) => say('more.contacts.at', { month: one, count: sampled[one - 1] ?? 0, expected: rough(expected[one - 1] ?? 0) }),
  };
}

/** @param {number[]} perHop viewers at hop 1, 2, … @param {Ensemble} [ensemble] posts of many lives at the same moment @returns {Drawing} */
export function hops(perHop, ensemble) {
  // In other lives a post may make more hops.
  const x = Array.from(ensemble?.hops.low ?? [], (_, hop) => hop + 1);
  return {
    x: [0.5, Math.max(1, perHop.length) + 0.5],
    across: say('chart.x.hops'),
    up: say('chart.y.hops'),
    bars: { kind: 'viewers', y: perHop, labels: true },
    bands: ensemble ? [{ kind: 'now', x, low: ensemble.hops.low, high: ensemble.hops.high }] : [],
    lines: ensemble ? [{ kind: 'now median', x, y: ensemble.hops.median }] : [],
    read: (hop) => say('chart.hops.at', { x: hop, y: say('chart.viewers', { count: perHop[hop - 1] ?? 0 }) }),
  };
}

/** Viewers of a post by hour. @param {NonNullable<Numbers['hours']>} hours @returns {Drawing} */
function hours({ x, most, seen }) {
  return {
    x: [0, most],
    across: say('more.hours.x'),
    up: say('more.hours.y'),
    lines: [{ kind: 'now', x, y: seen }],
    read: (hour) => say('more.hours.at', { hour, count: seen[x.findLastIndex((one) => one <= hour)] ?? 0 }),
  };
}

/** Percentage of pairs of your connections who know each other. @param {Numbers['keep']} keep @returns {Drawing} */
function pairs({ x, line }) {
  const share = Array.from(line, (one) => 100 * one);
  const end = x.at(-1) ?? 0;
  return {
    x: [0, end],
    across: say('chart.x.life'),
    up: say('more.keep.y'),
    lines: [{ kind: 'now', x, y: share }],
    read: (at) => say('more.keep.at', { x: at, share: rough(share[Math.round((at * (x.length - 1)) / end)] ?? 0) }),
  };
}

/**
 * What your connections bring each alone, and what of it comes twice, as bands on each other; the reach is the lowest.
 * @param {{ keep: { x: Values }, why: Record<'apart' | 'twice' | 'reach' | 'shuffled', Values> }} numbers @returns {Drawing}
 */
export function why({ keep: { x }, why: { apart, twice, reach, shuffled } }) {
  const end = x[x.length - 1] ?? 0;
  const known = Array.from(reach, (people, at) => people + (twice[at] ?? 0));
  const at = (/** @type {number} */ connections) => Math.round((connections * (x.length - 1)) / Math.max(1, end));
  return {
    x: [0, end],
    across: say('chart.x.life'),
    up: say('more.why.y'),
    bands: [
      { kind: 'among', x, low: known, high: apart },
      { kind: 'twice', x, low: reach, high: known },
      { kind: 'reach', x, low: known.map(() => 0), high: reach },
    ],
    lines: [
      { kind: 'shuffled', x, y: shuffled },
      { kind: 'now', x, y: reach },
    ],
    read: (connections) => say('more.why.at', { x: connections, apart: digits(apart[at(connections)] ?? 0), reach: digits(reach[at(connections)] ?? 0) }),
  };
}

/**
 * The reach in other orders of the same connections, its mean over all orders, and that of the life.
 * @param {Numbers} numbers @param {Uint32Array[]} orders the newest last @returns {Drawing}
 */
function shuffles(numbers, orders) {
  const { lines = [], ...rest } = why(numbers);
  return { ...rest, bands: [], lines: [...orders.map((y, at) => ({ kind: orders[at + 1] ? 'another' : 'another newest', x: numbers.keep.x, y })), ...lines] };
}

/**
 * Reach in worlds of several sizes. The line of the life on show is the last.
 * @param {AtSize[]} sizes @param {number} own people in the world on show @returns {Drawing}
 */
function sizesOf(sizes, own) {
  const most = Math.max(...sizes.map(({ x }) => x.at(-1) ?? 1));
  const order = [...sizes].sort((one, other) => Number(one.people === own) - Number(other.people === own));
  return {
    // Room for the labels at the ends.
    x: [1, 2.5 * most],
    logX: true,
    log: true,
    across: say('chart.x.life'),
    up: say('more.why.y'),
    lines: order.map(({ people, x, reach }) => ({ kind: people === own ? 'now' : 'size', x, y: reach, label: short(people) })),
    read: (connections) =>
      sizes
        .map(({ people, x, reach }) => {
          const at = x.findIndex((one) => one >= connections);
          return `${digits(people)}: ${at < 0 ? say('count.none') : digits(reach[at] ?? 0)}`;
        })
        .join(' · '),
  };
}

/** A chart, its host element and its content. */
class Place {
  /** @type {unknown[]} */
  #shown = [];

  /** @param {HTMLElement} host @param {(x: number) => void} [onPick] */
  constructor(host, onPick) {
    this.host = host;
    this.chart = new Chart(host, onPick);
  }

  /** @param {unknown[]} parts inputs of the drawing, other than the language @param {() => Drawing} make */
  show(parts, make) {
    const wanted = [speaking(), ...parts];
    if (wanted.length === this.#shown.length && wanted.every((value, index) => value === this.#shown[index])) return;
    this.#shown = wanted;
    this.chart.show(make());
  }
}

export class Plot {
  /** @type {Map<string, Place>} */
  #places = new Map();
  #root;
  #onPick;

  /**
   * @param {ParentNode} root contains the charts' host elements
   * @param {(connection: number) => void} onPick called when a moment is chosen in the main chart
   */
  constructor(root, onPick) {
    this.#root = root;
    this.#onPick = onPick;
  }

  stop() {
    for (const { chart } of this.#places.values()) chart.close();
    this.#places.clear();
  }

  /** @param {Model} model @param {boolean} [still] whether animations are off */
  show(model, still) {
    const { chart, series, before, gained, log, guides, found, counters, connection } = model;
    if (!series || !counters) return;
    const { hops: all, perHop: gone } = counters;
    const place = this.#place('life', this.#onPick);
    if (chart === 'hops') {
      const perHop = Array.from({ length: all }, (_, index) => gone[index] ?? 0);
      const many = found.ensemble?.here.connection === connection ? found.ensemble : undefined;
      place?.show(['hops', String(perHop), many], () => hops(perHop, many));
    } else place?.show([series, before, gained, log, found.ensemble, guides && found.curve, aheadOf(model)], () => life(model));
    place?.chart.moment(chart === 'life' ? connection : -1, !still && model.accepted === connection);
    const { contacts } = found;
    const below = this.#place('months');
    if (contacts) below?.show([contacts, found.ensemble], () => months(contacts, found.ensemble));
    const circle = this.#place('keep', this.#onPick);
    if (found.numbers) circle?.show([found.numbers], () => pairs(/** @type {Numbers} */ (found.numbers).keep));
    circle?.chart.moment(connection);
    const parts = this.#place('why', this.#onPick);
    if (found.numbers) parts?.show([found.numbers], () => why(/** @type {Numbers} */ (found.numbers)));
    parts?.chart.moment(connection);
    const { orders, numbers } = found;
    const others = this.#place('orders', this.#onPick);
    if (numbers && orders) others?.show([numbers, orders], () => shuffles(numbers, orders));
    others?.chart.moment(connection);
    const size = this.#place('sizes');
    if (found.sizes) size?.show([found.sizes], () => sizesOf(/** @type {Sizes} */ (found.sizes).found, model.facts?.people ?? 0));
    const clock = this.#place('hours');
    const post = found.numbers?.hours;
    if (post) clock?.show([post], () => hours(post));
  }

  /** The chart in `[data-chart=name]`; undefined without such an element. @param {string} name @param {(x: number) => void} [onPick] */
  #place(name, onPick) {
    /** @type {HTMLElement | null} */
    const host = this.#root.querySelector(`[data-chart=${name}]`);
    const place = this.#places.get(name);
    if (place && place.host === host) return place;
    place?.chart.close();
    this.#places.delete(name);
    if (!host) return undefined;
    const fresh = new Place(host, onPick);
    this.#places.set(name, fresh);
    return fresh;
  }
}
