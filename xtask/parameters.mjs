// Writes www/pkg/parameters.d.ts: the TypeScript types of a scenario's parameters, made from the core's schema.
import { readFileSync, writeFileSync } from 'node:fs';
import { initSync, schema } from '../www/pkg/hopscope.js';

/** @param {string} path in www/ */
const read = (path) => readFileSync(new URL(`../www/${path}`, import.meta.url));

initSync({ module: read('pkg/hopscope_bg.wasm') });
/** @type {{ settings: Record<string, string> }} */
const { settings } = JSON.parse(read('pkg/text/en.json').toString());

const lines = /** @type {import('../www/engine/messages.js').Parameter[]} */ (schema()).flatMap(({ name, kind, choices, special, min, max, default: usual, by }) => {
  const words = choices ?? (special ? [special] : []);
  const types = { choice: [], switch: ['boolean'], text: ['string'], integer: ['number'], number: ['number'] }[kind];
  const type = [...types, ...words.map((word) => `'${word}'`)].join(' | ');
  const range = kind === 'integer' || kind === 'number' ? ` From ${min} to ${max}.` : '';
  const otherwise = by ? `Its default depends on ${by}.` : `Default: ${JSON.stringify(usual)}.`;
  return [`  /** ${settings[`settings.${name}.help`]}${range} ${otherwise} */`, `  ${name}: ${type};`];
});

const text = ['/** What a scenario is made of. */', 'export interface Parameters {', ...lines, '}', ''].join('\n');
writeFileSync(new URL('../www/pkg/parameters.d.ts', import.meta.url), text);
