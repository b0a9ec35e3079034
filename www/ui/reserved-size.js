/**
 * The height that a figure reserves while it starts, so that the page below does not move when its parts appear: in the element, and in the
 * lines that the builder writes, which reserve it before the element's script has run. In index.html, style.css does so.
 * tests/browser/hosts.spec.mjs compares with the final height.
 */

/**
 * Height by scene, in CSS pixels, for three widths of the figure: `narrow` under 560 px, `middle` under 900 px. From 900 px on, it is the
 * maximum of `least` and the picture's height plus `besides`.
 * @typedef {readonly [narrow: number, middle: number, least: number, besides: number]} Heights
 */

/** @type {Readonly<Record<string, Heights>>} */
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

/** Figures whose author hides parts. For them only the height of the picture is reserved. */
export const FEWER = ':is([controls], [show], [think=off])';

/** Height of the picture. @type {Heights} */
const PICTURE = [260, 480, 440, 0];

/** The heights of a scene. @param {string} scene @param {boolean} [isFewer] whether the author hides parts */
export const heightsOf = (scene, isFewer) => (!isFewer && HEIGHTS[scene]) || PICTURE;

/**
 * The height at a width, in CSS: the sum of three terms, of which two are 0.
 * @param {Heights} heights @param {string} width the width of the figure, for example `100cqi`
 */
export const heightAt = ([narrow, middle, least, besides], width) => {
  const from = (/** @type {number} */ start) => `max(0px, (${width} - ${start}px) * 9999)`;
  const below = (/** @type {number} */ end) => `max(0px, (${end}px - ${width}) * 9999)`;
  return `calc(min(${narrow}px, ${below(559.5)}) + min(${middle}px, ${from(559.5)}, ${below(899.5)}) + min(max(${least}px, clamp(440px, ${width} * .484, 720px) + ${besides}px), ${from(899.5)}))`;
};

/** @param {string} host @param {Heights} heights */
const rule = (host, heights) => `:host(${host}) { --hopscope-height: ${heightAt(heights, '100cqi')}; }`;

/**
 * The style rules. They apply while the figure has the class `starts`. A page that reserves the height itself sets
 * `--hopscope-reserved: 0px`.
 */
export const RESERVED = `
${Object.keys(HEIGHTS).map((scene) => rule(scene === 'sandbox' ? '*' : `[scene=${scene}]`, heightsOf(scene))).reverse().join('')}
${rule(FEWER, PICTURE)}
.starts:empty::before { content: ''; display: block; }
.starts > .figure { align-content: start; }
.starts > .figure:not(.two-lives, .exponential) { display: flex; flex-direction: column; }
.starts > .figure > .parts { margin-block-end: auto; }
.starts:empty::before, .starts > .figure { min-height: var(--hopscope-reserved, var(--hopscope-height)); }
`;
