/** What somebody else's page asks for by attributes. */

import { AUTHOR } from './author-options.js';

/** @import { Value } from '../engine/messages.js' */

/** Attributes that every element has, and an author's: no names of parameters. */
const OTHERS = new Set([
  ...Object.keys(AUTHOR),
  ...`id class style slot part exportparts title dir hidden role tabindex inert translate nonce is
   draggable contenteditable spellcheck autofocus itemprop itemscope itemtype`.split(/\s+/),
]);

/** @param {string} name */
export const isOther = (name) => OTHERS.has(name) || /^(aria-|data-|on)/.test(name);

export class Attributes {
  #element;
  /** Those that have counted. @type {Map<string, string>} */
  #marked = new Map();

  /** @param {Element} element */
  constructor(element) {
    this.#element = element;
  }

  /** All count again. */
  forget() {
    this.#marked.clear();
  }

  /**
   * The parameters asked for. One counts when it changes: what a person did since then is not undone.
   * @param {Readonly<Record<string, Value>>} start what holds where an attribute is taken away
   * @param {string[]} [names] those that may have changed
   */
  asked(start, names = this.#element.getAttributeNames()) {
    /** @type {Record<string, Value | undefined>} */
    const asked = Object.create(null);
    for (const name of names) {
      const value = this.#element.getAttribute(name) ?? undefined;
      if (isOther(name) || value === this.#marked.get(name)) continue;
      if (value === undefined) this.#marked.delete(name);
      else this.#marked.set(name, value);
      // HTML has a meaning of its own for `hidden`: a name that is taken can be written with `set-`.
      const parameter = name.replace(/^set-/, '');
      asked[parameter] = value ?? start[parameter];
    }
    return asked;
  }
}
