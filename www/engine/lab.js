/**
 * The analysis module ("lab"): statistics of a life beyond its picture and counts. It runs in a separate worker, so that long work
 * does not delay the figure. Loaded when a reader opens an analysis. This file is also the worker's script.
 *
 * @import { Assumption, AtSize, Contacts, Curve, Ensemble, Network, Numbers, Sizes, StartedLives, Work, WorldFigures } from './messages.js'
 * @import { Compute } from './divided-lives.js'
 */
import { laboratory } from '#locations';
import { Client } from './client.js';
import { divided, workersFor } from './divided-lives.js';
import { yieldToMessages } from '../shared/yield-to-messages.js';
import { ModuleServer, inSlices, localizableMessage, memoryLimit } from './rpc.js';
import { Lab as Core, claim, initSync as init } from '../pkg/lab.js';

/** Handlers of the calls, in the worker or in this thread. */
class CallHandlers {
  #core = new Core(memoryLimit());
  #progress;
  /** The number of the newest `configure` call, and of the newest long call. An older call stops. */
  #turn = 0;
  #job = 0;
  /** The number of the newest `contacts` call. An older call stops. */
  #writing = 0;
  /** The scenario of the newest life, and the number of `configure` calls in progress. */
  #text = '';
  #making = 0;
  /** The ensemble of which this module computes lives. @type {import('../pkg/lab.js').Lives | undefined} */
  #lives;

  /** @param {(work: Work) => void} progress */
  constructor(progress) {
    this.#progress = progress;
  }

