/** embed.html in frames of a host page: messages to it, messages from it, its height, and hosts with restrictive policies. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { openPage, serveDist } from '../support/browser.mjs';
import { frames, rest, until } from '../support/rest.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ source: string, v: number, id: string, type: string, detail: Record<string, any> }} Said */

/** Origin of the figure. */
const { browser, site, open, visit } = await start();

/** Script of the host: records messages from the frame and sends requests to it. */
const LISTEN = `<script>
  window.said = [];
  addEventListener('message', ({ data, source, origin }) => data.source === 'hopscope' && said.push({ ...data, origin, from: [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === source) }));
  window.ask = (type, detail, call, frame = document.querySelector('iframe'), more = {}) =>
    frame.contentWindow.postMessage({ source: 'hopscope', v: 1, type, detail, call, ...more }, '*');
</script>`;

/** @param {string} body @param {string} [head] */
const host = (body, head = '') => `${HEAD.replace('<body>', head)}<body>${body}`;

/** @param {string} [query] @param {string} [attributes] @param {string} [from] */
const frame = (query = '', attributes = 'width="700" height="900"', from = site.origin) =>
  `<iframe title="figure" src="${from}/embed.html${query.replaceAll('&', '&amp;')}" ${attributes}></iframe>`;

const SMALL = 'people=300&seed=4&connections=12';

/** @type {Record<string, string>} */
const PAGES = {
  '/one.html': host(LISTEN + frame(`?${SMALL}&id=one`)),
  '/all.html': host(LISTEN + frame(`?${SMALL}&id=one&events=all`)),
  '/core.html': host(LISTEN + frame(`?${SMALL}&renderer=core`)),
  '/low.html': host(`${LISTEN}<div style="height:4000px"></div>${frame(`?${SMALL}`)}`),
  '/state.html': host(LISTEN + frame(`?${SMALL}&scene=not-everyone&id=a&events=settled#scene=not-everyone&connections=20&seed=9`) + frame(`?${SMALL}&scene=hidden-lists&id=b`)),
  '/locked.html': host(LISTEN + frame(`?${SMALL}&lock=seed,people#seed=9&people=500&connections=20`)),
  '/german.html': host(LISTEN + frame(`?${SMALL}&lang=de&theme=dark&controls=none`)),
  '/wrong.html': host(LISTEN + frame(`?peeple=3&people=0&onclick=alert(1)&style=display:none&innerHTML=x&lang=%3Cb%3E&events=settled,nonsense&id=${'x'.repeat(80)}`)),
  '/others.html': host(LISTEN + frame(`?utm_source=x&utm_source=y&${SMALL}&id=one&fbclid=z#comments`) + frame(`?${SMALL}&id=two&note=${'x'.repeat(3000)}#?secret=abc`)),
  '/long.html': host(LISTEN + frame(`?people=300&you=${'x'.repeat(2100)}`)),
  '/sandbox.html': host(LISTEN + frame(`?${SMALL}`, 'width="700" height="900" sandbox="allow-scripts"')),
  '/plain.html': host(frame(`?${SMALL}`)),
  '/follows.html': host(`${frame(`?${SMALL}&id=a`, 'width="100%" height="300"')}${frame('?scene=hook&id=b', 'width="320" height="300" style="border: 3px solid; box-sizing: border-box"')}${LISTEN}<script src="${site.origin}/hopscope-host.js" async></script>`),
  '/ignores.html': host(LISTEN + frame(`?${SMALL}`, 'width="500" height="300"')),
  '/clamps.html': host(`${frame(`?${SMALL}`, 'width="500" height="300" style="max-height: 400px"')}${LISTEN}<script src="${site.origin}/hopscope-host.js"></script>`),
};

const foreign = await serveDist({ pages: PAGES });
after(() => foreign.close());

/**
 * A page of another origin.
 * @param {string} name @param {string} path
 * @param {(page: Page, problems: () => string[]) => Promise<void>} body
 * @param {Parameters<typeof visit>[3] & { from?: string }} [options]
 */
function hosted(name, path, body, { from = foreign.origin, ...options } = {}) {
  visit(name, `${from}${path}`, async (page, { problems }) => body(page, problems), { origins: [site.origin], ...options });
}

