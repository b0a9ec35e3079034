/** The scene `exponential`: the reader draws a guess of how reach grows, or of how a post spreads, and then sees the result. */
import { nothing } from 'lit/html.js';
import { Chart } from '../../chart/chart.js';
import '../../ui/chart-style.js';
import { addStyles } from '../../ui/style.js';
import text from '../../pkg/text/en/exponential.json';
import { addTexts, say, speaking } from '../../i18n/translate.js';
import { Guess } from './guess.js';
import { hopsDrawing, lifeDrawing } from './chart.js';
import { look } from './style.js';
import { besides, panel } from './panel.js';
import { penOf } from './pointer.js';
import { spoken } from './verdict.js';

/**
 * @import { Score, Value } from '../../engine/messages.js'
 * @import { Model, Part } from '../../state/model.js'
 * @import { Make } from '../../ui/types.js'
 * @import { Acts, Bet, Kept, Kind } from './panel.js'
 * @import { Closest } from './verdict.js'
 */

addTexts(text);
addStyles(look);

/** Connections whose reach is shown before the guess. A life with fewer than 4 times as many shows a quarter of its connections. */
const START = 10;

/** `PLACES`: intervals between the x values of a guess. `HANDLES`: how many of its points the keyboard can move. */
const PLACES = 120;
const HANDLES = 10;

/** Last hop on the axis. It is fixed, because the number of hops of the post is part of the answer. */
const HOPS = 8;

/** Duration of the animation that draws the answer, and of the appearance of what is said about it, in ms. */
const DRAWS = 900;
const APPEARS = 200;

/** Selector of what is said about the answer in the chart. */
const SAID = '.label.now, .ring, .moment';

/**
 * Parameters of the post: every viewer reshares it, and its author has one connection. `posts: 0` turns off the other posts of the life.
 * Those posts only bring contacts, which this scene does not show. With them 200 lives took 90 s; without them, 2 s.
 */
const POST = { model: 'broadcast', hops: 'all', posts: 0, connections: 1 };

/** @param {string} names @returns {ReadonlySet<Part>} */
const parts = (names) => new Set(/** @type {Part[]} */ (names.split(' ')));

/** Parts of the figure that are shown with the picture: before the answer, and with the answer. */
const BEFORE = parts('key seed');
const AFTER = { life: parts('key scrubber counters play reset seed'), hops: parts('key counters seed') };

/** The kind of guess on show. It depends only on the scenario, so a link opens the same kind. @param {Model} model @returns {Kind} */
const kindOf = ({ values }) => (values.model === POST.model ? 'hops' : 'life');

/**
 * Evenly spaced whole numbers from `from` to `to`, in at most `most` steps.
 * @param {number} from @param {number} to @param {number} most
 */
function spaced(from, to, most) {
  const steps = Math.max(0, Math.min(most, to - from));
  return Array.from({ length: steps + 1 }, (_, index) => (steps ? Math.round(from + ((to - from) * index) / steps) : from));
}

/** A guess with only its known first point. @param {Model} model @param {Kind} kind */
function blank({ series, facts, counters }, kind) {
  const { steps = 0, people = 1 } = facts ?? {};
  if (kind === 'hops') return new Guess(spaced(1, HOPS, HOPS), counters?.first ?? 0, people);
  const start = Math.min(START, Math.floor(steps / 4));
  return new Guess(spaced(start, steps, PLACES), series?.reach[start] ?? 0, people);
}

