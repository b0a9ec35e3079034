/** The attributes of <hop-scope> as a template writes them, in the JSX of React, Preact and Solid, in Vue and in Svelte. */
import type { Authored } from '../../element/types.js';
import type { HopScope, HopScopeEvents, Parameters } from '../../hopscope.js';

/** A value, or the text of it as in HTML. */
type Given<V> = V | (number extends V ? `${number}` : never) | (boolean extends V ? 'yes' | 'no' : never) | undefined;

/** Parameters whose names HTML uses already are written with a prefix. */
type Named<Name> = Name extends 'hidden' ? 'set-hidden' : Name;

/** All parameters and author options. */
export type Attributes = { [Name in keyof Parameters as Named<Name>]?: Given<Parameters[Name]> } & {
  [Name in keyof Authored]?: Given<Authored[Name]>;
} & { script?: string };

/** The listeners of all events, with this before the event's name. */
export type Listeners<Prefix extends string> = { [Name in keyof HopScopeEvents as `${Prefix}${Name}`]?: (event: HopScopeEvents[Name]) => void };

/** A framework's own attributes of an element, without those that the figure has under the same name. */
export type Props<Base, Prefix extends string> = Omit<Base, keyof Attributes | keyof Listeners<Prefix>> & Attributes & Listeners<Prefix>;

export type { HopScope };
