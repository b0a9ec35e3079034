/** Templates of the picture and its overlays: details of a person, zoom and layout buttons, loading status. They have no state. */
import { html, nothing } from 'lit/html.js';
import { isolate, known, say } from '../i18n/translate.js';

/**
 * @import { Picked } from '../engine/messages.js'
 * @import { Model, Scene } from '../state/model.js'
 * @import { Key } from '../i18n/translate.js'
 *
 * @typedef {import('./gestures.js').Gestures & { unpick(): void, release(): void, restart(): void, see(layout: string): void,
 *   be(person: string): void }} Controller
 *
 * @typedef {object} ListTexts texts for a list of the reader's own connections, instead of the default texts
 * @property {Scene} shown replaces `model.shown`: the parts and settings that suit a list
 * @property {(model: Model) => string} file the file name in the footer
 * @property {(model: Model) => string} when the date of the current moment
 * @property {(model: Model) => string} scrubbed the value text of the time slider
 * @property {(model: Model) => string} picture the description of the picture
 * @property {() => unknown} key the legend of the picture
 * @property {(picked: Picked, model: Model) => string} somebody text with the details of a person
 */

/** Text description of the picture at the current moment. @param {Model} model */
function description({ counters, facts, posted }) {
  if (!counters || !facts) return say('picture.loading');
  const { first, second, third, saw } = counters;
  return say('picture', { count: first, second, third, people: facts.people }) + (posted ? say('picture.post', { count: saw }) : '');
}

/** @param {Model} model @param {Controller} controller @param {ListTexts} [listed] */
export function stage(model, controller, listed) {
  return html`<div class="stage" part="stage">
    <div class="view">
    <canvas
      role="application"
      tabindex="0"
      aria-label=${listed?.picture(model) ?? description(model)}
      aria-description=${say('picture.keys')}
      ?hidden=${model.dead}
      @click=${controller.pick}
      @dblclick=${controller.doubled}
      @pointerdown=${controller.pointerdown}
      @pointermove=${controller.pointermove}
      @pointerup=${controller.pointerup}
      @pointercancel=${controller.pointerup}
      @pointerleave=${controller.pointerleave}
      @wheel=${controller.wheel}
      @touchstart=${controller.touch}
      @touchmove=${controller.touch}
      @keydown=${controller.turn}
    ></canvas>
    ${model.facts && !model.dead ? nothing : html`<slot name="poster">${rings}</slot>`}
    ${model.busy
      ? html`<p class="busy">
          ${busy(model)} ${model.controls && model.busy !== 'open' ? html`<button type="button" @click=${controller.restart}>${say('stage.cancel')}</button>` : nothing}
        </p>`
      : nothing}
    ${tip(model, controller, listed)}
    ${model.offers.has('lenses') && model.shown.parts.has('lenses') ? lenses(model, controller, listed) : nothing}
    ${model.dropping ? html`<p class="drop">${say('file.drop')}</p>` : nothing}
    </div>
    ${model.offers.has('key') && model.shown.parts.has('key') ? (listed?.key() ?? key(model)) : nothing}
  </div>`;
}

/** Space needed above a person for the tooltip, in CSS pixels. */
const ROOM = 80;

/** Tooltip with the details of the selected person. @param {Model} model @param {Controller} controller @param {ListTexts} [listed] */
function tip(model, controller, listed) {
  const { picked, hovering, playing, facts, size, lock, step } = model;
  if (!picked) return nothing;
  const { person, ring, degree, gained, hop, from, pinned, x, y } = picked;
  // The tooltip is shifted left in proportion to the person's x, so that it stays inside. It is above the person if it fits there.
  const left = Math.min(100, Math.max(0, (100 * x) / size.width));
  const below = y < ROOM * size.scale;
  const place = `left:${x / size.scale}px;top:${y / size.scale}px;translate:-${left}% ${below ? '14px' : 'calc(-100% - 10px)'}`;
  return html`<div class="tip ${hovering ? 'hover' : ''}" role=${hovering || playing || step ? nothing : 'status'} .style=${place}>
    <span
      >${ring === 0 ? say('pick.you', { count: degree }) : listed?.somebody(picked, model) ?? say('pick', { person: isolate(person), ring: say(/** @type {Key} */ (`pick.${ring}`)), count: degree })}${ring > 1 && !listed
        ? say('pick.new', { gained })
        : nothing}${hop ? say('pick.saw', { count: hop, from: isolate(from ?? '') }) : nothing}${String(step)}</span
    >
    ${hovering
      ? nothing
      : html`${facts?.isFile && ring !== 0 && !listed && !lock.has('you') ? html`<button type="button" @click=${() => controller.be(person)}>${say('pick.be')}</button>` : nothing}
          ${pinned ? html`<button type="button" @click=${controller.release}>${say('pick.release')}</button>` : nothing}
          <button type="button" class="close" aria-label=${say('close')} @click=${controller.unpick}>×</button>`}
  </div>`;
}

/** Zoom and layout buttons. @param {Model} model @param {Controller} controller @param {ListTexts} [listed] a list has no structure */
function lenses({ parameters, values, whole, settling, facts, dead, lock }, controller, listed) {
  const layouts = (lock.has('layout') ? [] : parameters).find(({ name }) => name === 'layout')?.choices ?? [];
  const off = !facts || dead;
  /** @param {string} sign @param {'zoom.in' | 'zoom.out' | 'zoom.fit'} key @param {() => void} act @param {boolean} without */
  const lens = (sign, key, act, without) =>
    html`<button type="button" title=${say(`${key}.title`)} aria-label=${say(key)} ?disabled=${off || without} @click=${act}>${sign}</button>`;
  return html`<div class="lenses" part="lenses">
    <span class="tabs" role="group" aria-label=${say('layout')} ?hidden=${listed !== undefined}
      >${layouts.map(
        (value) =>
          html`<button type="button" name="layout" title=${say(/** @type {Key} */ (`settings.layout.choice.${value}`))} aria-pressed=${String(values.layout === value)} ?disabled=${off} @click=${() => controller.see(value)}>
            ${say(/** @type {Key} */ (`layout.${value}`))}
          </button>`,
      )}</span
    >
    ${settling === undefined ? nothing : html`<span class="settling">${say('layout.settling', { percent: Math.floor(settling * 100) })}</span>`}
    <span class="zoom"
      >${[
        lens('+', 'zoom.in', () => controller.zoom(1.5), false),
        lens('−', 'zoom.out', () => controller.zoom(1 / 1.5), whole),
        lens('⤢', 'zoom.fit', controller.fit, whole),
      ]}</span
    >
  </div>`;
}

/** Loading status: the stage of the core, and the percentage if it is known. @param {Model} model */
function busy({ busy: stage, percent }) {
  const key = `stage.${stage}`;
  const what = say(known(key) ? key : 'stage.post');
  return percent ? say('stage.percent', { what, percent }) : `${what}…`;
}

/** Placeholder until the first picture. */
const rings = html`<svg class="poster" viewBox="-100 -100 200 200" aria-hidden="true"><circle r="82" /><circle r="64" /><circle r="40" /><circle r="4" class="you" /></svg>`;

/** Legend of the picture. @param {Model} model */
function key({ posted }) {
  /** @type {string[]} */
  const marks = posted ? ['you', 'saw', 'reshared', 'could', 'coming', 'path'] : ['you', 'first', 'second', 'third', 'beyond'];
  return html`<ul class="key" aria-hidden="true">
    ${marks.map((mark) => html`<li><i class=${mark}></i>${say(/** @type {Key} */ (`key.${mark}`))}</li>`)}
  </ul>`;
}
