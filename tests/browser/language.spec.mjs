/** Figures in several languages, in a real browser: German, right to left, longer words, several languages on a page. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { Figure } from '../support/figure.mjs';
import { lengthened, mirrored, textsOf } from '../support/pseudo.mjs';
import { SCENES } from '../../www/scenes/index.js';
import { start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('playwright-core').Page} Page */

/** @param {string} language @param {string} body @param {string} [more] of the root */
const html = (language, body, more = '') =>
  `<!doctype html><html lang="${language}" ${more}><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>host</title><link rel="icon" href="data:,"><style>body{margin:8px}</style><body><main><h1>A page</h1><h2>A figure</h2>${body}</main><script type="module" src="hopscope.js"></script>`;
const FIGURE = '<hop-scope people="300" seed="4" connections="12"></hop-scope>';
const FEW = '<hop-scope people="2000" seed="7" connections="150"></hop-scope>';

/** @type {Record<string, string>} */
const PAGES = {
  '/de.html': html('de', FEW),
  '/at.html': html('de-AT', FIGURE),
  '/en.html': html('en', FIGURE),
  '/xx.html': html('tlh', FIGURE),
  '/odd.html': html('d_e!', FIGURE),
  '/both.html': html('en', `<div lang="de"><hop-scope id="ours" people="4000" seed="4" connections="12" reshare="7"></hop-scope></div><hop-scope id="theirs" people="4000" seed="4" connections="12"></hop-scope>`),
  '/shadow.html': html('en', '<div id="host" lang="de"></div><script>document.querySelector("#host").attachShadow({ mode: "open" }).innerHTML = `' + FIGURE + '`</script>'),
  '/rtl.html': html('ar-XB', FEW, 'dir="rtl"'),
  '/long.html': html('en-XA', FEW),
};

for (const scene of Object.keys(SCENES)) PAGES[`/${scene}.html`] = html('en', `<hop-scope scene="${scene}"></hop-scope>`);

const { visit } = await start({ pages: PAGES });

/**
 * @param {string} name @param {string} path @param {(page: Page) => Promise<void>} body
 * @param {Parameters<typeof visit>[3]} [options]
 */
function host(name, path, body, options = {}) {
  visit(name, path, async (page) => body(page), { timeout: 120_000, ...options });
}

/** All texts of a figure: visible text, and names, titles and values for screen readers. @param {Page} page @param {string} [selector] */
const said = (page, selector = 'hop-scope') =>
  page.locator(selector).evaluate((element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const words = [...root.querySelectorAll('*')].flatMap((one) => [
      ...['aria-label', 'aria-valuetext', 'aria-description', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? ''),
      ...[...one.childNodes].flatMap((node) => (node instanceof Text ? (node.textContent ?? '') : '')),
    ]);
    return words.map((text) => text.trim()).filter(Boolean);
  });

/** Opens every section that can be opened, and posts. @param {Figure} figure @param {string} post */
async function openAll(figure, post) {
  await figure.ready();
  await figure.settled(() => figure.element.locator('button.post').click());
  await figure.element.locator('details[part=drawer] > summary').click();
  await figure.element.locator('details[part=more] > summary').click();
  await figure.element.locator('.sections section').nth(4).waitFor();
  await figure.element.locator('.row').first().waitFor();
  assert.ok((await said(figure.page)).some((text) => text.includes(post)), post);
}

const LONGEST = 3;

/** Words of a figure that are in no text of its language; short words and "AICc" are ignored. @param {string[]} all @param {RegExp} own matches the words of the language */
const strange = (all, own) =>
  all
    .flatMap((text) => text.match(/\p{L}[\p{L}\p{M}~]*/gu) ?? [])
    .filter((word) => word.length > LONGEST && word !== 'AICc' && !own.test(word));

