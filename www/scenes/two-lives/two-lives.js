/**
 * One world, one seed, two ways to answer invitations, side by side; a switch from one to the other as a third life. The figure's own
 * life, who accepts everyone unless it is said otherwise, is the clock: its connections are the months that have passed, and so the
 * state of the figure is that of the scene. The others are sessions of their own in the same world. Its switch is the third life's: it
 * goes to whom the second accepts, who for that reason never changes.
 */
import { html } from 'lit/html.js';
import { Chart } from '../../chart/chart.js';
import { Counts } from '../../ui/animated-number.js';
import { wear } from '../../ui/style.js';
import { digits, learn, say, speaking } from '../../i18n/translate.js';
import text from '../../pkg/text/en/two-lives.json';
import { Life } from './life.js';
import { look } from './style.js';
import { Months } from '../common/months.js';
import { clock, events, heads, key, knobs, monthOf, names, now, numbers, pictures, plot, title } from './panel.js';
import { compare, story } from './story.js';

/**
 * @import { Value } from '../../engine/messages.js'
 * @import { Drawing } from '../../chart/chart.js'
 * @import { Make } from '../../ui/panel.js'
 * @import { Session } from '../../state/session.js'
 * @import { Controller, Name, Scene } from './panel.js'
 */

learn(text);
wear(look);

/** All the months pass in about so many seconds, and no slower than so many a second. */
const WHOLE = 25;
const SLOWEST = 2;

class TwoLives {
  #session;
  #paint;
  #counts;
  /** @type {Map<Name, Life>} those that are not the figure's own */
  #lives = new Map();
  /** The figure's own by months, and the series it is from. @type {{ series: unknown, months: Months } | undefined} */
  #own;
  /** The time somebody chose, of several with the same connections. */
  #chosen = 0;
  #furthest = 0;
  /** Whatever makes up the network and the invitations, as text. */
  #network = '';
  /** The month to keep in another network. @type {number | undefined} */
  #keep;
  /** Where the slider of the switch stands while it moves. @type {number | undefined} */
  #sliding;
  /** @type {{ host: HTMLElement, chart: Chart } | undefined} */
  #chart;
  /** What the chart shows, and what the story is of. @type {unknown[]} */
  #charted = [];
  /** @type {{ of: unknown[], story: Scene['story'] }} */
  #told = { of: [], story: [] };

  /** What became of the post in all lives has yet to be said. */
  #owes = false;
  #tell;

