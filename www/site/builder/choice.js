/** The author's choices in the builder. Values that equal the defaults are not stored. */
import { AUTHOR } from '../../element/author-options.js';
import { OTHERWISE, SCENES } from '../../scenes/index.js';
import { parse } from '../../shared/url-state.js';

/** @import { Parameter, Value } from '../../engine/messages.js' */
/** @import { Figure } from './snippets.js' */

/** Parameters that the builder lists first for every scene. */
const ALWAYS = ['connections', 'people', 'seed'];

/** The initial scene of the builder. It is the smallest figure that shows the main idea. */
const FIRST = 'post';

/** Whether two values are equal as text or as numbers. @param {Value} a @param {Value} b */
const isSame = (a, b) => String(a) === String(b) || (String(a) !== '' && String(b) !== '' && Number(a) === Number(b));

export class Choice {
  #parameters;
  scene = FIRST;
  /** Author options that differ from their defaults, by name. @type {Record<string, string>} */
  author = {};
  /** Whether all parameters that the author has set are locked. */
  locks = false;
  width = '100%';
  follows = true;
  /** Address of the picture for hosts without scripts. Undefined: the picture beside the files of Hopscope. @type {string | undefined} */
  poster;
  /** Parameters that differ from their defaults, by name. @type {Record<string, string>} */
  #values = {};

  /** @param {Parameter[]} parameters */
  constructor(parameters) {
    this.#parameters = parameters;
  }

  get #start() {
    return SCENES[this.scene]?.start ?? {};
  }

  /** Selects a scene and discards the chosen parameters. @param {string} scene */
  selectScene(scene) {
    this.scene = scene;
    this.#values = {};
    this.poster = undefined;
  }

  /** The value of a parameter that is not set: the scene's start value, or the default. @param {Parameter} parameter @returns {Value} */
  #otherwise({ name, default: otherwise }) {
    return this.#start[name] ?? otherwise;
  }

  /** The chosen value of a parameter, or its value without a choice. @param {Parameter} parameter @returns {Value} */
  valueOf(parameter) {
    const { name, kind } = parameter;
    const value = this.#values[name] ?? this.#otherwise(parameter);
    if (kind === 'switch') return String(value) === 'true' || String(value) === '1';
    return kind === 'choice' || kind === 'text' || value === '' || !Number.isFinite(Number(value)) ? value : Number(value);
  }

  /** Sets a parameter. @param {string} name @param {string} value */
  set(name, value) {
    const parameter = this.#parameters.find((one) => one.name === name);
    if (!parameter) return;
    if (isSame(value, this.#otherwise(parameter))) delete this.#values[name];
    else this.#values[name] = value;
  }

  /** Sets an author option. @param {string} name @param {string} value */
  setOption(name, value) {
    if (name === 'lock') this.locks = value === 'set';
    if (value === (AUTHOR[name]?.[0] ?? '') || value === 'set') delete this.author[name];
    else this.author[name] = value;
  }

  /** Takes all parameters from a figure's state. @param {string} text the state as a query string, from the core */
  take(text) {
    const values = parse(text);
    for (const { name, by, default: otherwise } of this.#parameters) {
      // A parameter that the text omits has its default, not the scene's start value. The default of a parameter with `by` depends on
      // another parameter.
      const value = values[name] ?? (by ? undefined : String(otherwise));
      if (value === undefined) delete this.#values[name];
      else this.set(name, value);
    }
  }

  /** The scene's most important parameters (`main`), and all others. */
  settings() {
    const { settings = [], start } = SCENES[this.scene] ?? { start: {} };
    const names = new Set([...ALWAYS, ...settings, ...Object.keys(start)]);
    const shown = this.#parameters.filter(({ name }) => name !== 'answers');
    return { main: shown.filter(({ name, group }) => group === 'main' || names.has(name)), others: shown.filter(({ name, group }) => group !== 'main' && !names.has(name)) };
  }

  /** All parameter values that a figure needs to show this choice. @returns {Record<string, string>} */
  allValues() {
    // A parameter whose default depends on another parameter (`by`) is omitted unless the author has set it.
    const named = this.#parameters.filter(({ name, by }) => name in this.#values || !by);
    return Object.fromEntries(named.map((parameter) => [parameter.name, this.#values[parameter.name] ?? String(this.#otherwise(parameter))]));
  }

  /** @param {string} title @param {number} height @param {import('./snippets.js').Poster} [poster] @returns {Figure} */
  figure(title, height, poster) {
    const { scene, author, width, follows } = this;
    const locked = Object.keys(this.#values).join(' ');
    /** @type {Record<string, string>} */
    const said = { ...(scene === OTHERWISE ? {} : { scene }), ...author, ...(this.locks && locked ? { lock: locked } : {}) };
    return { author: said, values: { ...this.#values }, width, height, follows, title, ...(poster ? { poster } : {}) };
  }
}