host('in German, texts, numbers, plurals and announcements are German', '/de.html', async (page) => {
  const figure = new Figure(page, 'hop-scope');
  await openAll(figure, 'Dein Beitrag');
  const german = textsOf('de');
  const english = textsOf('en');
  // No whole English sentence that has a German translation is left.
  const others = new Set(Object.keys(english).flatMap((key) => (typeof english[key] === 'string' && english[key] !== german[key] ? [english[key]] : [])));
  const ours = new Set(Object.values(german));
  assert.deepEqual((await said(page)).filter((text) => others.has(text) && !ours.has(text)), []);
  assert.equal(await figure.element.locator('div').first().getAttribute('lang'), 'de');
  assert.match(await figure.element.locator('.happened').innerText(), /^Dein Beitrag: (Niemand hat|[\d.]+ (Person hat|Leute haben)) ihn gesehen.* Leute in 2 Schritten: [\d.]+\./);
  // A point between thousands, a comma before decimals.
  assert.ok((await said(page)).some((text) => /\b\d\.\d{3}\b/.test(text)));
  assert.ok((await figure.element.locator('td').allInnerTexts()).some((text) => /\d,\d/.test(text)));
  const slider = figure.element.getByRole('slider', { name: 'Kontakte', exact: true });
  assert.match((await slider.getAttribute('aria-valuetext')) ?? '', /^150 Kontakte von \d+, Monat \d+$/);
  await figure.settled(() => slider.fill('1'));
  assert.match((await slider.getAttribute('aria-valuetext')) ?? '', /^1 Kontakt von/);
  assert.match(await figure.element.locator('.spoken').innerText(), /^1 Kontakt: \d+ im 2\. Grad/);
});

host('a regional language has its language’s texts and its own number format', '/at.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ people: 12345 }));
  const written = new Intl.NumberFormat('de-AT').format(12345);
  assert.match(await figure.element.locator('canvas').first().getAttribute('aria-label') ?? '', new RegExp(`von ${written}\\.$`));
});

/** @type {string[]} */
const asked = [];

host('an English page fetches no other language', '/en.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  await figure.accept.waitFor();
  assert.deepEqual(asked.filter((path) => /\/de-/.test(path)), []);
}, { before: (page) => page.on('request', (request) => asked.push(new URL(request.url()).pathname)) });

for (const [name, path] of [['a language that is not there', '/xx.html'], ['what is no language', '/odd.html']]) {
  host(`${name} is English, without a warning`, path ?? '', async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    await figure.accept.waitFor();
    const place = figure.element.locator('div').first();
    assert.deepEqual([await place.getAttribute('lang'), await place.getAttribute('dir')], ['en', 'ltr']);
  });
}

host('a language that cannot be fetched falls back to English', '/at.html', async (page) => {
  await (await new Figure(page, 'hop-scope').ready()).accept.waitFor();
}, { before: (page) => page.route(/\/de-/, (route) => route.abort()), expected: [/de-\w+\.js/, /Failed to load resource/] });

