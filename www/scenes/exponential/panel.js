/** Templates of the guess: the chart to draw in, the ready-made guesses, and the text of the answer. They have no state. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { CURVE, curve } from '../../analysis/curve-section.js';
import { why } from '../../analysis/made-of-section.js';
import { progress } from '../../analysis/section.js';
import { sizes } from '../../analysis/sizes-section.js';
import { table, tick } from '../../ui/template-parts.js';
import { digits, join, rough, say } from '../../i18n/translate.js';
import { among, bent, closest, multiplies, verdict } from './verdict.js';

/**
 * @import { Model } from '../../state/model.js'
 * @import { Controller } from '../../ui/types.js'
 * @import { Guess, SHAPES } from './guess.js'
 * @import { penOf } from './pointer.js'
 * @import { Closest } from './verdict.js'
 * @import { Score } from '../../engine/messages.js'
 *
 * @typedef {'life' | 'hops'} Kind
 * @typedef {(x: number) => number | undefined} Truth the true value at `x`, in people, or undefined
 * @typedef {{ name: string, guess: Guess }} Kept a guess of somebody else on the same bet
 *
 * @typedef {object} Bet the guess on show
 * @property {Kind} kind
 * @property {Guess} guess
 * @property {Kept[]} kept
 * @property {boolean} shown whether the answer is shown
 * @property {Truth} truth
 * @property {Score | undefined} score the core's score of the guess; undefined until the core has answered
 * @property {Closest | undefined} closest of several guesses; undefined with one, and until the core has answered
 * @property {number[]} perHop new viewers at each hop of the post on show
 * @property {boolean} over whether the answer is complete
 * @property {boolean} ahead whether the picture would show part of the answer
 * @property {number[]} handles indices into `guess.x` of the points that the keyboard can move
 *
 * @typedef {object} Acts
 * @property {(kind: Kind) => void} turn
 * @property {(kind: Kind) => void} show
 * @property {(kind: Kind) => void} again
 * @property {(kind: Kind, name: string) => void} keep keeps the guess under a name, and begins the next
 * @property {() => void} travel
 * @property {(shape: keyof typeof SHAPES) => void} lay
 * @property {(at: number, value: number) => void} bend moves handle `at` to `value` people
 * @property {() => void} repeat
 * @property {ReturnType<typeof penOf>} pen
 */

/** Step of a handle for one key press, as a share of all people. */
const STEP = 0.01;

/** @type {Record<Kind, readonly (keyof typeof SHAPES)[]>} */
const FIRST = { life: ['straight', 'exponential', 'bends'], hops: ['straight', 'exponential', 'hill'] };

/** @param {Kind} kind @param {number} x */
const placeOf = (kind, x) => say(kind === 'life' ? 'exponential.place' : 'exponential.place.hop', { count: x });

/** Above the picture. @param {Model} model @param {Controller} controller @param {Bet} bet @param {Acts} acts */
export function panel(model, controller, bet, acts) {
  const { kind, shown } = bet;
  /** @param {Kind} one */
  const tab = (one) =>
    html`<button type="button" aria-pressed=${String(kind === one)} ?disabled=${!model.facts} @click=${() => acts.turn(one)}>${say(`exponential.tab.${one}`)}</button>`;
  const answered = shown && bet.over && bet.score ? [closest(bet.closest), answer(model, bet, bet.score)] : undefined;
  return html`<div class="bet ${kind} ${shown ? 'shown' : 'guessing'} ${bet.ahead ? 'ahead' : ''}">
    <div class="tabs" role="group" aria-label=${say('exponential.tabs')}>${tab('life')}${tab('hops')}</div>
    ${answered ? html`<div class="bet-held" aria-hidden="true">${question(model, bet)}</div>` : nothing}
    <div class="bet-words">${answered ?? question(model, bet)}</div>
    ${chart(model, bet, acts)} ${model.controls ? doing(model, controller, bet, acts) : nothing}
  </div>`;
}

/** @param {Model} model @param {Bet} bet */
function question({ facts, connection }, { kind, guess }) {
  const [x = 0, reach = 0] = [guess.x[0], guess.y[0]];
  /** @type {Record<string, number>} */
  const values = kind === 'life' ? { count: x, reach, steps: facts?.steps ?? 0 } : { count: connection };
  return html`<p class="bet-ask">${say(`exponential.draw.${kind}`)}</p>
    <p>${facts ? say(`exponential.how.${kind}`, values) : nothing}</p>`;
}

