/**
 * Parses a network file, once, in a worker of its own. What it gives is kept by the session and copied to every core that needs it.
 */
import { openReader } from '../engine/index.js';
import { Failure } from '../i18n/format.js';
import { ask } from '../shared/ask.js';

/**
 * @import { Network } from '../engine/messages.js'
 * @import { Reader } from '../engine/reader.js'
 */

/** A worker keeps the memory that a file took: after a file of this size, in bytes, the worker is ended. */
const LARGE = 16e6;

export class FileParser {
  /** @type {AbortSignal | undefined} */
  #signal;
  /** The file being parsed. @type {File | undefined} */
  #file;
  /** @type {Promise<Reader> | undefined} */
  #reader;

  /** @param {AbortSignal} signal ends the worker */
  open(signal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.cancel());
  }

  /**
   * @param {File} file
   * @param {(percent: number) => void} onProgress
   * @returns {Promise<Network | undefined>} undefined if it was cancelled
   * @throws {Error} why the file cannot be read, in words
   */
  async parse(file, onProgress) {
    if (this.#file) this.cancel();
    this.#file = file;
    const isCurrent = () => file === this.#file;
    try {
      const network = await this.#ask(file, (percent) => isCurrent() && onProgress(percent));
      return isCurrent() ? network : undefined;
    } catch (error) {
      if (isCurrent()) throw error;
      return undefined;
    } finally {
      if (isCurrent()) this.#file = undefined;
    }
  }

  /** Gives up the file being parsed. The worker cannot hear that while it parses, so it is ended. */
  cancel() {
    this.#file = undefined;
    this.#endWorker();
  }

  #endWorker() {
    this.#reader?.then((reader) => reader.close()).catch(() => undefined);
    this.#reader = undefined;
  }

  /** @param {File} file @param {(percent: number) => void} onProgress */
  async #ask(file, onProgress) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const opening = (this.#reader ??= openReader(this.#signal));
    let keeps = file.size < LARGE;
    try {
      return await ask(opening, 'file.failed', (reader) => {
        reader.onRead = onProgress;
        return reader.read(bytes);
      });
    } catch (error) {
      // A worker that has failed reads no other file.
      if (error instanceof Failure) keeps = false;
      throw error;
    } finally {
      if (!keeps && opening === this.#reader) this.#endWorker();
    }
  }
}
