/**
 * The strip under a picture or film: a title, the key with the counts, and the credit. The core has no fonts, so the page draws the strip, on a
 * canvas or as text of an SVG. A browser that changes the pixels of a canvas against fingerprinting changes only the strip.
 */
import { escaped } from '../shared/html.js';
import { digits, say } from '../i18n/translate.js';

/**
 * @import { Counters } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @import { Key } from '../i18n/translate.js'
 *
 * @typedef {'you' | 'first' | 'second' | 'third' | 'beyond' | 'saw' | 'could'} Role
 * @typedef {{ title: string, parts: { role: Role, text: string }[], credit: string }} Caption
 * @typedef {{ x: number, y: number, text: string, font: string, isQuiet?: boolean }} Text
 * @typedef {{ texts: Text[], dots: { x: number, y: number, role: Role }[], height: number }} Layout in CSS pixels
 * @typedef {{ data: Uint8ClampedArray<ArrayBuffer>, height: number }} Strip RGBA pixels, as wide as the picture; `height` in pixels
 */

const FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const FONTS = { title: `600 15px ${FAMILY}`, part: `13px ${FAMILY}`, credit: `12px ${FAMILY}` };

/** Space around and between texts, height of a line, and radius of a dot of the key, in CSS pixels. */
const EDGE = 12;
const GAP = 14;
const LINE = 21;
const RADIUS = 4.5;

/** Colours of the texts, as in the figure. */
const INKS = { light: { ink: '#0d1117', quiet: '#59606b' }, dark: { ink: '#e6eaef', quiet: '#a1abb8' } };

/** What the strip says of a moment. @param {Model} model @param {Counters} counters @param {boolean} posted whether a post is shown @returns {Caption} */
export function captionOf({ facts, values }, { first, second, third, couldReach, saw, perHop }, posted) {
  // Viewers of later hops may be further away than `scope` steps.
  const near = perHop.length <= Number(values.scope) ? couldReach - saw : undefined;
  const people = facts?.people ?? 0;
  /** @param {Role} role @param {number} [count] */
  const part = (role, count) => ({ role, text: say(/** @type {Key} */ (`key.${role}`)) + (count === undefined ? '' : ` · ${digits(count)}`) });
  return {
    title: posted ? say('exports.caption.post', { count: saw, could: couldReach, within: say('count.within', { count: Number(values.scope) }) }) : say('exports.caption.life', { count: first, reach: couldReach, people }),
    parts: posted
      ? [part('saw', saw), part('could', near)]
      : [part('you'), part('first', first), part('second', second), part('third', third), part('beyond', Math.max(0, people - first - second - third))],
    credit: facts?.isFile ? 'Hopscope' : say('exports.caption.credit', { seed: String(values.seed ?? '') }),
  };
}

const pen = () => /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));

/**
 * Places the texts. With `room`, the caption of the last picture of a film, nothing moves while the counts grow.
 * @param {Caption} caption @param {number} width in CSS pixels @param {Caption} [room] @returns {Layout}
 */
export function layoutOf({ title, parts, credit }, width, room) {
  const context = pen();
  /** @param {string} text @param {string} font */
  const measure = (text, font) => {
    context.font = font;
    return context.measureText(text).width;
  };
  const inside = width - 2 * EDGE;
  /** The lines of a title. @param {string} text */
  const linesOf = (text) => {
    /** @type {string[]} */
    const lines = [];
    for (const word of text.split(' ')) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      if (lines.length > 0 && measure(longer, FONTS.title) <= inside) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };
  const lines = linesOf(title);
  const top = EDGE + 12;
  /** @type {Text[]} */
  const texts = lines.map((text, line) => ({ x: EDGE, y: top + line * LINE, text, font: FONTS.title }));
  let y = top + Math.max(lines.length, linesOf(room?.title ?? '').length) * LINE + 2;
  let x = EDGE;
  /** @type {Layout['dots']} */
  const dots = [];
  for (const [index, { role, text }] of parts.entries()) {
    const space = 2 * RADIUS + 6 + Math.max(measure(text, FONTS.part), measure(room?.parts[index]?.text ?? '', FONTS.part));
    if (x > EDGE && x + space > width - EDGE) {
      x = EDGE;
      y += LINE;
    }
    dots.push({ x: x + RADIUS, y: y - RADIUS, role });
    texts.push({ x: x + 2 * RADIUS + 6, y, text, font: FONTS.part });
    x += space + GAP;
  }
  const last = measure(credit, FONTS.credit);
  if (x + last > width - EDGE) y += LINE;
  texts.push({ x: width - EDGE - last, y, text: credit, font: FONTS.credit, isQuiet: true });
  return { texts, dots, height: y + EDGE };
}

