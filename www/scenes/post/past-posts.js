/** The finished posts that were shown: the viewers and the settings of each. */
import { without } from '../../shared/url-state.js';

/**
 * @import { Model } from '../../state/model.js'
 *
 * @typedef {object} Post a finished post
 * @property {string} settings its scenario without the number of the post
 * @property {string} rest its settings without those that the scene compares
 * @property {number} number index of the post among your posts, from 1
 * @property {string} kind
 * @property {number} see
 * @property {number} reshare
 * @property {number[]} perHop new viewers at each hop
 * @property {number} saw
 */

/** Greatest number of posts that are kept. */
const MOST = 400;

/** The scenario without the number of the post. @param {string} text a scenario */
export const settingsOf = (text) => without(text, 'post');

/** The settings that must be equal in two posts that are compared. @param {string} text a scenario */
const restOf = (text) => without(text, 'post', 'kind', 'see', 'halflife', 'reshare');

export class Memory {
  /** The post that was shown last is the last item. @type {Post[]} */
  #posts = [];
  /** State at the last call of `look`. After a change of the scenario, the counters are old until they change too. */
  #text = '';
  #counters = /** @type {Model['counters']} */ (undefined);
  #isOld = false;

  /** Keeps the post on show if it has reached its last hop. @param {Model} model */
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

  /** The posts with the same settings, in the order in which they were last shown. @param {string} text the scenario on show */
  alike(text) {
    const settings = settingsOf(text);
    return this.#posts.filter((post) => post.settings === settings);
  }

  /** The last shown post with other values of the compared settings, and all else equal. @param {string} text the scenario on show */
  before(text) {
    const [settings, rest] = [settingsOf(text), restOf(text)];
    return this.#posts.findLast((post) => post.rest === rest && post.settings !== settings);
  }
}
