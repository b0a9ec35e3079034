/** The types of the package: the element, its parameters, its events. */
import type { Counters, State } from './engine/messages.js';
import type { HopScope } from './element/hop-scope.js';
import type { Parameters } from './pkg/parameters.js';
import type { HopScopeEvents, ExportOptions } from './element/types.js';

export { HopScope } from './element/hop-scope.js';
export type { Counters, HopScopeEvents, Parameters, State, ExportOptions as Wishes };

/**
 * The parameters as properties of the element, except those whose names an HTML element already uses.
 * The properties exist once the element is ready. A value that is set earlier is applied then.
 */
type Properties = Partial<Omit<Parameters, keyof HTMLElement | 'post'>>;

declare module './element/hop-scope.js' {
  interface HopScope extends Properties {}
}

declare global {
  interface HTMLElementTagNameMap {
    'hop-scope': HopScope;
  }
}
