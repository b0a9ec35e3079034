/**
 * The core, asked asynchronously: in a worker of its own, or in this thread where none can start.
 * The only importer of the generated package, and the worker's own script: there it answers instead of asking.
 *
 * @typedef {string | number | boolean} Value
 * @typedef {{ name: string, label: string, help: string, unit: string, source: string, stage: string, group: string,
 *   kind: 'integer' | 'number' | 'choice' | 'switch' | 'text', min: number, max: number, step: number, default: Value,
 *   choices?: { value: string, label: string }[], special?: string, scale: 'linear' | 'log' }} Parameter
 * @typedef {'light' | 'dark'} Theme
 * @typedef {{ people: number, ties: number, meanDegree: number, maxDegree: number, steps: number, withinMonths: number,
 *   connection: number, waiting: number, notes: string[], isFile: boolean, youAreOne: boolean }} Facts
 *   `people` besides you; `steps` connections in this life, `withinMonths` of them within its months.
 * @typedef {{ month: Uint32Array, second: Uint32Array, third: Uint32Array, gained: Uint32Array, overlap: Uint32Array }} Series
 *   a number a connection, from the first on
 * @typedef {{ text: string, values: Record<string, Value>, warnings: string[], facts: Facts, series?: Series }} Configured
 *   `series` only where it changed.
 * @typedef {{ connection: number, month: number, first: number, second: number, third: number, couldReach: number,
 *   gained: number, overlap: number, source: string, person: string, saw: number, impressions: number, reshares: number,
 *   hop: number, hops: number, perHop: Uint32Array, fallen: number }} Counters
 * @typedef {{ person: string, source: string, month: number, degree: number, gained: number, overlap: number }} Invitation
 * @typedef {{ name: string, people: number, ties: number, duplicates: number, selfLoops: number, notes: string[] }} Imported
 * @typedef {{ person: string, isYou: boolean, ring: number, degree: number, x: number, y: number }} Picked
 * @typedef {{ connection: number, hop: number, width: number, height: number, scale: number, theme: Theme }} View
 *   `width` and `height` in device pixels, `scale` device pixels per CSS pixel; `connection` and `hop` may be fractional.
 * @typedef {{ pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }} Picture
 */
import init, { Core, freshSeed, schema, themes } from './pkg/hopscope.js';

/** The worker knows itself by its name. */
const WORKER = 'hopscope';

/** How long a worker may take to say that it is there, in milliseconds. */
const PATIENCE = 4000;

/** The stages after which the counts of a life are others than before. */
const LIFE = new Set(['world', 'growth', 'reach']);

/** Why a call failed. After a `fatal` one (a panic in the core) no call is answered any more. */
export class EngineError extends Error {
  /** @param {string} message @param {boolean} [fatal] */
  constructor(message, fatal = false) {
    super(message);
    this.name = 'EngineError';
    this.fatal = fatal;
  }
}

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

/**
 * Answers the calls in the thread it is made in.
 */
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

/** @typedef {Exclude<keyof Desk, 'close'>} Method */

/**
 * A call as it goes to a worker, and the three kinds of answer.
 * @typedef {{ id: number, method: Method, args: unknown[] }} Call
 * @typedef {{ id: number, value: unknown }} Answer
 * @typedef {{ id: number, message: string, fatal: boolean }} Refusal
 * @typedef {{ stage: string }} Progress
 */

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

/** Asks a desk, wherever it stands. */
class Engine {
  /** @type {(method: Method, args: unknown[], transfer: Transferable[]) => Promise<unknown>} */
  #ask;
  #end;
  #dead = false;
  /** The picture being drawn. @type {Promise<Picture | undefined> | undefined} */
  #drawing;
  /** The picture to draw after it. @type {{ view: View, spare?: ArrayBuffer, done: (picture?: Promise<Picture | undefined>) => void } | undefined} */
  #next;

  /**
   * @param {'worker' | 'inline'} where
   * @param {(method: Method, args: unknown[], transfer: Transferable[]) => Promise<unknown>} ask
   * @param {() => void} end
   */
  constructor(where, ask, end) {
    /** Where the core runs. */
    this.where = where;
    this.#end = end;
    this.#ask = async (method, args, transfer) => {
      if (this.#dead) throw new EngineError('the engine has stopped', true);
      try {
        return await ask(method, args, transfer);
      } catch (error) {
        if (error instanceof EngineError && error.fatal) this.#dead = true;
        throw error;
      }
    };
  }

