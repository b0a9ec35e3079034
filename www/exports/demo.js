/** The demo controls: record the reader's actions as a script, edit the script as text, replay it, or copy it as an attribute. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { reasonOf } from '../i18n/format.js';
import { later, say } from '../i18n/translate.js';
import { escaped } from '../shared/html.js';
import { record } from './record.js';
import { copy } from './save.js';
import { LONGEST, readScript } from './script.js';

/**
 * @import { Model } from '../state/model.js'
 * @import { Words } from '../i18n/translate.js'
 * @import { ExportContext } from './take.js'
 * @import { Figure } from './replay.js'
 * @typedef {{ status: Words, error: Words }} Messages
 * @typedef {{ script: string, end: (() => void) | undefined }} Demo `end` stops the current recording; undefined while none runs
 */

/** @type {WeakMap<object, Demo>} */
const all = new WeakMap();

/** @typedef {Figure & { replay(script: string): Promise<boolean> }} Player */

/** @param {Event} event */
const figureOf = ({ currentTarget }) => /** @type {Player} */ (/** @type {ShadowRoot} */ (/** @type {Node} */ (currentTarget).getRootNode()).host);

/** @param {Model} model @param {ExportContext} context @param {Messages} messages */
export function demo({ scene }, { session }, messages) {
  const demo = all.get(session) ?? { script: '', end: undefined };
  all.set(session, demo);
  const off = demo.script === '' || demo.end !== undefined;
  /** @param {(figure: Player) => unknown} act */
  const trying = (act) => async (/** @type {Event} */ event) => {
    const figure = figureOf(event);
    Object.assign(messages, { status: '', error: '' });
    try {
      await act(figure);
    } catch (error) {
      messages.error = reasonOf(error);
    }
    session.show({});
  };
  const recording = trying((figure) => {
    if (demo.end) {
      demo.end();
      demo.end = undefined;
    } else {
      demo.end = record(figure, (script) => {
        demo.script = script;
        session.show({});
      });
    }
  });
  const playing = trying(async (figure) => {
    if (off) return;
    await figure.replay(demo.script);
  });
  const taking = async (/** @type {Event} */ event) => {
    const field = /** @type {HTMLTextAreaElement} */ (/** @type {HTMLElement} */ (event.currentTarget).closest('fieldset')?.querySelector('textarea'));
    await trying(async () => {
      readScript(demo.script);
      const is = await copy(`<hop-scope scene="${scene}" script="${escaped(demo.script)}"></hop-scope>`, field);
      messages.status = later(() => say(is ? 'exports.copied' : 'exports.select'));
    })(event);
  };
  /** @param {string} label @param {(event: Event) => void} act @param {boolean} off */
  const button = (label, act, off) => html`<button type="button" aria-disabled=${String(off)} @click=${(/** @type {Event} */ event) => off || act(event)}>${label}</button>`;
  return html`<p>${say('exports.demo.why')}</p>
    <textarea
      dir="ltr"
      rows="6"
      maxlength=${LONGEST}
      spellcheck="false"
      aria-label=${say('exports.demo.script')}
      placeholder=${say('exports.demo.hint')}
      ?readonly=${demo.end !== undefined}
      .value=${live(demo.script)}
      @input=${(/** @type {Event} */ event) => ((demo.script = /** @type {HTMLTextAreaElement} */ (event.currentTarget).value), session.show({}))}
    ></textarea>
    <div class="asks">
      <button type="button" aria-pressed=${String(demo.end !== undefined)} @click=${recording}>${say(demo.end ? 'exports.demo.stop' : 'exports.demo.record')}</button>
      ${button(say('exports.demo.play'), playing, off)} ${button(say('exports.demo.copy'), taking, off)}
    </div>
    ${demo.end ? html`<small>${say('exports.demo.recording')}</small>` : nothing}`;
}
