/** The dialog in which a teacher puts a lesson together: which scenes, in which order, with which settings and questions. The result is a link, and a file. */
import { html, nothing, render } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import text from '../../pkg/text/en/classroom.json';
import { addTexts, say, selectLocale, speaking } from '../../i18n/translate.js';
import { questionOfLines, writeLesson } from './lesson.js';
import { questionOf } from './panel.js';

/**
 * @import { Item } from './lesson.js'
 * @typedef {{ scene: string, title: string, values: string }} Choice a scene of the page; `values`: how its figure is set now
 */

addTexts(text);

const STYLES = `
.composer { width: min(94vw, 46rem); max-height: 92vh; border: 1px solid var(--hair); border-radius: 14px; padding: 4px 24px 18px; background: var(--paper); color: var(--text); }
.composer::backdrop { background: rgb(0 0 0 / 60%); }
.composer h2 { padding: 12px 0 0; }
.composer ol { padding: 0; list-style: none; }
.composer li { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 4px 6px; align-items: center; padding: 4px 0; margin: 0; border-top: 1px solid var(--hair); }
.composer li button { min-width: 36px; padding: 0; }
.composer details { grid-column: 1 / -1; font-size: 15px; }
.composer textarea, .composer input[type='text'] { font: inherit; font-size: 15px; width: 100%; color: inherit; background: var(--field); border: 1px solid var(--quiet); border-radius: 8px; padding: 6px 8px; }
.composer label { display: flex; gap: 10px; align-items: center; min-height: 28px; }
.composer input[type='checkbox'] { width: 24px; height: 24px; flex: none; margin: 0; }
.composer .asks { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }
`;

/**
 * Opens the dialog.
 * @param {Choice[]} choices in the order of the page
 * @param {(lesson: Item[]) => void} show shows the lesson at once
 */
export function compose(choices, show) {
  const voice = speaking();
  const rows = choices.map((choice) => ({ ...choice, on: true, set: false, lines: '' }));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const dialog = Object.assign(document.createElement('dialog'), { className: 'composer' });
  dialog.setAttribute('aria-labelledby', 'composer-title');
  let copied = false;
  /** Why the file could not be made. */
  let failed = '';

  /** @returns {Item[]} */
  const lesson = () =>
    rows.flatMap(({ scene, values, on, set, lines }) => (on ? [{ scene, values: set && values ? values : undefined, question: questionOfLines(lines) }] : []));

  function address() {
    const url = new URL(location.href);
    url.hash = '';
    url.search = `lesson=${writeLesson(lesson())}`;
    return url.href;
  }

  /** @param {number} index @param {-1 | 1} by */
  function move(index, by) {
    const [row] = rows.splice(index, 1);
    if (row) rows.splice(index + by, 0, row);
    draw();
  }

  /** @param {(typeof rows)[number]} row @param {number} index */
  const item = (row, index) =>
    html`<li>
      <label><input type="checkbox" .checked=${live(row.on)} @change=${() => change(row, { on: !row.on })} /><span>${row.title}</span></label>
      <button type="button" aria-label=${say('lesson.up', { title: row.title })} ?disabled=${index === 0} @click=${() => move(index, -1)}>↑</button>
      <button type="button" aria-label=${say('lesson.down', { title: row.title })} ?disabled=${index === rows.length - 1} @click=${() => move(index, 1)}>↓</button>
      ${row.on
        ? html`<details>
            <summary>${say(row.lines.trim() ? 'lesson.own' : 'lesson.change')}</summary>
            ${row.values ? html`<label><input type="checkbox" .checked=${live(row.set)} @change=${() => change(row, { set: !row.set })} /><span>${say('lesson.set', { values: row.values })}</span></label>` : nothing}
            <label><span>${say('lesson.lines')}</span></label>
            <textarea
              rows="4"
              aria-label=${say('lesson.question', { title: row.title })}
              placeholder=${[questionOf(row.scene).ask, ...questionOf(row.scene).answers.map((answer, at) => (at === questionOf(row.scene).right ? `*${answer}` : answer))].join('\n')}
              .value=${live(row.lines)}
              @input=${(/** @type {InputEvent} */ event) => change(row, { lines: /** @type {HTMLTextAreaElement} */ (event.currentTarget).value })}
            ></textarea>
          </details>`
        : nothing}
    </li>`;

  /** @param {(typeof rows)[number]} row @param {Partial<(typeof rows)[number]>} values */
  function change(row, values) {
    Object.assign(row, values);
    draw();
  }

  async function copy() {
    await navigator.clipboard.writeText(address());
    copied = true;
    draw();
    copied = false;
  }

  async function download() {
    failed = '';
    try {
      const { lessonFile } = await import('./lesson-file.js');
      const url = URL.createObjectURL(await lessonFile(writeLesson(lesson()), document.documentElement.lang));
      Object.assign(document.createElement('a'), { href: url, download: 'hopscope-lesson.html' }).click();
      URL.revokeObjectURL(url);
    } catch (error) {
      selectLocale(voice);
      failed = say('lesson.file.failed', { why: String(error) });
    }
    draw();
  }

  function draw() {
    selectLocale(voice);
    const none = lesson().length === 0;
    render(
      html`<h2 id="composer-title">${say('lesson')}</h2>
        <ol>${rows.map(item)}</ol>
        <input type="text" readonly aria-label=${say('lesson.link')} .value=${none ? '' : address()} />
        <p role="status">${failed}</p>
        <div class="asks">
          <button type="button" ?disabled=${none} @click=${copy}>${say(copied ? 'lesson.copied' : 'lesson.copy')}</button>
          <button type="button" ?disabled=${none} @click=${download}>${say('lesson.file')}</button>
          <button
            type="button"
            ?disabled=${none}
            @click=${() => {
              dialog.close();
              show(lesson());
            }}
          >
            ${say('lesson.show')}
          </button>
          <button type="button" @click=${() => dialog.close()}>${say('classroom.code.close')}</button>
        </div>`,
      dialog,
    );
  }

  dialog.addEventListener('close', () => {
    dialog.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });
  document.body.append(dialog);
  draw();
  dialog.showModal();
}
