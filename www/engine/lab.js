/**
 * The analysis module ("lab"): statistics of a life beyond its picture and counts. It runs in a separate worker, so that long work
 * does not delay the figure. Loaded when a reader opens an analysis. This file is also the worker's script.
 *
 * @import { Assumption, AtSize, Contacts, Curve, Ensemble, Network, Numbers, Work, WorldFigures } from './messages.js'
 */
import { laboratory } from '#locations';
import { Client } from './client.js';
import { yieldToMessages } from '../shared/yield-to-messages.js';
import { ModuleServer, inSlices, memoryLimit } from './rpc.js';
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

  /** @param {string} [against] @param {boolean} [contacts] @returns {Promise<Ensemble | undefined>} undefined if it was cancelled */
  async ensemble(against, contacts = false) {
    const lives = this.#core.ensemble(against, contacts);
    try {
      const all = await this.#work(lives.lives, () => lives.advance());
      return all ? /** @type {Ensemble} */ (lives.bands()) : undefined;
    } finally {
      lives.free();
    }
  }

  /** @returns {Promise<Assumption[] | undefined>} undefined if it was cancelled */
  async sensitivity() {
    const table = this.#core.sensitivity();
    /** @type {Assumption[]} */
    const rows = [];
    try {
      const all = await this.#work(table.rows, () => rows.push(/** @type {Assumption} */ (table.advance())));
      return all ? rows : undefined;
    } finally {
      table.free();
    }
  }

  /** @returns {Promise<AtSize[] | undefined>} undefined if it was cancelled */
  async sizes() {
    const sizes = this.#core.sizes();
    const total = sizes.left;
    /** @type {AtSize[]} */
    const found = [];
    try {
      const all = await this.#work(total, () => {
        const size = /** @type {AtSize | undefined} */ (sizes.advance());
        if (size) found.push(size);
        return total - sizes.left;
      });
      return all ? found : undefined;
    } finally {
      sizes.free();
    }
  }

  /** Cancels the long call in progress, or with 'contacts' the `contacts` call in progress. @param {'contacts'} [what] */
  cancel(what) {
    if (what === 'contacts') this.#writing += 1;
    else this.#job += 1;
  }

  /** Runs a long call in slices. A newer long call cancels it. @param {number} total @param {() => number} step as in `inSlices` */
  #work(total, step) {
    const job = ++this.#job;
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
    this.#job += 1;
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
  /** Called with the progress of the long call. @type {(done: number, total: number) => void} */
  onWork = () => {};
  /** Called with the progress of the `contacts` call, in posts. @type {(done: number, total: number) => void} */
  onPosts = () => {};

  /** Selects the life to analyse. @param {string} text a scenario, as a query @returns {Promise<boolean>} false if superseded */
  configure(text) {
    return /** @type {Promise<boolean>} */ (this.ask('configure', [text]));
  }

  /** Opens the network that a scenario with `world=file` uses. @param {Network} network copied */
  openEdges(network) {
    return this.ask('openEdges', [network]);
  }

  /** Statistics of the moment that need no sampling. @returns {Promise<Numbers>} */
  numbers() {
    return /** @type {Promise<Numbers>} */ (this.ask('numbers'));
  }

  /** Measures the world without your ties. A newer long call cancels this one. @returns {Promise<WorldFigures | undefined>} */
  world() {
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
   * Runs the scenario with many seeds. A newer long call cancels this one, which then resolves with undefined.
   * @param {string} [against] another scenario to compare with, run with the same seeds
   * @param {boolean} [contacts] whether to count contacts per month, too; this takes longest
   * @returns {Promise<Ensemble | undefined>}
   */
  ensemble(against, contacts) {
    return /** @type {Promise<Ensemble | undefined>} */ (this.ask('ensemble', [against, contacts]));
  }

  /**
   * Contacts before and after the switch with one assumption changed, one row per assumption; undefined if cancelled.
   * @returns {Promise<Assumption[] | undefined>}
   */
  sensitivity() {
    return /** @type {Promise<Assumption[] | undefined>} */ (this.ask('sensitivity'));
  }

  /**
   * The same life in worlds of several sizes, the smallest first, without those that do not fit into the memory; undefined if cancelled.
   * @returns {Promise<AtSize[] | undefined>}
   */
  sizes() {
    return /** @type {Promise<AtSize[] | undefined>} */ (this.ask('sizes'));
  }

  /** Cancels the long call in progress, or with 'contacts' the `contacts` call. @param {'contacts'} [what] */
  cancel(what) {
    return this.ask('cancel', [what]);
  }
}

/** Opens the analysis module. @param {AbortSignal} [signal] cancels the opening */
export async function openLab(signal) {
  /** @type {Lab | undefined} */
  let lab;
  const line = await server.open((work) => {
    if (!lab || !('done' in work)) return;
    (work.what === 'contacts' ? lab.onPosts : lab.onWork)(work.done, work.total);
  }, signal);
  lab = new Lab(line);
  return lab;
}
