/** Trusted Types: a page with `require-trusted-types-for 'script'` starts a worker only from an address that a policy has made. */

/** The policy is shared by all copies of this file, because a page may refuse a second policy of the same name. */
const shared = /** @type {{ hopscopeTrusted?: { createScriptURL: (url: string) => string } }} */ (/** @type {unknown} */ (globalThis));

/** The address of a worker's script as such a page demands it. Throws if the page does not allow the policy `hopscope`. @param {string} url @returns {string} */
export const trusted = (url) =>
  'trustedTypes' in globalThis
    ? (shared.hopscopeTrusted ??= /** @type {any} */ (globalThis).trustedTypes.createPolicy('hopscope', { createScriptURL: (/** @type {string} */ text) => text })).createScriptURL(url)
    : url;
