/** The row of the reader's own file: the button that opens one, its error, and what is open. Fetched with the first figure that has the row. */
import text from '../pkg/text/en/file.json';
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { addStyles } from './style.js';
import { localized } from '../i18n/format.js';
import { addTexts, isolate, join, say } from '../i18n/translate.js';

/**
 * @import { Imported } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @import { ListTexts } from './picture-labels.js'
 *
 * @typedef {{ open(file: File | undefined, format?: string): void, leaveFile(): void, be(person: string): void }} Controller
 */

addTexts(text);
addStyles(`
.file input[type='file'] { position: absolute; opacity: 0; width: 1px; height: 1px; }
.button:has(input:focus-visible) { outline: 2px solid var(--focus, #1d6fe0); outline-offset: 2px; }
.file-state, .who { min-width: 0; }
.who { flex-wrap: wrap; }
.who { display: inline-flex; gap: 8px; align-items: center; }
.who input { width: 9em; }
`);

/** @param {Controller} controller */
const close = (controller) => html`<button type="button" @click=${controller.leaveFile}>${say('file.close')}</button>`;

/** As what the file was read; a choice, if it can be read as something else. @param {Imported} file @param {Controller} controller */
function reading({ source, readings }, controller) {
  const [first, ...others] = readings;
  if (!first) return nothing;
  if (others.length === 0) return say('file.read', { format: String(localized(first.name)) });
  const choose = (/** @type {Event} */ event) => controller.open(source, /** @type {HTMLSelectElement} */ (event.currentTarget).value);
  // `live`: if it cannot be read as the chosen format, the last reading stays.
  return html`<label
    >${say('file.read.as')}
    <select .value=${live(first.word)} @change=${choose}>
      ${readings.map(({ word, name }) => html`<option value=${word}>${localized(name)}</option>`)}
    </select></label
  >`;
}

/** The file button, and the state of the file that is open. @param {Model} model @param {Controller} controller @param {ListTexts} [listed] */
export function fileRow(model, controller, listed) {
  const { file, facts } = model;
  const you = model.parameters.find(({ name }) => name === 'you');
  return html`
    ${model.reads && String(model.error) ? html`<p class="error" role="alert">${String(model.error)}</p>` : nothing}<label class="button" title=${say('file.title')}
      >${say('file.open')}<input
        type="file"
        @change=${(/** @type {Event} */ event) => {
          const input = /** @type {HTMLInputElement} */ (event.currentTarget);
          controller.open(input.files?.[0]);
          input.value = '';
        }}
    /></label>
    ${listed ? html`<b class="file-state">${listed.file(model)}</b> ${close(controller)}` : file && facts?.isFile
      ? html`<span class="file-state"
            ><b>${say('file.state', { name: isolate(file.source.name), people: file.people, ties: file.ties })}</b>
            ${reading(file, controller)}
            ${file.duplicates + file.selfLoops > 0
              ? say('file.dropped', {
                  duplicates: say('file.duplicates', { count: file.duplicates }),
                  selfLoops: say('file.selfLoops', { count: file.selfLoops }),
                })
              : nothing}
            ${file.notes.length > 0 ? join(file.notes.map((note) => String(localized(note)))) : nothing}</span
          >
          <label class="who" title=${say('file.you.help')}
            >${say('file.you')}
            <input
              type="text"
              name="you"
              placeholder=${say('file.you.hint')}
              maxlength=${you?.max ?? nothing}
              .value=${live(String(model.values.you ?? ''))}
              @change=${(/** @type {Event} */ event) => controller.be(/** @type {HTMLInputElement} */ (event.currentTarget).value)}
          /></label>
          ${close(controller)}`
      : html`<span class="quiet">${say('file.hint')}</span>`}
  `;
}
