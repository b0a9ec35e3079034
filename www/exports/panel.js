/**
 * The export panel ("Take it with you") in a figure's settings: picture, film, numbers, link and demo. The element imports this module when
 * the panel opens.
 */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { addStyles } from '../ui/style.js';
import '../ui/settings-style.js';
import { bold, tick } from '../ui/template-parts.js';
import text from '../pkg/text/en/exports.json';
import { wholeText } from '../shared/whole-text.js';
import { reasonOf } from '../i18n/format.js';
import { digits, isolate, later, addTexts, say } from '../i18n/translate.js';
import { look } from './style.js';
import { addressOf } from './address.js';
import { demo } from './demo.js';
import { copy, nameOf, save } from './save.js';
import { csv, snapshot, tables } from './take.js';
import { codecFor } from './webm.js';

/**
 * @import { Model } from '../state/model.js'
 * @import { Key, Words } from '../i18n/translate.js'
 * @import { ExportContext, Options } from './take.js'
 * @typedef {{ exportContext: ExportContext }} Controller
 *
 * @typedef {object} Chosen the reader's choices in the panel, and the running export
 * @property {keyof typeof SIZES} size
 * @property {number} seconds
 * @property {boolean} caption whether the file has a strip with title, key, counts and credit
 * @property {boolean} named whether the link has the name of the person that the reader is in a file
 * @property {boolean | undefined} films whether the browser can encode WebM; undefined until that is known
 * @property {{ done: number, total: number, end: AbortController } | undefined} busy the running export: pictures done, pictures in
 *   total (0 if unknown), and the controller that cancels it
 * @property {Words} status message after an export @property {Words} error error message of the last export
 */

addTexts(text);
addStyles(look);

/**
 * Width and height of the picture in CSS pixels; undefined means the size on screen.
 * @type {Record<'here' | 'square' | 'wide' | 'card', [number, number] | undefined>}
 */
const SIZES = { here: undefined, square: [540, 540], wide: [640, 360], card: [600, 315] };

/** Maximum side of a film, in pixels. The limits in take.js are the same. */
const MOST = { 'image/gif': 800, 'video/webm': 1920 };

/** Pixels per CSS pixel of the saved file: 2 for PNG, which may be printed; 1 for GIF, whose files are large. */
const SCALES = { 'image/png': 2, 'image/svg+xml': 1, 'image/gif': 1, 'video/webm': 2 };

/** Maximum height of the caption, in CSS pixels. */
const CAPTION = 140;

const LENGTHS = [4, 6, 10, 20];

/** @type {WeakMap<object, Chosen>} */
const all = new WeakMap();

/** @param {ExportContext} context @returns {Chosen} */
function chosenOf({ session }) {
  const known = all.get(session);
  if (known) return known;
  /** @type {Chosen} */
  const chosen = { size: 'here', seconds: 6, caption: true, named: false, films: undefined, busy: undefined, status: '', error: '' };
  all.set(session, chosen);
  codecFor(640, 360, 25).then((codec) => {
    chosen.films = codec !== undefined;
    session.show({});
  });
  return chosen;
}

/** @param {ExportContext} context @param {Options['type'] & string} type @param {Chosen} chosen @returns {Options} */
function optionsOf({ painting: { size } }, type, chosen) {
  const scale = SCALES[type];
  const { caption, seconds } = chosen;
  const fixed = SIZES[chosen.size] ?? (size.width > 0 ? undefined : [540, 540]);
  const [width, height] = fixed ?? [size.width / size.scale, size.height / size.scale];
  // Of a chosen size the caption is a part. A picture as on screen has the caption under it.
  const sides = fixed ? { width, height } : {};
  if (type !== 'image/gif' && type !== 'video/webm') return { type, ...sides, scale, caption };
  return { type, ...sides, scale: Math.min(scale, MOST[type] / Math.max(width, height + (fixed || !caption ? 0 : CAPTION))), seconds, caption };
}

/** Whether any parameter is locked. A demo could change a locked parameter, so the panel then shows no demo part. @param {Model} model */
const isLocked = ({ parameters, lock }) => parameters.some(({ name }) => lock.has(name));

