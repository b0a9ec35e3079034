/// <reference path="./gifenc.d.ts" />
/**
 * A film as GIF. All pictures share one palette, which contains the theme's colours exactly. Each picture after the first stores only the
 * pixels that changed; the others are transparent.
 */
import { GIFEncoder, nearestColorIndex, quantize } from 'gifenc/dist/gifenc.esm.js';

/** @typedef {[number, number, number]} Color */

/** COLOURS: number of colours in the palette. SAME: palette index of an unchanged pixel (transparent). */
const COLOURS = 255;
const SAME = 255;

/** The quantizer reads every EVERY-th pixel of a sample. */
const EVERY = 3;

/** Number of colour bins: 6 bits each of red, green and blue. */
const BINS = 1 << 18;

/** Parses a CSS colour into red, green and blue, 0 to 255. @param {string} hex `#rrggbb` @returns {Color} */
function colorOf(hex) {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** The bin of a colour with channels 0 to 255. @param {number} r @param {number} g @param {number} b */
const binOf = (r, g, b) => ((r >> 2) << 12) | ((g >> 2) << 6) | (b >> 2);

export class Gif {
  #gif = GIFEncoder();
  #width;
  #height;
  /** @type {Color[]} */
  #palette;
  /** Palette index of each colour bin; -1 until it is looked up. */
  #places = new Int16Array(BINS).fill(-1);
  /** The previous picture: one palette index per pixel. @type {Uint8Array | undefined} */
  #before;

  /**
   * @param {number} width @param {number} height
   * @param {string[]} theme the theme's colours, as `#rrggbb`
   * @param {Uint8Array[]} samples pictures of the film, RGBA
   */
  constructor(width, height, theme, samples) {
    this.#width = width;
    this.#height = height;
    const exact = [...new Set(theme)].map(colorOf);
    this.#palette = [...exact, ...common(samples, COLOURS - exact.length)];
    exact.forEach((color, place) => (this.#places[binOf(...color)] = place));
    while (this.#palette.length <= SAME) this.#palette.push([0, 0, 0]);
  }

  /** @param {Uint8Array} pixels RGBA @param {number} milliseconds */
  add(pixels, milliseconds) {
    const now = this.#index(pixels);
    const before = this.#before;
    const seen = before ? now.map((place, at) => (place === before[at] ? SAME : place)) : now;
    this.#gif.writeFrame(seen, this.#width, this.#height, {
      palette: before ? undefined : this.#palette,
      delay: milliseconds,
      transparent: before !== undefined,
      transparentIndex: SAME,
      // 1: keep the previous picture under the next one.
      dispose: 1,
    });
    this.#before = now;
  }

  end() {
    this.#gif.finish();
    return this.#gif.bytes();
  }

  /** The palette index of each pixel. @param {Uint8Array} pixels RGBA */
  #index(pixels) {
    const [places, colours] = [this.#places, this.#palette.slice(0, COLOURS)];
    const index = new Uint8Array(pixels.length / 4);
    for (let at = 0; at < index.length; at += 1) {
      const [r, g, b] = [pixels[4 * at] ?? 0, pixels[4 * at + 1] ?? 0, pixels[4 * at + 2] ?? 0];
      const bin = binOf(r, g, b);
      let place = places[bin] ?? -1;
      // Use the centre of the bin, so the result does not depend on the order of the pixels.
      if (place < 0) places[bin] = place = nearestColorIndex(colours, [(r & 252) | 2, (g & 252) | 2, (b & 252) | 2]);
      index[at] = place;
    }
    return index;
  }
}

/** Reduces the colours of the samples to at most `count`. @param {Uint8Array[]} samples @param {number} count @returns {Color[]} */
function common(samples, count) {
  const pixels = samples.map((sample) => new Uint32Array(sample.buffer, sample.byteOffset, sample.length / 4).filter((_, at) => at % EVERY === 0));
  const all = new Uint32Array(pixels.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of pixels) {
    all.set(part, at);
    at += part.length;
  }
  return quantize(new Uint8Array(all.buffer), count);
}
