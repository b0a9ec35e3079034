/** Styles of the chart. Importing this file adds them to the shared style sheet; a figure without a chart does not fetch it. */
import { addStyles } from './style.js';

addStyles(`
/* The chart. */
.lines { display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: center; color: var(--quiet); font-size: 13px; min-width: 0; }
.lines span { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.lines span::before { content: ''; display: inline-block; width: 18px; margin-inline-end: 6px; vertical-align: middle; border-top: 2.5px solid var(--accent); }
.lines .ghost::before { border-top: 2px dashed var(--quiet); }
.lines .band::before, .lines .sampled::before { border-top: 9px solid color-mix(in srgb, var(--accent) 25%, var(--paper)); }
.lines .expected::before { border-top: 2px solid var(--text); }
/* It is larger as a whole where type is: so not by its type. */
.chart svg { display: block; direction: ltr; font-size: calc(11px); fill: var(--quiet); touch-action: pan-y; }
.chart .picks { cursor: pointer; }
.chart svg svg { overflow: hidden; }
.rungs path { stroke: var(--hair); }
.rungs text, .across, .label, .mark text { text-anchor: end; }
.label.behind { text-anchor: start; }
.feet text, .value { text-anchor: middle; }
/* Where something is said of a point. */
.ring path { stroke: var(--quiet); }
.ring circle { fill: none; stroke: var(--text); stroke-width: 2; }
.ring text { fill: var(--text); }
.base, .mark path { stroke: var(--quiet); }
.line { fill: none; stroke: var(--accent); stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
.line.ghost { stroke: var(--quiet); stroke-width: 1.75; stroke-dasharray: 5 4; stroke-linecap: butt; }
/* What is ahead of the moment. */
.line.ahead { opacity: .3; stroke-width: 1.5; }
path.band { fill: var(--accent); opacity: .17; }
path.band.ghost { fill: var(--quiet); }
.line.median { stroke-width: 1; }
.line.ghost.median { stroke-dasharray: none; stroke-width: 1; }
.line.guide { stroke: var(--text); stroke-width: 1.25; stroke-dasharray: 1.5 3; stroke-linecap: butt; }
.line.expected { stroke: var(--text); stroke-width: 1.5; }
.bars { fill: var(--accent); }
.bars.sampled { opacity: .4; }
.bars.gained { opacity: .4; }
.value, .label, .mark text { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.value { fill: var(--text); }
.bars.gained ~ .value { fill: var(--quiet); }
.cursor, .moment { stroke: var(--text); pointer-events: none; }
.cursor path { stroke-dasharray: 2 3; }
.moment path { opacity: .6; }
.cursor circle { fill: var(--text); stroke: none; }
.moment circle { fill: var(--accent); stroke: var(--paper); stroke-width: 2; }
.reading {
  position: absolute; top: 0; padding: 1px 8px; border-radius: 6px; font-size: 12px; white-space: nowrap; pointer-events: none;
  background: var(--text); color: var(--paper);
}
.reading:empty { display: none; }
@media (forced-colors: active) {
  .chart, .lines { --accent: Highlight; --text: CanvasText; --words: CanvasText; --quiet: CanvasText; --hair: GrayText; --paper: Canvas; }
}
`);
