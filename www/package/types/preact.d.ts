/** `import 'hopscope/preact'` loads the element and teaches TypeScript the tag <hop-scope> in Preact's JSX. */
import type { HTMLAttributes } from 'preact';
import type { HopScope, Props } from './attributes.js';

export * from '../../hopscope.js';

type Figure = Props<HTMLAttributes<HopScope>, 'on'>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'hop-scope': Figure;
    }
  }
}