/** The chart in words. @param {Model} model @param {Bet} bet */
function words({ facts, series, connection }, { kind, shown, guess, perHop }) {
  const { steps = 0, people = 0 } = facts ?? {};
  if (!shown) return say(`exponential.chart.${kind}`, { count: guess.x[0] ?? 0, steps, people, hops: guess.x.at(-1) ?? 0 });
  if (kind === 'hops') return say('chart.hops.label', { hops: join(perHop.map((count, hop) => say('chart.hops.at', { x: hop + 1, y: digits(count) }))) });
  return say('chart.life.label', { now: series?.reach[connection] ?? 0, connection, end: series?.reach.at(-1) ?? 0, steps });
}

/** @param {Model} model @param {Bet} bet @param {Acts} acts */
function chart(model, bet, { pen, bend }) {
  const { shown, guess, kind, handles } = bet;
  return html`<div class="bet-chart ${shown ? '' : 'paper'}" @pointerdown=${pen.down} @pointermove=${pen.move} @pointerup=${pen.up} @pointercancel=${pen.cancel}>
    <div class="chart" data-bet role="img" aria-label=${words(model, bet)}></div>
    ${shown || !model.facts
      ? nothing
      : html`${guess.begun ? nothing : html`<p class="bet-hint" aria-hidden="true">${say('exponential.here')}</p>`}
          <div class="handles" role="group" aria-label=${say('exponential.line')}>
            ${handles.map((index, at) => {
              const value = guess.y[index];
              const there = value ?? guess.y.at(-1) ?? 0;
              return html`<span class="handle ${value === undefined ? 'open' : ''}" data-x=${guess.x[index] ?? 0} data-y=${there}
                ><input
                  type="range"
                  aria-label=${placeOf(kind, guess.x[index] ?? 0)}
                  aria-valuetext=${value === undefined ? say('exponential.nothing') : say('exponential.people', { count: value })}
                  min="0"
                  max=${guess.top}
                  step=${Math.max(1, Math.round(STEP * guess.top))}
                  .value=${live(String(there))}
                  @input=${(/** @type {Event} */ event) => bend(at, /** @type {HTMLInputElement} */ (event.currentTarget).valueAsNumber)}
                /><i></i
              ></span>`;
            })}
          </div>`}
  </div>`;
}

/**
 * The buttons. One button shows and hides the answer, so that it keeps the keyboard focus.
 * @param {Model} model @param {Controller} controller @param {Bet} bet @param {Acts} acts
 */
function doing(model, controller, { kind, shown, guess, kept, over }, acts) {
  const off = !model.facts || model.dead;
  // A class may guess by raising hands, without a line.
  const early = !shown && !guess.begun && !model.large;
  /** The button is removed with the answer, so the focus moves to the button before it. @param {Event} event */
  const unsure = ({ currentTarget }) => {
    /** @type {Element} */ (currentTarget).parentElement?.querySelector('button')?.focus();
    acts.show(kind);
  };
  return html`${shown
      ? nothing
      : html`<div class="bet-first" role="group" aria-label=${say('exponential.begin')}>
          <span class="quiet" aria-hidden="true">${say('exponential.begin')}</span>
          ${FIRST[kind].map((shape) => html`<button type="button" ?disabled=${off} @click=${() => acts.lay(shape)}>${say(`exponential.${shape}`)}</button>`)}
        </div>`}
    ${shown || !model.large ? nothing : names(kind, guess, kept, acts)}
    <div class="bet-do">
      <button
        type="button"
        class=${shown ? '' : 'primary'}
        ?disabled=${off}
        aria-disabled=${early}
        title=${early ? say('exponential.show.first') : nothing}
        @click=${() => (shown ? acts.again(kind) : early || acts.show(kind))}
      >
        ${say(!shown ? 'exponential.show' : guess.begun || kept.length > 0 ? 'exponential.again' : 'exponential.instead')}
      </button>
      ${early ? html`<span class="quiet">${say('exponential.show.first')}</span> <button type="button" class="unsure" ?disabled=${off} @click=${unsure}>${say('exponential.unsure')}</button>` : nothing}
      ${shown && kind === 'hops' ? html`<button type="button" ?disabled=${off || (model.posted && !over)} @click=${acts.travel}>${say('exponential.travel')}</button>` : nothing}
      ${shown && kind === 'life' ? html`<button type="button" ?disabled=${model.lock.has('post')} @click=${() => acts.turn('hops')}>${say('exponential.to.hops')}</button>` : nothing}
      ${shown ? tick('log', say('chart.log'), model.log, (on) => controller.tick('log', on)) : nothing}
      ${shown && kind === 'life' ? tick('guides', say('exponential.guides'), model.guides, (on) => controller.tick('guides', on)) : nothing}
    </div>`;
}

