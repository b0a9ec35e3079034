/**
 * Export encoders: PNG, SVG, CSV, GIF and WebM. They run in the core's worker, so the page's thread stays free.
 * The worker imports this module at the first export.
 *
 * @import { View } from '../engine/messages.js'
 * @import { Gif } from './gif.js'
 * @import { Webm } from './webm.js'
 *
 * @typedef {object} Core the methods of the wasm core that the encoders call
 * @property {(wanted: View) => Uint8Array<ArrayBuffer>} still
 * @property {(wanted: View) => Uint8Array<ArrayBuffer>} scanlines
 * @property {(wanted: View, title: string, description: string) => string} svg
 * @property {(table: string, columns?: Float64Array[]) => string} csv
 *
 * @typedef {{ data: Uint8ClampedArray<ArrayBuffer>, height: number }} Strip what is under a picture: RGBA pixels, as wide as the picture
 *
 * @typedef {{ type: 'image/gif' | 'video/webm', width: number, height: number, rate: number, title: string, theme: string[], samples: View[], strip?: Strip }} Film
 *   `width` and `height` in pixels, without the strip; `rate` in pictures per second; `theme` the colours of the theme;
 *   `samples` views of some pictures of the film, which determine the other colours of the GIF palette
 */

/** The film that each core is encoding. @type {WeakMap<Core, Gif | Webm>} */
const films = new WeakMap();

/** @param {Core} core */
function stop(core) {
  const film = films.get(core);
  films.delete(core);
  if (film && 'stop' in film) film.stop();
}

/** @param {Core} core */
function filmOf(core) {
  const film = films.get(core);
  if (!film) throw new Error('There is no film under way.');
  return film;
}

/** The bytes of a picture, then those of its strip. @param {Uint8Array<ArrayBuffer>} picture @param {Uint8Array | Uint8ClampedArray} [strip] */
function above(picture, strip) {
  if (!strip) return picture;
  const both = new Uint8Array(picture.length + strip.length);
  both.set(picture);
  both.set(strip, picture.length);
  return both;
}

/** The rows of a strip as PNG has them: a filter byte (0, none), then RGB. @param {Strip} strip @param {number} width */
function rowsOf({ data, height }, width) {
  const rows = new Uint8Array(height * (1 + 3 * width));
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const to = 3 * pixel + Math.floor(pixel / width) + 1;
    rows.set(data.subarray(4 * pixel, 4 * pixel + 3), to);
  }
  return rows;
}

export const takes = {
  /** @param {Core} core @param {View} wanted @param {Record<string, string>} texts @param {Strip} [strip] */
  async png(core, wanted, texts, strip) {
    // Draw before the await: the core may start another run during the await.
    const scanlines = core.scanlines(wanted);
    const { png } = await import('./png.js');
    const rows = above(scanlines, strip && rowsOf(strip, wanted.width));
    return { bytes: await png(rows, wanted.width, wanted.height + (strip?.height ?? 0), texts) };
  },

  /** @param {Core} core @param {View} wanted @param {string} title @param {string} description */
  svg: (core, wanted, title, description) => core.svg(wanted, title, description),

  /** @param {Core} core @param {string} table @param {Float64Array[]} [columns] */
  csv: (core, table, columns) => core.csv(table, columns),

  /** Starts a film. Cancels the current film of this core first. @param {Core} core @param {Film} film */
  async begin(core, { type, width, height: picture, rate, title, theme, samples, strip }) {
    stop(core);
    const height = picture + (strip?.height ?? 0);
    if (type === 'image/gif') {
      const stills = samples.map((wanted) => above(core.still(wanted), strip?.data));
      const { Gif } = await import('./gif.js');
      films.set(core, new Gif(width, height, theme, stills));
      return;
    }
    const { Webm, codecFor } = await import('./webm.js');
    const codec = await codecFor(width, height, rate);
    if (!codec) throw new Error('This browser cannot make a WebM: it has no encoder for VP9 or VP8.');
    films.set(core, new Webm(width, height, rate, title, codec));
  },

  /**
   * Adds the next picture of the film and shows it for `milliseconds`.
   * @param {Core} core @param {View} wanted @param {number} milliseconds @param {Strip} [strip]
   */
  async add(core, wanted, milliseconds, strip) {
    const film = filmOf(core);
    await film.add(above(core.still(wanted), strip?.data), milliseconds);
  },

  /** Finishes the film and returns the bytes of its file. Call it after the last `add`. @param {Core} core */
  async end(core) {
    const film = filmOf(core);
    films.delete(core);
    return { bytes: await film.end() };
  },

  /** Cancels the film. @param {Core} core */
  stop,
};
