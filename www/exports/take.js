/**
 * Exports of a figure: picture, film and tables. The core draws them in its worker. The screen determines only the default size, zoom and
 * theme; no pixels are read from it.
 *
 * The folder exports/ is fetched at the first export. It imports lit, ui/, state/, i18n/, shared/, pkg/text/,
 * and types of engine/, render/ and element/. Its encoders (encoder.js, png.js, gif.js, webm.js) run in
 * the core's worker and use no DOM.
 *
 * @import { Camera } from '../render/camera.js'
 * @import { Painting } from '../render/painting.js'
 * @import { Session } from '../state/session.js'
 * @import { Counters, Theme, View } from '../engine/messages.js'
 *
 * @typedef {{ host: HTMLElement & { ready: Promise<unknown> }, session: Session, painting: Painting, camera: Camera, locale: () => Locale }} ExportContext
 *   the parts of a figure that an export reads: state, drawing, camera, and language of the texts
 *
 * @typedef {import('../element/types.js').ExportOptions} Options
 */
import text from '../pkg/text/en/exports.json';
import { Failure } from '../i18n/format.js';
import { later, addTexts, say, selectLocale } from '../i18n/translate.js';
import { lifeOf, without } from '../shared/url-state.js';
import { captionOf, layoutOf, stripOf, withStrip } from './caption.js';
import { growth, post } from './film.js';

/** @import { Key, Locale } from '../i18n/translate.js' */

addTexts(text);

/** Default picture size in pixels if the figure was not drawn on screen yet. */
const UNSEEN = { width: 640, height: 480, scale: 1 };

/** Maximum width and height in pixels, by type. The core checks sizes too. */
const SIDES = { 'image/png': 8192, 'image/svg+xml': 8192, 'image/gif': 800, 'video/webm': 1920 };

/** Pictures per second. The display time of a GIF picture must be a whole number of 1/100 s. */
const RATES = { 'image/gif': 12.5, 'video/webm': 25 };

/** Minimum and maximum length of a film, in seconds. */
const SECONDS = /** @type {const} */ ([2, 30]);

/** An export that is not available now. The message is in the reader's language. */
class Refusal extends Failure {
  /** @param {Key} key */
  constructor(key) {
    super(later(() => say(key)));
  }

  get message() {
    return String(this.words);
  }
}

/**
 * Returns `value` or throws a RangeError.
 * @param {string} name @param {number} value @param {number} low @param {number} high @param {string} [unit]
 */
function within(name, value, low, high, unit = '') {
  if (value >= low && value <= high) return value;
  throw new RangeError(`snapshot: ${name} is from ${low} to ${high}${unit}, not ${value}`);
}

/** Returns `value` or throws a RangeError. @template {string} T @param {string} name @param {T} value @param {readonly T[]} all */
function among(name, value, all) {
  if (all.includes(value)) return value;
  throw new RangeError(`snapshot: ${name} is one of ${all.join(', ')}, not ${value}`);
}

/**
 * Calls an encoder in the core's worker. An error rejects the promise but does not stop the figure, unless the error is fatal.
 * @param {Session} session @param {string} what @param {unknown[]} args
 * @returns {Promise<any>}
 */
async function ask(session, what, ...args) {
  const answer = await session.ask((engine) =>
    engine.take(what, ...args).then(
      (value) => ({ value }),
      (error) => {
        if (error.fatal) throw error;
        return { error };
      },
    ),
  );
  if (!answer) throw new Error('The figure has ended, or stopped.');
  if ('error' in answer) throw answer.error;
  return answer.value;
}

/**
 * The view to draw: the current moment and camera, with the requested size and theme.
 * @param {ExportContext} context @param {Options} options @param {Required<Options>['type']} type @returns {View}
 */
