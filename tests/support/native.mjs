/** Results of the native core. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The output of the native command. @param {string[]} args */
export const hopscope = (...args) =>
  execFileSync('cargo', ['run', '--quiet', '--package', 'cli', '--', ...args], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
    maxBuffer: 1e8,
    // Standard error is not shown. If the command fails, the error has it.
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The options for a network file. @param {string} [edges] the path of an edge list */
const network = (edges) => (edges ? ['--file', edges] : []);

/**
 * The hash of a picture drawn natively.
 * @param {string} query
 * @param {{ width: number, height: number, scale: number, theme: string }} view
 * @param {string} [edges] the path of an edge list
 */
export function nativeHash(query, { width, height, scale, theme }, edges) {
  const look = ['--size', `${width}x${height}`, '--scale', String(scale), '--theme', theme];
  return hopscope('picture', query, ...network(edges), ...look, '--format', 'hash').trim();
}

/**
 * The numbers of each connection of a whole life, from the native core.
 * @param {string} query
 * @param {string} [edges] the path of an edge list
 */
export function nativeSeries(query, edges) {
  const whole = new URLSearchParams(query);
  whole.set('connections', 'all');
  const [head = '', ...rows] = hopscope('life', whole.toString(), ...network(edges)).trim().split('\n');
  const names = head.split(',');
  const column = (/** @type {string} */ name) => rows.map((row) => Number(row.split(',')[names.indexOf(name)]));
  return { month: column('month'), second: column('second'), third: column('third'), gained: column('gained'), overlap: column('overlap') };
}
