/**
 * Who is tied to a person, who saw the post next, and where people are, as they are in the picture last drawn. The engine imports this file
 * when a reader walks the network by keyboard, or where names stand in the picture.
 *
 * @import { Core } from '#core'
 * @import { Picked, View } from './messages.js'
 */

/** The people of these numbers who are in the picture. @param {Core} core @param {ArrayLike<number>} numbers */
const people = (core, numbers) => Array.from(numbers, (number) => /** @type {Picked | undefined} */ (core.person(number))).filter((person) => person !== undefined);

/**
 * The people to whom a person is tied, those with most ties first.
 * @param {Core} core @param {View} view the shown picture @param {number} person
 */
export const ties = (core, { connection }, person) =>
  people(core, core.tiedTo(person, Math.ceil(connection))).sort((one, other) => (other.degree ?? 0) - (one.degree ?? 0) || one.number - other.number);

/**
 * The person who saw the shown post next after a person, or before them.
 * @param {Core} core @param {View} view the shown picture
 * @param {number} person somebody who saw it; the next of anybody else is the first viewer
 * @param {1 | -1} step
 * @returns {{ viewer?: Picked, at: number, count: number }} without a viewer at the end; `at` counts from 1
 */
export function viewer(core, { hop }, person, step) {
  const viewers = core.viewers(hop);
  const at = viewers.indexOf(person);
  const next = at < 0 ? 0 : at + step;
  const [found] = people(core, viewers.slice(next, next + 1));
  return { viewer: next < 0 ? undefined : found, at: next + 1, count: viewers.length };
}

/** The people of several groups. @param {Core} core @param {number[][]} groups their numbers */
export const placed = (core, groups) => groups.map((group) => people(core, group));
