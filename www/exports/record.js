/** Records the reader's actions on a figure as a script. */

/**
 * @import { Figure } from './replay.js'
 * @typedef {import('../engine/messages.js').State} State
 */

/** Pauses in seconds. SOON: shorter pauses are not recorded. LONG: maximum recorded pause. */
const SOON = 1;
const LONG = 5;

/** Encodes a value for a query string. @param {string | number | boolean} value */
const text = (value) => encodeURIComponent(value === true ? 'yes' : value === false ? 'no' : value);

/** Values that `set` does not record, because other steps change them (`goto`, `accept`, `post`, ...). */
const MOMENT = new Set(['connections', 'post']);

/** The values that changed between two states, as a query string. @param {State} before @param {State} now */
function changed(before, now) {
  const names = Object.keys(now.values).filter((name) => !MOMENT.has(name) && before.values[name] !== now.values[name]);
  return names.map((name) => `${name}=${text(now.values[name] ?? '')}`).join('&');
}

/**
 * Records the reader's actions until the returned function is called.
 * @param {Figure} figure
 * @param {(script: string) => void} hear called with the script so far: at once, and whenever the figure settles
 * @param {() => number} clock the current time in milliseconds
 * @returns {() => void} stops the recording
 */
export function record(figure, hear, clock = () => performance.now()) {
  const ending = new AbortController();
  let last = figure.getState();
  let rested = clock();
  /** The reader's action since the figure last settled; empty if none. @type {'' | 'accept' | 'play' | 'post' | 'reset'} */
  let done = '';
  const lines = [`start ${last.text}`.trim()];

  /** @param {string} line */
  const write = (line) => {
    const seconds = Math.min(LONG, Math.round((began - rested) / 500) / 2);
    if (lines.length > 1 && seconds >= SOON) lines.push(`wait ${seconds}`);
    // Merge `accept` steps that follow each other without a pause.
    const [before, more] = [lines.at(-1) ?? '', line].map((one) => Number(/^accept (\d+)$/.exec(one)?.[1] ?? 0));
    if (before && more) lines[lines.length - 1] = `accept ${before + more}`;
    else lines.push(line);
    rested = clock();
  };

  /** Start time of the current action, in milliseconds. */
  let began = rested;
  /** @param {typeof done} what */
  const note = (what) => {
    began = clock();
    done = what;
  };

  const acts = { accept: 'accept', play: 'play', post: 'post', reset: 'reset' };
  for (const [type, what] of Object.entries(acts)) {
    figure.addEventListener(
      type,
      () => {
        // `play` can continue a paused post: keep the action `post`.
        if (!(what === 'play' && done === 'post')) note(/** @type {typeof done} */ (what));
      },
      { signal: ending.signal },
    );
  }
  figure.addEventListener(
    'settled',
    () => {
      const now = figure.getState();
      if (done === '') began = clock();
      const values = changed(last, now);
      if (values) write(`set ${values}`);
      if (done === 'post') write('post');
      else if (done === 'reset') write('reset');
      else if (now.connection !== last.connection) {
        const further = now.connection - last.connection;
        write(done === 'accept' && further > 0 ? `accept ${further}` : done === 'play' && further > 0 ? `play ${now.connection}` : `goto ${now.connection}`);
      }
      last = now;
      done = '';
      rested = clock();
      hear(lines.join('\n'));
    },
    { signal: ending.signal },
  );
  hear(lines.join('\n'));
  return () => ending.abort();
}
