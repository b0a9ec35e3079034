/** Styles of lists of settings. Importing this file adds them to the shared style sheet. */
import { addStyles } from './style.js';

addStyles(`
.groups { display: grid; gap: 6px 32px; margin-bottom: 12px; }
legend { font-weight: 650; padding: 6px 0 4px; }
.row { display: grid; grid-template-columns: minmax(min-content, 1fr) fit-content(70%); gap: 2px 10px; align-items: center; padding: 6px 0; border-top: 1px solid var(--hair); }
.row .label { font-weight: 550; }
.row .wide { grid-column: 2; min-width: 0; max-width: 100%; }
.row span.wide { grid-column: 1 / -1; }
.row span.wide select { width: 100%; }
.row input[type='range'] { grid-column: 1 / -1; grid-row: 2; }
.row small { grid-column: 1 / -1; font-size: 13px; color: var(--quiet); }
.box { display: inline-flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; justify-content: flex-end; }
.box input[type='number'] { width: 7em; text-align: end; }
.box:has(.tick) input[type='number'] { width: 4.8em; }
.unit { color: var(--quiet); font-size: 13px; }
@container (min-width: 560px) {
  .groups { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
@container (min-width: 1200px) {
  .groups { grid-template-columns: repeat(4, minmax(0, 1fr)); }
}
`);
