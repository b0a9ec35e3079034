/**
 * Press and hold for the accept button: a click accepts one invitation; a hold accepts invitations faster and faster.
 * One listener object serves all events of the button.
 */

/** @import { Session } from '../state/session.js' */

/** Duration of a press until it becomes a hold, in milliseconds. */
const HOLD = 380;

/** Maximum time between the end of a hold and its click event, in milliseconds. */
const CLICK = 100;

export class PressAndHold {
  #session;
  #click;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** True during a hold. */
  #repeats = false;
  /** Suppresses the click that ends a hold. */
  #endsHold = false;

  /** @param {Session} session @param {() => void} click called at a click that does not end a hold */
  constructor(session, click) {
    this.#session = session;
    this.#click = click;
  }

  /** @param {Event} event any event of the button; Lit calls this method for each */
  handleEvent(event) {
    switch (event.type) {
      case 'click':
        return this.#clicked();
      case 'pointerdown':
        return this.#pressed(/** @type {PointerEvent} */ (event));
      case 'keydown':
        return this.#key(/** @type {KeyboardEvent} */ (event));
      case 'contextmenu':
        // A long press must not open the context menu.
        return event.preventDefault();
      default:
        return this.#released();
    }
  }

  #clicked() {
    if (this.#endsHold) this.#endsHold = false;
    else this.#click();
  }

  /** @param {PointerEvent} event */
  #pressed(event) {
    const { model } = this.#session;
    this.#endsHold = false;
    clearTimeout(this.#timer);
    if (event.button !== 0 || !model.next || model.shown.story) return;
    this.#timer = setTimeout(() => (this.#repeats = this.#session.acceptFaster()), HOLD);
  }

  #released() {
    clearTimeout(this.#timer);
    if (!this.#repeats) return;
    this.#repeats = false;
    this.#session.pause();
    this.#endsHold = true;
    // If the pointer is released outside the button, no click event follows.
    setTimeout(() => (this.#endsHold = false), CLICK);
  }

  /** A held key accepts one invitation after another. @param {KeyboardEvent} event */
  #key(event) {
    if (!event.repeat || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    if (!this.#session.moment.moving) this.#session.accept();
  }
}
