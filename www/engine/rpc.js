/**
 * Where calls to a module of the core are answered: in a worker of their own, or in this thread where none can start.
 * One office a module; the same script asks, and answers where it is the worker's.
 *
 * @import { Call, Message, Progress, Work } from './messages.js'
 * @import { Place } from './locations.js'
 */
import { EngineError } from './messages.js';

/** How long a worker may take to say that it is there, in milliseconds. */
const PATIENCE = 4000;

/** How long a long call works before it lets the messages that wait be handled, in milliseconds. */
const SLICE = 12;

/**
 * @typedef {Record<string, unknown> & { close: () => void }} Desk answers calls by its methods
 * @typedef {(progress: Progress | Work) => void} OnProgress
 * @typedef {(method: string, args: unknown[], transfer: Transferable[]) => Promise<unknown>} Ask
 * @typedef {{ where: 'worker' | 'inline', ask: Ask, end: () => void }} Line what a caller needs
 * @typedef {object} Trade what an office does
 * @property {string} name by which the worker knows itself
 * @property {Place} place where its core and its worker are
 * @property {(options: { module: WebAssembly.Module }) => unknown} init of the package: makes its only instance
 * @property {(progress: OnProgress) => Desk} desk
 * @property {(value: unknown) => Transferable[]} transfer what of an answer is handed over, not copied
 */

/** Lets the messages that wait be handled first. */
export function breath() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done(undefined);
    };
    port2.postMessage(0);
  });
}

/**
 * Does a long piece of work, with breaths in between.
 * @param {number} total
 * @param {() => number} step does some of it, and says how much there has been
 * @param {(done: number) => boolean} goOn hears how far it is, and says whether to
 * @returns {Promise<boolean>} whether it came to the end
 */
export async function inSlices(total, step, goOn) {
  for (let done = 0; done < total; ) {
    const until = performance.now() + SLICE;
    do done = step();
    while (done < total && performance.now() < until);
    await breath();
    if (!goOn(done)) return false;
  }
  return true;
}

/** @param {unknown} error */
export function isPanic(error) {
  return error instanceof WebAssembly.RuntimeError;
}

/** @param {unknown} error */
function inWords(error) {
  return error instanceof Error ? error.message : String(error);
}

/** What the core says with its error. @param {unknown} error */
function saidBy(error) {
  return /** @type {{ said?: Message }} */ (error).said;
}

/** How many bytes a run may take on this device; undefined where nothing is known of it, or it has plenty. */
export function room() {
  const { deviceMemory } = /** @type {{ deviceMemory?: number }} */ (navigator);
  return deviceMemory && deviceMemory < 4 ? deviceMemory * 330e6 : undefined;
}

export class Office {
  #trade;
  /** @type {Promise<WebAssembly.Module> | undefined} */
  #compiling;

  /** @param {Trade} trade */
  constructor(trade) {
    this.#trade = trade;
    if (typeof document === 'undefined' && globalThis.self?.name === trade.name) this.#serve();
  }

  /**
   * @param {OnProgress} onProgress
   * @param {AbortSignal} [signal] ends it while it opens
   * @returns {Promise<Line>}
   */
  async open(onProgress, signal) {
    const module = this.#compiled();
    // Whoever fails first is heard below, not as an unhandled rejection.
    module.catch(() => undefined);
    const worker = await this.#hire(module, signal).catch(() => undefined);
    try {
      const ready = await module;
      if (signal?.aborted) throw new EngineError('aborted');
      return worker ? remote(worker, onProgress) : await this.#inline(ready, onProgress);
    } catch (error) {
      worker?.terminate();
      throw new EngineError(inWords(error), isPanic(error));
    }
  }

  /** The module, once for every element on the page. */
  #compiled() {
    this.#compiling ??= this.#trade.place.module().catch((error) => {
      this.#compiling = undefined;
      throw error;
    });
    return this.#compiling;
  }

  /**
   * A worker that has said it is there. It is given the module as soon as that is ready, for it to open while this thread is busy.
   * @param {Promise<WebAssembly.Module>} module
   * @param {AbortSignal} [signal]
   * @returns {Promise<Worker>}
   */
  #hire(module, signal) {
    const { place, name } = this.#trade;
    return new Promise((resolve, reject) => {
      const { worker, begun } = place.worker(name);
      module.then((ready) => worker.postMessage(ready)).catch(() => undefined);
      /** @param {string} [why] */
      const done = (why) => {
        clearTimeout(timer);
        begun?.();
        signal?.removeEventListener('abort', abort);
        worker.onmessage = worker.onerror = null;
        if (why === undefined) return resolve(worker);
        worker.terminate();
        reject(new EngineError(why));
      };
      const abort = () => done('aborted');
      const timer = setTimeout(done, PATIENCE, 'the worker does not answer');
      signal?.addEventListener('abort', abort);
      worker.onmessage = () => done();
      worker.onerror = (event) => {
        event.preventDefault();
        done('the worker does not start');
      };
    });
  }

  /** @param {WebAssembly.Module} module @param {OnProgress} onProgress @returns {Promise<Line>} */
  async #inline(module, onProgress) {
    const { init, desk: open } = this.#trade;
    init({ module });
    const desk = open(onProgress);
    return {
      where: 'inline',
      ask: async (method, args) => {
        try {
          return await answer(desk, method, args);
        } catch (error) {
          throw new EngineError(inWords(error), isPanic(error), saidBy(error));
        }
      },
      end: () => desk.close(),
    };
  }

  /** In the worker: say that it is there, take the module, answer. */
  #serve() {
    const { init, desk: open, transfer } = this.#trade;
    /** @type {Promise<Desk> | undefined} */
    let desk;
    self.onmessage = async ({ data }) => {
      if (data instanceof WebAssembly.Module) {
        const opening = async () => {
          init({ module: data });
          return open((progress) => self.postMessage(progress));
        };
        desk = opening();
        // The first call tells.
        desk.catch(() => undefined);
        return;
      }
      const { id, method, args } = /** @type {Call} */ (data);
      try {
        const value = desk && (await answer(await desk, method, args));
        self.postMessage({ id, value }, { transfer: transfer(value) });
      } catch (error) {
        self.postMessage({ id, message: inWords(error), fatal: isPanic(error), said: saidBy(error) });
      }
    };
    self.postMessage('here');
  }
}

/** @param {Desk} desk @param {string} method @param {unknown[]} args @returns {unknown} */
function answer(desk, method, args) {
  return /** @type {(...args: unknown[]) => unknown} */ (desk[method]).apply(desk, args);
}

/**
 * Asks a worker that was given the module.
 * @param {Worker} worker
 * @param {OnProgress} onProgress
 * @returns {Line}
 */
function remote(worker, onProgress) {
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (error: EngineError) => void }>} */
  const waiting = new Map();
  let last = 0;
  /** @param {string} message */
  const fail = (message) => {
    for (const { reject } of waiting.values()) reject(new EngineError(message, true));
    waiting.clear();
  };
  worker.onmessage = ({ data }) => {
    if (!('id' in data)) return onProgress(data);
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if ('message' in data) call?.reject(new EngineError(data.message, data.fatal, data.said));
    else call?.resolve(data.value);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    fail(event.message || 'the worker has stopped');
  };
  return {
    where: 'worker',
    ask: (method, args, transfer) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, method, args }, transfer);
      }),
    end: () => {
      worker.terminate();
      fail('the engine was closed');
    },
  };
}
