/** The wasm modules in node: the boundary, and the same bytes as the native core. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { Core, initSync, schema, themes } from '../../www/pkg/hopscope.js';
import { Core as Whole, initSync as openWhole, schema as wholeSchema, themes as wholeThemes } from '../../www/pkg/lab.js';
import { wasm } from '../support/core.mjs';
import { fnv1a } from '../support/fnv1a.mjs';
import { nativeHash } from '../support/native.mjs';

/**
 * @typedef {import('../../www/engine/messages.js').Parameter} Parameter
 * @typedef {import('../../www/engine/messages.js').Configured} Configured
 * @typedef {import('../../www/engine/messages.js').Counters} Counters
 * @typedef {import('../../www/engine/messages.js').Facts} Facts
 * @typedef {import('../../www/engine/messages.js').Invitation} Invitation
 * @typedef {import('../../www/engine/messages.js').Picked} Picked
 * @typedef {import('../../www/engine/messages.js').Series} Series
 */

initSync(wasm('hopscope'));
openWhole(wasm('lab'));

const parameters = /** @type {Parameter[]} */ (schema());

/** Runs a scenario to its end. @template {Core | Whole} [C=Core] @param {string | object} input @param {C} [core] */
function run(input, core = /** @type {C} */ (new Core())) {
  const answer = /** @type {Configured} */ (core.configure(input));
  /** @type {string[]} */
  const stages = [];
  for (let stage = core.advance(); stage !== ''; stage = core.advance()) stages.push(stage);
  const facts = /** @type {Facts} */ (core.facts());
  return { ...answer, facts, stages, core };
}

/** @param {Core | Whole} core @param {number} connection @param {number} [hop] */
const counters = (core, connection, hop = 0) => /** @type {Counters} */ (core.counters(connection, hop));

/** @param {string} text */
const bytes = (text) => new TextEncoder().encode(text);

/** The message of the error that a call throws. @param {() => unknown} act */
function refusal(act) {
  try {
    act();
  } catch (error) {
    // A trap would be a panic. An error has a message.
    assert.ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError), String(error));
    return error.message;
  }
  throw new assert.AssertionError({ message: 'it was not refused' });
}

test('the defaults of the schema are the values of the empty scenario', () => {
  const { values, text, warnings } = run('');
  assert.deepEqual(values, Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default])));
  assert.equal(text, '');
  assert.deepEqual(warnings, []);
});

test('every parameter has what a control needs', () => {
  for (const { name, kind, choices, min, max, scale, group } of parameters) {
    assert.match(name, /^[a-z]+$/);
    assert.ok(['integer', 'number', 'choice', 'switch', 'text'].includes(kind), name);
    assert.equal(kind === 'choice', choices !== undefined, name);
    assert.ok(min < max && ['linear', 'log'].includes(scale), name);
    assert.ok(['main', 'world', 'growth', 'post', 'contacts'].includes(group), name);
  }
});

test('an object and its canonical text give the same scenario', () => {
  const wanted = { people: 300, seed: 11, strategy: 'met', switch: 24, backlog: false, see: 0.5, hops: 'all', connections: 40 };
  const first = run(wanted);
  const again = run(`#${first.text}`);
  assert.equal(again.text, first.text);
  assert.deepEqual(again.values, first.values);
  for (const [name, value] of Object.entries(wanted)) assert.equal(first.values[name], value, name);
  assert.deepEqual(again.core.series(), first.core.series());
});

test('any text survives a query string, by the URL standard', () => {
  const you = 'Zoë & x+y=1 % "*-._~"';
  const { text } = run({ people: 20, you });
  assert.equal(text, 'people=20&you=Zo%C3%AB+%26+x%2By%3D1+%25+%22*-._%7E%22');
  for (const query of [text, `?${text}`, `#${text}`]) assert.equal(run(query).values.you, you);
});