  /** @param {ParentNode} place @param {Session} session @param {() => void} paint @param {(words: string) => void} tell those who do not see it */
  constructor(place, session, paint, tell) {
    this.place = place;
    this.#tell = tell;
    this.#session = session;
    this.#paint = paint;
    this.#counts = new Counts(place);
    session.beat = { rate: (connection) => this.#rate(connection), next: (connection) => this.#own?.months.next(connection) ?? connection + 1 };
  }

  /** @type {Controller} */
  controller = {
    toggle: () => {
      const session = this.#session;
      const { playing, next, posted } = session.model;
      if (playing) return session.pause();
      // From the end it begins again.
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
      // It is written where it can be seen, or it would not move.
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

  /** Months that have passed. */
  get passed() {
    const { connection } = this.#session.moment;
    const months = this.#own?.months;
    if (!months) return 0;
    return months.at(this.#chosen) === connection ? this.#chosen : months.when(connection);
  }

  /** What there is to show. @returns {Scene} */
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

  /** Every life in its place; after every rendering. */
  drawn() {
    const { model } = this.#session;
    const { values } = model;
    if (model.facts && typeof values.switch === 'number' && values.then !== values.strategy) this.#session.wish({ then: values.strategy });
    this.#live();
    this.#place();
    const { scene } = this;
    /** @type {Record<string, number | undefined>} */
    const counts = {};
    for (const name of names(scene)) {
      const months = scene.months[name];
      const counters = (name === 'other' ? model : this.#lives.get(name)?.model)?.counters;
      counts[`reach-${name}`] = months?.reachAt(scene.passed);
      counts[`first-${name}`] = months && Math.floor(months.at(scene.passed) + 1e-6);
      counts[`saw-${name}`] = model.posted ? counters?.saw : undefined;
    }
    this.#counts.still = this.#session.moment.still;
    this.#counts.show(counts, say('count.none'), model.playing);
    this.#draw(scene);
    for (const [name, life] of this.#lives) {
      const [reach = 0, first = 0] = [counts[`reach-${name}`], counts[`first-${name}`]];
      life.describe(say('two-lives.picture', { name: title(name, model, scene.after ?? 0), count: first, reach }));
    }
    if (!this.#owes || !model.posted || ![...this.#lives.values()].every(({ over }) => over)) return;
    this.#owes = false;
    this.#tell(this.#seen(scene));
  }

  /** The figure's own has moved. */
  moved() {
    this.#live();
    this.#place();
  }

  /** @param {string} type @param {object} detail */
  heard(type, detail) {
    // Another network is shown in the same month.
    if (type === 'change' && this.#keep !== undefined) this.controller.go(monthOf({ passed: this.#keep }), true);
    if (type === 'change' || type === 'settled') this.#keep = undefined;
    if (type === 'post') for (const life of this.#lives.values()) life.write(/** @type {{ post: number }} */ (detail).post);
    if (type === 'settled' || type === 'ready') this.#rest();
  }

  /** The moment at rest, in words. */
  spoken() {
    const { scene } = this;
    const { posted, counters } = this.#session.model;
    if (posted && counters) {
      // Where it has ended in one life and goes on in another, it is said when all have ended.
      this.#owes = counters.hop >= counters.hops && ![...this.#lives.values()].every(({ over }) => over);
      return this.#owes ? '' : this.#seen(scene);
    }
    const month = monthOf(scene);
    const newest = scene.story.find((event) => event.month === month);
    return [...compare(scene.months, scene.passed, scene.after), ...(newest ? [newest.words] : [])].join(' ');
  }

  /** How many saw the post of each life. @param {Scene} scene */
  #seen({ after }) {
    /** @param {Name} name */
    const saw = (name) => this.#lives.get(name)?.model.counters?.saw ?? 0;
    const values = { met: saw('met'), other: this.#session.model.counters?.saw ?? 0, switched: saw('switched') };
    return say(after === undefined ? 'two-lives.posted.two' : 'two-lives.posted.three', values);
  }

  stop() {
    this.#session.beat = undefined;
    this.#counts.stop();
    this.#chart?.chart.close();
    for (const life of this.#lives.values()) life.stop();
    this.#lives.clear();
  }

  // ---- the lives

  /** As many lives as there are to be, each with the figure's own world, seed and all. */
  #live() {
    const { model } = this.#session;
    const { facts, series, values } = model;
    if (!facts || !series) return;
    // The moment, and the post of that moment, are the figure's to say.
    const { connections: _, post: __, ...shared } = values;
    if (this.#own?.series !== series) {
      this.#keep = this.#own && this.passed;
      this.#own = { series, months: new Months(series, Number(values.months)) };
      // A switch makes no other network of it.
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

  /** One of them has. */
  #changed() {
    this.#rest();
    // On the way there is a rendering soon enough.
    if (!this.#session.moment.moving) this.#paint();
  }

  #place() {
    const { model, moment } = this.#session;
    if (!this.#own || model.posted) return;
    const { passed } = this;
    for (const life of this.#lives.values()) life.at(passed, moment.moving);
    this.#furthest = Math.max(this.#furthest, Math.floor(passed + 1e-6));
  }

  /** Where the figure's own rests. */
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

  // ---- what is said and drawn of them

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

/** @param {Scene} scene @returns {Drawing} people within two steps against months, as far as anybody has seen them */
function drawing({ months, furthest, after }) {
  const all = months.other?.all ?? 1;
  const lives = /** @type {const} */ (['met', 'other', 'switched']).flatMap((name) => {
    const life = months[name];
    if (!life) return [];
    return [{ kind: name, y: Array.from({ length: furthest + 1 }, (_, month) => life.reachAt(month)), label: furthest > 0 ? say(`two-lives.line.${name}`) : '' }];
  });
  // Nothing of these is drawn. One keeps the axis where it will be, the other the marker on the second life.
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
      return html`${pictures(scene)} ${key(model)} ${controls} ${now(scene)} ${plot(scene)} ${events(scene, controller)} ${numbers(scene)}`;
    },
    drawn: () => lives.drawn(),
    moved: () => lives.moved(),
    heard: (type, detail) => lives.heard(type, detail),
    spoken: () => lives.spoken(),
    stop: () => lives.stop(),
  };
}
