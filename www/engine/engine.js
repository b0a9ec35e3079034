/**
 * Runs the figure's core and answers calls asynchronously. This file is also the script of the figure's worker.
 *
 * @import { Accepted, Beyond, Configured, Counters, Facts, Invitation, Network, Packed, Parameter, Picked, Picture, Progress, Round, Score, Series, Themes, Value, View } from './messages.js'
 */
import { EngineError } from './messages.js';
import { Engine } from './client.js';
import { figure } from '#locations';
import { Core, freshSeed, init, schema, themes, whole } from '#core';
import { yieldToMessages } from '../shared/yield-to-messages.js';
import { ModuleServer, isPanic, memoryLimit } from './rpc.js';

// The bundle of this file contains its own copy of the class. The page imports that copy, so that `instanceof` works.
export { EngineError };

/** The whole core also has the models and functions that a figure rarely needs. @import { Core as WholeCore } from '../pkg/lab.js' */

/** After one of these stages the series of the life may have changed. */
const LIFE = new Set(['world', 'growth', 'reach']);

/** Minimum time between two progress reports of a stage, in milliseconds. */
const PROGRESS_INTERVAL = 100;

/** Handlers of the calls, in the worker or in this thread. */
class CallHandlers {
  /** @type {Core | WholeCore} */
  #core = new Core(memoryLimit());
  /** The core that packed the last frame. @type {Core | WholeCore | undefined} */
  #lastPacker;
  /** The class of the whole core, after the first request for it. @type {Promise<typeof WholeCore> | undefined} */
  #whole;
  #progress;
  /** Time of the last progress report (`performance.now()`, in milliseconds). */
  #reportedAt = 0;
  /** The number of the newest `configure` or `seek` call. An older call stops. */
  #turn = 0;
  /** Resolves when the newest `configure` or `seek` has ended. It never rejects. @type {Promise<unknown>} */
  #run = Promise.resolve();
  /** The last scenario that ran completely, as a query. @type {string | undefined} */
  #lastValid;
  /** Whether the life was recomputed after its series were last returned. */
  #stale = false;

  /** @param {(progress: Progress) => void} progress */
  constructor(progress) {
    this.#progress = progress;
  }

  schema() {
    return /** @type {Parameter[]} */ (schema());
  }

  themes() {
    return /** @type {Themes} */ (themes());
  }

