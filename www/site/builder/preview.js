/** The frame that is copied, as it will be seen. */
import { address } from './snippets.js';

/** @import { Figure } from './snippets.js' */

/** What is typed and dragged comes to rest before the frame is loaded anew, in milliseconds. */
const RESTS = 350;

/** A frame's height before it is known, in CSS pixels. */
const UNKNOWN = 700;

/** A frame's name; each that is loaded has another, so that the one before it is not heard any more. */
const NAME = 'builder';

export class Preview {
  #folder;
  #drawn;
  /** What the frame was loaded for, besides its parameters. */
  #loaded = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #loads = 0;
  #calls = 0;
  /** Whether the frame stands. */
  #stands = false;
  /** What it is asked to show as soon as it does. @type {Record<string, string> | undefined} */
  #wished;
  /** @type {Map<number, (value: { text: string }) => void>} */
  #waiting = new Map();
  /** How high what is in it is. */
  height = UNKNOWN;
  frame = document.createElement('iframe');

  /** @param {URL} folder @param {() => void} drawn something about it has changed */
  constructor(folder, drawn) {
    this.#folder = folder;
    this.#drawn = drawn;
    // It is of this page, and so is its end.
    addEventListener('message', ({ data, source }) => {
      if (source !== this.frame.contentWindow || data?.source !== 'hopscope' || data.id !== this.#name) return;
      if (data.type === 'ready') {
        this.#stands = true;
        if (this.#wished) this.#ask('setState', this.#wished);
        this.#wished = undefined;
      }
      if (data.type === 'height') {
        this.height = data.detail.height;
        this.frame.style.height = `${this.height}px`;
        this.#drawn();
      }
      if (data.type === 'answer') this.#waiting.get(data.detail.call)?.(data.detail.value);
    });
  }

  get #name() {
    return `${NAME}-${this.#loads}`;
  }

  /** Shows a figure: other parameters are set, anything else is another frame. @param {Figure} figure @param {Record<string, string>} wished all parameters */
  show(figure, wished) {
    const { author, width } = figure;
    this.frame.style.width = width === '100%' ? '100%' : `${width}px`;
    clearTimeout(this.#rest);
    const kind = JSON.stringify(author);
    const isNew = this.#loaded === '';
    this.#rest = setTimeout(
      () => {
        if (kind === this.#loaded) {
          // Asked before it listens it would not hear.
          if (this.#stands) this.#ask('setState', wished);
          else this.#wished = wished;
          return;
        }
        this.#loaded = kind;
        this.#loads += 1;
        this.#stands = false;
        this.#wished = undefined;
        const src = address({ ...figure, author: { id: this.#name, ...author } }, this.#folder);
        // No step in the history of the tab.
        if (isNew) this.frame.src = src;
        else this.frame.contentWindow?.location.replace(src);
      },
      isNew ? 0 : RESTS,
    );
  }

  /** What it shows now, as the core writes it; undefined where it does not stand yet. @returns {Promise<string | undefined>} */
  async state() {
    if (!this.#stands) return undefined;
    const call = this.#ask('getState');
    const { text } = await new Promise((resolve) => this.#waiting.set(call, resolve));
    this.#waiting.delete(call);
    return text;
  }

  /** @param {string} type @param {unknown} [detail] */
  #ask(type, detail) {
    const call = ++this.#calls;
    this.frame.contentWindow?.postMessage({ source: 'hopscope', v: 1, type, detail, call }, '*');
    return call;
  }
}
