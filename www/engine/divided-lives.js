/** Divides the lives of an ensemble among workers. */

/** Maximum number of workers that compute lives. */
const MOST = 8;

/** A worker gets about so many parts of its share, so that all workers end at the same time. */
const PARTS = 4;

/**
 * Number of workers for this many cores: one core is left for the rest of the page. With two cores, both work: the page has little to do
 * meanwhile.
 * @param {number} [cores]
 */
export const workersFor = (cores = navigator.hardwareConcurrency) => Math.max(1, Math.min(cores > 2 ? cores - 1 : cores || 1, MOST));

/**
 * @typedef {(from: number, count: number, onShare: (done: number) => void) => Promise<Float64Array[] | undefined>} Compute computes
 *   `count` lives from number `from` on and resolves with the samples of each; undefined if it was cancelled. `done`: lives so far, with
 *   the fraction of the life in progress
 */

/**
 * Has all lives computed. Each worker takes lives that no other has taken, and more when these are done.
 * @param {number} lives
 * @param {Promise<Compute | undefined>[]} workers each resolves when the worker is ready; undefined if it does not start. The first starts
 * @param {(done: number) => void} onWork called with the lives so far, with the fractions of those in progress
 * @param {AbortSignal} signal cancels
 * @returns {Promise<Float64Array[] | undefined>} the samples of all lives, in the order of their numbers; undefined if it was cancelled.
 *   Rejected if a worker fails
 */
export function divided(lives, workers, onWork, signal) {
  return new Promise((resolve, reject) => {
    /** @type {Float64Array[]} */
    const samples = new Array(lives);
    const shares = workers.map(() => 0);
    let [next, done, ended] = [0, 0, false];
    /** @param {Float64Array[]} [all] */
    const end = (all) => {
      ended = true;
      resolve(all);
    };
    const tell = () => ended || onWork(shares.reduce((sum, share) => sum + share, done));
    signal.addEventListener('abort', () => end());
    /** @param {Promise<Compute | undefined>} opening @param {number} worker */
    const work = async (opening, worker) => {
      const compute = await opening;
      while (compute && next < lives && !ended) {
        const from = next;
        const count = Math.ceil((lives - from) / (PARTS * workers.length));
        next += count;
        const part = await compute(from, count, (share) => {
          shares[worker] = share;
          tell();
        });
        shares[worker] = 0;
        if (!part) return end();
        part.forEach((life, place) => (samples[from + place] = life));
        done += count;
        tell();
        if (done === lives) end(samples);
      }
    };
    workers.forEach((opening, worker) =>
      work(opening, worker).catch((error) => {
        ended = true;
        reject(error);
      }),
    );
  });
}