/** @param {Page} page @returns {Promise<(Said & { origin: string, from: number })[]>} */
const said = (page) => page.evaluate(() => Reflect.get(window, 'said'));

/** Waits until the host has this message. @param {Page} page @param {string} type @param {number} [count] @param {number} [from] */
async function told(page, type, count = 1, from = 0) {
  await page.waitForFunction(([type, count, from]) => Reflect.get(window, 'said').filter((/** @type {any} */ one) => one.type === type && one.from === from).length >= Number(count), [type, count, from]);
  const all = await said(page);
  return all.filter((one) => one.type === type && one.from === from).at(-1) ?? assert.fail();
}

let calls = 0;

/** Calls a frame, awaits its answer. @param {Page} page @param {string} type @param {unknown} [detail] @param {number} [index] */
async function ask(page, type, detail, index = 0) {
  const call = ++calls;
  await page.evaluate(
    ([type, detail, call, index]) => Reflect.get(window, 'ask')(type, detail, call, document.querySelectorAll('iframe')[/** @type {number} */ (index)]),
    /** @type {const} */ ([type, detail, call, index]),
  );
  const handle = await page.waitForFunction((call) => Reflect.get(window, 'said').find((/** @type {any} */ one) => one.type === 'answer' && one.detail.call === call), call);
  const { detail: answer } = /** @type {Said} */ (await handle.jsonValue());
  assert.equal(answer.to, type);
  return answer;
}

/** The state of the figure. @param {Page} page @param {number} [index] */
const state = async (page, index = 0) => (await ask(page, 'getState', undefined, index)).value;

/** The figure in the frame. @param {Page} page @param {number} [index] */
const inside = (page, index = 0) => page.frameLocator('iframe').nth(index).locator('hop-scope');

hosted('the frame sends ready and its height, and other messages on request only', '/one.html', async (page) => {
  await told(page, 'ready');
  await told(page, 'height');
  await inside(page).getByRole('button', { name: 'Accept next invitation' }).click();
  await page.waitForFunction(() => Reflect.get(window, 'said').length >= 2);
  assert.equal((await state(page)).connection, 13);
  const all = await said(page);
  assert.deepEqual([...new Set(all.map(({ type }) => type))].sort(), ['answer', 'height', 'ready']);
  for (const { source, v, id, origin } of all) assert.deepEqual({ source, v, id, origin }, { source: 'hopscope', v: 1, id: 'one', origin: site.origin });
  const ready = all.find(({ type }) => type === 'ready')?.detail ?? {};
  assert.equal(ready.connection, 12);
  assert.equal(ready.scene, 'sandbox');
  assert.equal(ready.text, 'connections=12&people=300&seed=4');
});

hosted('a host can call the element’s methods by message, and gets their results', '/all.html', async (page) => {
  await told(page, 'ready');
  assert.deepEqual(await ask(page, 'accept'), { to: 'accept', call: calls, value: undefined });
  await told(page, 'settled');
  assert.equal((await state(page)).counters.first, 13);
  await ask(page, 'step');
  await told(page, 'settled', 2);
  await ask(page, 'set', { connections: 30, seed: 9 });
  assert.match((await state(page)).text, /connections=30.*seed=9/);
  await ask(page, 'set', 'connections=31');
  assert.equal((await state(page)).connection, 31);
  await ask(page, 'setState', 'connections=5');
  assert.equal((await state(page)).text, 'connections=5');
  await ask(page, 'post');
  await told(page, 'post');
  await until('the post settles', async () => {
    const types = (await said(page)).map(({ type }) => type);
    return types.lastIndexOf('settled') > types.indexOf('post');
  });
  assert.ok((await state(page)).counters.saw > 0);
  await ask(page, 'play');
  await told(page, 'play');
  await ask(page, 'pause');
  await told(page, 'pause');
  await ask(page, 'reset');
  await told(page, 'reset');
  assert.equal((await state(page)).connection, 0);
  const events = new Set((await said(page)).map(({ type }) => type));
  for (const type of ['accept', 'post', 'hop', 'settled', 'play', 'pause', 'reset']) assert.ok(events.has(type), type);
  for (const message of await said(page)) assert.ok(JSON.stringify(message).length < 3000, message.type);
});

