/**
 * Looks into a life: what is cheap whenever the figure rests while somebody reads it, the rest when it is asked for.
 */
import { openLab } from '../engine/index.js';
import { ask } from '../shared/ask.js';
import { parse } from '../shared/url-state.js';
import { Failure, reasonOf } from '../i18n/format.js';
import { later, say } from '../i18n/translate.js';

/**
 * @import { Assumption, Contacts, Curve, Ensemble, Network, Numbers, WorldFigures } from '../engine/messages.js'
 * @import { Lab } from '../engine/lab.js'
 * @import { Key, Words } from '../i18n/translate.js'
 *
 * @typedef {object} Findings what is known of a life besides its counts
 * @property {number} connection the moment of the numbers
 * @property {Numbers} [numbers]
 * @property {Curve} [curve]
 * @property {Contacts} [contacts]
 * @property {Ensemble} [ensemble]
 * @property {Assumption[]} [rows]
 * @property {WorldFigures} [world]
 * @property {{ what: 'ensemble' | 'sensitivity' | 'world', done: number, total: number }} [running] what takes long
 * @property {{ done: number, total: number, ended: boolean }} [writing] the posts that the contacts come of, under way or ended by the reader
 * @property {Words} [error]
 *
 * @typedef {object} Life what is looked into
 * @property {string} text its scenario, in the core's words
 * @property {number} connection
 * @property {unknown} series another is another life
 * @property {Network} [network] the network of one's own
 */

/** A scenario but for its moment. @param {string} text */
const lifeOf = (text) => {
  const isLife = (/** @type {string} */ part) => !/^(connections|post)=/.test(part);
  return text.split('&').filter(isLife).join('&');
};

/** What was looked into is not there any more. @type {Life} */
const NONE = { text: '', connection: 0, series: undefined };

export class AnalysisRequests {
  #findings;
  #paint;
  /** @type {AbortSignal | undefined} */
  #signal;
  /** @type {Promise<Lab> | undefined} */
  #lab;
  /** What the laboratory has been given. @type {Network | undefined} */
  #network;
  /** What the findings are of. @type {Life | undefined} */
  #life;
  /** Counts what takes long: of an older one nothing is shown any more. */
  #turn = 0;

  /** @param {Findings} findings @param {() => void} paint they have changed */
  constructor(findings, paint) {
    this.#findings = findings;
    this.#paint = paint;
  }

  /** @param {AbortSignal} signal ends it */
  open(signal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#close());
  }

  /** Looks into a life, unless it is known. @param {Life} life */
  async look(life) {
    const { text, series, connection } = life;
    const isOther = !this.#life || series !== this.#life.series || lifeOf(text) !== lifeOf(this.#life.text);
    if (isOther) this.forget();
    else if (text === this.#life?.text) return;
    this.#life = life;
    const known = this.#findings;
    // What is of the whole life is asked for until it is known: a newer moment may have come before the first answer.
    const answer = await this.#ask(async (lab) => ((await this.#set(lab, life)) ? Promise.all([lab.numbers(), known.curve ?? lab.curve()]) : undefined), life);
    // The numbers of another life do not stand under a failure.
    if (known.error) this.#show({ numbers: undefined });
    if (!answer || life !== this.#life) return;
    const [numbers, curve] = answer;
    this.#show({ numbers, curve, connection });
    if (!known.contacts && !known.writing?.ended) await this.write();
  }

  /** Writes the posts that the contacts come of, those that are not written yet. */
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

  /** Ends the writing of posts. */
  endWriting() {
    const { writing } = this.#findings;
    if (!writing) return;
    this.#show({ writing: { ...writing, ended: true } });
    this.#ask((lab) => lab.cancel('contacts'));
  }

  /** The network of one's own was read: of the life before nothing holds. @param {Network} network */
  async take(network) {
    // A laboratory that is fetched later is given the network with its first question.
    if (this.#lab) await this.#ask((lab) => this.#give(lab, network));
    this.#life = NONE;
  }

  /** The scenario changed: clears stale results. The numbers stay until there are new ones. */
  forget() {
    this.stop();
    this.#life = undefined;
    Object.assign(this.#findings, { curve: undefined, contacts: undefined, writing: undefined, ensemble: undefined, rows: undefined, world: undefined, error: undefined });
  }

  /** Ends what takes long. */
  stop() {
    if (!this.#findings.running) return;
    this.#turn += 1;
    this.#findings.running = undefined;
    this.#ask((lab) => lab.cancel());
    this.#paint();
  }

  /** The same with many seeds. @param {string} [against] another scenario, in the same worlds */
  async repeat(against) {
    const ensemble = await this.#long('ensemble', (lab) => lab.ensemble(against, true));
    if (ensemble) this.#show({ ensemble });
  }

  /** What becomes of the contacts when one assumption is another. */
  async doubt() {
    const rows = await this.#long('sensitivity', (lab) => lab.sensitivity());
    if (rows) this.#show({ rows });
  }

  /** What the world is like. */
  async measure() {
    const world = await this.#long('world', (lab) => lab.world());
    if (world) this.#show({ world });
  }

  /** The parameters of the story on trial. */
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
   * @template T
   * @param {'ensemble' | 'sensitivity' | 'world'} what @param {(lab: Lab) => Promise<T>} call
   * @returns {Promise<T | undefined>} undefined if it was ended
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

  /** @param {Lab} lab @param {Life} life @returns {Promise<boolean>} whether it is this life that the laboratory looks into now */
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
   * Asks the laboratory. A failure is said, unless it is of a life that nobody looks into any more.
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
   * Asks the laboratory, which is fetched for the first question.
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
      // The next question is for another laboratory.
      if (error instanceof Failure && opening === this.#lab) this.#close();
      throw error;
    }
  }

  /** Says that there is nothing to read; the next look tries again. @param {unknown} error */
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
