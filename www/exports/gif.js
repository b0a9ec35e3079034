/// <reference path="./gifenc.d.ts" />
/** A film as GIF: one palette for all of it, in which the colours of the theme are exactly themselves, and of each picture what is another. */
import { GIFEncoder, nearestColorIndex, quantize } from 'gifenc/dist/gifenc.esm.js';

/** @typedef {[number, number, number]} Color */

/** Colours of a palette; the last place means "as before". */
const COLOURS = 255;
const SAME = 255;

/** Of so many pixels of a sample one is counted. */
const EVERY = 3;

/** Six bits of each colour: so many are looked up. */
const BINS = 1 << 18;

/** @param {string} hex `#rrggbb` @returns {Color} */
function colorOf(hex) {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** @param {number} r @param {number} g @param {number} b */
const binOf = (r, g, b) => ((r >> 2) << 12) | ((g >> 2) << 6) | (b >> 2);

export class Gif {
  #gif = GIFEncoder();
  #width;
  #height;
  /** @type {Color[]} */
  #palette;
  /** The place in the palette for each bin of colours, once it was looked up. */
  #places = new Int16Array(BINS).fill(-1);
  /** The picture before, by places. @type {Uint8Array | undefined} */
  #before;

  /**
   * @param {number} width @param {number} height
   * @param {string[]} theme its colours
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
      // What is there stays.
      dispose: 1,
    });
    this.#before = now;
  }

  end() {
    this.#gif.finish();
    return this.#gif.bytes();
  }

  /** @param {Uint8Array} pixels */
  #index(pixels) {
    const [places, colours] = [this.#places, this.#palette.slice(0, COLOURS)];
    const index = new Uint8Array(pixels.length / 4);
    for (let at = 0; at < index.length; at += 1) {
      const [r, g, b] = [pixels[4 * at] ?? 0, pixels[4 * at + 1] ?? 0, pixels[4 * at + 2] ?? 0];
      const bin = binOf(r, g, b);
      let place = places[bin] ?? -1;
      // By the middle of the bin, whatever colour comes first.
      if (place < 0) places[bin] = place = nearestColorIndex(colours, [(r & 252) | 2, (g & 252) | 2, (b & 252) | 2]);
      index[at] = place;
    }
    return index;
  }
}

/** The colours that stand for those of some pictures. @param {Uint8Array[]} samples @param {number} count @returns {Color[]} */
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
