/**
 * The graph of files and their imports. An import is an arrow of the graph.
 *
 * @typedef {'static' | 'dynamic' | 'type' | 'worker'} Kind
 *   `static`: loaded with the file, or a Rust path; `dynamic`: `import()`; `type`: only a type in a comment;
 *   `worker`: a script or a file named by `new URL(…, import.meta.url)`
 * @typedef {{ from: string, to: string, line: number, kind: Kind, name: string }} Arrow
 *   paths from the root of the tree; `line` is in `from`; `name` is what is imported (a Rust path, or a specifier)
 */

/**
 * The imports of each file, by the imported file. A worker is a program of its own: its script is started and not imported.
 * @param {Arrow[]} arrows
 */
function targets(arrows) {
  /** @type {Map<string, Map<string, Arrow>>} */
  const all = new Map();
  for (const arrow of arrows) {
    if (arrow.kind === 'worker' || arrow.from === arrow.to) continue;
    const out = all.get(arrow.from) ?? new Map();
    if (!out.has(arrow.to)) out.set(arrow.to, arrow);
    all.set(arrow.from, out);
  }
  return all;
}

/**
 * The shortest path of imports from one file to another; undefined if there is none.
 * @param {Map<string, Map<string, Arrow>>} all @param {string} from @param {string} to
 * @returns {Arrow[] | undefined}
 */
function way(all, from, to) {
  /** @type {Map<string, Arrow>} */
  const reached = new Map();
  const queue = [from];
  for (const file of queue) {
    for (const [next, arrow] of all.get(file) ?? []) {
      if (reached.has(next)) continue;
      reached.set(next, arrow);
      if (next === to) {
        const arrows = [arrow];
        for (let first = arrow; first.from !== from; arrows.unshift(first)) first = /** @type {Arrow} */ (reached.get(first.from));
        return arrows;
      }
      queue.push(next);
    }
  }
  return undefined;
}

/**
 * Circles of files: for every file on one, a shortest circle through it, each circle once.
 * @param {Arrow[]} arrows
 * @returns {Arrow[][]}
 */
export function circles(arrows) {
  const all = targets(arrows);
  /** @type {Map<string, Arrow[]>} */
  const found = new Map();
  for (const file of [...all.keys()].sort()) {
    const circle = way(all, file, file);
    if (!circle) continue;
    const names = circle.map((arrow) => arrow.from);
    const first = names.indexOf([...names].sort()[0] ?? '');
    const turned = [...circle.slice(first), ...circle.slice(0, first)];
    found.set(turned.map((arrow) => arrow.from).join(' → '), turned);
  }
  return [...found.values()];
}

/** A circle as text: `a.rs:3 → b.rs:7 → a.rs`; each number is the line of the import. @param {Arrow[]} circle */
export const path = (circle) => [...circle.map(({ from, line }) => `${from}:${line}`), circle[0]?.from ?? ''].join(' → ');

/** @param {Arrow} arrow */
export const described = ({ from, to, line, name }) => `${from}:${line} imports ${to} (${name})`;
