/** Contacts month by month, and the assumptions that the claim about them rests on. */
import { html, nothing } from 'lit/html.js';
import { section, p, numbersOf, ask, progress, plusMinus } from './section.js';
import { digits, known, rough, say } from '../i18n/translate.js';
import { bold, table } from '../ui/template-parts.js';

/**
 * @import { Contacts } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @import { Controller } from './section.js'
 */

/** The text alternative of the contacts chart. @param {Pick<Contacts, 'sampled' | 'allSampled' | 'allExpected'>} contacts */
export const monthly = ({ sampled, allSampled, allExpected }) =>
  say('more.contacts.label', { months: sampled.length, count: allSampled, expected: rough(allExpected) });

/** The contacts per month, as a table. @param {Pick<Contacts, 'sampled' | 'expected'>} contacts */
export const months = ({ expected, sampled }) =>
  table(
    [say('more.contacts.month'), say('more.contacts.sampled'), say('more.contacts.expected')],
    Array.from(sampled, (count, month) => [digits(month + 1), digits(count), rough(expected[month] ?? 0)]),
  );

/**
 * Progress of the simulation of the posts that bring contacts. One button cancels and continues, so that it keeps the keyboard focus.
 * @param {NonNullable<Model['found']['writing']>} writing @param {Controller} controller
 */
export function posts({ done, total, ended }, controller) {
  return html`<div class="running">
    ${ended ? nothing : html`<progress aria-label=${say('more.running')} max=${total || 1} value=${done}></progress>`}
    <span class="quiet">${say(ended ? 'more.contacts.ended' : 'more.contacts.writing', { done, total })}</span>
    <button type="button" @click=${ended ? controller.write : controller.endWriting}>${say(ended ? 'more.contacts.goOn' : 'more.cancel')}</button>
  </div>`;
}

/** @param {Uint32Array} values */
const sum = (values) => values.reduce((all, one) => all + one, 0);

/** Whether more people are expected to write after the switch than before it, and how many wrote. @param {Contacts} contacts */
export const claim = ({ sampled, switch: at, before, after, afterMonths, holds }) =>
  at === undefined || before === undefined || after === undefined
    ? say('more.contacts.never')
    : [
        bold('more.contacts.words', { before: rough(before), months: at, after: rough(after), count: afterMonths }),
        html`<b>${say(holds ? 'more.contacts.holds' : 'more.contacts.fails')}</b>`,
        bold('more.contacts.was', { before: sum(sampled.subarray(0, at)), after: sum(sampled.subarray(at, at + afterMonths)) }),
      ];

/** The key of the contacts chart. */
export const lines = () => html`<p class="lines"><span class="sampled">${say('more.contacts.sampled')}</span><span class="expected">${say('more.contacts.expected')}</span></p>`;

/** The button that sets the parameters of the tested claim. @param {Controller} controller */
export const storyButton = (controller) => html`<button type="button" title=${say('more.story.title')} @click=${controller.story}>${say('more.story')}</button>`;

/** The button for the sensitivity analysis. @param {Model} model @param {Controller} controller */
export const doubtButton = ({ found: { running, contacts } }, controller) => ask(say('more.doubt'), running !== undefined || contacts?.switch === undefined, controller.doubt);

/** Progress of the sensitivity analysis. @param {Model} model @param {Controller} controller */
export const doubting = (model, controller) => progress(model, controller, 'sensitivity');

/** @param {Model} model @param {Controller} controller @param {unknown} [below] content under the chart and the text, in full width */
export function contacts(model, controller, below) {
  const { contacts, writing } = model.found;
  if (!contacts) return writing ? section('more.contacts', posts(writing, controller)) : nothing;
  const chart = html`<div>
    ${lines()}
    <div class="chart" data-chart="months" role="img" aria-label=${monthly(contacts)}></div>
    ${numbersOf(contacts, () => months(contacts))}
  </div>`;
  const doing = html`<div>
    ${p(claim(contacts))}
    <div class="asks">${storyButton(controller)} ${doubtButton(model, controller)}</div>
    ${doubting(model, controller)}
  </div>`;
  return section('more.contacts', [chart, doing, below], true);
}

/** The table of the sensitivity analysis: the claim when one assumption changes. @param {Model} model */
export function doubts({ found: { sensitivity: rows } }) {
  if (!rows) return nothing;
  return table(
    [say('more.doubt.what'), say('more.doubt.before'), say('more.doubt.after'), say('more.doubt.ratio'), say('more.doubt.holds')],
    rows.map(({ name, before, after, ratio, error, holds }) => {
      const key = `assumption.${name}`;
      return [known(key) ? say(key) : name, rough(before), rough(after), plusMinus(ratio, error, 1), say(holds === undefined ? 'more.doubt.open' : holds ? 'yes' : 'no')];
    }),
  );
}
