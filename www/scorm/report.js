/**
 * What a learning platform is told by SCORM 1.2: the answered questions, their share as a score, and whether all are answered. The
 * platform puts an object `API` into a frame above the page, or into the window that opened it.
 */

/**
 * @typedef {object} Api the calls of SCORM 1.2 that are used; each returns 'true' if it succeeded
 * @property {(none: string) => string} LMSInitialize
 * @property {(name: string) => string} LMSGetValue
 * @property {(name: string, value: string) => string} LMSSetValue
 * @property {(none: string) => string} LMSCommit
 * @property {(none: string) => string} LMSFinish
 */

/** Frames above a window that are searched. */
const DEEPEST = 10;

/** The platform's object in a window or in a frame above it. @param {Window | null} from @returns {Api | undefined} */
function apiAbove(from) {
  for (let [place, depth] = [from, 0]; place && depth < DEEPEST; depth += 1) {
    try {
      const { API } = /** @type {Window & { API?: Api }} */ (place);
      if (API) return API;
    } catch {
      // The frame is of another origin.
    }
    if (place.parent === place) return undefined;
    place = place.parent;
  }
  return undefined;
}

/** Finds the platform's object. @param {Window} page @returns {Api | undefined} */
export const findApi = (page) => apiAbove(page) ?? apiAbove(page.opener) ?? apiAbove(page.top?.opener ?? null);

/** @param {number} value with two digits */
const two = (value) => String(value).padStart(2, '0');

export class Report {
  #api;
  #began = Date.now();
  #isDone = false;

  /** @param {Api | undefined} api */
  constructor(api) {
    this.#api = api && api.LMSInitialize('') === 'true' ? api : undefined;
  }

  /** Whether a platform listens. */
  get listens() {
    return this.#api !== undefined;
  }

  /** The answers of an earlier visit: the index of each, by question; empty without one. @returns {(number | null)[]} */
  resume() {
    try {
      const known = JSON.parse(this.#api?.LMSGetValue('cmi.suspend_data') || '[]');
      return Array.isArray(known) ? known.map((answer) => (Number.isInteger(answer) ? answer : null)) : [];
    } catch {
      return [];
    }
  }

  /**
   * Sends the answers so far to the platform.
   * @param {(number | null)[]} answers @param {number[]} right the right answers; -1 for a question without one
   */
  send(answers, right) {
    const scored = right.map((answer, index) => ({ is: answers[index] === answer, counts: answer >= 0 })).filter(({ counts }) => counts);
    const score = scored.length > 0 ? Math.round((100 * scored.filter(({ is }) => is).length) / scored.length) : 100;
    this.#isDone = right.every((_, index) => Number.isInteger(answers[index]));
    this.#set('cmi.core.score.min', '0');
    this.#set('cmi.core.score.max', '100');
    this.#set('cmi.core.score.raw', String(score));
    this.#set('cmi.core.lesson_status', this.#isDone ? 'completed' : 'incomplete');
    this.#set('cmi.suspend_data', JSON.stringify(answers));
    this.#api?.LMSCommit('');
  }

  /** Ends the visit. */
  finish() {
    const seconds = Math.round((Date.now() - this.#began) / 1000);
    this.#set('cmi.core.session_time', `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`);
    this.#set('cmi.core.exit', this.#isDone ? '' : 'suspend');
    this.#api?.LMSCommit('');
    this.#api?.LMSFinish('');
    this.#api = undefined;
  }

  /** @param {string} name @param {string} value */
  #set(name, value) {
    this.#api?.LMSSetValue(name, value);
  }
}
