/** The language of an element: its own, or that of what it stands in. */

/** What is said, by key, and by form where it depends on a number. @typedef {Record<string, string | Record<string, string>>} Texts */

/** As `lang` says, on the element or around it; '' where nothing does. @param {Element} element @returns {string} */
export function languageOf(element) {
  const near = element.closest('[lang]');
  if (near) return near.getAttribute('lang') ?? '';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : '';
}

/**
 * Watches the languages of the document. Its own the element watches itself: it may stand in somebody's shadow.
 * @param {() => void} changed
 * @param {AbortSignal} signal ends it
 */
export function watchLanguages(changed, signal) {
  const observer = new MutationObserver(changed);
  observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  signal.addEventListener('abort', () => observer.disconnect());
}
