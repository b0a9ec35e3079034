/**
 * The core, asked asynchronously: in a worker of its own, or in this thread where none can start.
 * The only importer of the generated package, and the worker's own script: there it answers instead of asking.
 *
 * @import { Call, Configured, Counters, Facts, Imported, Invitation, Method, Parameter, Picked, Picture, Progress, Series, Theme, Value, View } from './calls.js'
 */
import { Engine, remote } from './caller.js';
import { EngineError } from './calls.js';
import init, { Core, freshSeed, schema, themes } from './pkg/hopscope.js';

/** The worker knows itself by its name. */
const WORKER = 'hopscope';

/** How long a worker may take to say that it is there, in milliseconds. */
const PATIENCE = 4000;

/** The stages after which the counts of a life are others than before. */
const LIFE = new Set(['world', 'growth', 'reach']);

/** Lets the messages that wait be handled first. */
function breath() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done(undefined);
    };
    port2.postMessage(0);
  });
}

/** Answers the calls in the thread it is made in. */
class Desk {
  #core = new Core();
  #progress;
  /** The number of the newest `configure`. */
  #turn = 0;
  /** Settles with the newest `configure`. @type {Promise<unknown>} */
  #run = Promise.resolve();
  /** The last scenario that ran to its end. @type {string | undefined} */
  #good;
  /** Whether the life ran anew since its series were last handed out. */
  #stale = false;

  /** @param {(stage: string) => void} progress */
  constructor(progress) {
    this.#progress = progress;
  }

  schema() {
    return /** @type {Parameter[]} */ (schema());
  }

  themes() {
    return /** @type {Record<Theme, Record<string, string>>} */ (themes());
  }

  freshSeed() {
    return freshSeed();
  }

  /**
   * @param {string | Record<string, Value>} input
   * @returns {Promise<Configured | undefined>} undefined if a newer call came before the end
   */
  configure(input) {
    return this.#ask(() => this.#core.configure(input));
  }

  /**
   * @param {number} connections @param {number} post
   * @returns {Promise<Configured | undefined>}
   */
  seek(connections, post) {
    return this.#ask(() => ({ ...this.#core.seek(connections, post), warnings: [] }));
  }

