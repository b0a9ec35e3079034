/**
 * Actions on a figure in every engine, and the results that are compared. Runs in the page.
 *
 * @import { HopScope } from '../../../www/element/hop-scope.js'
 * @import { Configured, Picture } from '../../../www/engine/messages.js'
 *
 * @typedef {object} Seen a figure at rest
 * @property {string} state the scenario, the values, the counters and the facts
 * @property {string} series a hash of the numbers of each connection, from a separate core with the same scenario
 * @property {string} pixels a hash of that core's picture of the moment, at the size of `VIEW`
 * @property {boolean} shown whether the figure's canvas has that core's pixels, at the canvas's size
 * @property {string} said the screen reader announcement of a post, in the figure's language
 *
 * @typedef {object} Task
 * @property {string} selector of the figure
 * @property {string[]} acts names of methods, or queries for `set()`
 * @property {{ name: string, text: string }} [file] a network of one's own
 */
import { fnv1a } from '../fnv1a.mjs';

/** A size that does not depend on an engine's fonts. */
export const VIEW = { width: 480, height: 360, scale: 1 };

/** Longest wait, in milliseconds. */
const PATIENCE = 30_000;

/** Typed arrays as lists, and numbers that JSON does not have (NaN, infinities) as strings. @param {string} _ @param {unknown} value */
function plain(_, value) {
  if (ArrayBuffer.isView(value)) return Array.from(/** @type {Float64Array} */ (value));
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

/** @param {unknown} value */
export const hashOf = (value) => fnv1a(new TextEncoder().encode(JSON.stringify(value, plain)));

/** @template T @param {string} what @param {() => Promise<T> | T} look @returns {Promise<NonNullable<T>>} */
async function until(what, look) {
  for (const end = performance.now() + PATIENCE; performance.now() < end; ) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} does not come`);
}

/** Whether a canvas has a picture's pixels. @param {HTMLCanvasElement} canvas @param {Picture} picture */
function has(canvas, { pixels, width, height }) {
  // The test reads a copy, because reading the figure's own canvas could change how it is drawn.
  const copy = Object.assign(document.createElement('canvas'), { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext('2d', { willReadFrequently: true }));
  context.drawImage(canvas, 0, 0);
  return fnv1a(context.getImageData(0, 0, width, height).data) === fnv1a(pixels);
}

/**
 * Does the acts one after the other and returns the state after each.
 * @param {Task} task
 * @returns {Promise<Record<string, Seen>>}
 */
export async function smoke({ selector, acts, file }) {
  await customElements.whenDefined('hop-scope');
  const figure = await until('the figure', () => /** @type {HopScope | null} */ (document.querySelector(selector)));
  await figure.ready;
  const root = /** @type {ShadowRoot} */ (figure.shadowRoot);
  const spoken = /** @type {HTMLElement} */ (root.querySelector('.spoken'));

  const { openEngine } = await import(`${location.origin}/engine.js`);
  const core = await openEngine();
  if (file) {
    const { openReader } = await import(`${location.origin}/reader.js`);
    const reader = await openReader();
    await core.openEdges(await reader.read(new TextEncoder().encode(file.text)));
    reader.close();
  }

  /** @param {boolean} [accepted] whether a person was accepted just before: the picture then shows their ties @returns {Promise<Seen>} */
  const see = async (accepted) => {
    const state = figure.getState();
    // The core gives series only if the scenario has changed.
    await core.configure('people=2');
    const { series } = /** @type {Configured} */ (await core.configure(state.text));
    if (!series) throw new Error(`no series of ${state.text}`);
    const { month, reach, third, gained, overlap } = series;
    // The hash is of the people of the 2nd degree.
    const second = month.map((_, index) => (reach[index + 1] ?? 0) - (index + 1));
    const isForce = state.values.layout === 'force';
    if (isForce) await until('rest', async () => (await core.relax(100)).share === 1);
    const moment = { connection: state.connection, hop: state.counters?.hop ?? 0, structure: isForce ? 1 : 0, theme: figure.getAttribute('theme') === 'dark' ? 'dark' : 'light' };
    const { pixels } = await core.draw({ ...moment, ...VIEW });
    const came = /** @type {{ number: number } | undefined} */ (accepted ? await core.ask('nextInvitation', [state.connection - 1]) : undefined);
    // A figure out of sight is not drawn.
    root.querySelector('.view')?.scrollIntoView({ block: 'center' });
    const shown = await until('the picture', async () => {
      const canvas = root.querySelector('canvas');
      if (!canvas?.width) return false;
      const { width, height } = canvas;
      return has(canvas, await core.draw({ ...moment, focus: came?.number ?? 0, width, height, scale: devicePixelRatio }));
    });
    return { state: JSON.stringify(state, plain), series: hashOf({ month, second, third, gained, overlap }), pixels: fnv1a(pixels), shown, said: state.values.post ? (spoken.textContent ?? '') : '' };
  };

  /** @param {() => unknown} act */
  const settled = async (act) => {
    let done = false;
    figure.addEventListener('settled', () => (done = true), { once: true });
    await act();
    // With two lives, the post's event comes when the post has ended in both. The scene with the guess says no number before the answer.
    await until('rest', () => done && (spoken.textContent || !figure.getState().values.post || root.querySelector('.guessing')));
  };

  if (file) {
    const input = await until('the way for a file', () => /** @type {HTMLInputElement | null} */ (root.querySelector('input[type=file]')));
    const transfer = new DataTransfer();
    transfer.items.add(new File([file.text], file.name));
    input.files = transfer.files;
    await settled(() => input.dispatchEvent(new Event('change', { bubbles: true })));
  }
  /** @type {Record<string, Seen>} */
  const seen = { opened: await see() };
  for (const act of acts) {
    await settled(() => (act.includes('=') ? figure.set(act) : /** @type {any} */ (figure)[act]()));
    seen[act] = await see(act === 'accept' || act === 'step');
  }
  core.close();
  return seen;
}

/**
 * Results of the laboratory about a life, each as a hash: quantiles, fits and sums of many fractions.
 * @param {string} text the scenario @param {string} against another
 * @returns {Promise<Record<string, string>>}
 */
export async function laboratory(text, against) {
  const { openLab } = await import(`${location.origin}/lab.js`);
  const lab = await openLab();
  await lab.configure(text);
  const found = {
    numbers: await lab.numbers(),
    curve: await lab.curve(),
    contacts: await lab.contacts(),
    world: await lab.world(),
    ensemble: await lab.ensemble(against, true),
    sensitivity: await lab.sensitivity(),
  };
  lab.close();
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, hashOf(value)]));
}
