/** The picture: asked for at the size in which it is seen, and put onto the canvas, by the core or by the graphics card. */
import { Card, isRoom } from './card.js';
import { contest } from './contest.js';
import { blit } from './draw/blit.js';

/**
 * @import { Packed, Picture, Theme, View } from './calls.js'
 * @import { Renderer } from './contest.js'
 * @import { Size } from './view.js'
 *
 * @typedef {object} Source what there is to draw
 * @property {(view: View, spare?: ArrayBuffer) => Promise<Picture | undefined>} draw
 * @property {(view: View, known: number, spare?: ArrayBuffer) => Promise<Packed | undefined>} frame
 * @typedef {<T>(call: (source: Source) => Promise<T>) => Promise<T | undefined>} Ask undefined where it failed
 */

/** Pictures that follow each other within so many milliseconds show something that moves. */
const MOVING = 250;

/** A picture that the card does not have by then counts as one that took so long, in milliseconds. */
const LONGEST = 500;

export class Painting {
  /** @type {Size} */
  size = { width: 0, height: 0, scale: 1 };
  /** Which renderer the author wants; undefined for the faster one. @type {Renderer | undefined} */
  renderer;
  /** How many people there are. */
  people = 0;
  /** @type {Record<Theme, Record<string, string>> | undefined} */
  themes;
  #place;
  #ask;
  #seen = true;
  /** A picture was due while nobody looked. */
  #missed = false;
  /** What is on show, or on its way. @type {View | undefined} */
  #view;
  /** Memory of the last picture, and of the last frame, for the next. @type {ArrayBuffer | undefined} */
  #pixels;
  /** @type {ArrayBuffer | undefined} */
  #words;
  /** @type {Card | undefined} */
  #card;
  /** The card was tried and does not draw. */
  #refused = false;
  /** Who was to draw it; undefined while that is open. @type {Renderer | undefined} */
  #wanted;
  /** When the last picture was asked for. */
  #last = -Infinity;
  /** A frame is being measured; the picture that was asked for meanwhile comes after it. @type {{ again: boolean } | undefined} */
  #measuring;

  /**
   * @param {ParentNode} place holds the canvas
   * @param {Ask} ask
   */
  constructor(place, ask) {
    this.#place = place;
    this.#ask = ask;
  }

  /** Whether anybody looks. @param {boolean} seen @returns {boolean} whether a picture is due now */
  look(seen) {
    this.#seen = seen;
    return seen && this.#missed;
  }

  /** Frees the memory, and the card. */
  stop() {
    this.#pixels = this.#words = this.#measuring = this.#view = undefined;
    this.#leave();
  }

  /** @param {Omit<View, keyof Size>} moment */
  async show(moment) {
    this.#missed = !this.#seen;
    const { width, height } = this.size;
    if (this.#missed || width === 0 || height === 0) return;
    const view = (this.#view = { ...moment, ...this.size });
    if (this.#measuring) {
      this.#measuring.again = true;
      return;
    }
    const now = performance.now();
    const isMoving = now - this.#last < MOVING;
    this.#last = now;
    const wanted = this.#refused ? 'core' : (this.renderer ?? contest.winner({ pixels: width * height, people: this.people }));
    this.#wanted = wanted;
    if (wanted === 'webgl' && this.#enter()) return this.#byCard(view);
    const took = await this.#byCore(view);
    if (took === undefined || this.#wanted !== wanted) return;
    if (wanted === 'core') this.#leave();
    else if (wanted === undefined && isMoving && contest.isOn(took)) await this.#measure(view);
  }

  get #canvas() {
    return this.#place.querySelector('canvas');
  }

  /** The core's own pixels. @param {View} view @returns {Promise<number | undefined>} in so many milliseconds, if they came */
  async #byCore(view) {
    const began = performance.now();
    const spare = this.#pixels;
    this.#pixels = undefined;
    const picture = await this.#ask((source) => source.draw(view, spare));
    const canvas = this.#canvas;
    if (!picture || !canvas) return undefined;
    blit(canvas, picture);
    this.#pixels = picture.pixels.buffer;
    if (this.#wanted !== 'webgl') this.#card?.hide();
    return performance.now() - began;
  }

  /** @param {View} view */
  async #byCard(view) {
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
    const spare = isNew ? this.#words : undefined;
    if (spare) this.#words = undefined;
    const packed = await this.#ask((source) => source.frame(view, known, spare));
    if (!packed?.words || card.state !== 'ready') return false;
    card.upload(packed.words, momentOf(view));
    this.#words = packed.words.buffer;
    return true;
  }

  /** Draws what lies on the card in the view wanted last. @param {Card} card */
  #paint(card) {
    const canvas = this.#canvas;
    if (!this.themes || !this.#view || !canvas || this.#wanted !== 'webgl') return;
    card.draw(this.#view, this.themes[this.#view.theme]);
    if (card.state === 'ready') card.show(canvas);
  }

  /** A frame by each, with what both need done before: what counts is from asking until it is drawn. @param {View} view */
  async #measure(view) {
    if (!this.#enter()) return;
    const card = /** @type {Card} */ (this.#card);
    const measuring = (this.#measuring = { again: false });
    /** @param {number} known */
    const byCard = async (known) => {
      const began = performance.now();
      if (!this.themes || !(await this.#upload(card, view, known, true))) return undefined;
      card.draw(view, this.themes[view.theme]);
      await card.drawn(LONGEST);
      return card.state === 'ready' ? performance.now() - began : undefined;
    };
    await byCard(card.known);
    const core = await this.#byCore(view);
    const took = await byCard(0);
    if (this.#measuring !== measuring) return;
    this.#measuring = undefined;
    if (core !== undefined && took !== undefined) contest.count(core, took);
    if (measuring.again) this.#again();
  }

  #again() {
    if (this.#view) void this.show(this.#view);
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

  #leave() {
    this.#card?.end();
    this.#card = this.#words = undefined;
  }
}

/** What of a view needs another frame, in a word. @param {View} view */
const momentOf = ({ connection, hop }) => `${connection} ${hop}`;
