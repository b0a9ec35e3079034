/** Clients of the wasm modules. Each method sends one call; a worker or this thread answers it. */
import { EngineError } from './messages.js';

/** @import { Configured, Counters, Invitation, Method, Network, Packed, Parameter, Picked, Picture, Progress, Round, Score, Themes, Value, View } from './messages.js' */
/** @import { Connection } from './rpc.js' */

/** Sends calls. After a fatal error (a panic in the core) every later call is rejected. */
export class Client {
  #line;
  #dead = false;

  /** @param {Connection} line */
  constructor(line) {
    this.#line = line;
    /** Where the module runs: in a worker or in this thread. */
    this.where = line.where;
  }

  /**
   * Sends a call.
   * @param {Method} method @param {unknown[]} [args] @param {Transferable[]} [transfer]
   * @returns {Promise<unknown>}
   */
  async ask(method, args = [], transfer = []) {
    if (this.#dead) throw new EngineError('the engine has stopped', true);
    try {
      return await this.#line.ask(method, args, transfer);
    } catch (error) {
      if (error instanceof EngineError && error.fatal) this.#dead = true;
      throw error;
    }
  }

  /** Frees the core and terminates the worker. In a worker, unanswered calls are rejected. */
  close() {
    if (this.#dead) return;
    this.#dead = true;
    this.#line.end();
  }
}

/** The client of the figure's core. */
export class Engine extends Client {
  /** The `draw` or `frame` call in progress. @type {Promise<unknown> | undefined} */
  #drawing;
  /** The newest waiting `draw` or `frame` call. @type {{ draw: () => unknown, done: (picture?: unknown) => void } | undefined} */
  #next;

  /** All parameters of a scenario. @returns {Promise<Parameter[]>} */
  schema() {
    return /** @type {Promise<Parameter[]>} */ (this.ask('schema'));
  }

  /** The colours of both themes. @returns {Promise<Themes>} */
  themes() {
    return /** @type {Promise<Themes>} */ (this.ask('themes'));
  }

  /** A new random seed. @returns {Promise<number>} */
  freshSeed() {
    return /** @type {Promise<number>} */ (this.ask('freshSeed'));
  }

  /**
   * Runs a scenario, stage by stage. A newer call supersedes an older call, which then resolves with undefined.
   * If the core rejects the scenario, it runs the last valid scenario again.
   * @param {string | Record<string, Value>} input a query string, or values by name; other parameters get their defaults
   * @returns {Promise<Configured | undefined>}
   */
  configure(input) {
    return /** @type {Promise<Configured | undefined>} */ (this.ask('configure', [input]));
  }

  /**
   * Changes only the moment. The life stays the same.
   * @param {number} connections @param {number} post
   * @returns {Promise<Configured | undefined>}
   */
  seek(connections, post) {
    return /** @type {Promise<Configured | undefined>} */ (this.ask('seek', [connections, post]));
  }

  /** Opens a network that was read from a file. @param {Network} network copied, not transferred, because other cores need it too */
  openEdges(network) {
    return this.ask('openEdges', [network]);
  }

  /** The counts at a moment. @param {number} connection @param {number} hop @returns {Promise<Counters>} */
  counters(connection, hop) {
    return /** @type {Promise<Counters>} */ (this.ask('counters', [connection, hop]));
  }

  /** The next invitation and its gain. @param {number} connection @returns {Promise<Invitation | undefined>} */
  nextInvitation(connection) {
    return /** @type {Promise<Invitation | undefined>} */ (this.ask('nextInvitation', [connection]));
  }

  /**
   * Scores a guess against the life on show, or against the post.
   * @param {readonly number[]} x connections or hops, ascending @param {readonly number[]} y people; the first is known
   * @param {boolean} isPost whether `x` are hops
   * @returns {Promise<Score>}
   */
  score(x, y, isPost) {
    return /** @type {Promise<Score>} */ (this.ask('score', [x, y, isPost]));
  }

  /**
   * Draws a picture of a moment. Only one picture is drawn at a time. Of the waiting calls only the newest is drawn; the others resolve
   * with undefined.
   * @param {View} view
   * @param {ArrayBuffer} [spare] the memory of a picture that is no longer needed; transferred
   * @returns {Promise<Picture | undefined>}
   */
  draw(view, spare) {
    return /** @type {Promise<Picture | undefined>} */ (this.#inTurn('draw', [view, spare], spare));
  }

  /**
   * Packs the frame of a moment for a renderer on the page. It shares one queue with `draw`.
   * @param {View} view
   * @param {number} known number of the frame that the renderer already has, 0 for none
   * @param {ArrayBuffer} [spare] the memory of a frame that is no longer needed; transferred
   * @returns {Promise<Packed | undefined>}
   */
  frame(view, known, spare) {
    return /** @type {Promise<Packed | undefined>} */ (this.#inTurn('frame', [view, known, spare], spare));
  }

  /**
   * Sends a call now, or after the call in progress. A newer waiting call replaces an older one, which resolves with undefined.
   * @param {Method} method @param {unknown[]} args @param {ArrayBuffer} [spare]
   * @returns {Promise<unknown>}
   */
  #inTurn(method, args, spare) {
    const draw = () => this.#inTurn(method, args, spare);
    if (this.#drawing) {
      this.#next?.done();
      return new Promise((done) => {
        this.#next = { draw, done };
      });
    }
    const drawing = this.ask(method, args, spare ? [spare] : []);
    this.#drawing = drawing;
    const after = () => {
      this.#drawing = undefined;
      const next = this.#next;
      this.#next = undefined;
      next?.done(next.draw());
    };
    drawing.then(after, after);
    return drawing;
  }

  /** The person at a point of the picture. @param {number} x @param {number} y device pixels of the last picture @returns {Promise<Picked | undefined>} */
  pick(x, y) {
    return /** @type {Promise<Picked | undefined>} */ (this.ask('pick', [x, y]));
  }

  /** A person, by number. @param {number} person @returns {Promise<Picked | undefined>} undefined if the last picture has no such person */
  person(person) {
    return /** @type {Promise<Picked | undefined>} */ (this.ask('person', [person]));
  }

  /**
   * Runs the force layout for about this many milliseconds.
   * @param {number} milliseconds
   * @returns {Promise<{ share: number, placed: boolean }>} `share`: progress of the layout, from 0 to 1, and 1 if people
   *   are drawn in rings; `placed`: whether every person has a position. Until then people are drawn in the rings
   */
  relax(milliseconds) {
    return /** @type {Promise<{ share: number, placed: boolean }>} */ (this.ask('relax', [milliseconds]));
  }

  /**
   * Pins a person to a position. Call `relax` afterwards.
   * @param {number} person @param {number} x @param {number} y device pixels of the last picture
   * @returns {Promise<boolean>} whether the person was pinned; always false in the ring layout
   */
  pin(person, x, y) {
    return /** @type {Promise<boolean>} */ (this.ask('pin', [person, x, y]));
  }

  /** Releases a pinned person. @param {number} person @returns {Promise<boolean>} */
  release(person) {
    return /** @type {Promise<boolean>} */ (this.ask('release', [person]));
  }

  /** The state of a round in which the reader answers the invitations. @returns {Promise<Round | undefined>} */
  round() {
    return /** @type {Promise<Round | undefined>} */ (this.ask('round'));
  }

  /** Makes an export. @param {string} what as in exports/encoder.js @param {unknown[]} args @returns {Promise<any>} */
  take(what, ...args) {
    return this.ask('take', [what, ...args]);
  }
}