  /** A seed for a new network, from the browser's entropy. */
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
    return this.#ask(() => this.#core.seek(connections, post));
  }

  /** Starts a run. It supersedes the run in progress. @param {() => Accepted & Partial<Beyond>} wish sets the scenario or moment of the core */
  #ask(wish) {
    const run = this.#begin(wish, ++this.#turn);
    this.#run = run.catch(() => undefined);
    return run;
  }

  /**
   * Sets the scenario and runs all stages. If the scenario needs the whole core, that core is fetched first. If the scenario fails, the
   * last valid scenario runs again.
   * @param {() => Accepted & Partial<Beyond>} wish @param {number} turn
   */
  async #begin(wish, turn) {
    /** @type {Accepted & Partial<Beyond>} */
    let answer;
    try {
      answer = wish();
      if (answer.beyond) {
        const Whole = await this.#fetch();
        if (turn !== this.#turn) return undefined;
        this.#enter(Whole);
        answer = wish();
      }
      if (!(await this.#advance(turn))) return undefined;
    } catch (error) {
      if (!isPanic(error) && this.#lastValid !== undefined && turn === this.#turn) {
        this.#core.configure(this.#lastValid);
        if (await this.#advance(turn)) this.#stale = false;
      }
      throw error;
    }
    this.#lastValid = answer.text;
    const facts = /** @type {Facts} */ (this.#core.facts());
    /** @type {Configured} */
    const configured = { ...answer, facts };
    if (this.#stale) configured.series = /** @type {Series} */ (this.#core.series());
    this.#stale = false;
    return configured;
  }

  /** Runs the stages that are out of date. @param {number} turn @returns {Promise<boolean>} false if a newer call superseded this one */
  async #advance(turn) {
    for (;;) {
      await yieldToMessages();
      if (turn !== this.#turn) return false;
      const stage = this.#core.advance(this);
      if (stage === '') return true;
      if (LIFE.has(stage)) this.#stale = true;
    }
  }

  /** Called by the core with the progress of a stage. @param {string} stage @param {number} percent from 0 to 100 */
  report(stage, percent) {
    const now = performance.now();
    if (percent && now - this.#reportedAt < PROGRESS_INTERVAL) return;
    this.#reportedAt = now;
    this.#progress({ stage, percent });
  }

  /**
   * Uses the core when no run is in progress: between two stages there is no result to read. Another call can start a run during an
   * `await`, so no `await` is between the check and the use.
   * @template T
   * @param {(core: Core | WholeCore) => T} use
   */
  async #settled(use) {
    for (;;) {
      const run = this.#run;
      await run;
      if (run === this.#run) return use(this.#core);
    }
  }

  /** @param {Network} network */
  openEdges(network) {
    return this.#complete((core) => core.openEdges(network));
  }

  /** The counts at a moment. @param {number} connection @param {number} hop */
  counters(connection, hop) {
    return this.#settled((core) => /** @type {Counters} */ (core.counters(connection, hop)));
  }

  /** @param {number} connection */
  nextInvitation(connection) {
    return this.#settled((core) => /** @type {Invitation | undefined} */ (core.nextInvitation(connection)));
  }

  /** @param {readonly number[]} x @param {readonly number[]} y people @param {boolean} isPost whether `x` are hops */
  score(x, y, isPost) {
    return this.#complete((core) => /** @type {Score} */ (core.score(Uint32Array.from(x), Uint32Array.from(y), isPost)));
  }

  /**
   * @param {View} view
   * @param {ArrayBuffer} [spare] memory for the pixels; used only if its size is right
   * @returns {Promise<Picture>}
   */
  draw({ connection, hop, structure = 0, focus = 0, untinted, width, height, scale, zoom = 1, x = 0, y = 0, theme, moving = false }, spare) {
    return this.#settled((core) => {
      core.show(connection, hop, structure, focus, untinted);
      const drawn = core.draw(width, height, scale, zoom, x, y, theme, moving);
      const pixels = new Uint8ClampedArray(spare && spare.byteLength === drawn.length ? spare : new ArrayBuffer(drawn.length));
      pixels.set(drawn);
      return { pixels, width, height };
    });
  }

  /**
   * @param {View} view
   * @param {number} known number of the frame that the renderer already has, 0 for none
   * @param {ArrayBuffer} [spare] memory for the frame; used only if it is large enough and less than twice as large
   * @returns {Promise<Packed>}
   */
  frame({ connection, hop, structure = 0, focus = 0, untinted, width, height, scale, zoom = 1, x = 0, y = 0 }, known, spare) {
    return this.#settled((core) => {
      // Each core numbers its own frames.
      const same = this.#lastPacker === core;
      this.#lastPacker = core;
      core.show(connection, hop, structure, focus, untinted);
      const packed = core.instances(same ? known : 0, width, height, scale, zoom, x, y);
      if (!packed) return {};
      const { length, byteLength } = packed;
      const room = spare?.byteLength ?? 0;
      const words = new Uint32Array(spare && room >= byteLength && room < 2 * byteLength ? spare : new ArrayBuffer(byteLength * 1.25), 0, length);
      words.set(packed);
      return { words };
    });
  }

  /** @param {number} x @param {number} y device pixels of the last picture */
  pick(x, y) {
    return this.#settled((core) => /** @type {Picked | undefined} */ (core.pick(x, y)));
  }

  /** @param {number} person */
  person(person) {
    return this.#settled((core) => /** @type {Picked | undefined} */ (core.person(person)));
  }

  /** Reads ties and viewers from a frame. @param {string} what name of a function in walk.js @param {unknown[]} args */
  async walk(what, ...args) {
    const walks = /** @type {Record<string, (...args: any[]) => unknown>} */ (await import('./walk.js'));
    return this.#settled((core) => walks[what]?.(core, ...args));
  }

  /** Runs the force layout for about this time. @param {number} milliseconds */
  relax(milliseconds) {
    return this.#complete((core) => {
      const until = performance.now() + milliseconds;
      let share;
      do share = core.relax();
      while (share < 1 && performance.now() < until);
      return { share, placed: core.hasStructure() };
    });
  }

  /** @param {number} person @param {number} x @param {number} y device pixels of the last picture */
  pin(person, x, y) {
    return this.#complete((core) => core.pin(person, x, y));
  }

  /** @param {number} person */
  release(person) {
    return this.#complete((core) => core.release(person));
  }

  round() {
    return this.#complete((core) => /** @type {Round | undefined} */ (core.round()));
  }

  /** Makes an export. @param {string} what name of a function in `takes`, exports/encoder.js @param {unknown[]} args */
  async take(what, ...args) {
    const [{ takes }] = await Promise.all([import('../exports/encoder.js'), this.#fetch()]);
    return this.#complete((core) => /** @type {Record<string, (...args: any[]) => unknown>} */ (takes)[what]?.(core, ...args));
  }

  /**
   * Uses the whole core when no run is in progress, like `#settled`. The first call fetches the whole core and runs the last valid scenario
   * in it: the same scenario gives the same run.
   * @template T
   * @param {(core: WholeCore) => T} use
   */
  async #complete(use) {
    const Whole = await this.#fetch();
    for (;;) {
      const run = this.#run;
      await run;
      if (run !== this.#run) continue;
      if (this.#core instanceof Whole) return use(this.#core);
      this.#enter(Whole);
      const good = this.#lastValid;
      if (good !== undefined) await this.#ask(() => this.#core.configure(good));
    }
  }

  /**
   * Replaces the core with a whole core. The old core is freed first, because two large worlds may not fit in memory.
   * @param {typeof WholeCore} Whole
   */
  #enter(Whole) {
    if (this.#core instanceof Whole) return;
    this.#core.free();
    this.#core = new Whole(memoryLimit());
    this.#stale = true;
  }

  #fetch() {
    this.#whole ??= whole().catch((error) => {
      this.#whole = undefined;
      const why = error.message;
      throw new EngineError(why, false, { text: why, code: 'engine.rest', values: { why } });
    });
    return this.#whole;
  }

  close() {
    this.#turn += 1;
    this.#core.free();
  }
}

const server = new ModuleServer({
  name: 'hopscope',
  place: figure,
  init,
  handlers: (onProgress) => /** @type {import('./rpc.js').CallHandlers} */ (/** @type {unknown} */ (new CallHandlers(onProgress))),
  transfer: (value) => {
    const { pixels, words, bytes } = /** @type {Partial<Picture & Packed & { bytes: Uint8Array<ArrayBuffer> }>} */ (value && typeof value === 'object' ? value : {});
    return [pixels, words, bytes].flatMap((array) => (array ? [array.buffer] : []));
  },
});

/**
 * Opens an engine.
 * @param {object} [options]
 * @param {(progress: Progress) => void} [options.onProgress] called when a stage begins, then at most every 100 ms
 * @param {AbortSignal} [options.signal] cancels the opening
 * @returns {Promise<Engine>}
 */
export async function openEngine({ onProgress = () => {}, signal } = {}) {
  return new Engine(await server.open((progress) => 'stage' in progress && onProgress(progress), signal));
}
