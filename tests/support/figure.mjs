/** A figure on a page, used as a person uses it: its buttons by their names, its numbers by what stands beside them. */
import assert from 'node:assert/strict';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

/** Numbers count for so long, in milliseconds; a little more for a busy machine. */
const COUNTING = 500;

export class Figure {
  /** @param {Page} page @param {string} [selector] */
  constructor(page, selector = 'hop-scope[scene=sandbox]') {
    this.page = page;
    this.element = page.locator(selector);
  }

  /** Until the first numbers and the first picture stand. */
  async ready() {
    await this.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then(() => undefined));
    // Nothing is drawn where nobody looks.
    await this.look();
    await this.element.locator('.view canvas[width]').first().waitFor();
    return this;
  }

  /** Brings the picture into sight. */
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

  /** The scrubber. */
  get connections() {
    return this.element.getByRole('slider', { name: 'Connections' });
  }

  /** @param {string | RegExp} words */
  text(words) {
    return this.element.getByText(words);
  }

  /**
   * Clicks about the picture, ring by ring, until something is to be seen.
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
        await this.page.waitForTimeout(15);
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
      const rest = new Promise((done, late) => {
        element.addEventListener('settled', done, { once: true });
        setTimeout(late, 20_000, new Error('it does not settle'));
      });
      // It is waited for below.
      rest.catch(() => undefined);
      Object.assign(element, { rest });
    });
    await act();
    await this.element.evaluate((element) => Reflect.get(element, 'rest').then(() => undefined));
  }

  /** The number beside these words, when it has counted; NaN for a dash. @param {string} words */
  async count(words) {
    await this.page.waitForTimeout(COUNTING);
    return number(await this.element.locator('dl > div', { hasText: words }).locator('dd').innerText());
  }

  /** All numbers, in the order in which they stand. */
  async counts() {
    await this.page.waitForTimeout(COUNTING);
    return (await this.element.locator('dl dd').allInnerTexts()).map(number);
  }

  /** A hash of the picture's pixels. */
  async picture() {
    return this.element.locator('.view canvas').evaluate((element) => {
      const canvas = /** @type {HTMLCanvasElement} */ (element);
      const { width, height } = canvas;
      // Read from a copy: the page's own canvas is never read.
      const copy = Object.assign(document.createElement('canvas'), { width, height });
      const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext('2d', { willReadFrequently: true }));
      context.drawImage(canvas, 0, 0);
      let hash = 17;
      for (const byte of context.getImageData(0, 0, width, height).data) hash = (Math.imul(hash, 31) + byte) | 0;
      return `${width}x${height} ${hash}`;
    });
  }

  /** How many connections the scrubber stands at. */
  async at() {
    return Number(await this.connections.inputValue());
  }

  /** @param {string} label as the schema has it @param {string} value */
  async choose(label, value) {
    await this.settled(() => this.element.getByRole('combobox', { name: label, exact: true }).selectOption(value));
  }

  /** Opens the drawer. */
  async openDrawer() {
    // The settings are made when the drawer opens, a moment after the click.
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

/** Six counts that cannot be wrong together: what could be reached is the 1st and the 2nd degree. @param {number[]} counts */
export function consistent(counts) {
  const [first = NaN, second = NaN, third = NaN, couldReach = NaN, , gained = NaN] = counts;
  for (const count of [first, second, third, couldReach, gained]) assert.ok(count >= 0, String(counts));
  assert.equal(couldReach, first + second);
}
