/** Playback: changes the moment by connections and hops, automatically or by a control. */
import { nothingYet } from './model.js';
import { Moment, resting } from './moment.js';
import { Scenario } from './scenario.js';

/**
 * @import { State, Value } from '../engine/messages.js'
 * @import { Outlet } from './scenario.js'
 * @typedef {{ rate: (connection: number, elapsed: number) => number | undefined, next: (connection: number) => number }} Clock a scene's own
 *   clock. `rate`: playback speed at a moment, in connections per second, after `elapsed` ms of playback; `next`: the first later moment at
 *   which playback may stop
 */

/** Duration of the playback of a whole life, in seconds, and minimum speed, in connections per second. */
const LIFE = 25;
const SLOWEST = 2.5;

export class Playback {
  model = nothingYet();
  moment = new Moment(
    () => this.#moved(),
    () => this.#rested(),
  );
  /** The requested scenario and the core's answers. Only this folder uses it. */
  scenario;
  #outlet;
  #look;
  /** Number of the last post written. */
  #posts = 0;
  /** True during a call by the page's author, who may change locked parameters. */
  #isAuthor = false;
  /** The running animation; '' for none. @type {'' | 'accept' | 'play' | 'post' | 'scrub'} */
  #action = '';

  /** The scene's own clock; undefined if playback has a constant speed. @type {Clock | undefined} */
  clock;

  /**
   * @param {Outlet} outlet
   * @param {() => void} picture called when a run has changed the picture
   * @param {() => void} look called when the figure is at rest, to update the analyses
   */
  constructor(outlet, picture, look) {
    this.#outlet = outlet;
    this.#look = look;
    this.scenario = new Scenario(this.model, this.moment, { ...outlet, picture });
  }

  /**
   * Runs a call by the page's author. Locked parameters can change during the call.
   * @template T
   * @param {() => T} ask
   */
  byAuthor(ask) {
    this.#isAuthor = true;
    try {
      return ask();
    } finally {
      this.#isAuthor = false;
    }
  }

  /** Whether a parameter is locked for the current call. @param {string} name */
  locks(name) {
    return !this.#isAuthor && this.model.lock.has(name);
  }

  /** Emits `input` while a control moves. @param {string} name @param {Value} value the control's value */
  input(name, value) {
    this.#outlet.dispatch('input', { name, value });
  }

  /** Emits `change` after the reader has changed parameters. @param {string[]} names */
  changed(names) {
    this.#outlet.dispatch('change', { names, ...this.state() });
  }

  /** @returns {State} */
  state() {
    const { text, values, connection, counters, facts, playing } = this.model;
    return { text, values: { ...values }, connection, counters, facts, playing };
  }

  /** Plays the life, or continues the post. */
  play() {
    const { facts, counters, posted, connection, playing } = this.model;
    if (!facts || playing) return;
    const spreads = posted && counters !== undefined && this.moment.hop < counters.hops;
    if (!spreads && (connection >= facts.steps || (!this.model.plays && this.locks('connections')))) return;
    // First: in a hidden figure, `spread` is at the end at once.
    this.model.playing = true;
    if (spreads) {
      this.#action = 'post';
      this.moment.spread(counters.hops);
    } else {
      const rate = Math.max(SLOWEST, facts.steps / LIFE);
      this.#run((elapsed) => this.clock?.rate(this.moment.connection, elapsed) ?? rate);
    }
    this.#outlet.dispatch('play');
    this.#outlet.paint();
  }

  /** Pauses playback. */
  pause() {
    if (!this.model.playing) return;
    this.halt();
    this.#outlet.dispatch('pause');
    this.#rested();
  }

  /** Advances one connection, or one hop while a post spreads. */
  step() {
    const { counters, posted } = this.model;
    this.halt();
    if (posted && counters && this.moment.hop < counters.hops) {
      this.#action = 'post';
      this.moment.spread(resting(Math.floor(this.moment.hop + 1e-6) + 1, counters.hops));
    } else this.accept(this.clock?.next(this.model.connection));
  }

  /** Goes back to 0 connections. The network and the invitations stay. */
  reset() {
    if (this.locks('connections')) return;
    this.halt();
    this.#action = '';
    this.#posts = 0;
    this.#go(0, false);
    this.#outlet.dispatch('reset');
  }

  /** Accepts the next invitation, or all invitations up to a number of connections. @param {number} [to] */
  accept(to = this.model.connection + 1) {
    const { facts, connection, next } = this.model;
    if (!facts || connection >= facts.steps || this.locks('connections')) return;
    this.halt();
    this.#action = 'accept';
    this.#go(to, true);
    this.model.accepted = to;
    this.model.came = to === connection + 1 && next ? next.number : 0;
    this.#outlet.dispatch('accept', { connection: to });
  }

