/**
 * RPC for a wasm module. Each module runs in its own worker. If no worker can start, the module runs in the calling thread.
 * Each module has one script, which the page and the worker both run: on the page it sends calls, in the worker it answers them.
 * Considered instead: Comlink (1.9 kB gzipped; this module has 1.4). It has no way to run a module without a worker.
 *
 * @import { Call, Message, Progress, Work } from './messages.js'
 * @import { ModuleLocation } from './locations.js'
 */
import { yieldToMessages } from '../shared/yield-to-messages.js';
import { EngineError } from './messages.js';

/** Maximum time for a worker to start, in milliseconds. After it, the module runs in the calling thread. */
const START_TIMEOUT = 4000;

/** Length of one slice of a long call, in milliseconds. Between slices, waiting messages are handled. */
const SLICE = 12;

/**
 * @typedef {Record<string, unknown> & { close: () => void }} CallHandlers one method for each kind of call; `close` frees
 *   the module's objects
 * @typedef {(progress: Progress | Work) => void} OnProgress
 * @typedef {(method: string, args: unknown[], transfer: Transferable[]) => Promise<unknown>} Ask sends a call and resolves with its answer
 * @typedef {{ where: 'worker' | 'inline', ask: Ask, end: () => void }} Connection
 *   a connection to a module. `inline`: the module runs in this thread. `end` closes the connection
 * @typedef {object} ServedModule a wasm module and how to run it
 * @property {string} name the name of its worker; by `self.name` the script detects that it runs in this worker
 * @property {ModuleLocation} place the locations of its wasm file and its worker's script
 * @property {(options: { module: WebAssembly.Module }) => unknown} init `initSync` of the generated package: instantiates the module
 * @property {(progress: OnProgress) => CallHandlers} handlers creates the handlers, after `init`
 * @property {(value: unknown) => Transferable[]} transfer the buffers of an answer to transfer instead of copying
 */

/**
 * Runs long work in slices, and handles waiting messages between them.
 * @param {number} total amount of work, in any unit
 * @param {() => number} step does the next part of the work and returns the total amount done so far
 * @param {(done: number) => boolean} goOn called after each slice; false stops the work
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

/** Whether an error is a panic of the core (a wasm trap). After it, the module is unusable. @param {unknown} error */
export function isPanic(error) {
  return error instanceof WebAssembly.RuntimeError;
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** The localizable message of an error of the core, if it has one. @param {unknown} error */
export function localizableMessage(error) {
  return /** @type {{ said?: Message }} */ (error).said;
}

/**
 * Memory limit of a run on this device, in bytes: 330 MB for each GB of memory. Undefined if the browser does not report the device's
 * memory, or if the device has 4 GB or more. The core's default limit applies then.
 */
export function memoryLimit() {
  const { deviceMemory } = /** @type {{ deviceMemory?: number }} */ (navigator);
  return deviceMemory && deviceMemory < 4 ? deviceMemory * 330e6 : undefined;
}

/** Starts a wasm module for each client that opens it. Inside the module's worker, it answers the calls. */
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
   * Opens a connection to a new instance of the module.
   * @param {OnProgress} onProgress
   * @param {AbortSignal} [signal] cancels the opening
   * @returns {Promise<Connection>}
   */
  async open(onProgress, signal) {
    const module = this.#compiled();
    // `await module` below handles a failure. This handler prevents an unhandled rejection while the worker starts.
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
   * Starts a worker. The worker gets the compiled module as soon as it is ready, and instantiates it in parallel with this thread.
   * @param {Promise<WebAssembly.Module>} module
   * @param {AbortSignal} [signal]
   * @returns {Promise<Worker>}
   */
  async #startWorker(module, signal) {
    const { place, name } = this.#served;
    const { worker, begun } = await place.worker(name);
    return new Promise((resolve, reject) => {
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

  /** Runs the module in this thread. @param {WebAssembly.Module} module @param {OnProgress} onProgress @returns {Promise<Connection>} */
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

  /** Runs in the worker: reports the start, receives the module, and answers calls. */
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
        // The first call reports a failure. This handler prevents an unhandled rejection until then.
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

/** Calls a handler by name. @param {CallHandlers} handlers @param {string} method @param {unknown[]} args @returns {unknown} */
function answer(handlers, method, args) {
  return /** @type {(...args: unknown[]) => unknown} */ (handlers[method]).apply(handlers, args);
}

/**
 * A connection to a started worker. Messages with an `id` answer a call; all others report progress.
 * @param {Worker} worker
 * @param {OnProgress} onProgress
 * @returns {Connection}
 */
function remote(worker, onProgress) {
  /** The unanswered calls, by id. @type {Map<number, { resolve: (value: unknown) => void, reject: (error: EngineError) => void }>} */
  const waiting = new Map();
  let last = 0;
  /** Rejects all unanswered calls. @param {string} message */
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