/**
 * The strip as pixels.
 * @param {Layout} layout @param {{ width: number, height: number, scale: number }} size of the strip in pixels; pixels a CSS pixel
 * @param {'light' | 'dark'} theme @param {Record<string, string>} colours by role @returns {Strip}
 */
export function stripOf({ texts, dots }, { width, height, scale }, theme, colours) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false, willReadFrequently: true }));
  context.fillStyle = colours.background ?? '#fff';
  context.fillRect(0, 0, width, height);
  context.scale(scale, scale);
  for (const { x, y, text, font, isQuiet } of texts) {
    Object.assign(context, { font, fillStyle: isQuiet ? INKS[theme].quiet : INKS[theme].ink });
    context.fillText(text, x, y);
  }
  for (const { x, y, role } of dots) {
    context.beginPath();
    context.arc(x, y, role === 'could' ? RADIUS - 0.75 : RADIUS, 0, 2 * Math.PI);
    context.fillStyle = context.strokeStyle = colours[role] ?? INKS[theme].quiet;
    context.lineWidth = 1.5;
    if (role === 'could') context.stroke();
    else context.fill();
  }
  return { data: context.getImageData(0, 0, width, height).data, height };
}

/**
 * The SVG of a picture with the strip under it.
 * @param {string} svg as the core writes it @param {Layout} layout
 * @param {{ width: number, height: number, scale: number }} size of the strip in units of the SVG; units a CSS pixel
 * @param {'light' | 'dark'} theme @param {Record<string, string>} colours by role
 */
export function withStrip(svg, { texts, dots }, { width, height, scale }, theme, colours) {
  const place = /height="([\d.]+)" viewBox="0 0 (\d+) (\d+)"/.exec(svg);
  if (!place) return svg;
  const [head = '', high = '', wide = '', above = ''] = place;
  const taller = `height="${Number(high) + height / scale}" viewBox="0 0 ${wide} ${Number(above) + height}"`;
  const words = texts.map(({ x, y, text, font, isQuiet }) => {
    const [, weight = '400', size = '13'] = /^(?:(\d+) )?(\d+)px/.exec(font) ?? [];
    return `<text x="${x.toFixed(1)}" y="${y}" font-size="${size}" font-weight="${weight}"${isQuiet ? ` fill="${INKS[theme].quiet}"` : ''}>${escaped(text)}</text>`;
  });
  const marks = dots.map(({ x, y, role }) => {
    const colour = colours[role] ?? INKS[theme].quiet;
    // Not a circle: in this file each circle is a person.
    return `<ellipse cx="${x.toFixed(1)}" cy="${y}" rx="${RADIUS}" ry="${RADIUS}" ${role === 'could' ? `fill="none" stroke="${colour}" stroke-width="1.5"` : `fill="${colour}"`}/>`;
  });
  const strip = `<rect y="${above}" width="${width}" height="${height}" fill="${colours.background ?? '#fff'}"/>
<g class="caption" transform="translate(0 ${above}) scale(${scale})" font-family="${escaped(FAMILY)}" fill="${INKS[theme].ink}">
${[...marks, ...words].join('\n')}
</g>
`;
  return `${svg.replace(head, taller).replace(/<\/svg>\s*$/, '')}${strip}</svg>\n`;
}
