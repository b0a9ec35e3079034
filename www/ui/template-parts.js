/** Template parts shared by several modules of the element. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { digits, isolate, pieces, say } from '../i18n/translate.js';

/**
 * @import { Key } from '../i18n/translate.js'
 * @import { Model } from '../state/model.js'
 */

/** A sentence with its values in bold. @param {Key} key @param {Record<string, string | number>} values */
export function bold(key, values) {
  return pieces(key, Number(values.count ?? 0)).map((part, index) => {
    if (index % 2 === 0) return part;
    const value = values[part] ?? '';
    return html`<b>${typeof value === 'number' ? digits(value) : isolate(value)}</b>`;
  });
}

/** A checkbox with a label. @param {string} name @param {string} label @param {boolean} on @param {(on: boolean) => void} change */
export function tick(name, label, on, change) {
  return html`<label class="tick"
    ><input
      type="checkbox"
      name=${name}
      .checked=${live(on)}
      @change=${(/** @type {Event} */ event) => change(/** @type {HTMLInputElement} */ (event.currentTarget).checked)}
    />${label}</label
  >`;
}

/**
 * A table. The first column has the row headers.
 * @param {string[]} head the columns' names @param {(unknown)[][]} rows @param {string} [caption]
 */
export function table(head, rows, caption) {
  return html`<table>
    ${caption ? html`<caption>${caption}</caption>` : nothing}
    <thead>
      <tr>
        ${head.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
    </tbody>
  </table>`;
}

/** The people within `scope` steps, in words. @param {Model} model */
export const within = ({ values }) => say('count.within', { count: Number(values.scope) });

/** Name of the count of these people. If more people saw the post, it is not called what a post could reach. @param {Model} model */
export const couldReach = (model) => (model.values.scope !== 2 || Number(model.counters?.saw) > Number(model.counters?.couldReach) ? within(model) : say('count.couldReach'));
