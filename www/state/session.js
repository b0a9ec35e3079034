/**
 * The session: every action on a figure, by the reader or by the page.
 *
 * The folder state/ contains the state of a figure and the rules for its changes. It uses no DOM. It imports only engine/, import/, i18n/
 * and shared/.
 */
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

/** Compute time of the force layout between two pictures, in ms. */
const FORCES = 12;

/** Minimum time between two progress reports of the force layout, in ms. */
const SAY = 100;

export class Session extends Playback {
  #outlet;
  /** Number of `wish` calls so far. */
  #asked = 0;
  #parser = new FileParser();
  /** The reader's own network. It is parsed once, and each core that needs it gets a copy. @type {Network | undefined} */
  #network;
  /** Number of connections shown before the reader's own list was opened. */
  #before = 0;
  #saidAt = 0;
  /** Resolves or rejects `ready`. @type {{ resolve: () => void, reject: (error: unknown) => void }} */
  #start = { resolve: () => undefined, reject: () => undefined };
  /** Whether the figure failed to start. */
  #failed = false;

  /** Resolves when the analysis that the figure shows has ended. @type {Promise<void> | undefined} */
  analysis;

  /** Fetches the parts that show the reader's own list of connections. @type {() => Promise<void>} */
  prepare = async () => {};

  /** Resolves when the first counts are shown. Rejects with the error if the figure cannot start. */
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

  // ---- start and end

  /** @returns {Promise<void>} */
  #awaited() {
    /** @type {Promise<void>} */
    const ready = new Promise((resolve, reject) => {
      this.#start = { resolve, reject };
    });
    // The figure shows the error and dispatches an event. This handler prevents a second report as an unhandled rejection.
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

