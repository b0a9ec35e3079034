/** Templates of the picture and its overlays: details of a person, zoom and layout buttons, loading status. They have no state. */
import { html, nothing } from 'lit/html.js';
import { known, say } from '../i18n/translate.js';

/**
 * @import { Model } from '../state/model.js'
 * @import { Controller, ListTexts } from './picture-labels.js'
 * @import { Key } from '../i18n/translate.js'
 */

/** Template of the labels; undefined until loaded. @type {typeof import('./picture-labels.js').labels | undefined} */
let labels;

/** Loads the labels once. */
export async function fetchLabels() {
  ({ labels } = await import('./picture-labels.js'));
}

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
    ${labels?.(model, controller, listed)}
    ${model.dropping ? html`<p class="drop">${say('file.drop')}</p>` : nothing}
    </div>
    ${model.offers.has('key') && model.shown.parts.has('key') ? (listed?.key() ?? key(model)) : nothing}
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
  const items = marks.map((mark) => html`<li><i class=${mark}></i>${say(/** @type {Key} */ (`key.${mark}`))}</li>`);
  // Two templates: the marks of a post are new elements, which do not move from elsewhere.
  return posted ? html`<ul class="key" aria-hidden="true">${items}</ul>` : html`<ul class="key" aria-hidden="true">${items}</ul>`;
}
