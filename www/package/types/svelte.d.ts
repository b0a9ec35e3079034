/** `import 'hopscope/svelte'` loads the element and teaches TypeScript the tag <hop-scope> in Svelte's templates. */
import type { HTMLAttributes } from 'svelte/elements';
import type { HopScope, Props } from './attributes.js';

export * from '../../hopscope.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'hop-scope': Props<HTMLAttributes<HopScope>, 'on'>;
  }
}
