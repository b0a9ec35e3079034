/** Styles of the parts of a figure that is no story: see parts.js. */
import { addStyles } from './style.js';

addStyles(
  `
.happened, .next, .lines, .file-state { overflow-wrap: anywhere; }
.parts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 10px; min-width: 0; }
.counters { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 8px; --room: calc((100cqi - 88px) / 3); }
.counters div { display: flex; flex-direction: column-reverse; justify-content: flex-end; border-inline-start: 3px solid var(--hair); padding-inline-start: 8px; }
.counters dt { font-size: 13px; color: var(--quiet); line-height: 1.2; }
.counters dd {
  font-size: clamp(11px, calc(var(--room) / max(var(--digits, 4), 4) / .62), calc(var(--large, 32px) * var(--size, 1))); line-height: calc(var(--large, 32px) * var(--size, 1) * 1.1); min-height: 1em;
  font-weight: 600; letter-spacing: -.03em; white-space: nowrap;
}
.counters .first { border-color: var(--first, var(--text)); }
.counters .second { border-color: var(--second, var(--quiet)); }
.counters .third { border-color: var(--third, var(--hair)); }
.counters .saw[data-on] { border-color: var(--accent); }
.counters .saw[data-on] dd { color: var(--words); }
.happened, .next { font-size: 14px; line-height: 1.4; min-height: 2.8em; }
.happened { min-height: 5.6em; }
.next { color: var(--quiet); }
.next b { color: var(--text); }
.scrubber { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; align-items: center; font-size: 14px; }
.scrubber input { grid-column: 1 / -1; grid-row: 2; }
.scrubber span { min-inline-size: 12em; }
.scrubber .quiet { justify-self: end; min-inline-size: 8em; }
.quiet { color: var(--quiet); }
input[type='range'] { width: 100%; min-width: 60px; height: 26px; margin: 0; accent-color: var(--accent); cursor: pointer; }
input[type='checkbox'] { width: 17px; height: 17px; flex: none; margin: 0; accent-color: var(--accent); }
input[type='text'], input[type='number'], select { min-height: 34px; padding: 3px 8px; min-width: 0; max-width: 100%; }
select { cursor: pointer; }
.tick { display: inline-flex; min-height: 24px; align-items: center; gap: 6px; cursor: pointer; }
.sentences { display: flex; flex-wrap: wrap; gap: 6px 16px; }
.sentence:has(input) { flex: 1 1 100%; }
.sentence { display: grid; min-width: 0; max-width: 100%; gap: 2px 14px; align-items: center; font-size: 16px; }
.sentence span { display: block; min-width: 0; }
.sentence select { font-weight: 650; margin-inline-start: 2px; }
.plot { display: flex; flex-direction: column; gap: 2px; min-width: 0; }
.plot-head { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: center; justify-content: space-between; font-size: 13px; }
.tabs { display: inline-flex; flex-wrap: wrap; }
.tabs button { min-height: 30px; padding: 2px 11px; font-size: 13px; border-radius: 0; }
.tabs button:first-child { border-start-start-radius: 8px; border-end-start-radius: 8px; }
.tabs button:last-child { border-start-end-radius: 8px; border-end-end-radius: 8px; border-inline-start: 0; }
.tabs button[aria-pressed='true'] { background: var(--text); color: var(--paper); border-color: var(--text); opacity: 1; }
.chart { height: 180px; min-width: 0; overflow: hidden; position: relative; }
.foot { display: grid; gap: 10px; min-width: 0; }
.network { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; font-size: 14px; }
.network button, .network .button { min-height: 34px; }
.file { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; min-width: 0; min-height: 34px; }
.numbers summary { padding: 3px 0; font-size: 13px; font-weight: inherit; color: var(--quiet); }
.drawer { border: 1px solid var(--hair); border-radius: 9px; padding: 0 12px; min-width: 0; }
.drawer[open] { padding-bottom: 12px; }
summary { padding: 8px 0; cursor: pointer; font-weight: 600; }
@container (max-width: 330px) {
  .counters dt { font-size: 12px; letter-spacing: -.02em; }
  .scrubber { font-size: 13px; gap: 2px 4px; }
}
@container (min-width: 560px) {
  .counters { --large: 36px; }
  .happened { min-height: 4.2em; }
  .scrubber { grid-template-columns: auto 1fr auto; }
  .scrubber input { grid-column: 2; grid-row: 1; }
  .sentence:has(input) { grid-template-columns: auto minmax(90px, 1fr); }
}
@container (min-width: 900px) {
  .figure.full { padding: 14px 16px; }
  .parts { grid-template-columns: minmax(0, 1fr) minmax(430px, 45%); grid-template-rows: auto 1fr auto; column-gap: 20px; }
  .full .stage { position: relative; height: clamp(440px, 48.4cqi, 720px); }
  /* The picture is round: there is room in its corner. */
  .key { position: absolute; inset-inline-start: 0; bottom: 0; min-block-size: 117px; flex-direction: column; gap: 2px; pointer-events: none; padding-block: 3px 1px; padding-inline: 0 9px; border-radius: 8px; background: color-mix(in srgb, var(--paper) 80%, transparent); }
  .counters { --room: calc((45cqi - 100px) / 3); }
  .full .scrubber { grid-column: 1; align-self: start; }
  .full .side { grid-column: 2; grid-row: 1 / 3; gap: 9px; }
  .full .foot { grid-column: 1 / -1; grid-template-columns: auto auto auto minmax(0, 1fr); align-items: center; }
  .full .foot:has(.drawer[open]) { grid-template-columns: minmax(0, 1fr); }
  .file { display: contents; }
  .full .plot { flex: 1; }
  .chart { flex: 1; height: auto; min-height: 150px; }
}
@container (min-width: 1300px) {
  .counters { --large: 44px; }
}
.more > button { margin-top: 8px; }
`,
  true,
);
