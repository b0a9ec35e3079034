/** Manages the WebGL renderer of a figure: its canvas over the labelled canvas, its lifetime, and lost contexts. */
import { WebglRenderer } from './draw/webgl.js';
import { yieldToMessages } from '../shared/yield-to-messages.js';

/** @import { View } from '../engine/messages.js' */

/** Maximum number of WebGL contexts of a page. Above 8 or 16 contexts, browsers drop the oldest one. */
const MOST = 6;

/** Interval between two checks for compiled shaders or for a finished picture, in milliseconds. */
const AGAIN = 16;

/** Number of contexts in use. */
let cards = 0;

/** Whether the page can have another context. */
export const isRoom = () => cards < MOST;

/** Resolves after a time. @param {number} milliseconds */
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export class Card {
  /** `new`: not ready yet; `lost`: context lost, may be restored; `off`: ended. @type {'new' | 'ready' | 'lost' | 'off'} */
  state = 'new';
  /** Number of the uploaded frame. */
  known = 0;
  /** Key of the moment that the uploaded frame shows. */
  moment = '';
  #canvas = document.createElement('canvas');
  /** @type {WebglRenderer | undefined} */
  #renderer;
  /** True while the card draws the last measured picture. Any other call to it would block the page. */
  isBusy = false;
  #ends = new AbortController();
  /** Resolves when the card has drawn the last measured picture. @type {Promise<void>} */
  #pending = Promise.resolve();
  #onChange;

  /** @param {() => void} onChange called when the card becomes able or unable to draw */
  constructor(onChange) {
    this.#onChange = onChange;
    cards += 1;
    const { signal } = this.#ends;
    const canvas = this.#canvas;
    canvas.setAttribute('aria-hidden', 'true');
    canvas.style.pointerEvents = 'none';
    const lost = (/** @type {Event} */ event) => {
      // Without this call the browser does not restore the context.
      event.preventDefault();
      this.#setState('lost');
      this.hide();
    };
    canvas.addEventListener('webglcontextlost', lost, { signal });
    canvas.addEventListener('webglcontextrestored', () => this.#open(), { signal });
    this.#open();
  }

  async #open() {
    this.known = 0;
    this.moment = '';
    this.state = 'new';
    try {
      const renderer = (this.#renderer = new WebglRenderer(this.#canvas));
      // Stop waiting if this card has ended, or if its context was lost during the compilation.
      const isOurs = () => this.state === 'new' && this.#renderer === renderer;
      do await pause(AGAIN);
      while (isOurs() && !renderer.ready);
      if (isOurs()) this.#setState('ready');
    } catch {
      this.#off();
    }
  }

  /** Sets the state and reports it. @param {Card['state']} state */
  #setState(state) {
    this.state = state;
    this.#onChange();
  }

  #off() {
    this.end();
    // `onChange` is called after the constructor has returned, because the caller needs the object to read its state.
    queueMicrotask(() => this.#onChange());
  }

  /** @param {Uint32Array<ArrayBuffer>} words @param {string} moment key of the moment that the frame shows */
  upload(words, moment) {
    this.#renderer?.upload(words);
    this.known = words[0] ?? 0;
    this.moment = moment;
  }

  /** @param {View} view @param {Record<string, string>} colours @param {number} [part] draw the first 1/`part` of each primitive */
  draw(view, colours, part) {
    try {
      this.#renderer?.draw(view, colours, part);
    } catch {
      this.#off();
    }
  }

  /**
   * Waits until the picture is drawn, but at most `most` milliseconds.
   * @param {number} most milliseconds
   * @returns {Promise<boolean>} true if the picture is drawn
   */
  async drawn(most) {
    const done = this.#renderer?.fence();
    if (!done) return false;
    this.isBusy = true;
    const end = performance.now() + most;
    this.#pending = (async () => {
      // A timer is too coarse for a measurement.
      do await (performance.now() < end ? yieldToMessages() : pause(AGAIN));
      while (!done());
      this.isBusy = false;
    })();
    await Promise.race([this.#pending, pause(most)]);
    return !this.isBusy;
  }

  /** Puts this canvas over the labelled canvas. @param {Element} canvas */
  show(canvas) {
    if (canvas.nextSibling !== this.#canvas) canvas.after(this.#canvas);
  }

  hide() {
    this.#canvas.remove();
  }

  /** Frees the context and removes the canvas. */
  end() {
    if (this.state === 'off') return;
    this.state = 'off';
    cards -= 1;
    this.#ends.abort();
    this.hide();
    const renderer = this.#renderer;
    this.#renderer = undefined;
    // Releasing a busy context would block the page.
    if (this.isBusy) this.#pending.then(() => renderer?.dispose());
    else renderer?.dispose();
  }
}