test('a value out of range and an unknown name give one warning each', () => {
  const { values, warnings } = run({ people: 1, peeple: 5, see: 'often' });
  assert.equal(values.people, 2);
  assert.equal(warnings.length, 3);
  for (const name of ['people', 'peeple', 'see']) assert.equal(warnings.filter((warning) => warning.text.includes(name)).length, 1, name);
});

test('only the stages that read a change run again', () => {
  const { core, stages } = run('people=200');
  assert.deepEqual(stages.slice(0, 5), ['world', 'growth', 'reach', 'layout', 'post']);
  assert.ok(!run('people=200&see=.9', core).stages.includes('reach'));
  assert.ok(!run('people=200&see=.9&strategy=met', core).stages.includes('world'));
});

test('progress is reported while a million people are made', () => {
  const core = new Core();
  core.configure('people=1000000&ties=4');
  /** @type {[string, number][]} */
  const told = [];
  core.advance({ report: (stage, percent) => told.push([stage, percent]) });
  const percents = told.map(([stage, percent]) => {
    assert.equal(stage, 'world');
    return percent;
  });
  assert.deepEqual([percents[0], percents.at(-1)], [0, 100]);
  assert.deepEqual(percents, [...new Set(percents)].sort((a, b) => a - b));
  assert.ok(percents.length > 20, String(percents));
  core.free();
});

test('connections of later months than the life has are not in its last month', () => {
  const { core, facts } = run('people=500&connections=400&months=12');
  const { month, afterMonth } = /** @type {Series} */ (core.series());
  assert.equal(facts.steps, 400);
  assert.equal(afterMonth.length, 13);
  assert.equal(afterMonth.at(-1), month.filter((one) => one < 12).length);
  assert.ok(Number(afterMonth.at(-1)) < 400);
  core.free();
});

test('the counters equal the series, and an invitation brings what it promises', () => {
  const { core, facts } = run('people=500&connections=all');
  const { month, reach, third, gained, overlap, afterMonth } = /** @type {Series} */ (core.series());
  assert.equal(reach.length, facts.steps + 1);
  assert.equal(reach[0], 0);
  const months = Array.from(afterMonth, (_, passed) => month.filter((one) => one < passed).length);
  assert.deepEqual([...afterMonth], months);
  assert.equal(afterMonth.at(-1), facts.steps);
  for (let connection = 1; connection <= facts.steps; connection += 1) {
    const at = counters(core, connection);
    const index = connection - 1;
    assert.deepEqual([at.first, at.first + at.second, at.third], [connection, reach[connection], third[index]]);
    const promised = /** @type {Invitation} */ (core.nextInvitation(index));
    assert.deepEqual([promised.gained, promised.overlap, promised.person], [gained[index], overlap[index], at.person]);
    const before = counters(core, index);
    assert.equal(at.first + at.second, before.first + before.second + at.gained);
    assert.equal(at.fallen, Math.max(0, before.third - at.third));
  }
  assert.equal(core.nextInvitation(facts.steps), undefined);
});

test('a post is seen hop by hop', () => {
  const { core, facts } = run('people=500&connections=60&post=1&see=.6&reshare=.2&hops=all');
  const { hops } = counters(core, facts.connection);
  assert.ok(hops > 1);
  let seen = 0;
  for (let hop = 0; hop <= hops; hop += 1) {
    const { saw, perHop, impressions } = counters(core, facts.connection, hop);
    assert.equal(perHop.length, hop);
    assert.equal(saw, perHop.reduce((sum, count) => sum + count, 0));
    assert.ok(saw >= seen && impressions >= saw);
    seen = saw;
  }
});

test('a network file is opened, and its people keep their ids', () => {
  const core = new Whole();
  core.openEdges({ edges: Uint32Array.of(0, 1, 1, 2), ids: bytes('ana\nben\ncy\n') });
  const { facts } = run({ world: 'file', you: 'ben', connections: 'all' }, core);
  assert.deepEqual([facts.isFile, facts.people, facts.steps], [true, 2, 2]);
  const { first, second, person } = counters(core, 2);
  assert.deepEqual([first, second], [2, 0]);
  assert.ok(['ana', 'cy'].includes(person));
});

