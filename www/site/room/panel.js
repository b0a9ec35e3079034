/**
 * The half of the screen beside a figure: the question, its answers with the hands that were raised for them, what came out.
 *
 * The folder room/ contains what the presenter shows beside and about a figure. It imports lit, i18n/, shared/ and pkg/text/.
 */
import { html, nothing } from 'lit/html.js';
import text from '../../pkg/text/en/think.json';
import { OPTIONS, RIGHT } from '../../shared/answers.js';
import { addTexts, digits, say } from '../../i18n/translate.js';
import { sum } from './bets.js';

/**
 * @import { Key } from '../../i18n/translate.js'
 * @typedef {'question' | 'guess' | 'reveal' | 'answer'} Stage
 *
 * @typedef {object} Question a question and its answers as texts
 * @property {string} ask
 * @property {string[]} answers
 * @property {number} right index of the right answer; -1 if there is none
 * @property {string[]} why paragraphs about the right answer
 *
 * @typedef {object} Room what the panel shows
 * @property {Stage} stage
 * @property {string} title
 * @property {string} lead
 * @property {Question} question
 * @property {boolean} open whether the right answer is shown
 * @property {readonly number[]} hands
 * @property {(answer: number, change: 1 | -1) => void} count
 */

addTexts(text);

/** @type {readonly Stage[]} */
export const STAGES = ['question', 'guess', 'reveal', 'answer'];

/** The question of a scene. @param {string} scene @returns {Question} */
export function questionOf(scene) {
  /** @param {string} part */
  const words = (part) => say(/** @type {Key} */ (`think.${scene}.${part}`));
  return { ask: words('ask'), answers: OPTIONS.map(words), right: OPTIONS.indexOf(RIGHT[scene] ?? 'a'), why: [words('answer'), words('but')] };
}

/** The letter of an answer. @param {number} index */
export const letter = (index) => String.fromCharCode(65 + index);

/** @param {Room} room @param {string} answer @param {number} index */
function option({ stage, question, open, hands, count }, answer, index) {
  const raised = hands[index] ?? 0;
  const inside = html`<span class="letter" aria-hidden="true">${letter(index)}</span>
    <span>${answer}${open && index === question.right ? html` <span role="img" aria-label=${say('classroom.right')}>✓</span>` : nothing}
      ${stage === 'guess' || sum(hands) > 0 ? html`<span class="dots" aria-hidden="true">${Array.from({ length: raised }, () => html`<i></i>`)}</span>` : nothing}</span>
    <output class="count">${stage === 'guess' || raised > 0 ? digits(raised) : nothing}</output>`;
  if (stage !== 'guess') return html`<div class="option">${inside}</div>`;
  return html`<button type="button" class="option" title=${say('classroom.more', { answer })} @click=${() => count(index, 1)}>${inside}</button>
    <button type="button" class="minus" aria-label=${say('classroom.less', { answer })} ?disabled=${raised === 0} @click=${() => count(index, -1)}>−</button>`;
}

/** @param {Room} room */
export function panel(room) {
  const { stage, title, lead, question, open, hands } = room;
  const all = sum(hands);
  return html`<p class="room-title">${title}</p>
    <h2>${question.ask}</h2>
    ${stage === 'question'
      ? html`<p class="lead">${lead}</p>`
      : html`<ol>
          ${question.answers.map((answer, index) => html`<li class=${open && index === question.right ? 'right' : ''}>${option(room, answer, index)}</li>`)}
        </ol>`}
    ${stage === 'guess' ? html`<p class="hint">${say('classroom.hands', { count: all, keys: question.answers.map((_, index) => index + 1).join(', ') })}</p>` : nothing}
    ${open && all > 0 && question.right >= 0 ? html`<p class="share">${say('classroom.share', { count: hands[question.right] ?? 0, all })}</p>` : nothing}
    ${stage === 'answer' ? question.why.map((words) => html`<p>${words}</p>`) : nothing}`;
}
