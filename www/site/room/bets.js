/** The hands that a class raised, counted by question and answer. They stay until the next presentation starts, and are stored nowhere. */

/** @type {Map<string, number[]>} */
const hands = new Map();

/** The hands for each answer of a question. @param {string} question @param {number} answers how many answers it has @returns {readonly number[]} */
export const handsOf = (question, answers) => Array.from({ length: answers }, (_, answer) => hands.get(question)?.[answer] ?? 0);

/** Counts one hand more or less; never fewer than none. @param {string} question @param {number} answer @param {1 | -1} change */
export function count(question, answer, change) {
  const counts = hands.get(question) ?? [];
  counts[answer] = Math.max(0, (counts[answer] ?? 0) + change);
  hands.set(question, counts);
}

/** Forgets all hands. */
export const forget = () => hands.clear();

/** @param {readonly number[]} counts */
export const sum = (counts) => counts.reduce((all, one) => all + one, 0);
