/** The imports of JavaScript modules, read from their text. */
import { posix } from 'node:path';

/** @import { Arrow, Kind } from './graph.mjs' */

/** Code before a string that names a file. */
const BEFORE_SPECIFIER = /(?:\bfrom|\bimport|\bimport ?\(|\bnew URL\() ?$/;

/** After these words and marks a `/` begins a regular expression. After a name, a number or a closing bracket it divides. */
const BEFORE_REGEX = /(?:^|[=([{,;:?!&|+\-*%~^<>}]|\b(?:return|typeof|case|in|of|do|else|void|yield|await|delete))\s*$/;

/** The place after a comment that begins at `at`. @param {string[]} letters @param {number} at */
function afterComment(letters, at) {
  if (letters[at + 1] === '/') {
    while (at < letters.length && letters[at] !== '\n') at++;
    return at;
  }
  for (at += 2; at < letters.length && !(letters[at] === '*' && letters[at + 1] === '/'); ) at++;
  return Math.min(at + 2, letters.length);
}

/** The place of the quote that ends a string, from inside it. @param {string[]} letters @param {number} at @param {string} quote */
function endOfString(letters, at, quote) {
  while (at < letters.length && letters[at] !== quote && letters[at] !== '\n') at += letters[at] === '\\' ? 2 : 1;
  return at;
}

/** The place of the slash that ends a regular expression, from inside it. @param {string[]} letters @param {number} at */
function endOfRegex(letters, at) {
  for (let isClass = false; at < letters.length && (isClass || letters[at] !== '/') && letters[at] !== '\n'; at++) {
    if (letters[at] === '\\') at++;
    else if (letters[at] === '[') isClass = true;
    else if (letters[at] === ']') isClass = false;
  }
  return at;
}

/** The place of the mark that ends a part of a template string, from inside it: its last quote, or `${`. @param {string[]} letters @param {number} at */
function endOfTemplate(letters, at) {
  while (at < letters.length && letters[at] !== '`' && !(letters[at] === '$' && letters[at + 1] === '{')) at += letters[at] === '\\' ? 2 : 1;
  return at;
}

/**
 * A script in two texts of its own length: `code` has no comments, and of its strings only those that name a file; regular
 * expressions are blank. `comments` has the comments alone. Line breaks stay in both, so a place in either is a place in the script.
 * @param {string} text
 */
export function parts(text) {
  const letters = [...text];
  const code = [...letters];
  /** @type {string[]} */
  const comments = letters.map((letter) => (letter === '\n' ? letter : ' '));
  const blank = (/** @type {number} */ from, /** @type {number} */ to) => {
    for (let at = from; at < to; at++) if (code[at] !== '\n') code[at] = ' ';
  };
  /** The last letters of code before a place. @param {number} at */
  const before = (at) => code.slice(Math.max(0, at - 40), at).join('').replace(/\s+/g, ' ');
  /** Depth of braces at which each open `${` ends. @type {number[]} */
  const open = [];
  let depth = 0;
  /** Blanks a part of a template string from inside it. @param {number} at */
  const template = (at) => {
    const end = endOfTemplate(letters, at);
    blank(at, end);
    if (letters[end] !== '$') return end + 1;
    open.push(depth++);
    return end + 2;
  };
  for (let at = 0; at < letters.length; ) {
    const letter = letters[at] ?? '';
    if (letter === '/' && (letters[at + 1] === '/' || letters[at + 1] === '*')) {
      const end = afterComment(letters, at);
      for (let place = at; place < end; place++) comments[place] = letters[place] ?? '';
      blank(at, end);
      at = end;
    } else if (letter === '"' || letter === "'") {
      const end = endOfString(letters, at + 1, letter);
      if (!BEFORE_SPECIFIER.test(before(at))) blank(at + 1, end);
      at = end + 1;
    } else if (letter === '`') at = template(at + 1);
    else if (letter === '/' && BEFORE_REGEX.test(before(at))) {
      const end = endOfRegex(letters, at + 1);
      blank(at + 1, end);
      at = end + 1;
    } else {
      at++;
      if (letter === '{') depth++;
      if (letter === '}' && --depth === open.at(-1)) {
        open.pop();
        at = template(at);
      }
    }
  }
  return { code: code.join(''), comments: comments.join('') };
}

/** Code that names another file. `import.meta` names none. @type {[Kind, RegExp][]} */
const IN_CODE = [
  ['static', /\b(?:import|export)\b[^;'"`()]*?\bfrom\s*(['"])(.+?)\1/g],
  ['static', /(?<![.\w])import\s*(['"])(.+?)\1/g],
  ['dynamic', /(?<![.\w])import\s*\(\s*(['"])(.+?)\1/g],
  ['worker', /\bnew URL\(\s*(['"])(.+?)\1\s*,\s*import\.meta\.url\s*\)/g],
];

/** JSDoc that names another file. @type {RegExp[]} */
const IN_COMMENTS = [/@import\b[^'"]*?\bfrom\s*(['"])(.+?)\1/g, /\bimport\(\s*(['"])(.+?)\1\s*\)/g];

/**
 * The specifiers in a script, each with its kind and line.
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
 * The imports of files and packages; a package has its bare name.
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
