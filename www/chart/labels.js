/** Labels of lines, and the ring around a point with its words: at the places where they cover the fewest lines and none another. */
import { nothing, svg } from 'lit/html.js';
import { LETTER, RIGHT, TOP, tenth, thinned } from './points.js';

/**
 * @import { Scale } from './scale.js'
 * @import { Drawing, Line } from './types.js'
 *
 * @typedef {{ x: Scale, y: Scale, base: number, right: number }} Plot the scales, and the lower and the right edge, in pixels
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box in pixels
 * @typedef {{ x: number, y: number, behind: boolean }} Place the end of a text in pixels, or its start if it is `behind`
 * @typedef {(places: Place[], words: string[]) => { place: Place, box: Box }} Choose chooses the place that covers least; of two the first
 */

/** Height of a line of text, in pixels. */
const LINE = 13;

/** Where on its line a label may stand if its end is taken, as shares of the line. */
const BACK = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3];

/** Longest line of the words beside a ring, in letters: in a chart from `ROOMY` pixels of width on, and in a narrower one. */
const LONGEST = 24;
const SHORT = 16;
const ROOMY = 420;

/** Radius of a ring, and distance of its words from the point from which on a line leads to them, in pixels. */
const RING = 7;
const FAR_WORDS = 28;

/** Distances of these words from the point, in pixels. */
const ASIDE = [10, 40, 80, 120];

/** A text in lines. @param {string} text @param {number} longest */
function wrapped(text, longest) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= longest) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/** @param {Box} one @param {Box} other */
const overlap = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Whether a straight line between two points crosses a box. @param {[number, number]} from @param {[number, number]} to @param {Box} box */
function crosses([x1, y1], [x2, y2], box) {
  if (Math.max(x1, x2) < box.left || Math.min(x1, x2) > box.right || Math.max(y1, y2) < box.top || Math.min(y1, y2) > box.bottom) return false;
  /** Height of the line at an x. @param {number} x */
  const at = (x) => (x2 === x1 ? y1 : y1 + ((y2 - y1) * (x - x1)) / (x2 - x1));
  const [a, b] = [at(Math.max(box.left, Math.min(x1, x2))), at(Math.min(box.right, Math.max(x1, x2)))];
  return x2 === x1 || (Math.max(a, b) >= box.top && Math.min(a, b) <= box.bottom);
}

/** The corners of a line, in pixels. @param {Line} line @param {Plot} plot @returns {[number, number][]} */
const cornersOf = ({ x: places, from = 0, y: values }, { x, y, right }) =>
  thinned(values.length, right - x.at(0)).map((index) => [x.at(places?.[index] ?? index + from), y.at(values[index] ?? 0)]);

/** @param {Drawing} drawing @param {Plot} plot @param {Box[]} taken receives the boxes of the chosen places @returns {Choose} */
function chooser({ x: [first], lines = [] }, plot, taken) {
  const { x, base, right } = plot;
  const seen = lines.filter(({ kind }) => kind !== 'unseen').map((line) => cornersOf(line, plot));
  return (places, words) => {
    const wide = Math.max(...words.map((line) => line.length)) * LETTER + 4;
    const [least, most] = [x.at(first), right + RIGHT - wide];
    const rated = places.map((place) => {
      const start = place.x - (place.behind ? 2 : wide - 2);
      // Lines of words that are wider than the room beside their point are moved into the chart.
      const left = words.length > 1 ? Math.max(least, Math.min(most, start)) : start;
      const box = { left, top: place.y - 10, right: left + wide, bottom: place.y + 4 + LINE * (words.length - 1) };
      const outside = left < least || left > most || box.top < 12 || box.bottom > base;
      const covers = seen.filter((corners) => corners.some((corner, index) => index > 0 && crosses(corners[index - 1] ?? corner, corner, box))).length;
      // Lines of words begin at the same x.
      return { place: words.length > 1 ? { x: left + 2, y: place.y, behind: true } : place, box, cost: covers + 5 * taken.filter((other) => overlap(other, box)).length + 10 * Number(outside) };
    });
    const best = rated.reduce((one, other) => (other.cost < one.cost ? other : one));
    taken.push(best.box);
    return best;
  };
}

