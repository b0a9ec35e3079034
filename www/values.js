/** Values in words. */
import { digits, join, known, say } from './words.js';

/** @import { Parameter, Value } from './calls.js' */

/** A chance as people say it. @param {number} chance */
export function chance(chance) {
  if (chance <= 0) return say('chance.none');
  if (chance >= 1) return say('chance.all');
  return chance > 0.4 ? say('chance.percent', { percent: Math.round(chance * 100) }) : say('chance.one', { count: Math.round(1 / chance) });
}

/** A word that stands in the place of a number. @param {string} [word] */
export function special(word = '') {
  const key = `special.${word}`;
  return known(key) ? say(key) : word;
}

/** Some texts have the name of a parameter in their keys. @param {string} key */
const named = (key) => (known(key) ? say(key) : '');

/** What a parameter is called. @param {Parameter} parameter */
export const labelOf = ({ name }) => named(`settings.${name}.label`) || name;

/** What a number of it counts or measures; '' where there is nothing to name. @param {Parameter} parameter */
export const unitOf = ({ name }) => named(`settings.${name}.unit`);

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
  if (parameter.kind === 'text') return String(value) || say('text.none');
  const number = digits(Number(value));
  const unit = unitOf(parameter);
  return unit ? `${number} ${unit}` : number;
}

/** How two runs differ, in a few words; '' if they do not. @param {Parameter[]} parameters @param {Record<string, Value>} before @param {Record<string, Value>} now */
export function difference(parameters, before, now) {
  const changed = parameters.filter(({ name, stage }) => before[name] !== now[name] && stage !== 'post' && stage !== 'frame');
  if (changed.length === 0) return '';
  // Some have no name before all settings were fetched.
  if (changed.length > 2 || !changed.every(({ name }) => known(`settings.${name}.label`))) return say('chart.ghost.plain');
  const what = changed.map((parameter) => {
    const words = inWords(parameter, before[parameter.name] ?? '');
    return parameter.kind === 'choice' || before[parameter.name] === '' ? words : `${labelOf(parameter).toLowerCase()} ${parameter.name === 'seed' ? String(before.seed) : words}`;
  });
  return say('chart.ghost', { what: join(what) });
}
