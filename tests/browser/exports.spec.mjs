/** Exported files, in a real browser: every file is read again and compared with the pixels and numbers of the core. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { Figure } from '../support/figure.mjs';
import { fnv1a } from '../support/fnv1a.mjs';
import { nativeHash } from '../support/native.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('../../www/exports/take.js').Options} Options */
/** @typedef {import('playwright-core').Page} Page */

/** @param {string} attributes @param {string} [lang] */
const host = (attributes, lang = 'en') => `${HEAD.replace('"en"', `"${lang}"`)}<main><h1>A host</h1><h2>Its figure</h2><hop-scope ${attributes}></hop-scope></main><script type="module" src="hopscope.js"></script>`;
const QUERY = 'people=300&seed=4&connections=30';
const DEMO = 'start people=300&amp;seed=4&amp;connections=0&#10;accept 3&#10;say Three &lt;b&gt;connections&lt;/b&gt;.&#10;play 12&#10;wait 5&#10;post';
const PAGES = {
  '/one.html': host('people="300" seed="4" connections="30"'),
  '/de.html': host('people="300" seed="4" connections="30"', 'de'),
  '/demo.html': host(`script="${DEMO}"`),
  '/bad.html': host('people="300" script="start&#10;acept 3"'),
};

const { visit } = await start({ pages: PAGES });

/**
 * @param {string} name
 * @param {(figure: Figure, page: Page) => Promise<void>} body
 * @param {Parameters<typeof visit>[3] & { path?: string }} [settings]
 */
function taking(name, body, { path = 'one.html', ...options } = {}) {
  // The timeout includes the time of a native build.
  visit(name, `/${path}`, async (page) => {
    const figure = new Figure(page, 'hop-scope');
    await figure.ready();
    await body(figure, page);
  }, { timeout: 300_000, patience: 30_000, ...options });
}

/** An exported file of the figure. @param {Figure} figure @param {Options} options @returns {Promise<Buffer>} */
async function taken(figure, options) {
  const text = await figure.element.evaluate(async (element, options) => {
    const blob = await /** @type {HopScope} */ (element).snapshot(options);
    if (blob.type !== (options.type ?? 'image/png')) throw new Error(`it is ${blob.type}`);
    const reader = new FileReader();
    return new Promise((done) => {
      reader.onload = () => done(String(reader.result).split(',')[1] ?? '');
      reader.readAsDataURL(blob);
    });
  }, options);
  return Buffer.from(/** @type {string} */ (text), 'base64');
}

/**
 * Holds back a file until it is released.
 * @param {Page} page @param {string} path
 * @returns {Promise<{ asked: Promise<unknown>, release: () => void }>} `asked` resolves when the page has requested the file
 */
async function held(page, path) {
  /** @type {(value?: unknown) => void} */
  let release = () => {};
  const gate = new Promise((resolve) => (release = resolve));
  const asked = new Promise((resolve) => {
    void page.context().route(path, async (route) => {
      resolve(undefined);
      await gate;
      await route.continue();
    });
  });
  return { asked, release };
}