host('two figures on a page can have two languages', '/both.html', async (page) => {
  const ours = await new Figure(page, '#ours').ready();
  const theirs = await new Figure(page, '#theirs').ready();
  const speaks = async () => {
    // Neither figure uses the other's language.
    const [german, english] = [await said(page, '#ours'), await said(page, '#theirs')];
    assert.ok(german.includes('Einladung annehmen') && !german.includes('Accept next invitation'));
    assert.ok(english.includes('Accept next invitation') && !english.includes('Einladung annehmen'));
    assert.ok(german.some((text) => text.includes('4.000')) && !german.some((text) => text.includes('4,000')), 'numbers of the German one');
    assert.ok(english.some((text) => text.includes('4,000')) && !english.some((text) => text.includes('4.000')), 'numbers of the English one');
  };
  await speaks();
  // The warning about an attribute.
  assert.ok((await said(page, '#ours')).some((text) => /^„Chance zu teilen“ geht von 0 bis 1: 1 gilt statt 7\.$/.test(text)));
  // Both figures accept at the same time.
  await Promise.all([ours, theirs].map((figure) => figure.settled(() => figure.element.evaluate((element) => /** @type {HopScope} */ (element).accept()))));
  assert.match(await ours.element.locator('.spoken').innerText(), /^13 Kontakte:/);
  assert.match(await theirs.element.locator('.spoken').innerText(), /^13 connections:/);
  // The text of a chart, read after the other figure's chart was drawn.
  for (const figure of [theirs, ours]) await figure.element.locator('.chart').first().hover();
  assert.match(await ours.element.locator('.reading').first().innerText(), /Kontakte: .* in zwei Schritten/);
  await theirs.element.locator('.chart').first().hover();
  assert.match(await theirs.element.locator('.reading').first().innerText(), /connections: .* within two steps/);
  await speaks();
  // A late failure is reported in the language of each figure.
  for (const figure of [ours, theirs]) await figure.element.evaluate((element) => {
    element.addEventListener('error', (event) => Reflect.set(element, 'told', /** @type {CustomEvent} */ (event).detail.message));
    return /** @type {HopScope} */ (element).set({ people: 1e6, ties: 200 });
  });
  assert.match(await ours.element.getByRole('alert').first().innerText(), /^Diese Welt braucht etwa 1,8\sGB, dieser Tab hat 1,3\sGB: Mit [\d,]+ Verbindungen je Person würde sie passen\. Du siehst noch/);
  assert.match(await theirs.element.getByRole('alert').first().innerText(), /^this world needs about 1\.9 GB; this tab can have 1\.3 GB: with [\d.]+ ties each it would fit\. You still see/);
  assert.match(await ours.element.evaluate((element) => Reflect.get(element, 'told')), /^Diese Welt/);
  await speaks();
}, { expected: [/reshare is from 0 to 1/] });

host('an error about a file is in the figure’s language', '/de.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  const file = (/** @type {string} */ text) => ({ name: 'netz.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  const input = figure.element.locator('input[type=file]');
  const alert = figure.element.getByRole('alert');
  await input.setInputFiles(file('1;2\n2;3\nvier\n'));
  await alert.filter({ hasText: 'Zeile 3 hat keine zwei Namen' }).waitFor();
  assert.match(await alert.first().innerText(), /getrennt durch ein Semikolon wie bei den anderen\. Du siehst noch das letzte Netz, das funktioniert hat\.$/);
  await input.setInputFiles(file('%PDF-1.4'));
  await alert.filter({ hasText: 'Die Datei ist ein PDF-Dokument. Erwartet wird ein Netz' }).waitFor();
  await figure.settled(() => input.setInputFiles(file('source,target\n1,2\n2,3\n3,1\n1,3\n')));
  assert.match(await figure.element.locator('.file-state').innerText(), /3 Leute, 3 Verbindungen.*1 Wiederholung.*Zeile 1 benennt die Spalten/s);
});

host('the language can change at run time, and back: texts, numbers, charts, earlier messages', '/en.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  const change = (/** @type {string} */ selector, /** @type {string | null} */ language) =>
    page.locator(selector).evaluate((element, language) => (language === null ? element.removeAttribute('lang') : element.setAttribute('lang', language)), language);
  await figure.choose('You accept', 'met');
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ people: 99999999 }));
  const note = /1,000,000 is used|1000000 is used/;
  assert.match(await figure.element.locator('.note').first().innerText(), note);
  const ghost = () => figure.element.locator('.lines .ghost').innerText();
  await change('html', 'de');
  await figure.button('Einladung annehmen').waitFor();
  assert.match(await figure.element.locator('.note').first().innerText(), /„Leute“ geht von 2 bis 1\.000\.000/);
  assert.match(await ghost(), /^vorher: /);
  assert.ok((await figure.element.locator('.chart').first().locator('text').allTextContents()).includes('Kontakte →'));
  assert.match((await figure.element.locator('dd').allInnerTexts()).join(' '), /^[\d.–+ ]+$/);
  // The figure's own language takes precedence over the language of its parent.
  await change('hop-scope', 'en');
  await figure.accept.waitFor();
  assert.match(await ghost(), /^before: /);
  await change('hop-scope', null);
  await figure.button('Einladung annehmen').waitFor();
  await change('html', 'en');
  await figure.accept.waitFor();
  assert.match(await figure.element.locator('.note').first().innerText(), note);
}, { expected: [/people is from 2 to/] });

