/**
 * Requests analyses of a life from the lab. Cheap analyses run when a visible figure is at rest, expensive analyses run on request.
 */
import { openLab } from '../engine/index.js';
import { ask } from '../shared/ask.js';
import { lifeOf, parse } from '../shared/url-state.js';
import { Failure, reasonOf } from '../i18n/format.js';
import { later, say } from '../i18n/translate.js';

/**
 * @import { Assumption, Contacts, Curve, Ensemble, Network, Numbers, Sizes, WorldFigures } from '../engine/messages.js'
 * @import { Lab } from '../engine/lab.js'
 * @import { Key, Words } from '../i18n/translate.js'
 *
 * @typedef {object} Findings results of the analyses of a life
 * @property {number} connection the moment that `numbers` describes, in connections
 * @property {Numbers} [numbers]
 * @property {Curve} [curve]
 * @property {Contacts} [contacts]
 * @property {Ensemble} [ensemble]
 * @property {Sizes} [sizes]
 * @property {Uint32Array[]} [orders] reach in other orders of the same connections, the newest last
 * @property {Assumption[]} [sensitivity]
 * @property {WorldFigures} [world]
 * @property {{ what: 'ensemble' | 'sensitivity' | 'sizes' | 'world', done: number, total: number }} [running] the long analysis that is running
 * @property {{ done: number, total: number, ended: boolean }} [writing] simulation of the posts that bring the contacts; `ended`: the reader stopped it
 * @property {Words} [error]
 *
 * @typedef {object} Life the life that is analysed
 * @property {string} text its scenario, as the core writes it
 * @property {number} connection
 * @property {unknown} series compared by identity: a different object means a different life
 * @property {Network} [network] the reader's own network
 */

/** No life. @type {Life} */
const NONE = { text: '', connection: 0, series: undefined };

export class AnalysisRequests {
  #findings;
  #paint;
  /** @type {AbortSignal | undefined} */
  #signal;
  /** @type {Promise<Lab> | undefined} */
  #lab;
  /** The network that the lab has. @type {Network | undefined} */
  #network;
  /** The life that the findings describe. @type {Life | undefined} */
  #life;
  /** Number of the newest long analysis. Results of older ones are not shown. */
  #turn = 0;

  /** @param {Findings} findings @param {() => void} paint called after the findings changed */
  constructor(findings, paint) {
    this.#findings = findings;
    this.#paint = paint;
  }

  /** @param {AbortSignal} signal closes the lab */
  open(signal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#close());
  }

