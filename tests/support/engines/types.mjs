/** The types of a browser engine and of a page in it. */
export {};

/**
 * @typedef {object} Page
 * @property {(source: string) => Promise<any>} run evaluates an expression; resolves with the string that its promise does
 * @property {() => string[]} problems the errors that the engine itself reported
 * @property {() => Promise<Buffer>} picture of the page, as PNG
 * @property {() => Promise<unknown>} close
 *
 * @typedef {object} Engine
 * @property {string} version
 * @property {(url: string) => Promise<Page>} open
 * @property {() => Promise<unknown>} close
 */
