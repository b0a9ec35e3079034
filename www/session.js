/** A session: everything that can be done with a figure, whoever does it. */
import { nothingYet } from './model.js';
import { Moment, resting } from './moment.js';
import { Scenario } from './scenario.js';
import { Settling } from './settling.js';
import { Study } from './study.js';

/**
 * @import { Counters, Facts, Picked, Theme, Value } from './calls.js'
 * @import { Model } from './model.js'
 * @import { Engine, Outlet } from './scenario.js'
 * @typedef {{ text: string, values: Record<string, Value>, connection: number, counters: Counters | undefined,
 *   facts: Facts | undefined, playing: boolean }} State
 * @typedef {{ rate: (connection: number) => number, next: (connection: number) => number }} Beat a clock of its own: how many
 *   connections a second pass there, and the first moment after it at which a life may stand still
 */

/** How long accepting is held before it goes on by itself, in milliseconds. */
const HOLD = 380;

/** So long do the forces work between two pictures, in milliseconds. */
const FORCES = 12;

/** At most so often is it said how far they are, in milliseconds. */
const SAY = 100;

/** A whole life plays in about so many seconds; a short one a little faster than one connection in half a second. */
const LIFE = 25;
const SLOWEST = 2.5;

export class Session {
  model = nothingYet();
  moment = new Moment(
    () => this.#moved(),
    () => this.#rested(),
  );
  #outlet;
  #scenario;
  /** How often something was asked for from outside. */
  #asked = 0;
  /** The network of one's own. @type {File | undefined} */
  #file;
  /** The last post written. */
  #posts = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #held;
  /** Accepting is held, and goes on by itself. */
  #repeating = false;
  /** What the way under way is. @type {'' | 'accept' | 'play' | 'post' | 'scrub'} */
  #action = '';
  #saidAt = 0;
  #isReady = () => {};

  /** How a life passes where it is not connection by connection. @type {Beat | undefined} */
  beat;

  /** Resolves when the first numbers stand. @type {Promise<void>} */
  ready = new Promise((resolve) => {
    this.#isReady = resolve;
  });

  /** @param {Outlet} outlet */
  constructor(outlet) {
    this.#outlet = outlet;
    this.#scenario = new Scenario(this.model, this.moment, { ...outlet, picture: () => this.#arrange() });
    this.settling = new Settling(
      () => this.ask((engine) => engine.relax(FORCES)),
      (share, placed) => this.#settle(share, placed),
    );
    this.study = new Study(this.model.found, outlet.paint);
  }

  // ---- from the first to the last

  /** @param {AbortSignal} signal */
  open(signal) {
    this.study.open(signal);
    return this.#scenario.open(signal);
  }

  /** @returns {Promise<Record<Theme, Record<string, string>> | undefined>} the colours */
  learn() {
    return this.#scenario.learn();
  }