  /**
   * Shows the requested scenario, including requests that arrive during the start. If the core rejects it, tries fallbacks.
   * @param {AbortSignal} signal @returns {Promise<boolean>} whether a scenario is shown
   */
  async begin(signal) {
    const { model } = this;
    for (let asked = -1; asked !== this.#asked && !signal.aborted; ) {
      asked = this.#asked;
      if ((await this.scenario.apply()) || model.facts || signal.aborted) continue;
      // The core rejected the requested scenario, and no scenario has run yet.
      const why = model.error;
      for (const fallback of this.#fallbacks()) {
        // No failure means that the start was cancelled. `restart` continues it.
        if (this.scenario.failure === undefined || model.dead || signal.aborted || asked !== this.#asked) break;
        const refused = JSON.stringify(this.scenario.requested);
        fallback();
        if (JSON.stringify(this.scenario.requested) === refused) continue;
        this.scenario.isFallback = true;
        const shown = await this.scenario.apply();
        this.scenario.isFallback = false;
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
    this.#outlet.dispatch('ready');
    this.#outlet.paint();
    return true;
  }

  /** Fallbacks for a rejected scenario, in this order. @returns {(() => void)[]} functions that change the requested values */
  #fallbacks() {
    const { model, scenario } = this;
    /** Requests the start values of the scene. @param {(name: string) => boolean} isKept */
    const start = (isKept) => {
      scenario.forget(isKept);
      for (const [name, value] of Object.entries(model.shown.start)) scenario.requested[name] ??= value;
    };
    return [
      // The default models need only the small core.
      () => {
        delete scenario.requested.world;
        delete scenario.requested.model;
      },
      () => start((name) => model.lock.has(name)),
      () => start(() => false),
    ];
  }

  /** Cancels the current work and shows the last scenario again. It also works after the core has stopped. */
  async restart() {
    this.halt();
    // Reading a file does not change the scenario, so nothing has to be restored.
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
    // After a failed start, a new `ready` lets the element start again when it is reinserted.
    if (!this.#failed) return;
    this.#failed = false;
    this.ready = this.#awaited();
  }

  /** Rejects `ready`. @param {unknown} error */
  #refuse(error) {
    this.#failed = true;
    this.#start.reject(error);
  }

  /** Reports that the figure cannot start. @param {unknown} error */
  fail(error) {
    this.scenario.fail(error, 'error.start');
    this.#refuse(error);
  }

  /**
   * Calls the core. A failure is shown and reported as an event.
   * @template T
   * @param {(engine: Engine) => Promise<T>} call
   */
  ask(call) {
    return this.scenario.ask(call);
  }

  /** Changes the model and repaints. The scenario stays the same. @param {Partial<Model>} changes */
  show(changes) {
    Object.assign(this.model, changes);
    this.#outlet.paint();
  }

  /**
   * Shows the description of a person, and the person's ties.
   * @param {Picked | undefined} picked
   * @param {boolean} hovering the description is shown only while the pointer is over the person
   * @param {Model['step']} [step] where a walk by keyboard came to
   */
  tip(picked, hovering, step = '') {
    const before = this.model.picked?.number;
    this.show({ picked, hovering, step });
    if (picked?.number !== before) this.#outlet.picture();
  }

  /** Reads the position and the counts of the selected person at this moment. */
  async follow() {
    const { picked } = this.model;
    if (!picked) return;
    const now = await this.ask((engine) => engine.person(picked.number));
    if (this.model.picked === picked) this.show({ picked: now });
  }

  /** Pins a person to a position. @param {number} person @param {number} x @param {number} y device pixels of the picture */
  async pin(person, x, y) {
    if (await this.ask((engine) => engine.pin(person, x, y))) this.settling.start();
  }

  /** Releases a pinned person. @param {number} person */
  async release(person) {
    if (await this.ask((engine) => engine.release(person))) this.settling.start();
  }

  // ---- the scenario

  /**
   * Requests parameter values on behalf of the page. The value undefined withdraws a request.
   * @param {Record<string, Value | undefined>} values
   * @param {boolean} [anew] all other parameters get their defaults
   * @param {boolean} [shared] the values come from a reader, so locked parameters stay unchanged
   * @returns {Promise<boolean>} whether they are shown; false before the figure has started
   */
  async wish(values, anew = false, shared = false) {
    const isFixed = (/** @type {string} */ name) => shared && this.model.lock.has(name);
    if (anew) this.scenario.forget(isFixed);
    for (const [name, value] of Object.entries(values)) {
      if (isFixed(name)) continue;
      if (value === undefined) delete this.scenario.requested[name];
      else this.scenario.requested[name] = value;
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
   * Like `wish`, and reports the change. Resolves when the values are shown. Rejects if the figure cannot start.
   * @param {Record<string, Value>} values @param {boolean} [anew] @param {boolean} [shared] locked parameters stay unchanged
   */
  async set(values, anew, shared) {
    if (await this.wish(values, anew, shared)) this.settled();
    else await this.ready;
  }

  /** Applies the reader's change of a control. @param {Record<string, Value>} asked @param {boolean} [reads] whether it shows a file that was read */
  async change(asked, reads = false) {
    this.model.reads = reads;
    const values = Object.fromEntries(Object.entries(asked).filter(([name]) => !this.locks(name)));
    // The control returns to its previous value.
    if (Object.keys(values).length === 0) return this.show({ sliding: {} });
    this.halt();
    this.study.stop();
    Object.assign(this.scenario.requested, values);
    // If the default of a parameter depends on a changed parameter, its requested value is withdrawn.
    for (const { name, by = '' } of this.model.parameters) if (by in values && !(name in values)) delete this.scenario.requested[name];
    this.model.notes = [];
    this.#outlet.paint();
    if (!(await this.scenario.apply())) return;
    this.changed(Object.keys(values));
    this.settled();
  }

  /** Opens the reader's own network. @param {File} file @param {string} [format] the format as which it is read */
  async read(file, format) {
    if (this.locks('world')) return;
    this.halt();
    this.show({ busy: 'import', percent: 0, reads: true });
    const network = await this.#load(file, format);
    if (!network) return;
    if (!isListed(this.model)) this.#before = this.model.connection;
    const { edges, ids, ...about } = network;
    const { people, dated } = about;
    this.#network = network;
    this.model.file = { ...about, source: file, ties: edges.length / 2 };
    this.model.series = undefined;
    // There is something left to do at first: half of a list, and most of a network, is still to come.
    const connections = dated ? Math.floor(people / 2) : Math.min(this.model.connection, Math.ceil(people / 4));
    await this.change({ world: 'file', you: '', post: 0, connections, ...(dated && { layout: 'rings' }) }, true);
  }

  /** Parses a file and gives it to the cores. @param {File} file @param {string} [format] @returns {Promise<Network | undefined>} */
  #load(file, format) {
    return this.ask(async (engine) => {
      const network = await this.#parser.parse(file, (percent) => this.model.busy === 'import' && this.show({ percent }), format);
      if (!network) return undefined;
      this.show({ busy: 'world', percent: 0 });
      await Promise.all([engine.openEdges(network), this.study.take(network), network.dated && this.prepare()]);
      return network;
    });
  }

  /** Shows the scenario of the claim that is examined. */
  async story() {
    const claim = await this.study.story();
    if (claim) this.change({ ...claim, post: 0 });
  }

  /** Analyses the shown scenario if a panel shows the analysis. */
  look() {
    const { more, guides, studied, facts, text, connection, series } = this.model;
    if (facts && (more || guides || studied) && !isListed(this.model)) this.analysis = this.study.look({ text, connection, series, network: this.#network });
  }

  /** Returns to a generated network. The core and the lab keep the file, because a configuration model can use its degrees. */
  leaveFile() {
    /** @type {Record<string, Value>} */
    const back = isListed(this.model) ? { connections: this.#before } : {};
    this.model.file = undefined;
    this.model.series = undefined;
    this.change({ world: this.model.parameters.find(({ name }) => name === 'world')?.default ?? '', you: '', post: 0, ...back });
  }

  // ---- layout

  /** The picture changed: starts or stops the force layout. */
  #arrange() {
    if (this.model.values.layout === 'force') this.settling.start();
    else {
      this.settling.stop();
      this.model.settling = undefined;
      this.moment.morph(0);
    }
    this.#outlet.picture();
  }

  /** @param {number} share progress of the force layout, from 0 to 1 @param {boolean} placed whether every person has a position */
  #settle(share, placed) {
    const { model, moment } = this;
    const before = model.settling;
    model.settling = share < 1 && model.values.layout === 'force' ? share : undefined;
    // Progress is painted at the start, at the end, and between them at most once per `SAY` ms.
    if ((before === undefined) !== (model.settling === undefined) || performance.now() - this.#saidAt >= SAY) {
      this.#saidAt = performance.now();
      this.#outlet.paint();
    }
    if (model.values.layout !== 'force' || !placed) return;
    // With reduced motion, only the final layout is shown.
    if (moment.still && share < 1) return;
    moment.morph(1);
    this.#outlet.picture();
  }
}
