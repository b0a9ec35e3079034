/** The types of a browser engine and of a page in it. */
export {};

/**
 * @typedef {object} Page
 * @property {(source: string) => Promise<any>} run evaluates an expression whose promise gives a string
 * @property {() => string[]} problems the errors that the engine itself reported
 * @property {() => Promise<Buffer>} picture a screenshot of the page, as PNG
 * @property {() => Promise<unknown>} close
 *
 * @typedef {object} Engine
 * @property {string} version
 * @property {(url: string) => Promise<Page>} open
 * @property {() => Promise<unknown>} close
 */
