/**
 * What a frame and its host say to one another: `{ source: 'hopscope', v: 1, id, type, detail }`, both ways. A host can do what the
 * element's public methods do, and no more. What is not of this form is ignored without a word.
 */
import { parse, warn } from '../shared/url-state.js';

/** @typedef {import('../element/hop-scope.js').HopScope} HopScope */

const SOURCE = 'hopscope';
const VERSION = 1;

/** What a host can be told of beside `ready`, `height` and answers. */
const EVENTS = ['input', 'change', 'accept', 'post', 'hop', 'reach', 'settled', 'play', 'pause', 'reset', 'scenechange', 'error'];

/** So many characters may parameters have, as in an address. */
const LONGEST = 2000;

/** So many places of a list are told, and so deep. */
const MANY = 100;
const DEEP = 3;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Parameters as a host gives them: a query string, or plain values by name.
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
 * Plain data, small enough to be sent often: no element, no function, nothing deep or long.
 * @param {unknown} value @param {number} [deep]
 * @returns {unknown}
 */
function plain(value, deep = 0) {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' || typeof value === 'symbol' ? undefined : value;
  if (deep === DEEP || value instanceof Node) return undefined;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(/** @type {ArrayLike<unknown>} */ (value), (one) => plain(one, deep + 1)).slice(0, MANY);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, deep + 1)]));
}

/** What is on show, in short. @param {HopScope} figure */
function state(figure) {
  const { text, connection, counters, facts, playing } = figure.getState();
  const { people, ties, steps, waiting } = facts ?? {};
  return { scene: figure.getAttribute('scene') ?? 'sandbox', text, connection, playing, counters: plain(counters), facts: { people, ties, steps, waiting } };
}

/** What a host can ask for. @type {Record<string, (figure: HopScope, detail: unknown) => unknown>} */
const CALLS = {
  set: (figure, detail) => figure.set(values(detail)),
  setState: (figure, detail) => figure.setState(values(detail)),
  getState: state,
  play: (figure) => figure.play(),
  pause: (figure) => figure.pause(),
  step: (figure) => figure.step(),
  reset: (figure) => figure.reset(),
  accept: (figure) => figure.accept(),
  post: (figure) => figure.post(),
  goto: (figure, detail) => figure.goto(typeof detail === 'number' || isObject(detail) ? detail : NaN),
  snapshot: (figure, detail) => figure.snapshot(isObject(detail) ? detail : {}),
  exportCSV: (figure, detail) => figure.exportCSV(/** @type {Parameters<HopScope['exportCSV']>[0]} */ (detail)),
  replay: (figure, detail) => figure.replay(String(detail)),
};

/** What tells of the network itself. */
const TELLING = new Set(['getState', 'snapshot', 'exportCSV']);

/**
 * The frame's side.
 * @param {string} id its name
 * @param {string} events what it tells its host of, as the address says: names, or `all`
 * @param {() => HopScope} begin the figure, begun if it was not yet
 */
export function converse(id, events, begin) {
  /** A reader has opened a file of their own: from now on nothing of what it shows leaves the frame. */
  let own = false;
  /** @param {HopScope} figure */
  const isOwn = (figure) => (own ||= figure.getState().facts?.isFile === true);

  /** Counts only, so whoever stands around the frame may know them. @param {string} type @param {unknown} [detail] */
  const tell = (type, detail = {}) => parent.postMessage({ source: SOURCE, v: VERSION, id, type, detail }, '*');

  const names = events.split(/[\s,]+/).filter(Boolean);
  const unknown = names.filter((name) => name !== 'all' && name !== 'ready' && !EVENTS.includes(name));
  if (unknown.length > 0) warn(`events=${JSON.stringify(events)}: there is no ${unknown.join(', ')}; there are all, ${EVENTS.join(', ')}`);

  /** @type {Promise<HopScope> | undefined} */
  let opened;
  /** The figure with its first numbers, or why there are none. */
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
    if (TELLING.has(type) && isOwn(figure)) throw new Error('a reader has opened a file of their own: nothing of it leaves the frame');
    const value = await call(figure, detail);
    return value instanceof Blob ? value : plain(value);
  };

  addEventListener('message', ({ data, source }) => {
    if (source !== parent || parent === window || !isObject(data) || data.source !== SOURCE || data.v !== VERSION) return;
    if ((data.id !== undefined && data.id !== id) || typeof data.type !== 'string' || data.type === 'height') return;
    const { type, detail } = data;
    const call = typeof data.call === 'number' || typeof data.call === 'string' ? { call: data.call } : {};
    answer(type, detail).then(
      (value) => tell('answer', { to: type, ...call, value }),
      (error) => tell('answer', { to: type, ...call, error: error instanceof Error ? error.message : String(error) }),
    );
  });

  return {
    tell,
    /** Tells of this figure. @param {HopScope} figure */
    hear: (figure) => {
      figure.ready.then(() => tell('ready', isOwn(figure) ? {} : state(figure)), () => undefined);
      for (const type of names.includes('all') ? EVENTS : EVENTS.filter((one) => names.includes(one))) {
        figure.addEventListener(type, (event) => {
          // What a browser tells of a control inside is not of the figure.
          if (!(event instanceof CustomEvent) || event.target !== figure || isOwn(figure)) return;
          const { detail } = event;
          // Whoever hears of it can ask for the rest.
          tell(type, 'values' in detail ? { ...('names' in detail && { names: plain(detail.names) }), ...state(figure) } : plain(detail));
        });
      }
    },
  };
}
