/** Jumps to a moment of a figure, without animation. */
/** @import { Session } from './session.js' */

/** Returns a number, or throws a RangeError. @param {unknown} number @param {unknown} moment the argument of `goto`, for the message */
function numberOf(number, moment) {
  if (typeof number === 'number' && !Number.isNaN(number)) return number;
  throw new RangeError(`goto: a moment is a number of connections from 0 on, or { connection, hop }, not ${JSON.stringify(moment)}`);
}

/**
 * Jumps to a moment. Resolves when its counts are shown.
 * @param {Session} session a session that has started
 * @param {number | { connection?: number, hop?: number }} asked `hop` is a hop of the shown post, or of the first post if none is shown;
 *   without `hop` no post is shown. Without `connection` the number of connections stays. Values out of range are clamped.
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
