/**
 * Requests the picture at its displayed size and puts it onto the canvas.
 *
 * The folder render/ contains the canvas, the camera and the choice between the core's pixels and WebGL. It imports only shared/, i18n/ and
 * types of engine/. Its folder draw/ draws a frame or its pixels and imports nothing.
 */
import { blit } from './draw/blit.js';

/**
 * @import { Packed, Picture, Theme, View } from '../engine/messages.js'
 * @import { Size } from './viewport.js'
 *
 * @typedef {object} Source the engine's drawing calls
 * @property {(view: View, spare?: ArrayBuffer) => Promise<Picture | undefined>} draw
 * @property {(view: View, known: number, spare?: ArrayBuffer) => Promise<Packed | undefined>} frame
 * @typedef {<T>(call: (source: Source) => Promise<T>) => Promise<T | undefined>} Ask resolves with undefined if the call failed
 */

/** Time in milliseconds. If the core draws a picture within this time, the graphics card is not tried. */
const EASY = 10;

export class Painting {
  /** Size of the picture on screen. @type {Size} */
  size = { width: 0, height: 0, scale: 1 };
  /** Renderer: the core, the graphics card, or the faster of the two. @type {'core' | 'webgl' | 'auto'} */
  renderer = 'auto';
  /** Number of people in the picture. */
  people = 0;
  /** Colours by role, for each theme. @type {Record<Theme, Record<string, string>> | undefined} */
  themes;
  /** Size factor for people and ties. */
  larger = 1;
  /** The view that is shown or being drawn. @type {View | undefined} */
  view;
  #place;
  #seen = true;
  /** Whether a picture was requested while the canvas was not visible. */
  #missed = false;
  /** Buffer of the last picture, reused for the next picture. @type {ArrayBuffer | undefined} */
  #spare;
  /** The graphics card renderer, once tried. @type {InstanceType<typeof import('./accelerator.js').Accelerator> | undefined} */
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

  /** The labelled canvas. */
  get canvas() {
    return this.#place.querySelector('canvas');
  }

  /** Sets whether the canvas is visible. @param {boolean} seen @returns {boolean} whether a picture is due now */
  look(seen) {
    this.#seen = seen;
    return seen && this.#missed;
  }

  /** Frees the buffers. */
  stop() {
    this.#spare = this.view = undefined;
    this.#accelerator?.stop();
  }

  /** Draws a moment, if the canvas is visible. @param {Omit<View, keyof Size>} moment */
  async show(moment) {
    this.#missed = !this.#seen;
    const { width, height } = this.size;
    if (this.#missed || width === 0 || height === 0) return;
    const view = (this.view = { ...moment, ...this.size, scale: this.size.scale * this.larger });
    if (this.#accelerator?.tryDraw(view)) return;
    const took = await this.draw(view);
    if (took === undefined || this.renderer === 'core') return this.#accelerator?.rest();
    const isSlow = view.moving === true && took > EASY;
    if (this.#accelerator) await this.#accelerator.after(view, isSlow ? took : 0);
    else if (isSlow || this.renderer === 'webgl') await this.#accelerate();
  }

  /**
   * Draws the core's pixels. An ImageBitmap made in the worker would save this thread .2 of 1.1 ms for 1280×720 pixels, but the browser
   * would need 5.0 ms instead of 3.1 ms in total.
   *
   * @param {View} view @returns {Promise<number | undefined>} drawing time in milliseconds; undefined if there was no picture */
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

  /** Loads the graphics card renderer once. */
  async #accelerate() {
    if (this.#isTried) return;
    this.#isTried = true;
    // If the script cannot be loaded, the core continues to draw.
    const script = await import('./accelerator.js').catch(() => undefined);
    this.#accelerator = script && new script.Accelerator(this);
    if (this.renderer === 'webgl' && this.view) this.show(this.view);
  }
}
