/**
 * Pointer input for a guess. A mouse, a pen or a finger draws from where it is pressed. Two fingers zoom the page; beside the chart, and
 * once the answer is shown, a finger scrolls it.
 */

/**
 * @import { Chart } from '../../chart/chart.js'
 * @import { Guess, Point } from './guess.js'
 *
 * @typedef {object} Paper
 * @property {() => Chart | undefined} chart the chart that shows the guess
 * @property {() => Guess | undefined} guess the guess to change; undefined while it cannot be changed
 * @property {() => void} paint renders the changed guess
 */

/** A pointer past this share of the axis counts as at its right end. */
const EDGE = 0.97;

/** @param {Paper} paper */
export function penOf({ chart, guess, paint }) {
  /**
   * The current stroke: pointer id, last point, and the guess before the stroke.
   * @type {{ id: number, at: Point, before: readonly number[] } | undefined}
   */
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
      // The browser captures a finger itself, and a tap is drawn when it ends: a second finger may still make it a zoom.
      if (event.pointerType === 'touch') return;
      // The SVG of the chart captures the pointer, so that the chart still shows the value under the pointer.
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
    /** The browser zooms the page instead: restores the guess before the stroke. @param {PointerEvent} event */
    cancel: (event) => {
      const line = guess();
      if (event.pointerId !== stroke?.id) return;
      if (line) line.y = stroke.before;
      stroke = undefined;
      paint();
    },
  };
}
