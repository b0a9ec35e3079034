/** All settings, generated from the schema: one control for each parameter, with its meaning and the source of its default. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { select, slider, targetOf, valueOf } from './controls.js';
import { addStyles } from './style.js';
import { tick } from './template-parts.js';
import drawer from '../pkg/text/en/drawer.json';
import text from '../pkg/text/en/settings.json';
import sound from '../pkg/text/en/sound.json';
import walk from '../pkg/text/en/walk.json';
import { helpOf, inWords, labelOf, sourceOf, special, unitOf } from '../i18n/format.js';
import { addTexts, say } from '../i18n/translate.js';
import './settings-style.js';

/**
 * @import { Parameter, Value } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @import { Session } from '../state/session.js'
 * @import { Key } from '../i18n/translate.js'
 * @typedef {import('./controls.js').Controller & { defaults(): void, exportContext: { host: HTMLElement, session: Session } }} Controller
 */

addTexts({ ...drawer, ...text, ...walk, ...sound });

addStyles(`
.keys { margin-top: 8px; font-size: 13px; }
.switches { display: grid; gap: 6px; margin-bottom: 8px; }
/* The sources are long, so one switch shows them all. A browser without :has shows them always. */
.source { display: block; padding-bottom: 6px; font-size: 13px; color: var(--quiet); }
.switches:not(:has(.sources :checked)) + .groups .source { display: none; }
`);

/** Whether the parameter has a control elsewhere. @param {Model} model @param {string} name */
const isSaid = ({ shown }, name) => name === 'connections' || name === 'layout' || shown.settings.includes(name);

/** The sounds; undefined until a reader turns them on. @type {typeof import('./sound.js') | undefined} */
let sounds;

/** The switch of the sounds; none without Web Audio. @param {Controller} controller */
function soundSwitch({ exportContext: { host, session } }) {
  if (typeof AudioContext === 'undefined') return nothing;
  const toggle = async () => {
    if (sounds?.isOn(host)) sounds.turnOff(host);
    else {
      // A browser plays sound only if the context was made in a click.
      const context = new AudioContext();
      try {
        sounds = await import('./sound.js');
        sounds.turnOn(host, session, context);
      } catch (error) {
        context.close();
        session.study.fail(error);
      }
    }
    session.show({});
  };
  return html`<div>${tick('sound', say('sound'), sounds?.isOn(host) ?? false, toggle)} <small class="quiet">${say('sound.help')}</small></div>`;
}

/** @param {Model} model @param {Controller} controller */
export function settings(model, controller) {
  const groups = [...new Set(model.parameters.map(({ group }) => group))].filter((group) => group !== 'main');
  return html`<div class="switches">
      ${soundSwitch(controller)}
      <label class="tick sources"><input type="checkbox" name="sources" />${say('source.show')}</label>
    </div>
    <div class="groups">
      ${groups.map(
        (group) =>
          html`<fieldset>
            <legend>${say(/** @type {Key} */ (`group.${group}`))}</legend>
            ${model.parameters
              .filter(({ group: one, name }) => one === group && !isSaid(model, name))
              .map((parameter) => [row(parameter, valueOf(model, parameter), model.lock.has(parameter.name) ? undefined : controller), html`<small class="source">${say('source.of', { source: sourceOf(parameter) })}</small>`])}
          </fieldset>`,
      )}
    </div>
    <button type="button" @click=${controller.defaults}>${say('default.back')}</button>
    <p class="keys quiet">${say('walk.keys')}</p>`;
}

/**
 * A parameter as a row of the drawer: label, control, number, help.
 * @param {Parameter} parameter @param {Value} value @param {import('./controls.js').Controller} [controller] undefined if fixed
 */
export function row(parameter, value, controller) {
  return html`<div class="row" data-name=${parameter.name}>
    <span class="label" id="label-${parameter.name}">${labelOf(parameter)}</span>
    ${controller ? control(parameter, value, controller) : html`<b>${inWords(parameter, value)}</b>`}
    <small id="help-${parameter.name}" title=${say('source.of', { source: sourceOf(parameter) })}>${helpOf(parameter)}</small>
  </div>`;
}

/** @param {Parameter} parameter @param {Value} value @param {import('./controls.js').Controller} controller */
function control(parameter, value, controller) {
  const { name, kind } = parameter;
  const label = labelOf(parameter);
  const unit = unitOf(parameter, Number(value));
  if (kind === 'choice') return html`<span class="wide">${select(parameter, value, controller)}</span>`;
  if (kind === 'switch') {
    return html`<label class="wide tick"
      ><input
        type="checkbox"
        name=${name}
        aria-label=${label}
        aria-describedby="help-${name}"
        .checked=${live(value === true)}
        @change=${(/** @type {Event} */ event) => controller.change(name, targetOf(event).checked)}
      />${say(value ? 'yes' : 'no')}</label
    >`;
  }
  /** @param {Event} event */
  const typed = (event) => controller.change(name, targetOf(event).value === '' ? parameter.default : targetOf(event).value);
  if (kind === 'text') {
    return html`<input
      class="wide"
      type="text"
      name=${name}
      aria-label=${label}
      aria-describedby="help-${name}"
      maxlength=${parameter.max}
      .value=${live(String(value))}
      @change=${(/** @type {Event} */ event) => controller.change(name, targetOf(event).value)}
    />`;
  }
  const isSpecial = parameter.special !== undefined && value === parameter.special;
  // Slider value while the special value is set: the square root of the maximum.
  const number = isSpecial ? Math.round(Math.sqrt(parameter.max)) : value;
  return html`${name === 'seed' ? nothing : slider(parameter, number, controller, isSpecial)}
    <span class="box">
      <input
        type="number"
        name=${name}
        aria-label=${unit ? say('value.label', { label, unit }) : label}
        aria-describedby="help-${name}"
        min=${parameter.min}
        max=${parameter.max}
        step="any"
        ?disabled=${isSpecial}
        .value=${live(isSpecial ? '' : String(value))}
        @change=${typed}
      />
      ${unit ? html`<span class="unit">${unit}</span>` : nothing}
      ${parameter.special
        ? html`<label class="tick"
            ><input
              type="checkbox"
              name="${name}-${parameter.special}"
              .checked=${live(isSpecial)}
              @change=${(/** @type {Event} */ event) => controller.change(name, targetOf(event).checked ? String(parameter.special) : Number(number))}
            />${special(parameter.special)}</label
          >`
        : nothing}
    </span>`;
}
