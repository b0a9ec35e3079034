/** The builder: the selected options appear in the preview, in the copied code, and on another page with that code. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { SCENES } from '../../www/scenes/index.js';
import { violations } from '../support/axe.mjs';
import { serveDist } from '../support/browser.mjs';
import { until } from '../support/rest.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

const { site, open, visit } = await start();

/** The builder, used as a person uses it. */
class Builder {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.place = page.locator('#builder');
    this.code = this.place.locator('textarea[readonly]');
    this.inside = this.place.frameLocator('iframe').locator('hop-scope');
  }

  async open() {
    await this.place.scrollIntoViewIfNeeded();
    await this.place.locator('form').waitFor();
    return this.seen();
  }

  /** Waits until the preview has drawn a picture. It is drawn only in view, and what appears above moves it away. */
  async seen() {
    const picture = this.inside.locator('.view canvas[width]').first();
    await until('a picture in the preview', async () => {
      // Its top: a preview that is higher than the window has the picture there.
      await this.place.locator('iframe').evaluate((frame) => frame.scrollIntoView({ block: 'start', behavior: 'instant' }));
      return picture.isVisible();
    });
    return this;
  }

  /** @param {string} name @param {string} value */
  async choose(name, value) {
    const control = this.place.locator(`select[name=${name}]`);
    await this.reveal(control);
    await control.selectOption(value);
  }

  /** @param {string} name @param {string} value */
  async type(name, value) {
    const control = this.place.locator(`.row input[name=${name}]:not([type=range])`);
    await this.reveal(control);
    await control.fill(value);
    await control.press('Enter');
  }

  /** Opens the group that contains the control, if it is closed. @param {import('playwright-core').Locator} control */
  async reveal(control) {
    await control.waitFor({ state: 'attached' });
    if (await control.isVisible()) return;
    await control.locator('xpath=ancestor::details[1]/summary').click();
  }

  /** @param {'frame' | 'element' | 'picture' | 'link' | 'file'} form */
  async as(form) {
    await this.place.getByRole('radio', { name: form }).check();
    return form === 'file' ? '' : this.code.inputValue();
  }

  /** Waits for this state of the figure in the preview, which each option loads anew. @param {RegExp} wanted */
  async shows(wanted) {
    let text = '';
    await until(`the preview of ${wanted}`, async () => {
      const frame = await this.frame();
      const state = frame.evaluate(() => /** @type {HopScope | null} */ (document.querySelector('hop-scope'))?.getState?.().text ?? '');
      // A frame that is loaded anew ends the call.
      text = await state.catch(() => '');
      return wanted.test(text);
    });
    return text;
  }

  async frame() {
    const handle = await this.place.locator('iframe').elementHandle();
    return (await handle?.contentFrame()) ?? assert.fail('there is no preview');
  }
}

/**
 * @param {string} name
 * @param {(builder: Builder, page: Page) => Promise<void>} body
 * @param {Parameters<typeof visit>[3] & { address?: string }} [settings]
 */
function built(name, body, { address = '', ...options } = {}) {
  // Loading the preview anew aborts what its last load still asked for.
  const expected = [/^failed request: .* net::ERR_ABORTED$/];
  visit(name, `/${address}`, async (page) => body(await new Builder(page).open(), page), { timeout: 120_000, permissions: ['clipboard-read', 'clipboard-write'], expected, ...options });
}

/**
 * Pastes code into a page of another origin and reads the state of its figure.
 * @param {string} code @param {(page: Page) => Promise<void>} [body] more checks of that page
 */
async function pasted(code, body = async () => {}) {
  const host = await serveDist({ pages: { '/host.html': HEAD + code } });
  try {
    return await open(`${host.origin}/host.html`, async (page) => {
      const framed = code.startsWith('<iframe');
      const figure = framed ? page.frameLocator('iframe').locator('hop-scope') : page.locator('hop-scope');
      await figure.locator('.view canvas[width]').first().waitFor();
      const text = await figure.evaluate((element) => /** @type {HopScope} */ (element).ready.then((figure) => figure.getState().text));
      await body(page);
      return text;
    }, { origins: [site.origin] });
  } finally {
    await host.close();
  }
}

