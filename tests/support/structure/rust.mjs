/**
 * The imports of Rust files, read from their text. A path such as `crate::world::Graph` is an arrow to the file that defines `Graph`,
 * whatever `pub use` lies between: `mod child;` and a re-export alone are no import of the child.
 */
import { posix } from 'node:path';

/** @import { Arrow } from './graph.mjs' */

/** @typedef {{ text: string, line: number }} Token */
/** @typedef {{ path: string[], name: string, isGlob: boolean, isPublic: boolean, line: number }} Use an item of a `use`, by the name it has here */
/** @typedef {{ path: string[], line: number }} Mention a path in code */
/**
 * @typedef {object} Module
 * @property {string} file
 * @property {Module | undefined} parent
 * @property {boolean} isTest under `#[cfg(test)]`, itself or a module around it
 * @property {Map<string, Module>} children
 * @property {Map<string, string>} items the names it defines, each with its keyword
 * @property {Set<string>} macros
 * @property {Use[]} uses
 * @property {Mention[]} mentions paths of two or more names
 * @property {Set<string>} words names in its code, `use` aside
 * @property {Map<string, Found | undefined>} meanings what names were found to mean
 */
/** @typedef {{ module?: Module, item?: { file: string, keyword: string } }} Found a module or an item; neither: of another crate */

const TOKEN =
  /\/\/[^\n]*|\/\*|(?:\bb|\bc)?"(?:[^"\\]|\\[^])*"|\b(?:br|cr|r)(#*)"[^]*?"\1|b?'(?:[^'\\\n]|\\(?:x[0-9a-fA-F]{2}|u\{[^}]*\}|.))'|'\w+|r#\w+|[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*|::|[^\s]/gu;

/**
 * The tokens of a file: names and marks. Comments, strings, numbers and lifetimes are left out, but for the string of `#[path = "…"]`.
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
      // Rust's comments nest.
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

const isName = (/** @type {string | undefined} */ text) => text !== undefined && /^[\p{L}_]/u.test(text);

const DEFINING = ['fn', 'struct', 'enum', 'union', 'trait', 'type', 'const', 'static'];

/** The items of `use` from after the word to its `;`. @param {Token[]} all @param {number} at @param {boolean} isPublic @returns {{ uses: Use[], end: number }} */
function useItems(all, at, isPublic) {
  /** @type {Use[]} */
  const uses = [];
  /** @param {string[]} before */
  const tree = (before) => {
    const path = [...before];
    const line = all[at]?.line ?? 0;
    for (; at < all.length; at++) {
      const text = all[at]?.text ?? '';
      if (text === '::') {
        if (path.length === 0) path.push('::');
      } else if (text === '{') {
        at++;
        while (at < all.length && all[at]?.text !== '}') {
          tree(path);
          if (all[at]?.text === ',') at++;
        }
        at++;
        return;
      } else if (text === '*') {
        uses.push({ path, name: '*', isGlob: true, isPublic, line });
        at++;
        return;
      } else if (isName(text) && text !== 'as') path.push(text);
      else break;
    }
    // `a::{self}` is `a`.
    if (path.at(-1) === 'self' && path.length > 1) path.pop();
    let name = path.at(-1) ?? '';
    if (all[at]?.text === 'as') {
      name = all[at + 1]?.text ?? '';
      at += 2;
    }
    uses.push({ path, name, isGlob: false, isPublic, line });
  };
  while (at < all.length && all[at]?.text !== ';') {
    const before = at;
    tree([]);
    if (at === before) at++;
  }
  return { uses, end: at };
}

/**
 * A crate's tree of modules, from its first file on.
 * @param {Map<string, string>} files text by path
 * @param {string} root
 * @returns {Module | undefined}
 */
