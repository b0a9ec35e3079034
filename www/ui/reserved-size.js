/**
 * Reserves the height of a figure while it starts, so that the page below does not move when its parts appear. These styles are for other
 * sites. In index.html, style.css reserves the height before scripts run. tests/browser/hosts.spec.mjs compares with the final height.
 */

/**
 * Height by scene, in CSS pixels, for three widths of the figure: `narrow` under 560 px, `middle` under 900 px. From 900 px on, it is the
 * maximum of `least` and the picture's height plus `besides`.
 * @type {Readonly<Record<string, readonly [narrow: number, middle: number, least: number, besides: number]>>}
 */
const HEIGHTS = {
  hook: [466, 549, 549, -200],
  'two-lives': [1435, 1236, 928, 381],
  'their-networks': [1303, 1405, 950, 294],
  post: [1257, 1196, 891, 283],
  exponential: [1484, 1498, 869, 284],
  'not-everyone': [2050, 1844, 1275, 412],
  'hidden-lists': [1680, 1418, 970, 303],
  contacts: [1514, 1454, 1009, 357],
  'own-network': [3026, 2331, 1614, 932],
  sandbox: [1481, 1356, 765, 115],
};

/** @param {readonly [number, number, number, number]} heights */
const variables = ([narrow, middle, least, besides]) => `--hopscope-narrow: ${narrow}px; --hopscope-middle: ${middle}px; --hopscope-least: ${least}px; --hopscope-besides: ${besides}px;`;

/** Selector of figures whose author hides parts. For them only the height of the picture is reserved. */
const FEWER = ':host(:is([controls], [show], [think=off]))';

/** Height of the picture. @type {readonly [number, number, number, number]} */
const PICTURE = [260, 480, 440, 0];

/**
 * The style rules. They apply while the figure has the class `starts`. A page that reserves the height itself sets
 * `--hopscope-reserved: 0px`.
 */
export const RESERVED = `
:host { ${variables(HEIGHTS.sandbox)} }
${Object.entries(HEIGHTS).map(([scene, heights]) => `:host([scene='${scene}']) { ${variables(heights)} }`).join('\n')}
${FEWER} { ${variables(PICTURE)} }
.starts:empty::before { content: ''; display: block; }
.starts > .figure { align-content: start; }
.starts:empty::before, .starts > .figure { min-height: var(--hopscope-reserved, var(--hopscope-narrow)); }
@container (min-width: 560px) { .starts:empty::before, .starts > .figure { min-height: var(--hopscope-reserved, var(--hopscope-middle)); } }
@container (min-width: 900px) { .starts:empty::before, .starts > .figure { min-height: var(--hopscope-reserved, max(var(--hopscope-least), clamp(440px, 48.4cqi, 720px) + var(--hopscope-besides))); } }
`;
