/** Draws a figure with the graphics card instead of the core, if that is faster or requested. Loaded on demand. */
import { Card, isRoom } from './webgl-canvas.js';
import { contest } from './renderer-choice.js';

/**
 * @import { Packed, Theme, View } from '../engine/messages.js'
 *
 * @typedef {object} Painting the parts of the figure's painting used here
 * @property {'core' | 'webgl' | 'auto'} renderer
 * @property {number} people
 * @property {Record<Theme, Record<string, string>> | undefined} themes
 * @property {View | undefined} view the view that is shown or being drawn
 * @property {HTMLCanvasElement | null} canvas the labelled canvas
 * @property {(view: View) => Promise<number | undefined>} draw draws with the core; resolves with the time in milliseconds
 * @property {(view: View) => Promise<void>} show
 * @property {<T>(call: (source: { frame(view: View, known: number, spare?: ArrayBuffer): Promise<Packed | undefined> }) => Promise<T>) =>
 *   Promise<T | undefined>} ask
 */

/** Divisor of the width, height, people and lines of test pictures. The first test picture warms up the shaders; its time is ignored. */
const SMALL = 8;

/** A test picture must be drawn within this share of the core's time for a whole picture. */
const SOON = 0.5;

/** The card is rejected after this many late test pictures. Software rendering makes each cost far more than a picture of the core. */
const LATE = 2;

export class Accelerator {
  #painting;
  /** @type {Card | undefined} */
  #card;
  /** Whether the card was tried and cannot draw. */
  #refused = false;
  /** Renderer of the last requested view; undefined until decided. @type {'core' | 'webgl' | undefined} */
  #wanted;
  /** Buffer of the last frame, reused for the next frame. @type {ArrayBuffer | undefined} */
  #spare;
  /** Number of late test pictures; -1 before the first, Infinity after a test picture in time. */
  #late = -1;
  /** The running measurement. `again`: a view was requested during it and is drawn next. @type {{ again: boolean } | undefined} */
  #measuring;

  /** @param {Painting} painting */
  constructor(painting) {
    this.#painting = painting;
  }

  /** Draws a view if the card is the chosen renderer. @param {View} view @returns {boolean} true if the core need not draw */
  tryDraw(view) {
    if (this.#measuring) {
      this.#measuring.again = true;
      return true;
    }
    const { renderer } = this.#painting;
    this.#wanted = this.#refused ? 'core' : renderer === 'auto' ? this.#match(view).winner : renderer;
    if (this.#wanted !== 'webgl' || !this.#enter()) return false;
    void this.#draw(view);
    return true;
  }

  /** Called after the core has drawn a view. @param {View} view @param {number} took slow drawing time of a moving view, in ms; else 0 */
  async after(view, took) {
    if (this.#wanted === 'core') this.rest();
    else if (this.#wanted === undefined) {
      this.#card?.hide();
      if (took > 0) await this.#measure(view, took);
    }
  }

  /** Frees the card if the core is the chosen renderer. */
  rest() {
    if (this.#wanted !== 'core') return;
    this.#card?.end();
    this.#card = this.#spare = undefined;
    this.#late = -1;
  }

  /** Frees the card and the buffers. */
  stop() {
    this.#wanted = 'core';
    this.#measuring = undefined;
    this.rest();
  }

  /** Draws a view with the card. @param {View} view */
  async #draw(view) {
    const card = /** @type {Card} */ (this.#card);
    // A changed view of the uploaded frame is drawn at once. The core still checks the frame and answers pointer queries.
    const isThere = card.moment === momentOf(view);
    if (isThere) this.#paint(card);
    if (await this.#upload(card, view, card.known, !isThere)) this.#paint(card);
  }

  /**
   * Requests the frame of a view and uploads it.
   * @param {Card} card @param {View} view @param {number} known number of the uploaded frame
   * @param {boolean} isNew whether a new frame is expected
   * @returns {Promise<boolean>} true if a new frame was uploaded
   */
  async #upload(card, view, known, isNew) {
    const spare = isNew ? this.#spare : undefined;
    if (spare) this.#spare = undefined;
    const packed = await this.#painting.ask((source) => source.frame(view, known, spare));
    if (!packed?.words || card.state !== 'ready') return false;
    card.upload(packed.words, momentOf(view));
    this.#spare = packed.words.buffer;
    return true;
  }

  /** Draws the uploaded frame in the last requested view. @param {Card} card */
  #paint(card) {
    const { canvas, themes, view } = this.#painting;
    if (!canvas || !themes || !view || this.#wanted !== 'webgl') return;
    card.draw(view, themes[view.theme]);
    if (card.state === 'ready') card.show(canvas);
  }

  /**
   * The first calls draw small test pictures, which the card must draw within the share `SOON` of the core's time. Later calls measure one
   * frame with each renderer, from the request until it is drawn.
   * @param {View} view @param {number} took drawing time of the core, in milliseconds
   */
  async #measure(view, took) {
    const { themes } = this.#painting;
    if (this.#measuring || !this.#enter() || !themes) return;
    const card = /** @type {Card} */ (this.#card);
    if (card.isBusy) return;
    const measuring = (this.#measuring = { again: false });
    const match = this.#match(view);
    await this.#upload(card, view, card.known, true);
    if (this.#late < LATE) {
      card.draw({ ...view, width: Math.ceil(view.width / SMALL), height: Math.ceil(view.height / SMALL) }, themes[view.theme], SMALL);
      const isInTime = await card.drawn(took * SOON);
      this.#late = isInTime && this.#late >= 0 ? Infinity : this.#late + 1;
      if (this.#late === LATE) contest.chooseCore(match);
    } else {
      const core = await this.#painting.draw(view);
      const began = performance.now();
      if (core && (await this.#upload(card, view, 0, true))) {
        card.draw(view, themes[view.theme]);
        contest.count(match, core, (await card.drawn(core)) ? performance.now() - began : Infinity);
      }
    }
    if (this.#measuring !== measuring) return;
    this.#measuring = undefined;
    if (measuring.again) this.#redraw();
  }

  /** @param {View} view */
  #match({ width, height }) {
    return contest.match({ pixels: width * height, people: this.#painting.people });
  }

  #redraw() {
    const { view } = this.#painting;
    if (view) void this.#painting.show(view);
  }

  /** @returns {boolean} true if a card can draw */
  #enter() {
    if (!this.#card && isRoom()) this.#card = new Card(() => this.#changed());
    return this.#card?.state === 'ready';
  }

  /** Called when the card becomes able or unable to draw. */
  #changed() {
    if (this.#card?.state === 'off') {
      this.#refused = true;
      this.#card = undefined;
    }
    if (this.#wanted === 'webgl') this.#redraw();
  }
}

/** Key of a view: views with the same key share a frame. @param {View} view */
const momentOf = ({ connection, hop, structure, focus, untinted }) => `${connection} ${hop} ${structure} ${focus} ${untinted}`;
