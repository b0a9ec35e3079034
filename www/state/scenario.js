/** The scenario: the requested parameters, and the core's answers. */
import { EngineError, openEngine } from '../engine/index.js';
import { warn } from '../shared/url-state.js';
import { difference, reasonOf, localized } from '../i18n/format.js';
import { later, say } from '../i18n/translate.js';

/**
 * @import { Configured, Progress, Theme, Value } from '../engine/messages.js'
 * @import { Model } from './model.js'
 * @import { Moment } from './moment.js'
 * @import { Key } from '../i18n/translate.js'
 *
 * @typedef {Awaited<ReturnType<typeof openEngine>>} Engine
 * @typedef {object} Outlet callbacks that show the results
 * @property {() => void} paint called after the model changed
 * @property {() => void} picture called when the picture changed
 * @property {(type: string, detail?: object) => void} dispatch dispatches an event
 */

/** Delay before the loading status is shown, in milliseconds. */
const SOON = 100;

/** The stage assumed before the first progress report. */
const FIRST = { stage: 'world', percent: 0 };

/** Minimum time between two reads of the counts during an animation, in ms. */
const READ = 100;

/**
 * Copies values into an object without a prototype, so that a value can have the name `constructor`.
 * @param {Record<string, Value>} [values] @returns {Record<string, Value>}
 */
const bare = (values) => Object.assign(Object.create(null), values);

export class Scenario {
  /**
   * Values requested by attribute, property, method or control, of which the core may accept others. `connections` can be `all`, or a number
   * beyond the life.
   * @type {Record<string, Value>}
   */
  requested = bare();
  /** The error of the last run; undefined if it succeeded or was cancelled. @type {unknown} */
  failure;
  /** True while the start tries a fallback. Its failure is not reported. */
  isFallback = false;
  #model;
  #moment;
  #outlet;
  /** @type {Engine | undefined} */
  #engine;
  /** Aborted when the element leaves the document. @type {AbortSignal | undefined} */
  #signal;
  /** The last reported progress of the running stage. */
  #stage = FIRST;
  /** Timer that shows the loading status. @type {ReturnType<typeof setTimeout> | undefined} */
  #soon;
  #reading = 0;
  /** The newest read of the counts. @type {Promise<void> | undefined} */
  #newest;
  #readAt = 0;
  #toldAt = 0;

  /** @param {Model} model @param {Moment} moment @param {Outlet} outlet */
  constructor(model, moment, outlet) {
    this.#model = model;
    this.#moment = moment;
    this.#outlet = outlet;
  }

  /**
   * Opens the core.
   * @param {AbortSignal} signal
   */
  async open(signal) {
    this.#signal = signal;
    await this.#openEngine();
  }

  /**
   * Reads the parameters and the colours from the core.
   * @returns {Promise<Record<Theme, Record<string, string>> | undefined>} the colours; undefined if it was aborted
   */
  async learn() {
    const known = await this.ask((engine) => Promise.all([engine.schema(), engine.themes()]));
    if (!known) return undefined;
    this.#model.parameters = known[0];
    return known[1];
  }

