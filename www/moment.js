/** The moment on show, and its way to another: whole connections and hops at rest, fractions under way. */

/** A person's way to another ring, in milliseconds. */
const GLIDE = 320;

/** One hop of a post, in milliseconds. */
const HOP = 500;

/** The longest step of the clock: after a pause of the browser nothing leaps. */
const LONGEST = 100;

/** Slow, fast, slow: from 0 to 1. @param {number} t */
const ease = (t) => t * t * (3 - 2 * t);

export class Moment {
  connection = 0;
  hop = 0;
  /** Set where people ask for less motion: the same states, no travel. */
  still = false;
  /** Moves on by so many milliseconds; true when it is there. @type {((elapsed: number) => boolean) | undefined} */
  #move;
  #frame = 0;
  #last = 0;
  #awake = true;
  #onMove;
  #onRest;

  /**
   * @param {() => void} onMove after every step on the way
   * @param {() => void} onRest once it is there
   */
  constructor(onMove, onRest) {
    this.#onMove = onMove;
    this.#onRest = onRest;
  }

  get moving() {
    return this.#move !== undefined;
  }

  /** Nothing moves while nobody looks. @param {boolean} awake */
  wake(awake) {
    this.#awake = awake;
    this.#schedule();
  }

  /** @param {number} connection @param {number} [hop] */
  jump(connection, hop = 0) {
    this.stop();
    this.connection = connection;
    this.hop = hop;
  }

  /** Eased to another connection. @param {number} connection */
  glide(connection) {
    const from = this.connection;
    // Where nobody looks it is there at once.
    let elapsed = this.still || !this.#awake ? GLIDE : 0;
    this.#start((step) => {
      elapsed = Math.min(GLIDE, elapsed + step);
      this.connection = from + (connection - from) * ease(elapsed / GLIDE);
      if (elapsed === GLIDE) this.connection = connection;
      return elapsed === GLIDE;
    });
  }

  /**
   * One connection after the other.
   * @param {number} end
   * @param {(elapsed: number) => number} rate connections a second after so many milliseconds
   */
  run(end, rate) {
    let at = Math.round(this.connection);
    let elapsed = 0;
    this.#start((step) => {
      elapsed += step;
      at = Math.min(end, at + (rate(elapsed) * step) / 1000);
      const whole = Math.floor(at);
      this.connection = this.still ? whole : whole + ease(at - whole);
      return at >= end;
    });
  }

  /** A post's waves, up to a hop. @param {number} end */
  wave(end) {
    this.#start((step) => {
      this.hop = this.still ? end : Math.min(end, this.hop + step / HOP);
      return this.hop >= end;
    });
  }

  /** Stays where it is. */
  stop() {
    this.#move = undefined;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** @param {(elapsed: number) => boolean} move */
  #start(move) {
    this.#move = move;
    this.#last = performance.now();
    if (this.#awake) this.#schedule();
    else this.#tick(this.#last);
  }

  #schedule() {
    cancelAnimationFrame(this.#frame);
    this.#frame = this.#move && this.#awake ? requestAnimationFrame((now) => this.#tick(now)) : 0;
  }

  /** @param {number} now */
  #tick(now) {
    const arrived = this.#move?.(Math.max(0, Math.min(LONGEST, now - this.#last)));
    this.#last = now;
    if (arrived) this.stop();
    else this.#schedule();
    this.#onMove();
    if (arrived) this.#onRest();
  }
}
