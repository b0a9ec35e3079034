/** The scene `hidden-lists`: the people you can look up, and the people a post can reach. */
import { html, nothing } from 'lit/html.js';
import '../../analysis/section.js';
import text from '../../pkg/text/en/hidden-lists.json';
import { digits, addTexts, say } from '../../i18n/translate.js';
import { trouble } from '../common/analysis-scene.js';
import { disc } from './disc.js';

/** @import { Make } from '../../ui/types.js' */

addTexts(text);

/** Shares of people who hide their lists. */
const SHARES = [0, 0.25, 0.5, 0.75, 1];

/** @type {Make} */
export function make({ session }) {
  session.show({ studied: true });
  return {
    side: (model) => {
      const { numbers, connection: first } = model.found;
      const { lookUp = 0, reach = 0 } = numbers ?? {};
      /** @param {'hidden-lists.look' | 'hidden-lists.reach'} key @param {number} people @param {string} kind */
      const amount = (key, people, kind) =>
        html`<p class="amount ${kind}">
          <b>${digits(people)}</b><i aria-hidden="true" .style=${`inline-size:${(100 * people) / Math.max(1, reach)}%`}></i><span>${say(key, { count: people })}</span>
        </p>`;
      return html`<div class="sections facts">
        ${model.controls
          ? html`<div>
              <span id="who-hides">${say('hidden-lists.who')}</span>
              <span class="tabs" role="group" aria-labelledby="who-hides"
                >${SHARES.map(
                  (share) =>
                    html`<button type="button" aria-pressed=${String(model.values.hidden === share)} ?disabled=${!model.facts || model.lock.has('hidden')} @click=${() => session.change({ hidden: share })}>
                      ${say('hidden-lists.share', { percent: 100 * share, count: 100 * share })}
                    </button>`,
                )}</span
              >
            </div>`
          : nothing}
        ${trouble(model)}
        ${numbers
          ? disc(
              Math.min(first, lookUp),
              lookUp,
              Math.max(reach, lookUp),
              html`<div role="status">
                ${amount('hidden-lists.look', lookUp, '')} ${amount('hidden-lists.reach', reach, 'accent')}
                <p>${say(lookUp < reach ? 'hidden-lists.less' : 'hidden-lists.all', { count: reach - lookUp })}</p>
              </div>`,
            )
          : nothing}
      </div>`;
    },
    // The number of people to look up arrives later, and its own status region announces it.
    spoken: () => (session.model.posted ? undefined : ''),
    stop: () => session.show({ studied: false }),
  };
}
