/** Styles of the list of connections. */

export const look = `
.figure:has(.side > .listed) .counters :is(.couldReach, .saw, .gained) { display: none; }
.listed { display: flex; flex-direction: column; gap: 12px; min-width: 0; font-size: 14px; }
.listed section { display: grid; gap: 6px; align-content: start; min-width: 0; }
.listed h3 { margin: 0; font-size: 16px; letter-spacing: -.01em; }
.listed .guess { border-inline-start: 3px dashed var(--second, var(--quiet)); padding-inline-start: 12px; }
.listed .sum { font-size: 18px; line-height: 1.3; font-weight: 600; text-wrap: balance; }
.listed details p { margin-block: 6px; }
.listed [data-own=growth] { height: 210px; flex: none; }
.listed [data-own=spread] { height: 190px; flex: none; display: block; }
.listed .firm {
  min-height: 30px; padding: 2px 0; border: 0; background: none; text-align: start; justify-content: flex-start; overflow-wrap: anywhere;
  text-decoration: underline; text-decoration-color: var(--hair); text-underline-offset: 3px;
}
.listed .firm:hover { text-decoration-color: currentColor; }
.listed .share { display: block; block-size: 4px; min-inline-size: 2px; background: var(--accent); opacity: .45; border-radius: 2px; }
.listed th:first-child { width: 45%; overflow-wrap: anywhere; }
.listed td { white-space: nowrap; }
.listed .notes { padding-inline-start: 18px; color: var(--quiet); display: grid; gap: 3px; overflow-wrap: anywhere; }
@media (forced-colors: active) { .listed .share { forced-color-adjust: none; background: Highlight; } }
`;
