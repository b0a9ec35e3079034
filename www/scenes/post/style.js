/** Styles of the scene `post`. */

export const look = `
.post-side { display: grid; gap: 10px; min-width: 0; }
.post-ask { font-size: 17px; line-height: 1.35; font-weight: 600; text-wrap: balance; }
.post-words { font-size: 16px; line-height: 1.4; text-wrap: pretty; min-block-size: 7em; }
.post-words b { font-weight: 600; color: var(--words); }
.counters.pair { grid-template-columns: repeat(3, minmax(0, 1fr)); --large: 40px; --room: calc((100cqi - 80px) / 3); }
.pair .outside { grid-column: 1 / -1; }
.pair .guess { border-inline-start-style: dashed; border-color: var(--text); }
.post-guess { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; align-items: baseline; font-size: 16px; font-variant-numeric: tabular-nums; }
.post-guess input { grid-column: 1 / -1; inline-size: 100%; }
.post-guess.open input { opacity: .6; }
.reach { position: relative; block-size: 18px; border: 1.5px solid var(--could, var(--quiet)); border-radius: 9px; overflow: hidden; }
.reach i { position: absolute; inset-block: 0; inset-inline-start: 0; }
.reach .saw { background: var(--accent); }
.reach .guess { border-inline-end: 3px solid var(--text); min-inline-size: 3px; box-sizing: border-box; }
.reach .before { border-inline-end: 2px dashed var(--text); }
.share { font-size: 15px; min-block-size: 4.2em; }
.post-side .buttons button { flex: 1 1 0; min-block-size: 46px; font-size: 16px; white-space: normal; line-height: 1.2; }
.kind { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; font-size: 16px; }
.kind .tabs button { min-height: 38px; font-size: 15px; border-radius: 0; border-inline-start-width: 0; }
.kind .tabs button:first-child { border-start-start-radius: 9px; border-end-start-radius: 9px; border-inline-start-width: 1px; }
.kind .tabs button:last-child { border-start-end-radius: 9px; border-end-end-radius: 9px; }
.small { font-size: 13px; }
.compare { font-size: 15px; }

.hop-table { border-collapse: collapse; inline-size: 100%; font-size: 15px; }
.hop-table :is(th, td) { padding-block: 3px 0; padding-inline: 8px 0; border: 0; text-align: end; vertical-align: bottom; font-weight: 600; }
.hop-table thead th { font-size: 12px; font-weight: inherit; color: var(--quiet); }
.hop-table th:first-child { padding-inline-start: 0; text-align: start; font-weight: inherit; white-space: nowrap; }
.hop-table td { white-space: nowrap; }
.hop-table td:nth-child(n + 3) { font-weight: inherit; }
.hop-table tbody tr { position: relative; }
.hop-table tbody :is(th, td) { padding-block-end: 19px; }
.hop-table tbody tr:last-child { border-block-start: 1px solid var(--hair); }
.hop-table thead i { display: inline-block; margin-inline-end: 5px; vertical-align: -1px; inline-size: 12px; block-size: 10px; position: static; }
.hop-table thead .expected { inline-size: 2px; block-size: 13px; }
.hop-bars { position: absolute; inset-inline: 0; inset-block-end: 5px; block-size: 10px; background: color-mix(in srgb, var(--hair) 40%, transparent); border-start-end-radius: 5px; border-end-end-radius: 5px; }
.hop-bars i { position: absolute; inset-block: 0; inset-inline-start: 0; }
i.now { background: var(--accent); border-start-end-radius: 5px; border-end-end-radius: 5px; }
i.before { border: 1.5px dashed var(--text); border-inline-start: 0; }
.hop-bars i.before { inset-block: -2px; border-start-end-radius: 5px; border-end-end-radius: 5px; }
.hop-bars i.expected { inset-block: -3px; inline-size: 2px; margin-inline-start: -1px; }
i.expected { background: var(--text); }
i.band { background: color-mix(in srgb, var(--accent) 25%, transparent); }
.hop-bars i.band { inset-block: -3px; min-inline-size: 2px; }

.luck { display: grid; gap: 3px; min-width: 0; }
.dots { position: relative; border-block-end: 1px solid var(--quiet); margin-inline: 6px; }
.dots i { position: absolute; }
.dots .dot { inline-size: 10px; block-size: 10px; margin-inline-start: -5px; border-radius: 50%; border: 1.5px solid var(--accent); background: var(--paper); }
.dots .newest { background: var(--accent); }
.dots .expected { inset-block: -2px 0; inline-size: 2px; margin-inline-start: -1px; }
.dots .band { inset-block: 0; min-inline-size: 2px; }
.axis { display: flex; gap: 10px; justify-content: space-between; font-size: 12px; margin-inline: 2px; }
.key-of { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 16px; }
.key-of i { display: inline-block; inline-size: 10px; block-size: 10px; margin-inline-end: 5px; vertical-align: -1px; }
.key-of .newest { border-radius: 50%; background: var(--accent); }
.key-of .expected { inline-size: 2px; block-size: 12px; }
.post-many .asks { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.post-many [aria-disabled='true'] { opacity: .45; cursor: default; }
.post-many progress { flex: 1; min-inline-size: 80px; block-size: 10px; accent-color: var(--accent); }
.post-many p:empty { display: none; }

/* The table is under the slider, which the figure has after it. */
.post .side .post-hops { order: 1; display: grid; gap: 8px; min-width: 0; }
.post-luck { display: grid; gap: 10px 32px; min-width: 0; }
.post-many { display: grid; gap: 8px; align-content: center; min-width: 0; }

@container (max-width: 559px) {
  .post.full .post-side { display: contents; }
  .post.full .foot { order: 2; }
}
@container (max-width: 440px) {
  .hop-table thead i { display: block; margin-inline: auto 0; margin-block-end: 2px; }
  .hop-table thead th { font-size: 11px; }
}
@container (min-width: 560px) {
  .post-words { min-block-size: 4.2em; }
  .share { min-block-size: 2.8em; }
}
@container (min-width: 900px) {
  /* What is told by many posts stands under the picture, which leaves room. */
  .figure.post.full { grid-template-rows: auto auto auto 1fr; }
  .post.full .side { grid-row: 1 / 5; }
  .post.full .foot, .post-luck { grid-column: 1; }
  .counters.pair { --large: 44px; --room: calc((45cqi - 80px) / 3); }
  .post-ask { font-size: 19px; }
  .post-words { font-size: 17px; min-block-size: 5.6em; }
  /* The question stays below the screen when the table comes. */
  .post.full .side { min-block-size: 690px; }
  .post-side .buttons button { flex: 0 1 auto; min-inline-size: 9.5em; }
}
@media (forced-colors: active) {
  .reach i, .hop-table i, .luck i { forced-color-adjust: none; }
  .reach .saw, i.now, .luck .newest { background: Highlight; }
  .reach :is(.before, .guess), i.before { border-color: CanvasText; }
  .dots .dot { border-color: Highlight; }
  .dots .dot:not(.newest) { background: Canvas; }
  i.expected { background: CanvasText; }
  i.band { background: none; border: 1px solid GrayText; }
}
`;
