/** The posts that have gone their way while somebody looked: what each came to, and under which settings. */

/**
 * @import { Model } from '../../state/model.js'
 *
 * @typedef {object} Post a post at its end
 * @property {string} settings what it was written under: its scenario but for its number
 * @property {string} rest the same but for what is compared here
 * @property {number} number which of your posts
 * @property {string} kind
 * @property {number} see
 * @property {number} reshare
 * @property {number[]} perHop people who saw it first at each hop
 * @property {number} saw
 */

/** At most so many are remembered. */
const MOST = 400;

/** @param {string} text a scenario @param {RegExp} names what is left out */
const without = (text, names) => text.split('&').filter((part) => !names.test(part)).join('&');

/** What a post is written under. @param {string} text a scenario */
export const settingsOf = (text) => without(text, /^post=/);

/** What two posts share that can be compared. @param {string} text a scenario */
const restOf = (text) => without(text, /^(post|kind|see|halflife|reshare)=/);

export class Memory {
  /** Who was on show last stands last. @type {Post[]} */
  #posts = [];
  /** As of the last look: numbers that stand beside a newer scenario are still the old one's. */
  #text = '';
  #counters = /** @type {Model['counters']} */ (undefined);
  #isOld = false;

  /** Looks at what is on show; remembers a post that is at its end. @param {Model} model */
  look({ text, counters, posted, playing, values }) {
    if (text !== this.#text) this.#isOld = counters === this.#counters;
    else if (counters !== this.#counters) this.#isOld = false;
    [this.#text, this.#counters] = [text, counters];
    if (!counters || this.#isOld || !posted || playing || counters.hop < counters.hops) return;
    const [settings, number] = [settingsOf(text), Number(values.post)];
    const known = this.#posts.findIndex((post) => post.settings === settings && post.number === number);
    if (known >= 0) this.#posts.push(...this.#posts.splice(known, 1));
    else {
      const { perHop, saw } = counters;
      const { kind, see, reshare } = values;
      this.#posts.push({ settings, rest: restOf(text), number, kind: String(kind), see: Number(see), reshare: Number(reshare), perHop: Array.from(perHop), saw });
      if (this.#posts.length > MOST) this.#posts.shift();
    }
  }

  /** The posts under these settings, the newest last. @param {string} text the scenario on show */
  alike(text) {
    const settings = settingsOf(text);
    return this.#posts.filter((post) => post.settings === settings);
  }

  /** The last post under other settings than these, where all else is the same. @param {string} text the scenario on show */
  before(text) {
    const [settings, rest] = [settingsOf(text), restOf(text)];
    return this.#posts.findLast((post) => post.rest === rest && post.settings !== settings);
  }
}
