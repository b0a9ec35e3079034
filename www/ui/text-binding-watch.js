/** Looks out for text that is coupled to figures. What couples it is fetched with the first such text. */

/** @import { Model } from '../state/model.js' */

const COUPLED = '[data-hopscope],[data-hopscope-mark]';

/** What is on show in the figures that were drawn. @type {WeakMap<Element, Model>} */
const models = new WeakMap();

/** Shows in the text what a figure has, or what all have. @type {((figure?: Element) => void) | undefined} */
let show;

/** A figure was drawn. @param {Element} figure @param {Model} model */
export function couple(figure, model) {
  models.set(figure, model);
  show?.(figure);
}

async function found() {
  if (!show) {
    // Until it is there, whatever else is found is shown with the rest.
    show = () => {};
    const { coupling } = await import('./text-binding.js');
    show = coupling((figure) => models.get(figure));
  }
  show();
}

/** @param {Node} node */
const isCoupled = (node) => node instanceof Element && (node.matches(COUPLED) || node.querySelector(COUPLED) !== null);

// Only what is added is looked at: a busy page costs no search of the whole of it.
const added = new MutationObserver((records) => {
  if (records.some(({ type, addedNodes }) => type === 'attributes' || [...addedNodes].some(isCoupled))) found();
});
added.observe(document, { subtree: true, childList: true, attributeFilter: ['data-hopscope', 'data-hopscope-mark'] });
if (document.querySelector(COUPLED)) found();