  /** The parameters. @returns {Promise<Parameter[]>} */
  schema() {
    return /** @type {Promise<Parameter[]>} */ (this.#ask('schema', [], []));
  }

  /** The colours by role. @returns {Promise<Record<Theme, Record<string, string>>>} */
  themes() {
    return /** @type {Promise<Record<Theme, Record<string, string>>>} */ (this.#ask('themes', [], []));
  }

  /** A seed nobody chose. @returns {Promise<number>} */
  freshSeed() {
    return /** @type {Promise<number>} */ (this.#ask('freshSeed', [], []));
  }

  /**
   * Runs a scenario, stage by stage. A newer call supersedes an older one, which then gives undefined.
   * On a refusal the last scenario that ran is in place again.
   * @param {string | Record<string, Value>} input a query string, or values by name; what it does not name has its default
   * @returns {Promise<Configured | undefined>}
   */
  configure(input) {
    return /** @type {Promise<Configured | undefined>} */ (this.#ask('configure', [input], []));
  }

  /**
   * Moves only the moment, within the life as it is.
   * @param {number} connections @param {number} post
   * @returns {Promise<Configured | undefined>}
   */
  seek(connections, post) {
    return /** @type {Promise<Configured | undefined>} */ (this.#ask('seek', [connections, post], []));
  }

  /**
   * Reads an edge list. On a refusal the last file stays.
   * @param {Uint8Array<ArrayBuffer>} bytes transferred
   * @param {string} name
   * @returns {Promise<Imported>}
   */
  importEdges(bytes, name) {
    return /** @type {Promise<Imported>} */ (this.#ask('importEdges', [bytes, name], [bytes.buffer]));
  }

  /** The counts at a moment. @param {number} connection @param {number} hop @returns {Promise<Counters>} */
  counters(connection, hop) {
    return /** @type {Promise<Counters>} */ (this.#ask('counters', [connection, hop], []));
  }

  /** What the next accept brings. @param {number} connection @returns {Promise<Invitation | undefined>} */
  nextInvitation(connection) {
    return /** @type {Promise<Invitation | undefined>} */ (this.#ask('nextInvitation', [connection], []));
  }

  /**
   * A picture of a moment. At most one is drawn at a time; of those that wait only the newest is, the others give undefined.
   * @param {View} view
   * @param {ArrayBuffer} [spare] the memory of a picture that is no longer needed; transferred
   * @returns {Promise<Picture | undefined>}
   */
  draw(view, spare) {
    if (this.#drawing) {
      this.#next?.done();
      return new Promise((done) => {
        this.#next = { view, spare, done };
      });
    }
    const drawing = /** @type {Promise<Picture | undefined>} */ (this.#ask('draw', [view, spare], spare ? [spare] : []));
    this.#drawing = drawing;
    const after = () => {
      this.#drawing = undefined;
      const next = this.#next;
      this.#next = undefined;
      next?.done(this.draw(next.view, next.spare));
    };
    drawing.then(after, after);
    return drawing;
  }

  /** Who is there. @param {number} x @param {number} y device pixels of the last picture @returns {Promise<Picked | undefined>} */
  pick(x, y) {
    return /** @type {Promise<Picked | undefined>} */ (this.#ask('pick', [x, y], []));
  }

  /** Frees the core and ends the worker. Calls under way never settle. */
  close() {
    if (this.#dead) return;
    this.#dead = true;
    this.#end();
  }
}

/**
 * @param {Worker} worker
 * @param {WebAssembly.Module} module
 * @param {(progress: Progress) => void} onProgress
 */
function remote(worker, module, onProgress) {
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (error: EngineError) => void }>} */
  const waiting = new Map();
  let last = 0;
  /** @param {string} message */
  const fail = (message) => {
    for (const { reject } of waiting.values()) reject(new EngineError(message, true));
    waiting.clear();
  };
  worker.onmessage = ({ data }) => {
    if ('stage' in data) return onProgress(data);
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if ('message' in data) call?.reject(new EngineError(data.message, data.fatal));
    else call?.resolve(data.value);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    fail(event.message || 'the worker has stopped');
  };
  worker.postMessage(module);
  return new Engine(
    'worker',
    (method, args, transfer) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, method, args }, transfer);
      }),
    () => worker.terminate(),
  );
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
