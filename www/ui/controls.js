/** Controls of parameters, and sentences that contain them. Both are generated from the schema. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { tick } from './template-parts.js';
import { choiceOf, helpOf, inWords, labelOf } from '../i18n/format.js';
import { known, pieces, say } from '../i18n/translate.js';

/**
 * @import { Parameter, Value } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @typedef {object} Controller the functions that a control calls
 * @property {(name: string, value: Value) => void} input while a slider moves
 * @property {(name: string, value: Value) => void} change when a value is chosen
 */

/** Number of positions of a slider on a logarithmic scale. */
const POSITIONS = 1000;

/** Smallest positive value of a logarithmic slider. @param {Parameter} parameter */
const least = ({ min, max, step }) => (min > 0 ? min : Math.max(step, max / 1e4));

/** Slider position of a value. @param {Parameter} parameter @param {number} value @returns {number} */
function position(parameter, value) {
  if (parameter.scale === 'linear') return value;
  const low = least(parameter);
  return value < low ? 0 : Math.round((POSITIONS * Math.log(value / low)) / Math.log(parameter.max / low));
}

/** Value at a slider position. @param {Parameter} parameter @param {number} at @returns {number} */
function valueAt(parameter, at) {
  const { min, max, step, scale, kind } = parameter;
  if (scale === 'linear') return at;
  if (at <= 0) return min;
  if (at >= POSITIONS) return max;
  const low = least(parameter);
  const exact = Number((low * (max / low) ** (at / POSITIONS)).toPrecision(2));
  return kind === 'integer' ? Math.round(exact) : Math.max(low, Number((Math.round(exact / step) * step).toPrecision(6)));
}

/** @param {Parameter} parameter @param {Value} value @param {Controller} controller */
export function select(parameter, value, controller) {
  return html`<select
    name=${parameter.name}
    aria-label=${labelOf(parameter)}
    title=${helpOf(parameter) || nothing}
    .value=${live(String(value))}
    @change=${(/** @type {Event} */ event) => controller.change(parameter.name, targetOf(event).value)}
  >
    ${parameter.choices?.map((choice) => html`<option value=${choice} ?selected=${choice === value}>${choiceOf(parameter, choice)}</option>`)}
  </select>`;
}

/** @param {Parameter} parameter @param {Value} value @param {Controller} controller @param {boolean} [off] */
export function slider(parameter, value, controller, off = false) {
  const log = parameter.scale === 'log';
  /** @param {Event} event */
  const chosen = (event) => valueAt(parameter, targetOf(event).valueAsNumber);
  return html`<input
    type="range"
    name=${parameter.name}
    aria-label=${labelOf(parameter)}
    aria-valuetext=${inWords(parameter, value)}
    min=${log ? 0 : parameter.min}
    max=${log ? POSITIONS : parameter.max}
    step=${log ? 1 : parameter.step}
    ?disabled=${off}
    .value=${live(String(position(parameter, Number(value))))}
    @input=${(/** @type {Event} */ event) => controller.input(parameter.name, chosen(event))}
    @change=${(/** @type {Event} */ event) => controller.change(parameter.name, chosen(event))}
  />`;
}

/** @param {Event} event */
export const targetOf = (event) => /** @type {HTMLInputElement} */ (event.currentTarget);

/**
 * A parameter as a sentence with its live value: "You accept **everyone**".
 * @param {Parameter} parameter @param {Value} value @param {Controller} [controller] undefined if the parameter is fixed
 */
export function sentence(parameter, value, controller) {
  const key = `sentence.${parameter.name}`;
  const words = inWords(parameter, value);
  const { kind } = parameter;
  const choice = kind === 'choice';
  const parts = pieces(known(key) ? key : 'sentence.other').map((part, index) => {
    if (index % 2 === 0) return part;
    if (part === 'label') return labelOf(parameter);
    return choice && controller ? select(parameter, value, controller) : html`<b>${words}</b>`;
  });
  return html`<div class="sentence" title=${helpOf(parameter) || nothing}>
    <span>${parts}</span>
    ${controller && (kind === 'integer' || kind === 'number') ? slider(parameter, value, controller) : nothing}
    ${controller && kind === 'switch' ? tick(parameter.name, labelOf(parameter), value === true, (on) => controller.change(parameter.name, on)) : nothing}
  </div>`;
}

/**
 * Value of a parameter: the value of its slider while the reader moves it, else the current value.
 * @param {Model} model @param {Parameter} parameter @returns {Value}
 */
export const valueOf = ({ sliding, values }, { name, default: otherwise }) => sliding[name] ?? values[name] ?? otherwise;
