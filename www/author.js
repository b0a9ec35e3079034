/** What an author says of a figure besides its parameters: by attribute, by property, and in the address of an embedded figure. */
import { OTHERWISE, SCENES } from './scenes.js';

/** The words of each; the first holds where there is none. @type {Readonly<Record<string, readonly string[]>>} */
export const AUTHOR = {
  scene: [OTHERWISE, ...Object.keys(SCENES).filter((name) => name !== OTHERWISE)],
  controls: ['all', 'none'],
  theme: ['auto', 'light', 'dark', 'projector'],
  lang: [],
  numbers: ['shown', 'asked'],
  think: ['on', 'off'],
  shortcuts: ['on', 'off'],
  renderer: ['auto', 'core', 'webgl'],
};
