/** The summary of a lesson: the questions, the hands raised for each answer, the right answers, and the numbers of the figures. */
import { html, nothing, render } from 'lit/html.js';
import { digits, say } from '../../i18n/translate.js';
import { letter } from './panel.js';
import { sum } from './bets.js';

/**
 * @import { Question } from './panel.js'
 * @typedef {object} Asked a question of the lesson
 * @property {string} title
 * @property {Question} question
 * @property {readonly number[]} hands
 * @property {Element | null} figure
 * @property {string} address opens the figure as it is now
 */

/** Sentences of the scenes that give numbers. */
const SENTENCES = '.bet-closest, .bet-said, .post-words, .lives-now p, .facts section p, .round h3, .story-words';

/** Styles of the saved file. */
const STYLES = 'body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}td{padding:2px 14px 2px 0;vertical-align:top}td:last-child{white-space:nowrap}.right{font-weight:700}section{break-inside:avoid;margin-block:1.4em}h2{font-size:1.15em;margin:0}p{margin:.3em 0;overflow-wrap:anywhere}';

/** The text of an element in one line. @param {Element | null | undefined} element */
const line = (element) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** What a figure shows in numbers, as it computed them. @param {Element | null} figure @returns {string[]} */
export function resultsOf(figure) {
  const root = figure?.shadowRoot;
  if (!root) return [];
  const counts = [...root.querySelectorAll('.lives-head, .counters')].flatMap((list) => {
    const pairs = [...list.querySelectorAll('dl > div, :scope > div')].filter((pair) => /\d/.test(line(pair.querySelector('dd'))) && !pair.hasAttribute('hidden'));
    if (pairs.length === 0) return [];
    const name = list.getAttribute('aria-label');
    return [(name ? `${name}: ` : '') + pairs.map((pair) => `${line(pair.querySelector('dt'))} ${line(pair.querySelector('dd'))}`).join(', ')];
  });
  const amounts = [...root.querySelectorAll('.amount')].map((amount) => [...amount.children].map(line).filter(Boolean).join(' '));
  return [...counts, ...amounts, ...[...root.querySelectorAll(SENTENCES)].map(line).filter((words) => /\d/.test(words))];
}

/** @param {Asked} asked */
const part = ({ title, question, hands, figure, address }) => html`<section>
  <p>${title}</p>
  <h2>${question.ask}</h2>
  <table>
    ${question.answers.map(
      (answer, index) =>
        html`<tr class=${index === question.right ? 'right' : ''}>
          <td>${letter(index)}</td>
          <td>${answer}${index === question.right ? ' ✓' : ''}</td>
          <td>${sum(hands) > 0 ? say('classroom.summary.hands', { count: hands[index] ?? 0 }) : nothing}</td>
        </tr>`,
    )}
  </table>
  ${resultsOf(figure).map((words) => html`<p>${words}</p>`)}
  ${address ? html`<p><a href=${address}>${address}</a></p>` : nothing}
</section>`;

/** Opens the summary in a dialog, to print or to save. @param {Asked[]} lesson */
export function summarize(lesson) {
  const dialog = Object.assign(document.createElement('dialog'), { className: 'summary' });
  dialog.setAttribute('aria-label', say('classroom.summary'));
  const title = say('classroom.summary.title');
  const { lang, dir } = document.documentElement;
  const day = new Intl.DateTimeFormat(lang || 'en', { dateStyle: 'long' }).format(new Date());
  const name = say('classroom.summary.file');
  function save() {
    const body = dialog.querySelector('article')?.innerHTML.replace(/<!--.*?-->/g, '') ?? '';
    const page = `<!doctype html><html lang="${lang}" dir="${dir || 'ltr'}"><meta charset="utf-8"><title>${title}</title><style>${STYLES}</style><body>${body}</body></html>`;
    const address = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
    Object.assign(document.createElement('a'), { href: address, download: `${name}.html` }).click();
    setTimeout(() => URL.revokeObjectURL(address));
  }
  render(
    html`<p class="asks">
        <button type="button" @click=${() => print()}>${say('classroom.summary.print')}</button>
        <button type="button" @click=${save}>${say('classroom.summary.save')}</button>
        <button type="button" @click=${() => dialog.close()}>${say('classroom.code.close')}</button>
      </p>
      <article tabindex="-1">
        <h1>${title}</h1>
        <p>${day} · ${lesson.length > 0 ? say('classroom.summary.all', { count: lesson.length, hands: digits(lesson.reduce((all, { hands }) => all + sum(hands), 0)) }) : say('classroom.summary.none')}</p>
        ${lesson.map(part)}
      </article>`,
    dialog,
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
