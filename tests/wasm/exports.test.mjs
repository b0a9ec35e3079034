/** Exports of the full core's wasm in node: byte for byte those of the native core. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { Core, initSync } from '../../www/pkg/lab.js';
import { lifeOf, wasm } from '../support/core.mjs';
import { fnv1a } from '../support/fnv1a.mjs';
import { hopscope, nativeHash } from '../support/native.mjs';

initSync(wasm('lab'));

/** @param {string} query */
const figure = (query) => lifeOf(new Core(), query);

const QUERY = 'people=600&connections=40&post=3&see=.5&reshare=.2';
/** The last moment of that query: the post at its last hop. @param {Core} core */
const rest = (core) => ({ connection: 40, hop: /** @type {{ hops: number }} */ (core.counters(40, 0)).hops });

test('a picture file has the native build’s pixels, and leaves the picture on screen unchanged', () => {
  const core = figure(QUERY);
  const view = { width: 300, height: 200, scale: 1.5, theme: 'dark' };
  core.show(12, 0, 0, 0);
  const before = fnv1a(core.draw(120, 90, 1, 2, 0.1, 0, 'light', false));
  const pixels = core.still({ ...rest(core), ...view });
  assert.equal(pixels.length, 300 * 200 * 4);
  assert.equal(fnv1a(pixels), nativeHash(QUERY, view));
  assert.equal(fnv1a(core.draw(120, 90, 1, 2, 0.1, 0, 'light', false)), before);
});

test('the SVG is the native build’s, byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hopscope-'));
  try {
    const path = join(folder, 'life.svg');
    hopscope('picture', QUERY, '--output', path, '--size', '640x480', '--scale', '1');
    const core = figure(QUERY);
    const svg = core.svg({ ...rest(core), width: 640, height: 480, scale: 1, theme: 'light' }, 'Hopscope', '');
    assert.equal(svg, readFileSync(path, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the table of a life is the native build’s, byte for byte', () => {
  const query = 'people=300&connections=all&months=24&hidden=.3';
  assert.equal(figure(query).csv('life'), hopscope('life', query, '--head'));
});

test('a value out of range is refused, with the range and the value', () => {
  const core = figure('people=50&connections=3');
  const still = { connection: 3, hop: 0, width: 100, height: 100, scale: 1, theme: 'light' };
  assert.throws(() => core.still({ ...still, width: 0 }), /1 to 8192 pixels wide and high, not 0 × 100/);
  assert.throws(() => core.still({ ...still, scale: 9 }), /0\.25 to 4 device pixels, not 9/);
  assert.throws(() => core.scanlines({ ...still, width: 8192, height: 8192 }), /at most 16777216 pixels, not 8192 × 8192/);
  assert.throws(() => core.svg({ ...still, theme: 'pink' }, '', ''), /light or dark, not pink/);
  assert.throws(() => core.csv('deaths'), /life, post, contacts or lives, not deaths/);
  assert.throws(() => new Core().csv('life'), /advance\(\)/);
  assert.equal(core.still(still).length, 40_000);
});
