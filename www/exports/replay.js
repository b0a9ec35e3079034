/** Plays a script through the element's public methods. The reader's input stops it. */
import { readScript } from './script.js';

/**
 * @import { Step } from './script.js'
 * @typedef {HTMLElement & { ready: Promise<unknown>, play(): void, pause(): void, step(): void, reset(): void, accept(): void, post(): Promise<void>,
 *   set(values: Record<string, string | number | boolean> | string): Promise<void>, setState(values: string): Promise<void>,
 *   getState(): import('../engine/messages.js').State }} Figure
 */

/** Keys that do not stop the demo. */
const QUIET = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'CapsLock']);

/**
 * Plays a script.
 * @param {Figure} figure
 * @param {string} script
 * @param {{ signal?: AbortSignal, apart?: Node, words?: (words: string) => void, line?: (step: number, steps: number) => void }} [options]
 *   `signal` stops the demo; input on `apart` does not stop it; `words` receives the text of each `say` step; `line` receives the number of
 *   the current step (from 1) and the number of steps
 * @returns {Promise<boolean>} true if all steps ran; false if the reader's input or `signal` stopped the demo
 * @throws {import('./script.js').ScriptError} before the first step, if a line cannot be read
 */
export async function replay(figure, script, { signal, apart, words = () => {}, line = () => {} } = {}) {
  const steps = readScript(script);
  const ending = new AbortController();
  const end = () => ending.abort();
  const options = { signal: ending.signal, capture: true, passive: true };
  if (signal?.aborted) return false;
  signal?.addEventListener('abort', end, { signal: ending.signal });
  for (const type of ['pointerdown', 'wheel', 'keydown']) {
    figure.addEventListener(
      type,
      (event) => {
        if (!event.isTrusted || (event instanceof KeyboardEvent && QUIET.has(event.key)) || (apart && event.composedPath().includes(apart))) return;
        end();
      },
      options,
    );
  }
  try {
    await unless(figure.ready, ending.signal);
    for (const [index, step] of steps.entries()) {
      line(index + 1, steps.length);
      await take(figure, step, ending.signal, words);
      if (!figure.isConnected) end();
      ending.signal.throwIfAborted();
    }
    return true;
  } catch (error) {
    if (!ending.signal.aborted) throw error;
    return false;
  } finally {
    end();
  }
}

/** @template T @param {Promise<T>} work @param {AbortSignal} signal @returns {Promise<T>} settles like `work`; rejects on abort */
function unless(work, signal) {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/**
 * Calls `act` and waits until the figure emits `settled` or `error`.
 * @param {Figure} figure @param {AbortSignal} signal @param {() => unknown} act
 */
function rested(figure, signal, act) {
  const listening = new AbortController();
  const rest = new Promise((resolve) => {
    for (const type of ['settled', 'error']) figure.addEventListener(type, resolve, { signal: listening.signal });
  });
  act();
  return unless(rest, signal).finally(() => listening.abort());
}

/** Waits. Rejects on abort. @param {number} milliseconds @param {AbortSignal} signal */
function pause(milliseconds, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const time = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return unless(time, signal).finally(() => clearTimeout(timer));
}

/**
 * Plays until there are `to` connections, or to the end of the scenario.
 * @param {Figure} figure @param {number} to @param {AbortSignal} signal
 */
async function playTo(figure, to, signal) {
  let frame = 0;
  const look = () => {
    // After `pause` the figure still completes the connection that is being added: pause one connection early.
    if (figure.getState().connection >= to - 1) figure.pause();
    else frame = requestAnimationFrame(look);
  };
  try {
    await rested(figure, signal, () => {
      figure.play();
      if (Number.isFinite(to)) look();
    });
  } finally {
    cancelAnimationFrame(frame);
  }
  const { connection } = figure.getState();
  // A fast playback can pass `to` between two frames: go back to it.
  if (Number.isFinite(to) && connection !== to) await figure.set({ connections: to });
}

/**
 * Runs one step and waits until it has ended.
 * @param {Figure} figure @param {Step} step @param {AbortSignal} signal @param {(words: string) => void} words
 */
async function take(figure, { name, words: said, number }, signal, words) {
  const { facts, connection } = figure.getState();
  const steps = facts?.steps ?? 0;
  switch (name) {
    case 'say':
      return words(said);
    case 'wait':
      return pause(number * 1000, signal);
    case 'start':
      // `reset` restarts the numbering of posts at 1.
      figure.reset();
      return unless(figure.setState(said), signal);
    case 'set':
      return unless(figure.set(said), signal);
    case 'goto':
      return unless(figure.set({ connections: number, post: 0 }), signal);
    case 'reset':
      return rested(figure, signal, () => figure.reset());
    case 'accept':
      for (let left = Math.min(number, steps - connection); left > 0; left -= 1) await rested(figure, signal, () => figure.accept());
      return;
    case 'play':
      if (connection < Math.min(number, steps)) await playTo(figure, Math.min(number, number === Infinity ? number : steps), signal);
      return;
    case 'step':
    case 'post':
      if (name === 'post' || connection < steps || Number(figure.getState().values.post) > 0) await rested(figure, signal, () => figure[name]());
  }
}
