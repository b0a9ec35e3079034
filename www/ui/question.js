/** A question under the figure. Its answer appears after the reader has chosen. Nothing is stored or counted. */
import { html, nothing } from 'lit/html.js';
import { addStyles } from './style.js';
import { within } from './template-parts.js';
import { OPTIONS, RIGHT } from '../shared/answers.js';
import text from '../pkg/text/en/think.json';
import { addTexts, say } from '../i18n/translate.js';

/**
 * @import { Make } from './types.js'
 * @import { Model } from '../state/model.js'
 * @import { Key } from '../i18n/translate.js'
 */

addTexts(text);
addStyles(`
.think { grid-column: 1 / -1; border-top: 1px solid var(--hair); padding-block: 12px 2px; }
.think > * { max-width: 44rem; margin-inline: auto; }
.think .asked { font-size: 17px; text-wrap: balance; }
.think .asked b { display: block; font-size: 13px; font-weight: 400; color: var(--quiet); }
.think .options { display: grid; gap: 6px; margin-block: 10px 0; }
.think .options button { justify-content: flex-start; text-align: start; white-space: normal; padding-inline: 14px; line-height: 1.3; }
.think .options [aria-pressed='true'] { border-color: currentColor; box-shadow: inset 0 0 0 1px currentColor; }
.think .options .shown::after { content: '✓' / ''; margin-inline-start: auto; }
.think .options .unsure { justify-self: start; min-height: 30px; margin-inline-start: -14px; border-color: transparent; background: none; color: var(--quiet); font-size: 14px; }
.think .verdict { font-weight: 650; }
.think .verdict:not(:empty) { margin-top: 10px; }
.think .answer { margin-top: 6px; font-size: 16px; line-height: 1.5; }
.think .answer p { margin-top: 8px; }
@container (min-width: 560px) { .think .options { grid-template-columns: repeat(3, minmax(0, 1fr)); } .think .options .unsure { grid-column: 1 / -1; } }
`);

/**
 * Whether the figure shows another network than the one for which the answer holds. An answer about a post depends on other settings, too.
 * @param {Model} model
 */
const isChanged = ({ scene, shown, values, parameters }) =>
  parameters.some(
    ({ name, stage, default: usual }) => !['post', 'seed'].includes(name) && (scene === 'post' ? stage !== 'layout' : stage === 'world') && values[name] !== (shown.start[name] ?? usual),
  );

/** What the figure shows where the answer is about another one. @param {Model} model */
function changed(model) {
  const { scene, counters, posted, series } = model;
  if (!isChanged(model)) return '';
  if (scene === 'post') return posted && counters ? say('think.post.changed', { saw: counters.saw, could: counters.couldReach, within: within(model) }) : '';
  const [from, to] = [series?.reach[10], series?.reach[100]];
  const grown = scene === 'exponential' && from !== undefined && to !== undefined;
  return grown ? say('think.exponential.changed', { from, to }) : say('think.changed');
}

/** @type {Make} */
export const make = ({ host, paint }) => {
  /** The reader's choice; `unsure` shows the answer without a choice. @type {typeof OPTIONS[number] | 'unsure' | ''} */
  let choice = '';
  return {
    below: (model) => {
      const { scene } = model;
      // The page's author may show the answer without a choice: `think="answered"`.
      const chosen = choice || (host.getAttribute('think') === 'answered' ? 'unsure' : '');
      const right = RIGHT[scene];
      if (!right) return nothing;
      /** @param {string} part */
      const words = (part) => say(/** @type {Key} */ (`think.${scene}.${part}`));
      /** @param {typeof choice} one @param {string} label */
      const option = (one, label) =>
        html`<button
          type="button"
          class="${chosen && one === right ? 'shown' : ''} ${one}"
          aria-pressed=${String(chosen === one)}
          @click=${() => {
            choice = one;
            paint();
          }}
        >
          ${label}
        </button>`;
      const answer = words(right);
      // In a larger network the right answer is another: the question names the size.
      const people = model.facts?.people;
      const ask = scene === 'exponential' && people !== undefined ? say('think.exponential.ask.among', { people }) : words('ask');
      const verdict =
        chosen === 'unsure' ? say('think.shows', { answer }) : chosen ? say(chosen === right ? 'think.agrees' : 'think.differs', { chosen: words(chosen), answer }) : '';
      return html`<div class="think" part="think" role="group" aria-labelledby="asked">
        <p class="asked" id="asked"><b>${say('think.ask')}</b> ${ask}</p>
        <div class="options" data-paper=${OPTIONS.map((one) => `☐ ${words(one)}`).join('\n')}>${OPTIONS.map((one) => option(one, words(one)))} ${option('unsure', say('think.unsure'))}</div>
        <p class="verdict" role="status">${verdict && [verdict, changed(model)].join(' ').trim()}</p>
        <div class="answer ${chosen ? '' : 'later'}">
          <slot name="answer"
            ><p>${words('answer')}</p>
            <p>${words('but')}</p></slot
          >
        </div>
      </div>`;
    },
  };
};
