/**
 * A chart of lines, bands and bars over whole numbers, as SVG: sharp at any pixel ratio. The style sheet sets the colours.
 * Tried before: uPlot (23.0 kB gzipped; this module has 4.8), which draws on a canvas: it cannot be styled by CSS or read in forced colours.
 * Considered instead: d3-scale with d3-shape (15.5 kB), and Observable Plot (90 kB).
 *
 * The folder chart/ contains the charts and their scales. It imports only lit, pkg/text/, i18n/, shared/, and types of engine/ and of state/model.js.
 */
import { nothing, render, svg } from 'lit/html.js';
import { labels } from './labels.js';
import { BOTTOM, LETTER, RIGHT, TOP, strideOf, tenth, thinned } from './points.js';
import { linear, logarithmic, roundDown } from './scale.js';
import { short, selectLocale, speaking } from '../i18n/translate.js';

/**
 * @import { Scale } from './scale.js'
 * @import { Band, Bars, Drawing, Line, Numbers } from './types.js'
 */

/** Minimum distance between ticks, in pixels. */
const APART = { x: 52, y: 30 };

/** Minimum y of a line, in pixels: lines are clipped far above the chart, because a much longer line would lose its dashes. */
const FAR = -2000;

/** The axis ends at the highest value times this factor, to leave a margin at the top. */
const ROOM = 1.06;

/** Height of the highest bar of bars with their own scale, as a share of the chart's height. */
const OWN = 0.4;

/** Width of a bar: as a share of the distance between two bars, and maximum in pixels. */
const THICK = 0.7;
const THICKEST = 48;

/** When the step of a connection is drawn after it was accepted, and for how long, in ms: the person arrives first. */
const STEP = { delay: 320, duration: 230, easing: 'ease-out', fill: /** @type {const} */ ('backwards') };

/** Number of charts so far. Each has an id of its own. */
let charts = 0;

/** Size of a chart on paper, in pixels: the maximum width, and the height, which is `high` for a chart to draw in. */
const PAPER = { width: 640, low: 150, high: 230 };

/** @param {Numbers} values @param {number} [from] @param {number} [to] exclusive */
function highest(values, from = 0, to = values.length) {
  let most = 0;
  for (let index = from; index < to; index += 1) if ((values[index] ?? 0) > most) most = values[index] ?? 0;
  return most;
}

/** Lower end of a logarithmic axis: at most the smallest first value above 0 of the lines. @param {Line[]} lines */
function lowest(lines) {
  const starts = lines.flatMap(({ y }) => Array.prototype.find.call(y, (value) => value > 0) ?? []);
  return starts.length > 0 ? roundDown(Math.min(...starts)) : 1;
}

export class Chart {
  #host;
  #onPick;
  #onDraw;
  /** @type {Drawing | undefined} */
  #drawing;
  /** Language of the last drawing: texts and number format. */
  #locale = speaking();
  /** `base`: the pixel where the vertical axis begins. @type {{ x: Scale, y: Scale, base: number }} */
  #scales = { x: linear(0, 1, 0, 1), y: linear(0, 1, 0, 1), base: 0 };
  #reading = Object.assign(document.createElement('span'), { className: 'reading' });
  /** Scale factor of the text and the chart. */
  #size = 1;
  #moment = -1;
  /** The step that is drawn: where it begins, and when it began. @type {{ from: number, since: number } | undefined} */
  #step;
  /** @type {Animation[]} */
  #steps = [];
  #id = `drawn-${(charts += 1)}`;
  /** The x under the cursor; undefined without a cursor. @type {number | undefined} */
  #under;
  #sizes;
  #ends = new AbortController();

