/** The picture: asked for at the size in which it is seen, and put onto the canvas. */
import { blit } from './draw/blit.js';

/**
 * @import { Picture, View } from './calls.js'
 * @import { Size } from './view.js'
 */

export class Painting {
  /** @type {Size} */
  size = { width: 0, height: 0, scale: 1 };
  #place;
  #ask;
  #seen = true;
  /** A picture was due while nobody looked. */
  #missed = false;
  /** Memory of the last picture, for the next. @type {ArrayBuffer | undefined} */
  #spare;

  /**
   * @param {ParentNode} place holds the canvas
   * @param {(view: View, spare?: ArrayBuffer) => Promise<Picture | undefined>} ask for pixels
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

  /** Frees the memory. */
  stop() {
    this.#spare = undefined;
  }

  /** @param {Omit<View, keyof Size>} moment */
  async show(moment) {
    this.#missed = !this.#seen;
    const { width, height } = this.size;
    if (this.#missed || width === 0 || height === 0) return;
    const spare = this.#spare;
    this.#spare = undefined;
    const picture = await this.#ask({ ...moment, ...this.size }, spare);
    const canvas = this.#place.querySelector('canvas');
    if (!picture || !canvas) return;
    blit(canvas, picture);
    this.#spare = picture.pixels.buffer;
  }
}