  /** Accepts one invitation after another, faster and faster, until `pause`. @returns {boolean} whether it started */
  acceptFaster() {
    if (!this.model.facts || this.locks('connections')) return false;
    this.halt();
    this.model.playing = true;
    this.#run((elapsed) => Math.min(40, 3 + elapsed / 250));
    return true;
  }

  /** Jumps to a moment of the scrubber. @param {number} connection @param {boolean} done false while the scrubber is being moved */
  scrub(connection, done) {
    if (this.locks('connections')) return this.#outlet.paint();
    this.halt();
    this.#action = 'scrub';
    const to = Math.min(this.model.facts?.steps ?? 0, connection);
    this.scenario.at(to);
    this.moment.jump(to);
    this.#removePost();
    this.#outlet.picture();
    this.scenario.glance();
    this.#outlet.paint();
    if (done) this.#rested();
    else this.input('connections', to);
  }

  /**
   * Writes a post and spreads it. Resolves when the post has started.
   * @param {number} [number] number of the post; default: the next number
   * @param {boolean} [waits] whether to stop before the first hop, when its viewers glow
   */
  async post(number = Math.max(this.#posts, Number(this.model.values.post ?? 0)) + 1, waits = false) {
    const { model } = this;
    if (!model.facts || this.locks('post')) return;
    this.halt();
    this.#posts = number;
    this.scenario.requested.post = this.#posts;
    this.scenario.at(model.connection);
    this.moment.jump(model.connection, 0);
    if (!(await this.scenario.apply({ seek: true }))) return;
    const hops = model.counters?.hops ?? 0;
    model.chart = 'hops';
    this.#outlet.dispatch('post', { post: this.#posts });
    this.#action = 'post';
    model.playing = hops > 0 && !waits;
    this.#outlet.paint();
    if (hops > 0) this.moment.spread(waits ? resting(0, hops) : hops);
    else this.#rested();
  }

  /** Plays to the end of the life. @param {(elapsed: number) => number} rate connections per second */
  #run(rate) {
    this.#removePost();
    this.model.previewed = 0;
    this.#action = 'play';
    this.moment.run(this.model.facts?.steps ?? 0, rate, this.clock?.next);
  }

  /** Removes the post, because it belongs to the moment at which it was written. */
  #removePost() {
    if (!this.model.posted) return;
    this.scenario.requested.post = 0;
    this.model.posted = false;
    this.model.chart = 'life';
    this.moment.hop = 0;
    this.scenario.apply({ seek: true });
  }

  /** Goes to a moment. @param {number} connection @param {boolean} glide whether the change is animated */
  #go(connection, glide) {
    const { model } = this;
    model.error = '';
    model.picked = undefined;
    model.previewed = 0;
    this.scenario.at(connection);
    const away = model.posted;
    // Remove the post first: in a hidden figure, `glide` ends at once and starts the last run. No later run may supersede that run.
    this.#removePost();
    if (glide) this.moment.glide(connection);
    else this.moment.jump(connection);
    if (!away) this.scenario.read();
    this.#outlet.paint();
    if (glide) return;
    this.#moved();
    this.#rested();
  }

  /** Called after each step of the animation. */
  #moved() {
    const { connection, hop } = this.moment;
    this.#outlet.picture();
    const playing = this.#action === 'play';
    if (playing) this.scenario.at(Math.floor(connection + 1e-6));
    if (playing || Math.floor(hop) !== this.model.counters?.hop) this.scenario.glance();
  }

  /** Called at the end of the animation. */
  async #rested() {
    this.model.playing = false;
    this.#outlet.paint();
    if (this.moment.moving) return;
    const scrubbed = this.#action === 'scrub';
    if (!(await this.scenario.apply({ seek: true }))) return;
    if (scrubbed) this.changed(['connections']);
    this.settled();
  }

  /** Emits `settled`, unless an animation runs or another moment is already awaited. */
  settled() {
    const { counters, facts, connection } = this.model;
    if (!facts || counters?.connection !== connection || this.moment.moving) return;
    this.#action = '';
    this.#look();
    this.#outlet.dispatch('settled', this.state());
  }

  /** Stops the animation. A life stops at the connection that it was moving to, a post at its current position. */
  halt() {
    const { moving, connection } = this.moment;
    this.model.playing = false;
    this.model.accepted = this.model.came = 0;
    if (!moving) return;
    this.moment.stop();
    if (this.#action === 'post') return;
    const reached = connection - 1e-6;
    const whole = this.#action === 'play' ? (this.clock?.next(reached) ?? Math.ceil(reached)) : this.model.connection;
    this.scenario.at(whole);
    this.moment.connection = whole;
    this.#moved();
  }
}