/** The ring with its words, and labels at the ends of lines, or where a line leaves the chart. @param {Drawing} drawing @param {Plot} plot */
export function labels(drawing, plot) {
  const { ring, lines = [] } = drawing;
  /** @type {Box[]} */
  const taken = [];
  const choose = chooser(drawing, plot, taken);
  return [ring && ringOf(ring, drawing.x, plot, taken, choose), lines.map((line, index) => labelOf(line, index, plot, choose))];
}

/** @param {Line} line @param {number} index @param {Plot} plot @param {Choose} choose */
function labelOf(line, index, plot, choose) {
  const { label, kind } = line;
  const corners = cornersOf(line, plot);
  if (!label || corners.length === 0) return nothing;
  let end = corners.length - 1;
  while (end > 0 && ((corners[end]?.[1] ?? 0) < TOP || (corners[end]?.[0] ?? 0) > plot.right + 1)) end -= 1;
  const [across = 0, up = 0] = corners[end] ?? [];
  // The places, from the best on: above the line, or below it where the label does not fit above; behind the line's end; at a greater distance
  // from the line; farther back on it.
  const behind = across < label.length * LETTER + 30;
  const below = up < TOP + 10;
  /** @param {number} step */
  const beside = (step) => [
    { x: across + (behind ? 6 : -5), y: up - 6 - step * LINE, behind },
    { x: across + (behind ? 6 : -10), y: up + 14 + step * LINE, behind },
  ];
  const near = [...beside(0), { x: across + 6, y: up + 4, behind: true }, ...[1, 2, 3].flatMap(beside)];
  const back = BACK.flatMap((share) => {
    const [x = 0, y = 0] = corners[Math.round(end * share)] ?? [];
    return [{ x, y: y - 8, behind: false }, { x: x + 8, y: y + 16, behind: true }];
  });
  const { place: at } = choose([...(below ? near.slice(1, 2) : []), ...near, ...back], [label]);
  return svg`<text class="label ${kind}${at.behind ? ' behind' : ''}" data-line=${index} x=${tenth(at.x)} y=${tenth(at.y)}>${label}</text>`;
}

/**
 * The ring and its words.
 * @param {NonNullable<Drawing['ring']>} ring @param {Drawing['x']} ends @param {Plot} plot @param {Box[]} taken @param {Choose} choose
 */
function ringOf({ x: at, y: value, words: text }, [first, last], { x, y }, taken, choose) {
  const words = wrapped(text, x.at(last) - x.at(first) < ROOMY ? SHORT : LONGEST);
  const [across, up] = [tenth(x.at(at)), tenth(y.at(value))];
  const high = LINE * (words.length - 1);
  taken.push({ left: across - RING, top: up - RING, right: across + RING, bottom: up + RING });
  const { place, box } = choose(
    ASIDE.flatMap((aside) =>
      [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((step) => [
        { x: across + aside, y: up + 20 + step * LINE, behind: true },
        { x: across - aside, y: up - 14 - high - step * LINE, behind: false },
        { x: across + aside, y: up - 14 - high - step * LINE, behind: true },
      ]),
    ),
    words,
  );
  // A line leads to words that are not beside the ring.
  const [nearX, nearY] = [Math.max(box.left, Math.min(box.right, across)), Math.max(box.top, Math.min(box.bottom, up))];
  const away = Math.hypot(nearX - across, nearY - up);
  const leader = away < FAR_WORDS ? nothing : svg`<path d="M${tenth(across + ((nearX - across) * RING) / away)} ${tenth(up + ((nearY - up) * RING) / away)}L${tenth(nearX)} ${tenth(nearY)}" />`;
  return svg`<g class="ring">${leader}<circle cx=${across} cy=${up} r=${RING} />${words.map((line, index) => svg`<text class="label behind" x=${tenth(place.x)} y=${tenth(place.y + index * LINE)}>${line}</text>`)}</g>`;
}
