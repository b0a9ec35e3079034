/** What the chart shows: drawn anew only when that changes. */

/**
 * @import { Chart } from './chart.js'
 * @import { Model } from './model.js'
 */

export class Plot {
  /** @type {Chart | undefined} */
  #chart;
  /** What it shows. @type {unknown[]} */
  #shown = [];

  /**
   * Loads the chart, which the first picture does not wait for.
   * @param {HTMLElement} host
   * @param {(connection: number) => void} onPick a moment was chosen in it
   * @param {AbortSignal} signal
   */
  async open(host, onPick, signal) {
    const { Chart } = await import('./chart.js');
    if (signal.aborted) return;
    const chart = new Chart(host, onPick);
    this.#chart = chart;
    this.#shown = [];
    signal.addEventListener('abort', () => {
      chart.close();
      this.#chart = undefined;
    });
  }

  /** @param {Model} model @param {Element} figure has the colours */
  show({ chart: kind, series, before, gained, counters, connection, colours, theme }, figure) {
    const chart = this.#chart;
    if (!chart || !series || !counters) return;
    const { hops, perHop: gone } = counters;
    const perHop = Array.from({ length: hops }, (_, index) => gone[index] ?? 0);
    const wanted = [theme, colours, series, before, kind, kind === 'hops' ? String(perHop) : gained];
    if (wanted.some((value, index) => value !== this.#shown[index])) {
      this.#shown = wanted;
      const style = getComputedStyle(figure);
      const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
      chart.paint({ ink: colour('--text'), quiet: colour('--quiet'), line: colour('--hair'), accent: colour('--accent'), soft: colour('--soft') });
      if (kind === 'hops') chart.hops(perHop);
      else chart.life({ series, ghost: before, gained });
    }
    chart.moment(kind === 'life' ? connection : -1);
  }
}
