/** What an author has chosen, as far as it differs from what holds anyway. */
import { AUTHOR } from '../../element/author-options.js';
import { OTHERWISE, SCENES } from '../../scenes/index.js';
import { parse } from '../../shared/url-state.js';

/** @import { Parameter, Value } from '../../engine/messages.js' */
/** @import { Figure } from './snippets.js' */

/** Said of every scene, beside what is its own. */
const ALWAYS = ['connections', 'people', 'seed'];

/** What is built where nothing has been chosen yet: the shortest figure with all of the idea in it. */
const FIRST = 'post';

/** @param {Value} a @param {Value} b */
const isSame = (a, b) => String(a) === String(b) || (String(a) !== '' && String(b) !== '' && Number(a) === Number(b));

export class Choice {
  #parameters;
  scene = FIRST;
  /** What is said besides the parameters, where it is not what holds anyway. @type {Record<string, string>} */
  author = {};
  /** What is set is locked, whatever that is. */
  locks = false;
  width = '100%';
  follows = true;
  /** @type {Record<string, string>} */
  #values = {};

  /** @param {Parameter[]} parameters */
  constructor(parameters) {
    this.#parameters = parameters;
  }

  get #start() {
    return SCENES[this.scene]?.start ?? {};
  }

  /** Another scene, as it starts. @param {string} scene */
  play(scene) {
    this.scene = scene;
    this.#values = {};
  }

  /** What holds where nothing is set. @param {Parameter} parameter @returns {Value} */
  #otherwise({ name, default: otherwise }) {
    return this.#start[name] ?? otherwise;
  }

  /** @param {Parameter} parameter @returns {Value} */
  valueOf(parameter) {
    const { name, kind } = parameter;
    const value = this.#values[name] ?? this.#otherwise(parameter);
    if (kind === 'switch') return String(value) === 'true' || String(value) === '1';
    return kind === 'choice' || kind === 'text' || value === '' || !Number.isFinite(Number(value)) ? value : Number(value);
  }

  /** @param {string} name @param {string} value */
  set(name, value) {
    const parameter = this.#parameters.find((one) => one.name === name);
    if (!parameter) return;
    if (isSame(value, this.#otherwise(parameter))) delete this.#values[name];
    else this.#values[name] = value;
  }

  /** Says something besides the parameters. @param {string} name @param {string} value */
  say(name, value) {
    if (name === 'lock') this.locks = value === 'set';
    if (value === (AUTHOR[name]?.[0] ?? '') || value === 'set') delete this.author[name];
    else this.author[name] = value;
  }

  /** All that is as a figure shows it. @param {string} text the state as the core writes it */
  take(text) {
    const values = parse(text);
    for (const { name, by, default: otherwise } of this.#parameters) {
      // What it does not name has its default, not what the scene starts with; or follows from another.
      const value = values[name] ?? (by ? undefined : String(otherwise));
      if (value === undefined) delete this.#values[name];
      else this.set(name, value);
    }
  }

  /** The parameters of this scene that matter most, and the others. */
  settings() {
    const { settings = [], start } = SCENES[this.scene] ?? { start: {} };
    const names = new Set([...ALWAYS, ...settings, ...Object.keys(start)]);
    const shown = this.#parameters.filter(({ name }) => name !== 'answers');
    return { main: shown.filter(({ name, group }) => group === 'main' || names.has(name)), others: shown.filter(({ name, group }) => group !== 'main' && !names.has(name)) };
  }

  /** All that a figure has to be set to, to be what is chosen. @returns {Record<string, string>} */
  wished() {
    // What follows from another value follows from it, unless it is set.
    const named = this.#parameters.filter(({ name, by }) => name in this.#values || !by);
    return Object.fromEntries(named.map((parameter) => [parameter.name, this.#values[parameter.name] ?? String(this.#otherwise(parameter))]));
  }

  /** @param {string} title @param {number} height @returns {Figure} */
  figure(title, height) {
    const { scene, author, width, follows } = this;
    const locked = Object.keys(this.#values).join(' ');
    /** @type {Record<string, string>} */
    const said = { ...(scene === OTHERWISE ? {} : { scene }), ...author, ...(this.locks && locked ? { lock: locked } : {}) };
    return { author: said, values: { ...this.#values }, width, height, follows, title };
  }
}
