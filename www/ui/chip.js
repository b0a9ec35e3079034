/**
 * The chip that says what the last accepted connection brought. It rises beside the person, stands, and flies into the counter of the people
 * who could be reached, which counts when the chip arrives. Without motion it stands in its corner until the next action.
 */

/**
 * @import { Painting } from '../render/painting.js'
 * @import { Session } from '../state/session.js'
 *
 * @typedef {{ session: Session, painting: Painting }} Context
 */

/** Times in milliseconds: until the person has arrived, for rising, standing and flying. */
const ARRIVES = 320;
const RISES = 220;
const STANDS = 700;
const FLIES = 420;

/** Minimum width of a picture in which the chip stands beside the person, in pixels. In a narrower picture it would cover too much. */
const WIDE = 480;

/** Distance from the person and from the picture's edge, in pixels. */
const APART = 22;
const EDGE = 4;

/** @param {number} time in milliseconds */
const after = (time) => new Promise((done) => setTimeout(done, time));

/** Whether a person would see an element. @param {Element} element */
function isSeen(element) {
  const { width, top, bottom } = element.getBoundingClientRect();
  return width > 0 && top >= 0 && bottom <= innerHeight && getComputedStyle(element).visibility === 'visible';
}

export class Chip {
  #context;
  /** Whether the chip is on show. */
  #shown = false;

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
  }

  /** Called when the figure is rendered without a chip. */
  hide() {
    this.#shown = this.#context.session.model.flying = false;
  }

  /** Called when the figure is rendered with a chip. */
  show() {
    const { model, moment } = this.#context.session;
    if (this.#shown) return;
    this.#shown = true;
    if (moment.still) return;
    // From now on the counter waits for the chip.
    model.flying = true;
    queueMicrotask(() => this.#fly());
  }

  async #fly() {
    const { session, painting } = this.#context;
    const view = painting.canvas?.parentElement;
    const chip = /** @type {HTMLElement | null | undefined} */ (view?.querySelector('.chip'));
    if (!view || !chip) return;
    const rise = chip.animate({ opacity: [0, 1], translate: ['0 14px', '0 0'] }, { duration: RISES, easing: 'ease-out' });
    rise.pause();
    await after(ARRIVES);
    if (session.model.came > 0 && view.clientWidth >= WIDE) await this.#stand(chip, view);
    rise.play();
    await after(RISES + STANDS);
    const counter = view.closest('.figure')?.querySelector('[data-count=couldReach]');
    if (chip.isConnected && counter && isSeen(counter) && isSeen(chip)) {
      await this.#flight(chip, counter.getBoundingClientRect()).finished;
    }
    if (chip.isConnected) session.show({ flying: false });
  }

  /** Puts the chip above the person, or below them where it does not fit above. @param {HTMLElement} chip @param {HTMLElement} view */
  async #stand(chip, view) {
    const { session } = this.#context;
    const place = await session.ask((engine) => engine.person(session.model.came));
    if (!place) return;
    const { scale } = session.model.size;
    const [x, y] = [place.x / scale, place.y / scale];
    const { offsetWidth, offsetHeight } = chip;
    const above = y - APART - offsetHeight;
    /** @param {number} at @param {number} most */
    const within = (at, most) => Math.max(EDGE, Math.min(most - EDGE, at));
    // Towards the middle, where the person's ties do not lead.
    const left = within(x > view.clientWidth / 2 ? x + APART - offsetWidth : x - APART, view.clientWidth - offsetWidth);
    const top = within(above < EDGE ? y + APART : above, view.clientHeight - offsetHeight);
    chip.style.inset = `${top}px auto auto ${left}px`;
  }

  /** Moves the chip into the counter. @param {HTMLElement} chip @param {DOMRect} to */
  #flight(chip, to) {
    const from = chip.getBoundingClientRect();
    // The picture clips what is positioned in it, and nothing that is fixed.
    Object.assign(chip.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: 3 });
    const origin = chip.getBoundingClientRect();
    chip.style.inset = `${from.top - origin.top}px auto auto ${from.left - origin.left}px`;
    const [across, up] = [to.left + to.width / 2 - from.left - from.width / 2, to.top + to.height / 2 - from.top - from.height / 2];
    return chip.animate(
      [
        { translate: '0 0', scale: 1, opacity: 1 },
        { opacity: 1, offset: 0.7 },
        { translate: `${across}px ${up}px`, scale: 0.5, opacity: 0 },
      ],
      { duration: FLIES, easing: 'ease-in-out', fill: 'forwards' },
    );
  }
}
