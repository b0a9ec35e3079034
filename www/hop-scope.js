/** The element <hop-scope>: a network, you in the middle, and what one more connection does. */
import { render } from 'lit/html.js';
import { EngineError } from './calls.js';
import { Counts } from './count.js';
import { blit } from './draw/blit.js';
import { openEngine } from './engine.js';
import { look } from './look.js';
import { Moment } from './moment.js';
import { difference, figure } from './panel.js';
import { parse } from './share.js';
import { watch } from './view.js';
import { digits, join, say } from './words.js';

/**
 * @typedef {import('./calls.js').Value} Value
 * @typedef {import('./calls.js').Parameter} Parameter
 * @typedef {import('./calls.js').Configured} Configured
 * @typedef {import('./calls.js').Series} Series
 * @typedef {import('./chart.js').Chart} Chart
 * @typedef {import('./panel.js').Model} Model
 * @typedef {import('./panel.js').Hands} Hands
 * @typedef {Awaited<ReturnType<typeof openEngine>>} Engine
 * @typedef {{ text: string, values: Record<string, Value>, connection: number, counters: import('./calls.js').Counters | undefined,
 *   facts: import('./calls.js').Facts | undefined, playing: boolean }} State
 */

/** How long the primary button is held before it keeps accepting, in milliseconds. */
const HOLD = 380;

/** A click comes at most so long after the button is let go, in milliseconds. */
const CLICK = 100;

/** At most so often are counts read while something moves, in milliseconds. */
const READ = 100;

/** A whole life plays in about so many seconds; a short one a little faster than one connection in half a second. */
const LIFE = 25;
const SLOWEST = 2.5;

/** Attributes that every element has, and our own: no names of parameters. */
const OTHERS = new Set(
  `scene theme controls shortcuts id class style slot part exportparts title lang dir hidden role tabindex inert translate nonce is
   draggable contenteditable spellcheck autofocus itemprop itemscope itemtype`.split(/\s+/),
);

/** @param {string} name */
const isOther = (name) => OTHERS.has(name) || /^(aria-|data-|on)/.test(name);

/** Warnings are said once a page. @type {Set<string>} */
const said = new Set();

const sheet = typeof CSSStyleSheet === 'undefined' ? undefined : new CSSStyleSheet();
sheet?.replaceSync(look);

