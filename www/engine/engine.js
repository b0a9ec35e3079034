/**
 * The figure's core, asked asynchronously. The only importer of its package, and its worker's own script.
 *
 * @import { Accepted, Beyond, Configured, Counters, Facts, Invitation, Network, Packed, Parameter, Picked, Picture, Progress, Round, Series, Themes, Value, View } from './messages.js'
 */
import { EngineError } from './messages.js';
import { Engine } from './client.js';
import { figure } from '#locations';
import { Core, freshSeed, init, schema, themes, whole } from '#core';
import { yieldToMessages } from '../shared/yield-to-messages.js';
import { ModuleServer, isPanic, memoryLimit } from './rpc.js';

// The worker's script is one file, with a class of its own.
export { EngineError };

/** The whole core: what a figure needs less often is in it too. @import { Core as WholeCore } from '../pkg/lab.js' */

/** The stages after which the counts of a life are others than before. */
const LIFE = new Set(['world', 'growth', 'reach']);

/** Shortest time between two reports of progress, in milliseconds. */
const OFTEN = 100;

/** Answers the calls, in the worker or in this thread. */
class CallHandlers {
  /** @type {Core | WholeCore} */
  #core = new Core(memoryLimit());
  /** Whose frame was packed last. @type {Core | WholeCore | undefined} */
  #packer;
  /** The whole core, once it was asked for. @type {Promise<typeof WholeCore> | undefined} */
  #whole;
  #progress;
  /** When a stage began, or it was said last how much of it is done. */
  #said = 0;
  /** The number of the newest `configure`. */
  #turn = 0;
  /** Settles with the newest `configure`. @type {Promise<unknown>} */
  #run = Promise.resolve();
  /** The last scenario that ran to its end. @type {string | undefined} */
  #good;
  /** Whether the life ran anew since its series were last handed out. */
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

  /** @param {() => Accepted & Partial<Beyond>} wish tells the core what is wanted */
  #ask(wish) {
    const run = this.#fulfil(wish, ++this.#turn);
    this.#run = run.catch(() => undefined);
    return run;
  }

  /** @param {() => Accepted & Partial<Beyond>} wish @param {number} turn */
  async #fulfil(wish, turn) {
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
      await yieldToMessages();
      if (turn !== this.#turn) return false;
      const stage = this.#core.advance(this);
      if (stage === '') return true;
      if (LIFE.has(stage)) this.#stale = true;
    }
  }

  /** What the core says of its work. @param {string} stage @param {number} percent */
  hear(stage, percent) {
    const now = performance.now();
    if (percent && now - this.#said < OFTEN) return;
    this.#said = now;
    this.#progress({ stage, percent });
  }

  /**
   * Uses the core when no run is under way: between two stages there is no result to read. Another call can begin a run at any `await`,
   * so there is none between the check and the use.
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

  /** @param {number} connection @param {number} hop */
  counters(connection, hop) {
    return this.#settled((core) => /** @type {Counters} */ (core.counters(connection, hop)));
  }

  /** @param {number} connection */
  nextInvitation(connection) {
    return this.#settled((core) => /** @type {Invitation | undefined} */ (core.nextInvitation(connection)));
  }

  /**
   * @param {View} view
   * @param {ArrayBuffer} [spare] memory for the pixels, if it is of the right size
   * @returns {Promise<Picture>}
   */
  draw({ connection, hop, structure = 0, focus = 0, width, height, scale, zoom = 1, x = 0, y = 0, theme, moving = false }, spare) {
    return this.#settled((core) => {
      core.show(connection, hop, structure, focus);
      const drawn = core.draw(width, height, scale, zoom, x, y, theme, moving);
      const pixels = new Uint8ClampedArray(spare && spare.byteLength === drawn.length ? spare : new ArrayBuffer(drawn.length));
      pixels.set(drawn);
      return { pixels, width, height };
    });
  }

  /**
   * @param {View} view
   * @param {number} known the number of the frame that is there already
   * @param {ArrayBuffer} [spare] memory for the frame, if it is large enough and not far too large
   * @returns {Promise<Packed>}
   */
  frame({ connection, hop, structure = 0, focus = 0, width, height, scale, zoom = 1, x = 0, y = 0 }, known, spare) {
    return this.#settled((core) => {
      // Each core counts its own frames.
      const same = this.#packer === core;
      this.#packer = core;
      core.show(connection, hop, structure, focus);
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

  /** @param {number} milliseconds */
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

  /** What people take with them: see exports/encoder.js. @param {string} what @param {unknown[]} args */
  async take(what, ...args) {
    const [{ takes }] = await Promise.all([import('../exports/encoder.js'), this.#fetch()]);
    return this.#complete((core) => /** @type {Record<string, (...args: any[]) => unknown>} */ (takes)[what]?.(core, ...args));
  }

  /**
   * Uses the whole core when no run is under way, as `#settled` does. The first time the whole core is fetched, and runs the last good
   * scenario: the same scenario is the same run there.
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
      const good = this.#good;
      if (good !== undefined) await this.#ask(() => this.#core.configure(good));
    }
  }

  /** The old core goes first: two large worlds may not fit. @param {typeof WholeCore} Whole */
  #enter(Whole) {
    if (this.#core instanceof Whole) return;
    this.#core.free();
    this.#core = new Whole(memoryLimit());
    this.#stale = true;
  }

  #fetch() {
    this.#whole ??= whole().catch((error) => {
      this.#whole = undefined;
      const text = `The rest of the core cannot be fetched (${error.message}).`;
      throw new EngineError(text, false, { text, code: 'engine.rest', values: { why: error.message } });
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
 * @param {(progress: Progress) => void} [options.onProgress] called when a stage begins, and then as it goes on
 * @param {AbortSignal} [options.signal] ends it while it opens
 * @returns {Promise<Engine>}
 */
export async function openEngine({ onProgress = () => {}, signal } = {}) {
  return new Engine(await server.open((progress) => 'stage' in progress && onProgress(progress), signal));
}
