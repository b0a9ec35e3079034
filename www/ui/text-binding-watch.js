/** Watches for text that is bound to figures. The binding module is fetched when the first such text appears. */

/** @import { Model } from '../state/model.js' */

const COUPLED = '[data-hopscope],[data-hopscope-mark]';

/** The models of the rendered figures. @type {WeakMap<Element, Model>} */
const models = new WeakMap();

/** Updates the text of one figure, or of all figures. @type {((figure?: Element) => void) | undefined} */
let show;

/** A figure was rendered. @param {Element} figure @param {Model} model */
export function couple(figure, model) {
  models.set(figure, model);
  show?.(figure);
}

async function found() {
  if (!show) {
    // Other text found while the module loads is updated together with this text.
    show = () => {};
    const { coupling } = await import('./text-binding.js');
    show = coupling((figure) => models.get(figure));
  }
  show();
}

/** @param {Node} node */
const isCoupled = (node) => node instanceof Element && (node.matches(COUPLED) || node.querySelector(COUPLED) !== null);

// Only added nodes are searched. A busy page is never searched as a whole.
const added = new MutationObserver((records) => {
  if (records.some(({ type, addedNodes }) => type === 'attributes' || [...addedNodes].some(isCoupled))) found();
});
added.observe(document, { subtree: true, childList: true, attributeFilter: ['data-hopscope', 'data-hopscope-mark'] });
if (document.querySelector(COUPLED)) found();