export class HopScope extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  #place = document.createElement('div');
  #spoken = document.createElement('p');
  #counts = new Counts(this.#place);
  #moment = new Moment(
    () => this.#moved(),
    () => this.#rested(),
  );

  /** What was asked for by attribute, property, method or control. @type {Record<string, Value>} */
  #given = {};
  /** The attributes that have counted. @type {Map<string, string>} */
  #marked = new Map();
  /** Ends everything of one stay in the document. @type {AbortController | undefined} */
  #stay;
  /** @type {Engine | undefined} */
  #engine;
  /** @type {Model} */
  #model = {
    scene: 'sandbox',
    controls: true,
    theme: 'light',
    colours: {},
    busy: 'open',
    error: '',
    dead: false,
    notes: [],
    parameters: [],
    values: {},
    sliding: {},
    facts: undefined,
    counters: undefined,
    next: undefined,
    connection: 0,
    playing: false,
    posted: false,
    picked: undefined,
    file: undefined,
    dropping: false,
    chart: 'life',
    gained: false,
    ghost: '',
    chartWords: '',
  };
  /** The scenario on show, in the core's words. */
  #text = '';
  /** @type {Record<'light' | 'dark', Record<string, string>> | undefined} */
  #themes;
  #dark = false;
  /** @type {import('./view.js').Size} */
  #size = { width: 0, height: 0, scale: 1 };
  #seen = true;
  #unseen = false;
  /** Memory of the last picture, for the next. @type {ArrayBuffer | undefined} */
  #spare;
  /** @type {Series | undefined} */
  #series;
  /** @type {Series | undefined} */
  #before;
  /** @type {Chart | undefined} */
  #chart;
  /** What the chart shows: it is drawn anew only when this changes. */
  #charted = '';
  /** How often something was asked for from outside. */
  #asked = 0;
  /** The last post written. */
  #posts = 0;
  #reading = 0;
  #readAt = 0;
  #painting = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #held;
  /** Set when the hold began to repeat: the click that ends it is none. */
  #repeated = false;
  /** What the next rest is called. */
  #action = '';
  /** @type {(value?: unknown) => void} */
  #isReady = () => {};

  /** Resolves with the element when its first numbers and its first picture stand. @type {Promise<HopScope>} */
  ready = new Promise((resolve) => {
    this.#isReady = () => resolve(this);
  });

  constructor() {
    super();
    if (sheet) this.#root.adoptedStyleSheets = [sheet];
    this.#spoken.className = 'spoken';
    this.#spoken.setAttribute('aria-live', 'polite');
    this.#root.append(this.#place, this.#spoken);
  }

  connectedCallback() {
    // Moved, not removed: see below.
    if (this.#stay) return;
    this.#stay = new AbortController();
    this.#own();
    for (const { name } of this.attributes) this.#attribute(name);
    const attributes = new MutationObserver((records) => this.#attributes(records));
    attributes.observe(this, { attributes: true });
    this.#stay.signal.addEventListener('abort', () => attributes.disconnect());
    this.#draw();
    this.#open(this.#stay.signal);
  }

  disconnectedCallback() {
    // An element that is moved is back before the current task ends.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /** Goes through the life, or lets the post go on. */
  play() {
    const { facts, counters, posted, connection } = this.#model;
    if (!facts || this.#model.playing) return;
    if (posted && counters && this.#moment.hop < counters.hops) {
      this.#act('post');
      this.#moment.wave(counters.hops);
    } else if (connection < facts.steps) {
      this.#putAway();
      this.#act('play');
      const rate = Math.max(SLOWEST, facts.steps / LIFE);
      this.#moment.run(facts.steps, () => rate);
    } else return;
    this.#model.playing = true;
    this.#tell('play');
    this.#paint();
  }

  /** Stops here. */
  pause() {
    if (!this.#model.playing) return;
    this.#halt();
    this.#tell('pause');
    this.#rested();
  }

  /** One connection further; one hop while a post travels. */
  step() {
    const { counters, posted } = this.#model;
    this.#halt();
    if (posted && counters && this.#moment.hop < counters.hops) {
      this.#act('post');
      this.#moment.wave(Math.min(counters.hops, Math.floor(this.#moment.hop + 1e-6) + 1));
    } else this.accept();
  }

  /** Back to no connections; the network and the invitations stay. */
  reset() {
    this.#halt();
    this.#posts = 0;
    this.#model.picked = undefined;
    this.#go(0, false);
    this.#tell('reset');
  }

  /** Accepts the next invitation. */
  accept() {
    const { facts, connection } = this.#model;
    if (!facts || connection >= facts.steps) return;
    this.#halt();
    this.#act('accept');
    this.#go(connection + 1, true);
    this.#tell('accept', { connection: connection + 1 });
  }

  /** Writes a post and lets it travel. Resolves when it is under way. */
  async post() {
    if (!this.#model.facts) return;
    this.#halt();
    this.#posts = Math.max(this.#posts, Number(this.#model.values.post ?? 0)) + 1;
    this.#given.post = this.#posts;
    this.#given.connections = this.#model.connection;
    this.#moment.jump(this.#model.connection, 0);
    if (!(await this.#apply({ seek: true }))) return;
    const hops = this.#model.counters?.hops ?? 0;
    this.#model.chart = 'hops';
    this.#tell('post', { post: this.#posts });
    this.#act('post');
    this.#model.playing = hops > 0;
    this.#paint();
    if (hops > 0) this.#moment.wave(hops);
    else this.#rested();
  }

  /**
   * Sets parameters; what is not named stays. Resolves when they are on show.
   * @param {Record<string, Value> | string} values by name, or a query string
   */
  async set(values) {
    Object.assign(this.#given, typeof values === 'string' ? parse(values) : values);
    await this.#wish();
  }

  /**
   * Sets parameters; what is not named has its default. Resolves when they are on show.
   * @param {Record<string, Value> | string} values by name, or a query string as in `getState().text`
   */
  async setState(values) {
    this.#given = typeof values === 'string' ? parse(values) : { ...values };
    await this.#wish();
  }

  /** What is on show. @returns {State} */
  getState() {
    const { values, connection, counters, facts, playing } = this.#model;
    return { text: this.#text, values: { ...values }, connection, counters, facts, playing };
  }

  // ---- opening and ending

  /** @param {AbortSignal} signal */
  async #open(signal) {
    try {
      const stage = /** @type {HTMLElement} */ (this.#place.querySelector('.view'));
      const tell = {
        /** @param {import('./view.js').Size} size */
        size: (size) => {
          this.#size = size;
          this.#picture();
        },
        /** @param {boolean} seen */
        seen: (seen) => {
          this.#seen = seen;
          this.#moment.wake(seen);
          if (seen && this.#unseen) this.#picture();
        },
        /** @param {boolean} still */
        still: (still) => {
          this.#moment.still = this.#counts.still = still;
        },
        /** @param {boolean} dark */
        dark: (dark) => {
          this.#dark = dark;
          this.#dress();
        },
      };
      watch(stage, tell, signal);
      const engine = await openEngine({ onProgress: ({ stage }) => this.#progress(stage), signal });
      if (signal.aborted) return engine.close();
      this.#engine = engine;
      signal.addEventListener('abort', () => engine.close());
      const [parameters, themes] = await Promise.all([engine.schema(), engine.themes()]);
      if (signal.aborted) return;
      this.#model.parameters = parameters;
      this.#themes = themes;
      this.#properties(parameters);
      this.#dress();
      for (let asked = -1; asked !== this.#asked && !signal.aborted; ) {
        asked = this.#asked;
        if ((await this.#apply()) || this.#model.facts || signal.aborted) continue;
        // What was asked for was refused and there is no good state yet: the default world is one.
        const why = this.#model.error;
        delete this.#given.world;
        if (!(await this.#apply())) return;
        this.#model.error = why;
      }
      if (signal.aborted) return;
      this.#isReady();
      this.#tell('ready');
      this.#paint();
      await this.#loadChart(signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(error, 'error.start');
    }
  }

  #end() {
    this.#halt();
    this.#stay?.abort();
    this.#stay = undefined;
    this.#engine = undefined;
    this.#counts.stop();
    this.#chart?.close();
    this.#chart = undefined;
    this.#charted = '';
    this.#spare = undefined;
    // A file is read into one engine and gone with it.
    if (this.#model.file) {
      this.#model.file = undefined;
      for (const name of ['world', 'you']) delete this.#given[name];
    }
    this.#model.facts = undefined;
    this.#model.counters = undefined;
    this.#model.next = undefined;
    this.#model.busy = 'open';
    this.#model.dead = false;
    this.#model.error = '';
  }

  /** @param {AbortSignal} signal */
  async #loadChart(signal) {
    const host = /** @type {HTMLElement | null} */ (this.#place.querySelector('.chart'));
    if (!host) return;
    const { Chart } = await import('./chart.js');
    if (signal.aborted) return;
    this.#chart = new Chart(host, (connection) => this.#hands.scrub(connection, true));
    this.#paint();
  }

  /** A property for each parameter whose name is free. @param {Parameter[]} parameters */
  #properties(parameters) {
    for (const { name } of parameters) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (early && 'value' in early) {
        this.#given[name] = early.value;
        Reflect.deleteProperty(this, name);
      }
      if (name in this) continue;
      Object.defineProperty(this, name, {
        configurable: true,
        enumerable: true,
        get: () => this.#model.values[name],
        set: (/** @type {Value} */ value) => void this.set({ [name]: value }),
      });
    }
  }

  /** The element's own attributes. */
  #own() {
    this.#model.scene = this.getAttribute('scene') === 'hook' ? 'hook' : 'sandbox';
    this.#model.controls = this.getAttribute('controls') !== 'none';
    this.#dress();
  }

  /** An attribute counts when it changes: what a person did since then is not undone. @param {string} name */
  #attribute(name) {
    const value = this.getAttribute(name);
    if (isOther(name) || value === (this.#marked.get(name) ?? null)) return;
    if (value === null) {
      this.#marked.delete(name);
      delete this.#given[name];
    } else {
      this.#marked.set(name, value);
      this.#given[name] = value;
    }
  }

  /** @param {MutationRecord[]} records */
  #attributes(records) {
    const names = new Set(records.map(({ attributeName }) => attributeName ?? ''));
    if (['scene', 'theme', 'controls'].some((name) => names.has(name))) this.#own();
    const changed = [...names].filter((name) => !isOther(name));
    for (const name of changed) this.#attribute(name);
    if (changed.length === 0) return;
    this.#asked += 1;
    if (this.#model.facts) {
      this.#halt();
      this.#apply();
    }
  }

  #dress() {
    const asked = this.getAttribute('theme');
    const theme = asked === 'light' || asked === 'dark' ? asked : this.#dark ? 'dark' : 'light';
    this.#model.theme = theme;
    this.#model.colours = this.#themes?.[theme] ?? {};
    this.#charted = '';
    this.#paint();
    this.#picture();
  }

  // ---- the scenario

  /**
   * Runs what was asked for and shows it.
   * @param {{ seek?: boolean }} [options] seek: only the moment and the post have changed, and the post stays at its hop;
   *   otherwise the post is shown where it ends
   * @returns {Promise<boolean>} whether it is on show
   */
  async #apply({ seek = false } = {}) {
    const engine = this.#engine;
    const signal = this.#stay?.signal;
    if (!engine) return false;
    const model = this.#model;
    const asked = this.#given.connections;
    try {
      const wanted = seek ? engine.seek(model.connection, Number(this.#given.post ?? 0)) : engine.configure({ ...this.#given });
      const configured = await wanted;
      if (!configured || signal?.aborted) return false;
      model.error = '';
      this.#take(configured);
      const { connection } = configured.facts;
      model.posted = Number(configured.values.post) > 0;
      if (!model.posted) {
        model.chart = 'life';
        this.#moment.hop = 0;
      }
      // Unless it moved on meanwhile, this is the moment.
      if (asked === this.#given.connections && !(this.#moment.moving && connection === model.connection)) {
        model.connection = connection;
        if (this.#moment.connection !== connection) this.#moment.jump(connection);
        if (model.posted && !seek) this.#moment.hop = (await engine.counters(connection, 0)).hops;
      }
      await this.#read(true);
      model.busy = '';
      this.#picture();
      this.#paint();
      return true;
    } catch (error) {
      if (!signal?.aborted) this.#fail(error);
      return false;
    }
  }

  /** @param {Configured} configured */
  #take({ text, values, warnings, facts, series }) {
    const model = this.#model;
    if (series) {
      // The run before stays as a ghost; a life that only goes on longer is no other run, and one in another network no comparison.
      const what = this.#series && model.facts?.isFile === facts.isFile ? difference(model.parameters, model.values, values) : '';
      if (what || !this.#series) {
        model.ghost = what;
        this.#before = what ? this.#series : undefined;
      }
      this.#series = series;
      this.#charted = '';
      model.picked = undefined;
    }
    this.#text = text;
    model.values = values;
    model.sliding = {};
    model.facts = facts;
    const fresh = warnings.filter((warning) => !said.has(warning));
    for (const warning of fresh) {
      said.add(warning);
      console.warn(`hop-scope: ${warning}`);
    }
    model.notes = [...fresh, ...facts.notes];
    // What was mended stays mended: it is not said again at the next change.
    for (const name of Object.keys(this.#given)) {
      const value = values[name];
      if (value === undefined) delete this.#given[name];
      else if (name !== 'connections') this.#given[name] = value;
    }
  }

  /** @param {string} stage */
  #progress(stage) {
    this.#model.busy = this.#model.busy && stage;
    this.#paint();
  }

  /** A change a person made in a control. @param {Record<string, Value>} values */
  async #change(values) {
    this.#halt();
    Object.assign(this.#given, values);
    this.#model.notes = [];
    this.#model.busy ||= 'none';
    this.#paint();
    if (!(await this.#apply())) return false;
    this.#tell('change', { ...this.getState() });
    this.#settled();
    return true;
  }

  /** What was asked for from outside. */
  async #wish() {
    this.#asked += 1;
    if (!this.#model.facts) return void (await this.ready);
    this.#halt();
    if (await this.#apply()) this.#settled();
  }

  /** @param {unknown} error @param {import('./words.js').Key} [key] */
  #fail(error, key = 'error.keep') {
    const why = error instanceof Error ? error.message : String(error);
    const model = this.#model;
    model.dead = key === 'error.start' || (error instanceof EngineError && error.fatal);
    model.busy = '';
    model.error = model.dead ? say(key === 'error.start' ? key : 'error.panic', { why }) : model.facts ? say(key, { why }) : why;
    // The last good values again, not the refused ones.
    if (model.facts) this.#given = { ...model.values, connections: model.connection };
    if (model.dead) {
      this.#moment.stop();
      model.playing = false;
      this.#engine?.close();
    }
    model.sliding = {};
    this.#paint();
    this.#tell('error', { message: model.error, fatal: model.dead });
  }

  // ---- the moment

  /** A post belongs to its moment: moving on puts it away. */
  #putAway() {
    if (!this.#model.posted) return;
    this.#given.post = 0;
    this.#model.posted = false;
    this.#model.chart = 'life';
    this.#moment.hop = 0;
    this.#apply({ seek: true });
  }

  /** @param {number} connection @param {boolean} glide */
  #go(connection, glide) {
    const model = this.#model;
    model.connection = connection;
    model.error = '';
    model.picked = undefined;
    this.#given.connections = connection;
    const away = model.posted;
    if (glide) this.#moment.glide(connection);
    else this.#moment.jump(connection);
    this.#putAway();
    if (!away) this.#read();
    this.#paint();
    if (!glide) this.#moved();
    if (!glide) this.#rested();
  }

  /** On the way. */
  #moved() {
    const { connection, hop } = this.#moment;
    const model = this.#model;
    this.#picture();
    if (this.#action === 'play') {
      model.connection = Math.floor(connection + 1e-6);
      this.#given.connections = model.connection;
    }
    const now = performance.now();
    if (now - this.#readAt < READ || (this.#action !== 'play' && Math.floor(hop) === model.counters?.hop)) return;
    this.#read();
  }

  /** There. */
  async #rested() {
    const model = this.#model;
    model.playing = false;
    this.#paint();
    if (!this.#engine || this.#moment.moving) return;
    if (await this.#apply({ seek: true })) this.#settled();
  }

  #settled() {
    const { counters, facts } = this.#model;
    if (!counters || !facts || this.#moment.moving) return;
    const { first, second, third, gained, saw, couldReach } = counters;
    this.#spoken.textContent = this.#model.posted
      ? say('announce.post', { count: saw, could: couldReach })
      : say('announce.accept', { count: first, second, third, gained });
    this.#action = '';
    this.#tell('settled', { ...this.getState() });
  }

  /** Stops what moves: a life at the connection it was about to accept, a post where it is. */
  #halt() {
    clearTimeout(this.#held);
    const { moving, connection } = this.#moment;
    this.#model.playing = false;
    if (!moving) return;
    this.#moment.stop();
    if (this.#action === 'post') return;
    const whole = this.#action === 'play' ? Math.ceil(connection - 1e-6) : this.#model.connection;
    this.#model.connection = whole;
    this.#given.connections = whole;
    this.#moment.connection = whole;
    this.#moved();
  }

  /** @param {string} action what the coming way is */
  #act(action) {
    this.#action = action;
  }

  /** The counts of the moment; of those asked for while one is under way only the newest is shown. @param {boolean} [quiet] */
  async #read(quiet = false) {
    const engine = this.#engine;
    const model = this.#model;
    if (!engine || !model.facts) return;
    const turn = ++this.#reading;
    this.#readAt = performance.now();
    const { connection } = model;
    try {
      const hop = Math.floor(this.#moment.hop + 1e-6);
      const [counters, next] = await Promise.all([engine.counters(connection, hop), engine.nextInvitation(connection)]);
      if (turn !== this.#reading || engine !== this.#engine) return;
      const hopped = model.posted && counters.hop > 0 && counters.hop !== model.counters?.hop;
      model.counters = counters;
      model.next = next;
      this.#paint();
      if (hopped) this.#tell('hop', { hop: counters.hop, saw: counters.saw });
      if (!quiet) this.#tell('reach', { ...counters });
    } catch (error) {
      if (engine === this.#engine) this.#fail(error);
    }
  }

  // ---- what is seen

  /** Asks for a picture of the moment. */
  async #picture() {
    const engine = this.#engine;
    const { width, height, scale } = this.#size;
    this.#unseen = !this.#seen;
    if (!engine || !this.#model.facts || this.#unseen || width === 0 || height === 0) return;
    const { connection, hop } = this.#moment;
    const spare = this.#spare;
    this.#spare = undefined;
    try {
      const picture = await engine.draw({ connection, hop, width, height, scale, theme: this.#model.theme }, spare);
      const canvas = this.#place.querySelector('canvas');
      if (!picture || !canvas || engine !== this.#engine) return;
      blit(canvas, picture);
      this.#spare = picture.pixels.buffer;
    } catch (error) {
      if (engine === this.#engine) this.#fail(error);
    }
  }

  /** Renders, once for all changes of a task. */
  #paint() {
    if (this.#painting) return;
    this.#painting = true;
    queueMicrotask(() => {
      this.#painting = false;
      if (this.isConnected) this.#draw();
    });
  }

  #draw() {
    const model = this.#model;
    model.chartWords = this.#chartWords();
    render(figure(model, this.#hands), this.#place);
    const { counters, posted } = model;
    const { first, second, third, couldReach, saw, gained } = counters ?? {};
    this.#counts.show({ first, second, third, couldReach, saw: posted ? saw : undefined, gained }, say('count.none'));
    this.#drawChart();
  }

  #chartWords() {
    const { counters, facts, chart, connection } = this.#model;
    if (!counters || !facts || !this.#series) return '';
    if (chart === 'hops') {
      return say('chart.hops.label', { hops: join(Array.from(counters.perHop, (count, index) => say('chart.hops.at', { x: index + 1, y: digits(count) }))) });
    }
    const end = (this.#series.second.at(-1) ?? 0) + facts.steps;
    return say('chart.life.label', { now: counters.first + counters.second, connection, end, steps: facts.steps });
  }

  #drawChart() {
    const chart = this.#chart;
    const series = this.#series;
    const model = this.#model;
    if (!chart || !series || !model.counters) return;
    const { hops, perHop: gone } = model.counters;
    const perHop = Array.from({ length: hops }, (_, index) => gone[index] ?? 0);
    const shown = model.chart === 'hops' ? `hops ${perHop}` : `life ${model.gained}`;
    if (shown !== this.#charted) {
      this.#charted = shown;
      const style = getComputedStyle(/** @type {Element} */ (this.#place.firstElementChild));
      const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
      chart.paint({ ink: colour('--text'), quiet: colour('--quiet'), line: colour('--hair'), accent: colour('--accent'), soft: colour('--soft') });
      if (model.chart === 'hops') chart.hops(perHop);
      else chart.life({ series, ghost: this.#before, gained: model.gained });
    }
    chart.moment(model.chart === 'life' ? model.connection : -1);
  }

  /** @param {string} type @param {object} [detail] */
  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  // ---- what people do

  /** @param {File | undefined} file */
  async #openFile(file) {
    const engine = this.#engine;
    if (!file || !engine) return;
    const model = this.#model;
    this.#halt();
    model.busy = 'import';
    this.#paint();
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const imported = await engine.importEdges(bytes, file.name);
      if (engine !== this.#engine) return;
      model.file = imported;
      this.#series = undefined;
      await this.#change({ world: 'file', you: '', post: 0 });
    } catch (error) {
      if (engine === this.#engine) this.#fail(error);
    }
  }

  /** @param {DragEvent} event */
  #drag(event) {
    const files = event.dataTransfer?.types.includes('Files') ?? false;
    if (files) event.preventDefault();
    const inside = event.relatedTarget instanceof Node && this.#root.contains(event.relatedTarget);
    const dropping = event.type === 'dragover' ? files : event.type === 'dragleave' && inside && this.#model.dropping;
    if (dropping === this.#model.dropping) return;
    this.#model.dropping = dropping;
    this.#paint();
  }

  /** @param {MouseEvent} event */
  async #pick(event) {
    const engine = this.#engine;
    if (!engine) return;
    const model = this.#model;
    const { scale } = this.#size;
    try {
      const picked = await engine.pick(event.offsetX * scale, event.offsetY * scale);
      const { person = '', ring = 0, degree = 0, x = 0, y = 0 } = picked ?? {};
      model.picked = picked && { person, ring, degree, left: x / scale, top: y / scale };
      this.#paint();
    } catch (error) {
      if (engine === this.#engine) this.#fail(error);
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
    const typing = target.matches('select, textarea, input:not([type=range], [type=checkbox])');
    if (event.key === 'Escape' && this.#model.picked) this.#hands.unpick();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || this.getAttribute('shortcuts') === 'off') return;
    /** @type {Record<string, () => void>} */
    const keys = { a: this.#hands.accept, p: this.#hands.post, s: this.#hands.step, r: this.#hands.reset };
    if (!target.matches('button, input, summary')) keys[' '] = this.#hands.toggle;
    const act = this.#model.scene === 'hook' ? undefined : keys[event.key.toLowerCase()];
    if (!act || !this.#model.facts || !this.#model.controls) return;
    event.preventDefault();
    act();
  }

  /** @type {Hands} */
  #hands = {
    accept: () => {
      if (this.#repeated) {
        this.#repeated = false;
        return;
      }
      if (this.#model.scene === 'hook' && !this.#model.next) this.reset();
      else this.accept();
    },
    grab: (event) => {
      this.#repeated = false;
      clearTimeout(this.#held);
      if (event.button !== 0 || !this.#model.next || this.#model.scene === 'hook') return;
      this.#held = setTimeout(() => this.#keepAccepting(), HOLD);
    },
    release: () => {
      clearTimeout(this.#held);
      if (!this.#repeated) return;
      this.pause();
      // Let go beside the button there is no click.
      setTimeout(() => (this.#repeated = false), CLICK);
    },
    repeat: (event) => {
      if (!event.repeat || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      if (!this.#moment.moving) this.accept();
    },
    post: () => void this.post(),
    toggle: () => (this.#model.playing ? this.pause() : this.play()),
    step: () => this.step(),
    reset: () => this.reset(),
    scrub: (connection, done) => {
      const model = this.#model;
      const steps = model.facts?.steps ?? 0;
      this.#halt();
      this.#act('scrub');
      const to = Math.min(steps, connection);
      model.connection = to;
      this.#given.connections = to;
      this.#moment.jump(to);
      this.#putAway();
      this.#picture();
      if (performance.now() - this.#readAt >= READ) this.#read();
      this.#paint();
      if (done) this.#rested();
    },
    input: (name, value) => {
      this.#model.sliding = { ...this.#model.sliding, [name]: value };
      this.#paint();
    },
    change: (name, value) => {
      if (name === 'world' && value === 'file' && !this.#model.file) {
        // There is no file yet: ask for one, and put the choice back.
        this.#paint();
        /** @type {HTMLElement | null} */ (this.#place.querySelector('input[type=file]'))?.click();
        return;
      }
      this.#change({ [name]: value });
    },
    fresh: async () => {
      const seed = await this.#engine?.freshSeed().catch((error) => this.#fail(error));
      if (typeof seed === 'number') this.#change({ seed, post: 0 });
    },
    open: (file) => void this.#openFile(file),
    leaveFile: () => {
      this.#model.file = undefined;
      this.#series = undefined;
      this.#change({ world: this.#model.parameters.find(({ name }) => name === 'world')?.default ?? '', you: '', post: 0 });
    },
    pick: (event) => void this.#pick(event),
    unpick: () => {
      this.#model.picked = undefined;
      this.#paint();
    },
    // Somebody of the file comes with the ties they have; a new person starts with none.
    be: (person) => void this.#change({ you: person, connections: person === '' ? 0 : 'all', post: 0 }),
    chart: (kind) => {
      this.#model.chart = kind;
      this.#paint();
    },
    gained: (on) => {
      this.#model.gained = on;
      this.#paint();
    },
    defaults: () => {
      const { parameters } = this.#model;
      const keep = new Set(['seed', 'you', 'connections', ...(this.#model.facts?.isFile ? ['world'] : [])]);
      this.#change(Object.fromEntries(parameters.filter(({ name }) => !keep.has(name)).map((parameter) => [parameter.name, parameter.default])));
    },
    key: (event) => this.#key(event),
    drag: (event) => this.#drag(event),
    drop: (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      this.#model.dropping = false;
      this.#paint();
      this.#openFile(event.dataTransfer.files[0]);
    },
  };

  /** The button is held: faster and faster. */
  #keepAccepting() {
    const steps = this.#model.facts?.steps ?? 0;
    this.#halt();
    this.#repeated = true;
    this.#putAway();
    this.#act('play');
    this.#model.playing = true;
    this.#moment.run(steps, (elapsed) => Math.min(40, 3 + elapsed / 250));
  }
}

if (!customElements.get('hop-scope')) customElements.define('hop-scope', HopScope);