function viewOf({ session, painting, camera }, options, type) {
  const { model, moment } = session;
  const { width, height, scale } = painting.size.width > 0 ? painting.size : UNSEEN;
  const finer = within('scale', options.scale ?? (type === 'image/gif' || type === 'image/svg+xml' ? 1 : scale), 0.5, 4);
  const most = SIDES[type];
  const even = type === 'video/webm' ? 2 : 1;
  /** @param {'width' | 'height'} name @param {number} seen */
  const pixels = (name, seen) => even * Math.round(within(`${name} × scale`, (options[name] ?? seen / scale) * finer, 16, most, ' pixels') / even);
  const { connection, hop, structure } = moment;
  const { zoom, x, y } = camera;
  return {
    connection,
    hop,
    structure,
    focus: model.hovering ? 0 : (model.picked?.number ?? model.came),
    zoom,
    x,
    y,
    width: pixels('width', width),
    height: pixels('height', height),
    scale: finer * painting.larger,
    theme: among('theme', options.theme ?? model.theme, ['light', 'dark']),
    untinted: !model.tint,
  };
}

/**
 * The strip under the picture, if it is wished for. It takes its height from `view` if the reader chose a height.
 * @param {ExportContext} context @param {Options} options @param {Required<Options>['type']} type @param {View} view
 */
async function captioned({ session, painting }, options, type, view) {
  const { model } = session;
  const { counters, posted } = model;
  if (!options.caption || !counters) return undefined;
  const { width, theme } = view;
  const scale = view.scale / painting.larger;
  const film = type === 'image/gif' || type === 'video/webm';
  const isPost = film ? (options.what ?? (posted ? 'post' : 'growth')) === 'post' : posted;
  const last = captionOf(model, counters, isPost);
  const { height: high } = layoutOf(last, width / scale);
  const height = 2 * Math.ceil((high * scale) / 2);
  const picture = options.height === undefined ? view.height : view.height - height;
  within('height × scale', picture + height, 16, SIDES[type], ' pixels');
  within('height without the caption × scale', picture, 16, SIDES[type], ' pixels');
  const colours = (await session.ask((engine) => engine.themes()))?.[theme] ?? {};
  const size = { width, height, scale };
  /** @param {Counters} at */
  const layout = (at) => layoutOf(captionOf(model, at, isPost), width / scale, last);
  return {
    height,
    picture,
    /** @param {string} svg */
    under: (svg) => withStrip(svg, layout(counters), size, theme, colours),
    /** @param {Counters} [at] */
    strip: (at = counters) => stripOf(layout(at), size, theme, colours),
  };
}

/** A title and a description of the picture, for the SVG file. @param {Session} session */
function wordsOf({ model: { counters, facts, posted, connection } }) {
  const title = say('exports.title', { count: connection });
  if (!counters || !facts) return { title, description: title };
  const { first, second, third, saw } = counters;
  return { title, description: say('picture', { count: first, second, third, people: facts.people }) + (posted ? say('picture.post', { count: saw }) : '') };
}

/**
 * Exports the current picture, or a film of the growth or of the post.
 * @param {ExportContext} context @param {Options} options @returns {Promise<Blob>}
 */
export async function snapshot(context, options = {}) {
  const { session, host, locale } = context;
  await host.ready;
  selectLocale(locale());
  const type = among('type', options.type ?? 'image/png', ['image/png', 'image/svg+xml', 'image/gif', 'video/webm']);
  const view = viewOf(context, options, type);
  const caption = await captioned(context, options, type, view);
  if (caption) view.height = caption.picture;
  const { title, description } = wordsOf(session);
  // A file that is passed on does not carry a name from the reader's file.
  const text = without(session.model.text, 'you');
  if (type === 'image/svg+xml') {
    const svg = String(await ask(session, 'svg', view, title, description)).replace(/(scenario: .*?)(?:&amp;)?you=[^&;]*/, '$1');
    return new Blob([caption?.under(svg) ?? svg], { type });
  }
  if (type === 'image/png') {
    const texts = { Software: 'hopscope', Description: `hopscope scenario: ${text}` };
    const { bytes } = await ask(session, 'png', view, texts, caption?.strip());
    return new Blob([bytes], { type });
  }
  return new Blob([await film(context, view, type, options, `hopscope scenario: ${text}`, caption)], { type });
}