  /** @param {string} text a scenario, as a query @returns {Promise<boolean>} false if a newer call superseded this one */
  async configure(text) {
    const turn = ++this.#turn;
    this.#core.configure(text);
    this.#text = text;
    this.#making += 1;
    try {
      do {
        await yieldToMessages();
        if (turn !== this.#turn) return false;
      } while (this.#core.advance());
      return true;
    } finally {
      this.#making -= 1;
    }
  }

  /** @param {Network} network */
  openEdges(network) {
    this.#core.openEdges(network);
  }

  numbers() {
    return /** @type {Numbers} */ (this.#core.numbers());
  }

  order() {
    return this.#core.order();
  }

  /** @returns {Promise<WorldFigures | undefined>} undefined if it was cancelled */
  async world() {
    const all = await this.#work(100, this.#unlessMaking(() => this.#core.measure()));
    await this.#made();
    return all ? /** @type {WorldFigures} */ (this.#core.world()) : undefined;
  }

  curve() {
    return /** @type {Curve | undefined} */ (this.#core.curve());
  }

  /** @returns {Promise<Contacts | undefined>} undefined if it was cancelled, or if another life was selected before the end */
  async contacts() {
    const [text, writing] = [this.#text, ++this.#writing];
    const total = this.#core.postsToWrite();
    const all = await inSlices(total, this.#unlessMaking(() => this.#core.write()), (done) => {
      if (text !== this.#text || writing !== this.#writing) return false;
      this.#progress({ done, total, what: 'contacts' });
      return true;
    });
    await this.#made();
    return all ? /** @type {Contacts} */ (this.#core.contacts()) : undefined;
  }

  claim() {
    return claim();
  }

  /**
   * Starts an ensemble. `compute` then computes lives of it, here and in other workers, and `bands` ends it.
   * @param {string | undefined} against @param {boolean} contacts @param {number} workers at most
   * @returns {StartedLives}
   */
  start(against, contacts, workers) {
    this.#end();
    const lives = (this.#lives = this.#core.ensemble(against, contacts));
    return { text: this.#text, lives: lives.lives, connections: lives.connections, workers: lives.workers(workers) };
  }

  /**
   * Takes part in an ensemble that another worker has started.
   * @param {string} text @param {string | undefined} against @param {boolean} contacts @param {Uint32Array} connections
   */
  help(text, against, contacts, connections) {
    this.#core.configure(text);
    this.#lives = this.#core.part(against, contacts, connections);
  }

  /** @param {number} from @param {number} count @returns {Promise<Float64Array[] | undefined>} the samples of each life; undefined if it was cancelled */
  async compute(from, count) {
    const [job, lives] = [this.#job, this.#lives];
    if (!lives) return undefined;
    /** @type {Float64Array[]} */
    const samples = [];
    const step = () => {
      const share = lives.work(from + samples.length);
      if (share < 1) return samples.length + share;
      return samples.push(lives.take());
    };
    const all = await inSlices(count, step, (done) => {
      if (job !== this.#job) return false;
      this.#progress({ done, total: count, what: 'lives' });
      return true;
    });
    return all ? samples : undefined;
  }

  /** @param {Float64Array[]} samples of all lives, in the order of their numbers @returns {Ensemble | undefined} undefined if it was cancelled */
  bands(samples) {
    const lives = this.#lives;
    if (!lives) return undefined;
    for (const life of samples) lives.add(life);
    const bands = /** @type {Ensemble} */ (lives.bands());
    this.#end();
    return bands;
  }

  /** @returns {Promise<Assumption[] | undefined>} undefined if it was cancelled */
  async sensitivity() {
    const table = this.#core.sensitivity();
    try {
      const all = await this.#work(table.rows, () => table.work());
      return all ? Array.from({ length: table.rows }, (_, row) => /** @type {Assumption} */ (table.row(row))) : undefined;
    } finally {
      table.free();
    }
  }

  /** @returns {Promise<Sizes | undefined>} undefined if it was cancelled */
  async sizes() {
    const sizes = this.#core.sizes();
    const total = sizes.left;
    /** @type {Sizes} */
    const all = { found: [], refused: [] };
    try {
      const ended = await this.#work(total, () => {
        const { nextPeople: people = 0 } = sizes;
        try {
          all.found.push(/** @type {AtSize} */ (sizes.advance()));
        } catch (error) {
          const why = localizableMessage(error);
          if (!why) throw error;
          all.refused.push({ people, why });
        }
        return total - sizes.left;
      });
      return ended ? all : undefined;
    } finally {
      sizes.free();
    }
  }

  /** Cancels the long call in progress, or with 'contacts' the `contacts` call in progress. @param {'contacts'} [what] */
  cancel(what) {
    if (what === 'contacts') this.#writing += 1;
    else this.#end();
  }

  /** Ends the long call in progress. */
  #end() {
    this.#job += 1;
    this.#lives?.free();
    this.#lives = undefined;
  }

  /** Runs a long call in slices. A newer long call cancels it. @param {number} total @param {() => number} step as in `inSlices` */
  #work(total, step) {
    this.#end();
    const job = this.#job;
    return inSlices(total, step, (done) => {
      if (job !== this.#job) return false;
      this.#progress({ done, total });
      return true;
    });
  }

  /**
   * Wraps a step so that it does nothing while a `configure` call is in progress. The work continues afterwards.
   * @param {() => number} step
   */
  #unlessMaking(step) {
    let done = 0;
    return () => (this.#making > 0 ? done : (done = step()));
  }

  /** Resolves when no `configure` call is in progress. */
  async #made() {
    while (this.#making > 0) await yieldToMessages();
  }

  close() {
    this.#turn += 1;
    this.#end();
    this.#writing += 1;
    this.#text = '';
    this.#core.free();
  }
}

const server = new ModuleServer({
  name: 'hopscope-lab',
  place: laboratory,
  init,
  handlers: (onProgress) => /** @type {import('./rpc.js').CallHandlers} */ (/** @type {unknown} */ (new CallHandlers(onProgress))),
  transfer: () => [],
});

/** The client of the analysis module. A failed call does not affect other calls, unless the failure is fatal. */
export class Lab extends Client {
  /** Called with the progress of the long call; `done` may have a fraction. @type {(done: number, total: number) => void} */
  onWork = () => {};
  /** Called with the progress of the `contacts` call, in posts. @type {(done: number, total: number) => void} */
  onPosts = () => {};
  /** Called with the lives that the module itself has computed, of those it was asked for. @type {(done: number) => void} */
  onLives = () => {};
  /** The network that other workers get. @type {Network | undefined} */
  #network;
  /** Ends the ensemble in progress, and its other workers. */
  #ending = new AbortController();

  /** Selects the life to analyse. @param {string} text a scenario, as a query @returns {Promise<boolean>} false if superseded */
  configure(text) {
    return /** @type {Promise<boolean>} */ (this.ask('configure', [text]));
  }

  /** Opens the network that a scenario with `world=file` uses. @param {Network} network copied */
  openEdges(network) {
    this.#network = network;
    return this.ask('openEdges', [network]);
  }

  /** Statistics of the moment that need no sampling. @returns {Promise<Numbers>} */
  numbers() {
    return /** @type {Promise<Numbers>} */ (this.ask('numbers'));
  }

  /** Measures the world without your ties. A newer long call cancels this one. @returns {Promise<WorldFigures | undefined>} */
  world() {
    this.#ending.abort();
    return /** @type {Promise<WorldFigures | undefined>} */ (this.ask('world'));
  }

  /** Curves fitted to the life's reach; undefined if the life is too short. @returns {Promise<Curve | undefined>} */
  curve() {
    return /** @type {Promise<Curve | undefined>} */ (this.ask('curve'));
  }

  /**
   * Contacts that result from the posts of this life; undefined if cancelled, or if another life was selected before the end.
   * @returns {Promise<Contacts | undefined>}
   */
  contacts() {
    return /** @type {Promise<Contacts | undefined>} */ (this.ask('contacts'));
  }

  /** The scenario of the story in which contacts rise, as a query. @returns {Promise<string>} */
  claim() {
    return /** @type {Promise<string>} */ (this.ask('claim'));
  }

  /**
   * Runs the scenario with many seeds, in as many workers as there are cores to spare and memory for. The number of workers does not change
   * the result. A newer long call cancels this one, which then resolves with undefined.
   * @param {string} [against] another scenario to compare with, run with the same seeds
   * @param {boolean} [contacts] whether to count contacts per month, too; this takes longest
   * @returns {Promise<Ensemble | undefined>}
   */
  async ensemble(against, contacts = false) {
    this.#ending.abort();
    const { signal } = (this.#ending = new AbortController());
    // The other workers end with this call.
    const ending = this.#ending;
    const plan = /** @type {StartedLives} */ (await this.ask('start', [against, contacts, workersFor()]));
    if (signal.aborted) return undefined;
    /** @type {Compute} */
    const own = (from, count, onShare) => {
      this.onLives = onShare;
      return /** @type {Promise<Float64Array[] | undefined>} */ (this.ask('compute', [from, count]));
    };
    const others = this.where === 'worker' ? plan.workers - 1 : 0;
    const helpers = Array.from({ length: others }, () => helper(signal, this.#network, [plan.text, against, contacts, plan.connections]));
    try {
      const samples = await divided(plan.lives, [Promise.resolve(own), ...helpers], (done) => this.onWork(done, plan.lives), signal);
      return samples && /** @type {Ensemble | undefined} */ (await this.ask('bands', [samples]));
    } catch (error) {
      // The lives that this module computes are no longer needed.
      if (!signal.aborted) this.ask('cancel').catch(() => undefined);
      throw error;
    } finally {
      ending.abort();
    }
  }

  /**
   * Contacts before and after the switch with one assumption changed, one row per assumption; undefined if cancelled.
   * @returns {Promise<Assumption[] | undefined>}
   */
  sensitivity() {
    this.#ending.abort();
    return /** @type {Promise<Assumption[] | undefined>} */ (this.ask('sensitivity'));
  }

  /**
   * The same life in worlds of several sizes, the smallest first; undefined if cancelled.
   * @returns {Promise<Sizes | undefined>}
   */
  sizes() {
    return /** @type {Promise<Sizes | undefined>} */ (this.ask('sizes'));
  }

  /** The reach in another random order of the same connections, at the connections `x` of `keep`. @returns {Promise<Uint32Array>} */
  order() {
    return /** @type {Promise<Uint32Array>} */ (this.ask('order'));
  }

  /** Cancels the long call in progress, or with 'contacts' the `contacts` call. @param {'contacts'} [what] */
  cancel(what) {
    if (what === undefined) this.#ending.abort();
    return this.ask('cancel', [what]);
  }

  /** @override */
  close() {
    this.#ending.abort();
    super.close();
  }
}

/**
 * Starts a worker that computes lives until `signal` ends it.
 * @param {AbortSignal} signal @param {Network | undefined} network @param {unknown[]} ensemble as in `help`
 * @returns {Promise<Compute | undefined>} undefined if no worker starts
 */
async function helper(signal, network, ensemble) {
  /** @type {(done: number) => void} */
  let onLives = () => {};
  const line = await server.open((work) => 'done' in work && onLives(work.done), signal).catch(() => undefined);
  if (!line) return undefined;
  if (line.where === 'inline' || signal.aborted) {
    line.end();
    return undefined;
  }
  signal.addEventListener('abort', line.end);
  if (network) await line.ask('openEdges', [network], []);
  await line.ask('help', ensemble, []);
  return (from, count, onShare) => {
    onLives = onShare;
    return /** @type {Promise<Float64Array[] | undefined>} */ (line.ask('compute', [from, count], []));
  };
}

/** Opens the analysis module. @param {AbortSignal} [signal] cancels the opening */
export async function openLab(signal) {
  /** @type {Lab | undefined} */
  let lab;
  const line = await server.open((work) => {
    if (!lab || !('done' in work)) return;
    ({ contacts: lab.onPosts, lives: lab.onLives, all: lab.onWork })[work.what ?? 'all'](work.done, work.total);
  }, signal);
  lab = new Lab(line);
  return lab;
}
