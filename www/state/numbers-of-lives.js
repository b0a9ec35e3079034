/** Requests the statistics of several lives at a moment from a lab of their own, one life after another. */
import { openLab } from '../engine/index.js';
import { reasonOf } from '../i18n/format.js';

/**
 * @import { Numbers } from '../engine/messages.js'
 * @typedef {{ text: string, connection: number }} Wanted a life: its scenario, and its connections
 * @typedef {Wanted & { numbers: Numbers }} Found
 */

/** @template {string} Name of a life */
export class NumbersOfLives {
  /** The newest statistics of each life. They stay until newer ones are there. @type {Map<Name, Found>} */
  found = new Map();
  /** The reason why the last request failed. */
  error = '';
  #paint;
  #ending = new AbortController();
  /** @type {ReturnType<typeof openLab> | undefined} */
  #lab;
  /** @type {Map<Name, Wanted>} */
  #wanted = new Map();
  #isAsking = false;
  /** The scenario that is being analysed, and those that cannot be: they are not requested again. @type {Set<string>} */
  #refused = new Set();

  /** @param {() => void} paint called after the statistics changed */
  constructor(paint) {
    this.#paint = paint;
  }

  /** Requests the statistics of these lives that are not known yet. @param {Map<Name, Wanted>} wanted */
  look(wanted) {
    this.#wanted = wanted;
    for (const name of this.found.keys()) if (!wanted.has(name)) this.found.delete(name);
    this.#ask();
  }

  /** Ends the lab. */
  close() {
    this.#ending.abort();
  }

  async #ask() {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const { signal } = this.#ending;
    try {
      for (;;) {
        const next = [...this.#wanted].find(([name, { text }]) => !this.#refused.has(text) && this.found.get(name)?.text !== text);
        if (!next || signal.aborted) break;
        const [name, life] = next;
        this.#refused.add(life.text);
        const lab = await (this.#lab ??= openLab(signal));
        await lab.configure(life.text);
        this.found.set(name, { ...life, numbers: await lab.numbers() });
        this.#refused.delete(life.text);
        this.error = '';
        if (!signal.aborted) this.#paint();
      }
    } catch (error) {
      if (signal.aborted) return;
      this.error = reasonOf(error).toString();
      this.#paint();
    } finally {
      this.#isAsking = false;
    }
  }
}
