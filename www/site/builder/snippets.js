/** The code that an author pastes: a figure as a frame, an element, a link or a file. It omits values that equal the defaults. */
import { escaped } from '../../shared/html.js';
import { OTHERWISE } from '../../scenes/index.js';
import { FEWER, heightAt, heightsOf } from '../../ui/reserved-size.js';

/**
 * @typedef {object} Figure
 * @property {Record<string, string>} author the author's options: all settings except parameters, with the scene
 * @property {Record<string, string>} values the parameters that differ from the defaults, by name
 * @property {string} width width of the frame: CSS pixels, or `100%`
 * @property {number} height height of the frame, in CSS pixels
 * @property {boolean} follows whether the host script adapts the frame's height to its content
 * @property {string} title the frame's title, for screen readers
 * @property {Poster} [poster] what shows where no script runs, or where a host keeps neither frame nor element
 *
 * @typedef {object} Poster a picture that links to the figure, and a link in words
 * @property {string} src address of the picture; empty if there is none
 * @property {string} alt what the picture shows
 * @property {number} width of the picture, in pixels
 * @property {number} height
 * @property {string} link the words of the link
 */

/** Parameters with the name of an HTML attribute. Their attribute has the prefix `set-`. */
const TAKEN = ['hidden'];

/** @param {Record<string, string>} values */
const attributes = (values) => Object.entries(values).map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');

/** The address of the frame. @param {Figure} figure @param {URL} folder @param {string} [file] */
export function address({ author, values }, folder, file = 'embed.html') {
  const url = new URL(file, folder);
  url.search = new URLSearchParams({ ...author, ...values }).toString();
  return url.href;
}

/**
 * The picture of a figure as a link to it: for mail, feeds and hosts that keep only links and pictures.
 * @param {Figure} figure @param {URL} folder @param {Record<string, string>} [more] attributes of the link
 */
export function picture(figure, folder, more = {}) {
  const { poster } = figure;
  if (!poster?.src) return '';
  const { src, alt, width, height } = poster;
  return `<a${attributes({ ...more, href: address(figure, folder) })}><img${attributes({ src, alt, width: String(width), height: String(height), loading: 'lazy' })}></a>`;
}

/** The link to a figure in words. @param {Figure} figure @param {URL} folder @param {Record<string, string>} [more] attributes of the paragraph */
const linkOf = (figure, folder, more = {}) => (figure.poster ? `<p${attributes(more)}><a${attributes({ href: address(figure, folder) })}>${escaped(figure.poster.link)}</a></p>` : '');

/** A linked picture, and below it the link in words. @param {Figure} figure @param {URL} folder */
export const pictured = (figure, folder) => [picture(figure, folder), linkOf(figure, folder)].filter(Boolean).join('\n');

/** @param {Figure} figure @param {URL} folder */
export function frame(figure, folder) {
  const { width, height, follows, title } = figure;
  // No inline style: a host with a strict content security policy blocks it.
  const tag = `<iframe${attributes({ src: address(figure, folder), title, width, height: String(height), frameborder: '0', loading: 'lazy' })}></iframe>`;
  const shown = picture(figure, folder);
  const script = follows ? `<script src="${escaped(new URL('hopscope-host.js', folder).href)}" async></script>` : '';
  // A host that takes the frame out leaves the content of `noscript`, or at least the link.
  return [tag, shown && `<noscript>${shown}</noscript>`, linkOf(figure, folder), script].filter(Boolean).join('\n');
}

/** The element's tag. @param {Pick<Figure, 'author' | 'values'>} figure @param {string} [content] */
export function tag({ author, values }, content = '') {
  const named = Object.entries(values).map(([name, value]) => [TAKEN.includes(name) ? `set-${name}` : name, value]);
  return `<hop-scope${attributes({ ...author, ...Object.fromEntries(named) })}>${content}</hop-scope>`;
}

/** What is inside the element: the picture until the figure is there, and the link. @param {Figure} figure @param {URL} folder */
export function content(figure, folder) {
  const parts = [picture(figure, folder, { slot: 'poster' }), linkOf(figure, folder, { slot: 'caption' })].filter(Boolean);
  return parts.length > 0 ? `\n  ${parts.join('\n  ')}\n` : '';
}

/**
 * The styles that give an element its width and its height until its script has run. From then on the element reserves the same itself.
 * @param {Pick<Figure, 'author'>} figure
 */
export function room({ author }) {
  const isFewer = Boolean(author.controls || author.show || author.think === 'off');
  const height = heightAt(heightsOf(author.scene ?? OTHERWISE, isFewer), '100%').replaceAll(' * ', '*');
  const scene = author.scene ? `[scene=${author.scene}]` : ':not([scene])';
  const early = `hop-scope${scene}${isFewer ? FEWER : ''}:not(:defined)`;
  return [
    `${early} { display: flow-root }`,
    // A padding in per cent follows the width. A float of no width leaves its room to what the author put into the element.
    `${early}::before { content: ""; float: left; padding-top: ${height} }`,
    // The intrinsic width that the element itself has.
    `${early}::after { content: ""; display: grid; grid-template-columns: minmax(240px,640px) }`,
    // What the author put into the element shows where the script does not come.
    `${early} > * { animation: hopscope-late 0s 4s both }`,
    '@keyframes hopscope-late { from { visibility: hidden } }',
  ].join('\n');
}

/** @param {Figure} figure @param {URL} folder */
export const element = (figure, folder) => `<style>\n@media (scripting: enabled) {\n${room(figure)}\n}\n</style>\n<script type="module" src="${escaped(new URL('hopscope.js', folder).href)}"></script>\n${tag(figure, content(figure, folder))}`;

/**
 * The standalone HTML file with this figure in it.
 * @param {string} file the built file, which has exactly one `<hop-scope>` element
 * @param {Pick<Figure, 'author' | 'values'>} figure @param {string} [content] what is inside the element
 */
export function filled(file, figure, content) {
  const parts = file.split(/<hop-scope\b[^<>]*><\/hop-scope>/);
  const [before, after] = parts;
  if (before === undefined || after === undefined || parts.length > 2) throw new Error('the file has not one figure');
  return before + tag(figure, content) + after;
}
