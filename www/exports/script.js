/**
 * Parser of demo scripts. A script is a text with one step on each line: the actions to replay on a figure. Each step waits until the
 * figure has settled, so the same script ends in the same state on a slow and on a fast machine.
 */
import text from '../pkg/text/en/exports.json';
import { Failure } from '../i18n/format.js';
import { later, addTexts, say } from '../i18n/translate.js';

addTexts(text);

/** Maximum length of a script: LONGEST characters, MOST steps. */
export const LONGEST = 2000;
const MOST = 200;

/** TIMES: range of the number of connections in `accept`. SECONDS: range of the pause in `wait`, in seconds. */
const TIMES = /** @type {const} */ ([1, 1000]);
const SECONDS = /** @type {const} */ ([0, 30]);

/** The argument of each step: a query string, words, a number in a range, or nothing. `otherwise` is the number if it is omitted. */
const STEPS = {
  start: 'query',
  set: 'query',
  say: 'words',
  accept: { range: TIMES, otherwise: 1 },
  play: { range: /** @type {const} */ ([1, 1e6]), otherwise: Infinity },
  goto: { range: /** @type {const} */ ([0, 1e6]), otherwise: undefined },
  wait: { range: SECONDS, otherwise: undefined },
  post: 'nothing',
  step: 'nothing',
  reset: 'nothing',
};

/** @typedef {{ name: keyof typeof STEPS, words: string, number: number }} Step */

/** A syntax error in a script. The message names the line and the expected text. */
export class ScriptError extends Failure {
  /**
   * @param {number} line @param {'exports.script.step' | 'exports.script.number' | 'exports.script.query' | 'exports.script.words' | 'exports.script.nothing' | 'exports.script.long'} key
   * @param {Record<string, string | number>} values
   */
  constructor(line, key, values = {}) {
    super(later(() => say(key, { line, ...values })));
    this.line = line;
  }

  get message() {
    return String(this.words);
  }
}

/** Parses a script. Skips empty lines and lines that start with `#`. @param {string} script @returns {Step[]} @throws {ScriptError} */
export function readScript(script) {
  /** @type {Step[]} */
  const steps = [];
  if (script.length > LONGEST) throw new ScriptError(1, 'exports.script.long', { most: LONGEST, count: script.length });
  for (const [index, line] of script.split(/\r?\n/).entries()) {
    const words = line.trim();
    if (words === '' || words.startsWith('#')) continue;
    if (steps.length === MOST) throw new ScriptError(index + 1, 'exports.script.long', { most: MOST, count: steps.length + 1 });
    steps.push(readStep(words, index + 1));
  }
  return steps;
}

/** @param {string} text @param {number} line @returns {Step} */
function readStep(text, line) {
  const [name = '', ...rest] = text.split(/\s+/);
  const words = text.slice(name.length).trim();
  if (!Object.hasOwn(STEPS, name)) throw new ScriptError(line, 'exports.script.step', { word: name.slice(0, 40), steps: Object.keys(STEPS).join(', ') });
  const known = /** @type {keyof typeof STEPS} */ (name);
  const takes = STEPS[known];
  if (typeof takes === 'object') {
    const { range: [low, high], otherwise } = takes;
    const number = words === '' ? otherwise : /^\d+(\.\d+)?$/.test(words) ? Number(words) : undefined;
    const whole = known === 'wait' || words === '' || Number.isInteger(number);
    if (number === undefined || !whole || (words !== '' && (number < low || number > high))) {
      throw new ScriptError(line, 'exports.script.number', { name, low, high, word: words.slice(0, 40) });
    }
    return { name: known, words, number };
  }
  if (takes === 'nothing' && rest.length > 0) throw new ScriptError(line, 'exports.script.nothing', { name, word: words.slice(0, 40) });
  if (takes === 'words' && words === '') throw new ScriptError(line, 'exports.script.words', { name });
  // `start` without a query sets all parameters to their defaults.
  if (takes === 'query' && !/^([a-z]\w*=[^&=\s]*(&[a-z]\w*=[^&=\s]*)*)$/.test(words) && !(known === 'start' && words === '')) {
    throw new ScriptError(line, 'exports.script.query', { name, word: words.slice(0, 40) });
  }
  return { name: known, words, number: 0 };
}
