/**
 * Makes docs/accessibility.md, the Accessibility Conformance Report, and docs/openacr.yaml, the same in the form of OpenACR, from one table.
 *
 *     node xtask/accessibility.mjs [--write]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

/** @param {string} path in the repository */
const full = (path) => join(import.meta.dirname, '..', path);

/**
 * @typedef {'met' | 'partly met' | 'not met' | 'not applicable'} Result
 * @typedef {{ file: string, name: string }} Shown a test: its file, and its name or the fixed part of its name
 * @typedef {{ number: string, name: string, level: 'A' | 'AA', result: Result, shown: Shown[], by?: string, note: string }} Row
 *   `by`: the day of an evaluation by hand
 */

/** @param {string} spec @param {string} name @returns {Shown} */
const browser = (spec, name) => ({ file: `tests/browser/${spec}.spec.mjs`, name });

/** Each runs for every scene. */
const RULES = browser('access', 'meets WCAG 2.2 AA in every theme; its main action works by key and is announced once');
const KEYS = browser('access', 'at 200 % and at 320 px nothing is cut or too small; Tab visits every control in order and leaves; shortcuts press visible buttons');
const CALM = browser('access', 'with reduced motion an action shows its end at once; in forced colours everything is visible; each chart has a table');
/** The note of a criterion that counts as not met because nobody has looked. */
const UNKNOWN = 'Not evaluated: no test shows it, and nobody has noted a check by hand.';
/** The page, light and dark. */
const PAGE = browser('page', 'meets WCAG 2.2 AA, ');

/**
 * @param {string} number @param {string} name @param {Row['level']} level @param {Result} result @param {Shown[]} shown
 * @param {string} [note] @returns {Row}
 */
const row = (number, name, level, result, shown, note = '') => ({ number, name, level, result, shown, note });

const NO_MEDIA = 'There is no sound and no video on the page. A film that a reader saves has no sound and shows what the figure shows.';
const AXE = 'Only what axe-core can find.';

