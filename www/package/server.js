/**
 * What the scripts of the package use while they are loaded, where there is no page: on a server, loading them does nothing. The bundler puts
 * these names in the place of the globals of the same names (`--inject`).
 */

export const document = globalThis.document ?? { createTreeWalker: () => ({}), querySelector: () => null };

export const HTMLElement = globalThis.HTMLElement ?? class {};

export const customElements = globalThis.customElements ?? { get: () => true };

export const MutationObserver =
  globalThis.MutationObserver ??
  class {
    observe() {}
  };
