/**
 * The shown moment and its animation. Connections and hops are fractional during an animation. At rest they are whole, except the hop of a
 * waiting post (see `resting`).
 */
import { ease } from '../shared/ease.js';

/** Duration of the animation to another connection, in ms. */
const GLIDE = 320;

/** Duration of the change between rings and force layout, in ms. */
const MORPH = 400;

/** Duration of one hop of a post, in ms. */
const HOP = 500;

/** Share of a hop (0 to 1) in which the next viewers begin to glow, before the post moves, as in src/pipeline/frame/scene.rs. */
const AWAITED = 0.2;

/** Position of a post at rest after `hop` of `hops` hops. Any next viewers glow. @param {number} hop @param {number} hops */
export const resting = (hop, hops) => (hop < hops ? hop + AWAITED : hops);

/** Maximum step of the clock, in ms. It prevents a jump after the browser was paused. */
const LONGEST = 100;

export class Moment {
  /** What the picture shows, in connections: a fraction while an animation runs. At rest it equals `connection` of the model. */
  connection = 0;
  hop = 0;
  /** Position between the rings (0) and the force layout (1). */
  structure = 0;
  /** Speed factor of playback, 1 for normal speed. */
  speed = 1;
  /** Whether animations are off. The states are then shown without motion. */
  still = false;
  /** Advances the animation by a time in ms. Returns true at its end. @type {((elapsed: number) => boolean) | undefined} */
  #move;
  /** Like `#move`, for the independent change between rings and force layout. @type {((elapsed: number) => boolean) | undefined} */
  #morph;
  /** The end of that change: 0 rings, 1 force layout. @type {0 | 1} */
  #shape = 0;
  #frame = 0;
  #last = 0;
  #awake = true;
  #onMove;
  #onRest;

  /**
   * @param {() => void} onMove called after every step
   * @param {() => void} onRest called at the end
   */
  constructor(onMove, onRest) {
    this.#onMove = onMove;
    this.#onRest = onRest;
  }

  /** Whether an animation changes the picture. */
  get busy() {
    return this.#move !== undefined || this.#morph !== undefined;
  }

  /** Whether the life or the post is playing. */
  get moving() {
    return this.#move !== undefined;
  }

  /** Pauses animations while the figure is not visible. @param {boolean} awake whether it is visible */
  wake(awake) {
    this.#awake = awake;
    this.#schedule();
  }

  /** Goes to a moment without animation. @param {number} connection @param {number} [hop] */
  jump(connection, hop = 0) {
    this.stop();
    this.connection = connection;
    this.hop = hop;
  }

  /** Shows a post at rest after `hop` hops. @param {number} hop @param {number} hops total hops of the post */
  stand(hop, hops) {
    this.hop = resting(hop, hops);
  }

  /** Animates to another connection. @param {number} connection */
  glide(connection) {
    const from = this.connection;
    // If the figure is hidden or animations are off, the animation ends at its first step.
    let elapsed = this.still || !this.#awake ? GLIDE : 0;
    this.#start((step) => {
      elapsed = Math.min(GLIDE, elapsed + step);
      this.connection = from + (connection - from) * ease(elapsed / GLIDE);
      if (elapsed === GLIDE) this.connection = connection;
      return elapsed === GLIDE;
    });
  }

  /** Shows the rings without animation. */
  unmorph() {
    this.#morph = undefined;
    this.structure = this.#shape = 0;
  }

  /** Animates to the force layout (1) or to the rings (0). @param {0 | 1} structure */
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
   * Plays one connection after another.
   * @param {number} end
   * @param {(elapsed: number) => number} rate connections per second, as a function of the elapsed time in ms
   * @param {(connection: number) => number} [next] without motion: the moment to show after a moment
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

  /** Plays the hops of a post, up to `end`. @param {number} end */
  spread(end) {
    this.#start((step) => {
      // If the figure is hidden or animations are off, the animation ends at its first step.
      this.hop = this.still || !this.#awake ? end : Math.min(end, this.hop + (step * this.speed) / HOP);
      return this.hop >= end;
    });
  }

  /** Stops the animation at the current moment. */
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
