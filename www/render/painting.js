/** The picture: asked for at the size in which it is seen, and put onto the canvas. */
import { blit } from './draw/blit.js';

/**
 * @import { Packed, Picture, Theme, View } from '../engine/messages.js'
 * @import { Size } from './viewport.js'
 *
 * @typedef {object} Source what there is to draw
 * @property {(view: View, spare?: ArrayBuffer) => Promise<Picture | undefined>} draw
 * @property {(view: View, known: number, spare?: ArrayBuffer) => Promise<Packed | undefined>} frame
 * @typedef {<T>(call: (source: Source) => Promise<T>) => Promise<T | undefined>} Ask undefined where it failed
 */

/** A picture that the core has on the canvas in so many milliseconds leaves a graphics card nothing to win. */
const EASY = 10;

export class Painting {
  /** @type {Size} */
  size = { width: 0, height: 0, scale: 1 };
  /** Who draws: the core, the graphics card, or the faster of them. @type {'core' | 'webgl' | 'auto'} */
  renderer = 'auto';
  /** How many people there are. */
  people = 0;
  /** The colours by role. @type {Record<Theme, Record<string, string>> | undefined} */
  themes;
  /** People and ties are drawn so much larger. */
  larger = 1;
  /** What is on show, or on its way. @type {View | undefined} */
  view;
  #place;
  #seen = true;
  /** A picture was due while nobody looked. */
  #missed = false;
  /** Memory of the last picture, for the next. @type {ArrayBuffer | undefined} */
  #spare;
  /** The graphics card, once there is a reason to try it. @type {InstanceType<typeof import('./accelerator.js').Accelerator> | undefined} */
  #accelerator;
  #isTried = false;

  /**
   * @param {ParentNode} place holds the canvas
   * @param {Ask} ask
   */
  constructor(place, ask) {
    this.#place = place;
    this.ask = ask;
  }

  /** The one with the picture's words. */
  get canvas() {
    return this.#place.querySelector('canvas');
  }

  /** Whether anybody looks. @param {boolean} seen @returns {boolean} whether a picture is due now */
  look(seen) {
    this.#seen = seen;
    return seen && this.#missed;
  }

  /** Frees the memory. */
  stop() {
    this.#spare = this.view = undefined;
    this.#accelerator?.stop();
  }

  /** @param {Omit<View, keyof Size>} moment */
  async show(moment) {
    this.#missed = !this.#seen;
    const { width, height } = this.size;
    if (this.#missed || width === 0 || height === 0) return;
    const view = (this.view = { ...moment, ...this.size, scale: this.size.scale * this.larger });
    if (this.#accelerator?.takes(view)) return;
    const took = await this.draw(view);
    if (took === undefined || this.renderer === 'core') return this.#accelerator?.rest();
    const isSlow = view.moving === true && took > EASY;
    if (this.#accelerator) await this.#accelerator.after(view, isSlow ? took : 0);
    else if (isSlow || this.renderer === 'webgl') await this.#accelerate();
  }

  /**
   * The core's own pixels, put: as an ImageBitmap made in the worker and handed over, 1280×720 of them spared this thread .2 ms of its
   * 1.1, and cost all of the browser 5.0 ms for 3.1.
   *
   * @param {View} view @returns {Promise<number | undefined>} in so many milliseconds, if they came */
  async draw(view) {
    const began = performance.now();
    const spare = this.#spare;
    this.#spare = undefined;
    const picture = await this.ask((source) => source.draw(view, spare));
    const { canvas } = this;
    if (!picture || !canvas) return undefined;
    blit(canvas, picture);
    this.#spare = picture.pixels.buffer;
    return performance.now() - began;
  }

  /** Fetches what drives a graphics card, once. */
  async #accelerate() {
    if (this.#isTried) return;
    this.#isTried = true;
    // Without it the core draws on.
    const script = await import('./accelerator.js').catch(() => undefined);
    this.#accelerator = script && new script.Accelerator(this);
    if (this.renderer === 'webgl' && this.view) this.show(this.view);
  }
}
