/**
 * Who is tied to a person, and who saw the post next. Both are read from a frame of the core: it has the ties of the selected person and
 * the ties that the post has passed as lines, in a known order, and the core names the person at the end of a line.
 * The engine imports this file when a reader walks the network by keyboard.
 *
 * @import { Core } from '#core'
 * @import { Picked, View } from './messages.js'
 */

/** Words of the head of a frame and of a row, and the word that counts people, as in src/pipeline/raster/instances.rs. */
const HEAD = 28;
const ROW = 4;
const PEOPLE = 23;

/** The word that counts the lines of each kind, in the order of their rows, as in src/pipeline/raster/instances.rs. */
const LINES = { tie: 2, yours: 3, path: 4, brings: 26, knows: 27 };

/** Radius of the disc at zoom 1, as a share of half the shorter side, as in src/pipeline/raster/view.rs. */
const FILL = 0.965;

/** @typedef {{ x: number, y: number }} Point in device pixels of the picture */

/**
 * The lines of one kind in the frame of a moment, in the core's order.
 * @param {Core} core @param {View} view @param {number} focus the selected person @param {keyof typeof LINES} kind
 * @returns {{ from: Point, to: Point }[]}
 */
function linesOf(core, { connection, hop, structure = 0, width, height, scale, zoom = 1, x = 0, y = 0 }, focus, kind) {
  core.show(connection, hop, structure, focus);
  const words = /** @type {Uint32Array} */ (core.instances(0, width, height, scale, zoom, x, y));
  const numbers = new Float32Array(words.buffer, words.byteOffset, words.length);
  const magnification = (Math.min(width, height) / 2) * FILL * zoom;
  /** @param {number} at */
  const point = (at) => ({ x: width / 2 + ((numbers[at] ?? 0) - x) * magnification, y: height / 2 + ((numbers[at + 1] ?? 0) - y) * magnification });
  let at = HEAD + ROW * (words[PEOPLE] ?? 0);
  for (const [name, word] of Object.entries(LINES)) {
    if (name === kind) break;
    at += ROW * (words[word] ?? 0);
  }
  return Array.from({ length: words[LINES[kind]] ?? 0 }, (_, line) => ({ from: point(at + ROW * line), to: point(at + ROW * line + 2) }));
}

/** Whether two points are the same but for rounding. The core calculates in 32 bits. @param {Point} one @param {Point} other */
const isSame = (one, other) => Math.hypot(one.x - other.x, one.y - other.y) < 0.02 + 1e-6 * Math.max(Math.abs(one.x), Math.abs(one.y));

/** The people at these points. @param {Core} core @param {Point[]} points @returns {Picked[]} */
function peopleAt(core, points) {
  /** @type {Picked[]} */
  const found = [];
  /** @type {Set<Point>} */
  const covered = new Set();
  for (const point of points) {
    const picked = /** @type {Picked | undefined} */ (core.pick(point.x, point.y));
    if (picked && isSame(picked, point)) found.push(picked);
    else covered.add(point);
  }
  // Others cover these people in the picture: all people are searched, 1.5 µs each.
  for (let number = 1, person; covered.size > 0 && (person = /** @type {Picked | undefined} */ (core.person(number))); number += 1) {
    for (const point of covered) {
      if (!isSame(person, point)) continue;
      found.push(person);
      covered.delete(point);
      break;
    }
  }
  return found;
}

/**
 * The people to whom a person is tied, those with most ties first.
 * @param {Core} core @param {View} view the shown picture @param {number} person
 */
export function ties(core, view, person) {
  // The ties of a person who asks are of two kinds of their own.
  const lines = /** @type {const} */ (['yours', 'brings', 'knows']).flatMap((kind) => linesOf(core, view, person, kind));
  const [self, you] = [person, 0].map((number) => /** @type {Picked | undefined} */ (core.person(number)));
  if (!self || !you) return [];
  const found = peopleAt(core, lines.filter(({ from }) => isSame(from, self)).map(({ to }) => to));
  if (person > 0 && lines.some(({ from, to }) => isSame(from, you) && isSame(to, self))) found.push(you);
  return found.sort((one, other) => (other.degree ?? 0) - (one.degree ?? 0) || one.number - other.number);
}

/**
 * The person who saw the shown post next after a person, or before them.
 * @param {Core} core @param {View} view the shown picture
 * @param {number} person somebody who saw it; the next of anybody else is the first viewer
 * @param {1 | -1} step
 * @returns {{ viewer?: Picked, at: number, count: number }} without a viewer at the end; `at` counts from 1
 */
export function viewer(core, view, person, step) {
  const lines = linesOf(core, view, person, 'path');
  const self = /** @type {Picked | undefined} */ (core.person(person));
  const at = self ? lines.findIndex(({ to }) => isSame(to, self)) : -1;
  const line = lines[at < 0 ? 0 : at + step];
  const [found] = line ? peopleAt(core, [line.to]) : [];
  return { viewer: found, at: at < 0 ? 1 : at + step + 1, count: lines.length };
}
