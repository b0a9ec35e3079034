/** The types of `hopscope/inline`: those of the package, and the widget for notebooks. */
export * from '../../hopscope.js';

/** A widget for anywidget: the trait `options` has the parameters and options of the figure by their names. */
declare const widget: {
  render(cell: {
    model: { get(name: string): unknown; on(event: string, listener: () => void): void; off(event: string, listener: () => void): void };
    el: HTMLElement;
  }): () => void;
};
export default widget;
