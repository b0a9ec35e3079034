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

/** A life has at most so many points a pixel in the chart, or so many in a narrow one. */
const A_PIXEL = 2;
const FEWEST = 500;

const FONT = '11px system-ui, sans-serif';

/** People within two steps after every number of connections, from none on. @param {Series} series */
const reach = ({ second }) => [0, ...Array.from(second, (count, index) => count + index + 1)];

/**
 * The connections that are drawn, the first and the last among them: so many that a line through more would look the same.
 * @param {number} length @param {number} width of the chart
 */
function thinned(length, width) {
  const stride = Math.max(1, Math.ceil(length / Math.max(FEWEST, A_PIXEL * width)));
  const x = Array.from({ length: Math.ceil(length / stride) }, (_, index) => index * stride);
  if (x.at(-1) !== length - 1) x.push(length - 1);
  return x;
}

/** The values at those connections; null where the line has ended. @param {number[]} line @param {number[]} x */
const at = (line, x) => x.map((connection) => line[connection] ?? null);

/** The most that one connection brought, up to each and after the one before. @param {Uint32Array} gained @param {number[]} x */
const most = (gained, x) =>
  x.map((connection, index) => (index === 0 || connection > gained.length ? null : Math.max(...gained.subarray(x[index - 1], connection))));

/** What the cursor is nearest to. @param {uPlot} plot */
const under = ({ cursor: { idx }, data }) => (typeof idx === 'number' ? data[0][idx] : undefined);

export class Chart {
  #host;
  #onPick;
  /** @type {uPlot | undefined} */
  #plot;
  /** @type {Colours} */
  #colours = { ink: '', quiet: '', line: '', accent: '', soft: '' };
  #moment = -1;
  /** The life's numbers, all of them. @type {number[]} */
  #line = [];
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
    const x = thinned(Math.max(now.length, before.length), this.#host.clientWidth);
    const { accent, quiet, soft } = this.#colours;
    /** @type {uPlot.Series[]} */
    const lines = [
      {},
      { stroke: soft, width: 1, dash: [1, 0], scale: 'gained', points: { show: false }, fill: soft, paths: uPlot.paths.bars?.({ size: [0.7, 8] }) },
      { stroke: quiet, width: 1.5, dash: [5, 4], points: { show: false } },
      { stroke: accent, width: 2.5, points: { show: false } },
    ];
    const brought = gained ? most(series.gained, x) : [];
    this.#line = now;
    this.#make(lines, [x, brought, at(before, x), at(now, x)], {
      bars: false,
      label: say('chart.x.life'),
      read: (connection) => say('chart.life.at', { x: connection, y: digits(now[connection] ?? before[connection] ?? 0) }),
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
      read: (hop) => say('chart.hops.at', { x: hop, y: say('chart.viewers', { count: perHop[hop - 1] ?? 0 }) }),
    });
  }

  /** Where the marker stands; nowhere below 0. @param {number} connection */
  moment(connection) {
    this.#moment = connection;
    const plot = this.#plot;
    if (!plot) return;
    const y = this.#line[Math.round(connection)];
    this.#marker.hidden = y === undefined;
    if (y === undefined) return;
    this.#marker.style.left = `${plot.valToPos(connection, 'x')}px`;
    this.#marker.style.setProperty('--y', `${plot.valToPos(y, 'y')}px`);
  }

  close() {
    this.#sizes.disconnect();
    this.#plot?.destroy();
  }

  /**
   * @param {uPlot.Series[]} series
   * @param {(number | null)[][]} data
   * @param {{ bars: boolean, label: string, read: (x: number) => string }} kind
   */
  #make(series, data, { bars, label, read }) {
    this.#plot?.destroy();
    this.#plot = undefined;
    const { ink, quiet, line } = this.#colours;
    const axis = { stroke: quiet, font: FONT, grid: { stroke: line, width: 1 }, ticks: { show: false } };
    const last = data[0]?.at(-1) ?? 1;
    /** @type {uPlot.Options} */
    const options = {
      width: Math.max(1, this.#host.clientWidth),
      height: Math.max(1, this.#host.clientHeight),
      padding: [8, 10, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { size: 7, fill: ink } },
      scales: {
        x: { time: false, range: () => (bars ? [0.5, last + 0.5] : [0, Math.max(1, last)]) },
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
        const connection = under(plot);
        if (connection !== undefined) this.#onPick(connection);
      });
    }
    plot.over.append(this.#reading);
    this.#reading.textContent = '';
  }

  /** @param {uPlot} plot @param {(x: number) => string} read */
  #read(plot, read) {
    const x = (plot.cursor.left ?? -1) >= 0 ? under(plot) : undefined;
    this.#reading.textContent = x === undefined ? '' : read(x);
  }
}