test('no script of the builder is fetched before it comes near the window', { timeout: 60_000 }, async () => {
  /** @type {string[]} */
  const asked = [];
  await open('/', async (page) => {
    await page.locator('#figure-hook .view canvas[width]').first().waitFor();
    assert.ok(!asked.some((path) => /builder|embed/.test(path)), asked.join(' '));
    await new Builder(page).open();
    assert.ok(asked.some((path) => path.startsWith('/builder')));
  }, { before: (page) => page.on('request', (request) => asked.push(new URL(request.url()).pathname)) });
});

built('the form has every scene and parameter once, and writes only what differs from the defaults', async (builder, page) => {
  const scenes = await builder.place.locator('select[name=scene] option').evaluateAll((options) => options.map((option) => [/** @type {HTMLOptionElement} */ (option).value, option.textContent]));
  assert.deepEqual(scenes.map(([value]) => value), Object.keys(SCENES));
  const titles = await page.locator('nav a').evaluateAll((links) => links.map((link) => link.querySelector('span')?.textContent));
  assert.deepEqual(scenes.map(([, title]) => title), titles);
  const names = await page.evaluate(async () => (await /** @type {HopScope} */ (document.querySelector('#figure-hook')).parameters()).map(({ name }) => name));
  for (const scene of Object.keys(SCENES)) {
    await builder.choose('scene', scene);
    const rows = await builder.place.locator('.row').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-name')));
    assert.deepEqual(rows.sort(), names.filter((name) => name !== 'answers').sort(), scene);
    const code = await builder.code.inputValue();
    assert.ok(code.includes(scene === 'sandbox' ? 'embed.html"' : `embed.html?scene=${scene}"`), code);
    assert.ok(code.length < 1000, code);
  }
});

