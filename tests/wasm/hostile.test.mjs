// Any calls to the core, in any order: each gives a result or an error with a message, never a panic.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { Core, initSync, schema } from '../../www/pkg/hopscope.js';
import { Lab, Core as Whole, initSync as openLab } from '../../www/pkg/lab.js';
import { initSync as openReader, readFile } from '../../www/pkg/reader.js';
import { lifeOf, wasm } from '../support/core.mjs';
import { dice } from '../support/dice.mjs';

initSync(wasm('hopscope'));
openLab(wasm('lab'));
openReader(wasm('reader'));

const odd = [NaN, Infinity, -Infinity, -1, 0, 1, 1e9, 1e308, 0.5, null, undefined, '', 'abc', {}, [], true, false, '٣', 'all', 'never', '\0', 'x'.repeat(5000)];
const bytes = [...'\n\r ,\t;"#%1239ab'].map((letter) => letter.charCodeAt(0));

for (const [seed, Figure] of /** @type {const} */ ([[1, Core], [2, Core], [1, Whole], [2, Whole], [3, Whole]])) {
  test(`2,000 random calls in a row cause no panic, ${Figure === Whole ? 'the full core' : 'the figure’s core'}, seed ${seed}`, () => {
    const roll = dice(seed);
    /** @template T @param {readonly T[]} list @returns {T} */
    const any = (list) => list[Math.floor(roll() * list.length)];
    const number = () => (roll() < 0.5 ? any([NaN, Infinity, -1, 0, 1, 7, 1e9, 0.3]) : roll() * 300);
    let answers = 0;

    /** @template T @param {() => T} call @returns {T | undefined} */
    function attempt(call) {
      try {
        const answer = call();
        answers++;
        return answer;
      } catch (error) {
        assert(!(error instanceof WebAssembly.RuntimeError), `a panic: ${/** @type {Error} */ (error).stack}`);
        assert(error instanceof Error && error.message.length > 10, String(error));
        return undefined;
      }
    }

    const core = new Figure();
    /** @param {Uint32Array} edges @param {Uint8Array} ids */
    const openEdges = (edges, ids) => core instanceof Whole && core.openEdges({ edges, ids });
    const lab = new Lab();
    /** Values of a small world, inside and outside their ranges. */
    function scenario() {
      /** @type {Record<string, any>} */
      const values = {};
      for (let count = 0; count < 5; count++) {
        const parameter = any(schema());
        const inside = parameter.choices ? any(parameter.choices) : parameter.min + roll() ** 2 * (parameter.max - parameter.min);
        values[parameter.name] = roll() < 0.5 ? any(odd) : inside;
      }
      // A post a day for ten years is 3,000 posts a call.
      if (values.posts > 2) values.posts = 2;
      values.people = any([2, 3, 8, 50, 400, 1000]);
      if (values.ties > 30) values.ties = 30;
      if (values.connections > 2000) values.connections = 2000;
      return values;
    }
    const counts = () => Uint32Array.from({ length: roll() * 60 }, () => roll() * any([20, 1000, 2 ** 32]));
    /** @type {(() => unknown)[]} */
    const calls = [
      () => core.configure(roll() < 0.8 ? scenario() : any(odd)),
      () => openEdges(Uint32Array.from({ length: roll() * 60 }, () => roll() * any([20, 20, 20, 2 ** 32])), Uint8Array.from({ length: 60 + roll() * 100 }, () => (roll() < 0.99 ? any(bytes) : roll() * 256))),
      () => core.configure({ ...scenario(), answers: any(['1', '3 -1 2', '-5', '40 39 38', '99999999', '1 2 3 4 5 6 7 8 9 10 11 12']) }),
      () => core instanceof Whole && core.round(),
      () => core.advance(),
      () => {
        while (core.advance() !== '');
      },
      () => core.seek(number(), number()),
      () => core.counters(number(), number()),
      () => core.nextInvitation(number()),
      () => core.show(number(), number(), any([0, 1, 0.5, NaN, -3, 7]), any([0, 1, 5, 1e9])),
      () => core.draw(any([0, 1, 10, 100, 300, -5, 1e9, NaN]), any([0, 1, 10, 300]), any([1, 2, 0.5, 0, NaN, 9]), number(), number(), number(), any(['light', 'dark', 'x']), false),
      () => core.draw(300, 300, 1, any([1, 0.5, 1000, 1e30]), any([0, 0.5, -1e9]), 0, 'light', false),
      () => {
        if (!(core instanceof Whole)) return;
        const wanted = { connection: number(), hop: number(), structure: any([0, 1, NaN]), focus: any([0, 3, 1e9]), width: any([0, 1, 40, NaN]), height: any([0, 40, 1e9]), scale: any([1, 0, NaN]), zoom: any([1, 0, 1e30]), x: number(), y: 0, theme: any(['light', 'x']) };
        attempt(() => core.still(wanted));
        attempt(() => core.scanlines(wanted));
        core.svg(wanted, any(odd.map(String)), '</title>&\0');
      },
      () => core instanceof Whole && core.csv(any(['life', 'post', 'contacts', 'lives', '', 'x']), any([undefined, [], [Float64Array.of(1, NaN, Infinity), new Float64Array()]])),
      () => core.pick(number(), number()),
      () => core.pick(roll() * 300, roll() * 300),
      () => core.facts(),
      () => core.series(),
      () => core instanceof Whole && core.score(counts(), counts(), roll() < 0.5),
      () => lab.configure(roll() < 0.8 ? new URLSearchParams(scenario()).toString() : any(odd)),
      () => {
        const { edges, ids } = /** @type {import('../../www/engine/messages.js').Network} */ (readFile(Uint8Array.from({ length: roll() * 200 }, () => (roll() < 0.98 ? any(bytes) : roll() * 256))));
        openEdges(edges, ids);
        lab.openEdges({ edges, ids });
      },
      () => {
        while (lab.advance());
      },
      () => lab.numbers(),
      () => lab.curve(),
      () => {
        const lives = lab.ensemble(any([undefined, 'strategy=met', 'people=8', 'world=file', '&&&=']), false);
        for (let count = 0; count < 3; count++) lives.advance();
        lives.bands();
        lives.free();
      },
      () => {
        const lives = lab.part(any([undefined, 'strategy=met', 'people=8', '&&&=']), roll() < 0.3, Uint32Array.of(0, roll() * 9, 1e9, 2));
        for (let count = 0; count < 9; count++) lives.work(roll() * 3);
        lives.add(lives.take());
        lives.free();
      },
      () => roll() < 0.2 && lab.contacts(),
    ];
    for (let count = 0; count < 2000; count++) attempt(any(calls));
    assert(answers > 700, `only ${answers} calls had an answer`);
    lifeOf(core, 'people=8');
    assert.equal(/** @type {any} */ (core.facts()).people, 8, 'and it still works');
    core.free();
    lab.free();
  });
}
