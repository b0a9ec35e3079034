/** Formats values, names of parameters, messages and errors as text in the selected language. */
import { digits, isolate, join, known, later, memory, say } from './translate.js';

/**
 * @import { EngineError, Message, Parameter, Value } from '../engine/messages.js'
 * @import { Words } from './translate.js'
 */

/** A share of readers in words: a percentage above 40 %, else "1 reader in n". @param {number} chance from 0 to 1 */
function chance(chance) {
  if (chance <= 0) return say('chance.none');
  if (chance >= 1) return say('chance.all');
  return chance > 0.4 ? say('chance.percent', { percent: Math.round(chance * 100) }) : say('chance.one', { count: Math.round(1 / chance) });
}

/** The text of a word that a parameter can have instead of a number. @param {string} [word] */
export function special(word = '') {
  const key = `special.${word}`;
  return known(key) ? say(key) : word;
}

/** The text of a key that contains a parameter's name; '' if there is none. @param {string} key @param {number} [count] */
const named = (key, count = 0) => (known(key) ? say(key, { count }) : '');

/** The label of a parameter; its name if there is no label. @param {Parameter} parameter */
export const labelOf = ({ name }) => named(`settings.${name}.label`) || name;

/** The unit of a parameter's number; '' if it has none. @param {Parameter} parameter @param {number} count */
export const unitOf = ({ name }, count) => named(`settings.${name}.unit`, count);

/** The explanation of a parameter; '' until the settings are fetched. @param {Parameter} parameter */
export const helpOf = ({ name }) => named(`settings.${name}.help`);

/** The source of a parameter's default; '' until the settings are fetched. @param {Parameter} parameter */
export const sourceOf = ({ name }) => named(`settings.${name}.source`);

/** The text of one choice of a parameter. @param {Parameter} parameter @param {string} choice */
export const choiceOf = ({ name }, choice) => named(`settings.${name}.choice.${choice}`) || choice;

/** The text of a parameter's value. @param {Parameter} parameter @param {Value} value */
export function inWords(parameter, value) {
  if (parameter.name === 'reshare') return chance(Number(value));
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (parameter.kind === 'choice') return choiceOf(parameter, String(value));
  if (value === parameter.special) return special(parameter.special);
  if (parameter.kind === 'text') return isolate(String(value)) || say('text.none');
  const number = digits(Number(value));
  const unit = unitOf(parameter, Number(value));
  return unit ? say('value.unit', { value: number, unit }) : number;
}

/**
 * A message of the core, translated when it is shown; its English text if there is no translation.
 * @param {Message} message @returns {Words}
 */
export const localized = (message) => later(() => translated(message));

/** @param {Message} message @returns {string} */
function translated({ text, code, values }) {
  const key = `message.${code}`;
  if (!known(key)) {
    const pieces = Object.values(values).filter((value) => typeof value === 'string');
    return pieces.reduce((words, piece) => words.replace(piece, () => isolate(piece)), text);
  }
  /** @type {Record<string, string | number>} */
  const words = {};
  for (const [name, value] of Object.entries(values)) {
    words[name] = typeof value === 'string' ? isolate(value) : typeof value === 'number' ? value : 'bytes' in value ? memory(value.bytes) : translated(value);
  }
  // A message of the core contains a parameter's name. The reader gets its label.
  const { name } = values;
  if (typeof name === 'string') words.label = named(`settings.${name}.label`) || name;
  return say(key, words);
}

/** The reason of a failure, as text. @param {unknown} error @returns {Words} */
export function reasonOf(error) {
  if (error instanceof Failure) return error.words;
  const { message, said } = /** @type {Partial<EngineError>} */ (error);
  return said ? localized(said) : (message ?? String(error));
}

/** An error whose reason is a text for the reader. */
export class Failure extends Error {
  /** @param {Words} words */
  constructor(words) {
    super();
    this.words = words;
  }
}

/**
 * The difference between the parameters of two runs, as text; '' if only parameters of the stages `post` and `frame` differ, or none.
 * @param {Parameter[]} parameters @param {Record<string, Value>} before @param {Record<string, Value>} now @returns {Words}
 */
export function difference(parameters, before, now) {
  const changed = parameters.filter(({ name, stage }) => before[name] !== now[name] && stage !== 'post' && stage !== 'frame');
  if (changed.length === 0) return '';
  return later(() => compared(changed, before));
}

/** @param {Parameter[]} changed @param {Record<string, Value>} before */
function compared(changed, before) {
  // Some parameters have no label until the settings are fetched.
  if (changed.length > 2 || !changed.every(({ name }) => known(`settings.${name}.label`))) return say('chart.ghost.plain');
  const what = changed.map((parameter) => {
    const { name, kind } = parameter;
    const value = name === 'seed' ? String(before.seed) : inWords(parameter, before[name] ?? '');
    const label = labelOf(parameter);
    return kind === 'choice' || before[name] === '' ? value : say('chart.ghost.one', { label, small: label.toLowerCase(), value });
  });
  return say('chart.ghost', { what: join(what) });
}
