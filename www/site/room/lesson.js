/**
 * A lesson: scenes in an order, with settings and questions of a teacher's own. As text it fits into a link: base64 of JSON, in the letters
 * that an address may have.
 */

/**
 * @import { Question } from './panel.js'
 * @typedef {object} Item one figure of a lesson
 * @property {string} scene
 * @property {string} [values] settings, as the core writes them; without them the figure stays as it is
 * @property {Question} [question] instead of the scene's own question
 */

/** Limits of a lesson that is read from a link: figures, answers of a question, characters of a text. */
const FIGURES = 30;
const ANSWERS = 9;
const LONGEST = 1000;

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === 'string' && value.length <= LONGEST;

/** @param {unknown} from @returns {Question | undefined} */
function questionFrom(from) {
  const { ask, answers, right = -1 } = /** @type {Record<string, unknown>} */ (from ?? {});
  if (!isText(ask) || !Array.isArray(answers) || answers.length > ANSWERS || !answers.every(isText)) return undefined;
  return { ask, answers, right: Number.isInteger(right) ? Number(right) : -1, why: [] };
}

/** Reads a lesson. Parts that are no lesson are left out. @param {string} text @returns {Item[]} */
export function readLesson(text) {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    const all = JSON.parse(new TextDecoder().decode(bytes));
    if (!Array.isArray(all)) return [];
    return all.slice(0, FIGURES).flatMap(({ scene, values, question }) => (isText(scene) ? [{ scene, values: isText(values) ? values : undefined, question: questionFrom(question) }] : []));
  } catch {
    return [];
  }
}

/** Writes a lesson. @param {Item[]} lesson */
export function writeLesson(lesson) {
  const plain = lesson.map(({ scene, values, question }) => ({ scene, values, question: question && { ask: question.ask, answers: question.answers, right: question.right } }));
  const bytes = new TextEncoder().encode(JSON.stringify(plain));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** A question from lines: the question, then its answers. The right one begins with a star. @param {string} lines @returns {Question | undefined} */
export function questionOfLines(lines) {
  const [ask, ...answers] = lines.split('\n').map((line) => line.trim()).filter(Boolean);
  if (!ask) return undefined;
  const right = answers.findIndex((answer) => answer.startsWith('*'));
  return { ask, answers: answers.slice(0, ANSWERS).map((answer) => answer.replace(/^\*\s*/, '')), right, why: [] };
}
