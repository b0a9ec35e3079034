/** Templates of the scene `two-lives`. They have no state. */
import { html, nothing, svg } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { bold, table } from '../../ui/template-parts.js';
import { monthSlider } from '../common/month-slider.js';
import { digits, say } from '../../i18n/translate.js';
import { compare } from './story.js';

/**
 * @import { Model } from '../../state/model.js'
 * @import { Key } from '../../i18n/translate.js'
 * @import { Months } from '../common/months.js'
 * @import { Event } from './story.js'
 *
 * @typedef {'met' | 'other' | 'switched'} Name the lives, in order
 * @typedef {object} Scene what the templates show
 * @property {number} passed months that have passed; a fraction within a month
 * @property {number} furthest the last month that the reader has seen of these lives
 * @property {Partial<Record<Name, Months>>} months the months of each life that is computed
 * @property {Partial<Record<Name, Element>>} views the pictures of the lives other than the figure's own
 * @property {Partial<Record<Name, string>>} errors
 * @property {Event[]} story
 * @property {number | undefined} after month after which the third life switches; undefined without a third life
 *
 * @typedef {{ toggle(): void, step(): void, reset(): void, go(month: number, done: boolean): void, post(): void,
 *   turn(after: number | undefined): void, slide(after: number): void }} Controller
 */

/** The names of the lives on show. @param {Scene} scene @returns {Name[]} */
export const names = ({ after }) => (after === undefined ? ['met', 'other'] : ['met', 'other', 'switched']);

/** The month on show: within a month, the number of that month. @param {{ passed: number }} scene */
export const monthOf = ({ passed }) => Math.ceil(passed - 1e-6);

/** The name of a life: the people whom it accepts. @param {Name} name @param {Model} model @param {number} after */
export function title(name, { values }, after) {
  if (name === 'met') return say('two-lives.first');
  if (name === 'other') return say(/** @type {Key} */ (`two-lives.second.${values.strategy ?? 'everyone'}`));
  return say(/** @type {Key} */ (`two-lives.third.${values.then}`), { count: after });
}

/** A sample of the chart line of a life, shown beside its name. @param {Name} name */
const sample = (name) => html`<svg class="sample" viewBox="0 0 34 8" aria-hidden="true">${svg`<path class="line ${name}" d="M2 4H32" />`}</svg>`;

/** Above the pictures: the question, and the lives in numbers. @param {Model} model @param {Scene} scene */
export function heads(model, scene) {
  return html`<p class="lives-ask">${say('two-lives.ask')}</p>
    ${names(scene).map(
      (name) =>
        html`<div class="lives-head ${name}" role="group" aria-label=${title(name, model, scene.after ?? 0)}>
          <p class="lives-name">${sample(name)}<span>${title(name, model, scene.after ?? 0)}</span></p>
          <dl>
            <div class="lives-reach"><dt>${say('two-lives.reach')}</dt><dd data-count="reach-${name}"></dd></div>
            <div><dt>${say('two-lives.connections')}</dt><dd data-count="first-${name}"></dd></div>
            <div class="lives-saw" ?hidden=${!model.posted}><dt>${say('two-lives.saw')}</dt><dd data-count="saw-${name}"></dd></div>
          </dl>
          <p class="error" role="alert">${scene.errors[name] ?? ''}</p>
        </div>`,
    )}`;
}

/** The pictures of the lives other than the figure's own. @param {Scene} scene */
export const pictures = (scene) =>
  names(scene).map((name) => (scene.views[name] ? html`<div class="stage lives-${name}">${scene.views[name]}</div>` : nothing));

/** The colour key of the pictures. @param {Model} model */
export function key({ posted }) {
  const marks = posted ? /** @type {const} */ (['you', 'saw', 'reshared', 'could', 'coming', 'path']) : /** @type {const} */ (['you', 'first', 'second', 'third', 'beyond']);
  const items = marks.map((mark) => html`<li><i class=${mark}></i>${say(`key.${mark}`)}</li>`);
  // Two templates: the marks of a post are new elements, which do not move from elsewhere.
  return posted ? html`<ul class="key" aria-hidden="true">${items}</ul>` : html`<ul class="key" aria-hidden="true">${items}</ul>`;
}