  /** Opens an engine; undefined if it was aborted. */
  async #openEngine() {
    const signal = this.#signal;
    const engine = await openEngine({ onProgress: (progress) => this.#progress(progress), signal });
    if (signal?.aborted) return engine.close();
    signal?.addEventListener('abort', () => engine.close());
    this.#engine = engine;
  }

  /**
   * Replaces a busy or stopped core with a new core, which has no scenario. Requests the last shown scenario again, or the defaults if
   * there is none.
   */
  async restart() {
    const model = this.#model;
    const { facts, values, connection } = model;
    const stopped = this.#engine;
    this.#engine = undefined;
    stopped?.close();
    this.#moment.stop();
    Object.assign(model, { busy: 'open', percent: 0, error: '', dead: false, playing: false });
    this.requested = bare(facts && { ...values, connections: connection });
    this.#outlet.paint();
    await this.#openEngine();
  }

  /** Closes the core and clears its results. The requested values stay. */
  end() {
    this.#engine = undefined;
    clearTimeout(this.#soon);
    const model = this.#model;
    // The closed engine had the network of the file, so the file is closed, too.
    if (model.file) {
      model.file = undefined;
      for (const name of ['world', 'you']) delete this.requested[name];
    }
    model.facts = undefined;
    model.counters = undefined;
    model.next = undefined;
    model.busy = 'open';
    model.percent = 0;
    model.dead = false;
    model.error = '';
  }

  /**
   * Calls the core. A failure is shown and reported as an event.
   * @template T
   * @param {(engine: Engine) => Promise<T>} call
   * @returns {Promise<T | undefined>} undefined if the call failed, or if the core was closed or replaced
   */
  async ask(call) {
    const engine = this.#engine;
    if (!engine) return undefined;
    try {
      const answer = await call(engine);
      return engine === this.#engine ? answer : undefined;
    } catch (error) {
      if (engine === this.#engine) this.fail(error);
      return undefined;
    }
  }

  /** Withdraws all requested values, except those for which `isKept` is true. @param {(name: string) => boolean} isKept */
  forget(isKept) {
    this.requested = bare(Object.fromEntries(Object.entries(this.requested).filter(([name]) => isKept(name))));
  }

  /** Requests a moment, which is also where the shown moment comes to rest. @param {number} connection */
  at(connection) {
    this.#model.connection = connection;
    this.requested.connections = connection;
  }

  /**
   * Runs the requested scenario and shows it.
   * @param {{ seek?: boolean }} [options] `seek`: only the moment or the post has changed, and the post stays at its hop;
   *   otherwise the post is shown at its last hop
   * @returns {Promise<boolean>} whether the scenario is shown
   */
  async apply({ seek = false } = {}) {
    const model = this.#model;
    const asked = this.requested.connections;
    this.failure = undefined;
    if (!seek) {
      clearTimeout(this.#soon);
      this.#soon = setTimeout(() => this.#work(this.#stage), SOON);
      this.#stage = FIRST;
    }
    const configured = await this.ask((engine) =>
      seek ? engine.seek(model.connection, Number(this.requested.post ?? 0)) : engine.configure({ ...this.requested }),
    );
    if (!configured) return false;
    model.error = '';
    this.#take(configured);
    const { connection } = configured.facts;
    model.posted = Number(configured.values.post) > 0;
    if (!model.posted) {
      model.chart = 'life';
      this.#moment.hop = 0;
    }
    // Show this moment, unless another moment was requested during the run. A running animation to this moment continues.
    if (asked === this.requested.connections && !(this.#moment.moving && connection === model.connection)) {
      model.connection = connection;
      if (this.#moment.connection !== connection) this.#moment.jump(connection);
      if (model.posted && !seek) {
        const counters = await this.ask((engine) => engine.counters(connection, 0));
        if (!counters) return false;
        this.#moment.hop = counters.hops;
      }
    }
    this.#outlet.picture();
    await this.read(true);
    this.#work();
    return true;
  }

  /** Stores the results of a run in the model. @param {Configured} configured */
  #take({ text, values, warnings, facts, series }) {
    const model = this.#model;
    if (series) {
      // Keep the previous run for comparison. If only the length of the life changed, the earlier comparison stays. A run in a network
      // from a file and a run in a generated network are not compared.
      const what = model.series && model.facts?.isFile === facts.isFile ? difference(model.parameters, model.values, values) : '';
      if (what || !model.series) {
        model.ghost = what;
        model.before = what ? model.series : undefined;
        model.beforeText = model.text;
      }
      model.series = series;
      model.picked = undefined;
    }
    model.text = text;
    model.values = values;
    model.sliding = {};
    model.facts = facts;
    const fresh = warnings.filter(({ text }) => warn(text));
    model.notes = [...fresh, ...facts.notes].map(localized);
    // Store the corrected values, so that the next run does not repeat the warnings.
    for (const name of Object.keys(this.requested)) {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) delete this.requested[name];
      else if (name !== 'connections') this.requested[name] = value;
    }
  }

  /** @param {Progress} progress */
  #progress(progress) {
    this.#stage = progress;
    const { busy } = this.#model;
    // During the start, the stage is shown only when it reports a percentage, which short stages do not.
    if (busy === 'open' ? progress.percent : busy) this.#work(progress);
  }

  /** Shows the running stage. @param {Progress} [progress] omitted when no stage runs */
  #work({ stage, percent } = { stage: '', percent: 0 }) {
    if (!stage) clearTimeout(this.#soon);
    Object.assign(this.#model, { busy: stage, percent });
    this.#outlet.paint();
  }

  /**
   * Reads the counts of the moment. If several reads run, only the newest is shown, and all of them end with it.
   * @param {boolean} [quiet] without the event `reach` @returns {Promise<void>}
   */
  read(quiet = false) {
    return (this.#newest = this.#readCounts(quiet));
  }

  /** @param {boolean} quiet */
  async #readCounts(quiet) {
    const model = this.#model;
    if (!model.facts) return;
    const turn = ++this.#reading;
    this.#readAt = performance.now();
    const { connection } = model;
    const hop = Math.floor(this.#moment.hop + 1e-6);
    const answer = await this.ask((engine) => Promise.all([engine.counters(connection, hop), engine.nextInvitation(connection)]));
    if (turn !== this.#reading) return this.#newest;
    if (!answer) return;
    const [counters, next] = answer;
    const hopped = model.posted && counters.hop > 0 && counters.hop !== model.counters?.hop;
    model.counters = counters;
    model.next = next;
    this.#outlet.paint();
    if (hopped) this.#outlet.dispatch('hop', { hop: counters.hop, saw: counters.saw });
    // Events are limited to one per `READ` ms.
    const now = performance.now();
    if (quiet || now - this.#toldAt < READ) return;
    this.#toldAt = now;
    this.#outlet.dispatch('reach', { ...counters });
  }

  /** Reads the counts during an animation, at most once per `READ` ms. */
  glance() {
    if (performance.now() - this.#readAt >= READ) this.read();
  }

  /** Shows a failure and reports it as an event. @param {unknown} error @param {Key} [key] the message */
  fail(error, key = 'error.keep') {
    this.failure = error;
    const why = reasonOf(error);
    const model = this.#model;
    model.dead = key === 'error.start' || (error instanceof EngineError && error.fatal);
    const saying = !model.dead || key === 'error.start' ? key : 'error.panic';
    model.error = model.dead || model.facts ? later(() => say(saying, { why })) : why;
    // Restore the values of the last valid scenario.
    if (model.facts) this.requested = bare({ ...model.values, connections: model.connection });
    if (model.dead) {
      this.#moment.stop();
      model.playing = false;
      this.#engine?.close();
    }
    model.sliding = {};
    this.#work();
    const said = model.error;
    if (this.isFallback && !model.dead) return;
    this.#outlet.dispatch('error', {
      // Translated when it is read.
      get message() {
        return String(said);
      },
      fatal: model.dead,
    });
  }
}
