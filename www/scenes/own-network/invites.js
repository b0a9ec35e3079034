/** The buttons that open a network: the reader's own, a small real one, a made-up list. They stay while a file is open. */
import { html, nothing } from 'lit/html.js';
import { addStyles } from '../../ui/style.js';
import { say } from '../../i18n/translate.js';

/**
 * @import { Model } from '../../state/model.js'
 * @import { Session } from '../../state/session.js'
 */

// Hides the second button that opens a file, its hint, and the error that is shown beside these buttons.
addStyles('.figure:has(.invites) .file > :is(.button, .quiet, .error), .figure:has(.invites) .file:not(:has(.file-state)) { display: none; }');

/** @param {Session} session @param {Element} place the figure's inner container */
export function invitesOf(session, place) {
  const choose = () => /** @type {HTMLElement | null} */ (place.querySelector('input[type=file]'))?.click();
  const example = async () => {
    const { edgeList } = await import('./karate-club.js');
    await session.read(new File([edgeList()], say('own-network.karate.name')));
  };
  const list = async () => {
    const { sample } = await import('./sample-list.js');
    await session.read(new File([sample()], say('own-network.sample.name')));
  };
  /** @param {Model} model */
  return ({ scene, controls, facts, file, lock, reads, error }) =>
    scene === 'own-network' && controls && !lock.has('world')
      ? html`<div class="across invites">
          ${file ? nothing : html`<p>${say('own-network.ask')}</p>
                <p class="quiet">${say('own-network.how')}</p>`}
          <div class="asks">
            <button type="button" ?disabled=${!facts} @click=${choose}>${say('own-network.open')}</button>
            <button type="button" ?disabled=${!facts} @click=${example}>${say('own-network.karate')}</button>
            <button type="button" ?disabled=${!facts} @click=${list}>${say('own-network.sample')}</button>
          </div>
          ${reads && String(error) ? html`<p class="error" role="alert">${String(error)}</p>` : nothing}
        </div>`
      : nothing;
}
