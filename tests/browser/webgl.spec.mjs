/** The WebGL2 renderer: it draws the core's picture, survives a lost context, and is used only where it is faster. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Core, initSync, themes } from '../../www/pkg/lab.js';
import { serveDist } from '../support/browser.mjs';
import { lifeOf, wasm } from '../support/core.mjs';
import { Figure } from '../support/figure.mjs';
import { NOTHING, callsOf, doneAtRest, frames, rest, until } from '../support/rest.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('../../www/engine/messages.js').View} View */
/** @typedef {import('playwright-core').Page} Page */

initSync(wasm('lab'));

/** The tolerance: the mean difference of all channels, of 255, and the share of pixels that differ by more than 24. */
const MEAN = 0.2;
const FAR = 0.001;

const HEAD = '<!doctype html><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><style>hop-scope{width:700px}</style><body>';
const SCRIPT = '<script type="module" src="hopscope.js"></script>';
const WORLD = 'people="300" seed="4" connections="12"';

/** Chromium without a graphics card reads a drawn canvas back for its window, and warns that this is slow. */
const STALLS = [/GPU stall due to ReadPixels/];

/** @type {Record<string, string>} */
const PAGES = {
  '/card.html': `${HEAD}<hop-scope ${WORLD} renderer="webgl"></hop-scope>${SCRIPT}`,
  '/auto.html': `${HEAD}<hop-scope ${WORLD} style="width:300px"></hop-scope>${SCRIPT}`,
  '/many.html': `${HEAD}${`<hop-scope scene="hook" people="8" renderer="webgl"></hop-scope>`.repeat(9)}${SCRIPT}`,
};

const { open, visit } = await start({ pages: PAGES });

/**
 * @param {string} name @param {string} path
 * @param {(figure: Figure, page: Page) => Promise<void>} body
 * @param {Parameters<typeof visit>[3]} [options]
 */
function host(name, path, body, options = {}) {
  visit(name, path, async (page) => body(new Figure(page, 'hop-scope >> nth=0'), page), { patience: 20_000, ...options });
}

// ---- the picture

/** @param {Uint8Array<ArrayBuffer>} bytes */
const base64 = (bytes) => Buffer.from(bytes).toString('base64');

/** The difference of two pictures, given as rows of opaque RGBA pixels. @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
function distance(a, b) {
  if (a.length !== b.length) throw new Error(`${a.length} bytes are not ${b.length}`);
  let sum = 0;
  let far = 0;
  for (let pixel = 0; pixel < a.length; pixel += 4) {
    let most = 0;
    for (let at = pixel; at < pixel + 3; at += 1) {
      const apart = Math.abs((a[at] ?? 0) - (b[at] ?? 0));
      sum += apart;
      most = Math.max(most, apart);
    }
    if (most > 24) far += 1;
  }
  return { mean: sum / ((a.length / 4) * 3), far: far / (a.length / 4) };
}

/** @param {ReturnType<typeof distance>} apart @param {string} name */
function near({ mean, far }, name) {
  assert.ok(mean < MEAN && far < FAR, `${name}: mean difference ${mean}, ${far * 100} % of pixels far off`);
}

/** @type {[string, string, Partial<View>][]} */
const SCENES = [
  ['two thousand people', 'connections=25', { connection: 25 }],
  ['a connection under way', 'connections=25', { connection: 12.4 }],
  ['at night', 'connections=25', { connection: 25, theme: 'dark' }],
  ['a post under way', 'connections=25&post=1&see=0.6&reshare=0.5', { connection: 25, hop: 1.4 }],
  ['a post under way, at night, on a sharp screen', 'connections=25&post=1&see=0.6', { connection: 25, hop: 0.5, theme: 'dark', scale: 2, width: 1000, height: 800 }],
  ['who comes next begins to glow', 'connections=25&post=1&see=0.6&reshare=0.5', { connection: 25, hop: 1.1 }],
  ['who comes first glows, magnified, at night', 'connections=60&post=1&see=0.6', { connection: 60, hop: 0.2, zoom: 4, x: 0.2, y: 0.1, theme: 'dark' }],
  ['a post that has gone its way', 'connections=25&post=1&see=0.9', { connection: 25, hop: 9 }],
  ['eight people', 'people=8&connections=4', { connection: 4, width: 500, height: 400 }],
  ['lines thinner than a pixel', 'people=8&connections=4', { connection: 4, width: 300, height: 400, scale: 0.75 }],
  ['twenty thousand people', 'people=20000&connections=100', { connection: 100, width: 1280 }],
  ['magnified, off the middle', 'people=20000&connections=100&post=1&see=0.5', { connection: 100, hop: 1.3, zoom: 6, x: 0.3, y: -0.2 }],
  ['the structure', 'layout=force&connections=60', { connection: 60, structure: 1 }],
  ['on the way there, with somebody looked at', 'layout=force&connections=60', { connection: 60, structure: 0.5, focus: 77 }],
  ['the structure of many, magnified, with a post', 'layout=force&people=20000&connections=100&post=1&see=0.5', { connection: 100, hop: 2.4, structure: 1, zoom: 5, x: 0.2, y: 0.1, theme: 'dark' }],
  ['somebody asks', 'connections=25', { connection: 25, focus: 77 }],
  ['somebody asks in the structure, at night, on a sharp screen', 'layout=force&connections=25', { connection: 25, structure: 1, focus: 78, theme: 'dark', scale: 2, width: 1000, height: 800 }],
  ['magnified so that lines end far outside', 'connections=100', { connection: 100, zoom: 40, x: 0.3, y: -0.2 }],
];

