/** What the reach of each life is made of: a stacked chart and a sentence for each, computed once the reader opens them. */
import { html, nothing } from 'lit/html.js';
import '../../analysis/section.js';
import { key, words } from '../../analysis/made-of-section.js';
import { Chart } from '../../chart/chart.js';
import { why } from '../../chart/plot.js';
import { say, speaking } from '../../i18n/translate.js';
import { without } from '../../shared/url-state.js';
import { NumbersOfLives } from '../../state/numbers-of-lives.js';
import { names, title } from './panel.js';

/**
 * @import { Model } from '../../state/model.js'
 * @import { Name, Scene } from './panel.js'
 * @import { Found } from '../../state/numbers-of-lives.js'
 */

export class MadeOf {
  #paint;
  /** @type {NumbersOfLives<Name>} */
  #lives;
  #isOpen = false;
  /** @type {Map<Name, { host: Element, chart: Chart, drawn: unknown[] }>} */
  #charts = new Map();

  /** @param {() => void} paint called after the results changed */
  constructor(paint) {
    this.#paint = paint;
    this.#lives = new NumbersOfLives(paint);
  }

  /** @param {Model} model @param {Scene} scene */
  template(model, scene) {
    // The other lives are lived in a generated network.
    if (model.file) return nothing;
    const toggle = (/** @type {Event} */ event) => {
      this.#isOpen = /** @type {HTMLDetailsElement} */ (event.currentTarget).open;
      this.#paint();
    };
    return html`<details class="drawer lives-made veils" @toggle=${toggle}>
      <summary>${say('two-lives.made')}</summary>
      ${this.#isOpen ? this.#content(model, scene) : nothing}
    </details>`;
  }

  /** @param {Model} model @param {Scene} scene */
  #content(model, scene) {
    const shown = names(scene);
    const { error, found: known } = this.#lives;
    return html`${error ? html`<p class="error" role="alert">${say('more.failed', { why: error })}</p>` : nothing}
      <div class="sections">
        ${shown.map((name) => {
          const found = known.get(name);
          const life = title(name, model, scene.after ?? 0);
          return html`<section>
            <h3>${life}</h3>
            <div class="chart" data-made=${name} role="img" aria-label="${life}: ${say('more.why.label')}"></div>
            <p role="status">${found ? words(found.connection, found.numbers) : nothing}</p>
          </section>`;
        })}
      </div>
      ${key(['among', 'twice', 'reach', 'shuffled'])}`;
  }

  /**
   * Analyses the lives if they are on show, and draws what is known.
   * @param {Scene} scene @param {Iterable<[Name, string]>} texts the scenario of each life, at rest @param {ParentNode} place
   */
  drawn(scene, texts, place) {
    if (!this.#isOpen) return;
    /** @type {Map<Name, { text: string, connection: number }>} */
    const wanted = new Map();
    for (const [name, text] of texts) {
      const connection = scene.months[name]?.wholeAt(scene.passed);
      if (connection !== undefined) wanted.set(name, { text: without(text, 'post'), connection });
    }
    this.#lives.look(wanted);
    this.#draw(scene, place);
  }

  stop() {
    this.#lives.close();
    for (const { chart } of this.#charts.values()) chart.close();
  }

  /** All charts have the same scale, and go as far as the last month that the reader has seen. @param {Scene} scene @param {ParentNode} place */
  #draw({ months, furthest }, place) {
    /** @type {Map<Name, ReturnType<typeof upTo>>} */
    const seen = new Map();
    const { found } = this.#lives;
    for (const [name, { numbers, connection }] of found) {
      const end = months[name]?.wholeAt(furthest);
      if (end !== undefined) seen.set(name, upTo(numbers, Math.max(end, connection)));
    }
    const most = Math.max(1, ...Array.from(seen.values(), ({ why: { apart } }) => apart.at(-1) ?? 0));
    for (const [name, numbers] of seen) {
      /** @type {HTMLElement | null} */
      const host = place.querySelector(`[data-made=${name}]`);
      if (!host) continue;
      let shown = this.#charts.get(name);
      if (shown?.host !== host) {
        shown?.chart.close();
        this.#charts.set(name, (shown = { host, chart: new Chart(host), drawn: [] }));
      }
      const drawn = [speaking(), found.get(name)?.numbers, furthest, most];
      if (drawn.some((one, index) => one !== shown.drawn[index])) {
        shown.drawn = drawn;
        shown.chart.show({ ...why(numbers), most });
      }
      shown.chart.moment(found.get(name)?.connection ?? 0);
    }
  }
}

/** The lines of a life up to a number of connections; their last point is between the points that the core gives. @param {Found['numbers']} numbers @param {number} end */
function upTo(numbers, end) {
  const { keep, why: made } = numbers;
  const { x } = keep;
  const past = x.findIndex((one) => one > end);
  if (past < 1) return { keep, why: made };
  const [from = 0, to = 0] = [x[past - 1], x[past]];
  /** @param {Float64Array | Uint32Array} line */
  const cut = (line) => {
    const [low = 0, high = 0] = [line[past - 1], line[past]];
    return [...line.subarray(0, past), low + ((high - low) * (end - from)) / (to - from)];
  };
  return { keep: { x: cut(x) }, why: { apart: cut(made.apart), twice: cut(made.twice), reach: cut(made.reach), shuffled: cut(made.shuffled) } };
}
