/** The questions of the scenes: the keys of their answers, and which answer is right. Their texts are in the section `think`. */

export const OPTIONS = /** @type {const} */ (['a', 'b', 'c']);

/** Correct answer by scene. It is the same for every seed. @type {Record<string, typeof OPTIONS[number]>} */
export const RIGHT = {
  hook: 'b',
  'two-lives': 'b',
  'their-networks': 'b',
  post: 'c',
  exponential: 'c',
  'not-everyone': 'b',
  'hidden-lists': 'c',
  contacts: 'c',
  'own-network': 'a',
  sandbox: 'b',
};
