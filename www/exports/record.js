/** Writes down what somebody does with a figure, as a script. */

/**
 * @import { Figure } from './replay.js'
 * @typedef {import('../engine/messages.js').State} State
 */

/** What comes sooner after the step before is not waited for, and more than this nobody waits, in seconds. */
const SOON = 1;
const LONG = 5;

/** A value as a query has it. @param {string | number | boolean} value */
const text = (value) => encodeURIComponent(value === true ? 'yes' : value === false ? 'no' : value);

/** What of a state is not set by `set`: there are steps for it. */
const MOMENT = new Set(['connections', 'post']);

/** @param {State} before @param {State} now */
function changed(before, now) {
  const names = Object.keys(now.values).filter((name) => !MOMENT.has(name) && before.values[name] !== now.values[name]);
  return names.map((name) => `${name}=${text(now.values[name] ?? '')}`).join('&');
}

/**
 * Records until it is ended.
 * @param {Figure} figure
 * @param {(script: string) => void} hear hears the script so far, at once and with every step
 * @param {() => number} clock milliseconds
 * @returns {() => void} ends it
 */
export function record(figure, hear, clock = () => performance.now()) {
  const ending = new AbortController();
  let last = figure.getState();
  let rested = clock();
  /** What was done since it last came to rest. @type {'' | 'accept' | 'play' | 'post' | 'reset'} */
  let done = '';
  const lines = [`start ${last.text}`.trim()];

  /** @param {string} line */
  const write = (line) => {
    const seconds = Math.min(LONG, Math.round((began - rested) / 500) / 2);
    if (lines.length > 1 && seconds >= SOON) lines.push(`wait ${seconds}`);
    // Accepted one after the other without a pause.
    const [before, more] = [lines.at(-1) ?? '', line].map((one) => Number(/^accept (\d+)$/.exec(one)?.[1] ?? 0));
    if (before && more) lines[lines.length - 1] = `accept ${before + more}`;
    else lines.push(line);
    rested = clock();
  };

  /** When what is under way began. */
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
        // A post that goes on by itself is still the post.
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
