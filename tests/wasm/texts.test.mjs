/** The texts: none is missing, none is unused, and every language is complete. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { Core, initSync, schema } from '../../www/pkg/hopscope.js';
import { SCENES } from '../../www/scenes/index.js';
import { wasm } from '../support/core.mjs';

/** @typedef {Record<string, string | Record<string, string>>} Section */

const www = fileURLToPath(new URL('../../www', import.meta.url));

initSync(wasm('hopscope'));
const parameters = /** @type {import('../../www/engine/messages.js').Parameter[]} */ (schema());

/** The languages: their sections by name. The build adds the core's texts to those in English. @type {Record<string, Record<string, Section>>} */
const languages = Object.fromEntries(
  readdirSync(join(www, 'i18n/text')).map((name) => {
    const path = join(www, name === 'en.json' ? 'pkg/text' : 'i18n/text', name);
    return [name.replace('.json', ''), JSON.parse(readFileSync(path, 'utf8'))];
  }),
);
const { en: english = {}, ...others } = languages;

/** The scripts of www/ by their path in it, without comments and without generated files. */
const scripts = Object.fromEntries(
  readdirSync(www, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.js') && !name.startsWith('pkg/'))
    .map((name) => [name, readFileSync(join(www, name), 'utf8').replace(/\/\*[^]*?\*\//g, '')]),
);

/** The forms of a text: one, or one for each plural category. @param {string | Record<string, string>} text */
const forms = (text) => (typeof text === 'string' ? { other: text } : text);

/** The {names} in a sentence, each once. {small} and {name} count as one, because both stand for a label. @param {string} sentence */
const placeholders = (sentence) => [...new Set(Array.from(sentence.matchAll(/\{(\w+)\}/g), ([, name = '']) => (name === 'small' || name === 'name' ? 'label' : name)))].sort();

test('every parameter, unit and choice has a text; the sentences of a scene are among the first', () => {
  const { labels = {}, settings = {} } = english;
  const words = { ...labels, ...settings };
  for (const { name, kind, choices = [] } of parameters) {
    const label = words[`settings.${name}.label`];
    assert.ok(typeof label === 'string' && label.length > 0 && label.length < 25, `settings.${name}.label`);
    assert.match(String(settings[`settings.${name}.help`]), /\.$/, `settings.${name}.help`);
    assert.ok(settings[`settings.${name}.source`], `settings.${name}.source`);
    for (const choice of choices) assert.ok(words[`settings.${name}.choice.${choice}`], `settings.${name}.choice.${choice}`);
    assert.equal(kind === 'choice', choices.length > 0, name);
  }
  const named = parameters.map(({ name }) => words[`settings.${name}.label`]);
  assert.equal(new Set(named).size, parameters.length, 'two parameters have the same label');
  const said = Object.values(SCENES).flatMap(({ settings }) => settings);
  for (const name of ['connections', 'seed', ...said]) assert.ok(labels[`settings.${name}.label`], `settings.${name}.label is not in the section labels`);
});

test('no text is for a parameter, a unit or a choice that does not exist', () => {
  for (const key of [...Object.keys(english.labels ?? {}), ...Object.keys(english.settings ?? {})]) {
    const [, name, what, choice] = key.split('.');
    const parameter = parameters.find((one) => one.name === name);
    assert.ok(parameter, key);
    assert.ok(['label', 'help', 'source', 'unit', 'choice'].includes(what ?? ''), key);
    if (what === 'choice') assert.ok(parameter.choices?.includes(choice ?? ''), key);
    if (what === 'unit') assert.ok(['integer', 'number'].includes(parameter.kind), key);
  }
});

/** Returns a function that says whether a key is in the scripts: as a string, or by a template string that can become it. */
function isSaid() {
  const code = Object.values(scripts).join('\n');
  const strings = new Set(Array.from(code.matchAll(/'([\w.=-]+)'/g), ([, string = '']) => string));
  const templates = Array.from(code.matchAll(/`([\w.-]*(?:\$\{(?:[^{}`]|`[^`]*`)*\}[\w.-]*)+)`/g), ([, template = '']) => template)
    // A template without a fixed word says nothing about the key.
    .filter((template) => /[a-z]/.test(template.replace(/\$\{[^}]*\}/g, '')))
    .map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w.-]+')}$`));
  return (/** @type {string} */ key) => strings.has(key) || templates.some((template) => template.test(key));
}