test('the card’s picture is the core’s', { timeout: 180_000 }, async (t) => {
  const sources = await serveDist({ root: fileURLToPath(new URL('../../www', import.meta.url)), pages: { '/': HEAD } });
  await open(sources.origin, async (page) => {
    /** @type {Record<string, Record<string, string>>} */
    const colours = /** @type {any} */ (themes());
    for (const [name, query, some] of SCENES) {
      await t.test(name, async () => {
        /** @type {View} */
        const view = { connection: 0, hop: 0, width: 720, height: 720, scale: 1, zoom: 1, x: 0, y: 0, theme: 'light', ...some };
        const { width, height, scale, zoom = 1, x = 0, y = 0, theme } = view;
        const core = lifeOf(new Core(), query);
        while (core.relax() < 1);
        core.show(view.connection, view.hop, view.structure ?? 0, view.focus ?? 0);
        const words = core.instances(0, width, height, scale, zoom, x, y)?.slice();
        assert.ok(words);
        // Data that is on the graphics card already is not packed again.
        assert.equal(core.instances(words[0] ?? 0, width, height, scale, zoom, x, y), undefined);
        const expected = core.draw(width, height, scale, zoom, x, y, theme, false).slice();
        core.free();
        const drawn = await page.evaluate(
          async ({ words, view, colours, path }) => {
            /** @type {typeof import('../../www/render/draw/webgl.js')} */
            const { WebglRenderer } = await import(path);
            const canvas = document.createElement('canvas');
            const renderer = new WebglRenderer(canvas);
            while (!renderer.ready) await new Promise(requestAnimationFrame);
            renderer.upload(new Uint32Array(Uint8Array.from(atob(words), (letter) => letter.charCodeAt(0)).buffer));
            renderer.draw(view, colours);
            const context = new OffscreenCanvas(view.width, view.height).getContext('2d', { alpha: false });
            if (!context) throw new Error('no canvas');
            context.drawImage(canvas, 0, 0);
            renderer.dispose();
            const { data } = context.getImageData(0, 0, view.width, view.height);
            const parts = [];
            for (let at = 0; at < data.length; at += 30_000) parts.push(String.fromCharCode(...data.subarray(at, at + 30_000)));
            return btoa(parts.join(''));
          },
          { words: base64(new Uint8Array(words.buffer)), view, colours: colours[theme] ?? {}, path: '/render/draw/webgl.js' },
        );
        near(distance(Buffer.from(drawn, 'base64'), expected), name);
      });
    }
  });
  await sources.close();
});

// ---- the element

/** The canvas of the WebGL2 renderer. @param {Figure} figure */
const card = (figure) => figure.element.locator('.view canvas[aria-hidden]');

/** Waits until WebGL2 draws. @param {Figure} figure */
async function onCard(figure) {
  await figure.element.locator('.view canvas[role=application][width]').waitFor();
  await figure.look();
  await card(figure).waitFor();
  // After two frames the picture is on screen.
  await frames(figure.page);
}

/** A screenshot of a figure's picture without the chip, which comes and goes, as PNG in base64. @param {Figure} figure */
const seen = async (figure) => (await figure.element.locator('.view').screenshot({ style: '.chip { visibility: hidden }' })).toString('base64');

/** The `distance` of two screenshots. @param {Page} page @param {string} one @param {string} other */
function apart(page, one, other) {
  return page.evaluate(
    async ([distance, ...shots]) => {
      const pixels = shots.map(async (png) => {
        const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))]));
        const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        if (!context) throw new Error('no canvas');
        context.drawImage(picture, 0, 0);
        return context.getImageData(0, 0, picture.width, picture.height).data;
      });
      return /** @type {{ mean: number, far: number }} */ (new Function(`return ${distance}`)()(...(await Promise.all(pixels))));
    },
    /** @type {const} */ ([distance.toString(), one, other]),
  );
}

