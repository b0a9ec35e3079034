/** Styles of the queue of invitations. */

export const look = `
.their-networks .question { font-size: 18px; line-height: 1.35; text-wrap: balance; }
.round { display: grid; grid-template-columns: minmax(0, 1fr); gap: 10px; min-width: 0; align-content: start; }
.round:not(:has(ol, ul)) { min-height: 360px; }
.round .asks { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; justify-content: space-between; font-size: 14px; }
.round ol, .round ul { list-style: none; margin: 0; padding: 0; min-width: 0; }
.offers li { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 6px; align-items: center; min-height: 66px; padding: 5px 0; border-block-start: 1px solid var(--hair); }
.offers li:is(:hover, :focus-within) { background: color-mix(in srgb, var(--hover) 60%, transparent); }
.offers p { font-size: 14px; line-height: 1.35; }
.offers .yes { border-color: var(--text); font-weight: 650; }
/* On a phone the words have up to six lines: nothing moves when the next invitation comes. */
@container (max-width: 559px) { .their-networks .happened { min-height: 5.6em; } .offers.open li { min-height: 145px; align-content: start; align-items: start; } .offers.open p:not(.ties) { min-block-size: 4.05em; } }
.offers.open .ties b { color: var(--words); font-size: 16px; }
.bar { display: flex; gap: 1px; block-size: 10px; min-inline-size: 0; overflow: hidden; }
.offers .bar { margin-block: 2px 1px; }
.bar i { block-size: 100%; background: var(--accent); transition: inline-size .3s; }
.bar .known { background: color-mix(in srgb, var(--quiet) 45%, var(--paper)); }
.round h3 { font-size: 18px; font-weight: 500; margin: 0; }
.round h3 b { font-size: 32px; font-weight: 650; letter-spacing: -.02em; color: var(--words); }
.round h3 ~ h3 { font-size: 15px; font-weight: 650; }
.rivals li { display: flow-root; padding: 5px 0; font-size: 14px; border-block-start: 1px solid var(--hair); }
.rivals small { font-size: 13px; font-weight: 400; }
/* Each number is above its dot: as far from the start as the dot, and as much of its own width back. */
.rivals b { position: absolute; inset-block-start: 0; inset-inline-start: var(--at); translate: calc(-1 * var(--at)); font-weight: 600; line-height: 1.25; white-space: nowrap; }
.rivals b:dir(rtl) { translate: var(--at); }
.rivals .track { display: block; position: relative; block-size: 28px; border-block-end: 1px solid var(--hair); margin-inline: 5px; }
.track i { position: absolute; inset-block-end: -5px; block-size: 9px; }
.track .band { background: color-mix(in srgb, var(--quiet) 35%, var(--paper)); border-radius: 5px; }
.track .dot { inline-size: 9px; border-radius: 50%; background: var(--text); margin-inline-start: -4.5px; }
.rivals .you { font-weight: 650; }
.rivals .you b { color: var(--words); }
.you .track .dot { inline-size: 13px; block-size: 13px; inset-block-end: -7px; margin-inline-start: -6.5px; background: var(--accent); }
.brought li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 1px 10px; padding: 4px 0; border-block-start: 1px solid var(--hair); font-size: 13px; align-items: center; }
.brought li > :first-child { grid-column: 1 / -1; }
.brought .bar { block-size: 9px; }
.round > p { font-size: 14px; }
.round > .quiet { font-size: 13px; }
.round .network { font-size: 14px; margin-block-start: 2px; }
.network .primary { min-height: 42px; }
.round .tabs button { white-space: normal; }
@container (max-width: 559px) {
  /* The picture and the queue are on one screen. */
  .their-networks .stage { height: clamp(190px, 56cqi, 480px); }
  .their-networks .key { min-block-size: 0; }
  .offers li { gap: 5px; }
  .offers button { padding-inline: 9px; font-size: 14px; }
}
@container (min-width: 560px) {
  .brought li { grid-template-columns: minmax(0, 20em) minmax(0, 1fr) 10.5em; }
  .brought li > :first-child { grid-column: auto; }
  .brought li > :last-child { text-align: end; }
}
@media (forced-colors: active) {
  .bar i, .track i { forced-color-adjust: none; background: Highlight; }
  .bar .known, .track .band { background: GrayText; }
  .track .dot { background: CanvasText; }
}
`;
