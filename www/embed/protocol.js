/**
 * The messages between a frame and its host: `{ source: 'hopscope', v: 1, id, type, detail }` in both directions. A host can call some
 * of the element's public methods (CALLS) and nothing else. The frame silently ignores messages of another form.
 */
import { parse, warn } from '../shared/url-state.js';

/** @typedef {import('../element/hop-scope.js').HopScope} HopScope */

const SOURCE = 'hopscope';
const VERSION = 1;

/** The events that a host can subscribe to. The frame always sends `ready`, `height` and `answer`. */
const EVENTS = ['input', 'change', 'accept', 'post', 'hop', 'reach', 'settled', 'play', 'pause', 'reset', 'scenechange', 'error'];

/** Maximum length of parameters, in characters. embed.js has the same limit for an address. */
const LONGEST = 2000;

/** Limits of a sent value: at most MANY items of a list, at most DEEP nested levels. */
const MANY = 100;
const DEEP = 3;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Checks parameters from a host: a query string, or plain values by name. Throws a TypeError if they are neither.
 * @param {unknown} detail
 * @returns {Record<string, string | number | boolean>}
 */
function values(detail) {
  if (typeof detail === 'string' && detail.length <= LONGEST) return parse(detail);
  if (!isObject(detail) || JSON.stringify(detail).length > LONGEST) throw new TypeError(`parameters are a query string, or values by name, of at most ${LONGEST} characters`);
  const entries = Object.entries(detail);
  const odd = entries.find(([, value]) => !['string', 'number', 'boolean'].includes(typeof value));
  if (odd) throw new TypeError(`the value of ${odd[0]} is no text, number or truth value`);
  return /** @type {Record<string, string | number | boolean>} */ (Object.fromEntries(entries));
}

/**
 * Copies a value as small plain data for a message: omits DOM nodes, functions and deep levels, and shortens lists.
 * @param {unknown} value @param {number} [deep]
 * @returns {unknown}
 */
function plain(value, deep = 0) {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' || typeof value === 'symbol' ? undefined : value;
  if (deep === DEEP || value instanceof Node) return undefined;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(/** @type {ArrayLike<unknown>} */ (value), (one) => plain(one, deep + 1)).slice(0, MANY);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, deep + 1)]));
}

/** A summary of the figure's state. @param {HopScope} figure */
function state(figure) {
  const { text, connection, counters, facts, playing } = figure.getState();
  const { people, ties, steps, waiting } = facts ?? {};
  return { scene: figure.getAttribute('scene') ?? 'sandbox', text, connection, playing, counters: plain(counters), facts: { people, ties, steps, waiting } };
}

/**
 * The messages that the frame always sends, by type.
 * @typedef {object} Told
 * @property {{ scene: string, text: string, connection: number, playing: boolean, counters: object, facts: object }} ready the first counts and the first picture are shown; `counters` as in the state; `facts` has `people`, `ties`, `steps` and `waiting` of the state
 * @property {{ height: number }} height the height of the figure in CSS pixels, at every change
 * @property {{ to: string, call?: number | string, value?: unknown, error?: string }} answer the answer to a request of the type `to`; `error` says in words why the request failed
 */

/**
 * The requests that a host can send, by message type. docs/api.md has the comments: first what `detail` is, then what the answer's `value` is.
 * @type {Record<string, (figure: HopScope, detail: unknown) => unknown>}
 */
const CALLS = {
  /** A query string, or plain values by name, of at most 2,000 characters. → nothing */
  set: (figure, detail) => figure.set(values(detail)),
  /** The same; parameters that are not named get their defaults. → nothing */
  setState: (figure, detail) => figure.setState(values(detail)),
  /** Nothing. → the state, as in `ready` */
  getState: state,
  /** Nothing. → nothing */
  play: (figure) => figure.play(),
  /** Nothing. → nothing */
  pause: (figure) => figure.pause(),
  /** Nothing. → nothing */
  step: (figure) => figure.step(),
  /** Nothing. → nothing */
  reset: (figure) => figure.reset(),
  /** Nothing. → nothing */
  accept: (figure) => figure.accept(),
  /** Nothing. → nothing */
  post: (figure) => figure.post(),
  /** A number of connections, or `{ connection, hop }`. → nothing */
  goto: (figure, detail) => figure.goto(typeof detail === 'number' || isObject(detail) ? detail : NaN),
  /** The options of a picture or film. → a `Blob` */
  snapshot: (figure, detail) => figure.snapshot(isObject(detail) ? detail : {}),
  /** The name of a table. → its text */
  exportCSV: (figure, detail) => figure.exportCSV(/** @type {Parameters<HopScope['exportCSV']>[0]} */ (detail)),
  /** A demo, one step a line. → whether it ran to its end */
  replay: (figure, detail) => figure.replay(String(detail)),
};