  /** Shows what was asked for by now. @param {AbortSignal} signal @returns {Promise<boolean>} whether it is on show */
  async begin(signal) {
    const { model } = this;
    for (let asked = -1; asked !== this.#asked && !signal.aborted; ) {
      asked = this.#asked;
      if ((await this.#scenario.apply()) || model.facts || signal.aborted) continue;
      // What was asked for was refused and there is no good state yet: the default models give one.
      const why = model.error;
      delete this.#scenario.given.world;
      delete this.#scenario.given.model;
      if (!(await this.#scenario.apply())) return false;
      model.error = why;
    }
    if (signal.aborted) return false;
    this.#isReady();
    this.look();
    this.#outlet.tell('ready');
    this.#outlet.paint();
    return true;
  }

  /** Gives up what is being made and goes on with what was on show last; also after the core has stopped. */
  async restart() {
    this.#halt();
    this.settling.stop();
    try {
      await this.#scenario.restart();
      const file = this.model.file && this.#file;
      if (file) await this.#load(file);
      if (await this.#scenario.apply()) this.#settled();
    } catch (error) {
      this.fail(error);
    }
  }

  end() {
    this.#halt();
    this.settling.stop();
    this.moment.jump(0);
    this.moment.unmorph();
    this.#file = undefined;
    this.study.forget();
    this.#scenario.end();
  }

  /** It cannot start. @param {unknown} error */
  fail(error) {
    this.#scenario.fail(error, 'error.start');
  }

  /**
   * Asks the core. A failure is said.
   * @template T
   * @param {(engine: Engine) => Promise<T>} call
   */
  ask(call) {
    return this.#scenario.ask(call);
  }

  /** What changes only what is seen. @param {Partial<Model>} changes */
  show(changes) {
    Object.assign(this.model, changes);
    this.#outlet.paint();
  }

  /**
   * Who somebody is. Their ties are shown as long as it says so.
   * @param {Picked | undefined} picked
   * @param {boolean} hovering only for as long as the pointer is there
   */
  tip(picked, hovering) {
    const before = this.model.picked?.number;
    this.show({ picked, hovering });
    if (picked?.number !== before) this.#outlet.picture();
  }

  /** Where the one stands now of whom something is said, and what holds of them at this moment. */
  async follow() {
    const { picked } = this.model;
    if (!picked) return;
    const now = await this.ask((engine) => engine.person(picked.number));
    if (this.model.picked === picked) this.show({ picked: now });
  }

  /** Puts somebody where they stay. @param {number} person @param {number} x @param {number} y device pixels of the picture */
  async pin(person, x, y) {
    if (await this.ask((engine) => engine.pin(person, x, y))) this.settling.start();
  }

  /** Lets them go again. @param {number} person */
  async release(person) {
    if (await this.ask((engine) => engine.release(person))) this.settling.start();
  }

  /** @returns {State} */
  state() {
    const { text, values, connection, counters, facts, playing } = this.model;
    return { text, values: { ...values }, connection, counters, facts, playing };
  }

  // ---- the scenario

  /**
   * Parameters from outside; undefined takes back what was asked for.
   * @param {Record<string, Value | undefined>} values
   * @param {boolean} [anew] what is not named has its default
   * @returns {Promise<boolean>} whether they are on show; before the beginning they are not
   */
  async wish(values, anew = false) {
    if (anew) this.#scenario.given = {};
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) delete this.#scenario.given[name];
      else this.#scenario.given[name] = value;
    }
    this.#asked += 1;
    if (!this.model.facts) return false;
    this.#halt();
    this.study.stop();
    const shown = await this.#scenario.apply();
    if (shown) this.look();
    return shown;
  }

  /** The same, announced. @param {Record<string, Value>} values @param {boolean} [anew] resolves when they are on show */
  async set(values, anew) {
    if (await this.wish(values, anew)) this.#settled();
    else await this.ready;
  }

  /** A change a person made in a control. @param {Record<string, Value>} values */
  async change(values) {
    this.#halt();
    this.study.stop();
    Object.assign(this.#scenario.given, values);
    // What follows from a value that was chosen follows from it again.
    for (const { name, by = '' } of this.model.parameters) if (by in values && !(name in values)) delete this.#scenario.given[name];
    this.model.notes = [];
    this.#outlet.paint();
    if (!(await this.#scenario.apply())) return;
    this.#outlet.tell('change', this.state());
    this.#settled();
  }

  /** A network of one's own. @param {File} file */
  async read(file) {
    this.#halt();
    this.show({ busy: 'import' });
    const imported = await this.#load(file);
    if (!imported) return;
    this.#file = file;
    this.model.file = imported;
    this.model.series = undefined;
    await this.change({ world: 'file', you: '', post: 0 });
  }

  /** Gives the core a file. @param {File} file */
  #load(file) {
    return this.ask(async (engine) => {
      const network = await this.study.read(file);
      const { people, duplicates, selfLoops, notes, edges } = network;
      const ties = edges.length / 2;
      await engine.openEdges(network);
      return { name: file.name, people, ties, duplicates, selfLoops, notes };
    });
  }

  /** The story on trial. */
  async story() {
    const claim = await this.study.story();
    if (claim) this.change({ ...claim, post: 0 });
  }

  /** Looks into what is on show, if anybody reads about it. */
  look() {
    const { more, guides, studied, facts, text, connection, series } = this.model;
    if (facts && (more || guides || studied)) this.study.look({ text, connection, series, file: this.#file });
  }

  /** Back to a made-up network. The core keeps the file, whose degrees a configuration may still have; so the laboratory has to be given it. */
  leaveFile() {
    this.model.file = undefined;
    this.model.series = undefined;
    this.change({ world: this.model.parameters.find(({ name }) => name === 'world')?.default ?? '', you: '', post: 0 });
  }

  // ---- where people stand

  /** The picture is another: the forces may have to move. */
  #arrange() {
    if (this.model.values.layout === 'force') this.settling.start();
    else {
      this.settling.stop();
      this.model.settling = undefined;
      this.moment.morph(0);
    }
    this.#outlet.picture();
  }

  /** @param {number} share how far the forces have come to rest @param {boolean} placed whether they have put everybody somewhere */
  #settle(share, placed) {
    const { model, moment } = this;
    const before = model.settling;
    model.settling = share < 1 && model.values.layout === 'force' ? share : undefined;
    // It is said when it begins, when it ends, and not with every picture between.
    if ((before === undefined) !== (model.settling === undefined) || performance.now() - this.#saidAt >= SAY) {
      this.#saidAt = performance.now();
      this.#outlet.paint();
    }
    if (model.values.layout !== 'force' || !placed) return;
    // Where people ask for less motion they see the end of it.
    if (moment.still && share < 1) return;
    moment.morph(1);
    this.#outlet.picture();
  }

  // ---- the moment

  /** Goes through the life, or lets the post go on. */
  play() {
    const { facts, counters, posted, connection, playing } = this.model;
    if (!facts || playing) return;
    if (posted && counters && this.moment.hop < counters.hops) {
      this.#action = 'post';
      this.moment.wave(counters.hops);
    } else if (connection < facts.steps) {
      const rate = Math.max(SLOWEST, facts.steps / LIFE);
      this.#run(() => this.beat?.rate(this.moment.connection) ?? rate);
    } else return;
    this.model.playing = true;
    this.#outlet.tell('play');
    this.#outlet.paint();
  }

  /** Stops here. */
  pause() {
    if (!this.model.playing) return;
    this.#halt();
    this.#outlet.tell('pause');
    this.#rested();
  }

  /** One connection further; one hop while a post travels. */
  step() {
    const { counters, posted } = this.model;
    this.#halt();
    if (posted && counters && this.moment.hop < counters.hops) {
      this.#action = 'post';
      this.moment.wave(resting(Math.floor(this.moment.hop + 1e-6) + 1, counters.hops));
    } else this.accept(this.beat?.next(this.model.connection));
  }

  /** Back to no connections; the network and the invitations stay. */
  reset() {
    this.#halt();
    this.#posts = 0;
    this.#go(0, false);
    this.#outlet.tell('reset');
  }

  /** Accepts the next invitation, or those up to a connection. @param {number} [to] */
  accept(to = this.model.connection + 1) {
    const { facts, connection } = this.model;
    if (!facts || connection >= facts.steps) return;
    this.#halt();
    this.#action = 'accept';
    this.#go(to, true);
    this.#outlet.tell('accept', { connection: to });
  }

  /** Held for a while, accepting goes on by itself, faster and faster. */
  hold() {
    clearTimeout(this.#held);
    this.#held = setTimeout(() => {
      this.#halt();
      this.#repeating = true;
      this.model.playing = true;
      this.#run((elapsed) => Math.min(40, 3 + elapsed / 250));
    }, HOLD);
  }

  /** @returns {boolean} whether it had gone on by itself */
  letGo() {
    clearTimeout(this.#held);
    const repeating = this.#repeating;
    this.#repeating = false;
    if (repeating) this.pause();
    return repeating;
  }

  /** To a moment, while the scrubber moves and when it stands. @param {number} connection @param {boolean} done */
  scrub(connection, done) {
    this.#halt();
    this.#action = 'scrub';
    const to = Math.min(this.model.facts?.steps ?? 0, connection);
    this.#scenario.at(to);
    this.moment.jump(to);
    this.#putAway();
    this.#outlet.picture();
    this.#scenario.glance();
    this.#outlet.paint();
    if (done) this.#rested();
  }

  /**
   * Writes a post and lets it travel; or, where it `waits`, until who sees it first glows. Resolves when it is under way.
   * @param {number} [number] the next, unless said @param {boolean} [waits]
   */
  async post(number = Math.max(this.#posts, Number(this.model.values.post ?? 0)) + 1, waits = false) {
    const { model } = this;
    if (!model.facts) return;
    this.#halt();
    this.#posts = number;
    this.#scenario.given.post = this.#posts;
    this.#scenario.at(model.connection);
    this.moment.jump(model.connection, 0);
    if (!(await this.#scenario.apply({ seek: true }))) return;
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
    this.#scenario.given.post = 0;
    this.model.posted = false;
    this.model.chart = 'life';
    this.moment.hop = 0;
    this.#scenario.apply({ seek: true });
  }

  /** @param {number} connection @param {boolean} glide */
  #go(connection, glide) {
    const { model } = this;
    model.error = '';
    model.picked = undefined;
    this.#scenario.at(connection);
    const away = model.posted;
    // First: where nobody looks the way is at its end at once, and what is asked for there is the newest.
    this.#putAway();
    if (glide) this.moment.glide(connection);
    else this.moment.jump(connection);
    if (!away) this.#scenario.read();
    this.#outlet.paint();
    if (glide) return;
    this.#moved();
    this.#rested();
  }

  /** On the way. */
  #moved() {
    const { connection, hop } = this.moment;
    this.#outlet.picture();
    const playing = this.#action === 'play';
    if (playing) this.#scenario.at(Math.floor(connection + 1e-6));
    if (playing || Math.floor(hop) !== this.model.counters?.hop) this.#scenario.glance();
  }

  /** There. */
  async #rested() {
    this.show({ playing: false });
    if (this.moment.moving) return;
    if (await this.#scenario.apply({ seek: true })) this.#settled();
  }

  #settled() {
    if (!this.model.counters || !this.model.facts || this.moment.moving) return;
    this.#action = '';
    this.look();
    this.#outlet.tell('settled', this.state());
  }

  /** Stops what moves: a life at the connection it was about to accept, a post where it is. */
  #halt() {
    clearTimeout(this.#held);
    this.#repeating = false;
    const { moving, connection } = this.moment;
    this.model.playing = false;
    if (!moving) return;
    this.moment.stop();
    if (this.#action === 'post') return;
    const reached = connection - 1e-6;
    const whole = this.#action === 'play' ? (this.beat?.next(reached) ?? Math.ceil(reached)) : this.model.connection;
    this.#scenario.at(whole);
    this.moment.connection = whole;
    this.#moved();
  }
}
