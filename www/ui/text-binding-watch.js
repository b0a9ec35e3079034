/** Detects text that is bound to figures. When the first bound text appears, it fetches the module text-binding.js. */

/** @import { Model } from '../state/model.js' */

const COUPLED = '[data-hopscope],[data-hopscope-mark]';

/** The models of the rendered figures. @type {WeakMap<Element, Model>} */
const models = new WeakMap();

/** Updates the text of one figure, or of all figures. @type {((figure?: Element) => void) | undefined} */
let show;

/** Called after a figure was rendered: updates its bound text. @param {Element} figure @param {Model} model */
export function bind(figure, model) {
  models.set(figure, model);
  show?.(figure);
}

async function found() {
  if (!show) {
    // Bound text that is found while the module loads is updated when it is loaded.
    show = () => {};
    const { coupling: binding } = await import('./text-binding.js');
    show = binding((figure) => models.get(figure));
  }
  show();
}

/** @param {Node} node */
const isCoupled = (node) => node instanceof Element && (node.matches(COUPLED) || node.querySelector(COUPLED) !== null);

// Only added nodes are searched, because a search of the whole page at each change would be slow.
const added = new MutationObserver((records) => {
  if (records.some(({ type, addedNodes }) => type === 'attributes' || [...addedNodes].some(isCoupled))) found();
});
added.observe(document, { subtree: true, childList: true, attributeFilter: ['data-hopscope', 'data-hopscope-mark'] });
if (document.querySelector(COUPLED)) found();
