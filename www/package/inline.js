/**
 * The entry `hopscope/inline`: everything in one module, for hosts that allow no other file beside it. The default export is a widget for
 * notebooks (anywidget): the trait `options` has the parameters and options of the figure by their names.
 */
import { HopScope } from '../element/hop-scope.js';

export { HopScope };

/**
 * @typedef {object} WidgetModel
 * @property {(name: string) => unknown} get
 * @property {(event: string, listener: () => void) => void} on
 * @property {(event: string, listener: () => void) => void} off
 */

export default {
  /**
   * Shows a figure in the cell of a notebook, until the returned function is called.
   * @param {{ model: WidgetModel, el: HTMLElement }} cell
   */
  render({ model, el }) {
    const figure = document.createElement('hop-scope');
    /** @type {string[]} */
    let set = [];
    const follow = () => {
      const options = Object.entries(/** @type {Record<string, unknown>} */ (model.get('options') ?? {}));
      for (const name of set) if (!options.some(([other]) => other === name)) figure.removeAttribute(name);
      for (const [name, value] of options) figure.setAttribute(name, String(value));
      set = options.map(([name]) => name);
    };
    follow();
    model.on('change:options', follow);
    el.append(figure);
    return () => {
      model.off('change:options', follow);
      figure.remove();
    };
  },
};
