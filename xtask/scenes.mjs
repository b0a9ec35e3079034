/**
 * Writes a page for each scene, with a title, a description and a picture of its own, for places that show links with a picture; and for a site
 * with an address the oEmbed answer of each page, as a file.
 *
 *     node xtask/scenes.mjs FOLDER [ADDRESS]
 *
 * FOLDER has embed.html in every language. The page of a scene is embed.html with the scene fixed: `figure-post.html`, `figure-post.de.html`.
 * ADDRESS is the absolute address of the folder: previews of links and oEmbed need absolute addresses.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { Core, initSync } from '../www/pkg/lab.js';
import { SCENES } from '../www/scenes/index.js';
import { png } from '../www/exports/png.js';
import { escaped } from '../www/shared/html.js';
import { need, read } from './api.mjs';

/** Size of a picture, in pixels: the proportion that previews of links have. */
const PICTURE = { width: 1200, height: 630 };

/** The largest frame that WordPress makes, in CSS pixels. */
const FRAME = { width: 600, height: 1000 };

/** Moments at which the pictures are more than a start: a scene that starts without connections has some in its picture. */
const CONNECTIONS = 40;
/** Scenes whose picture shows a post under way. */
const POSTS = new Set(['post', 'hidden-lists', 'contacts']);

const folder = need(argv[2], 'the folder of the pages');
const given = argv[3] ?? '';
const site = given === '' ? '' : `${given.replace(/\/+$/, '')}/`;

initSync({ module: readFileSync(new URL('../www/pkg/lab_bg.wasm', import.meta.url)) });

/** A picture of a scene, drawn by the core. @param {string} name */
async function pictureOf(name) {
  const { start } = need(SCENES[name], `the scene ${name}`);
  const core = new Core(undefined);
  const moment = { ...(POSTS.has(name) ? { post: 4, reshare: 0.3, see: 0.5 } : {}), ...(start.connections ? {} : { connections: name === 'hook' ? 3 : CONNECTIONS }) };
  const values = Object.entries({ people: 500, ...start, ...moment });
  core.configure(new URLSearchParams(values.map(([key, value]) => [key, String(value)])).toString());
  while (core.advance());
  const { connections } = /** @type {{ connections?: number }} */ (Object.fromEntries(values));
  const view = { ...PICTURE, scale: 1.6, connection: Number(connections), hop: POSTS.has(name) ? 4 : 0, structure: 0, zoom: 1, x: 0, y: 0, theme: 'light' };
  const bytes = await png(/** @type {Uint8Array<ArrayBuffer>} */ (core.scanlines(view)), PICTURE.width, PICTURE.height, { Software: 'Hopscope' });
  core.free();
  return bytes;
}

/** Replaces what must be there. @param {string} page @param {string | RegExp} what @param {string} by */
function replaced(page, what, by) {
  const made = page.replace(what, () => by);
  if (made === page) throw new Error(`embed.html has no ${what}: the page of a scene cannot be made`);
  return made;
}

/** The page's text of a scene in a language. @param {string} language */
function textsOf(language) {
  const { page, think } = JSON.parse(read(language === 'en' ? 'www/pkg/text/en.json' : `www/i18n/text/${language}.json`));
  return (/** @type {string} */ scene) => ({ title: `${page[scene]} – Hopscope`, description: think[`think.${scene}.ask`] });
}

const names = Object.keys(SCENES);
for (const name of names) writeFileSync(join(folder, `figure-${name}.png`), await pictureOf(name));

for (const file of readdirSync(folder)) {
  const [, ending] = /^embed((?:\.[\w-]+)?\.html)$/.exec(file) ?? [];
  if (ending === undefined) continue;
  const template = readFileSync(join(folder, file), 'utf8');
  const language = need(/<html lang="([\w-]+)"/.exec(template)?.[1], `the language of ${file}`);
  const textOf = textsOf(language);
  for (const scene of names) {
    const { title, description } = textOf(scene);
    const [shownTitle, shownDescription] = [escaped(title), escaped(description)];
    const page = `figure-${scene}${ending}`;
    const picture = `${site}figure-${scene}.png`;
    const answer = `${page.replace(/\.html$/, '')}.oembed.json`;
    const absolute = site
      ? `\n    <meta property="og:url" content="${site}${page}" />\n    <link rel="canonical" href="${site}${page}" />\n    <link rel="alternate" type="application/json+oembed" href="${site}${answer}" title="${shownTitle}" />`
      : '';
    let made = replaced(template, '<html ', `<html data-scene="${scene}" `);
    made = replaced(made, /<title>[^<]*<\/title>/, `<title>${shownTitle}</title>`);
    made = replaced(made, /(?<=<meta name="description" content=")[^"]*/, shownDescription);
    made = replaced(made, /(?<=<meta property="og:title" content=")[^"]*/, shownTitle);
    made = replaced(made, /(?<=<meta property="og:description" content=")[^"]*/, shownDescription);
    made = replaced(made, /<meta property="og:image" content="[^"]*" \/>/, `<meta property="og:image" content="${picture}" />${absolute}`);
    made = replaced(made, /(?<=<p slot="poster"><a href="[^"]*)" target="_top">[^<]*/, `#${scene}" target="_top"><img src="figure-${scene}.png" alt="${shownDescription}" width="${PICTURE.width}" height="${PICTURE.height}" loading="lazy" />${shownTitle}`);
    writeFileSync(join(folder, page), made);
    if (!site) continue;
    const html = `<blockquote class="wp-embedded-content"><a href="${site}${page}">${shownTitle}</a></blockquote><iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" src="${site}${page}" width="${FRAME.width}" height="${FRAME.height}" title="${shownTitle}" frameborder="0" marginwidth="0" marginheight="0"></iframe>`;
    const oembed = { version: '1.0', type: 'rich', provider_name: 'Hopscope', provider_url: site, title, ...FRAME, html, thumbnail_url: picture, thumbnail_width: PICTURE.width, thumbnail_height: PICTURE.height };
    writeFileSync(join(folder, answer), `${JSON.stringify(oembed, undefined, 2)}\n`);
  }
}
