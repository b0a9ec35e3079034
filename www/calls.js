/**
 * What the core is asked and what it answers, on either side of a worker.
 *
 * @typedef {string | number | boolean} Value
 * @typedef {{ name: string, label: string, help: string, unit: string, source: string, stage: string, group: string,
 *   kind: 'integer' | 'number' | 'choice' | 'switch' | 'text', min: number, max: number, step: number, default: Value,
 *   choices?: { value: string, label: string }[], special?: string, scale: 'linear' | 'log' }} Parameter
 * @typedef {'light' | 'dark'} Theme
 * @typedef {{ people: number, ties: number, steps: number, connection: number, waiting: number, notes: string[], isFile: boolean }} Facts
 *   `people` besides you; `steps` connections in this life.
 * @typedef {{ month: Uint32Array, second: Uint32Array, third: Uint32Array, gained: Uint32Array, overlap: Uint32Array }} Series
 *   a number a connection, from the first on
 * @typedef {{ text: string, values: Record<string, Value>, warnings: string[], facts: Facts, series?: Series }} Configured
 *   `series` only where it changed.
 * @typedef {{ connection: number, month: number, first: number, second: number, third: number, couldReach: number,
 *   gained: number, overlap: number, source: string, person: string, saw: number, impressions: number, reshares: number,
 *   hop: number, hops: number, perHop: Uint32Array, fallen: number }} Counters
 * @typedef {{ person: string, source: string, month: number, degree: number, gained: number, overlap: number }} Invitation
 * @typedef {{ name: string, people: number, ties: number, duplicates: number, selfLoops: number, notes: string[] }} Imported
 * @typedef {{ person: string, ring: number, degree: number, hop: number, from: string, x: number, y: number }} Picked
 * @typedef {{ connection: number, hop: number, width: number, height: number, scale: number, theme: Theme }} View
 *   `width` and `height` in device pixels, `scale` device pixels per CSS pixel; `connection` and `hop` may be fractional.
 * @typedef {{ pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }} Picture
 *
 * A call as it goes to a worker, and the three kinds of answer:
 * @typedef {'schema' | 'themes' | 'freshSeed' | 'configure' | 'seek' | 'importEdges' | 'counters' | 'nextInvitation' | 'draw' | 'pick'} Method
 * @typedef {{ id: number, method: Method, args: unknown[] }} Call
 * @typedef {{ id: number, value: unknown }} Answer
 * @typedef {{ id: number, message: string, fatal: boolean }} Refusal
 * @typedef {{ stage: string }} Progress
 */

/** Why a call failed. After a `fatal` one (a panic in the core) no call is answered any more. */
export class EngineError extends Error {
  /** @param {string} message @param {boolean} [fatal] */
  constructor(message, fatal = false) {
    super(message);
    this.name = 'EngineError';
    this.fatal = fatal;
  }
}
