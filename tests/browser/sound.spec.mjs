/** The sounds of a figure, rendered: what a reader would hear, as samples. */
import assert from 'node:assert/strict';
import { Figure } from '../support/figure.mjs';
import { until } from '../support/rest.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

const HOST = '<!doctype html><meta name="viewport" content="width=device-width"><title>A host</title><script type="module" src="hopscope.js"></script><hop-scope scene="sandbox"></hop-scope>';

/** @type {string[]} */
const requests = [];
const { visit } = await start({ pages: { '/host.html': HOST } });

/**
 * Replaces the audio device by a context that renders into memory. Its sounds follow each other without gaps.
 * `heard()` resolves with the loudness and the pitch of each sound.
 */
function listen() {
  const RATE = 48_000;
  const SECONDS = 60;
  /** @type {Recorder[]} */
  const contexts = [];
  class Recorder extends OfflineAudioContext {
    starts = [0];
    closed = false;
    constructor() {
      super(1, RATE * SECONDS, RATE);
      contexts.push(this);
    }
    get currentTime() {
      return this.starts.at(-1) ?? 0;
    }
    async resume() {
      // The next sound starts when every sound before it has ended.
      setTimeout(() => this.starts.push(this.currentTime + 0.6));
    }
    async suspend() {}
    async close() {
      this.closed = true;
    }
  }
  Object.assign(window, {
    AudioContext: Recorder,
    contexts,
    heard: async () => {
      const context = contexts.at(-1);
      if (!context) return [];
      const starts = context.starts.slice(0, -1);
      const samples = (await context.startRendering()).getChannelData(0);
      return starts.map((from) => {
        const part = samples.subarray(from * RATE, (from + 0.55) * RATE);
        let [sum, crossings, length] = [0, 0, 0];
        part.forEach((sample, at) => {
          sum += sample * sample;
          if (sample !== 0) length = at;
          if (at > 0 && sample > 0 && (part[at - 1] ?? 0) <= 0) crossings += 1;
        });
        return { loudness: Math.sqrt(sum / RATE), pitch: (crossings * RATE) / (length || 1) };
      });
    },
  });
}

/** @param {Page} page @returns {Promise<{ loudness: number, pitch: number }[]>} */
const heard = (page) => page.evaluate(() => Reflect.get(window, 'heard')());

/** @param {string} name @param {(figure: Figure, page: Page) => Promise<void>} body @param {import('playwright-core').BrowserContextOptions} [options] */
function sounds(name, body, options = {}) {
  visit(name, '/host.html', async (page) => body(await new Figure(page).ready(), page), {
    ...options,
    before: async (page) => {
      await page.addInitScript(listen);
      requests.length = 0;
      page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    },
  });
}

/** Turns the sounds on or off by keyboard, and waits until they are. @param {Figure} figure @param {boolean} on */
async function turned(figure, on) {
  const sound = figure.element.getByLabel('Sound');
  await sound.press('Space');
  await figure.rest();
  assert.equal(await sound.isChecked(), on);
}

/** The share of all people who are within two steps. @param {Figure} figure */
const share = (figure) =>
  figure.element.evaluate((element) => {
    const { counters, facts } = /** @type {HopScope} */ (element).getState();
    return counters && facts ? (counters.first + counters.second) / facts.people : NaN;
  });

for (const reducedMotion of /** @type {const} */ (['no-preference', 'reduce'])) {
  sounds(`the curve is heard as pitch once the sounds are on, and nothing before or after: motion ${reducedMotion}`, async (figure, page) => {
    await figure.openDrawer();
    await figure.settled(() => figure.accept.click());
    assert.equal(await page.evaluate(() => Reflect.get(window, 'contexts').length), 0, 'off by default');
    assert.deepEqual(requests.filter((path) => /sound/.test(path)), [], 'fetched when used');
    const sound = figure.element.getByLabel('Sound');
    assert.equal(await sound.isChecked(), false);
    await turned(figure, true);
    const shares = [await share(figure)];
    for (const connections of ['60', '150', '300', '5']) {
      await figure.settled(() => figure.connections.fill(connections));
      shares.push(await share(figure));
    }
    await turned(figure, false);
    await figure.settled(() => figure.connections.fill('400'));
    assert.equal(await page.evaluate(() => Reflect.get(window, 'contexts').at(-1).closed), true);
    const notes = await heard(page);
    assert.equal(notes.length, shares.length, 'one note for each moment');
    notes.forEach(({ pitch, loudness }, at) => {
      const wanted = 220 * 2 ** (3 * (shares[at] ?? NaN));
      assert.ok(Math.abs(pitch / wanted - 1) < 0.04, `${pitch} Hz instead of ${wanted} Hz`);
      assert.ok(loudness > 0.01, `loudness ${loudness}`);
    });
  }, { reducedMotion });
}

sounds('a hop is a wave, louder if more people see the post at it; hidden numbers are not heard', async (figure, page) => {
  await figure.openDrawer();
  await figure.type(/^Chance to see/, '.9');
  await figure.settled(() => figure.connections.fill('100'));
  await turned(figure, true);
  await page.evaluate(() => {
    const hops = /** @type {number[]} */ ([]);
    Object.assign(window, { hops });
    document.querySelector('hop-scope')?.addEventListener('hop', (event) => hops.push(/** @type {CustomEvent} */ (event).detail.saw));
  });
  await figure.settled(() => figure.button('Post').click());
  const saw = /** @type {number[]} */ (await page.evaluate(() => Reflect.get(window, 'hops')));
  assert.ok(saw.length >= 2, String(saw));
  // From here on there is nothing to hear.
  await figure.element.evaluate((element) => element.setAttribute('numbers', 'asked'));
  await until('the numbers are hidden', () => figure.element.locator('.veiled').isVisible());
  await figure.settled(() => figure.connections.fill('200'));
  const [, ...waves] = await heard(page);
  assert.equal(waves.length, saw.length, 'a wave for each hop');
  const fresh = saw.map((count, hop) => count - (saw[hop - 1] ?? 0));
  waves.forEach(({ loudness }, hop) => {
    assert.ok(loudness > 0.002, `loudness ${loudness}`);
    waves.slice(0, hop).forEach((before, earlier) => {
      // The noise is by chance: only clear differences count.
      const [most, least] = [Math.max(fresh[hop] ?? 0, fresh[earlier] ?? 0), Math.min(fresh[hop] ?? 0, fresh[earlier] ?? 0)];
      if (most > 4 * least) assert.equal(loudness > before.loudness, (fresh[hop] ?? 0) > (fresh[earlier] ?? 0), `${fresh}: ${waves.map((wave) => wave.loudness)}`);
    });
  });
});

visit('a figure without Web Audio has no switch for sound', '/host.html', async (page) => {
  const figure = await new Figure(page).ready();
  await figure.openDrawer();
  await figure.element.locator('.groups').waitFor();
  assert.equal(await figure.element.getByLabel('Sound').count(), 0);
}, { before: (page) => page.addInitScript(() => Reflect.deleteProperty(window, 'AudioContext')) });
