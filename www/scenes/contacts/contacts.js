/** The scene `contacts`: contacts per month, before and after the switch, and how the result depends on the assumptions. */
import { html } from 'lit/html.js';
import { contacts, doubts } from '../../analysis/life-panel.js';
import { trouble } from '../common/analysis-scene.js';
import text from '../../pkg/text/en/contacts.json';
import { addTexts, say } from '../../i18n/translate.js';

/** @import { Make } from '../../ui/panel.js' */

addTexts(text);

/** The month of the switch in the tested claim. */
const SWITCH = 60;

/** @type {Make} */
export function make({ session }) {
  session.show({ studied: true });
  return {
    side: (model, controller) => {
      const { values } = model;
      /**
       * @param {string} name @param {boolean} on
       * @param {'contacts.switch' | 'contacts.stay' | 'contacts.waited' | 'contacts.forgotten'} key
       * @param {number | string | boolean} value
       */
      const choice = (name, on, key, value) =>
        html`<button type="button" aria-pressed=${String(on)} ?disabled=${!model.facts || model.lock.has(name)} @click=${() => session.change({ [name]: value })}>${say(key)}</button>`;
      const switches = values.switch !== 'never';
      return html`<div class="sections facts">
        ${model.controls
          ? html`<div class="choices">
              <span class="tabs" role="group" aria-label=${say('contacts.lives')}
                >${choice('switch', switches, 'contacts.switch', SWITCH)}${choice('switch', !switches, 'contacts.stay', 'never')}</span
              >
              ${switches
                ? html`<span class="tabs" role="group" aria-label=${say('contacts.backlog')}
                    >${choice('backlog', values.backlog === true, 'contacts.waited', true)}${choice('backlog', values.backlog === false, 'contacts.forgotten', false)}</span
                  >`
                : ''}
            </div>`
          : ''}
        ${trouble(model)} ${contacts(model, controller)}
      </div>`;
    },
    below: (model) => html`<div class="across facts">${doubts(model)}</div>`,
    stop: () => session.show({ studied: false }),
  };
}
