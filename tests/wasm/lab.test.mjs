/** The laboratory's wasm in plain node: the numbers of a life, and long computations step by step. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { Core, initSync as openFigure } from '../../www/pkg/hopscope.js';
import { Lab, Core as Whole, claim, initSync } from '../../www/pkg/lab.js';
import { initSync as openReader, readFile } from '../../www/pkg/reader.js';
import { lifeOf, wasm } from '../support/core.mjs';

/**
 * @typedef {import('../../www/engine/messages.js').Assumption} Assumption
 * @typedef {import('../../www/engine/messages.js').AtSize} AtSize
 * @typedef {import('../../www/engine/messages.js').Band} Band
 * @typedef {import('../../www/engine/messages.js').Contacts} Contacts
 * @typedef {import('../../www/engine/messages.js').Curve} Curve
 * @typedef {import('../../www/engine/messages.js').Ensemble} Ensemble
 * @typedef {import('../../www/engine/messages.js').Facts} Facts
 * @typedef {import('../../www/engine/messages.js').Network} Network
 * @typedef {import('../../www/engine/messages.js').Numbers} Numbers
 * @typedef {import('../../www/engine/messages.js').Series} Series
 * @typedef {import('../../www/engine/messages.js').WorldFigures} WorldFigures
 */

initSync(wasm('lab'));
openReader(wasm('reader'));
openFigure(wasm('hopscope'));

/** @param {string} query */
const life = (query) => lifeOf(new Lab(), query);

/** The same life in the figure's module. @param {string} query */
function figure(query) {
  const core = lifeOf(new Core(), query);
  return { facts: /** @type {Facts} */ (core.facts()), series: /** @type {Series} */ (core.series()), core };
}

/** @param {Lab} lab @param {string} [against] @param {boolean} [contacts] */
function ensemble(lab, against, contacts = false) {
  const lives = lab.ensemble(against, contacts);
  const steps = [];
  while (steps.length < lives.lives) steps.push(lives.advance());
  const bands = /** @type {Ensemble} */ (lives.bands());
  lives.free();
  return { bands, steps };
}

/** @param {Band} band */
function ordered({ low, median, high, count }) {
  assert.equal(low.length, count.length);
  low.forEach((number, place) => count[place] === 0 || assert.ok(number <= median[place] && median[place] <= high[place], `${number} ${median[place]} ${high[place]}`));
}

test('both modules give the same life', () => {
  const query = 'people=500&connections=30&post=2';
  const lab = life(query);
  const { facts, series } = figure(query);
  const numbers = /** @type {Numbers} */ (lab.numbers());
  assert.equal(numbers.second.unique, series.reach[30] - 30);
  assert.deepEqual(numbers.expected.hops, facts.expected);
  assert.equal(numbers.expected.endsAtFirst, facts.endsAtFirst);
  assert.ok(Math.abs(numbers.expected.hops[0] - 30 * 0.35) < 1e-9, 'the first hop is expected to be seen by see · connections');
});

test('questions before a life is configured are refused with a message', () => {
  const lab = new Lab();
  for (const call of [() => lab.numbers(), () => lab.curve(), () => lab.contacts(), () => lab.ensemble(undefined, false)]) {
    assert.throws(call, /advance\(\)/);
  }
  assert.throws(() => lab.configure('people=1000000&ties=200'), /needs about 1\.9 GB; this tab can have 1\.3 GB: with .* it would fit/);
});

test('the four counts of the second degree come in order, and what you keep is within its range', () => {
  const { second, keep, lookUp } = /** @type {Numbers} */ (life('people=1000&connections=50&hidden=.5').numbers());
  assert.ok(second.paths >= second.open && second.open >= second.unique, JSON.stringify(second));
  assert.ok(Math.abs(second.mutuality - second.unique / second.open) < 1e-12);
  assert.ok(keep.clustering >= 0 && keep.clustering <= 1 && keep.effectiveSize <= 50 && keep.constraint > 0);
  assert.ok(lookUp >= 50 && lookUp < 50 + second.unique);
});

test('a world has its statistics', () => {
  const figures = /** @type {WorldFigures} */ (life('people=1000').world());
  assert.ok(figures.mean > 11 && figures.mean < 13 && figures.median < figures.mean && figures.neighbours > 2 * figures.mean);
  const [three, four, five] = figures.within;
  assert.ok(0 < three && three < four && four <= five && five <= 1 && figures.distance > 2);
  assert.equal(figures.starts, 1000, 'from everybody');
});

