/** Reads the scenario parameters that a host page sets as attributes. */

import { AUTHOR } from './author-options.js';

/** @import { Value } from '../engine/messages.js' */

/** Attributes that are not parameters: author options and global HTML attributes. */
const OTHERS = new Set([
  ...Object.keys(AUTHOR),
  ...`id class style slot part exportparts title dir hidden role tabindex inert translate nonce is
   draggable contenteditable spellcheck autofocus itemprop itemscope itemtype`.split(/\s+/),
]);

/** Whether an attribute is not a parameter. @param {string} name */
export const isOther = (name) => OTHERS.has(name) || /^(aria-|data-|on)/.test(name);

export class Attributes {
  #element;
  /** The last applied value of each attribute. @type {Map<string, string>} */
  #marked = new Map();

  /** @param {Element} element */
  constructor(element) {
    this.#element = element;
  }

  /** Forgets the applied values, so that all attributes apply again. */
  forget() {
    this.#marked.clear();
  }

  /**
   * The parameters whose attributes changed since the last call. So an attribute does not undo later changes by the reader.
   * @param {Readonly<Record<string, Value>>} start values that apply when an attribute is removed
   * @param {string[]} [names] attributes that may have changed
   */
  asked(start, names = this.#element.getAttributeNames()) {
    /** @type {Record<string, Value | undefined>} */
    const asked = Object.create(null);
    for (const name of names) {
      const value = this.#element.getAttribute(name) ?? undefined;
      if (isOther(name) || value === this.#marked.get(name)) continue;
      if (value === undefined) this.#marked.delete(name);
      else this.#marked.set(name, value);
      // Some parameters have the name of an HTML attribute, for example `hidden`. Their attribute has the prefix `set-`.
      const parameter = name.replace(/^set-/, '');
      asked[parameter] = value ?? start[parameter];
    }
    return asked;
  }
}
