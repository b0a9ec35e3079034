/**
 * The scene `two-lives`: the same world and seed, lived with two strategies side by side, and a third life that switches between them. The
 * figure's own life (`other`) accepts everyone by default and is the clock: its connections give the months that have passed, so the state
 * of the figure is the state of the scene. The lives `met` and `switched` have their own sessions in the same world. The parameter `switch`
 * applies to the third life. `then` equals the strategy of the figure's own life, so the switch does not change that life.
 */
import { html } from 'lit/html.js';
import { Chart } from '../../chart/chart.js';
import '../../ui/chart-style.js';
import { Counts } from '../../ui/animated-number.js';
import { addStyles } from '../../ui/style.js';
import { digits, addTexts, say, speaking } from '../../i18n/translate.js';
import text from '../../pkg/text/en/two-lives.json';
import { Life } from './life.js';
import { MadeOf } from './made-of.js';
import { look } from './style.js';
import { Months } from '../common/months.js';
import { clock, events, heads, key, knobs, monthOf, names, now, numbers, pictures, plot, title } from './panel.js';
import { compare, story } from './story.js';

/**
 * @import { Value } from '../../engine/messages.js'
 * @import { Drawing } from '../../chart/types.js'
 * @import { Make } from '../../ui/types.js'
 * @import { Session } from '../../state/session.js'
 * @import { Controller, Name, Scene } from './panel.js'
 */

addTexts(text);
addStyles(look);

/** `WHOLE`: about how many seconds all months take. `SLOWEST`: the lowest speed, in months per second. */
const WHOLE = 25;
const SLOWEST = 2;

class TwoLives {
  #session;
  #paint;
  #counts;
  /** @type {Map<Name, Life>} the lives other than the figure's own */
  #lives = new Map();
  /** The months of the figure's own life, and the series they come from. @type {{ series: unknown, months: Months } | undefined} */
  #own;
  /** The month that the reader chose. Several months can have the same number of connections. */
  #chosen = 0;
  #furthest = 0;
  /** The parameters that determine the network and the invitations, as JSON. */
  #network = '';
  /** The month to return to after the network changes. @type {number | undefined} */
  #keep;
  /** Value of the switch slider while it is dragged, in months. @type {number | undefined} */
  #sliding;
  /** @type {{ host: HTMLElement, chart: Chart } | undefined} */
  #chart;
  /** The inputs of the last drawing of the chart. @type {unknown[]} */
  #charted = [];
  /** The story, and the inputs `of` which it was made. @type {{ of: unknown[], story: Scene['story'] }} */
  #told = { of: [], story: [] };

  /** Whether the result of the post in all lives is still to be announced to screen readers. */
  #owes = false;
  #announce;

