/** What the same core says natively. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * The hash of a picture drawn natively.
 * @param {string} query
 * @param {{ width: number, height: number, scale: number, theme: string }} view
 */
export function nativeHash(query, { width, height, scale, theme }) {
  const options = ['--size', `${width}x${height}`, '--scale', String(scale), '--theme', theme, '--hash'];
  return execFileSync('cargo', ['run', '--quiet', '--example', 'life', '--', query, ...options], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
  }).trim();
}
