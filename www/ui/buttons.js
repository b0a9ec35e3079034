/** Templates that every figure has, also a story: the buttons, and the error with the notes. They have no state. */
import { html, nothing } from 'lit/html.js';
import { say } from '../i18n/translate.js';

/**
 * @import { Model, Part } from '../state/model.js'
 * @import { Controller } from './types.js'
 */

/** Whether a part is shown. @param {Model} model @param {Part} part */
export const has = ({ shown, offers }, part) => shown.parts.has(part) && offers.has(part);

/** Value of `aria-keyshortcuts` for a button. The controller finds the button by it. @param {Model} model @param {string} names */
const keys = ({ shortcuts }, names) => (shortcuts ? names : nothing);

/** @param {Model} model @param {Controller} controller */
export function acceptButton(model, controller) {
  return html`<button
    type="button"
    class="primary"
    part="accept"
    title=${model.shown.story ? nothing : say('accept.title')}
    aria-keyshortcuts=${model.shown.story ? nothing : keys(model, 'A')}
    ?disabled=${!model.facts || model.dead}
    aria-disabled=${model.facts && !model.next && !model.shown.story ? 'true' : nothing}
    @click=${controller.accept}
    @pointerdown=${controller.accept}
    @pointerup=${controller.accept}
    @pointercancel=${controller.accept}
    @pointerleave=${controller.accept}
    @mouseenter=${controller.preview}
    @mouseleave=${controller.preview}
    @focusin=${controller.preview}
    @focusout=${controller.preview}
    @blur=${controller.accept}
    @keydown=${controller.accept}
    @contextmenu=${controller.accept}
  >
    ${model.facts && !model.next ? say(model.shown.story ? 'accept.again' : 'accept.none') : say('accept')}
  </button>`;
}

const ICONS = {
  post: 'M3 9 15 3v12L3 9Zm12-3 4-2m-4 5h5m-5 3 4 2M6 10.5V15h3v-3',
  play: 'M6 4l10 6-10 6z',
  pause: 'M6 4h3v12H6zM12 4h3v12h-3z',
  step: 'M5 4l8 6-8 6zM14 4h2v12h-2z',
  reset: 'M10 4a6 6 0 1 1-5.7 4M4 4v4h4',
};

/** @param {Model} model @param {'post' | 'play' | 'pause' | 'step' | 'reset'} name @param {string} key @param {() => void} act @param {boolean} off */
function button(model, name, key, act, off) {
  return html`<button type="button" class=${name} title=${say(`${name}.title`)} aria-keyshortcuts=${keys(model, key)} ?disabled=${off} @click=${act}>
    <svg viewBox="0 0 20 20" aria-hidden="true" class=${name === 'reset' || name === 'post' ? 'stroke' : ''}><path d=${ICONS[name]} /></svg><span data-or=${name === 'play' || name === 'pause' ? say(name === 'play' ? 'pause' : 'play') : ''}>${say(name)}</span>
  </button>`;
}

/** @param {Model} model @param {Controller} controller */
export function buttons(model, controller) {
  const off = !model.facts || model.dead;
  const all = {
    accept: acceptButton(model, controller),
    post: button(model, 'post', 'P', controller.post, off),
    play: model.playing ? button(model, 'pause', 'Space', controller.toggle, off) : button(model, 'play', 'Space', controller.toggle, off || (!model.next && !model.posted)),
    step: button(model, 'step', 'S', controller.step, off),
    reset: button(model, 'reset', 'R', controller.reset, off),
  };
  const shown = /** @type {(keyof typeof all)[]} */ (Object.keys(all)).filter((name) => has(model, name));
  if (shown.length === 0) return nothing;
  return html`<div class="buttons" part="buttons">${shown.map((name) => all[name])}</div>`;
}

/** The error and the notes. @param {Model} model @param {Controller} controller @param {boolean} [isBeside] whether the error is shown beside the file's button */
export function messages(model, controller, isBeside) {
  return html`<div class="messages">
    <p class="error" role="alert">${isBeside ? '' : String(model.error)}</p>
    ${model.dead && model.facts ? html`<button type="button" @click=${controller.restart}>${say('error.again')}</button>` : nothing}
    ${model.notes.map((note) => html`<p class="note">${String(note)}</p>`)}
  </div>`;
}
