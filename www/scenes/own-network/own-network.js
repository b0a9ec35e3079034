/** The scene `own-network`: a network from the reader's own file, compared with the generated worlds. */
import { html, nothing } from 'lit/html.js';
import { curve } from '../../analysis/curve-section.js';
import { why } from '../../analysis/made-of-section.js';
import { world } from '../../analysis/world-section.js';
import text from '../../pkg/text/en/own-network.json';
import { addTexts } from '../../i18n/translate.js';
import { trouble } from '../common/analysis-scene.js';
import { invitesOf } from './invites.js';

/** @import { Make } from '../../ui/types.js' */

addTexts(text);
/** @type {Make} */
export function make({ session, place }) {
  session.show({ studied: true });
  return {
    top: invitesOf(session, place),
    below: (model, controller) => {
      const { numbers } = model.found;
      return html`<div class="across">
        ${trouble(model)}${numbers ? html`<div class="sections">${[curve(model, controller), why(model, controller, numbers), world(model, controller)]}</div>` : nothing}
      </div>`;
    },
    stop: () => session.show({ studied: false }),
  };
}
