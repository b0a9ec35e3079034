/** The pointer that draws a guess: a mouse or a pen from where it is pressed, a finger once it moves across; moved upward it scrolls the page. */

/**
 * @import { Chart } from '../../chart/chart.js'
 * @import { Guess, Point } from './guess.js'
 *
 * @typedef {object} Paper
 * @property {() => Chart | undefined} chart the one that is drawn in
 * @property {() => Guess | undefined} guess what is drawn; undefined while nothing can be
 * @property {() => void} paint it has changed
 */

/** So near to the right edge, as a share of the way there, a hand means the edge. */
const EDGE = 0.97;

/** @param {Paper} paper */
export function penOf({ chart, guess, paint }) {
  /** The stroke under way: whose, where it is, and what was there before it. @type {{ id: number, at: Point, before: readonly number[] } | undefined} */
  let stroke;

  /** @param {PointerEvent} event @returns {Point} */
  function point(event) {
    const [x, y] = chart()?.value(event) ?? [0, 0];
    const index = guess()?.nearest(x) ?? 1;
    const last = (guess()?.x.length ?? 2) - 1;
    return [index >= EDGE * last ? last : index, y];
  }

  /** @param {Point} to */
  function draw(to) {
    const line = guess();
    if (!stroke || !line) return;
    line.stroke(stroke.at, to);
    stroke.at = to;
    paint();
  }

  return {
    /** @param {PointerEvent} event */
    down: (event) => {
      const line = guess();
      if (!line || stroke || event.button !== 0) return;
      const at = point(event);
      stroke = { id: event.pointerId, at, before: line.y };
      if (event.pointerType === 'touch') return;
      // Captured by the chart itself, which goes on saying what is under the pointer.
      const target = /** @type {HTMLElement} */ (event.currentTarget);
      target.querySelector('svg')?.setPointerCapture(event.pointerId);
      draw(at);
    },
    /** @param {PointerEvent} event */
    move: (event) => {
      if (event.pointerId === stroke?.id) draw(point(event));
    },
    /** @param {PointerEvent} event */
    up: (event) => {
      if (event.pointerId !== stroke?.id) return;
      draw(point(event));
      stroke = undefined;
    },
    /** The finger scrolls the page instead: nothing was drawn. @param {PointerEvent} event */
    cancel: (event) => {
      const line = guess();
      if (event.pointerId !== stroke?.id) return;
      if (line) line.y = stroke.before;
      stroke = undefined;
      paint();
    },
  };
}
