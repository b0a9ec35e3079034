/** `import 'hopscope/react'` loads the element and teaches TypeScript the tag <hop-scope> in React's JSX. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { HopScope, Props } from './attributes.js';

export * from '../../hopscope.js';

type Figure = Props<DetailedHTMLProps<HTMLAttributes<HopScope>, HopScope>, 'on'>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'hop-scope': Figure;
    }
  }
}
