/**
 * Accessibility of every scene, alone on a bare page: WCAG 2.2 AA, keyboard, screen reader announcements, a narrow window,
 * an enlarged window, reduced motion and the system colours.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCENES } from '../../www/scenes/index.js';
import { violations } from '../support/axe.mjs';
import { Figure, number } from '../support/figure.mjs';
import { until } from '../support/rest.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

/** Scenes that are also tested in German: they have the longest words and the most numbers. */
const GERMAN = ['two-lives', 'post', 'contacts', 'sandbox'];

/** Minimum width and height of a pointer target, in CSS pixels (WCAG 2.5.8). */
const TARGET = 24;

/** @param {string} scene @param {string} language */
const bare = (scene, language) => `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${scene}</title><link rel="icon" href="data:,"><body style="margin: 0"><main><h1>${scene}</h1><h2>Figure</h2><button id="before">before</button>
<hop-scope scene="${scene}"></hop-scope><button id="after">after</button></main><script type="module" src="hopscope.js"></script>`;

const pages = Object.keys(SCENES).flatMap((scene) => ['en', 'de'].map((language) => [`/${scene}.${language}.html`, bare(scene, language)]));
const { visit } = await start({ pages: Object.fromEntries(pages) });

/** A scene alone on a page, used without a mouse. */
class Alone extends Figure {
  /** @param {Page} page */
  constructor(page) {
    super(page, 'hop-scope');
  }

  /** Waits until the whole scene is loaded: its own parts, its question and the results from the core. */
  async whole() {
    await this.ready();
    await this.rest();
    return this;
  }

  state() {
    return this.element.evaluate((element) => {
      const { text, connection, counters, playing, values } = /** @type {HopScope} */ (element).getState();
      return { text, connection, counters: counters && { ...counters, perHop: [...counters.perHop] }, playing, posted: values.post !== 0 };
    });
  }

  /** The readable text of the figure. */
  words() {
    return this.element.evaluate((element) => {
      const place = /** @type {HTMLElement} */ (element.shadowRoot?.querySelector('[part=figure]'));
      return `${place.innerText} ${[...place.querySelectorAll('[aria-label], [aria-valuetext]')].map((one) => one.ariaLabel ?? one.ariaValueText).join(' ')}`;
    });
  }

  /** The text description of the picture. */
  async description() {
    return (await this.element.locator('.view canvas').first().getAttribute('aria-label')) ?? '';
  }

  /**
   * The main button of a scene: the coloured one, else Accept or the first enabled button, else the last choice that is not selected. If the
   * coloured button waits for something (a bet waits for a guess), this presses the button before it first.
   */
  async main() {
    const primary = this.element.locator('button.primary:visible:enabled').first();
    if ((await primary.count()) > 0) {
      if ((await primary.getAttribute('aria-disabled')) === 'true') {
        const place = await primary.evaluate((button) => [.../** @type {ShadowRoot} */ (button.getRootNode()).querySelectorAll('button')].indexOf(/** @type {HTMLButtonElement} */ (button)));
        await this.element.locator('button').nth(place - 1).press('Enter');
      }
      return primary;
    }
    for (const choice of [this.element.getByRole('button', { name: /^(Accept|.* annehmen)/ }), this.element.locator('[part=buttons] button:enabled')]) {
      if ((await choice.count()) > 0) return choice.first();
    }
    return this.element.locator('[aria-pressed=false]:visible:enabled').last();
  }

  /** The month on show, in a scene that has a slider of months; else the number of connections. */
  async clock() {
    const month = this.element.locator('input[name=month]');
    return (await month.count()) > 0 ? month.inputValue() : String((await this.state()).connection);
  }

  /** Presses a button by key and waits until the figure has settled. If it plays a life, presses the key again, which stops it. @param {import('playwright-core').Locator} button @param {string} key */
  async press(button, key) {
    await this.settled(async () => {
      await button.focus();
      // The page learns a moment later that the figure is visible, and an invisible figure does not animate.
      await this.rest();
      const before = await this.clock();
      await this.page.keyboard.press(key);
      const plays = await until('it plays, or has settled', async () => {
        const { playing, posted } = await this.state();
        if (await this.isSettled()) return 'settled';
        if (playing) return posted ? 'a post' : (await this.clock()) !== before && 'a life';
      });
      if (plays !== 'a life') return;
      // The life may end just before the key is pressed, which then starts it again.
      await until('the life stops', async () => {
        if (!(await this.state()).playing) return true;
        await this.page.keyboard.press(key);
      });
    });
  }

