/** `import 'hopscope/vue'` loads the element and teaches TypeScript the tag <hop-scope> in Vue's templates. */
import type { DefineComponent, HTMLAttributes } from 'vue';
import type { Props } from './attributes.js';

export * from '../../hopscope.js';

declare module 'vue' {
  interface GlobalComponents {
    'hop-scope': DefineComponent<Props<HTMLAttributes, 'on'>>;
  }
}
