/** A figure on a page, used as a person uses it: buttons by their names, numbers by the words beside them. */
import assert from 'node:assert/strict';
import { rest, until } from './rest.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

export class Figure {
  /** @param {Page} page @param {string} [selector] */
  constructor(page, selector = 'hop-scope[scene=sandbox]') {
    this.page = page;
    this.element = page.locator(selector);
  }

  /** Waits for the first numbers and the first picture. */
  async ready() {
    await this.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then(() => undefined));
    // An invisible figure is not drawn.
    await this.look();
    await this.element.locator('.view canvas[width]').first().waitFor();
    return this;
  }

  /** Scrolls the picture into view. */
  async look() {
    await this.element.locator('.view').first().scrollIntoViewIfNeeded();
  }

  /** @param {string} name */
  button(name) {
    return this.element.getByRole('button', { name, exact: true });
  }

  get accept() {
    return this.button('Accept next invitation');
  }

  /** The slider of connections. */
  get connections() {
    return this.element.getByRole('slider', { name: 'Connections' });
  }

  /** @param {string | RegExp} words */
  text(words) {
    return this.element.getByText(words);
  }

  /**
   * Clicks in the picture, ring by ring, until the element is visible.
   * @param {import('playwright-core').Locator} wanted
   */
  async clickAbout(wanted) {
    const canvas = this.element.locator('.view canvas');
    const size = await canvas.boundingBox();
    assert.ok(size);
    const radius = Math.min(size.width, size.height) / 2;
    for (const share of [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7]) {
      for (let turn = 0; turn < 48; turn += 1) {
        const angle = (turn * Math.PI) / 24;
        const position = { x: size.width / 2 + radius * share * Math.cos(angle), y: size.height / 2 + radius * share * Math.sin(angle) };
        await canvas.click({ position, force: true });
        await this.rest();
        if (await wanted.isVisible()) return;
      }
    }
    assert.fail('nobody in the picture could be clicked');
  }

  /**
   * Does something and waits until the figure has settled.
   * @param {() => Promise<unknown>} act
   */
  async settled(act) {
    await this.element.evaluate((element) => {
      Object.assign(element, { isSettled: false });
      element.addEventListener('settled', () => Object.assign(element, { isSettled: true }), { once: true });
    });
    await act();
    await until('the figure settles', () => this.isSettled());
  }

  /** Whether the figure has settled since `settled` began. @returns {Promise<boolean>} */
  isSettled() {
    return this.element.evaluate((element) => Reflect.get(element, 'isSettled'));
  }

  /** Waits until the page is at rest: numbers have counted up, people have moved, the core has answered. */
  rest() {
    return rest(this.page);
  }

  /** The number beside these words, after it has counted up; NaN for a dash. @param {string} words */
  async count(words) {
    await this.rest();
    return number(await this.element.locator('dl > div', { hasText: words }).locator('dd').innerText());
  }

  /** All numbers, in the order of the document. */
  async counts() {
    await this.rest();
    return (await this.element.locator('dl dd').allInnerTexts()).map(number);
  }

  /** A hash of the picture's pixels. */
  async picture() {
    return this.element.locator('.view canvas').evaluate((element) => {
      const canvas = /** @type {HTMLCanvasElement} */ (element);
      const { width, height } = canvas;
      // The test reads a copy, because reading the figure's own canvas could change how it is drawn.
      const copy = Object.assign(document.createElement('canvas'), { width, height });
      const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext('2d', { willReadFrequently: true }));
      context.drawImage(canvas, 0, 0);
      let hash = 17;
      for (const byte of context.getImageData(0, 0, width, height).data) hash = (Math.imul(hash, 31) + byte) | 0;
      return `${width}x${height} ${hash}`;
    });
  }

  /** A hash of the picture's pixels, once the page is at rest. */
  async still() {
    await this.rest();
    return this.picture();
  }

  /** The value of the slider of connections. */
  async at() {
    return Number(await this.connections.inputValue());
  }

  /** @param {string} label of the schema @param {string} value */
  async choose(label, value) {
    await this.settled(() => this.element.getByRole('combobox', { name: label, exact: true }).selectOption(value));
  }

  /** Opens or closes the drawer of settings. */
  async openDrawer() {
    // The settings are rendered a moment after the click.
    const settings = this.element.getByRole('group', { name: 'World' });
    const open = await settings.isVisible();
    await this.element.getByText('All settings').click();
    await settings.waitFor({ state: open ? 'hidden' : 'visible' });
  }

  /** Sets a number in the drawer. @param {RegExp} label @param {string} value */
  async type(label, value) {
    const box = this.element.getByRole('spinbutton', { name: label });
    await this.settled(async () => {
      await box.fill(value);
      await box.press('Enter');
    });
  }
}

/** @param {string} text */
export function number(text) {
  return Number(text.replaceAll(',', '').replace('–', 'NaN'));
}

/** Checks the six counts against each other: the number reachable is the sum of the 1st and 2nd degree. @param {number[]} counts */
export function consistent(counts) {
  const [first = NaN, second = NaN, third = NaN, couldReach = NaN, , gained = NaN] = counts;
  for (const count of [first, second, third, couldReach, gained]) assert.ok(count >= 0, String(counts));
  assert.equal(couldReach, first + second);
}

/** Moments in the start of a figure, and the condition of each: about the element, and about what the page has done. */
export const MOMENTS = /** @type {const} */ ({
  'at once': 'true',
  'when its worker is made': 'totals.workers > 0',
  'when it has asked its worker': 'totals.messages > 0',
  'when its picture is there': "element.shadowRoot.querySelector('canvas[width]')",
  'when it is at rest': "element.shadowRoot.querySelector('canvas[width]') && pending().length === 0",
});

/**
 * Puts a figure into the page and removes it at a moment of its start.
 * @param {Page} page @param {keyof typeof MOMENTS} moment @param {Record<string, string>} attributes
 */
export async function putAndRemove(page, moment, attributes) {
  await page.evaluate(
    async ({ holds, attributes }) => {
      await customElements.whenDefined('hop-scope');
      const { frame, pending, totals } = Reflect.get(window, 'work');
      const element = document.createElement('hop-scope');
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.body.append(element);
      const isThere = new Function('element', 'pending', 'totals', `return ${holds}`);
      while (!isThere(element, pending, totals)) await frame();
      element.remove();
    },
    { holds: MOMENTS[moment], attributes },
  );
}

/** Asserts that removed figures have left no worker and start none: a figure that is added has the only worker of the page. @param {Page} page */
export async function leaveNothing(page) {
  await page.evaluate(() => /** @type {HopScope} */ (document.body.appendChild(document.createElement('hop-scope'))).ready.then(() => undefined));
  await rest(page);
  await until('the page has one worker', () => page.workers().length === 1);
}

/** Waits until the page has no worker. @param {Page} page */
export const withoutWorkers = (page) => until('the page has no worker', () => page.workers().length === 0);
