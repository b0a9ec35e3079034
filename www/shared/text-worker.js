/** Workers whose script is a text. */
import { trusted } from './trusted.js';

/**
 * Starts a worker from a blob URL; the page's policy has to allow `worker-src blob:`.
 * @param {string} text a classic script @param {string} name
 * @returns {{ worker: Worker, begun: () => void }} call `begun` when the worker has started or failed to start
 */
export function workerOfText(text, name) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  return { worker: new Worker(trusted(url), { name }), begun: () => URL.revokeObjectURL(url) };
}