test('figures and contacts computed in steps equal those computed at once, and another life starts again', () => {
  const query = 'people=3000&months=24&posts=2';
  const [lab, other] = [life(query), life(query)];
  let steps = 0;
  for (let hundredths = 0; hundredths < 100; steps++) {
    const now = lab.measure();
    assert.ok(now >= hundredths, `${hundredths} and then ${now}`);
    hundredths = now;
  }
  assert.ok(steps > 5, `${steps} steps`);
  assert.deepEqual(lab.world(), other.world());
  assert.equal(lab.postsToWrite(), 48);
  for (let post = 1; post < 47; post++) assert.equal(lab.write(), post);
  // The same life, or another moment of it, continues. Another life starts from the beginning.
  lab.configure(query);
  assert.equal(lab.write(), 47);
  lab.configure(`${query}&connections=9&post=2`);
  while (lab.advance());
  assert.equal(lab.write(), 48);
  assert.deepEqual(lab.contacts(), other.contacts());
  lab.configure(`${query}&see=.5`);
  assert.throws(() => lab.write(), /advance\(\)/);
  while (lab.advance());
  assert.equal(lab.write(), 1);
  assert.equal(lab.measure(), 100, 'in the same world');
});

test('a post has hours of reading', () => {
  const { hours } = /** @type {Numbers} */ (life('people=1000&connections=80&post=1&see=.8').numbers());
  assert.ok(hours && hours.half > 0 && hours.half < hours.most);
  assert.ok(hours.seen.every((count, place) => place === 0 || count >= (hours.seen[place - 1] ?? 0)));
  assert.equal(/** @type {Numbers} */ (life('people=1000&connections=80').numbers()).hours, undefined);
});

