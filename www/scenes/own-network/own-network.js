/** The scene `own-network`: a network from the reader's own file, compared with the generated worlds. */
import { html, nothing } from 'lit/html.js';
import { curve, world } from '../../analysis/life-panel.js';
import text from '../../pkg/text/en/own-network.json';
import { addStyles } from '../../ui/style.js';
import { addTexts, say } from '../../i18n/translate.js';
import { trouble } from '../common/analysis-scene.js';

/** @import { Make } from '../../ui/panel.js' */

addTexts(text);
// Hides the second button that opens a file.
addStyles('.figure:has(.invites) .file { display: none; }');

/** @type {Make} */
export function make({ session, place }) {
  session.show({ studied: true });
  const choose = () => /** @type {HTMLElement | null} */ (place.querySelector('input[type=file]'))?.click();
  const example = async () => {
    const { edgeList } = await import('./karate-club.js');
    await session.read(new File([edgeList()], say('own-network.karate.name')));
  };
  const list = async () => {
    const { sample } = await import('./sample-list.js');
    await session.read(new File([sample()], say('own-network.sample.name')));
  };
  return {
    top: (model) =>
      model.controls && !model.facts?.isFile && !model.lock.has('world')
        ? html`<div class="across invites">
            <p>${say('own-network.ask')}</p>
            <p class="quiet">${say('own-network.how')}</p>
            <div class="asks">
              <button type="button" ?disabled=${!model.facts} @click=${choose}>${say('own-network.open')}</button>
              <button type="button" ?disabled=${!model.facts} @click=${example}>${say('own-network.karate')}</button>
              <button type="button" ?disabled=${!model.facts} @click=${list}>${say('own-network.sample')}</button>
            </div>
          </div>`
        : nothing,
    below: (model, controller) =>
      html`<div class="across">${trouble(model)}${model.found.numbers ? html`<div class="sections">${[curve(model, controller), world(model, controller)]}</div>` : nothing}</div>`,
    stop: () => session.show({ studied: false }),
  };
}