/** Every criterion of WCAG 2.2, levels A and AA. @type {Row[]} */
export const ROWS = [
  row('1.1.1', 'Non-text Content', 'A', 'met', [RULES, browser('facts', 'the tables have the numbers of the counters and of the chart')], 'The description of the picture has the current counts; each chart has a table.'),
  row('1.2.1', 'Audio-only and Video-only (Prerecorded)', 'A', 'not applicable', [], NO_MEDIA),
  row('1.2.2', 'Captions (Prerecorded)', 'A', 'not applicable', [], NO_MEDIA),
  row('1.2.3', 'Audio Description or Media Alternative (Prerecorded)', 'A', 'not applicable', [], NO_MEDIA),
  row('1.2.4', 'Captions (Live)', 'AA', 'not applicable', [], NO_MEDIA),
  row('1.2.5', 'Audio Description (Prerecorded)', 'AA', 'not applicable', [], NO_MEDIA),
  row('1.3.1', 'Info and Relationships', 'A', 'met', [RULES, PAGE], AXE),
  row('1.3.2', 'Meaningful Sequence', 'A', 'partly met', [KEYS], 'Shown for the controls. The order of the text has not been evaluated.'),
  row('1.3.3', 'Sensory Characteristics', 'A', 'not met', [], UNKNOWN),
  row('1.3.4', 'Orientation', 'AA', 'met', [browser('page', 'nothing overflows, and what matters is on the first screen of the figure')], 'Both orientations are tested; nothing asks for one.'),
  row('1.3.5', 'Identify Input Purpose', 'AA', 'not applicable', [], 'No field asks for anything about the reader.'),
  row('1.4.1', 'Use of Color', 'A', 'partly met', [{ file: 'tests/core/raster/looks.rs', name: 'viewers_are_filled_reachable_outlined_resharers_ringed' }], 'Shown for who saw and reshared a post. The lines of the charts have not been evaluated.'),
  row('1.4.2', 'Audio Control', 'A', 'not applicable', [], 'There is no sound.'),
  row('1.4.3', 'Contrast (Minimum)', 'AA', 'met', [RULES, PAGE], 'In the light, the dark and the projector theme.'),
  row('1.4.4', 'Resize Text', 'AA', 'met', [KEYS, browser('page', 'at 200 % nothing has to be scrolled sideways, and every question can be read')]),
  row('1.4.5', 'Images of Text', 'AA', 'met', [RULES], 'The picture has no text; labels are text above it.'),
  row('1.4.10', 'Reflow', 'AA', 'met', [KEYS, browser('language', 'nothing is cut')], 'At 320 CSS pixels.'),
  row('1.4.11', 'Non-text Contrast', 'AA', 'partly met', [CALM], 'Shown for forced colours. The contrast of people and ties in the picture has not been measured by a test.'),
  row('1.4.12', 'Text Spacing', 'AA', 'not met', [], UNKNOWN),
  row('1.4.13', 'Content on Hover or Focus', 'AA', 'not met', [], UNKNOWN),
  row('2.1.1', 'Keyboard', 'A', 'partly met', [browser('sandbox', 'every action works by keyboard'), browser('queue', 'a round can be played by keyboard, and the focus is never lost'), browser('bet', 'a guess is drawn, shown and drawn again by keyboard alone'), browser('post', 'by keyboard: post, hop, play and stop; no key removes the post'), browser('view', 'keys zoom and move the picture, and name the person in the middle'), browser('view', 'keys walk the network: to a connection, to the next by degree, along ties, and back'), browser('builder', 'every control can be reached by keyboard, and the forms by the arrow keys')], 'No test shows that a person in the structure can be moved by keyboard.'),
  row('2.1.2', 'No Keyboard Trap', 'A', 'met', [KEYS]),
  row('2.1.4', 'Character Key Shortcuts', 'A', 'met', [KEYS], 'Single keys act only with the focus inside the figure, and `keys="off"` turns them off.'),
  row('2.2.1', 'Timing Adjustable', 'A', 'not applicable', [], 'Nothing has a time limit.'),
  row('2.2.2', 'Pause, Stop, Hide', 'A', 'met', [browser('author', 'autoplay starts once half of the figure is in sight, and always has a button that stops it'), browser('sandbox', 'play, pause, step and reset move through the life')]),
  row('2.3.1', 'Three Flashes or Below Threshold', 'A', 'not met', [], UNKNOWN),
  row('2.4.1', 'Bypass Blocks', 'A', 'met', [browser('page', 'a skip link leads past the navigation to the figures')]),
  row('2.4.2', 'Page Titled', 'A', 'met', [PAGE], AXE),
  row('2.4.3', 'Focus Order', 'A', 'met', [KEYS]),
  row('2.4.4', 'Link Purpose (In Context)', 'A', 'partly met', [PAGE], AXE),
  row('2.4.5', 'Multiple Ways', 'AA', 'not met', [], UNKNOWN),
  row('2.4.6', 'Headings and Labels', 'AA', 'partly met', [browser('sandbox', 'every parameter of the schema has a control, and every number a unit or a plain range'), browser('page', 'each button that copies a link names its figure, also after the copy'), { file: 'tests/wasm/texts.test.mjs', name: 'every parameter, unit and choice has a text; the sentences of a scene are among the first' }], 'Every control has a label. Whether the labels are clear has not been evaluated.'),
  row('2.4.7', 'Focus Visible', 'AA', 'met', [KEYS]),
  row('2.4.11', 'Focus Not Obscured (Minimum)', 'AA', 'met', [KEYS], 'For a figure that is alone on a page.'),
  row('2.5.1', 'Pointer Gestures', 'A', 'met', [browser('view', 'buttons zoom in, and show the whole picture again')], 'Two fingers zoom, and so do buttons.'),
  row('2.5.2', 'Pointer Cancellation', 'A', 'not met', [], UNKNOWN + ' A press of “Accept next invitation” that is held accepts more until it is released; “Reset” undoes it.'),
  row('2.5.3', 'Label in Name', 'A', 'not met', [], UNKNOWN),
  row('2.5.4', 'Motion Actuation', 'A', 'not applicable', [], 'Nothing reacts to the motion of the device.'),
  row('2.5.7', 'Dragging Movements', 'AA', 'not met', [], 'A person in the structure can be moved only by dragging. A guess can also be drawn point by point.'),
  row('2.5.8', 'Target Size (Minimum)', 'AA', 'met', [KEYS], 'At least 24 by 24 CSS pixels.'),
  row('3.1.1', 'Language of Page', 'A', 'met', [PAGE, RULES], AXE),
  row('3.1.2', 'Language of Parts', 'AA', 'not met', [], UNKNOWN + ' A figure can have another language than its page.'),
  row('3.2.1', 'On Focus', 'A', 'not met', [], UNKNOWN),
  row('3.2.2', 'On Input', 'A', 'not met', [], UNKNOWN),
  row('3.2.3', 'Consistent Navigation', 'AA', 'not met', [], UNKNOWN),
  row('3.2.4', 'Consistent Identification', 'AA', 'not met', [], UNKNOWN),
  row('3.2.6', 'Consistent Help', 'A', 'not applicable', [], 'The pages offer no contact and no help desk.'),
  row('3.3.1', 'Error Identification', 'A', 'met', [browser('sandbox', 'a number out of range in a box is clamped, with a note'), browser('sandbox', 'a file that cannot be read leaves the last network that worked, and its error has line and reason'), browser('exports', 'a line that cannot be read is named, and nothing is played')]),
  row('3.3.2', 'Labels or Instructions', 'A', 'met', [RULES, browser('sandbox', 'every parameter of the schema has a control, and every number a unit or a plain range')]),
  row('3.3.3', 'Error Suggestion', 'AA', 'met', [browser('sandbox', 'a number out of range in a box is clamped, with a note'), browser('exports', 'what cannot be had is refused with the range and the value')]),
  row('3.3.4', 'Error Prevention (Legal, Financial, Data)', 'AA', 'not applicable', [], 'Nothing is bought, signed or stored.'),
  row('3.3.7', 'Redundant Entry', 'A', 'not applicable', [], 'No process asks for the same thing twice.'),
  row('3.3.8', 'Accessible Authentication (Minimum)', 'AA', 'not applicable', [], 'Nobody signs in.'),
  row('4.1.2', 'Name, Role, Value', 'A', 'met', [RULES, PAGE], AXE),
  row('4.1.3', 'Status Messages', 'AA', 'met', [browser('sandbox', 'each action is announced once'), RULES]),
];