/** Loses or restores the WebGL context. @param {Figure} figure @param {'loseContext' | 'restoreContext'} what */
async function context(figure, what) {
  await figure.element.evaluate((element, what) => {
    /** @type {{ lost?: WEBGL_lose_context | null }} */
    const kept = /** @type {any} */ (window);
    /** @type {HTMLCanvasElement | null | undefined} */
    const canvas = element.shadowRoot?.querySelector('canvas[aria-hidden]');
    kept.lost ??= canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    kept.lost?.[what]();
  }, what);
}

/** Asserts that a figure shows the core's picture. @param {Figure} figure @param {string} name */
async function sameAsCore(figure, name) {
  const { element, page } = figure;
  await figure.look();
  const shown = await seen(figure);
  await element.evaluate((element) => element.setAttribute('renderer', 'core'));
  await card(figure).waitFor({ state: 'detached' });
  await figure.rest();
  near(await apart(page, shown, await seen(figure)), name);
  await element.evaluate((element) => element.setAttribute('renderer', 'webgl'));
}

host('renderer="webgl" shows the core’s picture', '/card.html', async (figure, page) => {
  await onCard(figure);
  await sameAsCore(figure, 'at first');
  await onCard(figure);
  await figure.settled(() => figure.accept.click());
  await figure.settled(() => figure.button('Post').click());
  await sameAsCore(figure, 'after a post');
  await onCard(figure);
  await figure.element.evaluate((element) => {
    element.style.width = '500px';
    element.setAttribute('theme', 'dark');
  });
  await figure.rest();
  await sameAsCore(figure, 'smaller, at night');
  await onCard(figure);
  // The canvas with the label has the texts and takes the clicks.
  await figure.look();
  const box = await figure.element.locator('.view canvas[role=application]').boundingBox();
  assert.ok(box);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await figure.element.locator('.tip').waitFor();
}, { expected: STALLS });

host('after a lost context the core draws, and the card comes back', '/card.html', async (figure, page) => {
  await onCard(figure);
  await figure.settled(() => figure.accept.click());
  const before = await seen(figure);
  await context(figure, 'loseContext');
  await card(figure).waitFor({ state: 'detached' });
  await figure.rest();
  near(await apart(page, await seen(figure), before), 'lost');
  await figure.settled(() => figure.accept.click());
  await context(figure, 'restoreContext');
  await onCard(figure);
  await sameAsCore(figure, 'restored');
  await onCard(figure);
  await figure.settled(() => figure.accept.click());
  await sameAsCore(figure, 'going on');
}, { expected: STALLS });

for (const [name, refuse] of /** @type {[string, () => void][]} */ ([
  ['there is no WebGL2', () => {
    const get = HTMLCanvasElement.prototype.getContext;
    Object.assign(HTMLCanvasElement.prototype, {
      /** @this {HTMLCanvasElement} @param {string} kind @param {unknown[]} rest */
      getContext(kind, ...rest) {
        return kind === 'webgl2' ? null : Reflect.apply(get, this, [kind, ...rest]);
      },
    });
  }],
  ['nothing adds up in half floats', () => {
    const get = WebGL2RenderingContext.prototype.getExtension;
    Object.assign(WebGL2RenderingContext.prototype, {
      /** @this {WebGL2RenderingContext} @param {string} name */
      getExtension(name) {
        return name.includes('color_buffer') ? null : Reflect.apply(get, this, [name]);
      },
    });
  }],
  ['its programs do not compile', () => {
    const set = WebGL2RenderingContext.prototype.shaderSource;
    Object.assign(WebGL2RenderingContext.prototype, {
      /** @this {WebGL2RenderingContext} @param {WebGLShader} shader */
      shaderSource(shader) {
        Reflect.apply(set, this, [shader, 'no shader']);
      },
    });
  }],
])) {
  host(`the core draws, without a warning, where ${name}`, '/card.html', async (figure, page) => {
    await figure.ready();
    await figure.rest();
    await figure.settled(() => figure.accept.click());
    assert.equal(await figure.element.locator('canvas').count(), 1);
    assert.equal(await figure.count('1st degree'), 13);
  }, { before: (page) => page.addInitScript(refuse) });
}

host('at rest the card draws nothing; removed, the element releases its context', '/card.html', async (figure, page) => {
  await onCard(figure);
  await figure.settled(() => figure.accept.click());
  const drawn = await callsOf(page, 'WebGL2RenderingContext', 'drawArrays');
  await figure.rest();
  const before = await drawn();
  assert.deepEqual(await doneAtRest(page), NOTHING);
  assert.equal(await drawn(), before);
  await figure.settled(() => figure.accept.click());
  assert.ok((await drawn()) > before);
  const lost = await figure.element.evaluateHandle((element) => {
    const gl = /** @type {HTMLCanvasElement} */ (element.shadowRoot?.querySelector('canvas[aria-hidden]')).getContext('webgl2');
    element.remove();
    return gl;
  });
  await rest(page);
  assert.equal(await lost.evaluate((gl) => gl?.isContextLost()), true);
}, { expected: STALLS });