test('curves are ranked, and a life too short for them has none', () => {
  const curve = /** @type {Curve} */ (life('people=1000&connections=all').curve());
  assert.deepEqual(curve.forms.map(({ form }) => form), ['linear', 'power', 'exponential', 'saturating']);
  const least = Math.min(...curve.forms.map(({ aicc }) => aicc));
  assert.equal(curve.forms.find(({ form }) => form === curve.best)?.aicc, least);
  assert.ok(curve.forms.every(({ line }) => line.length === curve.x.length && line.every(Number.isFinite)));
  assert.ok(Math.abs(curve.forms.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9);
  assert.equal(life('people=3&months=1').curve(), undefined);
  assert.deepEqual([curve.answer, curve.left], ['neither', []]);
  assert.ok(Number(curve.doublings.at(-1)) > Number(curve.doublings.at(-2)));
  assert.deepEqual(curve.stretches.map(({ from }) => from), [1, 10, 100]);
  for (const { low, elasticity, high } of curve.stretches) assert.ok(low < elasticity && elasticity < high);
  const few = /** @type {Curve} */ (life('people=18&connections=all').curve());
  assert.deepEqual([few.answer, few.left], ['few', []]);
});

test('sizes that do not fit into the memory are refused with a sentence, and the others are lived', () => {
  const lab = lifeOf(new Lab(60e6), 'people=300&connections=12');
  const sizes = lab.sizes();
  /** @type {number[]} */
  const lived = [];
  /** @type {(number | undefined)[]} */
  const refused = [];
  while (sizes.left > 0) {
    const { nextPeople } = sizes;
    try {
      lived.push(/** @type {AtSize} */ (sizes.advance()).people);
    } catch (error) {
      refused.push(nextPeople);
      assert.match(String(error), /this tab can have 60 MB/);
      assert.equal(/** @type {{ said: { code: string } }} */ (error).said.code, 'fewer-people');
    }
  }
  assert.deepEqual([lived, refused], [[300, 2000, 20_000, 200_000], [1_000_000]]);
  assert.equal(sizes.nextPeople, undefined);
});

test('an ensemble has the bands of every series, a step a life', () => {
  const lab = life('people=400&connections=20&lives=30');
  const { bands, steps } = ensemble(lab, 'people=400&connections=20&strategy=met', true);
  assert.deepEqual(steps, Array.from({ length: 30 }, (_, index) => index + 1));
  for (const name of /** @type {const} */ (['reach', 'second', 'third', 'gained', 'overlap', 'hops', 'saw', 'contacts'])) {
    assert.ok(bands[name].count.length > 0, name);
    ordered(bands[name]);
  }
  assert.equal(bands.contacts.count.length, 120, 'a number a month');
  assert.ok(bands.against);
  ordered(bands.against.difference);
  const { here } = bands;
  assert.deepEqual([here.connection, bands.x.includes(20)], [20, true]);
  assert.ok(here.low <= here.median && here.median <= here.high && here.error > 0);
  assert.ok(bands.against.ahead >= 0 && bands.against.ahead <= 1);
  assert.deepEqual(ensemble(lab, 'people=400&connections=20&strategy=met', true).bands, bands, 'the same again');
  assert.throws(() => lab.ensemble('people=1000000&ties=200', false), /it would fit/);
});

test('the claim holds under its assumptions, and the table says which of them it needs', () => {
  const lab = life(claim());
  const contacts = /** @type {Contacts} */ (lab.contacts());
  assert.equal(contacts.switch, 60);
  assert.equal(contacts.holds, true);
  assert.equal(contacts.expected.length, 72);
  const sum = contacts.expected.subarray(0, 60).reduce((sum, number) => sum + number);
  assert.ok(Math.abs(sum - (contacts.before ?? 0)) < 1e-9);
  const table = lab.sensitivity();
  /** @type {Assumption[]} */
  const rows = [];
  for (let done = 0; done < table.rows; ) {
    const now = table.work();
    assert.ok(now > done, `${done} and then ${now}`);
    done = now;
    if (rows.length < Math.floor(done)) rows.push(/** @type {Assumption} */ (table.row(rows.length)));
    assert.equal(table.row(rows.length), undefined);
  }
  assert.equal(rows.length, table.rows);
  assert.deepEqual([rows[0]?.name, rows[0]?.holds], ['claim', true]);
  assert.ok(rows.some(({ holds }) => !holds), 'without some of them it does not');
  assert.equal(/** @type {Contacts} */ (life('people=200').contacts()).switch, undefined);
});

/** @param {string} text */
const read = (text) => /** @type {Network} */ (readFile(new TextEncoder().encode(text)));

/** @param {Lab} lab @param {string} text */
function open(lab, text) {
  const { edges, ids } = read(text);
  lab.openEdges({ edges, ids });
}

test('the figure opens the network that a file describes', () => {
  const { edges, ids, notes, readings, ...counts } = read('# a comment\r\nana zoë\r\nzoë cy\r\nana\tzoë\r\ncy cy\r\n');
  assert.deepEqual(counts, { people: 3, duplicates: 1, selfLoops: 1, dated: undefined });
  assert.equal(notes.length, 2, 'one of each');
  assert.deepEqual(readings.map(({ word, name }) => [word, name.text]), [['edge-list', 'edge list']]);
  assert.deepEqual([[...edges], new TextDecoder().decode(ids)], [[0, 1, 1, 2], 'ana\nzoë\ncy\n']);
  const core = new Whole();
  core.openEdges({ edges, ids });
  lifeOf(core, 'world=file&you=zoë&connections=all');
  const last = /** @type {import('../../www/engine/messages.js').Counters} */ (core.counters(2, 0));
  assert.equal(last.first, 2);
  assert.ok(['ana', 'cy'].includes(last.person));
});

test('a file of any format is read, packed or not, and progress is reported', () => {
  const text = '<graphml><graph edgedefault="directed"><edge source="a" target="b"/><edge source="b" target="ö"/></graph></graphml>';
  for (const bytes of [new TextEncoder().encode(text), gzipSync(text)]) {
    /** @type {number[]} */
    const heard = [];
    const { edges, ids, notes } = /** @type {Network} */ (readFile(bytes, undefined, (/** @type {number} */ percent) => heard.push(percent)));
    assert.deepEqual([[...edges], new TextDecoder().decode(ids)], [[0, 1, 1, 2], 'a\nb\nö\n']);
    assert.deepEqual(notes.map(({ code }) => code), ['note.arcs']);
    assert.ok(heard.length > 1 && heard.every((percent, place) => percent > (heard[place - 1] ?? 0)) && heard.at(-1) === 100, String(heard));
  }
  const bomb = gzipSync(new Uint8Array(3e7));
  assert.throws(() => readFile(bomb, 20e6), /unpacks to more than 10 MB/);
});

test('the figure and the laboratory give the same life in a network file', () => {
  const lab = new Lab();
  const core = new Whole();
  const { edges, ids } = read(Array.from({ length: 300 }, (_, index) => `p${index} p${(index * index + 7) % 301}`).join('\n'));
  lab.openEdges({ edges, ids });
  core.openEdges({ edges, ids });
  const query = 'world=file&connections=all';
  lifeOf(lab, query);
  lifeOf(core, query);
  const { reach } = /** @type {Series} */ (core.series());
  assert.equal(/** @type {Numbers} */ (lab.numbers()).second.unique, (reach.at(-1) ?? NaN) - (reach.length - 1));
});

test('a file that cannot be read is refused with line and reason, and the file open before stays', () => {
  const lab = new Lab();
  open(lab, 'a b\nb c\n');
  assert.throws(() => read('1 2\n3\n'), /line 2/i);
  assert.throws(() => read(''), /empty/);
  assert.throws(() => lab.openEdges({ edges: Uint32Array.of(0, 9), ids: new TextEncoder().encode('a\nb\n') }), /no ties of these people/);
  assert.throws(() => readFile(Uint8Array.from({ length: 400 }, (_, index) => (index * 37) % 256)), /Expected a network/);
  lab.configure('world=file');
  while (lab.advance());
  assert.equal(/** @type {WorldFigures} */ (lab.world()).people, 3);
});

test('a network file is analysed too', () => {
  const lab = new Lab();
  open(lab, 'a b\nb c\nc a\nc d\n');
  lab.configure('world=file&you=c&connections=all');
  while (lab.advance());
  const { keep, second } = /** @type {Numbers} */ (lab.numbers());
  assert.deepEqual([keep.among, second.paths, second.unique], [1, 2, 0]);
});
