/**
 * Makes docs/api.md from the tables of the code: the core's schema of parameters, the author options, the declared types, the methods of the
 * element, the messages of a frame, and the scenes. What a thing does is the comment beside it in the code, or the English help of the page.
 *
 *     node xtask/api.mjs [--write]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { initSync, schema } from '../www/pkg/hopscope.js';
import { isOther } from '../www/element/attributes.js';
import { AUTHOR } from '../www/element/author-options.js';
import { SCENES } from '../www/scenes/index.js';

/** @param {string} path in the repository */
const full = (path) => join(import.meta.dirname, '..', path);

/** @param {string} path */
export const read = (path) => readFileSync(full(path), 'utf8');

/** The text of a comment, without its stars and line breaks. @param {string} comment */
const plain = (comment) => comment.replace(/^\s*\/?\*+\/?|\*+\/\s*$/gm, '').replace(/\s+/g, ' ').trim();

/** The first letter in upper case, and a full stop at the end. @param {string} text */
export const sentence = (text) => (text === '' ? '' : text[0]?.toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.'));

/** A cell of a table: a bar would end it. @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|');

/** A table in Markdown. @param {string[]} head @param {string[][]} rows */
const table = (head, rows) => `| ${head.join(' | ')} |\n|${head.map(() => '---|').join('')}\n${rows.map((row) => `| ${row.map(cell).join(' | ')} |\n`).join('')}`;

/** @param {string} text */
const code = (text) => `\`${text}\``;

/** @param {readonly string[]} all */
const codes = (all) => all.map(code).join(', ');

/** What is found, or an error that names it. @template T @param {T | null | undefined} found @param {string} what @returns {T} */
export function need(found, what) {
  if (found === null || found === undefined) throw new Error(`${what} is missing: docs/api.md cannot be made`);
  return found;
}

/** The comment above each entry of an object literal, by the entry's name. @param {string} script @param {string} start the line that opens it */
export function comments(script, start) {
  const [, body = ''] = need(new RegExp(`${start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}([^]*?)\\n\\};`).exec(script), start);
  return Object.fromEntries([...body.matchAll(/\n {2}(\/\*\*(?:(?!\*\/)[^])*\*\/)\n {2}'?([\w-]+)'?[:,]/g)].map(([, comment = '', name = '']) => [name, plain(comment)]));
}

/**
 * The fields of a typedef with `@property` lines.
 * @param {string} script @param {string} name
 * @returns {{ name: string, type: string, isOptional: boolean, what: string }[]}
 */
export function fields(script, name) {
  const from = need(new RegExp(`@typedef \\{object\\} ${name}\\b[^\\n]*\\n`).exec(script), `the typedef ${name}`);
  const found = [];
  for (const line of script.slice(from.index + from[0].length).split('\n')) {
    const start = line.indexOf('@property {');
    if (start < 0) break;
    // The type ends where its braces close.
    let [depth, end] = [0, start + 10];
    do depth += { '{': 1, '}': -1 }[line[end] ?? ''] ?? 0;
    while (depth > 0 && ++end < line.length);
    const [, name = '', what = ''] = /^(\S+)\s*(.*)$/.exec(line.slice(end + 1).trim()) ?? [];
    found.push({ name: name.replace(/[[\]]/g, ''), isOptional: name.startsWith('['), type: line.slice(start + 11, end), what: need(what || undefined, `the comment of ${name}`) });
  }
  return found;
}

/** The scenes: a comment in the table, or the first sentence of the scene's own file. */
function scenes() {
  const script = read('www/scenes/index.js');
  const beside = comments(script, 'export const SCENES = {');
  return Object.keys(SCENES).map((name) => {
    const comment = beside[name] ?? plain(/^\/\*\*[^]*?\*\//.exec(read(`www/scenes/${name}/${name}.js`))?.[0] ?? '');
    const what = need(/^The scene `[\w-]+`: (.*?[.])(?: [A-Z]|$)/.exec(comment)?.[1], `the sentence about the scene ${name}`);
    return [code(name), sentence(what)];
  });
}

/** The names in a list of words of author-restrictions.js. @param {string} name */
const listed = (name) => need(new RegExp(`export const ${name} = words\\('([^']*)'\\)`).exec(read('www/element/author-restrictions.js'))?.[1], name).split(' ');

function options() {
  const what = comments(read('www/element/author-options.js'), 'export const AUTHOR = {');
  /** @type {Record<string, string>} */
  const others = {
    scene: 'a [scene](#scenes)',
    controls: `${codes(AUTHOR.controls ?? [])}, or a list of ${codes(listed('CONTROLS'))}`,
    show: `${codes(AUTHOR.show ?? [])}, or a list of ${codes(listed('READINGS'))}`,
    lock: `${codes(AUTHOR.lock ?? [])}, or a list of parameters`,
    speed: 'a number from .25 to 4',
    lang: 'a language, as in `de` or `de-AT`',
    script: 'a [demo](#methods), one step a line',
    credit: `${codes(AUTHOR.credit ?? [])}, or an address`,
  };
  return Object.entries(AUTHOR).map(([name, words]) => [code(name), others[name] ?? codes(words), words[0] === undefined ? '' : code(words[0]), need(what[name], `the comment of the option ${name}`)]);
}

/** @typedef {import('../www/engine/messages.js').Parameter} Parameter */

/** The English texts about parameters, as the build puts them together. @type {Record<string, string | Record<string, string>>} */
export const words = { ...JSON.parse(read('www/pkg/text/en/labels.json')), ...JSON.parse(read('www/pkg/text/en/settings.json')) };

/** The headings of the groups of parameters, in their order. */
const GROUPS = { main: 'Always on screen', world: 'The world', growth: 'The invitations', post: 'The post', contacts: 'The contacts, and bands of many lives' };

/** A number with commas between thousands. @param {number} number */
const digits = (number) => number.toLocaleString('en-US', { maximumFractionDigits: 9 });

/** @param {Parameter} parameter */
function range({ name, kind, choices = [], special, min, max }) {
  if (kind === 'choice') return choices.map((choice) => `\`${choice}\` (${words[`settings.${name}.choice.${choice}`]})`).join(', ');
  if (kind === 'switch') return '`yes`, `no`';
  if (kind === 'text') return `text of at most ${digits(max)} characters`;
  const unit = words[`settings.${name}.unit`];
  const unitText = unit === undefined ? '' : ` ${typeof unit === 'string' ? unit : unit.other}`;
  return `${kind === 'integer' ? 'whole number' : 'number'}, ${digits(min)} to ${digits(max)}${unitText}${special ? `, or \`${special}\`` : ''}`;
}

/** @param {Parameter} parameter */
function usual({ kind, default: usual, by }) {
  const text = typeof usual === 'boolean' ? (usual ? 'yes' : 'no') : String(usual);
  const shown = text === '' && kind === 'text' ? 'empty' : code(text);
  return by ? `${shown}; depends on \`${by}\`` : shown;
}

/** @param {readonly Parameter[]} all */
function parameters(all) {
  const groups = Object.entries(GROUPS).map(([group, heading]) => {
    const rows = all
      .filter((one) => one.group === group)
      .map((one) => [code(one.name), range(one), usual(one), `${words[`settings.${one.name}.help`]}`, `${words[`settings.${one.name}.source`]}`]);
    return `### ${heading}\n\n${table(['name', 'values', 'default', 'what it is', 'source of the default or range'], rows)}`;
  });
  const unknown = all.find(({ group }) => !(group in GROUPS));
  if (unknown) throw new Error(`the group ${unknown.group} of ${unknown.name} has no heading in docs/api.md`);
  return groups.join('\n');
}

/** The public members of the element with a comment: methods, getters and statics. */
export function members() {
  const [script = ''] = read('www/element/hop-scope.js').split('// ---- internals');
  return [...script.matchAll(/\n {2}(\/\*\*(?:(?!\*\/)[^])*\*\/)\n {2}((?:static |get |async )*)(\w+)(?:\(([^\n]*)\) \{| = )/g)].map(([, comment = '', kind = '', name = '', given = '']) => {
    const [what = '', ...tags] = plain(comment).split(/ (?=@(?:param|returns|template))/);
    const notes = tags.flatMap((tag) => {
      // `@param {type} name words`; the braces of a type nest.
      const [, words = ''] = /^@\w+ \{(?:[^{}]|\{[^{}]*\}|\{(?:[^{}]|\{[^{}]*\})*\})*\}\s*(.*)$/.exec(tag) ?? [];
      const isResult = tag.startsWith('@returns');
      const [, argument = '', text = ''] = isResult ? [] : /^(\[?\w+\]?)\s*(.*)$/.exec(words) ?? [];
      if (isResult) return words ? [`Resolves with ${words}.`] : [];
      return text ? [`\`${argument.replace(/[[\]]/g, '')}\`: ${text.replace(/\.$/, '')}.`] : [];
    });
    const names = given.replace(/\{ (\w+)[^}]*\} = \{\}/, 'options').replace(/ = [^,]+/g, '');
    return { kind: kind.trim(), name, call: `${name}(${names})`, what: [sentence(what), ...notes].join(' ') };
  });
}

function messages() {
  const script = read('www/embed/protocol.js');
  const told = fields(script, 'Told').map(({ name, type, what }) => [code(name), code(type), sentence(what)]);
  const events = need(/const EVENTS = \[([^\]]*)\]/.exec(script)?.[1], 'EVENTS').replace(/[' ]/g, '').split(',');
  const known = comments(script, 'const CALLS = {');
  const [, calls = ''] = need(/\nconst CALLS = \{([^]*?)\n\};/.exec(script), 'CALLS');
  const names = [...calls.matchAll(/\n {2}(\w+):/g)].map(([, name = '']) => name);
  const asked = names.map((name) => {
    const [detail = '', value = ''] = need(known[name], `the comment of the request ${name}`).split(' → ');
    return [code(name), detail.replace(/\.$/, '').replace(/^Nothing$/, ''), value.replace(/^nothing$/, '')];
  });
  return { told, events, asked };
}

/** @param {{ name: string, type: string, isOptional: boolean, what: string }[]} all */
const shape = (all) => table(['name', 'type', 'what it is'], all.map(({ name, type, isOptional, what }) => [code(name), code(type) + (isOptional ? ', optional' : ''), sentence(what)]));

/** The whole text of docs/api.md. @param {ArrayBufferView | ArrayBuffer} wasm the core */
export function api(wasm) {
  initSync({ module: /** @type {BufferSource} */ (wasm) });
  const all = /** @type {Parameter[]} */ (schema());
  const types = read('www/element/types.js');
  const data = read('www/engine/messages.js');
  const public_ = members();
  const methods = public_.filter(({ kind }) => !kind.includes('get') && !kind.includes('static'));
  const getters = public_.filter(({ kind }) => kind.includes('get'));
  const statics = public_.filter(({ kind }) => kind.includes('static'));
  const taken = all.map(({ name }) => name).filter((name) => isOther(name) || methods.some((method) => method.name === name));
  const { told, events, asked } = messages();
  return `# Attributes, properties, methods, events and messages

Everything a page can set and call on \`<hop-scope>\`, and every event and message that it sends. \`cargo xtask docs --write\` makes this file from the tables of
the code; \`cargo xtask test\` fails if the two differ. Do not edit it by hand.

- [Scenes](#scenes) · [Author options](#author-options) · [Parameters](#parameters) · [Properties](#properties) · [Methods](#methods) ·
  [Events](#events) · [State](#state) · [Messages of a frame](#messages-of-a-frame)

\`\`\`html
<script type="module" src="hopscope.js"></script>
<hop-scope scene="post" connections="60" seed="7" theme="light"></hop-scope>
\`\`\`

## Scenes

The values of the attribute \`scene\`. \`sandbox\` is the default.

${table(['scene', 'what it shows'], scenes())}
## Author options

Each is an attribute, a property of the same name, and a part of the address of an embedded figure (\`embed.html?theme=dark\`). A list is
separated by spaces or commas. A value that cannot be read is ignored, with one warning on the console that says what is possible.

${table(['name', 'values', 'default', 'what it does'], options())}
## Parameters

Each is an attribute, a property and a part of an address (\`?people=5000&strategy=met\`), under the same name. A number out of range is
clamped; an unknown name or an unreadable value is ignored; each gives one warning on the console. In a query string, values are as in
these tables; as a property, \`yes\` and \`no\` are \`true\` and \`false\`. An attribute whose name HTML uses already is written with the
prefix \`set-\`, as in \`set-hidden=".5"\`. As properties these names are not available, because they are taken: ${codes(taken)}.

${parameters(all)}
## Properties

Every author option and every parameter is a property. Parameters are properties once the element is ready; a value that is set earlier is
applied then. Besides:

${table(['property', 'what it is'], [...getters.map(({ name, what }) => [code(name), what]), ...statics.map(({ name, call, what }) => [code(`HopScope.${name === 'author' ? name : call}`), what])])}
\`HopScope\` is \`customElements.get('hop-scope')\`.

The element has three slots: \`poster\` is shown until there is a picture, and where there can be none; \`caption\` is shown below the figure;
\`answer\` replaces the answer of the question below the figure.

## Methods

${table(['method', 'what it does'], methods.map(({ call, what }) => [code(call), what]))}
The steps of a demo, for \`replay\` and for the attribute \`script\`: \`start QUERY\`, \`set QUERY\`, \`accept NUMBER\`, \`play NUMBER\`,
\`goto NUMBER\`, \`post\`, \`step\`, \`reset\`, \`wait SECONDS\`, \`say WORDS\`.

The options of \`snapshot\`:

${shape(fields(types, 'ExportOptions'))}
## Events

Every event bubbles and is composed, so a listener outside of a shadow root hears it. No event is dispatched after the element was removed.

${table(['event', 'detail', 'when'], fields(types, 'HopScopeEvents').map(({ name, type, what }) => [code(name), type.replace(/^CustomEvent<(.*)>$/, '$1') === '{}' ? '' : code(type.replace(/^CustomEvent<(.*)>$/, '$1')), sentence(what)]))}
## State

\`getState()\` and the events \`change\` and \`settled\` have a \`State\`:

${shape(fields(data, 'State'))}
Its \`counters\`, which are also the detail of \`reach\`. In a reader's own list of connections, counts of people beyond the list are
\`undefined\`:

${shape(fields(data, 'Counters'))}
Its \`facts\`:

${shape(fields(data, 'Facts'))}
## Messages of a frame

A page around \`embed.html\` (or \`hopscope.html\`) and the frame talk by \`postMessage\`. Both directions have one form, and a message of
another form is ignored:

\`\`\`js
{ source: 'hopscope', v: 1, id, type, detail }
\`\`\`

\`id\` is the value of \`?id=\`, or made up; a message to the frame may leave it out.

From the frame:

${table(['type', 'detail', 'when'], told)}
The frame also sends these events if \`?events=\` names them (a list, or \`all\`), with the details of the element's events as plain data:
${codes(events)}.

To the frame. \`call\`, a number or a text beside \`type\`, comes back with the \`answer\`:

${table(['type', 'detail', 'value of the answer'], [...asked, [code('height'), '', 'no answer: the frame sends `height` again']])}
Once a reader has opened a file of their own, the frame sends only its height until it is loaded anew.
`;
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const made = api(readFileSync(full('www/pkg/hopscope_bg.wasm')));
  if (argv.includes('--write')) {
    writeFileSync(full('docs/api.md'), made);
    console.log('written: docs/api.md');
  } else if (made !== read('docs/api.md')) {
    console.error('docs/api.md differs from the tables of the code: run `cargo xtask docs --write`');
    process.exitCode = 1;
  }
}
