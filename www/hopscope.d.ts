/** The types of the package: the element, its parameters, what it tells. */
import type { Counters } from './calls.js';
import type { HopScope } from './hop-scope.js';
import type { Parameters } from './pkg/parameters.js';

export { HopScope } from './hop-scope.js';
export type { Counters, Parameters };

/** What is on show. */
export type State = ReturnType<HopScope['getState']>;

/** What the element tells, by name. All bubble, and leave shadow roots. */
export interface HopScopeEventMap {
  /** The first numbers and the first picture stand. */
  ready: CustomEvent<object>;
  /** The reader has changed a parameter. */
  change: CustomEvent<State>;
  /** An invitation was accepted: so many connections there are now. */
  accept: CustomEvent<{ connection: number }>;
  /** A post was written: its number. */
  post: CustomEvent<{ post: number }>;
  /** The post has come so far. */
  hop: CustomEvent<{ hop: number; saw: number }>;
  /** The counts are others; at most ten times a second. */
  reach: CustomEvent<Counters>;
  /** Nothing moves any more. */
  settled: CustomEvent<State>;
  play: CustomEvent<object>;
  pause: CustomEvent<object>;
  reset: CustomEvent<object>;
  /** Another scene is on show. */
  scenechange: CustomEvent<{ scene: string }>;
  /** Something failed; after what is fatal nothing can be done any more. */
  error: CustomEvent<{ readonly message: string; fatal: boolean }>;
}

/** With what every element tells. */
type Events = Omit<HTMLElementEventMap, keyof HopScopeEventMap> & HopScopeEventMap;

/** The parameters whose names no element has, as properties. They are there once it is ready; what is set before counts. */
type Properties = Partial<Omit<Parameters, keyof HTMLElement | 'post'>>;

declare module './hop-scope.js' {
  interface HopScope extends Properties {
    addEventListener<K extends keyof Events>(
      type: K,
      listener: (this: HopScope, event: Events[K]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
    removeEventListener<K extends keyof Events>(
      type: K,
      listener: (this: HopScope, event: Events[K]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hop-scope': HopScope;
  }
}
