/**
 * The imports of Rust files, read from their text. A path such as `crate::world::Graph` is an import of the file that defines `Graph`,
 * whatever `pub use` is between them. `mod child;` or a re-export alone is not an import of the child.
 */
import { modules } from './rust-modules.mjs';

/** @import { Arrow } from './graph.mjs' */
/** @import { Module } from './rust-modules.mjs' */

/** @typedef {{ module?: Module, item?: { file: string, keyword: string } }} Found a module or an item */

/** The meanings of names in a module that were looked up. @type {WeakMap<Module, Map<string, Found | undefined>>} */
const MEANINGS = new WeakMap();

/**
 * The meaning of a name in a module.
 * @param {Module} module @param {string} name @param {boolean} wantsModule of a module and an item of one name, which
 * @param {Map<string, Module>} crates @param {boolean} [globs] whether its `use …::*` count too
 * @returns {Found | undefined}
 */
function named(module, name, wantsModule, crates, globs = true) {
  const key = `${name} ${wantsModule} ${globs}`;
  // Re-exports may be circular: while a name is looked up, it has no meaning.
  const meanings = MEANINGS.get(module) ?? new Map();
  MEANINGS.set(module, meanings);
  if (!meanings.has(key)) {
    meanings.set(key, undefined);
    meanings.set(key, lookedUp(module, name, wantsModule, crates, globs));
  }
  return meanings.get(key);
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
    // The first name of a glob import is not looked up in other glob imports.
    const from = use.isGlob ? resolved(module, use.path, true, crates, false) : undefined;
    const found = from?.module && named(from.module, name, wantsModule, crates);
    if (found) return found;
  }
  return undefined;
}

/**
 * The meaning of a path in a module. `undefined` if its first name is unknown, as names of other crates and local names are.
 * @param {Module} module @param {string[]} path @param {boolean} wantsModule @param {Map<string, Module>} crates @param {boolean} [globs] for the first name
 * @returns {Found | undefined}
 */
function resolved(module, path, wantsModule, crates, globs = true) {
  /** @type {Found | undefined} */
  let found = { module };
  for (const [place, name] of path.entries()) {
    /** @type {Module | undefined} */
    const within = found?.module;
    // The path goes on after an item: a variant or an associated function.
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
      // A macro has defined the name, so only the file is known.
      else return { item: { file: within.file, keyword: 'made by a macro' } };
    }
  }
  return found;
}

/** @param {Module} module @returns {Module[]} the module and all modules below it */
const below = (module) => [module, ...[...module.children.values()].flatMap(below)];

/** A macro that a module can use because a module around it defines it above. @param {Module} module @param {string} name @returns {string | undefined} its file */
function textualMacro(module, name) {
  for (let around = module.parent; around; around = around.parent) if (around.macros.has(name)) return around.file;
  return undefined;
}

/**
 * The files of the items that a module imports: by `use`, if its code uses the name or the item is a trait, and by paths in its code.
 * @param {Module} module @param {Map<string, Module>} crates
 * @returns {{ to: string, line: number, path: string[] }[]}
 */
function imported(module, crates) {
  const { words } = module;
  const ofUses = module.uses.flatMap(({ path, name, isGlob, isPublic, line }) => {
    const target = resolved(module, path, isGlob, crates);
    if (isGlob && target?.module) {
      const from = target.module;
      const unbound = [...words].filter((word) => !module.items.has(word) && !module.uses.some((use) => use.name === word));
      return unbound.flatMap((word) => {
        const its = named(from, word, false, crates)?.item;
        return its ? [{ to: its.file, line, path: [...path, word] }] : [];
      });
    }
    const isUsed = words.has(name) || isGlob || (target?.item?.keyword === 'trait' && !isPublic);
    return target?.item && isUsed ? [{ to: target.item.file, line, path }] : [];
  });
  const ofPaths = module.mentions.flatMap(({ path, line }) => {
    const to = resolved(module, path, false, crates)?.item?.file ?? (path.length === 1 ? textualMacro(module, path[0] ?? '') : undefined);
    return to === undefined ? [] : [{ to, line, path }];
  });
  return [...ofUses, ...ofPaths];
}

/**
 * Arrows between the files of crates; those of a module under `#[cfg(test)]` count too.
 * @param {Map<string, string>} files text by path
 * @param {{ root: string, name?: string }[]} roots the first files of the crates; the name by which others import it
 * @returns {{ arrows: Arrow[], parents: Map<string, Set<string>>, read: Set<string> }} `parents`: the files of the modules around each file's module,
 *   but for a test's own; `read`: every file that is part of a crate
 */
export function arrows(files, roots) {
  const trees = roots.filter(({ root }) => files.has(root)).map(({ root, name }) => ({ top: modules(files, root), name }));
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
    for (const { to, line, path } of imported(module, crates)) {
      const key = `${file} ${to}`;
      if (to !== file && !found.has(key)) found.set(key, { from: file, to, line, kind: 'static', name: path.join('::') });
    }
  }
  return { arrows: [...found.values()], parents, read };
}