/** Sections of pages, which the build writes into them. */
const PAGES = ['page', 'worksheet', 'embed', 'one-file'];

test('the English text of a message of the core is the one that translators see', () => {
  const { warnings } = /** @type {import('../../www/engine/messages.js').Configured} */ (new Core().configure('people=5000000&poeple=3&world=moon&see=a&seed=1.5&seed=2'));
  assert.deepEqual(warnings.map(({ code }) => code).sort(), ['clamped', 'fraction', 'no-choice', 'no-number', 'repeated', 'unknown']);
  for (const { text, code, values } of warnings) {
    const sentence = String(english.messages?.[`message.${code}`]);
    assert.equal(text, sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name])));
  }
});

test('every text is used: a script imports its section and has its key', () => {
  const said = isSaid();
  assert.equal(said('no.such.key'), false);
  for (const [section, texts] of Object.entries(english)) {
    // The core has the English texts of its messages.
    if ([...PAGES, 'messages'].includes(section)) continue;
    assert.ok(Object.values(scripts).some((code) => code.includes(`pkg/text/en/${section}.json`)), `nothing imports ${section}`);
    for (const key of Object.keys(texts)) assert.ok(said(key), `${section}: nothing says ${key}`);
  }
});

test('a key stands once in a language', () => {
  const keys = Object.entries(english).flatMap(([section, texts]) => (PAGES.includes(section) ? [] : Object.keys(texts)));
  assert.deepEqual(keys.filter((key, index) => keys.indexOf(key) !== index), []);
});

for (const [language, sections] of Object.entries(languages)) {
  test(`${language}: every sentence is there, with the same values, in every form that numbers ask for`, () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    assert.deepEqual(Object.keys(sections).sort(), Object.keys(english).sort());
    for (const [section, texts] of Object.entries(english)) {
      const ours = sections[section] ?? {};
      assert.deepEqual(Object.keys(ours).sort(), Object.keys(texts).sort(), section);
      for (const [key, text] of Object.entries(texts)) {
        const own = ours[key] ?? '';
        const allowed = placeholders(Object.values(forms(text)).join());
        assert.equal(typeof own, typeof text, `${key}: one has forms for numbers, the other has none`);
        for (const [form, sentence] of Object.entries(forms(own))) {
          assert.ok(/^=\d+$/.test(form) || categories.includes(/** @type {Intl.LDMLPluralRule} */ (form)), `${key}: ${language} has no form ${form}`);
          const values = placeholders(sentence);
          assert.deepEqual(values.filter((name) => !allowed.includes(name)), [], `${key}, ${form}: English has no such value`);
          // The forms for 0 and 1 may omit the number.
          if (form === 'other') assert.deepEqual(values, placeholders(forms(text).other ?? ''), key);
        }
        // If English has a form for one, each language has a form for each of its plural categories.
        if (typeof own !== 'string' && 'one' in forms(text)) for (const category of categories) assert.ok(own[category], `${key}: there is no form ${category}`);
      }
    }
  });
}

/** The tags in a text with their attributes: `<button data-set="people=8">`. @param {string | Record<string, string>} text */
const tags = (text) => Array.from(Object.values(forms(text)).join().matchAll(/<[^/>]+>/g), ([tag]) => tag).sort();

test('markup and attributes in a text are the same in every language', () => {
  for (const [language, sections] of Object.entries(others)) {
    for (const [section, texts] of Object.entries(english)) {
      for (const [key, text] of Object.entries(texts)) assert.deepEqual(tags(sections[section]?.[key] ?? ''), tags(text), `${language}: ${section}, ${key}`);
    }
  }
});

test('a translation differs from English in nearly every sentence', () => {
  for (const [language, sections] of Object.entries(others)) {
    const all = Object.entries(english).flatMap(([section, texts]) => Object.entries(texts).map(([key, text]) => [text, sections[section]?.[key]]));
    const long = all.filter(([text]) => typeof text === 'string' && text.split(' ').length > 3);
    const same = long.filter(([text, own]) => text === own);
    assert.ok(same.length * 50 <= long.length, `${language}: ${same.map(([text]) => text).join(' | ')}`);
  }
});