  /**
   * @param {HTMLElement} host empty, with a size
   * @param {(x: number) => void} [onPick] called when the user chooses an x
   * @param {() => void} [onDraw] called after each drawing, so that overlays can follow a new size
   */
  constructor(host, onPick, onDraw) {
    this.#host = host;
    this.#onPick = onPick;
    this.#onDraw = onDraw;
    this.#sizes = new ResizeObserver(() => this.#draw());
    this.#sizes.observe(host);
    // Styles scale the chart to the page. Drawn for paper first, its text is of a size to read.
    const { signal } = this.#ends;
    addEventListener('beforeprint', () => this.#draw(true), { signal });
    addEventListener('afterprint', () => this.#draw(), { signal });
  }

  /** @param {Drawing} drawing */
  show(drawing) {
    if (String(drawing.x) !== String(this.#drawing?.x)) this.#under = undefined;
    this.#drawing = drawing;
    this.#locale = speaking();
    this.#draw();
  }

  /** Position of a value, in pixels of the host. @param {number} x @param {number} y @returns {[number, number]} */
  at(x, y) {
    return [this.#size * this.#scales.x.at(x), this.#size * this.#scales.y.at(y)];
  }

  /** Values at a point of the window. @param {{ clientX: number, clientY: number }} point @returns {[number, number]} */
  value({ clientX, clientY }) {
    const { left, top } = this.#host.getBoundingClientRect();
    return [this.#scales.x.value((clientX - left) / this.#size), this.#scales.y.value((clientY - top) / this.#size)];
  }

  /**
   * Moves the marker of the current moment, up to which a chart that grows is drawn. There is no marker below 0.
   * @param {number} x @param {boolean} [drawn] draws the step from the moment before
   */
  moment(x, drawn = false) {
    if (x === this.#moment) return;
    this.#step = drawn && this.#moment >= 0 && x >= 0 ? { from: this.#moment, since: performance.now() } : undefined;
    this.#moment = x;
    this.#move();
  }

  /** Moves the marker to the moment, and clips a chart that grows there. */
  #move() {
    const { x, y } = this.#scales;
    this.#mark('.moment', this.#moment);
    this.#host.querySelector('.until rect')?.setAttribute('width', String(Math.max(0, tenth(x.at(this.#moment)))));
    const elapsed = performance.now() - (this.#step?.since ?? 0);
    /** @type {Record<string, (place: number) => Keyframe>} */
    const moving = {
      '.until rect': (place) => ({ width: `${x.at(place)}px` }),
      '.moment': (place) => ({ transform: `translate(${x.at(place)}px)` }),
      '.moment circle': (place) => ({ cy: `${y.at(this.#valueAt(place) ?? 0)}px` }),
    };
    for (const animation of this.#steps) animation.cancel();
    this.#steps = [];
    for (const [part, at] of Object.entries(moving)) {
      const element = this.#host.querySelector(part);
      if (!element || !this.#step || elapsed > STEP.delay + STEP.duration) continue;
      const animation = element.animate([at(this.#step.from), at(this.#moment)], STEP);
      animation.currentTime = elapsed;
      this.#steps.push(animation);
    }
  }

  /** Whether a value is ahead of the moment and not shown. @param {number} place */
  #isAhead(place) {
    return this.#drawing?.ahead === 'hidden' && place > this.#moment;
  }

  close() {
    this.#sizes.disconnect();
    this.#ends.abort();
  }

  /** @param {boolean} [printed] draws at the size on paper */
  #draw(printed) {
    selectLocale(this.#locale);
    const drawing = this.#drawing;
    let { clientWidth, clientHeight } = this.#host;
    if (printed && clientWidth > 0) [clientWidth, clientHeight] = [Math.min(PAPER.width, clientWidth), 'bet' in this.#host.dataset ? PAPER.high : PAPER.low];
    if (!drawing || clientWidth === 0 || clientHeight === 0) return;
    // The whole chart scales with the font size.
    this.#size = Number(getComputedStyle(this.#host).getPropertyValue('--size')) || 1;
    const [width, height] = [clientWidth / this.#size, clientHeight / this.#size];
    const { bars, bands = [], lines = [], log, logX, ahead } = drawing;
    const bounded = lines.filter(({ free }) => !free);
    const most = Math.max(1, ...bounded.map(({ y }) => highest(y)), ...bands.map(({ high }) => highest(high)), bars && !bars.most ? highest(bars.y) : 0);
    const base = height - BOTTOM;
    const top = (drawing.most ?? most) * ROOM;
    const y = log ? logarithmic(lowest(bounded), top, base, TOP) : linear(0, top, base, TOP);
    const rungs = y.ticks(APART.y);
    const left = Math.ceil(8 + LETTER * Math.max(...rungs.map((tick) => short(tick).length)));
    const [first, last] = drawing.x;
    const right = width - RIGHT;
    // A chart narrower than its labels is not drawn.
    if (right <= left || base <= TOP) return;
    const x = (logX ? logarithmic : linear)(first, Math.max(last, first + 1), left, right);
    this.#scales = { x, y, base };

    const grown = `url(#${this.#id})`;
    /** Up to the moment, if it is so for this kind of chart. @param {boolean} clipped */
    const clip = (clipped) => (clipped ? grown : nothing);
    const main = lines.length - 1;
    const template = svg`<svg viewBox="0 0 ${width} ${height}" width=${clientWidth} height=${clientHeight} aria-hidden="true"
      @pointermove=${this.#follow} @pointerdown=${this.#follow} @pointerleave=${this.#leave} @click=${this.#choose} class=${this.#onPick ? 'picks' : ''}>
      <g class="rungs">${rungs.map((tick) => svg`<path d="M${left} ${tenth(y.at(tick))}H${right}" /><text x=${left - 6} y=${tenth(y.at(tick)) + 4}>${short(tick)}</text>`)}</g>
      <g class="feet">${(drawing.feet ?? x.ticks(APART.x).map((tick) => ({ x: tick, label: short(tick) }))).map((foot) => svg`<text x=${tenth(x.at(foot.x))} y=${base + 15}>${foot.label}</text>`)}</g>
      <text class="up" x="0" y="10">${drawing.up}</text>
      <text class="across" x=${right} y=${height - 3}>${drawing.across}</text>
      <svg x=${left} y=${TOP - 6} width=${right - left} height=${base - TOP + 6} viewBox="${left} ${TOP - 6} ${right - left} ${base - TOP + 6}">
        ${ahead ? svg`<clipPath class="until" id=${this.#id}><rect height=${height} /></clipPath>` : nothing}
        ${bands.map((band) => svg`<path class="band ${band.kind}" clip-path=${clip(ahead === 'hidden')} d=${this.#area(band)} />`)}
        ${bars ? svg`<path class="bars ${bars.kind}" clip-path=${clip(ahead === 'hidden')} d=${this.#bars(bars)} />` : nothing}
        ${lines.map((line, index) => {
          const path = this.#path(line, right - left);
          return svg`${ahead === 'faint' && index === main ? svg`<path class="line ${line.kind} ahead" d=${path} />` : nothing}<path class="line ${line.kind}" clip-path=${clip(ahead === 'hidden' || (ahead === 'faint' && index === main))} d=${path} />`;
        })}
      </svg>
      <path class="base" d="M${left} ${base}H${right}" />
      ${bars && ahead !== 'hidden' ? this.#values(bars) : nothing}
      ${ahead === 'hidden' ? nothing : labels(drawing, { x, y, base, right })}
      ${drawing.mark ? svg`<g class="mark"><path d="M${tenth(x.at(drawing.mark.x))} ${TOP}V${base}" /><text x=${tenth(x.at(drawing.mark.x)) - 5} y=${TOP + 4}>${drawing.mark.label}</text></g>` : nothing}
      ${['cursor', 'moment'].map((name) => svg`<g class=${name} visibility="hidden"><path d="M0 ${TOP}V${base}" /><circle r=${name === 'moment' ? 6 : 4} /></g>`)}
    </svg>`;
    render([template, this.#reading], this.#host);
    this.#move();
    this.#read(this.#under);
    this.#onDraw?.();
  }

  // ---- shapes

  /** @param {Line} line @param {number} width */
  #path({ x: places, from = 0, y: values }, width) {
    const { x, y } = this.#scales;
    const log = this.#drawing?.log;
    let pen = 'M';
    let path = '';
    for (const index of thinned(values.length, width)) {
      const value = values[index] ?? 0;
      // A logarithmic axis has no zero. The line begins after its zeros.
      if (log && value <= 0) pen = 'M';
      else {
        const up = y.at(value);
        path += `${pen}${tenth(x.at(places?.[index] ?? index + from))} ${tenth(up)}`;
        if (up < FAR) break;
        pen = 'L';
      }
    }
    return path;
  }

  /** @param {Band} band */
  #area({ x: places, low, high }) {
    const { x, y } = this.#scales;
    /** @param {Numbers} values */
    const edge = (values) => Array.from(values, (value, index) => `${tenth(x.at(places[index] ?? index))} ${tenth(y.at(value))}`);
    return high.length > 0 ? `M${[...edge(high), ...edge(low).reverse()].join('L')}Z` : '';
  }

  /** Function from a value to the y of its bar's top, in pixels. @param {Bars} bars */
  #tops({ y: values, most }) {
    const { y, base } = this.#scales;
    return most ? linear(0, Math.max(1, highest(values)), base, base - (base - TOP) * OWN).at : y.at;
  }

  /** @param {Bars} bars */
  #bars(bars) {
    const { x, base } = this.#scales;
    const at = this.#tops(bars);
    const { length } = bars.y;
    const stride = strideOf(length, x.at(length) - x.at(0));
    const place = (x.at(1) - x.at(0)) * stride;
    const thick = Math.min(THICKEST, Math.max(0.5, place * (place < 3 ? 1 : THICK)));
    let path = '';
    for (let from = 0; from < length; from += stride) {
      const most = highest(bars.y, from, Math.min(length, from + stride));
      if (most > 0) path += `M${tenth(x.at(from + (stride + 1) / 2) - thick / 2)} ${base}V${tenth(at(most))}h${tenth(thick)}V${base}Z`;
    }
    return path;
  }

  /** Labels above the bars: of every bar, or of the highest one. @param {Bars} bars */
  #values(bars) {
    const { x } = this.#scales;
    const at = this.#tops(bars);
    const values = Array.from(bars.y);
    /** @param {number} index @param {string} text */
    const above = (index, text) => svg`<text class="value" x=${Math.max(x.at(0) + 18, tenth(x.at(index + 1)))} y=${tenth(at(values[index] ?? 0)) - 4}>${text}</text>`;
    if (bars.labels && x.at(1) - x.at(0) > 30) return values.map((value, index) => above(index, short(value)));
    const index = values.indexOf(highest(values));
    return bars.most && index >= 0 ? above(index, bars.most) : nothing;
  }

  // ---- markers

  /** The value of the last line. @param {number} place */
  #valueAt(place) {
    const line = this.#drawing?.lines?.at(-1);
    return line && !line.x && !this.#isAhead(place) ? line.y[Math.round(place) - (line.from ?? 0)] : undefined;
  }

  /** Puts a marker on the last line. @param {string} selector @param {number | undefined} place */
  #mark(selector, place = -1) {
    const marker = this.#host.querySelector(selector);
    const line = this.#drawing?.lines?.at(-1);
    if (!marker) return;
    const { x, y } = this.#scales;
    const value = this.#valueAt(place);
    marker.setAttribute('visibility', place < 0 || (value === undefined && line && !this.#isAhead(place)) ? 'hidden' : 'visible');
    if (place < 0) return;
    marker.setAttribute('transform', `translate(${tenth(x.at(place))} 0)`);
    marker.lastElementChild?.setAttribute('cy', value === undefined ? '-99' : String(tenth(y.at(value))));
  }

  /** @param {number | undefined} place */
  #read(place) {
    selectLocale(this.#locale);
    this.#under = place;
    this.#mark('.cursor', place);
    this.#reading.textContent = place === undefined || this.#isAhead(place) ? '' : (this.#drawing?.read(place) ?? '');
    if (place === undefined) return;
    // The tooltip is next to the cursor and stays inside the chart.
    const [first, last] = this.#drawing?.x ?? [0, 1];
    this.#reading.style.left = `${this.at(place, 0)[0]}px`;
    this.#reading.style.translate = `${(-100 * (place - first)) / Math.max(1, last - first)}%`;
  }

  /** @param {PointerEvent} event */
  #follow = (event) => {
    const [first, last] = this.#drawing?.x ?? [0, 0];
    const place = Math.round(this.value(event)[0]);
    const within = Math.min(Math.floor(last), Math.max(Math.ceil(first), place));
    if (within !== this.#under) this.#read(within);
  };

  /** A touch reads a value. The value stays when the finger is lifted. @param {PointerEvent} event */
  #leave = (event) => {
    if (event.pointerType !== 'touch') this.#read(undefined);
  };

  #choose = () => {
    if (this.#under !== undefined) this.#onPick?.(this.#under);
  };
}
