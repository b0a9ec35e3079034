/** Events of lives with different strategies. Each event is listed in the month in which it first holds. */
import { rough, say } from '../../i18n/translate.js';

/**
 * @import { Months } from '../common/months.js'
 *
 * @typedef {{ month: number, words: string }} Event
 * @typedef {object} Lives
 * @property {Months} met the life that accepts only people it has met
 * @property {Months} other the life that uses the other strategy from the start
 * @property {Months} [switched] the life that switches to the other strategy
 * @property {number} after month after which it switches
 * @property {boolean} backlog whether it also accepts the invitations that wait at the switch
 * @property {number} people number of people in the world
 */

/** The circle is nearly full when the last `LAST` connections bring on average at most one new person within two steps. */
const LAST = 10;

/** A life has caught up when its reach is at most this share below the reach of the other life. */
const LEVEL = 0.05;

/**
 * The first month, starting at `from`, for which `holds` is true.
 * @param {Months} life @param {(month: number) => boolean} holds @param {number} [from]
 */
function first({ all }, holds, from = 1) {
  for (let month = from; month <= all; month += 1) if (holds(month)) return month;
  return undefined;
}

/** New people within two steps through the last ten connections of a life. @param {Months} life @param {number} month */
const brought = (life, month) => life.reachAt(month) - life.reach(life.at(month) - LAST);

/**
 * Compares the lives, in whole sentences.
 * @param {{ met?: Months, other?: Months, switched?: Months }} lives
 * @param {number} passed months that have passed @param {number} [after] month after which the third life switches
 * @returns {string[]}
 */
export function compare({ met, other, switched }, passed, after = 0) {
  if (!met || !other) return [];
  const count = Math.min(other.all, Math.ceil(passed - 1e-6));
  if (count === 0) return [say('two-lives.start')];
  const values = { count, met: met.reachAt(passed), other: other.reachAt(passed) };
  const times = values.met > 0 ? values.other / values.met : 0;
  const sentences = [say(times > 1.05 ? 'two-lives.more' : 'two-lives.same', { ...values, times: rough(times, 2) })];
  if (!switched) return sentences;
  const now = switched.reachAt(passed);
  const share = values.other > 0 ? now / values.other : 0;
  return [...sentences, passed <= after ? say('two-lives.waits', { count: after }) : say('two-lives.share', { now, percent: rough(100 * share) })];
}

/** @param {Lives} lives @returns {Event[]} in the order of the months */
export function story({ met, other, switched, after, backlog, people }) {
  /** @type {(Event | undefined)[]} */
  const all = [twice(met, other), full(met, other), half(met, other, people)];
  if (switched && after < met.all) all.push(turn(other, switched, after, backlog), late(other, switched, after));
  all.push({
    month: met.all,
    words: say('two-lives.end', { first: met.at(met.all), met: met.reachAt(met.all), otherFirst: other.at(other.all), other: other.reachAt(other.all) }),
  });
  return all.filter((event) => event !== undefined).sort((one, two) => one.month - two.month);
}

/**
 * The month from which the reach of `other` stays at least twice that of `met`.
 * @param {Months} met @param {Months} other @returns {Event | undefined}
 */
function twice(met, other) {
  let month = met.all + 1;
  while (month > 1 && other.reachAt(month - 1) >= 2 * met.reachAt(month - 1)) month -= 1;
  return month > met.all ? undefined : { month, words: say('two-lives.twice', { met: met.reachAt(month), other: other.reachAt(month) }) };
}

/** @param {Months} met @param {Months} other @returns {Event | undefined} */
function full(met, other) {
  const month = first(met, (one) => met.at(one) >= 2 * LAST && brought(met, one) <= LAST);
  if (month === undefined) return undefined;
  // `since`: the month before the first of the last ten connections.
  const since = Math.floor(met.when(met.at(month) - LAST));
  return { month, words: say('two-lives.full', { count: brought(met, month), other: other.reachAt(month) - other.reachAt(since) }) };
}

/** @param {Months} met @param {Months} other @param {number} people @returns {Event | undefined} */
function half(met, other, people) {
  const month = first(other, (one) => 2 * other.reachAt(one) >= people);
  return month === undefined ? undefined : { month, words: say('two-lives.half', { people, other: other.reachAt(month), met: met.reachAt(month) }) };
}

/** @param {Months} other @param {Months} switched @param {number} after @param {boolean} backlog @returns {Event} */
function turn(other, switched, after, backlog) {
  const month = after + 1;
  const [before, now] = [switched.reachAt(after), switched.reachAt(month)];
  const values = { count: switched.at(month) - switched.at(after), before, now };
  if (!backlog) return { month, words: say('two-lives.turn.plain', values) };
  return { month, words: say(now > before && now === other.reachAt(month) && after > 0 ? 'two-lives.turn.level' : 'two-lives.turn', values) };
}

/**
 * The switched life catches up, later than in the first month after the switch.
 * @param {Months} other @param {Months} switched @param {number} after @returns {Event | undefined}
 */
function late(other, switched, after) {
  const month = first(switched, (one) => switched.reachAt(one) >= (1 - LEVEL) * other.reachAt(one), after + 1);
  if (month === undefined || month === after + 1) return undefined;
  return { month, words: say('two-lives.late', { now: switched.reachAt(month), other: other.reachAt(month), count: month - after }) };
}
