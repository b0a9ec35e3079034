/** Sentences about lives with different strategies: a comparison at one moment, and the events. The core finds the months of the events. */
import { rough, say } from '../../i18n/translate.js';

/**
 * @import { Milestones } from '../../engine/messages.js'
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

/** @param {Lives} lives @param {Milestones} milestones @returns {Event[]} in the order of the months */
export function story({ met, other, switched, after, backlog, people }, { twice, full, since = 0, gained = 0, half, level }) {
  /** @param {number} month */
  const reached = (month) => ({ met: met.reachAt(month), other: other.reachAt(month) });
  /** @type {Event[]} */
  const all = [];
  if (twice !== undefined) all.push({ month: twice, words: say('two-lives.twice', reached(twice)) });
  if (full !== undefined) all.push({ month: full, words: say('two-lives.full', { count: gained, other: other.reachAt(full) - other.reachAt(since) }) });
  if (half !== undefined) all.push({ month: half, words: say('two-lives.half', { people, ...reached(half) }) });
  if (switched && after < met.all) {
    all.push(turn(other, switched, after, backlog));
    // In the first month after the switch, `turn` says it.
    if (level !== undefined && level > after + 1) all.push({ month: level, words: say('two-lives.late', { now: switched.reachAt(level), other: other.reachAt(level), count: level - after }) });
  }
  const { met: end, other: otherEnd } = reached(met.all);
  all.push({ month: met.all, words: say('two-lives.end', { first: met.at(met.all), met: end, otherFirst: other.at(other.all), other: otherEnd }) });
  return all.sort((one, two) => one.month - two.month);
}

/** @param {Months} other @param {Months} switched @param {number} after @param {boolean} backlog @returns {Event} */
function turn(other, switched, after, backlog) {
  const month = after + 1;
  const [before, now] = [switched.reachAt(after), switched.reachAt(month)];
  const values = { count: switched.at(month) - switched.at(after), before, now };
  if (!backlog) return { month, words: say('two-lives.turn.plain', values) };
  return { month, words: say(now > before && now === other.reachAt(month) && after > 0 ? 'two-lives.turn.level' : 'two-lives.turn', values) };
}