hosted('a host gets the reader’s events on request: input, change, reach', '/all.html', async (page) => {
  await told(page, 'ready');
  const figure = inside(page);
  await figure.getByRole('slider', { name: 'Chance to reshare' }).press('End');
  const input = await told(page, 'input');
  assert.equal(input.detail.name, 'reshare');
  const change = await told(page, 'change');
  assert.deepEqual([change.detail.names, change.detail.connection], [['reshare'], 12]);
  assert.match(change.detail.text, /reshare=/);
  await figure.getByRole('button', { name: 'Play' }).click();
  const reach = await told(page, 'reach');
  assert.equal(typeof reach.detail.couldReach, 'number');
  // This needs more memory than a tab has.
  await ask(page, 'set', { people: 1_000_000, ties: 200 });
  const error = await told(page, 'error');
  assert.equal(error.detail.fatal, false);
  assert.match(error.detail.message, /GB/);
  await /** @type {import('playwright-core').Frame} */ (page.frames()[1]).evaluate(() => document.querySelector('hop-scope')?.setAttribute('scene', 'hook'));
  assert.deepEqual((await told(page, 'scenechange')).detail, { scene: 'hook' });
});

hosted('goto, snapshot and exportCSV work through the frame', '/one.html', async (page) => {
  await told(page, 'ready');
  await ask(page, 'goto', 20);
  assert.equal((await state(page)).connection, 20);
  await ask(page, 'goto', { connection: 15, hop: 1 });
  const { connection, counters } = await state(page);
  assert.deepEqual([connection, counters.hop], [15, 1]);
  const csv = (await ask(page, 'exportCSV', 'life')).value;
  assert.match(csv, /connection,/);
  assert.match((await ask(page, 'goto', 'there')).error, /./);
  assert.match((await ask(page, 'snapshot', { type: 'text/html' })).error, /type is one of/);
  const picture = await page.evaluate(async () => {
    const answer = new Promise((done) => addEventListener('message', ({ data }) => data.detail?.to === 'snapshot' && data.detail.call === 'picture' && done(data.detail.value)));
    Reflect.get(window, 'ask')('snapshot', { type: 'image/png', width: 200, height: 100, scale: 1 }, 'picture');
    const blob = /** @type {Blob} */ (await answer);
    const { width, height } = await createImageBitmap(blob);
    return [blob.type, width, height];
  });
  assert.deepEqual(picture, ['image/png', 200, 100]);
  await ask(page, 'replay', 'reset\naccept 3');
  assert.equal((await state(page)).connection, 3);
});

hosted('a wrong call is answered with an error, and other messages are ignored', '/one.html', async (page, problems) => {
  await told(page, 'ready');
  for (const [type, detail, words] of /** @type {const} */ ([
    ['remove', undefined, /there is no remove; there are set, /],
    ['constructor', undefined, /there is no constructor/],
    ['innerHTML', '<b>', /there is no innerHTML/],
    ['set', 12, /query string/],
    ['set', { people: {} }, /the value of people/],
    ['setState', 'x'.repeat(2001), /at most 2000/],
  ])) {
    assert.match((await ask(page, type, detail)).error, words);
  }
  const before = (await said(page)).length;
  await page.evaluate(() => {
    const { contentWindow } = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
    for (const odd of [null, 7, 'play', [], {}, { source: 'hopscope' }, { source: 'hopscope', v: 2, type: 'reset' }, { source: 'other', v: 1, type: 'reset' }, { source: 'hopscope', v: 1, id: 'two', type: 'reset' }, { source: 'hopscope', v: 1, type: { toString: 1 } }]) {
      contentWindow?.postMessage(odd, '*');
    }
  });
  assert.equal((await state(page)).connection, 12);
  assert.equal((await said(page)).length, before + 1);
  // Messages from a window other than the host are ignored.
  const other = /** @type {import('playwright-core').Frame} */ (page.frames()[1]);
  await other.evaluate(() => postMessage({ source: 'hopscope', v: 1, type: 'reset', call: 1 }, '*'));
  assert.equal((await state(page)).connection, 12);
  assert.deepEqual(problems(), []);
});

