/** Animates displayed numbers to their new values. */
import { digits, selectLocale, speaking } from '../i18n/translate.js';

/** Duration of the animation, in milliseconds. */
const COUNT = 280;

export class Counts {
  /** True if animations are off; see `rest` in element/display.js. */
  still = false;
  /** False if the numbers are not visible; then they change without animation. */
  seen = true;
  #root;
  /** Shown value, start and end of the animation, by name. @type {Map<string, { from: number, to: number, now: number }>} */
  #numbers = new Map();
  /** Language of the numbers. */
  #locale = speaking();
  #since = 0;
  #frame = 0;

  /** @param {ParentNode} root contains an element `[data-count=name]` for each number */
  constructor(root) {
    this.#root = root;
  }

  /**
   * Shows new values.
   * @param {Record<string, number | undefined>} values by name; undefined: no value
   * @param {string} none text for a missing value
   * @param {boolean} atOnce no animation, for values that change often, because each animation frame costs a layout
   */
  show(values, none, atOnce) {
    let changed = this.#locale !== speaking();
    this.#locale = speaking();
    for (const [name, value] of Object.entries(values)) {
      const number = this.#numbers.get(name);
      if (value === undefined) {
        this.#numbers.delete(name);
        this.#write(name, none);
      } else if (number?.to !== value) {
        const now = number?.now ?? (this.still ? value : 0);
        this.#numbers.set(name, { from: now, to: value, now });
        changed = true;
      } else this.#write(name, digits(number.now));
    }
    if (!changed) return;
    // All numbers go on from what they show: a finished one does not count again.
    for (const number of this.#numbers.values()) number.from = number.now;
    this.#since = performance.now();
    cancelAnimationFrame(this.#frame);
    this.#step(this.still || atOnce || !this.seen ? this.#since + COUNT : this.#since);
  }

  stop() {
    cancelAnimationFrame(this.#frame);
  }

  /** Writes the numbers of one animation frame. @param {number} now in milliseconds */
  #step(now) {
    selectLocale(this.#locale);
    const share = Math.max(0, Math.min(1, (now - this.#since) / COUNT));
    for (const [name, number] of this.#numbers) {
      number.now = Math.round(number.from + (number.to - number.from) * share * (2 - share));
      this.#write(name, digits(number.now));
    }
    if (share < 1) this.#frame = requestAnimationFrame((time) => this.#step(time));
  }

  /** @param {string} name @param {string} text */
  #write(name, text) {
    /** @type {HTMLElement | null} */
    const place = this.#root.querySelector(`[data-count=${name}]`);
    if (!place || place.textContent === text) return;
    place.textContent = text;
    // Longer numbers get a smaller font, so that they fit.
    place.style.setProperty('--digits', String(text.length));
  }
}
