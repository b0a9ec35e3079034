/** Network files of every format, in a real browser: what is read, what is skipped, progress, and refused files. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Figure } from '../support/figure.mjs';
import { start } from '../support/start.mjs';

const { visit } = await start();

/**
 * A test of the sandbox on a page of its own. Any problem on the page fails it.
 * @param {string} name
 * @param {(figure: Figure, input: import('playwright-core').Locator) => Promise<void>} body
 */
function files(name, body) {
  visit(name, '/', async (page) => {
    const figure = await new Figure(page).ready();
    await body(figure, figure.element.locator('input[type=file]'));
  }, { timeout: 120_000, patience: 20_000 });
}

/** @param {string} name @param {string | Buffer} content */
const file = (name, content) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

/** @param {string} name */
const sample = (name) => fileURLToPath(new URL(`../fixtures/networks/${name}`, import.meta.url));

files('every format is read, and dropped entries are reported', async (figure, input) => {
  for (const name of ['arcs.graphml', 'arcs.1.2.gexf', 'arcs.net', 'arcs.links.json', 'arcs.cytoscape.json']) {
    await figure.settled(() => input.setInputFiles(sample(name)));
    const state = await figure.element.locator('.file-state').innerText();
    assert.ok(state.includes(`${name}: 6 people, 5 ties.`), state);
    assert.match(state, /1 duplicate and 1 self-loop/);
    assert.match(state, /Weights of ties are not used \(“weight”\)/);
    assert.match(state, /Ties with a direction: 5, 1 of them in both directions/);
  }
  const you = figure.element.getByRole('textbox', { name: 'Which person are you?' });
  await figure.settled(async () => {
    await you.fill('Ann Lee');
    await you.press('Enter');
  });
  assert.equal(await you.inputValue(), 'Ann Lee');
  await figure.settled(() => input.setInputFiles(file('ring.txt.gz', gzipSync('a b\nb c\nc d\n'))));
  assert.ok(await figure.text('ring.txt.gz: 4 people, 3 ties.').isVisible());
});

files('it is said as what a file was read, and another reading can be chosen', async (figure, input) => {
  await figure.settled(() => input.setInputFiles(file('three.txt', 'Ann knows Bob\nBob knows Cy\nCy knows Ann\n')));
  const reading = figure.element.getByRole('combobox', { name: 'Read as' });
  assert.deepEqual(await reading.locator('option').allTextContents(), ['SIF of Cytoscape', 'edge list']);
  assert.equal(await reading.inputValue(), 'sif');
  await figure.text('three.txt: 3 people, 3 ties.').waitFor();
  await figure.settled(() => reading.selectOption('edge list'));
  await figure.text('three.txt: 4 people, 3 ties.').waitFor();
  assert.equal(await reading.inputValue(), 'edge-list');
  assert.deepEqual(await reading.locator('option').allTextContents(), ['edge list', 'SIF of Cytoscape']);
  // A file with one reading has no choice.
  await figure.settled(() => input.setInputFiles(file('pairs.txt', 'a b\nb c\n')));
  assert.match(await figure.element.locator('.file-state').innerText(), /3 people, 2 ties\. Read as edge list\./);
  assert.equal(await reading.count(), 0);
});

/** A compressed edge list of a million lines, with 200,000 people. */
function million() {
  const lines = Array.from({ length: 1_000_000 }, (_, line) => `${line % 200_000} ${(line * 7919) % 199_999}\n`);
  return gzipSync(lines.join(''), { level: 1 });
}

files('a large file reports progress and can be cancelled; the figure stays', async (figure, input) => {
  await figure.settled(() => input.setInputFiles(file('small.txt', 'a b\nb c\nc d\n')));
  const counts = await figure.counts();
  const picture = await figure.picture();
  const folder = mkdtempSync(join(tmpdir(), 'hopscope-'));
  try {
    // Ten copies of the list, which take a while to read.
    const large = join(folder, 'large.gz');
    writeFileSync(large, Buffer.concat(Array(10).fill(million())));
    await input.setInputFiles(large);
    await figure.text(/Reading the file: \d+/).waitFor();
    await figure.button('Cancel').click();
  } finally {
    rmSync(folder, { recursive: true });
  }
  await figure.element.locator('.busy').waitFor({ state: 'detached' });
  assert.deepEqual(await figure.counts(), counts);
  assert.equal(await figure.picture(), picture);
  assert.equal(await figure.element.getByRole('alert').count(), 0);
  assert.ok(await figure.text('small.txt: 4 people, 3 ties.').isVisible());
  // The figure still works, and reads another file.
  await figure.settled(() => figure.button('Reset').click());
  await figure.settled(() => figure.accept.click());
  await figure.settled(() => input.setInputFiles(file('next.json', '[["a", "b"], ["b", "c"]]')));
  assert.ok(await figure.text('next.json: 3 people, 2 ties.').isVisible());
});

files('hostile files are refused with a message, and the figure stays', async (figure, input) => {
  const counts = await figure.counts();
  const picture = await figure.picture();
  const alert = figure.element.getByRole('alert');
  const laughs = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('');
  const zeros = gzipSync(Buffer.alloc(1 << 24, 10));
  /** @type {[string, string | Buffer, RegExp][]} */
  const traps = [
    ['bomb.gz', Buffer.concat(Array(40).fill(zeros)), /200 times its size|unpacks to more than/],
    ['twice.gz', gzipSync(gzipSync('a b\n')), /contains a packed file/],
    ['half.gz', gzipSync('a b\nb c\n').subarray(0, 20), /ends too early/],
    ['laughs.graphml', `<!DOCTYPE graphml [<!ENTITY l0 "lol">${laughs}]><graphml><graph><node id="&l9;"/></graph></graphml>`, /declares entities/],
    ['deep.gexf', `<gexf>${'<nodes>'.repeat(1e6)}`, /more than 100 elements deep/],
    ['deep.json', '['.repeat(1e6), /ends before its JSON/],
    ['large.net', '*Vertices 4000000000\n', /1,000,001/],
  ];
  for (const [name, content, words] of traps) {
    await input.setInputFiles(file(name, content));
    await alert.filter({ hasText: words }).waitFor();
    assert.deepEqual(await figure.counts(), counts, name);
    assert.equal(await figure.picture(), picture, name);
  }
  await figure.settled(() => input.setInputFiles(file('good.net', '*Vertices 3\n1 "<b>Ann"\n*Edges\n1 2\n2 3\n')));
  assert.ok(await figure.text('good.net: 3 people, 2 ties.').isVisible());
  assert.equal(await alert.count(), 0);
});
