/** Template of the slider of a life's months. It has no state. */
import { html } from 'lit/html.js';
import { live } from 'lit/directives/live.js';

/**
 * @param {object} slider
 * @param {string} slider.label
 * @param {string} slider.text the value in words
 * @param {number} slider.month the whole month on show
 * @param {number} slider.all number of months
 * @param {boolean} slider.off whether it cannot be moved; it cannot without months
 * @param {(month: number, done: boolean) => void} slider.go called with `done` false while it is being moved
 */
export function monthSlider({ label, text, month, all, off, go }) {
  /** @param {boolean} done */
  const moved = (done) => (/** @type {Event} */ event) => go(/** @type {HTMLInputElement} */ (event.currentTarget).valueAsNumber, done);
  return html`<input
    type="range"
    name="month"
    aria-label=${label}
    aria-valuetext=${text}
    min="0"
    max=${all}
    step="1"
    ?disabled=${off || all === 0}
    .value=${live(String(month))}
    @input=${moved(false)}
    @change=${moved(true)}
  />`;
}