/** The pixels of a picture file as the browser reads it. @param {Page} page @param {Buffer} file @param {string} type */
async function pixels(page, file, type) {
  const read = await page.evaluate(
    async ({ text, type }) => {
      const image = new Image();
      image.src = `data:${type};base64,${text}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.drawImage(image, 0, 0);
      const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
      return { data: Array.from(data), width, height };
    },
    { text: file.toString('base64'), type },
  );
  return { ...read, data: Uint8Array.from(read.data) };
}

/** The mean difference of two pictures' bytes, and the share of pixels with a channel that differs by more than `much`. @param {Uint8Array} a @param {Uint8Array} b @param {number} [much] */
function difference(a, b, much = 24) {
  assert.equal(a.length, b.length);
  let sum = 0;
  let far = 0;
  for (let at = 0; at < a.length; at += 4) {
    let most = 0;
    for (let channel = 0; channel < 3; channel += 1) {
      const off = Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0));
      sum += off;
      most = Math.max(most, off);
    }
    if (most > much) far += 1;
  }
  return { mean: sum / (0.75 * a.length), far: far / (a.length / 4) };
}

taking('a PNG has the native build’s pixels of the moment, at any size and in either theme, and names its scenario', async (figure, page) => {
  for (const options of /** @type {const} */ ([
    { width: 300, height: 200, scale: 2, theme: 'dark' },
    { width: 101, height: 63, scale: 1, theme: 'light' },
  ])) {
    const file = await taken(figure, options);
    const { data, width, height } = await pixels(page, file, 'image/png');
    assert.deepEqual([width, height], [options.width * options.scale, options.height * options.scale]);
    assert.equal(fnv1a(data), nativeHash(QUERY, { width, height, scale: options.scale, theme: options.theme }));
    assert.ok(file.includes('tEXtDescription\0hopscope scenario: connections=30&people=300&seed=4'));
  }
});

taking('the PNG is what is seen: the same part of the picture, the same structure, the same person looked at', async (figure, page) => {
  await figure.button('Larger').click();
  await figure.button('Larger').click();
  // A layout at rest is drawn in full.
  await page.waitForFunction(() => document.querySelector('hop-scope')?.shadowRoot?.querySelector('canvas'));
  const seen = async () => figure.element.locator('.view canvas').evaluate((element) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (element);
    const copy = new OffscreenCanvas(width, height);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (copy.getContext('2d'));
    context.drawImage(/** @type {HTMLCanvasElement} */ (element), 0, 0);
    return Array.from(context.getImageData(0, 0, width, height).data);
  });
  const { data } = await pixels(page, await taken(figure, {}), 'image/png');
  assert.equal(fnv1a(Uint8Array.from(await seen())), fnv1a(data));
});

taking('a picture requested while the figure moves to the full core is of the complete run', async (figure, page) => {
  const core = await held(page, '**/lab_bg.wasm');
  const encoder = page.waitForEvent('requestfinished', (request) => /\/encoder-\w+\.js$/.test(request.url()));
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ layout: 'force' }));
  const files = Promise.all([taken(figure, { type: 'image/svg+xml' }), taken(figure, { width: 200, height: 150 })]);
  // The force layout and both pictures wait for the same file.
  await Promise.all([core.asked, encoder]);
  core.release();
  const [svg, png] = await files;
  assert.match(String(svg), /<circle/);
  assert.ok(png.includes('connections=30&layout=force&people=300&seed=4'));
  assert.equal((await pixels(page, png, 'image/png')).height, 150);
  assert.equal(await figure.element.getByRole('alert').count(), 0);
});

taking('set({ layout }) and then snapshot(): sixteen fresh figures, one picture each', async (figure, page) => {
  const sizes = await figure.element.evaluate(async (first) => {
    /** @type {number[]} */
    const sizes = [];
    for (let turn = 0; turn < 16; turn += 1) {
      const fresh = /** @type {HopScope} */ (document.createElement('hop-scope'));
      fresh.setAttribute('people', String(200 + turn));
      first.after(fresh);
      await fresh.set({ layout: 'force' });
      sizes.push((await fresh.snapshot({ width: 100, height: 100 })).size);
      fresh.remove();
    }
    return sizes;
  });
  assert.equal(sizes.length, 16);
  assert.ok(sizes.every((size) => size > 500), String(sizes));
});

taking('a picture requested just before the scenario changes waits for the end of the run', async (figure, page) => {
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ world: 'random' }));
  const encoder = await held(page, '**/encoder-*.js');
  const fetched = page.waitForEvent('requestfinished', (request) => /\/encoder-\w+\.js$/.test(request.url()));
  const file = taken(figure, { type: 'image/svg+xml' });
  // The failure is checked below: this prevents an unhandled rejection.
  file.catch(() => undefined);
  await encoder.asked;
  const set = figure.element.evaluate((element) => {
    Object.assign(window, { paused: [] });
    return /** @type {HopScope} */ (element).set({ people: 500 });
  });
  await page.waitForFunction(() => Reflect.get(window, 'paused')?.length > 0);
  encoder.release();
  const script = (await fetched).url();
  await page.evaluate(async (script) => {
    await import(script);
    const waiting = Reflect.get(window, 'paused');
    Reflect.deleteProperty(window, 'paused');
    for (const goOn of waiting) goOn();
  }, script);
  await set;
  assert.equal(String(await file).match(/<circle/g)?.length, 501);
}, {
  // The core runs in the page's thread, where the test can stop it between two stages.
  before: (page) => page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = /** @this {MessagePort} @param {unknown[]} message */ function (...message) {
      const go = () => Reflect.apply(post, this, message);
      const waiting = Reflect.get(window, 'paused');
      if (waiting) waiting.push(go);
      else go();
    };
  }),
});

taking('an SVG is well formed, has a circle for everybody and looks like the pixels', async (figure, page) => {
  await figure.settled(() => figure.button('Post').click());
  const file = await taken(figure, { type: 'image/svg+xml', width: 500, height: 400, scale: 1 });
  const read = await page.evaluate((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
    const words = (/** @type {string} */ name) => documentElement.querySelector(name)?.textContent ?? '';
    return { name: documentElement.nodeName, people: documentElement.querySelectorAll('.people circle').length, title: words('title'), description: words('desc'), metadata: words('metadata') };
  }, file.toString());
  assert.deepEqual([read.name, read.people, read.title], ['svg', 301, 'Hopscope: 30 connections']);
  assert.match(read.description, /^You in the middle, 30 people around you, .* seen your post\.$/);
  assert.match(read.metadata, /scenario: connections=30&people=300&seed=4&post=1; people drawn: 301 of 301/);
  const shapes = await pixels(page, file, 'image/svg+xml');
  const core = await pixels(page, await taken(figure, { width: 500, height: 400, scale: 1 }), 'image/png');
  const { mean, far } = difference(shapes.data, core.data, 60);
  assert.ok(mean < 6 && far < 0.02, `mean ${mean}, far ${far}`);
});

taking('a caption is under the picture, in PNG, SVG, GIF and WebM, with title, key, counts and credit', async (figure, page) => {
  const plain = await pixels(page, await taken(figure, { width: 320, height: 240, scale: 1 }), 'image/png');
  /** The number of rows of the strip, below a picture of which no pixel has changed. @param {{ data: Uint8Array, width: number, height: number }} read */
  const strip = async ({ data, width, height }) => {
    const high = 2 * Math.round((height - plain.height) / 2);
    assert.ok(high > 40 && high < 140, `${height} pixels high`);
    assert.equal(width, plain.width);
    const rows = data.subarray(4 * width * plain.height);
    const dark = rows.filter((byte, at) => at % 4 === 1 && byte < 100).length;
    assert.ok(dark > 200, `${dark} dark pixels in the strip`);
    return data.subarray(0, 4 * width * plain.height);
  };
  // Of a chosen height the strip is a part: the picture above it is the core's at that size.
  const asked = { width: 320, scale: 1, caption: true };
  const png = await pixels(page, await taken(figure, { ...asked, height: 400 }), 'image/png');
  assert.deepEqual([png.width, png.height], [320, 400]);
  const svg = await taken(figure, { ...asked, height: 400, type: 'image/svg+xml' });
  const read = await page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
    return { sides: [root.getAttribute('width'), root.getAttribute('height'), root.getAttribute('viewBox')], texts: [...root.querySelectorAll('.caption text')].map((one) => one.textContent) };
  }, svg.toString());
  assert.deepEqual(read.sides, ['320', '400', '0 0 320 400']);
  const [first, second, third, reach] = await figure.counts();
  assert.equal(read.texts.join(' '), `30 connections: ${reach} of 300 people within reach you 1st · ${first} 2nd · ${second} 3rd · ${third} further · ${300 - Number(first) - Number(second) - Number(third)} Hopscope · seed 4`);
  const high = 400 - Number(/<rect y="(\d+)"/.exec(svg.toString())?.[1]);
  const same = await pixels(page, await taken(figure, { ...asked, height: 240 + high }), 'image/png');
  assert.deepEqual(await strip(same), plain.data);
  const gif = await pixels(page, await taken(figure, { ...asked, height: 240 + high, type: 'image/gif', seconds: 2 }), 'image/gif');
  await strip(gif);
  const webm = await taken(figure, { ...asked, height: 240 + high, type: 'video/webm', seconds: 2 });
  const sides = await page.evaluate(async (text) => {
    const video = Object.assign(document.createElement('video'), { muted: true, src: `data:video/webm;base64,${text}` });
    await new Promise((done, fail) => Object.assign(video, { onloadeddata: done, onerror: fail }));
    return [video.videoWidth, video.videoHeight];
  }, webm.toString('base64'));
  assert.deepEqual(sides, [320, 240 + high]);
});

taking('one switch of the panel leaves the caption out', async (figure, page) => {
  await open(figure);
  await figure.element.getByRole('combobox', { name: 'Size', exact: true }).selectOption('card');
  const saved = async () => (await download(page, () => figure.button('Save as SVG').click())).bytes.toString();
  assert.match(await saved(), /Hopscope · seed 4/);
  const caption = figure.element.getByRole('checkbox', { name: 'With title, key, counts and credit' });
  assert.ok(await caption.isChecked());
  await caption.uncheck();
  const without = await saved();
  assert.doesNotMatch(without, /Hopscope · seed|<text/);
  assert.match(without, /width="600" height="315"/);
});

taking('the tables are the series of this life, with the scenario in their head', async (figure) => {
  /** @param {string} [table] @returns {Promise<string>} */
  const csv = (table) => figure.element.evaluate((element, table) => /** @type {HopScope} */ (element).exportCSV(/** @type {any} */ (table)), table);
  const life = (await csv()).trimEnd().split('\n');
  assert.match(life[0] ?? '', /^# hopscope \d/);
  assert.equal(life[1], '# scenario: connections=30&people=300&seed=4');
  const rows = life.filter((line) => !line.startsWith('#')).map((line) => line.split(','));
  const [names = []] = rows;
  const counts = await figure.counts();
  const row = rows[30] ?? [];
  /** @param {string} name */
  const at = (name) => Number(row[names.indexOf(name)]);
  assert.deepEqual(['connection', 'second', 'third', 'could_reach', 'gained'].map(at), [counts[0], counts[1], counts[2], counts[3], counts[5]]);
  const { steps = 0 } = (await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().facts)) ?? {};
  assert.equal(rows.length, steps + 1);

  await assert.rejects(csv('post'), /There is no post here/);
  await assert.rejects(csv('contacts'), /More about this life/);
  await assert.rejects(csv('deaths'), /one of life, post, contacts, lives, not deaths/);
  await figure.settled(() => figure.button('Post').click());
  const post = (await csv('post')).trimEnd().split('\n').filter((line) => !line.startsWith('#')).slice(1);
  assert.equal(post.reduce((sum, line) => sum + Number(line.split(',')[2]), 0), await figure.count('saw it'));

  await figure.text('More about this life').click();
  await figure.button('Run 200 lives').click();
  await figure.text('median of 200 lives').waitFor();
  const lives = (await csv('lives')).trimEnd().split('\n').filter((line) => !line.startsWith('#'));
  assert.equal(lives[0], 'connection,lives,low,median,high,mean,error');
  const [, , low = NaN, median = NaN, high = NaN] = (lives[10] ?? '').split(',').map(Number);
  assert.ok(low <= median && median <= high && lives.length > 10);
  await figure.element.locator('[data-chart=months]').waitFor();
  assert.match(await csv('contacts'), /\nmonth,expected,sampled,viewers\n0,/);
});

taking('a GIF has a picture for each moment, and its first and last are the core’s', async (figure, page) => {
  const size = { width: 320, height: 240, scale: 1 };
  const last = await pixels(page, await taken(figure, size), 'image/png');
  const file = await taken(figure, { ...size, type: 'image/gif', seconds: 3 });
  const film = await page.evaluate(async (text) => {
    const data = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const decoder = new ImageDecoder({ type: 'image/gif', data });
    await Promise.all([decoder.tracks.ready, decoder.completed]);
    const track = decoder.tracks.selectedTrack;
    const count = track?.frameCount ?? 0;
    const [first, end] = await Promise.all(
      [0, count - 1].map(async (frameIndex) => {
        const { image } = await decoder.decode({ frameIndex });
        const canvas = new OffscreenCanvas(image.displayWidth, image.displayHeight);
        const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
        context.drawImage(image, 0, 0);
        return { data: Array.from(context.getImageData(0, 0, canvas.width, canvas.height).data), duration: image.duration };
      }),
    );
    return { count, first, end };
  }, file.toString('base64'));
  // 3 seconds of 80 ms each: the first picture stays for 400 ms, the last for 1,200 ms.
  assert.equal(film.count, 19);
  assert.deepEqual([film.first?.duration, film.end?.duration], [400_000, 1_200_000]);
  const end = difference(Uint8Array.from(film.end?.data ?? []), last.data, 16);
  assert.ok(end.mean < 1.5 && end.far < 0.002, JSON.stringify(end));
  await figure.settled(() => figure.connections.fill('0'));
  const first = difference(Uint8Array.from(film.first?.data ?? []), (await pixels(page, await taken(figure, size), 'image/png')).data, 16);
  assert.ok(first.mean < 1.5 && first.far < 0.002, JSON.stringify(first));
});

taking('a WebM plays: it has the requested length and size, and its end is the core’s picture', async (figure, page) => {
  await figure.settled(() => figure.button('Post').click());
  const size = { width: 320, height: 240, scale: 1 };
  const last = await pixels(page, await taken(figure, size), 'image/png');
  const file = await taken(figure, { ...size, type: 'video/webm', seconds: 4, what: 'post' });
  const film = await page.evaluate(async (text) => {
    const data = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const video = document.createElement('video');
    video.muted = true;
    video.src = URL.createObjectURL(new Blob([data], { type: 'video/webm' }));
    const heard = (/** @type {string} */ type) =>
      new Promise((done, failed) => {
        video.addEventListener(type, done, { once: true });
        video.addEventListener('error', () => failed(new Error(video.error?.message)), { once: true });
      });
    await heard('loadeddata');
    const { duration, videoWidth, videoHeight } = video;
    document.body.append(video);
    // Waits until the picture is shown, which can be after the seek has ended.
    const shown = new Promise((done) => video.requestVideoFrameCallback(done));
    const seeked = heard('seeked');
    video.currentTime = 3.9;
    await Promise.all([seeked, shown]);
    const canvas = new OffscreenCanvas(videoWidth, videoHeight);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.drawImage(video, 0, 0);
    const end = Array.from(context.getImageData(0, 0, videoWidth, videoHeight).data);
    video.currentTime = 0;
    await heard('seeked');
    const ended = heard('ended');
    video.playbackRate = 4;
    await video.play();
    await ended;
    URL.revokeObjectURL(video.src);
    return { duration, videoWidth, videoHeight, end };
  }, file.toString('base64'));
  assert.deepEqual([film.videoWidth, film.videoHeight], [320, 240]);
  assert.ok(Math.abs(film.duration - 4) < 0.05, String(film.duration));
  const { mean } = difference(Uint8Array.from(film.end), last.data);
  assert.ok(mean < 6, `mean difference ${mean}`);
  assert.ok(file.includes('hopscope scenario: connections=30&people=300&seed=4&post=1'));
});

taking('what cannot be had is refused with the range and the value', async (figure) => {
  for (const [options, words] of /** @type {[any, RegExp][]} */ ([
    [{ type: 'image/bmp' }, /type is one of image\/png, .*, not image\/bmp/],
    [{ width: 5 }, /width × scale is from 16 to 8192 pixels, not 5/],
    [{ width: 9000, scale: 1 }, /width × scale is from 16 to 8192 pixels, not 9000/],
    [{ width: 8000, height: 8000, scale: 1 }, /at most 16777216 pixels, not 8000 × 8000/],
    [{ scale: NaN }, /scale is from 0\.5 to 4, not NaN/],
    [{ theme: 'pink' }, /theme is one of light, dark, not pink/],
    [{ type: 'image/gif', width: 900, scale: 1 }, /16 to 800 pixels, not 900/],
    [{ type: 'image/gif', seconds: 100 }, /seconds is from 2 to 30, not 100/],
    [{ type: 'image/gif', what: 'post' }, /There is no post here/],
  ])) {
    await assert.rejects(taken(figure, options), words);
  }
  // The figure still works.
  assert.equal(await figure.text('The core').count(), 0);
  await figure.settled(() => figure.accept.click());
});

/** Opens the list of exports. @param {Figure} figure */
async function open(figure, [take = '', picture = ''] = ['Take it with you', 'Picture']) {
  await figure.element.getByText(take, { exact: true }).click();
  await figure.element.getByRole('group', { name: picture, exact: true }).waitFor();
}

/** @param {Page} page @param {() => Promise<unknown>} act */
async function download(page, act) {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

taking('a reader saves the picture, the film and the numbers under clear names', async (figure, page) => {
  await open(figure);
  await figure.element.getByRole('combobox', { name: 'Size', exact: true }).selectOption('card');
  const png = await download(page, () => figure.button('Save as PNG').click());
  assert.equal(png.name, 'hopscope-everyone-30.png');
  const { width, height } = await pixels(page, png.bytes, 'image/png');
  assert.deepEqual([width, height], [1200, 630]);
  await figure.text(/^hopscope-everyone-30\.png, \d+ kB\.$/).waitFor();
  const svg = await download(page, () => figure.button('Save as SVG').click());
  assert.match(svg.bytes.toString(), /^<svg xmlns/);
  const life = await download(page, () => figure.button('This life (CSV)').click());
  assert.equal(life.name, 'hopscope-everyone-30.csv');
  assert.match(life.bytes.toString(), /^# hopscope/);
  await figure.element.getByRole('combobox', { name: 'Length', exact: true }).selectOption('4');
  const gif = await download(page, () => figure.button('Save as GIF').click());
  assert.deepEqual([gif.name, gif.bytes.toString('latin1', 0, 6)], ['hopscope-everyone-30-growth.gif', 'GIF89a']);
  const webm = await download(page, () => figure.button('Save as WebM').click());
  assert.equal(webm.name, 'hopscope-everyone-30-growth.webm');
  assert.deepEqual(await violations(page), []);
});

taking('a film can be cancelled, and is cancelled when the figure changes', async (figure, page) => {
  await open(figure);
  await figure.element.getByRole('combobox', { name: 'Length', exact: true }).selectOption('20');
  await figure.button('Save as GIF').click();
  await figure.text(/^\d+ of \d+$/).waitFor();
  await figure.button('Cancel').click();
  await figure.button('Cancel').waitFor({ state: 'detached' });
  await figure.button('Save as GIF').click();
  await figure.text(/^\d+ of \d+$/).waitFor();
  await figure.settled(() => figure.button('New network').click());
  await figure.text('The figure has changed, so the film was stopped.').waitFor();
});

taking('the link opens what is on show', async (figure, page) => {
  await open(figure);
  const link = await figure.element.getByRole('textbox', { name: 'Link to what is shown' }).inputValue();
  assert.match(link, /\/one\.html#connections=30&people=300&seed=4&/);
  const names = await figure.element.evaluate(async (element) => (await /** @type {HopScope} */ (element).parameters()).map(({ name }) => name));
  const held = new URLSearchParams(new URL(link).hash.slice(1));
  assert.deepEqual(names.filter((name) => !held.has(name)), ['you']);
});

taking('a link has no name from a reader’s file unless they say so', async (figure, page) => {
  await figure.element.locator('input[type=file]').first().setInputFiles({ name: 'class.txt', mimeType: 'text/plain', buffer: Buffer.from('Ana Ben\nBen Cleo\nCleo Dora\n') });
  await figure.text(/class\.txt/).waitFor();
  await figure.settled(() => figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ you: 'Ben' })));
  await open(figure);
  const link = () => figure.element.getByRole('textbox', { name: 'Link to what is shown' }).inputValue();
  assert.doesNotMatch(await link(), /Ben|you=/);
  assert.doesNotMatch((await taken(figure, { type: 'image/svg+xml', width: 200, height: 200 })).toString(), /scenario: .*you=/);
  await page.emulateMedia({ media: 'print' });
  await figure.element.locator('.on-paper').waitFor();
  assert.doesNotMatch(await figure.element.locator('.on-paper').innerText(), /Ben/);
  await page.emulateMedia({ media: 'screen' });
  await figure.element.getByRole('checkbox', { name: 'With the name of the person that you are' }).check();
  assert.match(await link(), /&you=Ben/);
});

taking('it fits a small screen, in the dark and in German', async (figure, page) => {
  await open(figure, ['Zum Mitnehmen', 'Bild']);
  assert.deepEqual(await violations(page), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 320, `${wide} pixels wide`);
}, { path: 'de.html', viewport: { width: 320, height: 700 }, colorScheme: 'dark' });

/** @param {Figure} figure @returns {Promise<string>} */
const state = (figure) => figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text);

/** @param {Figure} figure @param {string} script */
const replayed = (figure, script) => figure.element.evaluate((element, script) => /** @type {HopScope} */ (element).replay(script), script);

taking('a demo ends in the same state each time, and its captions are plain text', async (figure) => {
  const script = 'start people=300&seed=4&connections=0\naccept 3\nsay <b>Three</b>\nset see=.5\nplay 12\npost\nwait 0.2\nstep\ngoto 20\nreset\naccept\npost\npost';
  assert.equal(await replayed(figure, script), true);
  const first = await state(figure);
  assert.equal(first, 'connections=1&people=300&seed=4&post=2&see=0.5');
  assert.equal(await figure.text('<b>Three</b>').count(), 1);
  await figure.settled(() => figure.connections.fill('77'));
  assert.equal(await replayed(figure, script), true);
  assert.equal(await state(figure), first);
});

taking('a line that cannot be read is named, and nothing is played', async (figure) => {
  const before = await state(figure);
  for (const [script, words] of /** @type {[string, RegExp][]} */ ([
    ['accept 3\n\nacept 4', /Line 3: acept is not a step\. The steps are: start, set, say, accept/],
    ['accept many', /Line 1: accept takes a number from 1 to 1,000, not many/],
    ['# first\nwait 1000', /Line 2: wait takes a number from 0 to 30, not 1000/],
    ['goto', /Line 1: goto takes a number/],
    ['set everyone', /Line 1: set takes settings/],
    ['post now', /Line 1: post takes nothing/],
    ['say', /Line 1: say takes words/],
    ['say x\n'.repeat(201), /Line 201: a demo has at most/],
  ])) {
    await assert.rejects(replayed(figure, script), words);
  }
  assert.equal(await state(figure), before);
});

taking('a demo of an attribute plays by itself, and stops when the reader does something', async (figure, page) => {
  await figure.text('Three <b>connections</b>.').waitFor();
  await page.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().connection > 3);
  await figure.element.locator('.view canvas').click({ position: { x: 60, y: 300 } });
  await figure.button('Play the demo again').waitFor();
  assert.doesNotMatch(await state(figure), /post=/);
  await figure.button('Play the demo again').click();
  await figure.button('Stop the demo').waitFor();
  await figure.button('Play the demo again').waitFor();
  assert.equal(await state(figure), 'connections=12&people=300&seed=4&post=1');
  assert.deepEqual(await violations(page), []);
}, { path: 'demo.html' });

taking('who asks for less motion starts the demo themselves', async (figure, page) => {
  await figure.button('Play the demo').click();
  await figure.button('Play the demo again').waitFor();
  assert.equal(await state(figure), 'connections=12&people=300&seed=4&post=1');
  assert.deepEqual(await violations(page), []);
}, { path: 'demo.html', reducedMotion: 'reduce' });

taking('an attribute that cannot be read is reported once, on the console, with its line', async (figure, page) => {
  // The expected warning comes with the script of the player.
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /player/.test(name)));
  assert.equal(await figure.button('Stop the demo').count(), 0);
}, { path: 'bad.html', expected: [/hop-scope: script: Line 2: acept is not a step/] });

taking('what a reader does is recorded, can be changed, and ends where they ended', async (figure, page) => {
  await open(figure);
  await figure.button('Record').click();
  await figure.settled(() => figure.accept.click());
  await figure.settled(() => figure.accept.click());
  await figure.settled(() => figure.connections.fill('40'));
  await figure.settled(() => figure.element.getByRole('combobox', { name: 'You accept', exact: true }).selectOption('fof'));
  await figure.settled(() => figure.button('Post').click());
  await figure.button('Stop recording').click();
  const field = figure.element.getByRole('textbox', { name: 'The steps of the demo, one per line' });
  const lines = (await field.inputValue()).split('\n').filter((line) => !line.startsWith('wait'));
  assert.deepEqual([lines[0], lines.at(-3), lines.at(-2), lines.at(-1)], ['start connections=30&people=300&seed=4', 'goto 40', 'set strategy=fof', 'post']);
  assert.match(lines.slice(1, -3).join(), /^accept (2|1,accept 1)$/);
  const end = await state(figure);
  await field.fill(lines.join('\n'));
  await figure.button('Reset').click();
  await figure.button('Play').last().click();
  await figure.button('Play the demo again').waitFor();
  assert.equal(await state(figure), end);
  await field.fill('accept 3\nwalk 4');
  await figure.button('Play').last().click();
  await figure.text(/Line 2: walk is not a step/).waitFor();
  assert.deepEqual(await violations(page), []);
});
