/** Styles of the builder. They use the page's colours. */
export const look = new CSSStyleSheet();
look.replaceSync(`
.builder { display: grid; gap: 20px 28px; margin: 18px 0 8px; font-size: 15px; }
.builder > * { min-width: 0; }
.builder fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
.builder details { border-top: 1px solid var(--hair); }
.builder details[open] { padding-bottom: 12px; }
.builder :is(legend, summary) { padding: 8px 0; font-weight: 650; }
.builder legend { float: inline-start; width: 100%; }
.builder legend + * { clear: both; }
.builder summary { cursor: pointer; }
.builder small { color: var(--quiet); font-size: 13px; line-height: 1.4; }
.builder select, .builder input:is([type='number'], [type='text']), .builder textarea {
  font: inherit; min-height: 38px; padding: 4px 10px; color: inherit; background: var(--field); border: 1px solid var(--quiet); border-radius: 8px; min-width: 0; max-width: 100%;
}
.builder input:is([type='checkbox'], [type='radio']) { width: 20px; height: 20px; margin: 0; accent-color: var(--accent); flex: none; }
.builder input[type='range'] { width: 100%; min-height: 28px; margin: 0; accent-color: var(--accent); }
.builder button { min-height: 38px; }
.builder button.main { background: var(--text); color: var(--paper); border-color: var(--text); font-weight: 600; }
.builder label[data-name] { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.15fr); gap: 2px 10px; align-items: center; padding: 5px 0; }
.builder label[data-name] small, .builder label:is([data-name='scene'], [data-name='script']) > * { grid-column: 1 / -1; }
.builder label[data-name='scene'] { font-weight: 650; padding-bottom: 14px; }
.builder .ticks { display: grid; gap: 2px 14px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 140px), 1fr)); }
.builder .tick { display: flex; gap: 9px; align-items: center; min-height: 34px; }
.builder .row { display: grid; grid-template-columns: minmax(min-content, 1fr) fit-content(72%); gap: 2px 10px; align-items: center; padding: 7px 0; }
.builder .row + .row { border-top: 1px solid var(--hair); }
.builder .row small { grid-column: 1 / -1; }
/* A scale to a million is none for a hundred. */
.builder .row[data-name='connections'] input[type='range'] { display: none; }
.builder .row .wide { min-width: 0; }
.builder .row span.wide { grid-column: 1 / -1; }
.builder .row input[type='range'] { grid-column: 1 / -1; grid-row: 2; }
.builder .row span.wide select { width: 100%; }
.builder .box { display: inline-flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; justify-content: flex-end; }
.builder .box input[type='number'] { width: 6.5em; text-align: end; }
.builder .box:has(.tick) input[type='number'] { width: 4.6em; }
.builder .unit { color: var(--quiet); }
.builder .stand { overflow-x: auto; border: 1px dashed var(--hair); border-radius: 14px; padding: 6px; }
.builder .stand iframe { display: block; border: 0; margin-inline: auto; height: 700px; }
.builder .preview p { margin: 0 0 10px; display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; }
.builder .copying { border: 1px solid var(--hair); border-radius: 14px; padding: 4px 16px 14px; background: var(--field); }
.builder .copying p { margin: 8px 0; }
.builder .forms { border: 0; display: flex; flex-wrap: wrap; gap: 4px 6px; }
.builder .forms label { display: flex; gap: 8px; align-items: center; min-height: 38px; padding: 2px 14px; border: 1px solid var(--quiet); border-radius: 9px; cursor: pointer; background: var(--paper); }
.builder .forms label:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.builder .copying textarea { background: var(--paper); min-height: 8em; }
.builder textarea { display: block; width: 100%; font: 14px/1.5 ui-monospace, 'SFMono-Regular', Consolas, monospace; overflow-wrap: anywhere; resize: vertical; text-align: left; }
.builder .do { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; }
.builder .do small { margin-inline-start: auto; }
.builder [role='status']:empty { display: none; }
@media (min-width: 900px) {
  .builder { grid-template-columns: 340px minmax(0, 1fr); }
  .builder .choose { grid-row: 1 / 3; }
  .builder { grid-template-rows: auto 1fr; }
}
`);
