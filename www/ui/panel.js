/**
 * The template of a figure, and that of a story. The parts of other figures are fetched and stored in this file.
 *
 * The folder ui/ contains templates, controls, gestures and styles. It imports lit, state/, render/, chart/, i18n/, shared/, pkg/text/,
 * and types of engine/. Only parts.js fetches parts of analysis/ and exports/.
 */
import { html, nothing } from 'lit/html.js';
import { acceptButton, buttons, has, messages } from './buttons.js';
import { bold } from './template-parts.js';
import { stage } from './picture.js';
import { pieces, say } from '../i18n/translate.js';

/**
 * @import { Model } from '../state/model.js'
 * @import { Controller, ScenePart } from './types.js'
 */

/** Templates of the parts; undefined until loaded. @type {typeof import('./parts.js') | undefined} */
let parts;

/** Loads the parts of all scenes but stories once. */
export async function fetchParts() {
  parts = await import('./parts.js');
}

/** Screen reader text: the last connection, a post that spreads, or its result. @param {Model} model */
export function announcement({ counters, posted }) {
  if (!counters) return '';
  const { first, second, third, gained, saw, hop, hops } = counters;
  if (posted && hop < hops) return hop === 0 ? say('announce.written') : say('announce.hop', { hop, count: saw });
  return posted ? say('announce.post', { count: saw }) : say('announce.accept', { count: first, second, third, gained });
}

/** The opening sentence. @param {Model} model */
function hook({ counters, facts }) {
  if (!counters || !facts) return nothing;
  const { first, second, gained } = counters;
  const reach = first + second;
  const all = facts.people;
  if (first === 0) return say('hook.0');
  if (reach === all && gained > 0) return bold('hook.all', { count: first, all });
  return first === 1 ? bold('hook.1', { count: second, first, reach, all }) : bold('hook.more', { count: gained, first, reach, all });
}

/** A story: the picture, one sentence, one button. @param {Model} model @param {Controller} controller */
const story = (model, controller) =>
  html`${stage(model, controller)}
    <div class="side">
      <p class="story-words">${hook(model)}</p>
      ${has(model, 'play') ? buttons(model, controller) : has(model, 'accept') ? acceptButton(model, controller) : nothing}${messages(model, controller)}
    </div>`;

/** Whether the figure has little text, which is then under the picture instead of next to it. @param {Model} model */
const isSlim = (model) =>
  !model.shown.load && !model.offers.has('settings') && !/** @type {const} */ (['chart', 'happened', 'next']).some((part) => has(model, part));

/** All scenes except stories: the picture and its parts. @param {Model} model @param {Controller} controller @param {ScenePart} [part] */
const full = (model, controller, part) =>
  html`<div class="parts ${isSlim(model) ? 'slim' : ''}">
    ${stage(model, controller, part?.listed)} ${has(model, 'scrubber') ? parts?.scrubber(model, controller, part?.listed) : nothing}
    <div class="side">${parts ? parts.side(model, controller, part) : messages(model, controller)}</div>
    ${parts?.foot(model, controller, part?.listed)}
  </div>`;

/** The credit line. @param {Model} model */
const credit = ({ credit }) =>
  html`<p class="credit" part="credit">
    ${pieces('credit').map((part, index) => (index % 2 === 0 ? part : credit === 'on' ? 'Hopscope' : html`<a href=${credit} target="_blank" rel="noopener">Hopscope</a>`))}
  </p>`;

/**
 * The whole element. Styles are set as properties, because a host page's content security policy may forbid the style attribute.
 * @param {Model} model
 * @param {Controller} controller
 * @param {ScenePart} [part] parts that the scene adds, once loaded
 * @param {ScenePart} [think] the question under the figure, once loaded
 */
export function figure(model, controller, part, think) {
  if (part?.listed) model = { ...model, shown: part.listed.shown };
  const colours = Object.entries(model.colours).map(([role, colour]) => `--${role}:${colour}`);
  return html`<div
    class="figure ${model.scene} ${model.shown.story ? 'story' : 'full'} ${model.theme} ${model.large ? 'projector' : ''} ${model.veil === 'hidden' ? 'veiled' : ''} ${model.posted ? 'posted' : ''} ${model.facts || model.error ? '' : 'waits'}"
    part="figure"
    .style=${colours.join(';')}
    @keydown=${controller.key}
    @dragover=${controller.drag}
    @dragleave=${controller.drag}
    @drop=${controller.drop}
  >
    ${part?.top?.(model, controller)}
    ${model.shown.story ? story(model, controller) : full(model, controller, part)} ${part?.below?.(model, controller)}
    ${model.offers.has('question') && think?.below ? think.below(model, controller) : html`<div class="later"><slot name="answer"></slot></div>`}
    <slot name="caption"></slot>
    ${model.credit === 'off' ? nothing : credit(model)}
  </div>`;
}
