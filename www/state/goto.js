/** Jumps to a moment of a figure, without animation. */
/** @import { Session } from './session.js' */

/** @param {unknown} number @param {unknown} moment */
function numberOf(number, moment) {
  if (typeof number === 'number' && !Number.isNaN(number)) return number;
  throw new RangeError(`goto: a moment is a number of connections from 0 on, or { connection, hop }, not ${JSON.stringify(moment)}`);
}

/**
 * Resolves when the counts of the moment are shown.
 * @param {Session} session a session that has started
 * @param {number | { connection?: number, hop?: number }} asked with a hop it is a moment of the post on show, or of the first where there is
 *   none; without one there is no post. What is not named stays, and beyond the ends it is the end.
 */
export async function goto(session, asked) {
  const { model, moment, scenario } = session;
  const { connection = model.connection, hop } = typeof asked === 'object' && asked ? asked : { connection: asked };
  const [at, wave] = [numberOf(connection, asked), numberOf(hop ?? 0, asked)];
  const to = Math.round(Math.min(model.facts?.steps ?? 0, Math.max(0, at)));
  session.halt();
  Object.assign(model, { error: '', picked: undefined });
  scenario.requested.post = hop === undefined ? 0 : Number(model.values.post) || 1;
  scenario.at(to);
  moment.jump(to);
  if (!(await scenario.apply({ seek: true }))) return;
  if (hop !== undefined && model.counters) {
    model.chart = 'hops';
    moment.stand(Math.round(Math.max(0, wave)), model.counters.hops);
    await scenario.read(true);
  }
  session.show({});
  session.settled();
}
