/** The core in node, with the same wasm as on a page. Tests compare its results with those of the page. */
import { readFileSync } from 'node:fs';

/** What `initSync` of a generated package takes. @param {'hopscope' | 'lab' | 'reader'} name of the package */
export const wasm = (name) => ({ module: readFileSync(new URL(`../../www/pkg/${name}_bg.wasm`, import.meta.url)) });

/**
 * Runs a scenario to its end.
 * @template {{ configure: (scenario: string | object) => unknown, advance: () => unknown }} Runs
 * @param {Runs} core a `Core` or a `Lab` @param {string | object} scenario
 */
export function lifeOf(core, scenario) {
  core.configure(scenario);
  while (core.advance());
  return core;
}
