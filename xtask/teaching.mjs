/**
 * Writes the teacher's notes into docs/teaching.md, between the marks. The notes are texts of the page (`notes` in www/i18n/text/en.json),
 * which shows them beside a figure.
 *
 *     node xtask/teaching.mjs [--write]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { SCENES } from '../www/scenes/index.js';

const PATH = 'docs/teaching.md';
const BEGIN = '<!-- notes -->\n';
const END = '<!-- /notes -->';

/** @param {string} path in the repository */
const full = (path) => join(import.meta.dirname, '..', path);

/** The document with the notes of every scene. */
export function teaching() {
  const { page, think, notes } = JSON.parse(readFileSync(full('www/i18n/text/en.json'), 'utf8'));
  const scenes = Object.keys(SCENES).map((scene) => {
    const rows = ['goal', 'ask', 'surprise', 'say'].map((part) => `- **${notes[`notes.${part}`]}:** ${notes[`notes.${scene}.${part}`]}\n`);
    return `### ${page[scene]}\n\n${think[`think.${scene}.ask`]}\n\n${rows.join('')}`;
  });
  const now = readFileSync(full(PATH), 'utf8');
  const [before = '', after = ''] = [now.split(BEGIN)[0], now.split(END)[1]];
  return `${before}${BEGIN}${scenes.join('\n')}${END}${after}`;
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  if (argv.includes('--write')) {
    writeFileSync(full(PATH), teaching());
    console.log(`written: ${PATH}`);
  } else if (teaching() !== readFileSync(full(PATH), 'utf8')) {
    console.error(`${PATH} differs from www/i18n/text/en.json: run \`cargo xtask docs --write\``);
    process.exitCode = 1;
  }
}
