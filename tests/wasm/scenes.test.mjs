/** The page of each scene: what places that show links read, and the oEmbed answer by the rules of WordPress. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SCENES } from '../../www/scenes/index.js';
import { root } from '../support/package.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hopscope-scenes-'));
after(() => rmSync(folder, { recursive: true }));
for (const name of ['embed.html', 'embed.de.html']) cpSync(join(root, 'dist', name), join(folder, name));
execFileSync('node', [join(root, 'xtask/scenes.mjs'), folder, 'https://example.org/figures'], { stdio: 'ignore' });

const SITE = 'https://example.org/figures/';
const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');

/** The metadata of a page by name. @param {string} page */
const meta = (page) => Object.fromEntries(Array.from(page.matchAll(/<meta (?:property|name)="([\w:]+)" content="([^"]*)"/g), ([, key = '', value = '']) => [key, value]));

test('every scene has a page in each language, with a title, a description and a picture of its own', () => {
  for (const ending of ['.html', '.de.html']) {
    const pages = Object.keys(SCENES).map((scene) => ({ scene, page: read(`figure-${scene}${ending}`) }));
    for (const { scene, page } of pages) {
      const found = meta(page);
      assert.equal(found['og:image'], `${SITE}figure-${scene}.png`);
      assert.equal(found['og:url'], `${SITE}figure-${scene}${ending}`);
      assert.equal(found['og:title'], /<title>([^<]*)/.exec(page)?.[1]);
      assert.match(page, new RegExp(`<html data-scene="${scene}" lang="${ending === '.html' ? 'en' : 'de'}"`));
      const picture = readFileSync(join(folder, `figure-${scene}.png`));
      assert.deepEqual([picture.toString('latin1', 1, 4), picture.readUInt32BE(16), picture.readUInt32BE(20)], ['PNG', 1200, 630]);
    }
    for (const key of ['og:title', 'description']) assert.equal(new Set(pages.map(({ page }) => meta(page)[key])).size, pages.length, key);
  }
});

test('the page names its oEmbed answer, and WordPress keeps the quotation and the frame of it', () => {
  const answers = readdirSync(folder).filter((name) => name.endsWith('.oembed.json'));
  assert.equal(answers.length, 2 * Object.keys(SCENES).length);
  for (const name of answers) {
    const page = read(name.replace('.oembed.json', '.html'));
    assert.ok(page.includes(`<link rel="alternate" type="application/json+oembed" href="${SITE}${name}"`));
    const answer = JSON.parse(read(name));
    assert.deepEqual([answer.version, answer.type], ['1.0', 'rich']);
    assert.ok(answer.width > 0 && answer.height <= 1000 && answer.title.length > 10);
    // wp_filter_oembed_result: a quotation and a frame, and nothing beside them.
    assert.match(answer.html, /^<blockquote[^>]*><a href="[^"]+">[^<]+<\/a><\/blockquote><iframe[^>]*><\/iframe>$/);
    assert.match(answer.html, /sandbox="allow-scripts"/);
    assert.ok(answer.html.includes(`src="${SITE}${name.replace('.oembed.json', '.html')}"`));
    assert.equal(answer.thumbnail_url, meta(page)['og:image']);
  }
});

test('without an address there is no oEmbed answer and no half address', () => {
  const names = readdirSync(join(root, 'dist'));
  if (process.env.HOPSCOPE_URL) return;
  assert.equal(names.filter((name) => name.endsWith('.oembed.json')).length, 0);
  assert.doesNotMatch(readFileSync(join(root, 'dist/figure-post.html'), 'utf8'), /og:url|oembed/);
});
