/** Styles of the analysis panel. */
import { addStyles } from '../ui/style.js';

const look = `
.sections { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21em), 1fr)); gap: 22px 36px; margin-top: 10px; font-size: 14px; }
.sections section { display: grid; gap: 8px; align-content: start; min-width: 0; }
/* An open table of numbers is beside its text, in the whole width: the columns beside a long section would be empty. */
.sections section:not(.wide):has(> .again[open]) { display: block; grid-column: 1 / -1; columns: 21em; column-gap: 36px; }
section:not(.wide):has(> .again[open]) > * { break-inside: avoid; margin-bottom: 8px; }
section:not(.wide):has(> .again[open]) > .again { break-inside: auto; }
.again table { break-inside: avoid; }
/* What is not there yet takes no room. */
.sections section:not(:has(*)) { display: none; }
h3 { margin: 0; font-size: 16px; letter-spacing: -.01em; }
.sections section > div { display: grid; gap: 8px; align-content: start; min-width: 0; }
.sections p:empty { display: none; }
table { border-collapse: collapse; width: 100%; }
th, td { padding-block: 4px; padding-inline: 10px 0; border-bottom: 1px solid var(--hair); text-align: end; font-weight: inherit; vertical-align: bottom; }
td { white-space: nowrap; }
th:first-child { padding-inline-start: 0; text-align: start; }
thead th { color: var(--quiet); font-size: 12px; }
.sections .asks, .sections .running { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.sections button { min-height: 34px; white-space: normal; }
.sections [aria-disabled='true'] { opacity: .45; cursor: default; }
progress { flex: 1; min-width: 80px; height: 10px; accent-color: var(--accent); }
.table summary { padding: 3px 0; font-weight: inherit; }
.sections div .chart { height: 170px; flex: none; display: block; }
/* What your connections bring: what is left, what comes twice, the ties among them. */
path.band.reach { opacity: .85; }
path.band.twice { fill: var(--quiet); opacity: .45; }
path.band.among { fill: var(--quiet); opacity: .18; }
.line.another { stroke: var(--text); stroke-width: 1; opacity: .35; }
.line.another.newest { opacity: 1; }
.line.shuffled { stroke: var(--text); stroke-width: 1.5; stroke-dasharray: 5 4; stroke-linecap: butt; }
.sections div .chart[data-chart=sizes] { height: 290px; }
.line.size { stroke: var(--quiet); stroke-width: 1.5; }
.why-key { list-style: none; display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 0; padding: 0; color: var(--quiet); font-size: 13px; }
.why-key i { display: inline-block; border-radius: 0; width: 18px; height: 9px; margin-inline-end: 6px; background: var(--accent); }
.why-key .twice { background: color-mix(in srgb, var(--quiet) 45%, var(--paper)); }
.why-key .among { background: color-mix(in srgb, var(--quiet) 18%, var(--paper)); }
.why-key .now { height: 3px; vertical-align: middle; }
.why-key .another { height: 0; vertical-align: middle; background: none; border-top: 1px solid var(--text); }
.why-key .shuffled { height: 0; vertical-align: middle; background: none; border-top: 2px dashed var(--text); }
.sections .wide { grid-column: 1 / -1; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27em), 1fr)); column-gap: 36px; }
/* Three parts in a row, as wide as the other sections. */
.sections .wide:has(> div:nth-child(4)) { grid-template-columns: repeat(auto-fit, minmax(min(100%, 21em), 1fr)); }
.wide > :is(h3, table, details) { grid-column: 1 / -1; }
@media (forced-colors: active) {
  .why-key { forced-color-adjust: none; color: CanvasText; --accent: Highlight; --text: CanvasText; --quiet: CanvasText; --paper: Canvas; }
}
@container (max-width: 420px) {
  .sections { font-size: 13px; }
  td { white-space: normal; }
  th, td { padding-inline-start: 5px; }
  .again thead th { overflow-wrap: anywhere; }
  .wide table { font-size: 12px; }
}
`;

let worn = false;

/** Adds the styles to the page once, although several modules call it. */
export function addMoreStyles() {
  if (!worn) addStyles(look);
  worn = true;
}
