/**
 * Writes the custom-elements manifest of the npm package, from the tables of which docs/api.md is made: attributes, properties, methods, events,
 * slots, parts and custom properties of <hop-scope>. Editors and tools of other projects read it.
 *
 *     node xtask/manifest.mjs FILE
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { initSync, schema } from '../www/pkg/hopscope.js';
import { isOther } from '../www/element/attributes.js';
import { AUTHOR } from '../www/element/author-options.js';
import { comments, fields, members, need, read, sentence, words } from './api.mjs';

/** @import { Parameter } from '../www/engine/messages.js' */

const SLOTS = [
  { name: 'poster', description: 'Shown until there is a picture, and where there can be none.' },
  { name: 'caption', description: 'Shown below the figure.' },
  { name: 'answer', description: 'Replaces the answer of the question below the figure.' },
];

/** The type of a parameter as TypeScript writes it. @param {Parameter} parameter */
function typeOf({ kind, choices, special }) {
  const types = { choice: [], switch: ['boolean'], text: ['string'], integer: ['number'], number: ['number'] }[kind];
  return [...types, ...(choices ?? (special ? [special] : [])).map((word) => `'${word}'`)].join(' | ');
}

const wasm = readFileSync(new URL('../www/pkg/hopscope_bg.wasm', import.meta.url));
initSync({ module: wasm });
const parameters = /** @type {Parameter[]} */ (schema());
const guide = read('docs/embedding.md');
const types = read('www/element/types.js');

const parameterAttributes = parameters.map((parameter) => ({
  // An attribute whose name HTML uses has a prefix.
  name: parameter.name === 'hidden' ? 'set-hidden' : parameter.name,
  type: { text: typeOf(parameter) },
  description: String(words[`settings.${parameter.name}.help`]),
  ...(parameter.by ? {} : { default: String(parameter.default) }),
  ...(isOther(parameter.name) ? {} : { fieldName: parameter.name }),
}));
const what = comments(read('www/element/author-options.js'), 'export const AUTHOR = {');
const [authoredTypes = ''] = need(/@typedef \{object\} Authored\b[^]*?@typedef/.exec(types), 'the typedef Authored');
const authored = Object.fromEntries(Array.from(authoredTypes.matchAll(/@property \{([^}]*)\} (\w+)/g), ([, type = '', name = '']) => [name, type]));
const optionAttributes = Object.entries(AUTHOR).map(([name, values]) => ({
  name,
  type: { text: authored[name] ?? 'string' },
  description: need(what[name], `the comment of the option ${name}`),
  ...(values[0] === undefined ? {} : { default: values[0] }),
  fieldName: name,
}));
const attributes = [...optionAttributes, ...parameterAttributes];

const methods = members();
const taken = new Set(methods.map(({ name }) => name));
const properties = attributes.flatMap(({ name, fieldName, ...rest }) => (fieldName === undefined || taken.has(fieldName) ? [] : [{ kind: 'field', name: fieldName, ...rest, attribute: name }]));
const others = methods.map(({ kind, name, what }) => ({ kind: kind.includes('get') || name === 'author' ? 'field' : 'method', name, description: what, ...(kind.includes('static') ? { static: true } : {}) }));

const cssProperties = [...guide.matchAll(/^\| ((?:`--hopscope-[\w-]+`(?:, )?)+) \| (.*) \|$/gm)].flatMap(([, names = '', description = '']) =>
  [...names.matchAll(/--[\w-]+/g)].map(([name]) => ({ name, description: sentence(description) })),
);
const cssParts = need(/Parts for `::part\(\)`: `([\w ]+)`/.exec(guide)?.[1], 'the list of parts').split(' ').map((name) => ({ name }));
if (cssProperties.length === 0) throw new Error('docs/embedding.md has no table of custom properties');

const declaration = { name: 'HopScope', module: 'lib/hopscope.js' };
const manifest = {
  schemaVersion: '2.1.0',
  readme: 'README.md',
  modules: [
    {
      kind: 'javascript-module',
      path: 'lib/hopscope.js',
      declarations: [
        {
          kind: 'class',
          customElement: true,
          name: 'HopScope',
          tagName: 'hop-scope',
          description: JSON.parse(read('package.json')).description,
          superclass: { name: 'HTMLElement' },
          attributes,
          members: [...properties, ...others],
          events: fields(types, 'HopScopeEvents').map(({ name, type, what }) => ({ name, type: { text: type }, description: sentence(what) })),
          slots: SLOTS,
          cssParts,
          cssProperties,
        },
      ],
      exports: [
        { kind: 'js', name: 'HopScope', declaration },
        { kind: 'custom-element-definition', name: 'hop-scope', declaration },
      ],
    },
  ],
};
writeFileSync(need(argv[2], 'the name of the file to write'), `${JSON.stringify(manifest, undefined, 2)}\n`);
