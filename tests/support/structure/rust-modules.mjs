/** The modules of a Rust crate: the items that each defines, its imports, and the paths in its code. */
import { posix } from 'node:path';
import { isName, tokens } from './rust-tokens.mjs';

/** @import { Token } from './rust-tokens.mjs' */

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
 */

const DEFINING = ['fn', 'struct', 'enum', 'union', 'trait', 'type', 'const', 'static'];
const [OPENING, CLOSING] = [['{', '(', '['], ['}', ')', ']']];

/** @param {string} file @param {Module | undefined} parent @param {boolean} isTest @returns {Module} */
const empty = (file, parent, isTest) => ({ file, parent, isTest, children: new Map(), items: new Map(), macros: new Set(), uses: [], mentions: [], words: new Set() });

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

/** Reads the modules of a file, token by token. */
class Reading {
  #all;
  #files;
  #at = 0;
  #depth = 0;
  /** The attributes of the item that begins here, the path in its `#[path = "…"]`, and whether it is `pub`. */
  #attributes = '';
  #path = '';
  #isPublic = false;
  /** The modules around this place, each with the folder of its `mod child;` and the depth of brackets inside it. @type {{ module: Module, folder: string, depth: number }[]} */
  #around;

  /** @param {Map<string, string>} files @param {Module} module of the whole file @param {string} folder of its `mod child;` */
  constructor(files, module, folder) {
    this.#files = files;
    this.#all = tokens(files.get(module.file) ?? '');
    this.#around = [{ module, folder, depth: 0 }];
  }

  /** The text of a token, counted from the current one. */
  #text(on = 0) {
    return this.#all[this.#at + on]?.text ?? '';
  }

  get #inside() {
    return /** @type {{ module: Module, folder: string, depth: number }} */ (this.#around.at(-1));
  }

  all() {
    for (; this.#at < this.#all.length; this.#at++) {
      if (this.#attribute() || this.#visibility()) continue;
      if (!(this.#use() || this.#mod() || this.#bracket() || this.#macro() || this.#definition())) this.#mention();
      this.#attributes = this.#path = '';
      this.#isPublic = false;
    }
  }

  #attribute() {
    if (this.#text() !== '#' || (this.#text(1) !== '[' && !(this.#text(1) === '!' && this.#text(2) === '['))) return false;
    for (let open = 0; this.#at < this.#all.length; this.#at++) {
      this.#attributes += this.#text();
      if (this.#text() === 'path' && this.#text(1) === '=') this.#path = this.#text(2).slice(1, -1);
      if (this.#text() === '[') open++;
      if (this.#text() === ']' && --open === 0) break;
    }
    return true;
  }

  #visibility() {
    if (this.#text() !== 'pub') return false;
    this.#isPublic = true;
    if (this.#text(1) === '(') while (this.#at < this.#all.length && this.#text() !== ')') this.#at++;
    return true;
  }

  #use() {
    if (this.#text() !== 'use' || !(isName(this.#text(1)) || ['::', '{'].includes(this.#text(1)))) return false;
    const { uses, end } = useItems(this.#all, this.#at + 1, this.#isPublic);
    this.#inside.module.uses.push(...uses);
    this.#at = end;
    return true;
  }

  #mod() {
    const name = this.#text(1);
    if (this.#text() !== 'mod' || !isName(name) || ![';', '{'].includes(this.#text(2))) return false;
    const { module, folder } = this.#inside;
    const isTest = module.isTest || /cfg\((?:test|all\(test)/.test(this.#attributes);
    this.#at += 2;
    if (this.#text() === ';') {
      const child = this.#file(name, isTest);
      // Two modules may have one name, each for another target. A path means the first one.
      if (child) module.children.set(module.children.has(name) ? `${name} ${child.file}` : name, child);
      return true;
    }
    const child = empty(module.file, module, isTest);
    module.children.set(name, child);
    this.#around.push({ module: child, folder: `${folder}/${name}`, depth: ++this.#depth });
    return true;
  }

  /** The module of `mod name;`, read from its file. @param {string} name @param {boolean} isTest */
  #file(name, isTest) {
    const { module, folder } = this.#inside;
    const paths = this.#path ? [posix.join(posix.dirname(module.file), this.#path)] : [`${folder}/${name}.rs`, `${folder}/${name}/mod.rs`];
    const file = paths.find((path) => this.#files.has(path));
    if (!file) return undefined;
    const hasOwnFolder = this.#path !== '' || file.endsWith('/mod.rs');
    return modules(this.#files, file, hasOwnFolder ? posix.dirname(file) : `${folder}/${name}`, module, isTest);
  }

  #bracket() {
    if (OPENING.includes(this.#text())) this.#depth++;
    else if (!CLOSING.includes(this.#text())) return false;
    else if (--this.#depth < this.#inside.depth) this.#around.pop();
    return true;
  }

  #macro() {
    if (this.#text() !== 'macro_rules' || this.#text(1) !== '!') return false;
    this.#inside.module.macros.add(this.#text(2));
    this.#at += 2;
    return true;
  }

  #definition() {
    const [keyword, next] = [this.#text(), this.#text(1)];
    const { module, depth } = this.#inside;
    if (!DEFINING.includes(keyword) || !isName(next) || DEFINING.includes(next) || depth !== this.#depth) return false;
    const name = ['mut', 'unsafe', 'async'].includes(next) ? this.#text(2) : next;
    if (name !== 'fn') module.items.set(name, keyword);
    this.#at++;
    return true;
  }

  /** A name or a path in code. */
  #mention() {
    const isCrate = this.#text() === '$' && this.#text(1) === 'crate';
    if (!isName(this.#text()) && !isCrate) return;
    const line = this.#all[this.#at]?.line ?? 0;
    const previous = this.#text(-1);
    if (isCrate) this.#at++;
    const path = [this.#text()];
    for (; this.#text(1) === '::' && isName(this.#text(2)); this.#at += 2) path.push(this.#text(2));
    // Names of fields, methods and parameters are not names of items.
    if (previous === '.' || previous === '::' || (path.length === 1 && this.#text(1) === ':')) return;
    const { words, mentions } = this.#inside.module;
    words.add(path[0] ?? '');
    if (path.length > 1 || this.#text(1) === '!') mentions.push({ path, line });
  }
}

/**
 * The module of a file, with all modules below it.
 * @param {Map<string, string>} files text by path
 * @param {string} file
 * @param {string} [folder] of its `mod child;`
 * @param {Module} [parent]
 * @param {boolean} [isTest]
 * @returns {Module}
 */
export function modules(files, file, folder = posix.dirname(file), parent = undefined, isTest = false) {
  const module = empty(file, parent, isTest);
  new Reading(files, module, folder).all();
  return module;
}
