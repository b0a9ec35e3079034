/** Values in words. */
import { digits, foreign, join, known, later, memory, say } from './translate.js';

/**
 * @import { EngineError, Message, Parameter, Value } from '../engine/messages.js'
 * @import { Words } from './translate.js'
 */

/** A chance as people say it. @param {number} chance */
function chance(chance) {
  if (chance <= 0) return say('chance.none');
  if (chance >= 1) return say('chance.all');
  return chance > 0.4 ? say('chance.percent', { percent: Math.round(chance * 100) }) : say('chance.one', { count: Math.round(1 / chance) });
}

/** A word that stands in the place of a number. @param {string} [word] */
export function special(word = '') {
  const key = `special.${word}`;
  return known(key) ? say(key) : word;
}

/** Some texts have the name of a parameter in their keys. @param {string} key @param {number} [count] */
const named = (key, count = 0) => (known(key) ? say(key, { count }) : '');

/** What a parameter is called. @param {Parameter} parameter */
export const labelOf = ({ name }) => named(`settings.${name}.label`) || name;

/** What a number of it counts or measures; '' where there is nothing to name. @param {Parameter} parameter @param {number} count */
export const unitOf = ({ name }, count) => named(`settings.${name}.unit`, count);

/** What it means, once the settings were fetched. @param {Parameter} parameter */
export const helpOf = ({ name }) => named(`settings.${name}.help`);

/** Where its default comes from, once the settings were fetched. @param {Parameter} parameter */
export const sourceOf = ({ name }) => named(`settings.${name}.source`);

/** One of the values to choose from, in words. @param {Parameter} parameter @param {string} choice */
export const choiceOf = ({ name }, choice) => named(`settings.${name}.choice.${choice}`) || choice;

/** A value in words. @param {Parameter} parameter @param {Value} value */
export function inWords(parameter, value) {
  if (parameter.name === 'reshare') return chance(Number(value));
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (parameter.kind === 'choice') return choiceOf(parameter, String(value));
  if (value === parameter.special) return special(parameter.special);
  if (parameter.kind === 'text') return foreign(String(value)) || say('text.none');
  const number = digits(Number(value));
  const unit = unitOf(parameter, Number(value));
  return unit ? say('value.unit', { value: number, unit }) : number;
}

/** What the core says, in the language of then; in its own English where that has no words for it. @param {Message} message @returns {Words} */
export const spoken = (message) => later(() => translated(message));

/** @param {Message} message @returns {string} */
function translated({ text, code, values }) {
  const key = `message.${code}`;
  if (!known(key)) {
    const pieces = Object.values(values).filter((value) => typeof value === 'string');
    return pieces.reduce((words, piece) => words.replace(piece, () => foreign(piece)), text);
  }
  /** @type {Record<string, string | number>} */
  const words = {};
  for (const [name, value] of Object.entries(values)) {
    words[name] = typeof value === 'string' ? foreign(value) : typeof value === 'number' ? value : 'bytes' in value ? memory(value.bytes) : translated(value);
  }
  // The core knows a parameter by its name, a reader by its label.
  const { name } = values;
  if (typeof name === 'string') words.label = named(`settings.${name}.label`) || name;
  return say(key, words);
}

/** Why something failed, in words. @param {unknown} error @returns {Words} */
export function reasonOf(error) {
  if (error instanceof Failure) return error.words;
  const { message, said } = /** @type {Partial<EngineError>} */ (error);
  return said ? spoken(said) : (message ?? String(error));
}

/** A failure in words. */
export class Failure extends Error {
  /** @param {Words} words */
  constructor(words) {
    super();
    this.words = words;
  }
}

/** How two runs differ, in a few words; '' if they do not. @param {Parameter[]} parameters @param {Record<string, Value>} before @param {Record<string, Value>} now @returns {Words} */
export function difference(parameters, before, now) {
  const changed = parameters.filter(({ name, stage }) => before[name] !== now[name] && stage !== 'post' && stage !== 'frame');
  if (changed.length === 0) return '';
  return later(() => compared(changed, before));
}

/** @param {Parameter[]} changed @param {Record<string, Value>} before */
function compared(changed, before) {
  // Some have no name before all settings were fetched.
  if (changed.length > 2 || !changed.every(({ name }) => known(`settings.${name}.label`))) return say('chart.ghost.plain');
  const what = changed.map((parameter) => {
    const { name, kind } = parameter;
    const value = name === 'seed' ? String(before.seed) : inWords(parameter, before[name] ?? '');
    const label = labelOf(parameter);
    return kind === 'choice' || before[name] === '' ? value : say('chart.ghost.one', { label, small: label.toLowerCase(), value });
  });
  return say('chart.ghost', { what: join(what) });
}