test('without a file world=file is a made-up network, with a warning', () => {
  const { facts } = run({ world: 'file', people: 50 }, new Whole());
  assert.equal(facts.isFile, false);
  assert.equal(facts.notes.filter((note) => note.text.includes('world=file')).length, 1);
});

test('a wrong edge list is refused, and the last good world stays', () => {
  const { core } = run('people=100&seed=5', new Whole());
  const before = core.series();
  for (const [edges, ids] of /** @type {[number[], Uint8Array][]} */ ([
    [[0, 1, 1, 2], bytes('ana\nben\n')],
    [[], bytes('ana\n')],
    [[], bytes('')],
    [[0, 1], Uint8Array.of(0xff, 10, 98, 10)],
  ])) {
    assert.match(refusal(() => core.openEdges({ edges: Uint32Array.from(edges), ids })), /no ties of these people/);
  }
  assert.match(refusal(() => run('people=1000000&ties=200', core)), /ties/);
  assert.equal(core.advance(), '');
  assert.deepEqual(core.series(), before);
});

test('a view out of range is refused with a message', () => {
  const { core } = run('people=50');
  assert.match(refusal(() => core.draw(20, 10, 1, 1, 0, 0, 'light', false)), /show/);
  core.show(1, 0, 0, 0);
  for (const [width, height, scale] of [[0, 10, 1], [10, 0, 1], [1e9, 1e9, 1], [10, 10, 0], [10, 10, NaN]]) {
    assert.ok(refusal(() => core.draw(width ?? 0, height ?? 0, scale ?? 0, 1, 0, 0, 'light', false)).length > 5);
  }
  for (const [zoom, x, y] of [[0, 0, 0], [-1, 0, 0], [NaN, 0, 0], [1, NaN, 0], [1, 0, Infinity]]) {
    assert.match(refusal(() => core.draw(20, 10, 1, zoom ?? 0, x ?? 0, y ?? 0, 'light', false)), /zoom is above 0/);
  }
  assert.ok(refusal(() => core.draw(10, 10, 1, 1, 0, 0, 'pink', false)).includes('pink'));
  for (const moment of [-1, 1e9, NaN, Infinity]) {
    core.show(moment, moment, moment, 0);
    assert.equal(core.draw(20, 10, 1, 1, 0, 0, 'dark', false).length, 800);
  }
});

test('the figure’s serializer and serde-wasm-bindgen make the same objects', () => {
  assert.deepEqual(schema(), wholeSchema());
  assert.deepEqual(themes(), wholeThemes());
  const queries = ['people=1&peeple=5&see=often', 'people=300&seed=3', 'people=300&seed=3&connections=40&post=2&see=.6&reshare=.2&hops=all'];
  const [figure, whole] = [() => new Core(), () => new Whole()].map((create) =>
    queries.map((query) => {
      const { core, ...answer } = run(query, create());
      const { connection, steps } = answer.facts;
      const people = [0, 1, 2, 1e9];
      const unseen = core.person(0);
      core.show(connection, 2, 0, 0);
      core.draw(300, 200, 1, 1, 0, 0, 'light', false);
      const persons = people.map((person) => core.person(person));
      const invitations = [0, steps].map((connections) => core.nextInvitation(connections));
      let error;
      try {
        core.configure('people=1000000&ties=200');
      } catch (refused) {
        error = refused;
      }
      const { message, said } = /** @type {Error & { said: unknown }} */ (error);
      return { answer, unseen, persons, invitations, message, said, series: core.series(), counters: counters(core, connection, 2), sought: core.seek(2, 0) };
    }),
  );
  assert.deepEqual(figure, whole);
  const [first] = figure ?? [];
  assert.equal(first?.answer.warnings.length, 3);
  assert.ok(first?.said && first.persons[0] && !first.persons[3] && !first.unseen);
});

