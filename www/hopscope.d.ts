/** The types of the package: the element, its parameters, what it tells. */
import type { Counters, State } from './engine/messages.js';
import type { HopScope } from './element/hop-scope.js';
import type { Parameters } from './pkg/parameters.js';
import type { HopScopeEvents, Wishes } from './element/types.js';

export { HopScope } from './element/hop-scope.js';
export type { Counters, HopScopeEvents, Parameters, State, Wishes };

/** The parameters whose names an element has for nothing else, as properties. They are there once it is ready; what is set before counts. */
type Properties = Partial<Omit<Parameters, keyof HTMLElement | 'post'>>;

declare module './element/hop-scope.js' {
  interface HopScope extends Properties {}
}

declare global {
  interface HTMLElementTagNameMap {
    'hop-scope': HopScope;
  }
}
