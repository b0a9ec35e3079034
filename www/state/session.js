/** A session: everything that can be done with a figure, by its reader or by the page. */
import { FileParser } from '../import/file-parser.js';
import { isListed } from './model.js';
import { Playback } from './playback.js';
import { LayoutSettling } from './layout-settling.js';
import { AnalysisRequests } from './analysis-requests.js';

/**
 * @import { Network, Picked, Theme, Value } from '../engine/messages.js'
 * @import { Model } from './model.js'
 * @import { Engine, Outlet } from './scenario.js'
 */

/** Time that the forces are computed between two pictures, in milliseconds. */
const FORCES = 12;

/** Shortest time between two reports of their progress, in milliseconds. */
const SAY = 100;

export class Session extends Playback {
  #outlet;
  /** Number of requests from outside so far. */
  #asked = 0;
  #parser = new FileParser();
  /** The reader's own network, parsed once: each core that needs it is given a copy. @type {Network | undefined} */
  #network;
  /** How many connections were on show before a list of one's own was. */
  #before = 0;
  #saidAt = 0;
  /** Settles `ready`. @type {{ resolve: () => void, reject: (error: unknown) => void }} */
  #start = { resolve: () => undefined, reject: () => undefined };
  /** The figure could not start. */
  #failed = false;

  /** Fetches what shows a list of one's own connections. @type {() => Promise<void>} */
  prepare = async () => {};

  /** Resolves when the first numbers stand; rejects with the error where the figure cannot start. */
  ready = this.#awaited();

  /** @param {Outlet} outlet */
  constructor(outlet) {
    super(
      outlet,
      () => this.#arrange(),
      () => this.look(),
    );
    this.#outlet = outlet;
    this.settling = new LayoutSettling(
      () => this.ask((engine) => engine.relax(FORCES)),
      (share, placed) => this.#settle(share, placed),
    );
    this.study = new AnalysisRequests(this.model.found, outlet.paint);
  }

  // ---- from the first to the last