built('frame code shows the same figure as the preview', async (builder, page) => {
  const entries = await page.evaluate(() => history.length);
  await builder.choose('scene', 'not-everyone');
  await builder.type('connections', '40');
  await builder.type('people', '900');
  await builder.choose('strategy', 'met');
  await builder.choose('theme', 'dark');
  const shown = await builder.shows(/connections=40.*people=900/);
  let code = '';
  // The code contains the preview's height, which changes until the last part of the figure is loaded.
  await until('the clipboard has the code', async () => {
    code = await builder.as('frame');
    await builder.place.getByRole('button', { name: 'Copy' }).click();
    await builder.place.getByText('Copied.').waitFor();
    return (await page.evaluate(() => navigator.clipboard.readText())) === code;
  });
  assert.match(code, /scene=not-everyone&amp;theme=dark&amp;connections=40&amp;people=900&amp;strategy=met"/);
  assert.ok(code.length < 2000);
  const text = await pasted(code, async (page) => {
    const inside = page.frameLocator('iframe').locator('hop-scope');
    assert.equal(await inside.getAttribute('theme'), 'dark');
    // The frame is as high as the figure, also on a narrow host.
    for (const width of [1280, 400]) {
      await page.setViewportSize({ width, height: 700 });
      await page.frames()[1]?.waitForFunction(() => Math.abs(innerHeight - (document.querySelector('hop-scope')?.getBoundingClientRect().height ?? 0)) < 2);
    }
  });
  assert.equal(text, shown);
  assert.equal(await page.evaluate(() => history.length), entries);
});

built('element code shows the same figure as the preview', async (builder) => {
  await builder.choose('scene', 'hidden-lists');
  await builder.type('hidden', '0.25');
  // A setting that changes while the frame loads has an effect.
  await builder.type('connections', '30');
  const shown = await builder.shows(/connections=30.*hidden=/);
  const code = await builder.as('element');
  const lines = `<script type="module" src="${site.origin}/hopscope.js"></script>\n<hop-scope scene="hidden-lists" set-hidden="0.25" connections="30">\n  <a slot="poster" href="`;
  assert.match(code, /^<style>[^<]*hop-scope\[scene=hidden-lists\]:not\(:defined\)[^<]*<\/style>\n/);
  assert.ok(code.includes(`\n${lines}`) && code.endsWith('</a></p>\n</hop-scope>'), code);
  assert.equal(await pasted(code), shown);
});

built('the link opens the same figure', async (builder, page) => {
  await builder.choose('scene', 'sandbox');
  await builder.type('seed', '12');
  const shown = await builder.shows(/seed=12/);
  const link = await builder.as('link');
  assert.equal(link, `${site.origin}/embed.html?seed=12`);
  await open(link, async (other) => {
    const text = await other.locator('hop-scope').evaluate((element) => /** @type {HopScope} */ (element).ready.then((figure) => figure.getState().text));
    assert.equal(text, shown);
  });
  assert.match(await (await page.request.get(link)).text(), /og:image/);
});

built('the file opens the same figure without a server and without a network', async (builder, page) => {
  await builder.choose('scene', 'not-everyone');
  await builder.type('connections', '33');
  await builder.choose('theme', 'dark');
  const shown = await builder.shows(/connections=33/);
  await builder.as('file');
  const [download] = await Promise.all([page.waitForEvent('download'), builder.place.getByRole('button', { name: 'Download' }).click()]);
  assert.equal(download.suggestedFilename(), 'hopscope-not-everyone.html');
  const folder = mkdtempSync(join(tmpdir(), 'builder-'));
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  assert.match(readFileSync(path, 'utf8'), /<hop-scope scene="not-everyone" theme="dark" connections="33">\s*<a slot="poster" href="[^"]*"><img src="data:image\/png;base64,[^"]*" alt="[^"]+" width="960" height="600" loading="lazy"><\/a>\s*<p slot="caption"><a href="[^"]*">[^<]*<\/a><\/p>\s*<\/hop-scope>/);
  await open(pathToFileURL(path).href, async (other) => {
    await other.waitForFunction(() => customElements.get('hop-scope'));
    const text = await other.locator('hop-scope').evaluate((element) => /** @type {HopScope} */ (element).ready.then((figure) => figure.getState().text));
    assert.equal(text, shown);
  }, { offline: true });
  rmSync(folder, { recursive: true });
});

built('attributes for readers hold in the preview and in the pasted code', async (builder) => {
  await builder.choose('scene', 'sandbox');
  await builder.choose('controls', 'some');
  for (const name of await builder.place.locator('input[name^=controls-]').evaluateAll((all) => all.map((one) => /** @type {HTMLInputElement} */ (one).name))) {
    if (name !== 'controls-post') await builder.place.locator(`input[name=${name}]`).uncheck();
  }
  await builder.choose('show', 'some');
  await builder.place.locator('input[name=show-chart]').uncheck();
  await builder.choose('autoplay', 'visible');
  await builder.choose('speed', '2');
  await builder.type('seed', '12');
  await builder.choose('lock', 'set');
  const code = await builder.as('frame');
  const address = new URL(/src="([^"]*)"/.exec(code)?.[1]?.replaceAll('&amp;', '&') ?? '');
  const said = Object.fromEntries(address.searchParams);
  assert.deepEqual({ ...said, show: said.show?.includes('chart') }, { controls: 'post', show: false, autoplay: 'visible', speed: '2', lock: 'seed', seed: '12' });
  await pasted(code, async (page) => {
    const figure = page.frameLocator('iframe').locator('hop-scope');
    await figure.getByRole('button', { name: 'Post', exact: true }).waitFor();
    assert.equal(await figure.getByRole('button', { name: 'Accept next invitation' }).count(), 0);
    assert.equal(await figure.getByRole('button', { name: 'New network' }).count(), 0);
    assert.equal(await figure.locator('[data-chart=life]').count(), 0);
  });
});

