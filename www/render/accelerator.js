/** A figure drawn by the graphics card instead of the core, where that is faster or wanted. Fetched when there is a reason to try. */
import { Card, isRoom } from './webgl-canvas.js';
import { contest } from './renderer-choice.js';

/**
 * @import { Packed, Theme, View } from '../engine/messages.js'
 *
 * @typedef {object} Painting the figure's, as far as it matters here
 * @property {'core' | 'webgl' | 'auto'} renderer
 * @property {number} people
 * @property {Record<Theme, Record<string, string>> | undefined} themes
 * @property {View | undefined} view what is on show, or on its way
 * @property {HTMLCanvasElement | null} canvas the labelled one
 * @property {(view: View) => Promise<number | undefined>} draw by the core, in so many milliseconds
 * @property {(view: View) => Promise<void>} show
 * @property {<T>(call: (source: { frame(view: View, known: number, spare?: ArrayBuffer): Promise<Packed | undefined> }) => Promise<T>) =>
 *   Promise<T | undefined>} ask
 */

/** Small pictures are so many times less wide and high, and have that part of people and lines. The first is none to go by: programs are made ready for it. */
const SMALL = 8;

/** They have to be there in this part of the time of the core's whole picture. */
const SOON = 0.5;

/** A card that is late with so many of them is no match. Without a card each of them costs the reader far more than a picture of the core's. */
const LATE = 2;

export class Accelerator {
  #painting;
  /** @type {Card | undefined} */
  #card;
  /** The card was tried and does not draw. */
  #refused = false;
  /** Who is to draw the view wanted last; undefined while that is open. @type {'core' | 'webgl' | undefined} */
  #wanted;
  /** Memory of the last frame, for the next. @type {ArrayBuffer | undefined} */
  #spare;
  /** How many small pictures the card was late with; none before the first, Infinity once it had one in time. */
  #late = -1;
  /** A frame is being measured; what was wanted meanwhile comes after it. @type {{ again: boolean } | undefined} */
  #measuring;

  /** @param {Painting} painting */
  constructor(painting) {
    this.#painting = painting;
  }

  /** Draws a view, if that is the card's. @param {View} view @returns {boolean} whether the core need not */
  takes(view) {
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

  /** The core has drawn a view. @param {View} view @param {number} took in so many milliseconds, if it moves and that is long; else 0 */
  async after(view, took) {
    if (this.#wanted === 'core') this.rest();
    else if (this.#wanted === undefined) {
      this.#card?.hide();
      if (took > 0) await this.#measure(view, took);
    }
  }

  /** Leaves it to the core. */
  rest() {
    if (this.#wanted !== 'core') return;
    this.#card?.end();
    this.#card = this.#spare = undefined;
    this.#late = -1;
  }

  /** Gives everything back. */
  stop() {
    this.#wanted = 'core';
    this.#measuring = undefined;
    this.rest();
  }

  /** @param {View} view */
  async #draw(view) {
    const card = /** @type {Card} */ (this.#card);
    // Another view of what lies there is drawn at once; whether that still holds, and what a pointer would meet, is the core's.
    const isThere = card.moment === momentOf(view);
    if (isThere) this.#paint(card);
    if (await this.#upload(card, view, card.known, !isThere)) this.#paint(card);
  }

  /**
   * @param {Card} card @param {View} view @param {number} known @param {boolean} isNew
   * @returns {Promise<boolean>} whether another frame lies on the card
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

  /** Draws what lies on the card in the view wanted last. @param {Card} card */
  #paint(card) {
    const { canvas, themes, view } = this.#painting;
    if (!canvas || !themes || !view || this.#wanted !== 'webgl') return;
    card.draw(view, themes[view.theme]);
    if (card.state === 'ready') card.show(canvas);
  }

  /**
   * A frame by each, with what both need done before: what counts is from asking until it is drawn. Before that the card has to draw a
   * small picture sooner than the core a whole one, or it is spared the rest, and the page too.
   * @param {View} view @param {number} took how long the core took for it, in milliseconds
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
      if (this.#late === LATE) contest.concede(match);
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
    if (measuring.again) this.#again();
  }

  /** @param {View} view */
  #match({ width, height }) {
    return contest.match({ pixels: width * height, people: this.#painting.people });
  }

  #again() {
    const { view } = this.#painting;
    if (view) void this.#painting.show(view);
  }

  /** @returns {boolean} whether there is a card that can draw */
  #enter() {
    if (!this.#card && isRoom()) this.#card = new Card(() => this.#changed());
    return this.#card?.state === 'ready';
  }

  /** The card can draw now, or no longer. */
  #changed() {
    if (this.#card?.state === 'off') {
      this.#refused = true;
      this.#card = undefined;
    }
    if (this.#wanted === 'webgl') this.#again();
  }
}

/** What of a view needs another frame, in a word. @param {View} view */
const momentOf = ({ connection, hop, structure, focus }) => `${connection} ${hop} ${structure} ${focus}`;
