/**
 * Calls to a wasm module. A worker of its own answers them; where no worker can start, this thread does.
 * Each module has one server. The same script calls on the page and answers in the worker.
 *
 * @import { Call, Message, Progress, Work } from './messages.js'
 * @import { Place } from './locations.js'
 */
import { yieldToMessages } from '../shared/yield-to-messages.js';
import { EngineError } from './messages.js';

/** Longest time until a worker has started, in milliseconds. */
const START_TIMEOUT = 4000;

/** Time that a long call works before waiting messages are handled, in milliseconds. */
const SLICE = 12;

/**
 * @typedef {Record<string, unknown> & { close: () => void }} CallHandlers answers calls: one method a call
 * @typedef {(progress: Progress | Work) => void} OnProgress
 * @typedef {(method: string, args: unknown[], transfer: Transferable[]) => Promise<unknown>} Ask
 * @typedef {{ where: 'worker' | 'inline', ask: Ask, end: () => void }} Line what a client needs
 * @typedef {object} ServedModule a module and how it is served
 * @property {string} name the name of its worker: the worker's script reads it
 * @property {Place} place where its wasm and its worker's script are
 * @property {(options: { module: WebAssembly.Module }) => unknown} init of the generated package: makes the instance
 * @property {(progress: OnProgress) => CallHandlers} handlers
 * @property {(value: unknown) => Transferable[]} transfer the parts of an answer that are transferred, not copied
 */

/**
 * Does long work in slices; between them messages are handled.
 * @param {number} total
 * @param {() => number} step does a part of the work and returns how much is done in all
 * @param {(done: number) => boolean} goOn is called after each slice; false ends the work
 * @returns {Promise<boolean>} whether all work is done
 */
export async function inSlices(total, step, goOn) {
  for (let done = 0; done < total; ) {
    const until = performance.now() + SLICE;
    do done = step();
    while (done < total && performance.now() < until);
    await yieldToMessages();
    if (!goOn(done)) return false;
  }
  return true;
}

/** @param {unknown} error */
export function isPanic(error) {
  return error instanceof WebAssembly.RuntimeError;
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** The message of an error of the core, to be said in other languages. @param {unknown} error */
function localizableMessage(error) {
  return /** @type {{ said?: Message }} */ (error).said;
}

/** Memory limit of a run on this device, in bytes; undefined where the device does not tell, or has 4 GB or more. */
export function memoryLimit() {
  const { deviceMemory } = /** @type {{ deviceMemory?: number }} */ (navigator);
  return deviceMemory && deviceMemory < 4 ? deviceMemory * 330e6 : undefined;
}

export class ModuleServer {
  #served;
  /** @type {Promise<WebAssembly.Module> | undefined} */
  #compiling;

  /** @param {ServedModule} served */
  constructor(served) {
    this.#served = served;
    if (typeof document === 'undefined' && globalThis.self?.name === served.name) this.#serve();
  }

  /**
   * @param {OnProgress} onProgress
   * @param {AbortSignal} [signal] cancels the opening
   * @returns {Promise<Line>}
   */
  async open(onProgress, signal) {
    const module = this.#compiled();
    // A failure is handled below; without this it would also be an unhandled rejection.
    module.catch(() => undefined);
    const worker = await this.#startWorker(module, signal).catch(() => undefined);
    try {
      const ready = await module;
      if (signal?.aborted) throw new EngineError('aborted');
      return worker ? remote(worker, onProgress) : await this.#inline(ready, onProgress);
    } catch (error) {
      worker?.terminate();
      throw new EngineError(messageOf(error), isPanic(error));
    }
  }

  /** The compiled module, shared by all figures of the page. */
  #compiled() {
    this.#compiling ??= this.#served.place.module().catch((error) => {
      this.#compiling = undefined;
      throw error;
    });
    return this.#compiling;
  }

  /**
   * A worker that has started. It gets the module as soon as that is compiled, and opens it while this thread is busy.
   * @param {Promise<WebAssembly.Module>} module
   * @param {AbortSignal} [signal]
   * @returns {Promise<Worker>}
   */
  #startWorker(module, signal) {
    const { place, name } = this.#served;
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
      const timer = setTimeout(done, START_TIMEOUT, 'the worker does not answer');
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
    const { init, handlers: open } = this.#served;
    init({ module });
    const handlers = open(onProgress);
    return {
      where: 'inline',
      ask: async (method, args) => {
        try {
          return await answer(handlers, method, args);
        } catch (error) {
          throw new EngineError(messageOf(error), isPanic(error), localizableMessage(error));
        }
      },
      end: () => handlers.close(),
    };
  }

  /** In the worker: report the start, take the module, answer calls. */
  #serve() {
    const { init, handlers: open, transfer } = this.#served;
    /** @type {Promise<CallHandlers> | undefined} */
    let handlers;
    self.onmessage = async ({ data }) => {
      if (data instanceof WebAssembly.Module) {
        const opening = async () => {
          init({ module: data });
          return open((progress) => self.postMessage(progress));
        };
        handlers = opening();
        // The first call reports the failure.
        handlers.catch(() => undefined);
        return;
      }
      const { id, method, args } = /** @type {Call} */ (data);
      try {
        const value = handlers && (await answer(await handlers, method, args));
        self.postMessage({ id, value }, { transfer: transfer(value) });
      } catch (error) {
        self.postMessage({ id, message: messageOf(error), fatal: isPanic(error), said: localizableMessage(error) });
      }
    };
    self.postMessage('here');
  }
}

/** @param {CallHandlers} handlers @param {string} method @param {unknown[]} args @returns {unknown} */
function answer(handlers, method, args) {
  return /** @type {(...args: unknown[]) => unknown} */ (handlers[method]).apply(handlers, args);
}

/**
 * A connection to a worker that has the module.
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