  /**
   * @param {ParentNode} place @param {Session} session @param {() => void} paint
   * @param {(words: string) => void} announce announces to screen readers
   */
  constructor(place, session, paint, announce) {
    this.place = place;
    this.#announce = announce;
    this.#session = session;
    this.#paint = paint;
    this.madeOf = new MadeOf(paint);
    this.#counts = new Counts(place);
    session.clock = { rate: (connection) => this.#rate(connection), next: (connection) => this.#own?.months.next(connection) ?? connection + 1 };
  }

  /** @type {Controller} */
  controller = {
    toggle: () => {
      const session = this.#session;
      const { playing, next, posted } = session.model;
      if (playing) return session.pause();
      // At the end, play restarts from month 0.
      if (!next && !posted) this.controller.go(0, false);
      session.play();
    },
    step: () => this.#session.step(),
    reset: () => this.#session.reset(),
    go: (month, done) => {
      if (!this.#own) return;
      this.#chosen = month;
      this.#session.scrub(this.#own.months.at(month), done);
    },
    post: () => {
      // The picture is scrolled into view: a picture out of view is not animated.
      this.place.querySelector('.view')?.scrollIntoView({ block: 'nearest' });
      this.#session.post();
    },
    turn: (after) => {
      this.#sliding = undefined;
      const { strategy = '' } = this.#session.model.values;
      this.#session.change(after === undefined ? { switch: 'never' } : { switch: after, then: strategy, post: 0 });
    },
    slide: (after) => {
      this.#sliding = after;
      this.#session.input('switch', after);
      this.#paint();
    },
  };

  /** Months that have passed; a fraction within a month. */
  get passed() {
    const { connection } = this.#session.moment;
    const months = this.#own?.months;
    if (!months) return 0;
    return months.at(this.#chosen) === connection ? this.#chosen : months.when(connection);
  }

  /** The data for the templates. @returns {Scene} */
  get scene() {
    const { switch: after } = this.#session.model.values;
    const [met, switched] = [this.#lives.get('met'), this.#lives.get('switched')];
    /** @type {Scene} */
    const scene = {
      passed: this.passed,
      furthest: this.#furthest,
      months: { met: met?.months, other: this.#own?.months, switched: switched?.months },
      views: { met: met?.view, switched: switched?.view },
      errors: { met: met?.model.error.toString(), switched: switched?.model.error.toString() },
      story: [],
      after: typeof after === 'number' ? (this.#sliding ?? after) : undefined,
    };
    scene.story = this.#story(scene);
    return scene;
  }

  /** Called after every rendering: updates the lives, the counters, the chart and the picture labels. */
  drawn() {
    const { model } = this.#session;
    const { values } = model;
    if (model.facts && typeof values.switch === 'number' && values.then !== values.strategy) this.#session.wish({ then: values.strategy });
    this.#live();
    // The scene shows months: connections after the last month are none of it.
    const last = this.#own?.months.at(this.#own.months.all) ?? Infinity;
    if (model.connection > last) this.#session.wish({ connections: last });
    this.#place();
    const { scene } = this;
    /** @type {Record<string, number | undefined>} */
    const counts = {};
    for (const name of names(scene)) {
      const months = scene.months[name];
      const counters = (name === 'other' ? model : this.#lives.get(name)?.model)?.counters;
      counts[`reach-${name}`] = months?.reachAt(scene.passed);
      counts[`first-${name}`] = months?.wholeAt(scene.passed);
      counts[`saw-${name}`] = model.posted ? counters?.saw : undefined;
    }
    this.#counts.still = this.#session.moment.still;
    this.#counts.show(counts, say('count.none'), model.playing);
    this.#draw(scene);
    for (const [name, life] of this.#lives) {
      const [reach = 0, first = 0] = [counts[`reach-${name}`], counts[`first-${name}`]];
      life.describe(say('two-lives.picture', { name: title(name, model, scene.after ?? 0), count: first, reach }));
    }
    if (!this.#session.moment.moving) this.madeOf.drawn(scene, this.#texts(scene), this.place);
    if (!this.#owes || !model.posted || ![...this.#lives.values()].every(({ over }) => over)) return;
    this.#owes = false;
    this.#announce(this.#seen(scene));
  }

  /** Called when the moment of the figure's own life has changed. */
  moved() {
    this.#live();
    this.#place();
  }

  /** @param {string} type @param {object} detail */
  onEvent(type, detail) {
    // A new network is shown at the month of the previous network.
    if (type === 'change' && this.#keep !== undefined) this.controller.go(monthOf({ passed: this.#keep }), true);
    if (type === 'change' || type === 'settled') this.#keep = undefined;
    if (type === 'post') for (const life of this.#lives.values()) life.write(/** @type {{ post: number }} */ (detail).post);
    if (type === 'settled' || type === 'ready') this.#rest();
  }

  /** The current moment as text for screen readers. */
  spoken() {
    const { scene } = this;
    const { posted, counters } = this.#session.model;
    if (posted && counters) {
      // The result is announced when the post has ended in all lives.
      this.#owes = counters.hop >= counters.hops && ![...this.#lives.values()].every(({ over }) => over);
      return this.#owes ? '' : this.#seen(scene);
    }
    const month = monthOf(scene);
    const newest = scene.story.find((event) => event.month === month);
    return [...compare(scene.months, scene.passed, scene.after), ...(newest ? [newest.words] : [])].join(' ');
  }

  /** The sentence with the viewers of the post in each life. @param {Scene} scene */
  #seen({ after }) {
    /** @param {Name} name */
    const saw = (name) => this.#lives.get(name)?.model.counters?.saw ?? 0;
    const values = { met: saw('met'), other: this.#session.model.counters?.saw ?? 0, switched: saw('switched') };
    return say(after === undefined ? 'two-lives.posted.two' : 'two-lives.posted.three', values);
  }

  /** The scenarios of the lives that are computed. @param {Scene} scene @returns {[Name, string][]} */
  #texts(scene) {
    return names(scene).flatMap((name) => {
      const model = name === 'other' ? this.#session.model : this.#lives.get(name)?.model;
      return model?.facts ? [/** @type {[Name, string]} */ ([name, model.text])] : [];
    });
  }

  stop() {
    this.#session.clock = undefined;
    this.madeOf.stop();
    this.#counts.stop();
    this.#chart?.chart.close();
    for (const life of this.#lives.values()) life.stop();
    this.#lives.clear();
  }

  // ---- the lives

  /** Creates, updates and stops lives, so that they match the parameters. All share the figure's world and seed. */
  #live() {
    const { model } = this.#session;
    const { facts, series, values } = model;
    if (!facts || !series) return;
    // The moment and its post are set by the figure.
    const { connections: _, post: __, ...shared } = values;
    if (this.#own?.series !== series) {
      this.#keep = this.#own && this.passed;
      this.#own = { series, months: new Months(series.afterMonth, series.reach) };
      // The switch does not change the network.
      const { switch: _, then: __, backlog: ___, ...network } = shared;
      if (this.#network !== JSON.stringify(network)) this.#furthest = 0;
      this.#network = JSON.stringify(network);
    }
    /** @type {[Name, Record<string, Value>][]} */
    const wanted = [['met', { ...shared, strategy: 'met', switch: 'never', connections: 0 }]];
    if (typeof values.switch === 'number') wanted.push(['switched', { ...shared, strategy: 'met', connections: 0 }]);
    for (const [name, life] of this.#lives) {
      if (wanted.some(([one]) => one === name)) continue;
      life.stop();
      this.#lives.delete(name);
    }
    for (const [name, parameters] of wanted) {
      const life = this.#lives.get(name);
      if (life) life.live(parameters);
      else this.#lives.set(name, new Life({ paint: () => this.#changed(), theme: () => model.theme }, parameters));
    }
  }

  /** Called when one of the other lives has changed. */
  #changed() {
    this.#rest();
    // While the moment moves, each frame renders anyway.
    if (!this.#session.moment.moving) this.#paint();
  }

  #place() {
    const { model, moment } = this.#session;
    if (!this.#own || model.posted) return;
    const { passed } = this;
    for (const life of this.#lives.values()) life.at(passed, moment.moving);
    this.#furthest = Math.max(this.#furthest, Math.floor(passed + 1e-6));
  }

  /** Brings the other lives to the moment of the figure's own life, when that moment is at rest. */
  #rest() {
    const { model, moment } = this.#session;
    if (moment.moving) return;
    if (!model.posted) return this.#place();
    for (const life of this.#lives.values()) life.end(this.passed, Number(model.values.post));
  }

  /** Connections a second, so that the months pass evenly. @param {number} connection */
  #rate(connection) {
    const months = this.#own?.months;
    if (!months) return 1;
    const month = Math.floor(months.when(connection));
    return (months.at(month + 1) - months.at(month)) * Math.max(SLOWEST, months.all / WHOLE);
  }

  // ---- the story and the chart

  /** @param {Scene} scene */
  #story({ months: { met, other, switched } }) {
    const { facts, values } = this.#session.model;
    if (!facts || !met || !other) return [];
    const after = Number(values.switch);
    const of = [met, other, switched, after];
    if (of.some((one, index) => one !== this.#told.of[index])) {
      this.#told = { of, story: story({ met, other, switched, after, backlog: values.backlog === true, people: facts.people }) };
    }
    return this.#told.story;
  }

  /** @param {Scene} scene */
  #draw(scene) {
    /** @type {HTMLElement | null} */
    const host = this.place.querySelector('[data-chart=lives]');
    if (!host) return;
    if (this.#chart?.host !== host) {
      this.#chart?.chart.close();
      this.#chart = { host, chart: new Chart(host, (month) => this.controller.go(month, true)) };
      this.#charted = [];
    }
    const { months, furthest, passed, after } = scene;
    const wanted = [speaking(), months.met, months.other, months.switched, furthest, after];
    if (wanted.some((one, index) => one !== this.#charted[index])) {
      this.#charted = wanted;
      this.#chart.chart.show(drawing(scene));
    }
    this.#chart.chart.moment(passed);
  }
}

/** @param {Scene} scene @returns {Drawing} people within two steps against months, up to the last month seen */
function drawing({ months, furthest, after }) {
  const all = months.other?.all ?? 1;
  const lives = /** @type {const} */ (['met', 'other', 'switched']).flatMap((name) => {
    const life = months[name];
    if (!life) return [];
    return [{ kind: name, y: Array.from({ length: furthest + 1 }, (_, month) => life.reachAt(month)), label: furthest > 0 ? say(`two-lives.line.${name}`) : '' }];
  });
  // These two lines are invisible. `most` fixes the top of the axis; `marked` keeps the marker on the figure's own life.
  const most = { kind: 'unseen', x: [0], y: [Math.max(...Object.values(months).map((life) => life?.reachAt(all) ?? 0))] };
  const marked = { kind: 'unseen', y: lives.find(({ kind }) => kind === 'other')?.y ?? [] };
  return {
    x: [0, all],
    across: say('two-lives.chart.x'),
    up: say('chart.y.life'),
    lines: [most, ...lives, marked],
    mark: after === undefined ? undefined : { x: after, label: say('two-lives.chart.switch') },
    read: (month) => {
      const { met, other, switched } = months;
      if (month > furthest || !met || !other) return '';
      const values = { month, met: digits(met.reachAt(month)), other: digits(other.reachAt(month)) };
      return switched ? say('two-lives.chart.three', { ...values, switched: digits(switched.reachAt(month)) }) : say('two-lives.chart.two', values);
    },
  };
}

/** @type {Make} */
export function make({ host, place, session, paint }) {
  const lives = new TwoLives(place, session, paint, (words) => {
    const line = host.shadowRoot?.querySelector('.spoken');
    if (line) line.textContent = words;
  });
  return {
    top: (model) => heads(model, lives.scene),
    side: (model) => {
      const { scene, controller } = lives;
      const controls = model.controls ? [clock(model, scene, controller), knobs(model, scene, controller)] : [];
      return html`${pictures(scene)} ${key(model)} ${controls} ${now(scene)} ${plot(scene)} ${events(scene, controller)} ${numbers(scene)} ${lives.madeOf.template(model, scene)}`;
    },
    drawn: () => lives.drawn(),
    moved: () => lives.moved(),
    onEvent: (type, detail) => lives.onEvent(type, detail),
    spoken: () => lives.spoken(),
    stop: () => lives.stop(),
  };
}
