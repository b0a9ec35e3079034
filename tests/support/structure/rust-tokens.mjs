/**
 * Rust text as tokens.
 * @typedef {{ text: string, line: number }} Token
 */

const TOKEN =
  /\/\/[^\n]*|\/\*|(?:\bb|\bc)?"(?:[^"\\]|\\[^])*"|\b(?:br|cr|r)(#*)"[^]*?"\1|b?'(?:[^'\\\n]|\\(?:x[0-9a-fA-F]{2}|u\{[^}]*\}|.))'|'\w+|r#\w+|[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*|::|[^\s]/gu;

/**
 * The tokens of a file: names and marks. Comments, strings, numbers and lifetimes are left out, except the string of `#[path = "…"]`.
 * @param {string} text
 * @returns {Token[]}
 */
export function tokens(text) {
  /** @type {Token[]} */
  const found = [];
  let line = 1;
  let counted = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    for (; counted < match.index; counted++) if (text[counted] === '\n') line++;
    let token = match[0];
    if (token === '/*') {
      // Comments can be nested in Rust.
      let depth = 1;
      let at = match.index + 2;
      for (; at < text.length && depth > 0; at++) {
        const two = text.slice(at, at + 2);
        if (two !== '/*' && two !== '*/') continue;
        depth += two === '/*' ? 1 : -1;
        at++;
      }
      TOKEN.lastIndex = at;
      continue;
    }
    const isPath = found.at(-1)?.text === '=' && found.at(-2)?.text === 'path' && found.at(-3)?.text === '[';
    if (/^(?:\/\/|b?'|'|\d|b?r?c?#*"|[bc]r#*"|r#+")/.test(token) && !(isPath && token.startsWith('"'))) continue;
    if (token.startsWith('r#')) token = token.slice(2);
    found.push({ text: token, line });
  }
  return found;
}

/** Whether a token is a name or a keyword. @param {string | undefined} text */
export const isName = (text) => text !== undefined && /^[\p{L}_]/u.test(text);
