/** The language of an element: the nearest `lang` attribute, across shadow roots. */

/** Texts by key; several plural forms if a text depends on a number. @typedef {Record<string, string | Record<string, string>>} Texts */

/** The nearest `lang` attribute of the element and its ancestors; '' if there is none. @param {Element} element @returns {string} */
export function languageOf(element) {
  const near = element.closest('[lang]');
  if (near) return near.getAttribute('lang') ?? '';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : '';
}

/**
 * Watches the `lang` attributes of the document. The element watches its own attribute itself, because it can be inside a shadow root.
 * @param {() => void} changed
 * @param {AbortSignal} signal stops watching
 */
export function watchLanguages(changed, signal) {
  const observer = new MutationObserver(changed);
  observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  signal.addEventListener('abort', () => observer.disconnect());
}