/** @type {Make} */
export function make({ host, place, session, paint }) {
  const { model } = session;
  /**
   * The guess of each kind. `kept`: guesses of others on the same bet, by name. `of`: the data that its first point comes from. `scored`: the guess and the truth of the newest request for
   * its score. `scoring`: the answer to it.
   * @type {Map<Kind, { guess: Guess, kept: Kept[], shown: boolean, of: unknown, score?: Score, scored?: unknown[], scoring?: Promise<Score | undefined>, closest?: Closest, compared?: unknown[] }>}
   */
  const bets = new Map();
  let people = 0;
  /** The parameters before the post was opened; they are restored after it. @type {Record<string, Value | undefined>} */
  let before = { model: undefined, hops: undefined, posts: undefined, connections: START };
  /** @type {Chart | undefined} */
  let chart;
  /** @type {Element | null} */
  let paper = null;
  /** The inputs of the last drawing of the chart. @type {unknown[]} */
  let drawn = [];
  /** `draws`: the next drawing of the answer is animated. `unsaid`: the answer is not yet announced to screen readers. */
  let draws = false;
  let unsaid = false;
  /** When the drawing of the answer began. */
  let traced = -Infinity;
  /** Whether a score was requested. */
  let scores = false;
  /** The kind that is loading. Its tab gets the focus when the button that was pressed is removed. @type {Kind | undefined} */
  let sought;

  /** @param {Kind} kind */
  function betOf(kind) {
    if (model.facts && model.facts.people !== people) {
      bets.clear();
      people = model.facts.people;
    }
    const of = kind === 'life' ? model.series : model.counters?.first;
    const known = bets.get(kind);
    // A new life has a new first point. A guess that is already drawn is kept.
    if (known && (of === known.of || known.shown || known.guess.begun || known.kept.length > 0)) return known;
    const guess = blank(model, kind);
    // A link to a later moment, or to a post, does not show the answer: its reader has not guessed yet.
    /** @type {NonNullable<ReturnType<typeof bets.get>>} */
    const bet = { guess, kept: [], shown: !model.controls, of };
    if (model.facts && model.counters) bets.set(kind, bet);
    return bet;
  }

  /** New viewers at each hop, up to the hop on show. */
  const perHop = () => (model.posted ? Array.from(model.counters?.perHop ?? []) : []);

  /**
   * The true values: 0 after the last hop of a post, undefined after the last connection of a life.
   * @param {Kind} kind @returns {(x: number) => number | undefined}
   */
  function truthOf(kind) {
    const values = kind === 'life' ? model.series?.reach : [0, ...perHop()];
    return (x) => values?.[x] ?? (kind === 'hops' ? 0 : undefined);
  }

  /**
   * Asks the core for the score of a guess, when the guess or the truth has changed. The score of before stays until it answers.
   * @param {Kind} kind @returns {Promise<Score | undefined> | undefined} the answer to the newest request
   */
  function scoreOf(kind) {
    const bet = betOf(kind);
    const { guess } = bet;
    const scored = [guess.y, model.series, kind === 'life' || model.text];
    if ((kind === 'hops' && !model.posted) || scored.every((value, index) => value === bet.scored?.[index])) return bet.scoring;
    bet.scored = scored;
    const [whole, cut] = [guess.y.length, guess.uncut];
    bet.scoring = session.ask(async (engine) => {
      const found = await engine.score(guess.x, guess.y, kind === 'hops');
      // The top of the chart cuts a line off. Only the line up to there tells how it bends.
      return cut < whole ? { ...found, bend: (await engine.score(guess.x.slice(0, cut), guess.y.slice(0, cut), kind === 'hops')).bend } : found;
    }).then((found) => {
      if (found && bet.scored === scored) {
        bet.score = found;
        paint();
      }
      return bet.score;
    });
    return bet.scoring;
  }

  /**
   * Asks the core which of several guesses on one bet is the closest: the one whose greatest difference from the truth is the smallest. Only
   * places that all of them have are compared.
   * @param {Kind} kind
   */
  async function compare(kind) {
    const bet = betOf(kind);
    const all = [...bet.kept, ...(bet.guess.begun ? [{ name: say('exponential.guess'), guess: bet.guess }] : [])];
    const compared = [...all.map(({ guess }) => guess.y), model.series, kind === 'life' || model.text];
    if (all.length < 2 || (compared.length === bet.compared?.length && compared.every((value, index) => value === bet.compared?.[index]))) return;
    bet.compared = compared;
    const places = Math.min(...all.map(({ guess }) => guess.y.length));
    const scores = await Promise.all(all.map(({ guess }) => session.ask((engine) => engine.score(guess.x.slice(0, places), guess.y.slice(0, places), kind === 'hops'))));
    if (bet.compared !== compared) return;
    const apart = Math.min(...scores.map((score) => score?.apart ?? Infinity));
    const best = all.filter((_, index) => scores[index]?.apart === apart);
    bet.closest = best.length > 0 ? { guesses: best.map(({ guess }) => guess), names: best.map(({ name }) => name), apart } : undefined;
    paint();
  }

  /** The guess on show, with all that the templates need. @returns {Bet} */
  function current() {
    const kind = kindOf(model);
    const { guess, kept, shown, score, closest } = betOf(kind);
    const { posted, counters, connection } = model;
    return {
      kind,
      guess,
      kept,
      shown,
      score,
      closest,
      truth: truthOf(kind),
      perHop: perHop(),
      over: kind === 'life' || (posted && counters !== undefined && counters.hop >= counters.hops),
      // The rings of the picture show the hops.
      ahead: posted || kind === 'hops' || connection > (guess.x[0] ?? 0),
      handles: spaced(0, guess.x.length - 1, HANDLES).slice(1),
    };
  }

  /** The guess that can be drawn now; undefined when drawing is not possible. */
  function open() {
    const { guess, shown } = betOf(kindOf(model));
    return model.facts && !model.dead && !shown ? guess : undefined;
  }

  /** @type {Acts} */
  const acts = {
    turn: (kind) => {
      if (kind === kindOf(model) || session.locks('post')) return;
      sought = kind;
      if (kind === 'life') return void session.wish({ ...before, post: 0 });
      before = Object.fromEntries(Object.keys(POST).map((name) => [name, model.values[name]]));
      before.connections = model.connection;
      session.wish({ ...POST, post: bets.get('hops')?.shown ? 1 : 0 });
    },
    show: async (kind) => {
      const bet = betOf(kind);
      const score = kind === 'life' ? await scoreOf(kind) : undefined;
      // The guess may have changed meanwhile.
      if (bet !== betOf(kind)) return;
      bet.shown = draws = unsaid = true;
      // Scrubs to where guess and truth differ most, so that text, counters and picture show the same moment.
      if (kind === 'life') return session.scrub(score?.x ?? model.facts?.steps ?? 0, true);
      await session.post();
      scoreOf(kind);
    },
    again: (kind) => {
      bets.set(kind, { guess: blank(model, kind), kept: [], shown: false, of: undefined });
      if (kind === 'hops') session.wish({ ...POST, post: 0 });
      else session.scrub(START, true);
    },
    keep: (kind, name) => {
      const bet = betOf(kind);
      if (bet.shown || !bet.guess.begun) return;
      bet.kept = [...bet.kept, { name, guess: bet.guess }];
      bet.guess = blank(model, kind);
      paint();
    },
    travel: () => void session.post(),
    lay: (shape) => {
      open()?.lay(shape);
      paint();
    },
    bend: (at, value) => {
      const { guess, handles } = current();
      guess.bend(handles[at] ?? 0, value, handles[at - 1] ?? 0, handles[at + 1] ?? Infinity);
      paint();
    },
    repeat: () => {
      session.look();
      session.study.repeat();
    },
    pen: penOf({ chart: () => chart, guess: open, paint }),
  };

  /** Positions the handles on the line. */
  function lay() {
    /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll('.handle')).forEach((handle) => {
      const [x = 0, y = 0] = chart?.at(Number(handle.dataset.x), Number(handle.dataset.y)) ?? [];
      handle.style.translate = `${x}px ${y}px`;
    });
  }

  /** @param {Bet} bet */
  function draw({ kind, guess, kept, shown, closest, perHop }) {
    const host = /** @type {HTMLElement | null} */ (place.querySelector('[data-bet]'));
    if (host !== paper) {
      chart?.close();
      drawn = [];
      paper = host;
      chart = host ? new Chart(host, (x) => void (shownLife() && session.scrub(x, true)), lay) : undefined;
    }
    const { found, series, before, log, guides, facts } = model;
    if (!chart || !series || !facts) return;
    const wanted = [speaking(), kind, guess.y, kept, shown, series, ...(shown ? [closest, String(perHop), before, log, guides, found.curve, found.ensemble] : [])];
    if (wanted.length !== drawn.length || wanted.some((value, index) => value !== drawn[index])) {
      drawn = wanted;
      chart.show(kind === 'life' ? lifeDrawing(model, guess, kept, shown, closest?.guesses) : hopsDrawing(model, guess, kept, shown ? perHop : undefined, closest?.guesses));
      if (draws && shown && !session.moment.still) trace(paper?.querySelector('.line.now'));
      draws = false;
      appear(paper?.querySelectorAll(SAID));
    }
    chart.moment(kind === 'life' && shown ? model.connection : -1);
  }

  const shownLife = () => kindOf(model) === 'life' && betOf('life').shown;

  /** Animates the drawing of the answer. @param {Element | null | undefined} line */
  function trace(line) {
    if (!(line instanceof SVGPathElement)) return;
    const length = line.getTotalLength();
    line.animate([{ strokeDasharray: `${length} ${length}`, strokeDashoffset: length }, { strokeDasharray: `${length} ${length}`, strokeDashoffset: 0 }], { duration: DRAWS, easing: 'ease-in-out' });
    traced = performance.now();
    appear(place.querySelectorAll('.bet-words, .counters'));
  }

  /** What is said about the answer appears when it is drawn. @param {NodeListOf<Element>} [elements] */
  function appear(elements) {
    const elapsed = performance.now() - traced;
    if (elapsed > DRAWS) return;
    for (const element of elements ?? []) {
      for (const animation of element.getAnimations()) animation.cancel();
      element.animate({ opacity: [0, 1] }, { delay: DRAWS, duration: APPEARS, fill: 'backwards' }).currentTime = elapsed;
    }
  }

  return {
    top: (model, controller) => {
      const bet = current();
      // A changed attribute resets the parts to those of the scene table.
      const shown = bet.shown ? AFTER[bet.kind] : BEFORE;
      if (model.shown.parts !== shown) model.shown = { ...model.shown, parts: shown };
      return panel(model, controller, bet, acts);
    },
    below: (model, controller) => {
      const bet = current();
      return bet.shown && bet.over && model.controls ? besides(model, controller, bet, acts) : nothing;
    },
    drawn: ({ found: { writing } }) => {
      // This scene does not show contacts, so it does not simulate their posts.
      if (writing && !writing.ended) session.study.endWriting();
      const bet = current();
      // The first stroke also fetches the part of the core that scores.
      if (bet.shown || (bet.guess.begun && !scores)) {
        scores = true;
        scoreOf(bet.kind);
      }
      if (bet.shown && bet.over) compare(bet.kind);
      draw(bet);
      if (bet.shown && model.facts && model.controls && !model.studied) {
        session.show({ studied: true });
        session.look();
      }
      if (bet.kind !== sought) return;
      sought = undefined;
      if (!host.shadowRoot?.activeElement) /** @type {HTMLElement | null} */ (place.querySelector('.bet [aria-pressed=true]'))?.focus();
    },
    onEvent: (type) => {
      const { kind, shown } = current();
      // A new life: its post is not simulated yet.
      if (type === 'change' && kind === 'hops' && shown && !model.posted) session.wish({ post: 1 });
      if (type === 'settled') unsaid = false;
    },
    spoken: () => {
      const { guess, score, kind, over, shown, ahead } = current();
      if (!shown && ahead) return '';
      return unsaid && over && guess.begun && score ? spoken(score, kind) : undefined;
    },
    stop: () => {
      chart?.close();
      session.show({ studied: false });
    },
  };
}