hosted('the frame starts when it comes into sight', '/low.html', async (page) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.frameLocator('iframe').locator('main').waitFor({ state: 'attached' });
  await frames(page);
  assert.equal(await inside(page).count(), 0);
  assert.deepEqual(asked.filter((url) => url.endsWith('.wasm')), []);
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await told(page, 'ready');
});

hosted('a message starts a frame that is out of sight', '/low.html', async (page) => {
  assert.equal((await state(page)).connection, 12);
});

hosted('the query holds the author’s settings, the hash the reader’s, which win; a scene keeps its start', '/state.html', async (page) => {
  const [first, second] = [await state(page), await state(page, 1)];
  assert.equal(first.scene, 'not-everyone');
  assert.equal(first.text, 'connections=20&people=300&seed=9');
  assert.match(second.text, /hidden=0?\.5/);
  assert.match(second.text, /connections=12/);
  // Another fragment (`#`) is another state.
  await page.evaluate((origin) => {
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
    frame.src = `${origin}/embed.html?people=300&seed=4&connections=12&scene=not-everyone&id=a&events=settled#scene=post&connections=8`;
  }, site.origin);
  await page.waitForFunction(() => Reflect.get(window, 'said').some((/** @type {any} */ one) => one.type === 'settled' && one.detail.scene === 'post'));
  assert.equal((await state(page)).text, 'connections=8');
});

hosted('no link changes a locked parameter; the host can', '/locked.html', async (page) => {
  await told(page, 'ready');
  await until('the reader’s part of the address', async () => (await state(page)).connection === 20);
  assert.equal((await state(page)).text, 'connections=20&people=300&seed=4');
  await ask(page, 'set', 'seed=9');
  assert.equal((await state(page)).text, 'connections=20&people=300&seed=9');
});

hosted('language, theme and controls come from the query', '/german.html', async (page) => {
  await told(page, 'ready');
  await inside(page).getByText('Kontakte').first().waitFor();
  assert.equal(await page.frameLocator('iframe').locator('html').getAttribute('lang'), 'de');
  assert.equal(await inside(page).getAttribute('theme'), 'dark');
  assert.equal(await inside(page).getByRole('button', { name: 'Einladung annehmen' }).count(), 0);
});

hosted('what is not ours in its address is left alone, and changes nothing later either', '/others.html', async (page) => {
  await told(page, 'ready', 1, 0);
  const mine = 'connections=12&people=300&seed=4';
  for (const index of [0, 1]) {
    assert.equal((await state(page, index)).text, mine);
    assert.equal(await inside(page, index).locator('.note').count(), 0);
  }
  for (const hash of ['#comments-2', '#?secret=def', `#reply=${'x'.repeat(3000)}`]) {
    await /** @type {import('playwright-core').Frame} */ (page.frames()[1]).evaluate((hash) => new Promise((done) => {
      addEventListener('hashchange', done, { once: true });
      location.hash = hash;
    }), hash);
    await ask(page, 'set', {});
    assert.equal((await state(page)).text, mine, hash.slice(0, 20));
  }
  assert.equal(await inside(page).locator('.note').count(), 0);
});

test('an unknown setting is ignored, with one warning that names it', { timeout: 60_000 }, async () => {
  const { page, problems, close } = await openPage(browser, `${foreign.origin}/wrong.html`, { origins: [site.origin] });
  const ready = await told(page, 'ready');
  assert.match(ready.id, /^\d+-\d+$/);
  const words = problems().join('\n');
  for (const name of ['nonsense', '<b>', 'id has to have', 'people']) assert.ok(words.includes(name), `${name} in ${words}`);
  // An unknown name may belong to another program.
  for (const name of ['peeple', 'onclick', 'style', 'innerHTML']) assert.ok(!words.includes(`"${name}"`), `${name} in ${words}`);
  assert.equal(problems().length, 4, words);
  for (const attribute of ['onclick', 'style', 'id']) assert.equal(await inside(page).getAttribute(attribute), null);
  await close();
});

