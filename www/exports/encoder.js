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
 * @typedef {{ type: 'image/gif' | 'video/webm', width: number, height: number, rate: number, title: string, theme: string[], samples: View[] }} Film
 *   `width` and `height` in pixels; `rate` in pictures per second; `theme` the colours of the theme;
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

export const takes = {
  /** @param {Core} core @param {View} wanted @param {Record<string, string>} texts */
  async png(core, wanted, texts) {
    // Draw before the await: the core may start another run during the await.
    const scanlines = core.scanlines(wanted);
    const { png } = await import('./png.js');
    return { bytes: await png(scanlines, wanted.width, wanted.height, texts) };
  },

  /** @param {Core} core @param {View} wanted @param {string} title @param {string} description */
  svg: (core, wanted, title, description) => core.svg(wanted, title, description),

  /** @param {Core} core @param {string} table @param {Float64Array[]} [columns] */
  csv: (core, table, columns) => core.csv(table, columns),

  /** Starts a film. Cancels the current film of this core first. @param {Core} core @param {Film} film */
  async begin(core, { type, width, height, rate, title, theme, samples }) {
    stop(core);
    if (type === 'image/gif') {
      const stills = samples.map((wanted) => core.still(wanted));
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
   * @param {Core} core @param {View} wanted @param {number} milliseconds
   */
  async add(core, wanted, milliseconds) {
    const film = filmOf(core);
    await film.add(core.still(wanted), milliseconds);
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