/**
 * Encodes a film and returns the bytes of its file. Throws if the scenario changes meanwhile or if `options.signal` aborts.
 * @param {ExportContext} context @param {View} view size, camera and theme of the pictures @param {'image/gif' | 'video/webm'} type
 * @param {Options} options @param {string} title the title in the WebM file @param {Awaited<ReturnType<typeof captioned>>} [caption]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function film({ session }, view, type, options, title, caption) {
  const { model } = session;
  const { signal, progress } = options;
  const { facts, counters, text, posted } = model;
  const what = among('what', options.what ?? (posted ? 'post' : 'growth'), ['growth', 'post']);
  const seconds = within('seconds', options.seconds ?? 6, ...SECONDS);
  const rate = RATES[type];
  const hops = counters?.hops ?? 0;
  if (what === 'post' && (!posted || hops === 0)) throw new Refusal('exports.none.post');
  const end = model.connection || (facts?.steps ?? 0);
  const shots = what === 'post' ? post(model.connection, hops, seconds, rate) : growth(end, seconds, rate);
  /** @param {{ connection: number, hop: number } | undefined} shot @returns {View} */
  const at = (shot) => ({ ...view, ...shot, focus: 0 });
  const themes = await session.ask((engine) => engine.themes());
  const theme = Object.values(themes?.[view.theme] ?? {});
  const samples = [0, 0.3, 0.6, 1].map((share) => at(shots[Math.round(share * (shots.length - 1))]));
  const isSame = () => (what === 'post' ? text === model.text : lifeOf(text) === lifeOf(model.text));
  const goOn = () => {
    signal?.throwIfAborted();
    // The scenario changed: the film would mix two scenarios.
    if (!isSame()) throw new Refusal('exports.changed');
  };
  /** The moment of the last strip, and the strip. */
  let [moment, strip] = ['', caption?.strip()];
  /** The strip of a moment: its counts are whole numbers of people. @param {{ connection: number, hop: number }} shot */
  const under = async ({ connection, hop }) => {
    const now = `${Math.floor(connection)} ${Math.floor(hop)}`;
    if (caption && now !== moment) {
      const counts = await session.ask((engine) => engine.counters(Math.floor(connection), Math.floor(hop)));
      moment = now;
      if (counts) strip = caption.strip(counts);
    }
    return strip;
  };
  try {
    goOn();
    await ask(session, 'begin', { type, width: view.width, height: view.height, rate, title, theme, samples, strip });
    for (const [index, shot] of shots.entries()) {
      goOn();
      await ask(session, 'add', at(shot), shot.milliseconds, await under(shot));
      progress?.(index + 1, shots.length);
    }
    goOn();
    return (await ask(session, 'end')).bytes;
  } catch (error) {
    await ask(session, 'stop').catch(() => undefined);
    throw error;
  }
}

/**
 * The names of the tables, and whether each is available now. The results of the analysis module are up to date only while a part that
 * shows them is open, so their tables are available only then.
 * @param {Session} session
 */
export function tables({ model: { posted, more, guides, studied, found } }) {
  const isRead = more || guides || studied;
  return { life: true, post: posted, contacts: isRead && found.contacts !== undefined, lives: isRead && found.ensemble !== undefined };
}

/**
 * A table as comma-separated values. Throws if the table is not available.
 * @param {ExportContext} context @param {string} [table] `life`, `post`, `contacts` or `lives` @returns {Promise<string>}
 */
export async function csv({ session, host, locale }, table = 'life') {
  await host.ready;
  selectLocale(locale());
  const there = tables(session);
  if (!(table in there)) throw new RangeError(`exportCSV: a table is one of ${Object.keys(there).join(', ')}, not ${table}`);
  if (!there[/** @type {keyof typeof there} */ (table)]) throw new Refusal(table === 'post' ? 'exports.none.post' : 'exports.none.found');
  return ask(session, 'csv', table, columns(session, table));
}

/**
 * The results of the analysis module as columns of a table; undefined for tables that the core computes itself.
 * @param {Session} session @param {string} table
 */
function columns({ model: { found } }, table) {
  const { contacts, ensemble } = found;
  if (table === 'contacts' && contacts) {
    const { expected, sampled, viewers } = contacts;
    return [expected.map((_, month) => month), expected, Float64Array.from(sampled), Float64Array.from(viewers)];
  }
  if (table === 'lives' && ensemble) {
    const { count, low, median, high, mean, error } = ensemble.reach;
    return [Float64Array.from(ensemble.x), Float64Array.from(count), low, median, high, mean, error];
  }
  return undefined;
}