/** The requests whose answer contains data of the network. */
const PRIVATE = new Set(['getState', 'snapshot', 'exportCSV']);

/**
 * The frame's side of the protocol.
 * @param {string} id the frame's id
 * @param {string} events the events to send to the host: names separated by spaces or commas, or `all`
 * @param {() => HopScope} begin returns the figure; creates it at the first call
 */
export function connect(id, events, begin) {
  /** True once the reader has opened a file of their own. From then on no data of the network leaves the frame. */
  let own = false;
  /** @param {HopScope} figure */
  const isOwn = (figure) => (own ||= figure.getState().facts?.isFile === true);

  /** Posts a message to the host. Any origin may receive it. @param {string} type @param {unknown} [detail] */
  const send = (type, detail = {}) => parent.postMessage({ source: SOURCE, v: VERSION, id, type, detail }, '*');

  const names = events.split(/[\s,]+/).filter(Boolean);
  const unknown = names.filter((name) => name !== 'all' && name !== 'ready' && !EVENTS.includes(name));
  if (unknown.length > 0) warn(`events=${JSON.stringify(events)}: there is no ${unknown.join(', ')}; there are all, ${EVENTS.join(', ')}`);

  /** @type {Promise<HopScope> | undefined} */
  let opened;
  /** Resolves with the figure once it is ready. Rejects if the figure cannot start. */
  const open = () => {
    const figure = begin();
    opened ??= new Promise((resolve, reject) => {
      figure.ready.then(() => resolve(figure), reject);
      figure.addEventListener('error', (event) => {
        const { fatal, message } = event instanceof CustomEvent ? event.detail : {};
        if (fatal) reject(new Error(message));
      });
    });
    return opened;
  };

  /** @param {string} type @param {unknown} detail */
  const answer = async (type, detail) => {
    const call = Object.hasOwn(CALLS, type) ? CALLS[type] : undefined;
    if (!call) throw new TypeError(`there is no ${type.slice(0, 40)}; there are ${Object.keys(CALLS).join(', ')}`);
    const figure = await open();
    if (PRIVATE.has(type) && isOwn(figure)) throw new Error('a reader has opened a file of their own: nothing of it leaves the frame');
    const value = await call(figure, detail);
    return value instanceof Blob ? value : plain(value);
  };

  addEventListener('message', ({ data, source }) => {
    if (source !== parent || parent === window || !isObject(data) || data.source !== SOURCE || data.v !== VERSION) return;
    if ((data.id !== undefined && data.id !== id) || typeof data.type !== 'string' || data.type === 'height') return;
    const { type, detail } = data;
    const call = typeof data.call === 'number' || typeof data.call === 'string' ? { call: data.call } : {};
    answer(type, detail).then(
      (value) => send('answer', { to: type, ...call, value }),
      (error) => send('answer', { to: type, ...call, error: error instanceof Error ? error.message : String(error) }),
    );
  });

  return {
    send,
    /** Sends this figure's events to the host. @param {HopScope} figure */
    forwardEvents: (figure) => {
      figure.ready.then(() => send('ready', isOwn(figure) ? {} : state(figure)), () => undefined);
      for (const type of names.includes('all') ? EVENTS : EVENTS.filter((one) => names.includes(one))) {
        figure.addEventListener(type, (event) => {
          // Skip events of controls inside the figure, and native browser events.
          if (!(event instanceof CustomEvent) || event.target !== figure || isOwn(figure)) return;
          const { detail } = event;
          // Send only a summary of the state.
          send(type, 'values' in detail ? { ...('names' in detail && { names: plain(detail.names) }), ...state(figure) } : plain(detail));
        });
      }
    },
  };
}
