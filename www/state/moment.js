/** The moment on show, and its way to another: whole connections and hops at rest, fractions under way. */
import { ease } from '../shared/ease.js';

/** A person's way to another ring, in milliseconds. */
const GLIDE = 320;

/** The way from the rings to the structure, in milliseconds. */
const MORPH = 400;

/** One hop of a post, in milliseconds. */
const HOP = 500;

/** How much of a hop goes by before the post sets out, as in src/pipeline/frame/mod.rs: who sees it next begins to glow. */
const AWAITED = 0.2;

/** Where a post rests that has gone so many hops of all: who comes next glows, if anybody does. @param {number} hop @param {number} hops */
export const resting = (hop, hops) => (hop < hops ? hop + AWAITED : hops);

/** The longest step of the clock: after a pause of the browser nothing leaps. */
const LONGEST = 100;

export class Moment {
  connection = 0;
  hop = 0;
  /** How far people have moved from the rings to where the forces of their ties put them, from 0 to 1. */
  structure = 0;
  /** How much faster than otherwise a life plays and a post travels. */
  speed = 1;
  /** Set where people ask for less motion: the same states, no travel. */
  still = false;
  /** Moves on by so many milliseconds; true when it is there. @type {((elapsed: number) => boolean) | undefined} */
  #move;
  /** The same for the way between rings and structure, whatever else moves. @type {((elapsed: number) => boolean) | undefined} */
  #morph;
  /** Where that way ends. @type {0 | 1} */
  #shape = 0;
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

  /** Whether the picture is another from moment to moment. */
  get busy() {
    return this.#move !== undefined || this.#morph !== undefined;
  }

  /** Whether the life or the post goes on. */
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

  /** A post that has gone so many hops of all. @param {number} hop @param {number} hops */
  stand(hop, hops) {
    this.hop = resting(hop, hops);
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

  /** In the rings, whatever moved. */
  unmorph() {
    this.#morph = undefined;
    this.structure = this.#shape = 0;
  }

  /** From the rings to the structure, at 1, or back. @param {0 | 1} structure */
  morph(structure) {
    if (this.#shape === structure) return;
    this.#shape = structure;
    const from = this.structure;
    let elapsed = this.still || !this.#awake ? MORPH : 0;
    this.#morph = (step) => {
      elapsed = Math.min(MORPH, elapsed + step);
      this.structure = elapsed === MORPH ? structure : from + (structure - from) * ease(elapsed / MORPH);
      return elapsed === MORPH;
    };
    this.#begin();
  }

  /**
   * One connection after the other.
   * @param {number} end
   * @param {(elapsed: number) => number} rate connections a second after so many milliseconds
   * @param {(connection: number) => number} [next] where it is without motion after a connection
   */
  run(end, rate, next = (connection) => connection + 1) {
    let at = Math.round(this.connection);
    let elapsed = 0;
    this.#start((step) => {
      elapsed += step;
      at = Math.min(end, at + (rate(elapsed) * step * this.speed) / 1000);
      const whole = Math.floor(at);
      if (!this.still) this.connection = whole + ease(at - whole);
      else for (let to; (to = next(this.connection)) <= at && to > this.connection; ) this.connection = to;
      return at >= end;
    });
  }

  /** A post's waves, up to a hop. @param {number} end */
  wave(end) {
    this.#start((step) => {
      // Where nobody looks it is there at once.
      this.hop = this.still || !this.#awake ? end : Math.min(end, this.hop + (step * this.speed) / HOP);
      return this.hop >= end;
    });
  }

  /** Stays where it is. */
  stop() {
    this.#move = undefined;
    this.#schedule();
  }

  /** @param {(elapsed: number) => boolean} move */
  #start(move) {
    this.#move = move;
    this.#begin();
  }

  #begin() {
    this.#last = performance.now();
    if (this.#awake) this.#schedule();
    else this.#tick(this.#last);
  }

  #schedule() {
    cancelAnimationFrame(this.#frame);
    this.#frame = (this.#move || this.#morph) && this.#awake ? requestAnimationFrame((now) => this.#tick(now)) : 0;
  }

  /** @param {number} now */
  #tick(now) {
    const step = Math.max(0, Math.min(LONGEST, now - this.#last));
    const arrived = this.#move?.(step);
    this.#last = now;
    if (this.#morph?.(step)) this.#morph = undefined;
    if (arrived) this.#move = undefined;
    this.#schedule();
    this.#onMove();
    if (arrived) this.#onRest();
  }
}
