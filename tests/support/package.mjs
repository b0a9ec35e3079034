/** The npm package as a project has it: packed, installed offline, and every feature of its figure used. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Figure } from './figure.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} program @param {string[]} args @param {string} cwd */
export const run = (program, args, cwd) => execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/**
 * The package that `npm pack` makes of the build, installed in a project.
 * @param {string} folder an empty folder @returns {{ project: string, files: string[], archive: string }} `files`: the paths in the package
 */
export function installed(folder) {
  const [{ filename, files }] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
  const project = join(folder, 'project');
  const archive = join(folder, filename);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'somebody', version: '1.0.0', type: 'module', private: true }));
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', archive], project);
  return { project, archive, files: /** @type {{ path: string }[]} */ (files).map(({ path }) => path) };
}

/** The script of an app that shows one figure. */
export const APP = "import { HopScope } from 'hopscope';\ndocument.body.append(Object.assign(new HopScope(), { people: 300, seed: 4, connections: 12 }));\n";

/**
 * The figure of a page works: it starts in workers, accepts, and requests the whole core when it needs it.
 * @param {import('playwright-core').Page} page @param {{ workers?: number }} [expected] the number of workers at the start
 * @returns {Promise<Figure>}
 */
export async function works(page, { workers = 1 } = {}) {
  const figure = await new Figure(page, 'hop-scope').ready();
  assert.equal(page.workers().length, workers);
  await figure.settled(() => figure.accept.click());
  const { text, first } = await figure.element.evaluate(async (element) => {
    const its = /** @type {HopScope} */ (element);
    await its.set({ world: 'smallworld', layout: 'force' });
    const { text, counters } = its.getState();
    return { text, first: counters?.first };
  });
  assert.deepEqual([text, first], ['connections=13&layout=force&world=smallworld&people=300&seed=4', 13]);
  return figure;
}

/**
 * Uses every feature that fetches something: another world, the structure, the analysis, a file, and exports of each kind.
 * @param {import('playwright-core').Page} page @param {{ workers?: number }} [expected] the number of workers at the start
 */
export async function usesAll(page, expected) {
  const figure = await works(page, expected);
  const taken = await figure.element.evaluate(async (element) => {
    const its = /** @type {HopScope} */ (element);
    await its.set({ layout: 'rings' });
    const bytes = async (/** @type {Blob} */ blob) => Array.from(new Uint8Array(await blob.slice(0, 4).arrayBuffer()));
    const film = /** @type {const} */ ({ width: 64, height: 64, seconds: 2, what: 'growth' });
    return {
      png: await bytes(await its.snapshot({ width: 64, height: 64 })),
      svg: (await its.snapshot({ type: 'image/svg+xml', width: 64, height: 64 })).size > 1000,
      gif: await bytes(await its.snapshot({ type: 'image/gif', ...film })),
      webm: await bytes(await its.snapshot({ type: 'video/webm', ...film })),
      csv: await its.exportCSV(),
    };
  });
  assert.deepEqual(taken.png, [0x89, 0x50, 0x4e, 0x47]);
  assert.deepEqual(taken.gif, [0x47, 0x49, 0x46, 0x38]);
  assert.deepEqual(taken.webm, [0x1a, 0x45, 0xdf, 0xa3]);
  assert.ok(taken.svg);
  assert.match(taken.csv, /^connection,/m);
  await figure.text('More about this life').click();
  await figure.element.getByRole('heading', { name: 'Expected and actual viewers', exact: true }).waitFor();
  const input = figure.element.locator('input[type=file]');
  await figure.settled(() => input.setInputFiles({ name: 'ring.txt', mimeType: 'text/plain', buffer: Buffer.from('a b\nb c\nc d\nd a\n') }));
  await figure.text('ring.txt: 4 people, 4 ties.').waitFor();
  await figure.element.evaluate((element) => void (/** @type {HopScope} */ (element).lang = 'de'));
  await figure.element.getByRole('button', { name: 'Einladung annehmen' }).waitFor();
}