  /** @param {() => object} wish tells the core what is wanted */
  #ask(wish) {
    const run = this.#fulfil(wish, ++this.#turn);
    this.#run = run.catch(() => undefined);
    return run;
  }

  /** @param {() => object} wish @param {number} turn */
  async #fulfil(wish, turn) {
    /** @type {Pick<Configured, 'text' | 'values' | 'warnings'>} */
    let answer;
    try {
      answer = /** @type {typeof answer} */ (wish());
      if (!(await this.#advance(turn))) return undefined;
    } catch (error) {
      if (!isPanic(error) && this.#good !== undefined && turn === this.#turn) {
        this.#core.configure(this.#good);
        if (await this.#advance(turn)) this.#stale = false;
      }
      throw error;
    }
    this.#good = answer.text;
    const facts = /** @type {Facts} */ (this.#core.facts());
    /** @type {Configured} */
    const configured = { ...answer, facts };
    if (this.#stale) configured.series = /** @type {Series} */ (this.#core.series());
    this.#stale = false;
    return configured;
  }

  /** Runs what is stale. @param {number} turn @returns {Promise<boolean>} whether it came to the end */
  async #advance(turn) {
    for (;;) {
      await breath();
      if (turn !== this.#turn) return false;
      const stage = this.#core.advance();
      if (stage === '') return true;
      if (LIFE.has(stage)) this.#stale = true;
      this.#progress(stage);
    }
  }

  /** Between two stages there is nothing whole to look at. */
  async #whole() {
    for (let run; run !== this.#run; ) {
      run = this.#run;
      await run;
    }
  }

  /** @param {Uint8Array} bytes @param {string} name */
  async importEdges(bytes, name) {
    await this.#whole();
    return /** @type {Imported} */ (this.#core.importEdges(bytes, name));
  }

  /** @param {number} connection @param {number} hop */
  async counters(connection, hop) {
    await this.#whole();
    return /** @type {Counters} */ (this.#core.counters(connection, hop));
  }

  /** @param {number} connection */
  async nextInvitation(connection) {
    await this.#whole();
    return /** @type {Invitation | undefined} */ (this.#core.nextInvitation(connection));
  }

  /**
   * @param {View} view
   * @param {ArrayBuffer} [spare] memory for the pixels, if it is of the right size
   * @returns {Promise<Picture>}
   */
  async draw({ connection, hop, width, height, scale, theme }, spare) {
    await this.#whole();
    const drawn = this.#core.draw(connection, hop, width, height, scale, theme);
    const pixels = new Uint8ClampedArray(spare && spare.byteLength === drawn.length ? spare : new ArrayBuffer(drawn.length));
    pixels.set(drawn);
    return { pixels, width, height };
  }

  /** @param {number} x @param {number} y device pixels of the last picture */
  async pick(x, y) {
    await this.#whole();
    return /** @type {Picked | undefined} */ (this.#core.pick(x, y));
  }

  close() {
    this.#turn += 1;
    this.#core.free();
  }
}

/** @param {unknown} error */
function isPanic(error) {
  return error instanceof WebAssembly.RuntimeError;
}

/** @param {unknown} error */
function inWords(error) {
  return error instanceof Error ? error.message : String(error);
}

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiling;

/** The module, compiled while it streams in, once for every element on the page. */
function compiled() {
  const load = async () => {
    const answer = await fetch(new URL('./hopscope_bg.wasm', import.meta.url));
    if (!answer.ok) throw new EngineError(`${answer.url}: ${answer.status}`);
    return answer.headers.get('content-type')?.startsWith('application/wasm')
      ? WebAssembly.compileStreaming(answer)
      : WebAssembly.compile(await answer.arrayBuffer());
  };
  compiling ??= load().catch((error) => {
    compiling = undefined;
    throw error;
  });
  return compiling;
}

/**
 * A worker that has said it is there.
 * @param {AbortSignal} [signal]
 * @returns {Promise<Worker>}
 */
function hire(signal) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./engine.js', import.meta.url), { type: 'module', name: WORKER });
    /** @param {string} [why] */
    const done = (why) => {
      clearTimeout(timer);
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

/**
 * @param {WebAssembly.Module} module
 * @param {(progress: Progress) => void} onProgress
 */
async function local(module, onProgress) {
  await init({ module_or_path: module });
  const desk = new Desk((stage) => onProgress({ stage }));
  return new Engine(
    'inline',
    async (method, args) => {
      try {
        return await answer(desk, method, args);
      } catch (error) {
        throw new EngineError(inWords(error), isPanic(error));
      }
    },
    () => desk.close(),
  );
}

/** @param {Desk} desk @param {Method} method @param {unknown[]} args @returns {unknown} */
function answer(desk, method, args) {
  return /** @type {(...args: unknown[]) => unknown} */ (desk[method]).apply(desk, args);
}

/**
 * Opens an engine.
 * @param {object} [options]
 * @param {(progress: Progress) => void} [options.onProgress] called after every stage
 * @param {AbortSignal} [options.signal] ends it while it opens
 * @returns {Promise<Engine>}
 */
export async function openEngine({ onProgress = () => {}, signal } = {}) {
  const module = compiled();
  // Whoever fails first is heard below, not as an unhandled rejection.
  module.catch(() => undefined);
  const worker = await hire(signal).catch(() => undefined);
  try {
    const ready = await module;
    if (signal?.aborted) throw new EngineError('aborted');
    return worker ? remote(worker, ready, onProgress) : await local(ready, onProgress);
  } catch (error) {
    worker?.terminate();
    throw new EngineError(inWords(error), isPanic(error));
  }
}

/** In the worker: say that it is there, take the module, answer. */
function serve() {
  /** @type {Promise<Desk> | undefined} */
  let desk;
  self.onmessage = async ({ data }) => {
    if (data instanceof WebAssembly.Module) {
      const open = init({ module_or_path: data }).then(() => new Desk((stage) => self.postMessage({ stage })));
      // The first call tells.
      open.catch(() => undefined);
      desk = open;
      return;
    }
    const { id, method, args } = /** @type {Call} */ (data);
    try {
      const value = desk && (await answer(await desk, method, args));
      const transfer = method === 'draw' ? [/** @type {Picture} */ (value).pixels.buffer] : [];
      self.postMessage({ id, value }, { transfer });
    } catch (error) {
      self.postMessage({ id, message: inWords(error), fatal: isPanic(error) });
    }
  };
  self.postMessage('here');
}

if (typeof document === 'undefined' && globalThis.self?.name === WORKER) serve();