/** One clock for all lives. @param {Model} model @param {Scene} scene @param {Controller} controller */
export function clock(model, scene, controller) {
  const all = scene.months.other?.all ?? 0;
  const month = Math.min(all, monthOf(scene));
  const off = !model.facts || model.dead || model.lock.has('connections');
  /** @param {string} key */
  const keys = (key) => (model.shortcuts ? key : nothing);
  return html`<div class="lives-clock" role="group" aria-label=${say('two-lives.clock')}>
    <button type="button" class="primary" title=${say('two-lives.play.title')} aria-keyshortcuts=${keys('Space')} ?disabled=${off && !model.plays} @click=${controller.toggle}><span data-or=${say(model.playing ? 'play' : 'pause')}>${say(model.playing ? 'pause' : 'play')}</span></button>
    <button type="button" title=${say('two-lives.step.title')} aria-keyshortcuts=${keys('S')} ?disabled=${off} @click=${controller.step}>${say('step')}</button>
    <button type="button" title=${say('reset.title')} aria-keyshortcuts=${keys('R')} ?disabled=${off} @click=${controller.reset}>${say('reset')}</button>
    ${monthSlider({ label: say('two-lives.clock.label'), text: say('two-lives.clock.text', { month, months: all }), month, all, off, go: controller.go })}
    <span class="lives-month">${bold('two-lives.month', { month, months: all })}</span>
  </div>`;
}

/** Sentences that compare the lives. @param {Scene} scene */
export const now = ({ months, passed, after }) =>
  html`<div class="lives-now veils">${compare(months, passed, after).map((sentence) => html`<p>${sentence}</p>`)}</div>`;

/** The events up to the month on show, the newest first. @param {Scene} scene @param {Controller} controller */
export function events(scene, controller) {
  const month = monthOf(scene);
  const told = scene.story.filter((event) => event.month <= month).reverse();
  return html`<div class="lives-story veils">
    <ol aria-label=${say('two-lives.story')} ?hidden=${told.length === 0}>
      ${told.map(
        (event) =>
          html`<li class=${event === told[0] ? 'newest' : ''}>
            <button type="button" title=${say('two-lives.go.title')} @click=${() => controller.go(event.month, true)}>${say('two-lives.go', { month: event.month })}</button>
            <span>${event.words}</span>
          </li>`,
      )}
    </ol>
  </div>`;
}

/** The setting of the scene: when the third life switches. @param {Model} model @param {Scene} scene @param {Controller} controller */
export function knobs(model, scene, controller) {
  const isDead = !model.facts || model.dead;
  const off = isDead || model.lock.has('switch');
  const all = scene.months.other?.all ?? 0;
  const { after } = scene;
  return html`<div class="lives-knobs">
    ${after === undefined
      ? html`<button type="button" ?disabled=${off} @click=${() => controller.turn(halfway(all))}>${say('two-lives.ask.switch', { count: halfway(all) })}</button>`
      : html`<label class="lives-switch"
            ><span>${bold('two-lives.switch', { count: after })}</span>
            <input
              type="range"
              name="switch"
              min="0"
              max=${Math.max(0, all - 1)}
              step="1"
              aria-valuetext=${say('two-lives.switch.text', { count: after })}
              ?disabled=${off}
              .value=${live(String(after))}
              @input=${(/** @type {InputEvent} */ event) => controller.slide(/** @type {HTMLInputElement} */ (event.currentTarget).valueAsNumber)}
              @change=${(/** @type {InputEvent} */ event) => controller.turn(/** @type {HTMLInputElement} */ (event.currentTarget).valueAsNumber)}
          /></label>
          <button type="button" ?disabled=${off} @click=${() => controller.turn(undefined)}>${say('two-lives.without')}</button>`}
    <button type="button" title=${say('two-lives.post.title')} aria-keyshortcuts=${model.shortcuts ? 'P' : nothing} ?disabled=${isDead || model.lock.has('post') || model.connection === 0} @click=${controller.post}>
      ${say(scene.after === undefined ? 'two-lives.post' : 'two-lives.post.all')}
    </button>
  </div>`;
}

/** The default month of the switch: half of the life. @param {number} months */
const halfway = (months) => Math.floor(months / 2);

/** The element that holds the chart. @param {Scene} scene */
export function plot({ months, furthest }) {
  const { met, other } = months;
  const label = met && other ? say('two-lives.chart.label', { month: furthest, met: met.reachAt(furthest), other: other.reachAt(furthest) }) : '';
  return html`<div class="lives-plot veils"><div class="chart" data-chart="lives" role="img" aria-label=${label}></div></div>`;
}

/** The table has about this many rows. Its last row is the last month seen: month 0 at the beginning. */
const ROWS = 12;

/** The numbers of the chart as a table, up to the last month seen. @param {Scene} scene */
export function numbers(scene) {
  const { met, other, switched } = scene.months;
  if (!met || !other) return nothing;
  const each = Math.max(1, Math.ceil(other.all / ROWS));
  const rows = [];
  for (let month = each; month < scene.furthest; month += each) rows.push(month);
  rows.push(scene.furthest);
  const lives = [met, other, ...(switched ? [switched] : [])];
  return html`<details class="drawer lives-numbers veils">
    <summary>${say('two-lives.table')}</summary>
    ${table(
      [say('two-lives.table.month'), ...names(scene).map((name) => say(`two-lives.line.${name}`))],
      rows.map((month) => [digits(month), ...lives.map((life) => digits(life.reachAt(month)))]),
    )}
  </details>`;
}
