/** The imports of JavaScript modules, read from their text. */
import { posix } from 'node:path';

/** @import { Arrow, Kind } from './graph.mjs' */

/** Before a string that names a file. */
const BEFORE_SPECIFIER = /(?:\bfrom|\bimport|\bimport ?\(|\bnew URL\() ?$/;

/** After these words and marks a `/` begins a regular expression; after a name, a number or a closing bracket it divides. */
const BEFORE_REGEX = /(?:^|[=([{,;:?!&|+\-*%~^<>}]|\b(?:return|typeof|case|in|of|do|else|void|yield|await|delete))\s*$/;

/**
 * A script in two texts of its own length: `code` has no comments, and of its strings only those that name a file; regular
 * expressions are blank. `comments` has the comments alone. Line breaks stay in both, so a place in either is a place in the script.
 * @param {string} text
 */
export function parts(text) {
  const code = [...text];
  /** @type {string[]} */
  const comments = [...text].map((letter) => (letter === '\n' ? letter : ' '));
  const letters = [...text];
  /** @param {string[]} of @param {number} from @param {number} to */
  const blank = (of, from, to) => {
    for (let at = from; at < to; at++) if (of[at] !== '\n') of[at] = ' ';
  };
  /** Depth of braces at which each open `${` ends. @type {number[]} */
  const templates = [];
  let depth = 0;
  /** The end of a template string's text from `at`: after its closing mark, or after `${`. @param {number} at */
  const template = (at) => {
    const start = at;
    while (at < letters.length) {
      if (letters[at] === '\\') at += 2;
      else if (letters[at] === '`') {
        blank(code, start, at);
        return at + 1;
      } else if (letters[at] === '$' && letters[at + 1] === '{') {
        blank(code, start, at);
        templates.push(depth++);
        return at + 2;
      } else at++;
    }
    return at;
  };
  /** The last letters of code before a place, which tell what a `/` there begins. @param {number} at */
  const before = (at) => code.slice(Math.max(0, at - 40), at).join('').replace(/\s+/g, ' ');
  for (let at = 0; at < letters.length; ) {
    const letter = letters[at] ?? '';
    const two = letter + (letters[at + 1] ?? '');
    if (two === '//' || two === '/*') {
      let end = at + 2;
      if (two === '//') while (end < letters.length && letters[end] !== '\n') end++;
      else {
        while (end < letters.length && !(letters[end] === '*' && letters[end + 1] === '/')) end++;
        end += 2;
      }
      for (let place = at; place < Math.min(end, letters.length); place++) comments[place] = letters[place] ?? '';
      blank(code, at, end);
      at = end;
    } else if (letter === '"' || letter === "'") {
      const start = ++at;
      while (at < letters.length && letters[at] !== letter && letters[at] !== '\n') at += letters[at] === '\\' ? 2 : 1;
      if (!BEFORE_SPECIFIER.test(before(start - 1))) blank(code, start, at);
      at++;
    } else if (letter === '`') at = template(at + 1);
    else if (letter === '/' && BEFORE_REGEX.test(before(at))) {
      const start = ++at;
      for (let isClass = false; at < letters.length && (isClass || letters[at] !== '/') && letters[at] !== '\n'; at++) {
        if (letters[at] === '\\') at++;
        else if (letters[at] === '[') isClass = true;
        else if (letters[at] === ']') isClass = false;
      }
      blank(code, start, at++);
    } else {
      if (letter === '{') depth++;
      else if (letter === '}') depth--;
      at++;
      if (letter === '}' && templates.at(-1) === depth) {
        templates.pop();
        at = template(at);
      }
    }
  }
  return { code: code.join(''), comments: comments.join('') };
}

/** What names another file in code. `import.meta` names none. @type {[Kind, RegExp][]} */
const IN_CODE = [
  ['static', /\b(?:import|export)\b[^;'"`()]*?\bfrom\s*(['"])(.+?)\1/g],
  ['static', /(?<![.\w])import\s*(['"])(.+?)\1/g],
  ['dynamic', /(?<![.\w])import\s*\(\s*(['"])(.+?)\1/g],
  ['worker', /\bnew URL\(\s*(['"])(.+?)\1\s*,\s*import\.meta\.url\s*\)/g],
];

/** What names another file in a comment of types. @type {RegExp[]} */
const IN_COMMENTS = [/@import\b[^'"]*?\bfrom\s*(['"])(.+?)\1/g, /\bimport\(\s*(['"])(.+?)\1\s*\)/g];

/**
 * The specifiers a script names, each with its kind and line.
 * @param {string} text
 * @returns {{ kind: Kind, specifier: string, line: number }[]}
 */
export function specifiers(text) {
  const { code, comments } = parts(text);
  /** @param {string} where @param {RegExp} pattern @param {Kind} kind */
  const all = (where, pattern, kind) =>
    Array.from(where.matchAll(pattern), (match) => {
      const place = match.index + match[0].lastIndexOf(match[2] ?? '');
      return { kind, specifier: match[2] ?? '', line: where.slice(0, place).split('\n').length };
    });
  return [...IN_CODE.flatMap(([kind, pattern]) => all(code, pattern, kind)), ...IN_COMMENTS.flatMap((pattern) => all(comments, pattern, 'type'))];
}

/**
 * Arrows between files, and to packages by their bare names.
 * @param {Map<string, string>} files text by path
 * @param {Record<string, string>} [names] the paths that names of package.json (`#core`) stand for
 * @returns {Arrow[]}
 */
export function arrows(files, names = {}) {
  /** @param {string} from @param {string} specifier */
  const target = (from, specifier) => (/^\.\.?\//.test(specifier) ? posix.join(posix.dirname(from), specifier) : (names[specifier]?.replace(/^\.\//, '') ?? specifier));
  return [...files].flatMap(([from, text]) =>
    specifiers(text).map(({ kind, specifier, line }) => ({ from, to: target(from, specifier), line, kind, name: specifier })),
  );
}