/** The words of OpenACR for a result. @type {Record<Result, string>} */
const LEVELS = { met: 'supports', 'partly met': 'partially-supports', 'not met': 'does-not-support', 'not applicable': 'not-applicable' };

/** What a row rests on, in words. @param {Row} row @param {(text: string) => string} code */
function evidence({ shown, by, result }, code) {
  const tests = shown.map(({ file, name }) => `${code(file)}: “${name.trim().replace(/,$/, '')}”`);
  if (by) tests.push(`by hand, on ${by}`);
  return tests.length > 0 ? tests.join('; ') : result === 'met' || result === 'partly met' ? 'nothing' : '';
}

const ABOUT = 'the element <hop-scope> in every scene, and the page index.html';

export function markdown() {
  const count = (/** @type {Result} */ result) => ROWS.filter((row) => row.result === result).length;
  const tables = /** @type {const} */ (['A', 'AA']).map((level) => {
    const rows = ROWS.filter((row) => row.level === level).map((row) => `| ${row.number} ${row.name} | ${row.result} | ${[row.note, evidence(row, (text) => `\`${text}\``)].filter(Boolean).join(' ').replaceAll('|', '\\|')} |\n`);
    return `## Level ${level}\n\n| criterion | result | what shows it |\n|---|---|---|\n${rows.join('')}`;
  });
  return `# Accessibility conformance report

What Hopscope does for people who use a keyboard, a screen reader, enlarged text or less motion, for each criterion of WCAG 2.2, levels A and
AA. What was evaluated: ${ABOUT.replace(/<[\w-]+>/, '\`$&\`')}. Each row names the test that shows it.
[openacr.yaml](openacr.yaml) is the same report in the form of OpenACR. \`cargo xtask docs --write\` makes both from one table
(\`xtask/accessibility.mjs\`); \`cargo xtask test\` fails if a named test does not exist.

**Hopscope does not claim to conform as a whole.** Of ${ROWS.length} criteria, ${count('met')} are met, ${count('partly met')} partly met, ${count('not met')} not met
and ${count('not applicable')} not applicable.

- *Met* means: the tests show it, as far as tests can.
- *Partly met* means: the tests show a part, and the note says which.
- *Not met* means: it is known not to hold, or, if the note says so, it was not evaluated: no test shows it, and nobody has noted a check by hand.

The tests run in Chromium and use [axe-core](https://github.com/dequelabs/axe-core) for what a program can find. Nobody who uses assistive
technology every day has tested Hopscope yet.

${tables.join('\n')}`;
}

export function yaml() {
  const text = JSON.stringify;
  const chapters = /** @type {const} */ ([['A', 'success_criteria_level_a'], ['AA', 'success_criteria_level_aa']]).map(([level, chapter]) => {
    const criteria = ROWS.filter((row) => row.level === level).map((row) => {
      const notes = [row.note, evidence(row, (name) => name)].filter(Boolean).join(' ');
      return `      - num: ${text(row.number)}\n        handle: ${text(row.name)}\n        components:\n          - name: web\n            adherence:\n              level: ${LEVELS[row.result]}\n              notes: ${text(notes)}\n`;
    });
    return `  ${chapter}:\n    criteria:\n${criteria.join('')}`;
  });
  return `# Made by \`cargo xtask docs --write\` from xtask/accessibility.mjs: do not edit it by hand.
title: Hopscope accessibility conformance report
product:
  name: Hopscope
  version: ${text(JSON.parse(readFileSync(full('package.json'), 'utf8')).version)}
  description: ${text(`A figure for web pages. Evaluated: ${ABOUT}.`)}
author:
  name: The authors of Hopscope
  # OpenACR asks for this field. The project has no address of its own.
  email: ""
catalog: 2.5-edition-wcag-2.2-en
evaluation_methods_used: ${text('Automated tests in Chromium with axe-core; see the notes of each criterion. Nobody who uses assistive technology every day has tested Hopscope yet.')}
chapters:
${chapters.join('')}`;
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  for (const [path, made] of [['docs/accessibility.md', markdown()], ['docs/openacr.yaml', yaml()]]) {
    const file = full(String(path));
    if (argv.includes('--write')) {
      writeFileSync(file, String(made));
      console.log(`written: ${path}`);
    } else if (made !== readFileSync(file, 'utf8')) {
      console.error(`${path} differs from xtask/accessibility.mjs: run \`cargo xtask docs --write\``);
      process.exitCode = 1;
    }
  }
}
