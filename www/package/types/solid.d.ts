/** `import 'hopscope/solid'` loads the element and teaches TypeScript the tag <hop-scope> in Solid's JSX. */
import type { JSX } from 'solid-js';
import type { HopScope, Props } from './attributes.js';

export * from '../../hopscope.js';

type Figure = Props<JSX.HTMLAttributes<HopScope>, 'on:'>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'hop-scope': Figure;
    }
  }
}
