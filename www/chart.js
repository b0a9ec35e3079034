/** The chart: reach against connections with the run before as a ghost, or viewers at each hop. Loaded after the first picture. */
import uPlot from 'uplot';
import { digits, say, short } from './words.js';

/**
 * @typedef {import('./calls.js').Series} Series
 * @typedef {{ ink: string, quiet: string, line: string, accent: string, soft: string }} Colours
 * @typedef {object} Life
 * @property {Series} series
 * @property {Series} [ghost]
 * @property {boolean} gained whether to show what each connection brought
 */

/** Between two ticks: people and connections are whole. */
const WHOLE = [1, 10, 100, 1e3, 1e4, 1e5, 1e6].flatMap((unit) => [unit, 2 * unit, 5 * unit]);

const FONT = '11px system-ui, sans-serif';

/** People within two steps after every number of connections, from none on. @param {Series} series */
const reach = ({ second }) => [0, ...Array.from(second, (count, index) => count + index + 1)];

export class Chart {
  #host;
  #onPick;
  /** @type {uPlot | undefined} */
  #plot;
  /** @type {Colours} */
  #colours = { ink: '', quiet: '', line: '', accent: '', soft: '' };
  #moment = -1;
  #marker = document.createElement('i');
  #reading = document.createElement('span');
  #sizes;

  /**
   * @param {HTMLElement} host empty
   * @param {(connection: number) => void} onPick a moment was chosen in the chart
   */
  constructor(host, onPick) {
    this.#host = host;
    this.#onPick = onPick;
    this.#marker.className = 'marker';
    this.#reading.className = 'reading';
    this.#sizes = new ResizeObserver(() => {
      if (this.#plot && host.clientWidth > 0) this.#plot.setSize({ width: host.clientWidth, height: host.clientHeight });
    });
    this.#sizes.observe(host);
  }

  /** For the next drawing. @param {Colours} colours */
  paint(colours) {
    this.#colours = colours;
  }

  /** @param {Life} life */
  life({ series, ghost, gained }) {
    const now = reach(series);
    const before = ghost ? reach(ghost) : [];
    const length = Math.max(now.length, before.length);
    /** @param {(number | null)[]} values @returns {(number | null)[]} */
    const padded = (values) => [...values, ...Array(length - values.length).fill(null)];
    const x = Array.from({ length }, (_, index) => index);
    const { accent, quiet, soft } = this.#colours;
    /** @type {uPlot.Series[]} */
    const lines = [
      {},
      { stroke: soft, width: 1, dash: [1, 0], scale: 'gained', points: { show: false }, fill: soft, paths: uPlot.paths.bars?.({ size: [0.7, 8] }) },
      { stroke: quiet, width: 1.5, dash: [5, 4], points: { show: false } },
      { stroke: accent, width: 2.5, points: { show: false } },
    ];
    const brought = gained ? [null, ...series.gained] : [];
    this.#make(lines, [x, padded(brought), padded(before), padded(now)], {
      bars: false,
      label: say('chart.x.life'),
      read: (index) => say('chart.life.at', { x: index, y: digits(now[index] ?? before[index] ?? 0) }),
    });
    this.moment(this.#moment);
  }

  /** @param {number[]} perHop viewers at hop 1, 2, … */
  hops(perHop) {
    const { accent } = this.#colours;
    /** @type {uPlot.Series[]} */
    const lines = [{}, { stroke: accent, fill: accent, width: 0, points: { show: false }, paths: uPlot.paths.bars?.({ size: [0.6, 48] }) }];
    this.#make(lines, [perHop.map((_, index) => index + 1), perHop], {
      bars: true,
      label: say('chart.x.hops'),
      read: (index) => say('chart.hops.at', { x: index + 1, y: say('chart.viewers', { count: perHop[index] ?? 0 }) }),
    });
  }

  /** Where the marker stands; nowhere below 0. @param {number} connection */
  moment(connection) {
    this.#moment = connection;
    const plot = this.#plot;
    if (!plot) return;
    const y = /** @type {(number | null)[] | undefined} */ (plot.data[3])?.[Math.round(connection)];
    this.#marker.hidden = y === undefined || y === null || connection < 0;
    if (this.#marker.hidden) return;
    this.#marker.style.left = `${plot.valToPos(connection, 'x')}px`;
    this.#marker.style.setProperty('--y', `${plot.valToPos(y ?? 0, 'y')}px`);
  }

  close() {
    this.#sizes.disconnect();
    this.#plot?.destroy();
  }

  /**
   * @param {uPlot.Series[]} series
   * @param {unknown[][]} data
   * @param {{ bars: boolean, label: string, read: (index: number) => string }} kind
   */
  #make(series, data, { bars, label, read }) {
    this.#plot?.destroy();
    this.#plot = undefined;
    const { ink, quiet, line } = this.#colours;
    const axis = { stroke: quiet, font: FONT, grid: { stroke: line, width: 1 }, ticks: { show: false } };
    const length = Math.max(1, data[0]?.length ?? 0);
    /** @type {uPlot.Options} */
    const options = {
      width: Math.max(1, this.#host.clientWidth),
      height: Math.max(1, this.#host.clientHeight),
      padding: [8, 10, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { size: 7, fill: ink } },
      scales: {
        x: { time: false, range: () => (bars ? [0.5, length + 0.5] : [0, Math.max(1, length - 1)]) },
        y: { range: (_, __, high) => [0, Math.max(1, (high ?? 1) * 1.08)] },
        gained: { range: (_, __, high) => [0, Math.max(1, (high ?? 1) * 2.5)] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          size: 19,
          gap: 3,
          label,
          labelFont: FONT,
          labelSize: 14,
          labelGap: 0,
          incrs: WHOLE,
          values: (_, ticks) => ticks.map((tick) => short(tick)),
        },
        { ...axis, size: 44, gap: 4, space: 34, incrs: WHOLE, values: (_, ticks) => ticks.map((tick) => short(tick)) },
      ],
      series,
      hooks: {
        setCursor: [(plot) => this.#read(plot, read)],
        setSize: [() => this.moment(this.#moment)],
        ready: [(plot) => this.#listen(plot, bars)],
      },
    };
    this.#plot = new uPlot(options, /** @type {uPlot.AlignedData} */ (data), this.#host);
  }

  /** @param {uPlot} plot @param {boolean} bars */
  #listen(plot, bars) {
    if (!bars) {
      plot.over.append(this.#marker);
      plot.over.addEventListener('click', () => {
        const { idx } = plot.cursor;
        if (typeof idx === 'number') this.#onPick(idx);
      });
    }
    plot.over.append(this.#reading);
    this.#reading.textContent = '';
  }

  /** @param {uPlot} plot @param {(index: number) => string} read */
  #read(plot, read) {
    const { idx, left } = plot.cursor;
    this.#reading.textContent = typeof idx === 'number' && (left ?? -1) >= 0 ? read(idx) : '';
  }
}