built('the pasted figure starts as the preview stands', async (builder) => {
  await builder.choose('scene', 'sandbox');
  await builder.choose('controls', 'none');
  await builder.choose('controls', 'all');
  await builder.seen();
  await builder.shows(/^$/);
  const figure = builder.inside;
  await figure.getByRole('combobox', { name: 'You accept' }).selectOption('met');
  await figure.getByRole('button', { name: 'Step' }).click();
  const shown = await builder.shows(/connections=26/);
  await builder.place.getByRole('button', { name: 'Start from what is shown here' }).click();
  await builder.code.waitFor();
  const code = await builder.as('frame');
  assert.match(code, /embed\.html\?strategy=met&amp;connections=26"/);
  assert.equal(await pasted(code), shown);
});

built('typed text never becomes markup', async (builder) => {
  await builder.choose('scene', 'sandbox');
  const odd = '"><img src=x onerror=alert(1)>&quot;\'';
  await builder.type('you', odd);
  await builder.shows(/you=/);
  for (const form of /** @type {const} */ (['frame', 'element'])) {
    const code = await builder.as(form);
    assert.ok(!code.includes('<img src=x'), code);
    const tags = await builder.page.evaluate((code) => {
      const parsed = new DOMParser().parseFromString(code, 'text/html');
      return { names: [...parsed.querySelectorAll('body *, head *')].map(({ localName }) => localName).sort(), you: parsed.querySelector('hop-scope')?.getAttribute('you') ?? new URL(parsed.querySelector('iframe')?.src ?? '').searchParams.get('you') };
    }, code);
    assert.deepEqual(tags.names, form === 'frame' ? ['a', 'a', 'iframe', 'img', 'noscript', 'p', 'script'] : ['a', 'a', 'hop-scope', 'img', 'p', 'script', 'style']);
    assert.equal(tags.you, odd);
  }
});

/** What is left where a host keeps only text, links and pictures, as feeds, sanitised Markdown and mail do. @param {Page} page @param {string} code */
const cleaned = (page, code) =>
  page.evaluate((code) => {
    const parsed = new DOMParser().parseFromString(code, 'text/html');
    for (const gone of parsed.querySelectorAll('script, style, iframe')) gone.remove();
    const links = [...parsed.querySelectorAll('a')].map((link) => ({ href: link.href, words: link.textContent?.trim() ?? '' }));
    return { links, pictures: [...parsed.querySelectorAll('a > img')].map((image) => ({ src: image.getAttribute('src'), alt: image.getAttribute('alt') })) };
  }, code);

built('every form leaves a linked picture of this scenario and a link in words, where a host takes out frames and scripts', async (builder, page) => {
  await builder.type('connections', '7');
  await builder.shows(/connections=7/);
  const alt = /^Who sees what you write\?: you in the middle, 7 of the 1st degree, [\d,]+ of the 2nd degree$/;
  for (const form of /** @type {const} */ (['frame', 'element', 'picture'])) {
    await until(`the counts in the code of the ${form}`, async () => (await builder.as(form)).includes(' 7 of the 1st degree'));
    const { links, pictures } = await cleaned(page, await builder.as(form));
    assert.deepEqual(links.map(({ words }) => words), ['', 'Open the figure: Who sees what you write?'], form);
    for (const { href } of links) assert.match(href, /embed\.html\?scene=post&connections=7$/);
    assert.equal(pictures[0]?.src, `${site.origin}/figure-post.png`);
    assert.match(pictures[0]?.alt ?? '', alt);
  }
  const save = builder.place.getByRole('button', { name: 'Save the picture' });
  await builder.reveal(save);
  const [file] = await Promise.all([page.waitForEvent('download'), save.click()]);
  assert.equal(file.suggestedFilename(), 'hopscope-post.png');
  const bytes = readFileSync(await file.path());
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [960, 600]);
  assert.equal((await cleaned(page, await builder.as('picture'))).pictures[0]?.src, 'hopscope-post.png');
  // Without an address only the link is left.
  await builder.place.locator('input[name=poster]').fill('');
  await builder.place.locator('input[name=poster]').press('Tab');
  const { links, pictures } = await cleaned(page, await builder.as('frame'));
  assert.deepEqual([links.length, pictures.length], [1, 0]);
});

