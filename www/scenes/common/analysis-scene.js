/**
 * Styles and a template shared by the scenes that show analysis results.
 *
 * The folder scenes/common/ contains code that several scenes share. It imports lit, ui/, state/, chart/, i18n/, shared/, pkg/text/, and
 * types of engine/.
 */
import { html, nothing } from 'lit/html.js';
import { addStyles } from '../../ui/style.js';
import { say } from '../../i18n/translate.js';

/** @import { Model } from '../../state/model.js' */

addStyles(`
.facts { margin-top: 0; grid-template-columns: minmax(0, 1fr); }
.choices { display: flex; flex-wrap: wrap; gap: 8px; }
.facts .tabs button { min-height: 38px; white-space: normal; border-radius: 0; border-inline-start-width: 0; }
.facts .tabs button:first-child { border-start-start-radius: 9px; border-end-start-radius: 9px; border-inline-start-width: 1px; }
.facts .tabs button:last-child { border-start-end-radius: 9px; border-end-end-radius: 9px; }
.across { display: grid; gap: 8px; min-width: 0; }
.across .asks { display: flex; flex-wrap: wrap; gap: 8px; }
.facts table { font-size: 15px; }
.facts :is(th, td) { padding-block: 7px; }
.facts td { font-weight: 600; }
.amount { display: grid; gap: 3px; margin: 0; }
.amount > b { font-size: clamp(30px, 9cqi, 44px); line-height: 1.1; letter-spacing: -.03em; }
.amount > span { color: var(--quiet); }
.amount > i { display: block; block-size: 12px; min-inline-size: 2px; border-radius: 0 6px 6px 0; background: var(--second); }
.amount.accent > i { background: var(--accent); }
@container (min-width: 900px) { .amount > b { font-size: 44px; } .across { grid-column: 1 / -1; } }
@media (forced-colors: active) { .amount > i { forced-color-adjust: none; background: CanvasText; } .amount.accent > i { background: Highlight; } }
`);

/** The error, or a note that the analysis runs. @param {Model} model */
export const trouble = ({ found: { error, numbers } }) =>
  error ? html`<p class="error" role="alert">${error}</p>` : numbers ? nothing : html`<p class="quiet">${say('more.running')}…</p>`;