  /** @returns {Promise<void>} */
  #awaited() {
    /** @type {Promise<void>} */
    const ready = new Promise((resolve, reject) => {
      this.#start = { resolve, reject };
    });
    // The figure shows the error and tells it as an event: the console does not report it again where nobody waits.
    ready.catch(() => undefined);
    return ready;
  }

  /** @param {AbortSignal} signal */
  open(signal) {
    this.#parser.open(signal);
    this.study.open(signal);
    return this.scenario.open(signal);
  }

  /** @returns {Promise<Record<Theme, Record<string, string>> | undefined>} the colours */
  learn() {
    return this.scenario.learn();
  }

  /** Shows what was asked for by now. @param {AbortSignal} signal @returns {Promise<boolean>} whether it is on show */
  async begin(signal) {
    const { model } = this;
    for (let asked = -1; asked !== this.#asked && !signal.aborted; ) {
      asked = this.#asked;
      if ((await this.scenario.apply()) || model.facts || signal.aborted) continue;
      // What was asked for was refused and there is no good state yet.
      const why = model.error;
      for (const fallback of this.#fallbacks()) {
        // Without a failure the start was given up: `restart` goes on with it.
        if (this.scenario.failure === undefined || model.dead || signal.aborted || asked !== this.#asked) break;
        const refused = JSON.stringify(this.scenario.given);
        fallback();
        if (JSON.stringify(this.scenario.given) === refused) continue;
        this.scenario.falling = true;
        const shown = await this.scenario.apply();
        this.scenario.falling = false;
        if (shown) break;
      }
      if (model.facts) model.error = why;
      else if (model.dead || asked === this.#asked) {
        if (this.scenario.failure !== undefined && !signal.aborted) this.#refuse(this.scenario.failure);
        return false;
      }
    }
    if (signal.aborted) return false;
    this.#start.resolve();
    this.look();
    this.#outlet.tell('ready');
    this.#outlet.paint();
    return true;
  }

  /** Scenarios to start with, in this order, where what was asked for is refused. @returns {(() => void)[]} each changes what is asked for */
  #fallbacks() {
    const { model, scenario } = this;
    /** The scene's own start. @param {(name: string) => boolean} isKept */
    const start = (isKept) => {
      scenario.forget(isKept);
      for (const [name, value] of Object.entries(model.shown.start)) scenario.given[name] ??= value;
    };
    return [
      // The default models are in the figure's own core.
      () => {
        delete scenario.given.world;
        delete scenario.given.model;
      },
      () => start((name) => model.lock.has(name)),
      () => start(() => false),
    ];
  }

  /** Gives up what is being made and goes on with what was on show last; also after the core has stopped. */
  async restart() {
    this.halt();
    // A file that is being read has changed nothing yet.
    if (this.model.busy === 'import') {
      this.#parser.cancel();
      return this.show({ busy: '', percent: 0 });
    }
    this.settling.stop();
    try {
      await this.scenario.restart();
      const network = this.model.file && this.#network;
      if (network) await this.ask((engine) => engine.openEdges(network));
      if (await this.scenario.apply()) {
        this.#start.resolve();
        this.settled();
      }
    } catch (error) {
      this.fail(error);
    }
  }

  end() {
    this.halt();
    this.settling.stop();
    this.moment.jump(0);
    this.moment.unmorph();
    this.#network = undefined;
    this.study.forget();
    this.scenario.end();
    // Back in the document it starts once more.
    if (!this.#failed) return;
    this.#failed = false;
    this.ready = this.#awaited();
  }

  /** Nobody waits for the first numbers any more. @param {unknown} error */
  #refuse(error) {
    this.#failed = true;
    this.#start.reject(error);
  }

  /** It cannot start. @param {unknown} error */
  fail(error) {
    this.scenario.fail(error, 'error.start');
    this.#refuse(error);
  }

  /**
   * Asks the core. A failure is said.
   * @template T
   * @param {(engine: Engine) => Promise<T>} call
   */
  ask(call) {
    return this.scenario.ask(call);
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

  /** Reads the position and the figures of the selected person at this moment. */
  async follow() {
    const { picked } = this.model;
    if (!picked) return;
    const now = await this.ask((engine) => engine.person(picked.number));
    if (this.model.picked === picked) this.show({ picked: now });
  }

  /** Pins a person to a place. @param {number} person @param {number} x @param {number} y device pixels of the picture */
  async pin(person, x, y) {
    if (await this.ask((engine) => engine.pin(person, x, y))) this.settling.start();
  }

  /** Releases a pinned person. @param {number} person */
  async release(person) {
    if (await this.ask((engine) => engine.release(person))) this.settling.start();
  }

  // ---- the scenario

  /**
   * Parameters from outside; undefined takes back what was asked for.
   * @param {Record<string, Value | undefined>} values
   * @param {boolean} [anew] what is not named has its default
   * @param {boolean} [shared] they are a reader's: what is locked stays
   * @returns {Promise<boolean>} whether they are on show; before the beginning they are not
   */
  async wish(values, anew = false, shared = false) {
    const isFixed = (/** @type {string} */ name) => shared && this.model.lock.has(name);
    if (anew) this.scenario.forget(isFixed);
    for (const [name, value] of Object.entries(values)) {
      if (isFixed(name)) continue;
      if (value === undefined) delete this.scenario.given[name];
      else this.scenario.given[name] = value;
    }
    this.#asked += 1;
    if (!this.model.facts) return false;
    this.halt();
    this.study.stop();
    const shown = await this.scenario.apply();
    if (shown) this.look();
    return shown;
  }

  /**
   * The same, announced. Resolves when they are on show; rejects where the figure cannot start.
   * @param {Record<string, Value>} values @param {boolean} [anew] @param {boolean} [shared] what is locked stays
   */
  async set(values, anew, shared) {
    if (await this.wish(values, anew, shared)) this.settled();
    else await this.ready;
  }

  /** A change a person made in a control. @param {Record<string, Value>} asked */
  async change(asked) {
    const values = Object.fromEntries(Object.entries(asked).filter(([name]) => !this.locks(name)));
    // The control stands again where it stood.
    if (Object.keys(values).length === 0) return this.show({ sliding: {} });
    this.halt();
    this.study.stop();
    Object.assign(this.scenario.given, values);
    // What follows from a value that was chosen follows from it again.
    for (const { name, by = '' } of this.model.parameters) if (by in values && !(name in values)) delete this.scenario.given[name];
    this.model.notes = [];
    this.#outlet.paint();
    if (!(await this.scenario.apply())) return;
    this.changed(Object.keys(values));
    this.settled();
  }

  /** A network of one's own. @param {File} file */
  async read(file) {
    if (this.locks('world')) return;
    this.halt();
    this.show({ busy: 'import', percent: 0 });
    const network = await this.#load(file);
    if (!network) return;
    if (!isListed(this.model)) this.#before = this.model.connection;
    const { people, duplicates, selfLoops, notes, edges, dated } = network;
    this.#network = network;
    this.model.file = { name: file.name, people, ties: edges.length / 2, duplicates, selfLoops, notes, dated };
    this.model.series = undefined;
    // A list of one's own connections is shown whole first.
    await this.change({ world: 'file', you: '', post: 0, ...(dated && { connections: 'all', layout: 'rings' }) });
  }

  /** Parses a file and gives it to the cores. @param {File} file @returns {Promise<Network | undefined>} */
  #load(file) {
    return this.ask(async (engine) => {
      const network = await this.#parser.parse(file, (percent) => this.model.busy === 'import' && this.show({ percent }));
      if (!network) return undefined;
      this.show({ busy: 'world', percent: 0 });
      await Promise.all([engine.openEdges(network), this.study.take(network), network.dated && this.prepare()]);
      return network;
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
    if (facts && (more || guides || studied) && !isListed(this.model)) this.study.look({ text, connection, series, network: this.#network });
  }

  /** Back to a made-up network. The core keeps the file, whose degrees a configuration may still have; so the laboratory has to be given it. */
  leaveFile() {
    /** @type {Record<string, Value>} */
    const back = isListed(this.model) ? { connections: this.#before } : {};
    this.model.file = undefined;
    this.model.series = undefined;
    this.change({ world: this.model.parameters.find(({ name }) => name === 'world')?.default ?? '', you: '', post: 0, ...back });
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
}