test('“Embed” under a figure opens the builder with that figure as it stands', { timeout: 60_000 }, () =>
  open('/', async (page) => {
    const figure = page.locator('#figure-two-lives');
    await figure.evaluate((element) => /** @type {HopScope} */ (element).set({ seed: 12, people: 700 }));
    await page.getByRole('button', { name: /^Embed: / }).nth(1).click();
    const builder = new Builder(page);
    await builder.place.locator('form').waitFor();
    await until('the figure in the code', async () => /embed\.html\?scene=two-lives&amp;.*seed=12/.test(await builder.code.inputValue()));
    assert.match(await builder.code.inputValue(), /people=700/);
    assert.equal(await page.locator('header a[href="#embed"]').textContent(), 'Embed');
  }, { expected: [/^failed request: .* net::ERR_ABORTED$/] }));

built('without the height script the frame code has no script, and the height of the preview', async (builder) => {
  await builder.place.getByLabel('Height follows the content').uncheck();
  const code = await builder.as('frame');
  assert.ok(!code.includes('<script'));
  const high = await builder.place.locator('iframe').evaluate((frame) => frame.clientHeight);
  assert.match(code, new RegExp(`height="${high}"`));
  const host = await serveDist({ pages: { '/host.html': HEAD + code }, headers: { 'content-security-policy': "default-src 'none'; frame-src *; img-src data:" } });
  await open(`${host.origin}/host.html`, async (page) => {
    await page.frameLocator('iframe').locator('.view canvas[width]').first().waitFor();
  }, { origins: [site.origin] });
  await host.close();
});

built('every control can be reached by keyboard, and the forms by the arrow keys', async (builder, page) => {
  await builder.place.locator('select[name=scene]').focus();
  const reached = new Set();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => (document.activeElement?.closest('#builder') ? document.activeElement.getAttribute('name') || document.activeElement.localName : ''));
    if (name === '' || name === 'iframe') break;
    reached.add(name);
  }
  for (const name of ['strategy', 'connections', 'people', 'seed', 'theme', 'lang', 'controls', 'width', 'follows', 'form', 'textarea', 'button', 'summary']) assert.ok(reached.has(name), `${name} of ${[...reached].join(' ')}`);
  await builder.place.getByRole('radio', { name: 'frame' }).focus();
  await page.keyboard.press('ArrowRight');
  assert.match(await builder.code.inputValue(), /<hop-scope/);
});

for (const [language, colorScheme, width] of /** @type {const} */ ([
  ['en', 'light', 1280],
  ['de', 'dark', 1280],
  ['en', 'dark', 320],
  ['de', 'light', 320],
])) {
  built(
    `for everybody: ${language}, ${colorScheme}, ${width} wide`,
    async (builder, page) => {
      const closed = builder.place.locator('details:not([open]) > summary');
      while ((await closed.count()) > 0) await closed.first().click();
      assert.deepEqual(await violations(page), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      const small = await builder.place.locator('button, select, input:not([type=range]), summary').evaluateAll((all) =>
        all.flatMap((one) => {
          const { width, height } = (one.closest('label') ?? one).getBoundingClientRect();
          return width > 0 && (width < 24 || height < 24) ? [one.outerHTML] : [];
        }),
      );
      assert.deepEqual(small, []);
    },
    { address: language === 'en' ? '' : `index.${language}.html`, colorScheme, viewport: { width, height: 800 } },
  );
}

built('from right to left nothing is cut off', async (builder, page) => {
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  const out = await builder.place.locator('form *').evaluateAll((all) =>
    all.filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width > 0 && (left < -1 || right > innerWidth + 1);
    }).map(({ localName }) => localName),
  );
  assert.deepEqual(out, []);
}, { viewport: { width: 360, height: 800 } });