function crate(files, root) {
  /** @param {string} file @param {Module | undefined} parent @param {boolean} isTest @returns {Module} */
  const empty = (file, parent, isTest) => ({ file, parent, isTest, children: new Map(), items: new Map(), macros: new Set(), uses: [], mentions: [], words: new Set(), meanings: new Map() });

  /** @param {string} file @param {string} folder where its `mod child;` are @param {Module | undefined} parent @param {boolean} isTest @returns {Module | undefined} */
  const read = (file, folder, parent, isTest) => {
    const text = files.get(file);
    if (text === undefined) return undefined;
    const top = empty(file, parent, isTest);
    scan(tokens(text), top, folder);
    return top;
  };

  /** @param {Token[]} all @param {Module} top @param {string} topFolder */
  const scan = (all, top, topFolder) => {
    /** Modules around a place, each with the depth of braces inside it. @type {{ module: Module, folder: string, depth: number }[]} */
    const stack = [{ module: top, folder: topFolder, depth: 0 }];
    let depth = 0;
    let attributes = '';
    let pathOf = '';
    let isPublic = false;
    for (let at = 0; at < all.length; at++) {
      const text = all[at]?.text ?? '';
      const next = all[at + 1]?.text ?? '';
      const { module, folder, depth: inside } = /** @type {typeof stack[0]} */ (stack.at(-1));
      if (text === '#' && (next === '[' || (next === '!' && all[at + 2]?.text === '['))) {
        let open = 0;
        for (; at < all.length; at++) {
          const part = all[at]?.text ?? '';
          attributes += part;
          if (part === 'path' && all[at + 1]?.text === '=') pathOf = (all[at + 2]?.text ?? '').slice(1, -1);
          if (part === '[') open++;
          if (part === ']' && --open === 0) break;
        }
        continue;
      }
      if (text === 'pub') {
        isPublic = true;
        if (next === '(') while (all[at]?.text !== ')') at++;
        continue;
      }
      if (text === 'use' && (isName(next) || next === '::' || next === '{')) {
        const { uses, end } = useItems(all, at + 1, isPublic);
        module.uses.push(...uses);
        at = end;
      } else if (text === 'mod' && isName(next) && [';', '{'].includes(all[at + 2]?.text ?? '')) {
        const isTest = module.isTest || /cfg\((?:test|all\(test)/.test(attributes);
        at += 2;
        if (all[at]?.text === ';') {
          const beside = pathOf ? [posix.join(posix.dirname(module.file), pathOf)] : [`${folder}/${next}.rs`, `${folder}/${next}/mod.rs`];
          const file = beside.find((path) => files.has(posix.normalize(path)));
          const isFirst = pathOf !== '' || file?.endsWith('/mod.rs');
          const child = file && read(posix.normalize(file), isFirst ? posix.dirname(file) : `${folder}/${next}`, module, isTest);
          // Two of one name, each for a target of its own: names mean those of the first.
          if (child) module.children.set(module.children.has(next) ? `${next} ${child.file}` : next, child);
        } else {
          depth++;
          const child = empty(module.file, module, isTest);
          module.children.set(next, child);
          stack.push({ module: child, folder: `${folder}/${next}`, depth });
        }
      } else if (text === '{' || text === '(' || text === '[') depth++;
      else if (text === '}' || text === ')' || text === ']') {
        depth--;
        if (depth < inside) stack.pop();
      } else if (text === 'macro_rules' && next === '!') {
        module.macros.add(all[at + 2]?.text ?? '');
        at += 2;
      } else if (DEFINING.includes(text) && isName(next) && !DEFINING.includes(next) && depth === inside) {
        const name = next === 'mut' || next === 'unsafe' || next === 'async' ? (all[at + 2]?.text ?? '') : next;
        if (name !== 'fn') module.items.set(name, text);
        at += 1;
      } else if (isName(text) || (text === '$' && next === 'crate')) {
        const mention = [text === '$' ? 'crate' : text];
        const line = all[at]?.line ?? 0;
        const previous = all[at - 1]?.text;
        if (text === '$') at++;
        while (all[at + 1]?.text === '::' && isName(all[at + 2]?.text)) {
          mention.push(all[at + 2]?.text ?? '');
          at += 2;
        }
        // A field, a method and a name of a field or a parameter are no names of items.
        if (previous !== '.' && previous !== '::' && (mention.length > 1 || all[at + 1]?.text !== ':')) {
          module.words.add(mention[0] ?? '');
          if (mention.length > 1) module.mentions.push({ path: mention, line });
          if (all[at + 1]?.text === '!') module.mentions.push({ path: mention, line });
        }
        if (['unsafe', 'async', 'const', 'extern'].includes(text)) continue;
      }
      attributes = pathOf = '';
      isPublic = false;
    }
  };
  return read(root, posix.dirname(root), undefined, false);
}

/**
 * What a name means in a module.
 * @param {Module} module @param {string} name @param {boolean} wantsModule of a module and an item of one name, which
 * @param {Map<string, Module>} crates @param {boolean} [globs] whether its `use …::*` count too
 * @returns {Found | undefined}
 */
function named(module, name, wantsModule, crates, globs = true) {
  const key = `${name} ${wantsModule} ${globs}`;
  // While a name is looked up it means nothing: re-exports may go in a circle.
  if (!module.meanings.has(key)) {
    module.meanings.set(key, undefined);
    module.meanings.set(key, lookedUp(module, name, wantsModule, crates, globs));
  }
  return module.meanings.get(key);
}

/** @param {Module} module @param {string} name @param {boolean} wantsModule @param {Map<string, Module>} crates @param {boolean} globs @returns {Found | undefined} */
function lookedUp(module, name, wantsModule, crates, globs) {
  const keyword = module.items.get(name) ?? (module.macros.has(name) ? 'macro' : undefined);
  const child = module.children.get(name);
  if (keyword !== undefined && !(wantsModule && child)) return { item: { file: module.file, keyword } };
  if (wantsModule && child) return { module: child };
  for (const use of module.uses) {
    const found = use.isGlob || use.name !== name ? undefined : resolved(module, use.path, wantsModule, crates);
    if (found) return found;
  }
  if (child) return { module: child };
  for (const use of globs ? module.uses : []) {
    // The first name of a `use …::*` is not looked up by another one.
    const from = use.isGlob ? resolved(module, use.path, true, crates, false) : undefined;
    const found = from?.module && named(from.module, name, wantsModule, crates);
    if (found) return found;
  }
  return undefined;
}

/**
 * What a path means in a module: nothing where its first name is unknown here, as of another crate or a local one.
 * @param {Module} module @param {string[]} path @param {boolean} wantsModule @param {Map<string, Module>} crates @param {boolean} [globs] for the first name
 * @returns {Found | undefined}
 */
function resolved(module, path, wantsModule, crates, globs = true) {
  /** @type {Found | undefined} */
  let found = { module };
  for (const [place, name] of path.entries()) {
    /** @type {Module | undefined} */
    const within = found?.module;
    // Past an item: a variant, or an associated function.
    if (!within) return found;
    const isLast = place === path.length - 1;
    const isFirst = place === 0 || path[place - 1] === '::';
    if (name === 'self' || name === '::') continue;
    if (name === 'super') found = { module: within.parent ?? within };
    else if (name === 'crate' && isFirst) {
      /** @type {Module} */
      let top = within;
      while (top.parent) top = top.parent;
      found = { module: top };
    } else {
      /** @type {Found | undefined} */
      const known = path[place - 1] === '::' ? undefined : named(within, name, wantsModule || !isLast, crates, globs || !isFirst);
      const other = isFirst ? crates.get(name) : undefined;
      if (known) found = known;
      else if (other) found = { module: other };
      else if (isFirst) return undefined;
      // A macro has made it: what is known is the file.
      else return { item: { file: within.file, keyword: 'made by a macro' } };
    }
  }
  return found;
}

/** @param {Module} module @returns {Module[]} it and all below it */
const below = (module) => [module, ...[...module.children.values()].flatMap(below)];

/** A macro that a module can use because it was defined above it in a module around it. @param {Module} module @param {string} name @returns {string | undefined} its file */
function textualMacro(module, name) {
  for (let around = module.parent; around; around = around.parent) if (around.macros.has(name)) return around.file;
  return undefined;
}

/**
 * Arrows between the files of crates; those of a module under `#[cfg(test)]` count too.
 * @param {Map<string, string>} files text by path
 * @param {{ root: string, name?: string }[]} roots the first files of the crates; the name by which others import it
 * @returns {{ arrows: Arrow[], parents: Map<string, Set<string>>, read: Set<string> }} `parents`: the files of the modules around each file's module,
 *   but for a test's own; `read`: every file that is part of a crate
 */
export function arrows(files, roots) {
  const trees = roots.flatMap(({ root, name }) => {
    const top = crate(files, root);
    return top ? [{ top, name }] : [];
  });
  const crates = new Map(trees.flatMap(({ top, name }) => (name ? [/** @type {[string, Module]} */ ([name, top])] : [])));
  /** @type {Map<string, Arrow>} */
  const found = new Map();
  /** @type {Map<string, Set<string>>} */
  const parents = new Map();
  /** @type {Set<string>} */
  const read = new Set();
  for (const module of trees.flatMap(({ top }) => below(top))) {
    const { file } = module;
    read.add(file);
    for (let around = module.parent; around && !module.isTest; around = around.parent) {
      if (around.file !== file) parents.set(file, (parents.get(file) ?? new Set()).add(around.file));
    }
    /** @param {string | undefined} to @param {number} line @param {string[]} path */
    const add = (to, line, path) => {
      if (to !== undefined && to !== file && !found.has(`${file} ${to}`)) found.set(`${file} ${to}`, { from: file, to, line, kind: 'static', name: path.join('::') });
    };
    // Names inside a module in the file itself (its tests) stand for the file's code too.
    const words = module.words;
    for (const { path, name, isGlob, isPublic, line } of module.uses) {
      const target = resolved(module, path, isGlob, crates);
      if (isGlob && target?.module) {
        for (const word of words) {
          const its = named(target.module, word, false, crates)?.item;
          if (its && !module.items.has(word) && !module.uses.some((use) => use.name === word)) add(its.file, line, [...path, word]);
        }
      } else if (target?.item) {
        const isUsed = words.has(name) || isGlob || (target.item.keyword === 'trait' && !isPublic);
        if (isUsed) add(target.item.file, line, path);
      }
    }
    for (const { path, line } of module.mentions) {
      const target = resolved(module, path, false, crates)?.item?.file ?? (path.length === 1 ? textualMacro(module, path[0] ?? '') : undefined);
      add(target, line, path);
    }
  }
  return { arrows: [...found.values()], parents, read };
}