  /** Starts to record the screen reader announcements. */
  listen() {
    return this.element.evaluate((element) => {
      /** @type {string[]} */
      const said = [];
      Object.assign(element, { said });
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      const live = '[aria-live=polite], [role=status], [role=alert]';
      /** @type {Map<Element, string>} */
      const known = new Map([...root.querySelectorAll(live)].map((region) => [region, region.textContent?.trim() ?? '']));
      new MutationObserver(() => {
        for (const region of root.querySelectorAll(live)) {
          const words = region.textContent?.trim() ?? '';
          if (words && words !== known.get(region)) said.push(words);
          known.set(region, words);
        }
      }).observe(root, { childList: true, characterData: true, subtree: true });
    });
  }

  /** @returns {Promise<string[]>} */
  said() {
    return this.element.evaluate((element) => Reflect.get(element, 'said'));
  }

  /** Elements that overflow and cannot be scrolled by key, and targets that are too small. */
  narrow() {
    return this.element.evaluate((element, target) => {
      const found = [];
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth - clientWidth} px wider than the window`);
      for (const one of element.shadowRoot?.querySelectorAll('*') ?? []) {
        const { width, height, right, left } = one.getBoundingClientRect();
        const { display, visibility, opacity, overflowX } = getComputedStyle(one);
        if (width === 0 || height === 0 || visibility === 'hidden' || opacity === '0' || one.closest('svg, .spoken')) continue;
        const name = `${one.tagName.toLowerCase()}.${one.className} “${one.textContent?.trim().slice(0, 40)}”`;
        const scrolls = one.matches('[tabindex], [tabindex] *') && overflowX === 'auto';
        // Text that ends in an ellipsis has its full text in the title.
        if (display !== 'inline' && one.scrollWidth > one.clientWidth + 2 && one.clientWidth > 0 && !scrolls && !one.hasAttribute('title')) found.push(`cut: ${name} ${one.scrollWidth} in ${one.clientWidth}`);
        if (right > clientWidth + 1 || left < -1) found.push(`outside: ${name}`);
        // A checkbox and its label are one target.
        const hit = one.closest('label')?.getBoundingClientRect() ?? { width, height };
        if (one.matches('button, input, select, summary, a') && Math.min(hit.width, hit.height) < target) found.push(`small: ${name} ${hit.width} × ${hit.height}`);
      }
      return found;
    }, TARGET);
  }

  /** The focused element of the figure, and whether it is visible. */
  focus() {
    return this.element.evaluate((element) => {
      const at = element.shadowRoot?.activeElement;
      if (!at) return { name: document.activeElement?.id ?? '', inside: false, seen: true, index: -1, top: 0, bottom: 0, left: 0 };
      const all = [...(element.shadowRoot?.querySelectorAll('*') ?? [])];
      /** @param {Element | null} one */
      const isOutlined = (one) => one !== null && getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 1;
      const { top, bottom, left, right } = at.getBoundingClientRect();
      // A hidden input is shown by its label, or by a mark next to it.
      const seen = [at, at.parentElement, at.nextElementSibling].some(isOutlined) && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      const name = at.getAttribute('aria-label') ?? at.getAttribute('name') ?? at.textContent?.trim() ?? '';
      return { name: `${at.tagName.toLowerCase()} ${name}`, inside: true, seen, index: all.indexOf(at), top: top + scrollY, bottom: bottom + scrollY, left };
    });
  }

  /** All enabled controls, by their position in the figure. */
  controls() {
    return this.element.evaluate((element) => {
      const all = [...(element.shadowRoot?.querySelectorAll('*') ?? [])];
      return all.flatMap((one, index) => (one.matches('button:enabled, input:enabled, select:enabled, summary, [tabindex="0"]') && one.checkVisibility({ visibilityProperty: true }) ? [index] : []));
    });
  }
}

/**
 * @param {string} name @param {string} scene
 * @param {(figure: Alone, page: Page) => Promise<void>} body
 * @param {Parameters<typeof visit>[3] & { language?: string }} [settings]
 */
function alone(name, scene, body, { language = 'en', ...options } = {}) {
  visit(`${scene}${language === 'en' ? '' : ` (${language})`}: ${name}`, `/${scene}.${language}.html`, async (page) => body(await new Alone(page).whole(), page), { timeout: 120_000, ...options });
}

/** Checks that the text description of the picture agrees with the counts. @param {Alone} figure */
async function described(figure) {
  const { counters, posted } = await figure.state();
  const words = await figure.description();
  const [, first, second, third] = /middle, ([\d,]+) p\w+ around you, ([\d,]+) behind them and ([\d,]+) behind those/.exec(words) ?? assert.fail(words);
  assert.deepEqual([first, second, third].map((count = '') => number(count)), [counters?.first, counters?.second, counters?.third], words);
  const [, saw] = /([\d,]+|Nobody) (?:person |people )?ha(?:s|ve) seen your post/.exec(words) ?? [];
  assert.equal(saw && number(saw.replace('Nobody', '0')), posted ? counters?.saw : undefined, words);
  return words;
}

const THEMES = ['light', 'dark', 'projector'];

for (const scene of Object.keys(SCENES)) {
  alone('meets WCAG 2.2 AA in every theme; its main action works by key and is announced once', scene, async (figure, page) => {
    /** @param {string} when */
    const clean = async (when) => {
      for (const theme of THEMES) {
        await figure.element.evaluate((element, theme) => element.setAttribute('theme', theme), theme);
        await figure.rest();
        assert.deepEqual(await violations(page), [], `${when}, ${theme}`);
      }
    };
    await clean('at the start');
    const description = await described(figure);
    const main = await figure.main();
    const words = await figure.words();
    await figure.listen();
    await figure.press(main, 'Enter');
    await figure.rest();
    assert.ok((await figure.focus()).inside, 'the focus is lost');
    assert.notEqual(await figure.words(), words);
    assert.notEqual(await described(figure), description);
    const said = await figure.said();
    const { posted, counters } = await figure.state();
    const lines = posted ? Math.max(1, counters?.hop ?? 0) : 1;
    assert.ok(said.length >= 1 && said.length <= lines, `${said.length} of ${lines}: ${JSON.stringify(said)}`);
    assert.equal(new Set(said).size, said.length);
    if (counters?.hop === 0 && posted && counters.hops > 0) assert.doesNotMatch(said.join(), /\b0 (of|people)/);
    await clean('after its action');
  });

  alone('at 200 % and at 320 px nothing is cut or too small; Tab visits every control in order and leaves; shortcuts press visible buttons', scene, async (figure, page) => {
    for (const [width, height] of /** @type {const} */ ([[640, 360], [320, 568]])) {
      await page.setViewportSize({ width, height });
      await figure.rest();
      assert.deepEqual(await figure.narrow(), [], `${width} px`);
    }

    const controls = await figure.controls();
    const visited = [];
    await page.locator('#before').focus();
    for (let presses = 0; presses <= controls.length + 1; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await figure.focus();
      if (!stop.inside) break;
      assert.ok(stop.seen, `the focus is not seen: ${stop.name}`);
      visited.push(stop);
    }
    assert.equal((await figure.focus()).name, 'after');
    assert.deepEqual(visited.map(({ index }) => index), controls);
    for (const [index, stop] of visited.entries()) {
      const last = visited[index - 1];
      if (last) assert.ok(stop.bottom > last.top, `${stop.name} stands above ${last.name}, and comes after it`);
    }
    await page.keyboard.press('Shift+Tab');
    assert.equal((await figure.focus()).index, controls.at(-1));

    const now = async () => JSON.stringify(await figure.state());
    /** Checks that these keys do nothing. @param {string[]} keys @param {string} message */
    const ignores = async (keys, message) => {
      const before = await now();
      for (const key of keys) await page.keyboard.press(key);
      await figure.rest();
      assert.equal(await now(), before, message);
    };
    await page.locator('#after').focus();
    await ignores(['a', 's', 'p', 'r'], 'keys act outside of the figure');
    await figure.element.locator('.view canvas').first().focus();
    // The title of a button names its key.
    const shown = () => figure.element.locator('button:visible:enabled').evaluateAll((all) => all.flatMap((one) => /\((.*)\)$/.exec(/** @type {HTMLElement} */ (one).title)?.[1]?.split(', ') ?? []));
    const titles = await shown();
    /** @type {[string, string][]} */
    const keys = [['a', 'A'], ['s', 'S'], ['p', 'P'], ['r', 'R'], [' ', 'Space']];
    const without = keys.flatMap(([key, title]) => (titles.includes(title) ? [] : [key]));
    await ignores(without, `“${without}” have no control on show`);
    for (const [key, title] of keys.slice(0, 3)) {
      if (!(await shown()).includes(title)) continue;
      const before = await now();
      await page.keyboard.press(key);
      await until(`“${key}” does something`, async () => (await now()) !== before);
    }
    await figure.element.evaluate((element) => element.setAttribute('keys', 'off'));
    await figure.rest();
    await ignores(keys.map(([key]) => key), 'keys act that are off');
    assert.equal(await figure.element.locator('[aria-keyshortcuts]').count(), 0);

    await figure.press(await figure.main(), 'Enter');
    await figure.rest();
    assert.deepEqual(await figure.narrow(), [], 'after its action');
  }, { deviceScaleFactor: 2, viewport: { width: 640, height: 360 } });

  alone('with reduced motion an action shows its end at once; in forced colours everything is visible; each chart has a table', scene, async (figure, page) => {
    const step = figure.button('Step');
    const main = (await step.count()) > 0 ? step : await figure.main();
    await figure.rest();
    await page.evaluate(() => Object.assign(window, { pictures: [] }));
    await figure.press(main, 'Enter');
    const moving = await figure.element.evaluate((element) => element.shadowRoot?.getAnimations().length);
    assert.equal(moving, 0);
    await figure.rest();
    // At most the picture before and the picture after the action.
    const pictures = /** @type {[number, number][]} */ (await page.evaluate(() => Reflect.get(window, 'pictures')));
    for (const canvas of new Set(pictures.map(([canvas]) => canvas))) {
      const seen = new Set(pictures.filter(([one]) => one === canvas).map(([, picture]) => picture));
      assert.ok(seen.size <= 2, `${seen.size} pictures of one action`);
    }

    // Each visible chart has its numbers in a table. The test opens the table by key.
    for (const summary of await figure.element.locator('summary:visible').all()) {
      if (!/numbers|table/i.test(await summary.innerText())) continue;
      await summary.press('Enter');
    }
    const charts = await figure.element.locator('.chart[role=img]:visible').count();
    await page.waitForFunction((charts) => {
      const tables = [...(document.querySelector('hop-scope')?.shadowRoot?.querySelectorAll('table') ?? [])].filter((table) => table.checkVisibility() && table.rows.length > 1);
      return tables.length >= charts;
    }, charts);

    const unseen = await figure.element.evaluate((element) => {
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      const paper = getComputedStyle(/** @type {Element} */ (root.querySelector('[part=figure]'))).backgroundColor;
      /** @param {string} colour */
      const isSeen = (colour) => colour !== paper && colour !== 'none' && !/^rgba.*, 0\)$|^transparent$/.test(colour);
      /** @type {string[]} */
      const found = [];
      for (const one of root.querySelectorAll('.line:not(.unseen), path.bars, path.band, i')) {
        if (!one.checkVisibility() || one.getBoundingClientRect().width === 0 || getComputedStyle(one).position === 'static' && one.closest('b')) continue;
        const { stroke, fill, backgroundColor, borderTopStyle, borderTopColor, borderInlineEndStyle, outlineStyle } = getComputedStyle(one);
        const isShape = one instanceof SVGElement;
        const seen = isShape ? isSeen(stroke) || isSeen(fill) : isSeen(backgroundColor) || (borderTopStyle !== 'none' && isSeen(borderTopColor)) || borderInlineEndStyle !== 'none' || outlineStyle !== 'none';
        if (!seen) found.push(`${one.tagName}.${one.getAttribute('class')}`);
      }
      for (const pressed of root.querySelectorAll('[aria-pressed=true]')) {
        const other = pressed.parentElement?.querySelector('[aria-pressed=false]');
        if (other && getComputedStyle(other).backgroundColor === getComputedStyle(pressed).backgroundColor) found.push(`pressed or not: ${pressed.textContent?.trim()}`);
      }
      return found;
    });
    assert.deepEqual(unseen, []);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${scene}-forced.png`, fullPage: true });
  }, {
    reducedMotion: 'reduce',
    forcedColors: 'active',
    viewport: { width: 900, height: 900 },
    // Records a number for each picture that is put onto each canvas; different pictures have different numbers. WebGL is refused, because
    // it draws without `putImageData`.
    before: (page) => page.addInitScript(() => {
      Object.assign(window, { pictures: [] });
      /** @type {WeakMap<HTMLCanvasElement, number>} */
      const canvases = new WeakMap();
      let known = 0;
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = /** @type {typeof getContext} */ (/** @this {HTMLCanvasElement} @param {string} kind @param {object} options */ function (kind, options) {
        return kind.startsWith('webgl') ? null : Reflect.apply(getContext, this, [kind, options]);
      });
      const { putImageData } = CanvasRenderingContext2D.prototype;
      /** @this {CanvasRenderingContext2D} @param {ImageData} image @param {number[]} rest */
      CanvasRenderingContext2D.prototype.putImageData = function (image, ...rest) {
        const canvas = canvases.get(this.canvas) ?? (known += 1);
        canvases.set(this.canvas, canvas);
        let hash = 17;
        for (let at = 0; at < image.data.length; at += 4) hash = (Math.imul(hash, 31) + (image.data[at] ?? 0)) | 0;
        Reflect.get(window, 'pictures').push([canvas, hash]);
        Reflect.apply(putImageData, this, [image, ...rest]);
      };
    }),
  });
}

for (const scene of GERMAN) {
  alone('meets WCAG 2.2 AA, and nothing is cut at 320 px', scene, async (figure, page) => {
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await figure.narrow(), []);
    await figure.press(await figure.main(), ' ');
    await figure.rest();
    assert.match(await figure.description(), /^Du in der Mitte/);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await figure.narrow(), []);
  }, { language: 'de', viewport: { width: 320, height: 568 } });
}
