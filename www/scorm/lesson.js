/**
 * The page of the SCORM package: the questions of the scenes, or of the lesson after `?lesson=`, one after another. Each has its figure in a
 * frame, `hopscope.html` beside the page. An answer shows what the figure says and is reported to the learning platform. A lesson that a teacher
 * has downloaded as one file is this page, and carries the lesson and `hopscope.html` in itself.
 *
 * The folder scorm/ contains the scripts of the package. It imports lit, i18n/, shared/, pkg/text/, site/room/lesson.js and panel.js, and
 * site/builder/snippets.js.
 */
import { html, nothing, render } from 'lit/html.js';
import text from '../pkg/text/en/scorm.json';
import { RIGHT } from '../shared/answers.js';
import { parse } from '../shared/url-state.js';
import { addTexts, localeOf, say, selectLocale } from '../i18n/translate.js';
import { filled } from '../site/builder/snippets.js';
import { letter, questionOf } from '../site/room/panel.js';
import { readLesson } from '../site/room/lesson.js';
import { findApi, Report } from './report.js';

/** @import { Item } from '../site/room/lesson.js' */

addTexts(text);

/** Scenes of the package, in order. Those in which a reader has no file of their own. */
const SCENES = ['hook', 'two-lives', 'their-networks', 'post', 'exponential', 'not-everyone', 'hidden-lists', 'contacts'];

const main = /** @type {HTMLElement} */ (document.querySelector('main'));

/** What a downloaded lesson carries: see site/room/lesson-file.js. @type {{ lesson?: string, language?: string, figure?: string }} */
const carried = JSON.parse(document.querySelector('#carried')?.textContent ?? '{}');

async function open() {
  const { language = navigator.language } = carried;
  const locale = await localeOf(language);
  selectLocale(locale);
  Object.assign(document.documentElement, { lang: locale.language, dir: locale.dir });
  document.title = say('scorm.title');
  const own = readLesson(carried.lesson ?? new URLSearchParams(location.search).get('lesson') ?? '').filter(({ scene }) => scene in RIGHT);
  /** @type {Item[]} */
  const lesson = own.length > 0 ? own : SCENES.map((scene) => ({ scene }));
  const items = lesson.map(({ scene, values = '', question = questionOf(scene) }) => ({ scene, values, question }));
  const right = items.map(({ question }) => question.right);
  const report = new Report(findApi(window));
  const earlier = report.resume();
  const answers = items.map((_, index) => earlier[index] ?? null);
  let at = Math.max(0, answers.indexOf(null));

  /** @param {number} chosen */
  function answer(chosen) {
    // The first answer counts.
    if (answers[at] !== null) return;
    answers[at] = chosen;
    report.send(answers, right);
    draw();
  }

  /** @param {number} to */
  function go(to) {
    at = to;
    draw();
    main.querySelector('h1')?.focus();
  }

  /** The figure of a question. @param {string} scene @param {string} values */
  function frame(scene, values) {
    const author = { scene, think: 'off', lang: locale.language };
    if (carried.figure) return html`<iframe title=${say('scorm.figure')} .srcdoc=${filled(carried.figure, { author, values: parse(values) })}></iframe>`;
    return html`<iframe title=${say('scorm.figure')} src=${`hopscope.html?${values ? `${values}&` : ''}${new URLSearchParams(author)}`}></iframe>`;
  }

  function draw() {
    const { scene, values, question } = items[at] ?? { scene: '', values: '', question: questionOf('hook') };
    const chosen = answers[at] ?? null;
    const count = answers.filter((one) => one !== null).length;
    const [said = '', is] = [question.answers[chosen ?? -1], question.answers[question.right]];
    const compared = is === undefined ? [] : [say(chosen === question.right ? 'think.agrees' : 'think.differs', { chosen: said, answer: is })];
    const verdict = chosen === null ? [] : [...compared, ...question.why];
    render(
      html`<p class="quiet">${say('scorm.place', { place: at + 1, of: items.length })}</p>
        <h1 tabindex="-1">${question.ask}</h1>
        <div class="options">
          ${question.answers.map(
            (words, index) =>
              html`<button
                type="button"
                class=${chosen !== null && index === question.right ? 'right' : ''}
                aria-pressed=${String(chosen === index)}
                aria-disabled=${String(chosen !== null)}
                @click=${() => answer(index)}
              >
                <b aria-hidden="true">${letter(index)}</b> ${words}${chosen !== null && index === question.right ? ' ✓' : ''}
              </button>`,
          )}
        </div>
        <div role="status">
          ${verdict.map((words) => html`<p>${words}</p>`)}
        </div>
        ${frame(scene, values)}
        <nav>
          <button type="button" ?disabled=${at === 0} @click=${() => go(at - 1)}>${say('scorm.back')}</button>
          <span>${say('scorm.answered', { count, of: items.length })} ${report.listens || carried.figure ? nothing : say('scorm.alone')}</span>
          <button type="button" ?disabled=${at === items.length - 1} @click=${() => go(at + 1)}>${say('scorm.next')}</button>
        </nav>`,
      main,
    );
  }

  addEventListener('message', ({ source, data }) => {
    const frame = main.querySelector('iframe');
    if (frame && source === frame.contentWindow && data?.source === 'hopscope' && data.type === 'height') frame.style.height = `${Number(data.detail?.height) || 600}px`;
  });
  addEventListener('pagehide', () => report.finish());
  draw();
}

open();