test('an address that is too long is ignored as a whole', { timeout: 60_000 }, async () => {
  const { page, problems, close } = await openPage(browser, `${foreign.origin}/long.html`, { origins: [site.origin] });
  assert.equal((await told(page, 'ready')).detail.text, '');
  assert.match(problems().join(), /more than 2000, and is ignored/);
  assert.equal(problems().length, 1);
  await close();
});

hosted('of a reader’s own file only the height leaves the frame', '/all.html', async (page) => {
  await told(page, 'ready');
  const ring = Array.from({ length: 9 }, (_, index) => `secret${index} secret${(index + 1) % 9}`).join('\n');
  await inside(page).locator('input[type=file]').setInputFiles({ name: 'mine.txt', mimeType: 'text/plain', buffer: Buffer.from(ring) });
  await inside(page).getByText('mine.txt: 9 people, 9 ties.').waitFor();
  const before = (await said(page)).filter(({ type }) => type !== 'height').length;
  await inside(page).getByRole('button', { name: 'Step' }).click();
  await inside(page).getByRole('button', { name: 'Post', exact: true }).click();
  assert.match((await ask(page, 'getState')).error, /nothing of it leaves the frame/);
  const after = (await said(page)).filter(({ type }) => type !== 'height');
  assert.deepEqual(after.slice(before).map(({ type }) => type), ['answer']);
  assert.doesNotMatch(JSON.stringify(after), /secret|mine\.txt/);
});

// ---- heights

/** Whether a frame is in the window. The browser draws no others. @param {Page} page @param {import('playwright-core').Frame} frame */
async function isDrawn(page, frame) {
  if (frame === page.mainFrame()) return true;
  const box = await (await frame.frameElement()).boundingBox();
  return box !== null && box.y + box.height > 0 && box.y < (page.viewportSize()?.height ?? 0);
}

/** Waits until no more height messages come: the page and its visible frames are at rest, and no message has arrived. @param {Page} page */
async function calm(page) {
  for (let count = -1; count !== (await said(page)).length; ) {
    count = (await said(page)).length;
    for (const frame of page.frames()) if (await isDrawn(page, frame)) await rest(frame);
  }
}

/** The height messages. @param {Page} page @param {number} [from] */
const heights = async (page, from = 0) => (await said(page)).filter((one) => one.type === 'height' && one.from === from).map(({ detail }) => detail.height);

/** Heights of the figure, the frame and its scrolled content, in CSS pixels. @param {Page} page @param {number} [index] */
const measured = async (page, index = 0) =>
  page.frameLocator('iframe').nth(index).locator('html').evaluate((root) => ({
    figure: root.querySelector('hop-scope')?.getBoundingClientRect().height ?? NaN,
    inner: innerHeight,
    scrolls: root.scrollHeight > innerHeight || root.scrollWidth > innerWidth,
  }));

for (const deviceScaleFactor of [1, 1.1, 1.5]) {
  hosted(`a host that follows the height gets it once, and then no other; pixel ratio ${deviceScaleFactor}`, '/follows.html', async (page) => {
    await told(page, 'ready', 1, 0);
    await told(page, 'height', 1, 0);
    await page.locator('iframe').nth(1).scrollIntoViewIfNeeded();
    await told(page, 'ready', 1, 1);
    await told(page, 'height', 1, 1);
    await calm(page);
    for (const index of [0, 1]) {
      const { figure, inner, scrolls } = await measured(page, index);
      assert.ok(inner >= figure && inner < figure + 2, `${inner} for ${figure}`);
      assert.equal(scrolls, false);
      assert.ok((await heights(page, index)).length <= 4, String(await heights(page, index)));
    }
    // After both changes the height is as before.
    const first = await measured(page);
    for (const width of [420, 1100, 333, 1280]) {
      await page.setViewportSize({ width, height: 720 });
      await calm(page);
      const { figure, inner, scrolls } = await measured(page);
      assert.ok(inner >= figure && inner < figure + 2, `${inner} for ${figure} at ${width}`);
      assert.equal(scrolls, false);
    }
    assert.deepEqual(await measured(page), first);
    assert.ok((await heights(page)).length <= 14, String(await heights(page)));
  }, { deviceScaleFactor });
}

