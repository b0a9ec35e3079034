/** Controls made from the schema: a parameter more is a control more. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { chance, inWords, special } from './values.js';
import { digits, known, pieces, say } from './words.js';

/**
 * @import { Parameter, Value } from './calls.js'
 * @typedef {object} Hands what a control calls
 * @property {(name: string, value: Value) => void} input while a slider moves
 * @property {(name: string, value: Value) => void} change when a value is chosen
 */

/** The positions of a slider on a logarithmic scale. */
const POSITIONS = 1000;

/** The least value a logarithmic slider tells from its minimum. @param {Parameter} parameter */
const least = ({ min, max, step }) => (min > 0 ? min : Math.max(step, max / 1e4));

/** @param {Parameter} parameter @param {number} value @returns {number} */
function position(parameter, value) {
  if (parameter.scale === 'linear') return value;
  const low = least(parameter);
  return value < low ? 0 : Math.round((POSITIONS * Math.log(value / low)) / Math.log(parameter.max / low));
}

/** @param {Parameter} parameter @param {number} at @returns {number} */
function valueAt(parameter, at) {
  const { min, max, step, scale, kind } = parameter;
  if (scale === 'linear') return at;
  if (at <= 0) return min;
  if (at >= POSITIONS) return max;
  const low = least(parameter);
  const exact = Number((low * (max / low) ** (at / POSITIONS)).toPrecision(2));
  return kind === 'integer' ? Math.round(exact) : Math.max(low, Number((Math.round(exact / step) * step).toPrecision(6)));
}

/** @param {Parameter} parameter @param {Value} value @param {Hands} hands @param {string} label */
function select(parameter, value, hands, label) {
  return html`<select
    name=${parameter.name}
    aria-label=${label}
    title=${parameter.help}
    .value=${live(String(value))}
    @change=${(/** @type {Event} */ event) => hands.change(parameter.name, targetOf(event).value)}
  >
    ${parameter.choices?.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.label}</option>`)}
  </select>`;
}

/** @param {Parameter} parameter @param {Value} value @param {Hands} hands @param {boolean} [off] */
function slider(parameter, value, hands, off = false) {
  const log = parameter.scale === 'log';
  /** @param {Event} event */
  const chosen = (event) => valueAt(parameter, targetOf(event).valueAsNumber);
  return html`<input
    type="range"
    name=${parameter.name}
    aria-label=${parameter.label}
    aria-valuetext=${inWords(parameter, value)}
    min=${log ? 0 : parameter.min}
    max=${log ? POSITIONS : parameter.max}
    step=${log ? 1 : parameter.step}
    ?disabled=${off}
    .value=${live(String(position(parameter, Number(value))))}
    @input=${(/** @type {Event} */ event) => hands.input(parameter.name, chosen(event))}
    @change=${(/** @type {Event} */ event) => hands.change(parameter.name, chosen(event))}
  />`;
}

/** @param {Event} event */
const targetOf = (event) => /** @type {HTMLInputElement} */ (event.currentTarget);

/**
 * A parameter as a sentence with its live value: "You accept **everyone**".
 * @param {Parameter} parameter @param {Value} value @param {Hands} hands
 */
export function sentence(parameter, value, hands) {
  const key = `sentence.${parameter.name}`;
  const words = inWords(parameter, value);
  const choice = parameter.kind === 'choice';
  const parts = pieces(known(key) ? key : 'sentence.other').map((part, index) => {
    if (index % 2 === 0) return part;
    if (part === 'label') return parameter.label;
    return choice ? select(parameter, value, hands, parameter.label) : html`<b>${words}</b>`;
  });
  return html`<div class="sentence" title=${parameter.help}>
    <span>${parts}</span>
    ${choice ? nothing : parameter.kind === 'integer' || parameter.kind === 'number' ? slider(parameter, value, hands) : row(parameter, value, hands)}
  </div>`;
}

/**
 * A parameter as a row of the drawer: label, control, number, help.
 * @param {Parameter} parameter @param {Value} value @param {Hands} hands
 */
export function row(parameter, value, hands) {
  return html`<div class="row" data-name=${parameter.name}>
    <span class="label" id="label-${parameter.name}">${parameter.label}</span>
    ${control(parameter, value, hands)}
    <small id="help-${parameter.name}" title=${parameter.source ? say('source.of', { source: parameter.source }) : ''}>${parameter.help}</small>
  </div>`;
}

/** @param {Parameter} parameter @param {Value} value @param {Hands} hands */
function control(parameter, value, hands) {
  const { name, label, kind } = parameter;
  if (kind === 'choice') return html`<span class="wide">${select(parameter, value, hands, label)}</span>`;
  if (kind === 'switch') {
    return html`<label class="wide tick"
      ><input
        type="checkbox"
        name=${name}
        aria-label=${label}
        aria-describedby="help-${name}"
        .checked=${live(value === true)}
        @change=${(/** @type {Event} */ event) => hands.change(name, targetOf(event).checked)}
      />${say(value ? 'yes' : 'no')}</label
    >`;
  }
  /** @param {Event} event */
  const typed = (event) => hands.change(name, targetOf(event).value === '' ? parameter.default : targetOf(event).value);
  if (kind === 'text') {
    return html`<input
      class="wide"
      type="text"
      name=${name}
      aria-label=${label}
      aria-describedby="help-${name}"
      maxlength=${parameter.max}
      .value=${live(String(value))}
      @change=${(/** @type {Event} */ event) => hands.change(name, targetOf(event).value)}
    />`;
  }
  const isSpecial = parameter.special !== undefined && value === parameter.special;
  // What the number is while the word stands in its place: somewhere in the middle of a range that is wide.
  const number = isSpecial ? Math.round(Math.sqrt(parameter.max)) : value;
  return html`${name === 'seed' ? nothing : slider(parameter, number, hands, isSpecial)}
    <span class="box">
      <input
        type="number"
        name=${name}
        aria-label=${parameter.unit ? `${label}, ${parameter.unit}` : label}
        aria-describedby="help-${name}"
        min=${parameter.min}
        max=${parameter.max}
        step="any"
        ?disabled=${isSpecial}
        .value=${live(isSpecial ? '' : String(value))}
        @change=${typed}
      />
      ${parameter.unit ? html`<span class="unit">${parameter.unit}</span>` : nothing}
      ${parameter.special
        ? html`<label class="tick"
            ><input
              type="checkbox"
              name="${name}-${parameter.special}"
              .checked=${live(isSpecial)}
              @change=${(/** @type {Event} */ event) => hands.change(name, targetOf(event).checked ? String(parameter.special) : Number(number))}
            />${special(parameter.special)}</label
          >`
        : nothing}
    </span>`;
}