host('in a shadow root it has the host’s language', '/shadow.html', async (page) => {
  await new Figure(page, 'hop-scope').button('Einladung annehmen').waitFor();
});

/** A page whose figures have an added language. @param {Page} page @param {string} language @param {Record<string, unknown>} texts */
const taught = (page, language, texts) =>
  page.evaluate(([language, texts]) => /** @type {any} */ (customElements.get('hop-scope')).teach(language, texts), /** @type {const} */ ([language, texts]));

/** Elements that overflow the window or their container, and horizontal scrolling. @param {Page} page */
const sticksOut = (page) =>
  page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('hop-scope')?.shadowRoot);
    const wide = document.documentElement.clientWidth;
    /** @param {Element} one */
    const name = (one) => `${one.tagName}.${one.getAttribute('class') ?? ''} ${one.textContent?.trim().slice(0, 40)}`;
    const seen = [...root.querySelectorAll('*')].filter((one) => one instanceof HTMLElement && !one.closest('.spoken') && one.getClientRects().length > 0);
    const out = seen.filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return left < -1 || right > wide + 1;
    });
    const cut = seen.filter((one) => one.matches('button, label, summary, dt, dd, p, td, th, legend, small, .label') && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline');
    return [...(document.documentElement.scrollWidth > wide ? ['the page scrolls sideways'] : []), ...out.map(name), ...cut.map(name)];
  });

for (const width of [320, 360, 1280]) {
  const options = { viewport: { width, height: 800 } };

  host(`from right to left, ${width} wide: the figure is mirrored, charts and the picture are not, and nothing is cut`, '/rtl.html', async (page) => {
    await taught(page, 'ar-XB', mirrored());
    const figure = new Figure(page, 'hop-scope');
    await openAll(figure, '\u202e');
    assert.equal(await figure.element.locator('div').first().getAttribute('dir'), 'rtl');
    assert.deepEqual(await sticksOut(page), []);
    assert.deepEqual(strange(await said(page), /[áéíóúÁÉÍÓÚ]|^\P{Lu}*[^aeiou]+$/u), []);
    // Numbers have the digits of the language.
    const digits = await page.evaluate(() => new Intl.NumberFormat('ar-XB').format(150));
    assert.ok((await said(page)).some((text) => text.includes(digits)));
    // The chart's axis begins at the left in every language. The slider begins at the right.
    const feet = figure.element.locator('.chart').first().locator('.feet text');
    assert.ok(((await feet.first().boundingBox())?.x ?? NaN) < ((await feet.last().boundingBox())?.x ?? NaN));
    const slider = figure.element.locator('input[name=connections]');
    await slider.focus();
    const at = Number(await slider.inputValue());
    await figure.settled(() => page.keyboard.press('ArrowLeft'));
    assert.equal(Number(await slider.inputValue()), at + 1);
    // The label of a row is at the right of its control.
    const row = figure.element.locator('.row').filter({ has: page.locator('select') }).first();
    const [label, control] = [await row.locator('.label').boundingBox(), await row.locator('select').boundingBox()];
    if (width > 600) assert.ok((label?.x ?? NaN) > (control?.x ?? NaN));
    assert.deepEqual(await violations(page), []);
  }, options);

  host(`longer by four tenths, ${width} wide: nothing is cut`, '/long.html', async (page) => {
    await taught(page, 'en-XA', lengthened());
    const figure = new Figure(page, 'hop-scope');
    await openAll(figure, 'póst~~');
    assert.deepEqual(await sticksOut(page), []);
    assert.deepEqual(strange(await said(page), /~/), []);
  }, options);

  host(`German, ${width} wide: nothing is cut`, '/de.html', async (page) => {
    await openAll(new Figure(page, 'hop-scope'), 'Dein Beitrag');
    assert.deepEqual(await sticksOut(page), []);
    assert.deepEqual(await violations(page), []);
  }, options);
}