  /** Analyses a life, unless its results exist already. @param {Life} life */
  async look(life) {
    const { text, series, connection } = life;
    const isOther = !this.#life || series !== this.#life.series || lifeOf(text) !== lifeOf(this.#life.text);
    if (isOther) this.forget();
    else if (text === this.#life?.text) return;
    this.#life = life;
    const known = this.#findings;
    // The curve describes the whole life. Each call requests it until it is known, because a newer moment can cancel an earlier request.
    const answer = await this.#ask(async (lab) => ((await this.#set(lab, life)) ? Promise.all([lab.numbers(), known.curve ?? lab.curve()]) : undefined), life);
    // After a failure, the numbers may be of another life and are cleared.
    if (known.error) this.#show({ numbers: undefined });
    if (!answer || life !== this.#life) return;
    const [numbers, curve] = answer;
    this.#show({ numbers, curve, connection });
    if (!known.contacts && !known.writing?.ended) await this.write();
  }

  /** Simulates the remaining posts that bring the contacts. */
  async write() {
    const life = this.#life;
    const { writing } = this.#findings;
    if (writing) this.#show({ writing: { ...writing, ended: false } });
    const contacts = await this.#ask((lab) => {
      lab.onPosts = (done, total) => life === this.#life && !this.#findings.writing?.ended && this.#show({ writing: { done, total, ended: false } });
      return lab.contacts();
    }, life);
    if (contacts && life === this.#life) this.#show({ contacts, writing: undefined });
  }

  /** Stops the simulation of posts. */
  endWriting() {
    const { writing } = this.#findings;
    if (!writing) return;
    this.#show({ writing: { ...writing, ended: true } });
    this.#ask((lab) => lab.cancel('contacts'));
  }

  /** Passes the reader's own network to the lab. Earlier results are stale. @param {Network} network */
  async take(network) {
    // A lab that is opened later gets the network with its first call.
    if (this.#lab) await this.#ask((lab) => this.#give(lab, network));
    this.#life = NONE;
  }

  /** Clears stale results after a change of the scenario. The numbers stay until new numbers arrive. */
  forget() {
    this.stop();
    this.#life = undefined;
    for (const name of Object.keys(this.#findings)) if (name !== 'numbers' && name !== 'connection') delete this.#findings[/** @type {'curve'} */ (name)];
  }

  /** Stops the long analysis. */
  stop() {
    if (!this.#findings.running) return;
    this.#turn += 1;
    this.#findings.running = undefined;
    this.#ask((lab) => lab.cancel());
    this.#paint();
  }

  /** Repeats the scenario with many seeds. @param {string} [against] another scenario, run with the same seeds */
  async repeat(against) {
    const ensemble = await this.#long('ensemble', (lab) => lab.ensemble(against, true));
    if (ensemble) this.#show({ ensemble });
  }

  /**
   * Runs a long analysis: `sensitivity`, how the contacts change if one assumption changes; `sizes`, the life in worlds of several sizes; `world`,
   * its degrees, clustering and distances.
   * @param {'sensitivity' | 'sizes' | 'world'} what
   */
  async run(what) {
    const found = await this.#long(what, (lab) => /** @type {Promise<unknown>} */ (lab[what]()));
    if (found) this.#show({ [what]: found });
  }

  /** Shuffles the connections of the life. */
  async order() {
    const life = this.#life;
    const order = life && (await this.#ask(async (lab) => ((await this.#set(lab, life)) ? lab.order() : undefined), life));
    if (order && life === this.#life) this.#show({ orders: [...(this.#findings.orders ?? []), order] });
  }

  /** The parameters of the claim that is tested. */
  async story() {
    const claim = await this.#ask((lab) => lab.claim());
    return claim === undefined ? undefined : parse(claim);
  }

  /** @param {Partial<Findings>} findings */
  #show(findings) {
    Object.assign(this.#findings, findings);
    this.#paint();
  }

  /**
   * Runs a long analysis. A newer one cancels it.
   * @template T
   * @param {'ensemble' | 'sensitivity' | 'sizes' | 'world'} what @param {(lab: Lab) => Promise<T>} call
   * @returns {Promise<T | undefined>} undefined if it was cancelled
   */
  async #long(what, call) {
    this.stop();
    const turn = ++this.#turn;
    const life = this.#life;
    this.#show({ running: { what, done: 0, total: 0 }, error: undefined });
    const answer = await this.#ask(async (lab) => {
      lab.onWork = (done, total) => turn === this.#turn && this.#show({ running: { what, done, total } });
      return life && (await this.#set(lab, life)) && turn === this.#turn ? call(lab) : undefined;
    });
    if (turn !== this.#turn) return undefined;
    this.#show({ running: undefined });
    return answer;
  }

  /** @param {Lab} lab @param {Life} life @returns {Promise<boolean>} whether the lab now analyses this life */
  async #set(lab, { text, network }) {
    if (network && network !== this.#network) await this.#give(lab, network);
    return lab.configure(text);
  }

  /** @param {Lab} lab @param {Network} network copied */
  async #give(lab, network) {
    await lab.openEdges(network);
    this.#network = network;
  }

  /**
   * Calls the lab. A failure is shown, unless the life is no longer analysed.
   * @template T
   * @param {(lab: Lab) => Promise<T>} call @param {Life} [life]
   * @returns {Promise<T | undefined>}
   */
  async #ask(call, life) {
    const signal = this.#signal;
    try {
      return await this.#reach(call);
    } catch (error) {
      const isOld = life && this.#life && life !== this.#life;
      if (!signal?.aborted && !isOld) this.#fail(reasonOf(error));
      return undefined;
    }
  }

  /**
   * Calls the lab. The first call opens it.
   * @template T
   * @param {(lab: Lab) => Promise<T>} call
   * @returns {Promise<T>}
   */
  async #reach(call) {
    const signal = this.#signal;
    const opening = (this.#lab ??= openLab(signal));
    try {
      return await ask(opening, 'more.failed', call);
    } catch (error) {
      // The next call opens a new lab.
      if (error instanceof Failure && opening === this.#lab) this.#close();
      throw error;
    }
  }

  /** Shows that the analysis failed. The next `look` tries again. @param {unknown} error */
  fail(error) {
    const why = reasonOf(error);
    this.#fail(later(() => say('more.failed', { why })));
  }

  /** @param {Words} error */
  #fail(error) {
    this.#life = undefined;
    this.#show({ error, writing: undefined });
  }

  #close() {
    this.#lab?.then((lab) => lab.close()).catch(() => undefined);
    this.#lab = this.#network = this.#life = undefined;
    this.#findings.running = this.#findings.writing = undefined;
  }
}