host('put back in the document it uses the card again', '/card.html', async (figure) => {
  await onCard(figure);
  await figure.element.evaluate(async (element) => {
    const parent = element.parentElement;
    element.remove();
    for (let left = 2; left > 0; left -= 1) await new Promise(requestAnimationFrame);
    parent?.append(element);
  });
  await onCard(figure);
}, { expected: STALLS });

host('a page with many figures has at most six contexts', '/many.html', async (figure, page) => {
  for (const element of await page.locator('hop-scope').all()) {
    await element.locator('.view').scrollIntoViewIfNeeded();
    await element.locator('.view canvas[width]').first().waitFor();
    await rest(page);
  }
  // A card that becomes ready out of sight is used when the figure is in sight again.
  for (const element of await page.locator('hop-scope').all()) {
    await element.locator('.view').scrollIntoViewIfNeeded();
    await rest(page);
  }
  assert.equal(await page.locator('canvas[aria-hidden]').count(), 6);
  await page.locator('hop-scope').first().evaluate((element) => element.remove());
  // Another context can be created now.
  const last = new Figure(page, 'hop-scope >> nth=-1');
  await last.look();
  await last.settled(() => last.element.locator('button.primary').click());
  await card(last).waitFor();
}, { expected: STALLS });

// ---- who draws

/** Plays the life. @param {Figure} figure */
async function play(figure) {
  await figure.ready();
  await figure.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).play());
}

host('where the core is slower the card takes over', '/auto.html', async (figure) => {
  await play(figure);
  await card(figure).waitFor({ timeout: 60_000 });
}, {
  expected: STALLS,
  before: (page) => page.addInitScript(() => {
    const put = CanvasRenderingContext2D.prototype.putImageData;
    Object.assign(CanvasRenderingContext2D.prototype, {
      /** @this {CanvasRenderingContext2D} @param {unknown[]} args */
      putImageData(...args) {
        for (const end = performance.now() + 150; performance.now() < end; );
        return Reflect.apply(put, this, args);
      },
    });
    // There is no graphics card here, so its fence reports at once that drawing has ended.
    Object.assign(WebGL2RenderingContext.prototype, {
      /** @this {WebGL2RenderingContext} */
      getSyncParameter() {
        return this.SIGNALED;
      },
    });
  }),
});

host('where the card is slower the core draws, and the context is released', '/auto.html', async (figure, page) => {
  await play(figure);
  await page.waitForFunction(() => Reflect.get(window, 'contexts')?.[0]?.isContextLost());
  assert.equal(await figure.element.locator('canvas').count(), 1);
  const connection = () => figure.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).getState().connection);
  const before = await connection();
  await until('the life goes on', async () => (await connection()) > before + 4);
  assert.equal(await page.evaluate(() => Reflect.get(window, 'contexts').length), 1);
}, {
  before: (page) => page.addInitScript(() => {
    // The core takes 10 ms for a picture, and the graphics card 300 ms.
    const put = CanvasRenderingContext2D.prototype.putImageData;
    Object.assign(CanvasRenderingContext2D.prototype, {
      /** @this {CanvasRenderingContext2D} @param {unknown[]} args */
      putImageData(...args) {
        for (const end = performance.now() + 10; performance.now() < end; );
        return Reflect.apply(put, this, args);
      },
    });
    const { fenceSync, getSyncParameter } = WebGL2RenderingContext.prototype;
    let since = 0;
    Object.assign(WebGL2RenderingContext.prototype, {
      /** @this {WebGL2RenderingContext} @param {unknown[]} args */
      fenceSync(...args) {
        since = performance.now();
        return Reflect.apply(fenceSync, this, args);
      },
      /** @this {WebGL2RenderingContext} @param {unknown[]} args */
      getSyncParameter(...args) {
        return performance.now() < since + 300 ? this.UNSIGNALED : Reflect.apply(getSyncParameter, this, args);
      },
    });
    /** @type {unknown[]} */
    const contexts = [];
    Object.assign(window, { contexts });
    const get = HTMLCanvasElement.prototype.getContext;
    Object.assign(HTMLCanvasElement.prototype, {
      /** @this {HTMLCanvasElement} @param {string} kind @param {unknown[]} rest */
      getContext(kind, ...rest) {
        const context = Reflect.apply(get, this, [kind, ...rest]);
        if (kind === 'webgl2' && !contexts.includes(context)) contexts.push(context);
        return context;
      },
    });
  }),
});
