/** The teacher's notes on a figure, in a window of their own that follows the room, for a second screen; and all notes in print. */
import { html, render } from 'lit/html.js';
import text from '../../pkg/text/en/notes.json';
import { addTexts, say } from '../../i18n/translate.js';

/**
 * @import { Key } from '../../i18n/translate.js'
 * @import { Question } from './panel.js'
 * @typedef {{ scene: string, title: string, question: Question }} Noted a figure of the lesson
 */

addTexts(text);

const PARTS = /** @type {const} */ (['goal', 'ask', 'surprise', 'say']);

const STYLES = `
body { margin: 0; padding: 20px 28px; font: 20px/1.45 system-ui, sans-serif; color: #000; background: #fff; }
h1 { font-size: 26px; line-height: 1.2; margin: 6px 0; }
h2 { font-size: 22px; line-height: 1.25; margin: 0 0 4px; }
p { margin: 0 0 8px; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 8px 18px; margin: 14px 0; }
dt { color: #3d4550; }
dd { margin: 0; }
.stage, .next { color: #3d4550; }
.all { display: none; }
button { font: inherit; font-size: 16px; min-height: 36px; padding: 3px 14px; }
@media print {
  body { font-size: 11pt; padding: 0; }
  h2 { font-size: 13pt; }
  .now, button { display: none; }
  .all { display: block; }
  section { break-inside: avoid; margin-block-end: 16px; }
}
`;

/** @param {Noted} noted */
const list = ({ scene }) =>
  html`<dl>
    ${PARTS.map((part) => html`<dt>${say(`notes.${part}`)}</dt><dd>${say(/** @type {Key} */ (`notes.${scene}.${part}`))}</dd>`)}
  </dl>`;

/** @param {Noted} noted */
const right = ({ question }) => question.right < 0 ? '' : html`<p>${say('notes.right', { answer: question.answers[question.right] ?? '' })}</p>`;

/**
 * Opens the window. Undefined if the browser allows no window.
 * @param {(event: KeyboardEvent) => void} key called with the keys pressed in it
 * @returns {Window | undefined}
 */
export function openNotes(key) {
  const notes = open('', 'hopscope-notes', 'popup,width=620,height=720');
  if (!notes) return undefined;
  const { document: page } = notes;
  page.title = say('notes.title');
  page.documentElement.lang = document.documentElement.lang;
  page.documentElement.dir = document.documentElement.dir;
  page.head.replaceChildren(Object.assign(page.createElement('style'), { textContent: STYLES }), Object.assign(page.createElement('title'), { textContent: say('notes.title') }));
  page.body.replaceChildren(page.createElement('main'));
  page.addEventListener('keydown', key);
  return notes;
}

/**
 * Shows the notes on a figure.
 * @param {Window} notes @param {{ lesson: Noted[], at: number, stage: string, place: string }} now
 */
export function showNotes(notes, { lesson, at, stage, place }) {
  const main = notes.document.querySelector('main');
  const one = lesson[at];
  if (!main || !one) return;
  const next = lesson[at + 1];
  render(
    html`<div class="now">
        <p class="stage">${place} · ${stage}</p>
        <h1>${one.title}</h1>
        <p><b>${one.question.ask}</b></p>
        ${right(one)} ${list(one)}
        <p class="next">${next ? say('notes.next', { title: next.title }) : ''}</p>
        <button type="button" @click=${() => notes.print()}>${say('notes.print')}</button>
      </div>
      <div class="all" aria-hidden="true">
        ${lesson.map((noted) => html`<section><h2>${noted.title}</h2><p>${noted.question.ask}</p>${right(noted)} ${list(noted)}</section>`)}
      </div>`,
    main,
  );
}
