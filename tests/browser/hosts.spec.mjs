/** The element in different hosts: its width where the host asks for an intrinsic width, and the height that it reserves while it starts. */
import assert from 'node:assert/strict';
import { SCENES } from '../../www/scenes/index.js';
import { Figure } from '../support/figure.mjs';
import { assertSeen } from '../support/seen.mjs';
import { start } from '../support/start.mjs';

const FIGURE = '<hop-scope scene="post" people="300" seed="4"></hop-scope>';

/** Widths of the window, in CSS pixels. */
const WIDTHS = [375, 1000];

/** Preferred and minimum width of the element where its host sets no width, in CSS pixels. */
const [PREFERRED, LEAST] = [640, 240];

/** Maximum difference between the reserved and the final height, in CSS pixels. */
const SHIFT = 60;

/**
 * The host of the figure, by name. `isShared`: another element takes a part of the width. `fills`: the figure is as wide as its host, as a
 * block is.
 * @type {Record<string, { body: string, isShared?: boolean, fills?: boolean }>}
 */
const HOSTS = {
  'a block': { body: FIGURE, fills: true },
  'a flex row': { body: `<div style="display: flex">${FIGURE}</div>` },
  'a centred flex row': { body: `<div style="display: flex; align-items: center; justify-content: center">${FIGURE}</div>` },
  'a flex row with a text': { body: `<div style="display: flex; align-items: center"><p>${'Words that stand beside the figure. '.repeat(30)}</p>${FIGURE}</div>`, isShared: true },
  'a centred flex column': { body: `<div style="display: flex; flex-direction: column; align-items: center">${FIGURE}</div>` },
  'a centred grid': { body: `<div style="display: grid; justify-items: center">${FIGURE}</div>` },
  'a float': { body: `<div style="float: left">${FIGURE}</div>` },
  'an element that floats itself': { body: FIGURE.replace('scene', 'style="float: right" scene') },
  'an inline block': { body: `<div style="display: inline-block">${FIGURE}</div>` },
  'an element that is an inline block itself': { body: FIGURE.replace('scene', 'style="display: inline-block" scene') },
  'a table cell': { body: `<table><tr><td>${FIGURE}</table>` },
  'a table cell beside another': { body: `<table><tr><td>${'Words. '.repeat(60)}<td>${FIGURE}</table>`, isShared: true },
  'a figure shown as a table': { body: `<figure style="display: table">${FIGURE}<figcaption>Who sees it</figcaption></figure>` },
  'an open dialog': { body: `<dialog open>${FIGURE}</dialog>` },
  'a modal dialog': { body: `<dialog>${FIGURE}</dialog><script>document.querySelector('dialog').showModal()</script>` },
  'an absolutely positioned box': { body: `<div style="position: absolute">${FIGURE}</div>` },
};

/** Records the height of each figure when the element is defined, before it paints. */
const RESERVED = `<script>
  customElements.whenDefined('hop-scope').then(() => {
    window.reserved = [...document.querySelectorAll('hop-scope')].map((figure) => figure.getBoundingClientRect().height);
  });
</script>`;

/** @param {string} body */
const pageOf = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>host</title><link rel="icon" href="data:,">
  <style>figure { margin: 0 } dialog { padding: 8px; border: 1px solid; max-width: calc(100% - 24px); box-sizing: border-box }</style>
  <script type="module" src="/hopscope.js"></script>${RESERVED}<body>${body}`;

const scenes = Object.keys(SCENES);
const names = Object.keys(HOSTS);
const { visit } = await start({
  pages: {
    ...Object.fromEntries(names.map((name, at) => [`/host-${at}.html`, pageOf(HOSTS[name]?.body ?? '')])),
    '/scenes.html': pageOf(scenes.map((scene) => `<hop-scope scene="${scene}"></hop-scope>`).join('')),
    '/fewer.html': pageOf('<hop-scope people="300" controls="none" show="none"></hop-scope>'),
  },
});

/** @param {string} name @param {string} path @param {Parameters<typeof visit>[3]} options @param {(page: import('playwright-core').Page) => Promise<void>} body */
const host = (name, path, options, body) => visit(name, path, body, { timeout: 120_000, ...options });

/** Waits until all parts are there and no height is reserved. @param {Figure} figure */
const whole = (figure) => figure.element.locator('.place:not(.starts)').waitFor({ state: 'attached' });

/** @param {Figure} figure */
const boxOf = async (figure) => (await figure.element.boundingBox()) ?? assert.fail('the element has no box');

/** @param {import('playwright-core').Page} page @returns {Promise<number[]>} heights in CSS pixels, in the order of the document */
const reservedOn = (page) => page.evaluate(() => Reflect.get(window, 'reserved'));

for (const width of WIDTHS) {
  for (const [at, name] of names.entries()) {
    host(`${width} px: the figure has a width and is seen in ${name}`, `/host-${at}.html`, { viewport: { width, height: 900 } }, async (page) => {
      const { isShared, fills } = HOSTS[name] ?? {};
      const figure = await new Figure(page, 'hop-scope').ready();
      const box = await boxOf(figure);
      // The margins, borders and scroll bar of the host take a part of the window's width.
      const most = fills ? width : Math.min(PREFERRED, width);
      assert.ok(box.width >= (isShared ? LEAST : most - 60) && box.width <= most, `${box.width} px wide`);
      assert.ok(box.height > 600 && box.height < 1500, `${box.height} px high`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page has to be scrolled sideways');
      const [reserved = 0] = await reservedOn(page);
      assert.ok(Math.abs(box.height - reserved) <= SHIFT, `${reserved} px reserved, ${box.height} px high`);
      await figure.look();
      await assertSeen(figure.element.locator('.view'), { name: `the picture in ${name}` });
    });
  }

  host(`${width} px: every scene reserves its height before it paints`, '/scenes.html', { viewport: { width, height: 900 } }, async (page) => {
    const reserved = await reservedOn(page);
    /** @type {string[]} */
    const wrong = [];
    for (const [at, scene] of scenes.entries()) {
      const figure = await new Figure(page, `hop-scope[scene=${scene}]`).ready();
      await whole(figure);
      const { height } = await boxOf(figure);
      if (!(Math.abs(height - (reserved[at] ?? 0)) <= SHIFT)) wrong.push(`${scene}: ${reserved[at]} px reserved, ${height} px high`);
    }
    assert.deepEqual(wrong, []);
  });
}

host('a figure with fewer parts is as high as its parts', '/fewer.html', { viewport: { width: 700, height: 900 } }, async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  await whole(figure);
  const inner = await figure.element.locator('.figure').evaluate((element) => {
    const last = Math.max(...[...element.children].map((child) => child.getBoundingClientRect().bottom));
    return element.getBoundingClientRect().bottom - last;
  });
  assert.ok(inner < 20, `${inner} px are empty`);
  assert.ok((await reservedOn(page)).every((height) => height > 0 && height <= 500));
});
