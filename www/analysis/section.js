/** Shared pieces of the sections of the analysis panel: headings, tables behind a line, buttons and progress of long tasks. It adds the texts and styles of all sections. */
import { html, nothing } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { addMoreStyles } from './style.js';
import { rough, say, speaking, addTexts } from '../i18n/translate.js';
import { table } from '../ui/template-parts.js';
import text from '../pkg/text/en/more.json';

/**
 * @import { Band } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @import { Key } from '../i18n/translate.js'
 *
 * @typedef {object} Controller
 * @property {(name: 'gained' | 'log' | 'guides', on: boolean) => void} tick
 * @property {(withBefore: boolean) => void} lives runs the scenario with many seeds; `withBefore` also runs the previous scenario
 * @property {() => void} doubt runs the sensitivity analysis of the claim
 * @property {() => void} sizes runs the life in worlds of several sizes
 * @property {() => void} order shuffles the connections of the life
 * @property {() => void} measure measures the statistics of the world
 * @property {() => void} cancel cancels the long task
 * @property {() => void} write continues the simulation of the posts that bring contacts
 * @property {() => void} endWriting pauses that simulation
 * @property {() => void} story sets the parameters of the tested claim
 */

addTexts(text);
addMoreStyles();

/** @param {Key} title @param {unknown} content @param {boolean} [wide] */
export const section = (title, content, wide) => html`<section class=${wide ? 'wide' : ''}><h3>${say(title)}</h3>${content}</section>`;

/** @param {unknown} content */
export const p = (content) => html`<p>${content}</p>`;

/** A collapsed section with details. @param {Key} title @param {unknown} content @param {string} [kind] */
export const details = (title, content, kind = '') => html`<details class="table ${kind}"><summary>${say(title)}</summary>${content}</details>`;

/** Number of intervals between the table rows of a line. */
const ROWS = 10;

/**
 * Table rows at evenly spaced points of a line, from its first point to its last.
 * @param {ArrayLike<number>} line @param {(at: number) => unknown[]} row
 */
export const places = ({ length }, row) => Array.from({ length: Math.min(ROWS + 1, length) }, (_, index) => row(Math.round((index * (length - 1)) / Math.min(ROWS, length - 1))));

/**
 * The numbers of a chart as a table, for screen readers. It is rendered again only when the numbers change.
 * @param {unknown} numbers or a list of values @param {() => unknown} make
 */
export const numbersOf = (numbers, make) => details('more.table', guard([numbers, speaking()].flat(), make), 'again');

/**
 * A button for a long task. It uses `aria-disabled`, not `disabled`, so that it keeps the keyboard focus.
 * @param {string} label @param {boolean} off @param {() => void} act @param {string} [title]
 */
export const ask = (label, off, act, title = '') => html`<button type="button" title=${title || nothing} aria-disabled=${off} @click=${() => off || act()}>${label}</button>`;

/** Progress of a long task, with a cancel button. @param {Model} model @param {Controller} controller @param {string} what */
export function progress({ found: { running } }, controller, what) {
  if (running?.what !== what) return nothing;
  const { done, total } = running;
  return html`<div class="running">
    <progress aria-label=${say('more.running')} max=${total || 1} value=${total ? done : nothing}></progress>
    <span class="quiet">${total ? say('more.done', { done: Math.floor(done), total }) : nothing}</span>
    <button type="button" @click=${controller.cancel}>${say('more.cancel')}</button>
  </div>`;
}

/** @param {Band} band @param {number} at */
export const range = ({ low, high }, at) => say('more.between', { low: rough(low[at] ?? 0), high: rough(high[at] ?? 0) });

/** @param {number} mean @param {number} error @param {number} figures significant digits of the error */
export const plusMinus = (mean, error, figures) => say('more.plusMinus', { mean: rough(mean), error: rough(error, figures) });
