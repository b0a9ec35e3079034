/** Playback: how the moment moves on, connection by connection and hop by hop, by itself or by a control. */
import { nothingYet } from './model.js';
import { Moment, resting } from './moment.js';
import { Scenario } from './scenario.js';

/**
 * @import { State, Value } from '../engine/messages.js'
 * @import { Outlet } from './scenario.js'
 * @typedef {{ rate: (connection: number) => number | undefined, next: (connection: number) => number }} Beat a clock of its own: how many
 *   connections a second pass there, and the first moment after it at which a life may stand still
 */

/** Duration of a whole life, in seconds, and the least speed, in connections a second. */
const LIFE = 25;
const SLOWEST = 2.5;

export class Playback {
  model = nothingYet();
  moment = new Moment(
    () => this.#moved(),
    () => this.#rested(),
  );
  /** What was asked for, and what the core made of it. Only a session uses it. */
  scenario;
  #outlet;
  #look;
  /** The last post written. */
  #posts = 0;
  /** Set while the page's author calls: locks hold for readers only. */
  #isAuthor = false;
  /** What the motion under way is. @type {'' | 'accept' | 'play' | 'post' | 'scrub'} */
  #action = '';

  /** How a life passes where it is not connection by connection. @type {Beat | undefined} */
  beat;

  /**
   * @param {Outlet} outlet
   * @param {() => void} picture the scenario has another picture
   * @param {() => void} look it is at rest: there may be more to find out about it
   */
  constructor(outlet, picture, look) {
    this.#outlet = outlet;
    this.#look = look;
    this.scenario = new Scenario(this.model, this.moment, { ...outlet, picture });
  }

  /**
   * What the page's author asks for: a reader cannot change what is locked.
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

  /** Whether who asks cannot change a parameter. @param {string} name */
  locks(name) {
    return !this.#isAuthor && this.model.lock.has(name);
  }

  /** A control is being moved: emits `input`. @param {string} name @param {Value} value where it stands */
  input(name, value) {
    this.#outlet.tell('input', { name, value });
  }

  /** A reader has changed parameters: emits `change`. @param {string[]} names */
  changed(names) {
    this.#outlet.tell('change', { names, ...this.state() });
  }

  /** @returns {State} */
  state() {
    const { text, values, connection, counters, facts, playing } = this.model;
    return { text, values: { ...values }, connection, counters, facts, playing };
  }

  /** Goes through the life, or lets the post go on. */
  play() {
    const { facts, counters, posted, connection, playing } = this.model;
    if (!facts || playing) return;
    if (posted && counters && this.moment.hop < counters.hops) {
      this.#action = 'post';
      this.moment.wave(counters.hops);
    } else if (connection < facts.steps && (this.model.plays || !this.locks('connections'))) {
      const rate = Math.max(SLOWEST, facts.steps / LIFE);
      this.#run(() => this.beat?.rate(this.moment.connection) ?? rate);
    } else return;
    this.model.playing = true;
    this.#outlet.tell('play');
    this.#outlet.paint();
  }

  /** Pauses playback. */
  pause() {
    if (!this.model.playing) return;
    this.halt();
    this.#outlet.tell('pause');
    this.#rested();
  }

  /** Advances one connection, or one hop while a post travels. */
  step() {
    const { counters, posted } = this.model;
    this.halt();
    if (posted && counters && this.moment.hop < counters.hops) {
      this.#action = 'post';
      this.moment.wave(resting(Math.floor(this.moment.hop + 1e-6) + 1, counters.hops));
    } else this.accept(this.beat?.next(this.model.connection));
  }

  /** Back to no connections; the network and the invitations stay. */
  reset() {
    if (this.locks('connections')) return;
    this.halt();
    this.#action = '';
    this.#posts = 0;
    this.#go(0, false);
    this.#outlet.tell('reset');
  }

  /** Accepts the next invitation, or those up to a connection. @param {number} [to] */
  accept(to = this.model.connection + 1) {
    const { facts, connection } = this.model;
    if (!facts || connection >= facts.steps || this.locks('connections')) return;
    this.halt();
    this.#action = 'accept';
    this.#go(to, true);
    this.#outlet.tell('accept', { connection: to });
  }

  /** Accepts one invitation after the other, faster and faster, until `pause`. @returns {boolean} whether it began */
  acceptFaster() {
    if (!this.model.facts || this.locks('connections')) return false;
    this.halt();
    this.model.playing = true;
    this.#run((elapsed) => Math.min(40, 3 + elapsed / 250));
    return true;
  }

  /** To a moment, while the scrubber moves and when it stands. @param {number} connection @param {boolean} done */
  scrub(connection, done) {
    if (this.locks('connections')) return this.#outlet.paint();
    this.halt();
    this.#action = 'scrub';
    const to = Math.min(this.model.facts?.steps ?? 0, connection);
    this.scenario.at(to);
    this.moment.jump(to);
    this.#putAway();
    this.#outlet.picture();
    this.scenario.glance();
    this.#outlet.paint();
    if (done) this.#rested();
    else this.input('connections', to);
  }

  /**
   * Writes a post and lets it travel; or, where it `waits`, until who sees it first glows. Resolves when it is under way.
   * @param {number} [number] the next, unless said @param {boolean} [waits]
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
    this.#outlet.tell('post', { post: this.#posts });
    this.#action = 'post';
    model.playing = hops > 0 && !waits;
    this.#outlet.paint();
    if (hops > 0) this.moment.wave(waits ? resting(0, hops) : hops);
    else this.#rested();
  }

  /** To the end of the life. @param {(elapsed: number) => number} rate connections a second */
  #run(rate) {
    this.#putAway();
    this.#action = 'play';
    this.moment.run(this.model.facts?.steps ?? 0, rate, this.beat?.next);
  }

  /** A post belongs to its moment: moving on puts it away. */
  #putAway() {
    if (!this.model.posted) return;
    this.scenario.requested.post = 0;
    this.model.posted = false;
    this.model.chart = 'life';
    this.moment.hop = 0;
    this.scenario.apply({ seek: true });
  }

  /** @param {number} connection @param {boolean} glide */
  #go(connection, glide) {
    const { model } = this;
    model.error = '';
    model.picked = undefined;
    this.scenario.at(connection);
    const away = model.posted;
    // First: where nobody looks the way is at its end at once, and what is asked for there is the newest.
    this.#putAway();
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

  /** It is told, unless it moves on. */
  settled() {
    if (!this.model.counters || !this.model.facts || this.moment.moving) return;
    this.#action = '';
    this.#look();
    this.#outlet.tell('settled', this.state());
  }

  /** Stops what moves: a life at the connection it was about to accept, a post where it is. */
  halt() {
    const { moving, connection } = this.moment;
    this.model.playing = false;
    if (!moving) return;
    this.moment.stop();
    if (this.#action === 'post') return;
    const reached = connection - 1e-6;
    const whole = this.#action === 'play' ? (this.beat?.next(reached) ?? Math.ceil(reached)) : this.model.connection;
    this.scenario.at(whole);
    this.moment.connection = whole;
    this.#moved();
  }
}