/**
 * In a room: keeps a line under a name, so that several people or tables bet.
 * @param {Kind} kind @param {Guess} guess @param {Kept[]} kept @param {Acts} acts
 */
function names(kind, guess, kept, acts) {
  /** @param {Event} event */
  const keep = (event) => {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.currentTarget).elements[0]);
    acts.keep(kind, input.value.trim() || digits(kept.length + 1));
    input.value = '';
  };
  return html`<form class="bet-names" @submit=${keep}>
    <input type="text" maxlength="20" aria-label=${say('exponential.name')} placeholder=${say('exponential.name')} />
    <button type="submit" ?disabled=${!guess.begun}>${say('exponential.keep')}</button>
  </form>`;
}

/** The text that replaces the question when the answer is shown. @param {Model} model @param {Bet} bet @param {Score} score */
function answer({ facts, counters, found: { curve: shape } }, { kind, guess, kept, perHop }, score) {
  // Where others have drawn, no line of one's own is no omission.
  const said = guess.begun || kept.length === 0 ? verdict(score, kind) : nothing;
  if (kind === 'hops') return html`${said} ${multiplies(perHop, facts?.people ?? 0, score, counters?.saw ?? 0)}`;
  if ((facts?.steps ?? 0) < CURVE) return said;
  return html`${said}
    <p>${bent(score, shape)} ${shape?.bends === undefined ? nothing : say('exponential.so.life')}</p>`;
}

/**
 * The part under the answer: the curve fits, and the spread over many lives.
 * @param {Model} model @param {Controller} controller @param {Bet} bet @param {Acts} acts
 */
export function besides(model, controller, bet, acts) {
  const { found } = model;
  return html`<div class="bet-besides">
    ${found.error
      ? html`<p class="error" role="alert">${found.error}</p>
          <div class="asks"><button type="button" @click=${acts.repeat}>${say('more.again')}</button></div>`
      : nothing}
    <div class="sections">
      ${bet.kind === 'life' ? [curve(model, controller), found.numbers ? why(model, controller, found.numbers) : nothing] : nothing}
      ${lives(model, controller, bet, acts)} ${bet.kind === 'life' ? sizes(model, controller) : nothing} ${numbers(bet)}
    </div>
  </div>`;
}

/** @param {Model} model @param {Controller} controller @param {Bet} bet @param {Acts} acts */
function lives(model, controller, { kind, guess, score }, acts) {
  const { values, found: { ensemble, running } } = model;
  const busy = running !== undefined;
  return html`<section>
    <h3>${say('exponential.lives.title')}</h3>
    <p>${say('more.lives.why')}</p>
    <div class="asks">
      <button type="button" aria-disabled=${busy} @click=${() => busy || acts.repeat()}>${say('exponential.run', { count: Number(values.lives ?? 0) })}</button>
    </div>
    ${progress(model, controller, 'ensemble')}
    <div role="status">${ensemble && !busy ? many(ensemble, guess, score, kind) : nothing}</div>
  </section>`;
}

/** @param {NonNullable<Model['found']['ensemble']>} ensemble @param {Guess} guess @param {Score | undefined} score @param {Kind} kind */
function many(ensemble, guess, score, kind) {
  const { here, hops } = ensemble;
  if (kind === 'life') return among(guess, { x: here.connection, ...here }, ensemble, kind);
  const x = score?.x ?? 2;
  const [low = 0, median = 0, high = 0] = [hops.low[x - 1], hops.median[x - 1], hops.high[x - 1]];
  return among(guess, { x, low, median, high }, ensemble, kind);
}

/** The numbers of the chart as a table. @param {Bet} bet */
function numbers({ kind, guess, truth, handles, perHop }) {
  const places = kind === 'life' ? handles.map((index) => guess.x[index] ?? 0) : Array.from({ length: Math.max(perHop.length, guess.x.length) }, (_, hop) => hop + 1);
  const rows = places.map((x) => [placeOf(kind, x), ...[guess.at(x), truth(x)].map((value) => (value === undefined ? say('count.none') : rough(value, 9)))]);
  return html`<details class="table">
    <summary>${say('exponential.table')}</summary>
    ${table([say(`exponential.tab.${kind}`), say('exponential.guess'), say(kind === 'life' ? 'chart.now' : 'chart.hops')], rows)}
  </details>`;
}
