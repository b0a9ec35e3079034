/** A figure on the graphics card: a canvas of its own over the labelled one, its renderer, and what becomes of them. */
import { WebglRenderer } from './draw/webgl.js';
import { yieldToMessages } from '../shared/yield-to-messages.js';

/** @import { View } from '../engine/messages.js' */

/** A page has so many contexts at most: browsers take the oldest away where there are more than 8 or 16. */
const MOST = 6;

/** How often it is looked whether the shaders are compiled, or a late picture is there, in milliseconds. */
const AGAIN = 16;

/** How many there are. */
let cards = 0;

/** Whether the page has room for another. */
export const isRoom = () => cards < MOST;

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export class Card {
  /** `new`: not yet; `lost`: perhaps again; `off`: never. @type {'new' | 'ready' | 'lost' | 'off'} */
  state = 'new';
  /** The number of the frame that lies on the card. */
  known = 0;
  /** Its moment. */
  moment = '';
  #canvas = document.createElement('canvas');
  /** @type {WebglRenderer | undefined} */
  #renderer;
  /** It still draws what was measured last: whatever else it is told, the page would wait for. */
  isBusy = false;
  #ends = new AbortController();
  /** Settles when it no longer does. @type {Promise<void>} */
  #pending = Promise.resolve();
  #tell;

  /** @param {() => void} tell when it can draw, or no longer can */
  constructor(tell) {
    this.#tell = tell;
    cards += 1;
    const { signal } = this.#ends;
    const canvas = this.#canvas;
    canvas.setAttribute('aria-hidden', 'true');
    canvas.style.pointerEvents = 'none';
    const lost = (/** @type {Event} */ event) => {
      // Only then does it come back.
      event.preventDefault();
      this.#become('lost');
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
      // Lost while it compiles, it is another's turn.
      const isOurs = () => this.state === 'new' && this.#renderer === renderer;
      do await pause(AGAIN);
      while (isOurs() && !renderer.ready);
      if (isOurs()) this.#become('ready');
    } catch {
      this.#off();
    }
  }

  /** @param {Card['state']} state */
  #become(state) {
    this.state = state;
    this.#tell();
  }

  #off() {
    this.end();
    // Whoever made it hears of it when they have it.
    queueMicrotask(() => this.#tell());
  }

  /** @param {Uint32Array<ArrayBuffer>} words @param {string} moment whose frame it is */
  upload(words, moment) {
    this.#renderer?.upload(words);
    this.known = words[0] ?? 0;
    this.moment = moment;
  }

  /** @param {View} view @param {Record<string, string>} colours @param {number} [part] of each kind only the first so manieth part */
  draw(view, colours, part) {
    try {
      this.#renderer?.draw(view, colours, part);
    } catch {
      this.#off();
    }
  }

  /**
   * Until what was drawn is there, or for so long.
   * @param {number} most milliseconds
   * @returns {Promise<boolean>} whether it is there
   */
  async drawn(most) {
    const done = this.#renderer?.fence();
    if (!done) return false;
    this.isBusy = true;
    const end = performance.now() + most;
    this.#pending = (async () => {
      // A timer is too coarse to measure with.
      do await (performance.now() < end ? yieldToMessages() : pause(AGAIN));
      while (!done());
      this.isBusy = false;
    })();
    await Promise.race([this.#pending, pause(most)]);
    return !this.isBusy;
  }

  /** Lies over the labelled canvas. @param {Element} canvas */
  show(canvas) {
    if (canvas.nextSibling !== this.#canvas) canvas.after(this.#canvas);
  }

  hide() {
    this.#canvas.remove();
  }

  /** Gives everything back. */
  end() {
    if (this.state === 'off') return;
    this.state = 'off';
    cards -= 1;
    this.#ends.abort();
    this.hide();
    const renderer = this.#renderer;
    this.#renderer = undefined;
    // A card that is busy would hold up the page.
    if (this.isBusy) this.#pending.then(() => renderer?.dispose());
    else renderer?.dispose();
  }
}
