/**
 * Parses a network file once, in a separate worker. The session keeps the network and copies it to every core that needs it.
 * This folder imports engine/, i18n/ and shared/.
 */
import { openReader } from '../engine/index.js';
import { Failure } from '../i18n/format.js';
import { ask } from '../shared/ask.js';

/**
 * @import { Network } from '../engine/messages.js'
 * @import { Reader } from '../engine/reader.js'
 */

/** File size in bytes from which the worker is terminated after the file. A running worker never returns the memory that a file needed. */
const LARGE = 16e6;

export class FileParser {
  /** @type {AbortSignal | undefined} */
  #signal;
  /** The file being parsed. @type {File | undefined} */
  #file;
  /** @type {Promise<Reader> | undefined} */
  #reader;

  /** Sets the signal that terminates the worker. @param {AbortSignal} signal */
  open(signal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.cancel());
  }

  /**
   * Parses a file. A newer call cancels this one.
   * @param {File} file
   * @param {(percent: number) => void} onProgress
   * @param {string} [format] the format as which it is read; without it, the content decides
   * @returns {Promise<Network | undefined>} undefined if it was cancelled
   * @throws {Error} with the reason why the file cannot be read
   */
  async parse(file, onProgress, format) {
    if (this.#file) this.cancel();
    this.#file = file;
    const isCurrent = () => file === this.#file;
    try {
      const network = await this.#ask(file, (percent) => isCurrent() && onProgress(percent), format);
      return isCurrent() ? network : undefined;
    } catch (error) {
      if (isCurrent()) throw error;
      return undefined;
    } finally {
      if (isCurrent()) this.#file = undefined;
    }
  }

  /** Cancels the parsing. The worker handles no messages while it parses, so it is terminated. */
  cancel() {
    this.#file = undefined;
    this.#endWorker();
  }

  #endWorker() {
    this.#reader?.then((reader) => reader.close()).catch(() => undefined);
    this.#reader = undefined;
  }

  /** @param {File} file @param {(percent: number) => void} onProgress @param {string} [format] */
  async #ask(file, onProgress, format) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const opening = (this.#reader ??= openReader(this.#signal));
    let keeps = file.size < LARGE;
    try {
      return await ask(opening, 'file.failed', (reader) => {
        reader.onRead = onProgress;
        return reader.read(bytes, format);
      });
    } catch (error) {
      // After a failure the worker is not used again.
      if (error instanceof Failure) keeps = false;
      throw error;
    } finally {
      if (!keeps && opening === this.#reader) this.#endWorker();
    }
  }
}