test('you stand in the middle', () => {
  const { core } = run('people=50');
  core.show(5, 0, 0, 0);
  core.draw(300, 200, 1, 1, 0, 0, 'light', false);
  const picked = /** @type {Picked} */ (core.pick(150, 100));
  assert.equal(picked.ring, 0);
  assert.ok(Math.hypot(picked.x - 150, picked.y - 100) < 1);
  assert.equal(core.pick(1, 1), undefined);
  core.draw(300, 200, 1, 4, 0.1, 0, 'light', false);
  assert.equal(/** @type {Picked} */ (core.pick(150 - 0.1 * 4 * 96.5, 100)).ring, 0, 'and beside it where the view is another');
});

test('light and dark themes have the same roles', () => {
  const { light, dark } = /** @type {Record<string, Record<string, string>>} */ (themes());
  assert.deepEqual(Object.keys(light ?? {}), Object.keys(dark ?? {}));
  for (const colour of Object.values({ ...light, ...dark })) assert.match(colour, /^#[0-9a-f]{6}$/);
});

/** The choices of a parameter that only the full core has. @param {string} name */
const beyond = (name) => parameters.find((parameter) => parameter.name === name)?.choices?.slice(name === 'world' ? 1 : 0).filter((word) => word !== 'cascade') ?? [];

test('the number of models is the one in the texts', () => {
  assert.deepEqual([beyond('world').length, beyond('model').length], [8, 4]);
});

test('a model of the full core is reported as such, and changes nothing', () => {
  const { core, text } = run('people=100&seed=5&post=1');
  const before = core.series();
  for (const name of ['world', 'model']) {
    for (const word of beyond(name)) assert.deepEqual(core.configure({ people: 50, [name]: word }), { beyond: true }, word);
  }
  assert.deepEqual(core.configure({ people: 50, answers: '3 -1' }), { beyond: true });
  assert.equal(core.advance(), '');
  assert.deepEqual(core.series(), before);
  assert.equal(/** @type {Configured} */ (core.seek(3, 0)).text, `${text.replace('&post=1', '').replace('people', 'connections=3&people')}`);
});

test('only these models need the full core, and the full core runs all', () => {
  const whole = new Whole();
  for (const { name, kind, choices, default: usual, min, max } of parameters) {
    // The bounds of a text parameter are of its length.
    for (const value of choices ?? (kind === 'text' ? [usual] : [usual, min, max])) {
      const input = { people: 20, ties: 2, [name]: value };
      if (!beyond(name).includes(String(value))) assert.ok('text' in new Core().configure(input), `${name}=${value}`);
      assert.ok('text' in whole.configure(input), `${name}=${value}`);
    }
  }
});

const small = { width: 320, height: 240, scale: 1, theme: 'light' };
for (const [query, view] of /** @type {[string, typeof small][]} */ ([
  ...beyond('world').map((word) => [`world=${word}&people=400&connections=40&seed=3`, small]),
  ...beyond('model').map((word) => [`model=${word}&people=400&connections=60&post=2&see=.6`, small]),
  ['answers=5+2+-1+9&connections=3&months=15', small],
  ['connections=25&post=1', small],
  ['connections=25', { width: 640, height: 480, scale: 1, theme: 'light' }],
  ['people=5000&world=preferential&strategy=fof&seed=3&connections=120&post=2&see=.5&reshare=.1', { width: 500, height: 700, scale: 2, theme: 'dark' }],
])) {
  test(`pixels are the native build’s, byte for byte: ${query}`, () => {
    // Both modules have the default models.
    const cores = /(world|model|answers)=/.test(query) ? [new Whole()] : [new Core(), new Whole()];
    for (const core of cores) {
      const { facts } = run(query, core);
      core.show(facts.connection, Infinity, 0, 0);
      const pixels = core.draw(view.width, view.height, view.scale, 1, 0, 0, view.theme, false);
      assert.equal(fnv1a(pixels), nativeHash(query, view));
    }
  });
}
