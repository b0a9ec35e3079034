/**
 * The laboratory: what can be found out about a life besides its picture and its counts, in a worker of its own, so that
 * long work never keeps the figure waiting. Loaded when somebody asks for it. The only importer of its package, and its
 * worker's own script.
 *
 * @import { Assumption, Contacts, Curve, Ensemble, Network, Numbers, Work, WorldFigures } from './messages.js'
 */
import { laboratory } from '#locations';
import { Client } from './client.js';
import { yieldToMessages } from '../shared/yield-to-messages.js';
import { ModuleServer, inSlices, memoryLimit } from './rpc.js';
import { Lab as Core, claim, initSync as init } from '../pkg/lab.js';

/** Answers the calls in the thread it is made in. */
class CallHandlers {
  #core = new Core(memoryLimit());
  #progress;
  /** The number of the newest life, and of the newest long call. */
  #turn = 0;
  #job = 0;
  /** The number of the newest call that writes posts. */
  #writing = 0;
  /** The newest life's scenario, and how many lives are being made. */
  #text = '';
  #making = 0;

  /** @param {(work: Work) => void} progress */
  constructor(progress) {
    this.#progress = progress;
  }

  /** @param {string} text a scenario @returns {Promise<boolean>} false if a newer call came before the end */
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

  /** @returns {Promise<WorldFigures | undefined>} undefined if it was ended */
  async world() {
    const all = await this.#work(100, this.#unlessMaking(() => this.#core.measure()));
    await this.#made();
    return all ? /** @type {WorldFigures} */ (this.#core.world()) : undefined;
  }

  curve() {
    return /** @type {Curve | undefined} */ (this.#core.curve());
  }

  /** @returns {Promise<Contacts | undefined>} undefined if it was ended, or another life came before the end */
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

  /** @param {string} [against] @param {boolean} [contacts] @returns {Promise<Ensemble | undefined>} undefined if it was ended */
  async ensemble(against, contacts = false) {
    const lives = this.#core.ensemble(against, contacts);
    try {
      const all = await this.#work(lives.lives, () => lives.advance());
      return all ? /** @type {Ensemble} */ (lives.bands()) : undefined;
    } finally {
      lives.free();
    }
  }

  /** @returns {Promise<Assumption[] | undefined>} undefined if it was ended */
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

  /** @param {'contacts'} [what] */
  cancel(what) {
    if (what === 'contacts') this.#writing += 1;
    else this.#job += 1;
  }

  /** @param {number} total @param {() => number} step */
  #work(total, step) {
    const job = ++this.#job;
    return inSlices(total, step, (done) => {
      if (job !== this.#job) return false;
      this.#progress({ done, total });
      return true;
    });
  }

  /**
   * A step that waits while a life is being made: what is found out about the same life goes on then.
   * @param {() => number} step
   */
  #unlessMaking(step) {
    let done = 0;
    return () => (this.#making > 0 ? done : (done = step()));
  }

  /** When no life is being made. */
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

/** The client of the lab. A failed call does not affect other calls. */
export class Lab extends Client {
  /** Hears how far the long call under way is. @type {(done: number, total: number) => void} */
  onWork = () => {};
  /** Hears how many posts of all have been written for the contacts under way. @type {(done: number, total: number) => void} */
  onPosts = () => {};

  /** Selects the life to analyse. @param {string} text a scenario, as a query @returns {Promise<boolean>} false if a newer life came before it was there */
  configure(text) {
    return /** @type {Promise<boolean>} */ (this.ask('configure', [text]));
  }

  /** Opens the network that `world=file` is about. @param {Network} network copied */
  openEdges(network) {
    return this.ask('openEdges', [network]);
  }

  /** What can be said of the moment without sampling. @returns {Promise<Numbers>} */
  numbers() {
    return /** @type {Promise<Numbers>} */ (this.ask('numbers'));
  }

  /** Measures the world without your ties. A newer long call ends this one. @returns {Promise<WorldFigures | undefined>} */
  world() {
    return /** @type {Promise<WorldFigures | undefined>} */ (this.ask('world'));
  }

  /** What form the life's reach has; undefined of a life too short to say. @returns {Promise<Curve | undefined>} */
  curve() {
    return /** @type {Promise<Curve | undefined>} */ (this.ask('curve'));
  }

  /** Who writes because of the posts of this life; undefined if it was ended, or another life came before the end. @returns {Promise<Contacts | undefined>} */
  contacts() {
    return /** @type {Promise<Contacts | undefined>} */ (this.ask('contacts'));
  }

  /** The scenario in which contacts rise as in the story, as a query. @returns {Promise<string>} */
  claim() {
    return /** @type {Promise<string>} */ (this.ask('claim'));
  }

  /**
   * The same scenario with many seeds. A newer long call ends this one, which then gives undefined.
   * @param {string} [against] another scenario, lived in the same worlds
   * @param {boolean} [contacts] whether to count contacts a month too, which takes longest
   * @returns {Promise<Ensemble | undefined>}
   */
  ensemble(against, contacts) {
    return /** @type {Promise<Ensemble | undefined>} */ (this.ask('ensemble', [against, contacts]));
  }

  /** What becomes of contacts after a switch when an assumption is another. @returns {Promise<Assumption[] | undefined>} undefined if a newer long call ended it */
  sensitivity() {
    return /** @type {Promise<Assumption[] | undefined>} */ (this.ask('sensitivity'));
  }

  /** Ends the long call under way, or the writing of posts for the contacts. @param {'contacts'} [what] */
  cancel(what) {
    return this.ask('cancel', [what]);
  }
}

/** Opens a laboratory. @param {AbortSignal} [signal] ends it while it opens */
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