for (const [scene, { story = false }] of Object.entries(SCENES)) {
  host(`${scene}: every text changes with the language, 320 wide, and in German no text is English`, `/${scene}.html`, async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    await figure.element.evaluate(async (element) => {
      const figure = /** @type {HopScope} */ (element);
      await figure.set({ connections: figure.getState().facts?.steps ? 5 : 0 });
      await figure.post();
    });
    // The scene with the guess announces no number before the answer.
    if (!story && scene !== 'exponential') await figure.element.locator('p.spoken[aria-live]').filter({ hasText: /./ }).waitFor({ state: 'attached' });
    await taught(page, 'en-XA', lengthened());
    await page.locator('html').evaluate((root) => root.setAttribute('lang', 'en-XA'));
    await figure.element.locator('div[lang=en-XA]').waitFor();
    // An announcement is made once. It is not repeated in another language.
    const words = async () => (await said(page)).filter((text) => text !== announced);
    const announced = await figure.element.locator('p.spoken[aria-live]').textContent();
    assert.deepEqual(strange(await words(), /~/), []);
    assert.deepEqual(await sticksOut(page), []);
    await page.locator('html').evaluate((root) => root.setAttribute('lang', 'de'));
    await figure.element.locator('div[lang=de]').waitFor();
    const [english, german] = [textsOf('en'), textsOf('de')];
    const others = new Set(Object.keys(english).flatMap((key) => (typeof english[key] === 'string' && english[key] !== german[key] ? [english[key]] : [])));
    const ours = new Set(Object.values(german));
    assert.deepEqual((await words()).filter((text) => others.has(text) && !ours.has(text)), []);
    assert.deepEqual(await sticksOut(page), []);
  }, { viewport: { width: 320, height: 800 } });
}

for (const [file, ready] of [['index', 'hop-scope[scene=hook]'], ['worksheet', 'body[data-solved]']]) {
  host(`${file} in German: no text is English, nothing is cut at 320, meets WCAG 2.2 AA`, `/${file}.de.html`, async (page) => {
    await page.locator(ready ?? '').waitFor();
    const section = file === 'index' ? 'page' : file;
    const [english, german] = ['en', 'de'].map((language) => JSON.parse(readFileSync(new URL(`../../www/i18n/text/${language}.json`, import.meta.url), 'utf8'))[section ?? '']);
    const text = await page.locator('html').evaluate((root) => root.outerHTML);
    // `outerHTML` writes some characters differently, for example apostrophes: not every sentence is found.
    const sentences = Object.keys(english).filter((key) => english[key] !== german[key] && english[key].split(' ').length > 3);
    assert.deepEqual(sentences.filter((key) => text.includes(english[key])), []);
    assert.ok(sentences.filter((key) => text.includes(german[key])).length > sentences.length / 2);
    assert.equal(await page.locator('html').getAttribute('lang'), 'de');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    assert.deepEqual(await violations(page), []);
    if (file !== 'index') return;
    const theme = page.locator('#theme');
    assert.equal(await theme.innerText(), 'Farben: System');
    await theme.click();
    assert.equal(await theme.innerText(), 'Farben: hell');
    // A figure further down starts when it comes near the window, in German, too.
    const figure = await new Figure(page).ready();
    await figure.button('Einladung annehmen').waitFor();
    assert.equal(await theme.innerText(), 'Farben: hell');
  }, { viewport: { width: 320, height: 800 } });
}
