/** Styles of the export panel (`look`) and of the demo player (`strip`). */

export const look = `
.taking { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19em), 1fr)); gap: 16px 32px; margin-top: 8px; font-size: 14px; }
.taking fieldset { display: grid; gap: 8px; align-content: start; }
.taking > div:not(.state) { display: grid; gap: 16px; align-content: start; min-width: 0; }
.taking .row { display: grid; grid-template-columns: max-content minmax(0, auto); justify-content: space-between; align-items: center; gap: 8px; border: 0; padding: 0; }
.taking .row .label { font-weight: 550; }
.taking .asks, .taking .running { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.taking .asks input { flex: 1; min-width: 8em; min-height: 38px; padding: 4px 8px; text-overflow: ellipsis; }
.taking select { min-height: 38px; padding: 4px 8px; }
.taking small { color: var(--quiet); }
.taking [aria-disabled='true'] { opacity: .45; cursor: default; }
.taking [aria-pressed='true'] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.taking textarea {
  font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; color: inherit; background: var(--field); resize: vertical; width: 100%; padding: 6px 8px;
  border: 1px solid var(--edge, color-mix(in srgb, var(--quiet) 60%, var(--hair))); border-radius: 9px;
}
/* In sight wherever the button was. */
.taking .state { grid-column: 1 / -1; position: sticky; bottom: 0; display: grid; background: var(--paper); }
.taking .state > :not(:empty) { padding-block: 8px; }
.taking p:empty { display: none; }
`;

export const strip = `
.demo { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; border-top: 1px solid var(--hair); padding-top: 10px; min-height: 49px; }
.demo p { flex: 1 1 12em; min-width: 0; font-size: 16px; text-wrap: balance; }
.demo .why { font-size: 14px; }
`;