/** @param {Model} model @param {Controller} controller */
export function taking(model, { exportContext: context }) {
  const chosen = chosenOf(context);
  const { session } = context;
  const off = !model.facts || model.dead || chosen.busy !== undefined;
  /** @param {() => Promise<void>} work */
  const doing = (work) => async () => {
    if (off) return;
    const end = new AbortController();
    Object.assign(chosen, { busy: { done: 0, total: 0, end }, status: '', error: '' });
    session.show({});
    try {
      await work();
    } catch (error) {
      if (!end.signal.aborted) chosen.error = reasonOf(error);
    }
    chosen.busy = undefined;
    session.show({});
  };
  /** @param {Blob} blob @param {string} kind @param {string} [what] */
  const give = (blob, kind, what) => {
    const name = nameOf(model, kind, what);
    chosen.status = save(blob, name) ? later(() => say('exports.saved', { name, size: digits(Math.ceil(blob.size / 1000)) })) : later(() => say('exports.forbidden'));
  };
  /** @param {Options['type'] & string} type @param {string} kind @param {string} [what] */
  const picture = (type, kind, what) =>
    doing(async () => {
      const { busy } = chosen;
      const progress = (/** @type {number} */ done, /** @type {number} */ total) => {
        if (busy) Object.assign(busy, { done, total });
        session.show({});
      };
      give(await snapshot(context, { ...optionsOf(context, type, chosen), signal: busy?.end.signal, progress }), kind, what);
    });
  /** @param {keyof ReturnType<typeof tables>} table */
  const numbers = (table) => doing(async () => give(new Blob([await csv(context, table)], { type: 'text/csv' }), 'csv', table));
  /** @param {Key} key @param {() => void} act @param {unknown} [title] */
  const button = (key, act, title) => html`<button type="button" title=${title ?? nothing} aria-disabled=${String(off)} @click=${act}>${say(key)}</button>`;
  /** @param {Key} key @param {unknown} content */
  const part = (key, content) => html`<fieldset><legend>${say(key)}</legend>${content}</fieldset>`;
  const film = model.posted ? 'post' : 'growth';
  const there = tables(session);
  return html`<div class="taking">
    ${part(
      'exports.picture',
      html`<label class="row">
          <span class="label">${say('exports.size')}</span>
          <select name="size" @change=${(/** @type {Event} */ event) => ((chosen.size = /** @type {Chosen['size']} */ (/** @type {HTMLSelectElement} */ (event.currentTarget).value)), session.show({}))}>
            ${Object.keys(SIZES).map((size) => html`<option value=${size} .selected=${live(size === chosen.size)}>${say(/** @type {Key} */ (`exports.size.${size}`))}</option>`)}
          </select>
        </label>
        ${tick('caption', say('exports.caption'), chosen.caption, (on) => ((chosen.caption = on), session.show({})))}
        <div class="asks">${button('exports.png', picture('image/png', 'png'))} ${button('exports.svg', picture('image/svg+xml', 'svg'), say('exports.svg.title'))}</div>`,
    )}
    ${part(
      'exports.film',
      html`<p>${bold(/** @type {Key} */ (`exports.film.${film}`), { count: model.connection || (model.facts?.steps ?? 0) })}</p>
        <label class="row">
          <span class="label">${say('exports.length')}</span>
          <select name="seconds" @change=${(/** @type {Event} */ event) => (chosen.seconds = Number(/** @type {HTMLSelectElement} */ (event.currentTarget).value))}>
            ${LENGTHS.map((seconds) => html`<option value=${seconds} .selected=${live(seconds === chosen.seconds)}>${say('exports.seconds', { count: seconds })}</option>`)}
          </select>
        </label>
        <div class="asks">${button('exports.gif', picture('image/gif', 'gif', film))} ${chosen.films ? button('exports.webm', picture('video/webm', 'webm', film)) : nothing}</div>
        ${chosen.films === false ? html`<small>${say('exports.webm.none')}</small>` : nothing}`,
    )}
    <div>${part(
      'exports.numbers',
      html`<div class="asks">${/** @type {(keyof typeof there)[]} */ (Object.keys(there)).map((table) => (there[table] ? button(/** @type {Key} */ (`exports.csv.${table}`), numbers(table)) : nothing))}</div>
        <small>${say('exports.csv.help')}</small>`,
    )}
    ${part('exports.link', address(context, chosen))}</div>
    ${isLocked(model) ? nothing : part('exports.demo', demo(model, context, chosen))}
    <div class="state">
      ${chosen.busy
        ? html`<div class="running">
            <progress aria-label=${say('exports.running')} max=${chosen.busy.total || 1} value=${chosen.busy.total ? chosen.busy.done : nothing}></progress>
            <span class="quiet">${chosen.busy.total ? say('exports.done', { done: chosen.busy.done, total: chosen.busy.total }) : nothing}</span>
            <button type="button" @click=${() => chosen.busy?.end.abort()}>${say('exports.cancel')}</button>
          </div>`
        : nothing}
      <p role="status">${String(chosen.status)}</p>
      <p class="error" role="alert">${String(chosen.error)}</p>
    </div>
  </div>`;
}

/** @param {ExportContext} context @param {Chosen} chosen */
function address(context, chosen) {
  const { model } = context.session;
  const address = addressOf(model, wholeText(model), chosen.named);
  const isNamed = model.facts?.isFile && model.values.you;
  const act = async (/** @type {Event} */ event) => {
    const field = /** @type {HTMLInputElement} */ (/** @type {HTMLElement} */ (event.currentTarget).parentElement?.querySelector('input'));
    const is = await copy(address, field);
    chosen.status = later(() => say(is ? 'exports.copied' : 'exports.select'));
    context.session.show({});
  };
  return html`<div class="asks">
    <input type="text" readonly dir="ltr" aria-label=${say('exports.link.label')} .value=${live(address)} /> <button type="button" @click=${act}>${say('exports.copy')}</button>
    </div>
    ${isNamed ? tick('named', say('exports.link.name', { name: isolate(String(model.values.you)) }), chosen.named, (on) => ((chosen.named = on), context.session.show({}))) : nothing}
    ${model.facts?.isFile ? html`<small>${say('exports.link.file')}</small>` : nothing}`;
}