hosted('opening a part makes the frame higher, closing it lower', '/follows.html', async (page) => {
  await told(page, 'ready');
  await calm(page);
  const before = await measured(page);
  await inside(page).getByText('All settings').click();
  await inside(page).getByRole('group', { name: 'World' }).waitFor();
  await calm(page);
  const open = await measured(page);
  assert.ok(open.inner > before.inner + 200 && !open.scrolls);
  await inside(page).getByText('All settings').click();
  await calm(page);
  assert.deepEqual(await measured(page), before);
});

for (const path of ['/ignores.html', '/clamps.html']) {
  hosted(`a host that ${path.slice(1, -5)} gets the height once, and the frame can be scrolled`, path, async (page) => {
    await told(page, 'height');
    await calm(page);
    assert.ok((await heights(page)).length <= 3, String(await heights(page)));
    const { figure, inner } = await measured(page);
    assert.ok(inner <= 400 && figure > inner);
    const wide = await page.frameLocator('iframe').locator('html').evaluate((root) => root.scrollWidth > innerWidth);
    assert.equal(wide, false);
    await inside(page).getByText('All settings').scrollIntoViewIfNeeded();
    assert.ok((await page.frameLocator('iframe').locator('html').evaluate(() => scrollY)) > 0);
  });
}

test('the height is the same with a scroll bar that takes room', { timeout: 60_000 }, async () => {
  const { launch } = await import('../support/browser.mjs');
  const bars = await launch({ ignoreDefaultArgs: ['--hide-scrollbars'] });
  try {
    const { page, problems, close } = await openPage(bars, `${foreign.origin}/ignores.html`, { origins: [site.origin] });
    const { detail } = await told(page, 'height');
    await calm(page);
    const told1 = await heights(page);
    await page.locator('iframe').evaluate((frame) => (frame.style.height = '3000px'));
    await calm(page);
    assert.deepEqual(await heights(page), told1);
    assert.ok(detail.height > 300);
    assert.deepEqual(problems(), []);
    await close();
  } finally {
    await bars.close();
  }
});

// ---- hosts that forbid things

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src data:";

/** The figure draws, accepts and stores nothing. @param {Page} page */
async function works(page) {
  const figure = inside(page);
  await figure.locator('.view canvas[width]').first().waitFor();
  const before = await figure.locator('dd').first().innerText();
  await figure.getByRole('button', { name: 'Accept next invitation' }).click();
  await figure.locator('dd').first().filter({ hasNotText: new RegExp(`^${before}$`) }).waitFor();
  await figure.getByRole('button', { name: 'Post', exact: true }).click();
}

hosted('the frame works in sandbox="allow-scripts"', '/sandbox.html', async (page) => {
  const ready = await told(page, 'ready');
  assert.equal(ready.detail.connection, 12);
  assert.equal((await said(page))[0]?.origin, 'null');
  await works(page);
  assert.equal((await ask(page, 'set', 'connections=40')).error, undefined);
  assert.equal((await state(page)).connection, 40);
});

test('the frame works under a strict policy of its own', { timeout: 90_000 }, async () => {
  const strict = await serveDist({ headers: { 'content-security-policy': STRICT } });
  const outside = await serveDist({ pages: { '/own.html': host(frame(`?${SMALL}`, undefined, strict.origin)), '/box.html': host(frame(`?${SMALL}`, 'width="700" height="900" sandbox="allow-scripts"', strict.origin)) } });
  for (const path of ['/own.html', '/box.html']) {
    await open(outside.origin + path, async (page) => {
      await works(page);
    }, { origins: [strict.origin] });
  }
  await strict.close();
  await outside.close();
});

test('the frame works on a host that forbids everything but frames', { timeout: 90_000 }, async () => {
  const outside = await serveDist({ pages: PAGES, headers: { 'content-security-policy': "default-src 'none'; frame-src *; img-src data:" } });
  await open(`${outside.origin}/plain.html`, async (page) => {
    await works(page);
  }, { origins: [site.origin] });
  await outside.close();
});

hosted('once ready the frame stores nothing, sets no cookie and makes no request', '/core.html', async (page) => {
  await told(page, 'ready');
  await inside(page).locator('.view canvas[width]').first().waitFor();
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await works(page);
  assert.deepEqual(asked, []);
  const kept = await page.frames()[1]?.evaluate(async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    caches: (await caches.keys()).length,
    databases: (await indexedDB.databases()).length,
  }));
  assert.deepEqual(kept, { cookie: '', local: 0, session: 0, caches: 0, databases: 0 });
  assert.deepEqual(await page.context().cookies(), []);
});

/** A static host whose CORS header allows no real origin. */
const SILENT = { 'access-control-allow-origin': 'null.invalid' };

test('in a sandbox, from a host that sends no CORS header, embed.html shows a link and hopscope.html works', { timeout: 120_000 }, async () => {
  const silent = await serveDist({ headers: SILENT });
  const box = 'width="700" height="900" sandbox="allow-scripts"';
  const one = frame(`?${SMALL}&id=one&events=settled#connections=20`, box, silent.origin).replace('embed.html', 'hopscope.html');
  const outside = await serveDist({ pages: { '/embed.html': host(frame(`?${SMALL}`, box, silent.origin)), '/file.html': host(`${LISTEN}${one}<script src="${silent.origin}/hopscope-host.js"></script>`) } });
  const embed = await openPage(browser, `${outside.origin}/embed.html`, { origins: [silent.origin] });
  await embed.page.frameLocator('iframe').getByRole('link', { name: 'Hopscope' }).waitFor();
  // The only error is the browser's own, about CORS: no script of the figure ran.
  assert.match(embed.problems().join(), /CORS/);
  await embed.close();
  await open(`${outside.origin}/file.html`, async (page) => {
    const ready = await told(page, 'ready');
    assert.deepEqual([ready.id, ready.origin, ready.detail.connection], ['one', 'null', 20]);
    await works(page);
    await told(page, 'settled');
    await calm(page);
    // The frame is as high as its content. The page in the frame has its own margin.
    const { inner, scrolls } = await measured(page);
    assert.ok(inner > 700 && !scrolls);
    assert.ok((await heights(page)).length <= 4);
  }, { origins: [silent.origin] });
  await silent.close();
  await outside.close();
});

// ---- opened by itself

visit('a hash that only names a scene shows it as it starts', '/embed.html#scene=post', async (page) => {
  await page.waitForFunction(async () => {
    const figure = /** @type {import('../../www/element/hop-scope.js').HopScope | null} */ (document.querySelector('hop-scope[scene=post]'));
    await figure?.ready;
    return figure?.getState().connection === 100;
  });
});

visit('a link to embed.html opens its state in a window of its own', '/embed.html?scene=not-everyone#scene=not-everyone&connections=33', async (page) => {
  await page.getByText('33', { exact: true }).first().waitFor();
  assert.deepEqual(await violations(page, ['landmark-one-main', 'page-has-heading-one', 'region', 'heading-order']), []);
});

for (const name of ['index.html', 'index.de.html', 'embed.html', 'embed.de.html']) {
  test(`${name} has the preview of a link to it`, async () => {
    const page = await (await fetch(`${site.origin}/${name}`)).text();
    const found = Object.fromEntries(Array.from(page.matchAll(/<meta (?:property|name)="(og:[\w:]+|twitter:\w+)" content="([^"]*)"/g), ([, key = '', value]) => [key, value]));
    for (const key of ['og:title', 'og:description', 'og:image:alt']) assert.ok((found[key] ?? '').length > 10, key);
    assert.equal(found['twitter:card'], 'summary_large_image');
    assert.match(found['og:image'] ?? '', /card\.png$/);
    const card = Buffer.from(await (await fetch(new URL('card.png', `${site.origin}/`))).arrayBuffer());
    assert.ok(card.length < 120_000, String(card.length));
    assert.deepEqual([card.toString('latin1', 1, 4), card.readUInt32BE(16), card.readUInt32BE(20)], ['PNG', 1200, 630]);
  });
}
