/**
 * Templates that render the model. Some are fetched on demand and stored in this file.
 *
 * The folder ui/ contains templates, controls, gestures and styles. It imports lit, state/, render/, chart/, i18n/, shared/, pkg/text/,
 * and types of engine/. Only this file fetches parts of analysis/ and exports/.
 */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { sentence, valueOf } from './controls.js';
import { bold, couldReach, tick, within } from './template-parts.js';
import { stage } from './picture.js';
import { helpOf, labelOf } from '../i18n/format.js';
import { digits, isolate, join, pieces, rough, say } from '../i18n/translate.js';

/**
 * @import { Model, Part } from '../state/model.js'
 * @import { Session } from '../state/session.js'
 * @import { ListTexts } from './picture-labels.js'
 * @import { Key } from '../i18n/translate.js'
 *
 * @typedef {import('./controls.js').Controller & import('../analysis/life-panel.js').Controller & import('./picture-labels.js').Controller & { more(open: boolean): void,
 *   exportContext: import('../exports/take.js').ExportContext, take(open: boolean): void, numbers(open: boolean): void, ask(): void,
 *   accept: import('./press-and-hold.js').PressAndHold, preview(event: Event): void,
 *   post(): void, toggle(): void, step(): void, reset(): void, scrub(connection: number, done: boolean): void,
 *   fresh(): void, open(file: File | undefined): void, leaveFile(): void,
 *   chart(kind: 'life' | 'hops'): void, defaults(): void,
 *   drawer(open: boolean): void, key(event: KeyboardEvent): void, drag(event: DragEvent): void, drop(event: DragEvent): void }} Controller
 *
 * @typedef {object} ScenePart parts that a scene adds to the figure; a separate module, fetched with the scene
 * @property {(model: Model, controller: Controller) => unknown} [top] full width, above the picture
 * @property {(model: Model, controller: Controller) => unknown} [side] next to the picture, under the latest event
 * @property {(model: Model, controller: Controller) => unknown} [end] next to the picture, under the chart
 * @property {(model: Model, controller: Controller) => unknown} [below] full width, below everything
 * @property {(model: Model) => void} [drawn] called after every rendering
 * @property {() => void} [moved] called before every picture, because the moment may have changed
 * @property {() => string | undefined} [spoken] screen reader text for the moment; undefined: the default text
 * @property {(type: string, detail: object) => void} [onEvent] called with each event that the figure dispatches
 * @property {() => void} [stop] removes listeners and timers
 * @property {ListTexts} [listed] texts for a list of one's own connections
 *
 * @typedef {(stage: { host: HTMLElement, place: HTMLElement, session: Session, paint: () => void }) => ScenePart} Make
 * creates the part from the element, its inner container, its session, and a function that schedules a rendering
 */

/** Template of the analysis panel; undefined until loaded. @type {typeof import('../analysis/life-panel.js').more | undefined} */
let more;

/** Loads the analysis panel once. */
export async function fetchMore() {
  ({ more } = await import('../analysis/life-panel.js'));
}

/** Template of the file's row; undefined until loaded. @type {typeof import('./file-row.js').fileRow | undefined} */
let fileRow;

/** Loads the file's row once. */
export async function fetchFileRow() {
  ({ fileRow } = await import('./file-row.js'));
}

/** Template of the settings; undefined until loaded. @type {typeof import('./settings.js').settings | undefined} */
let settings;

/** Loads the settings once. */
export async function fetchSettings() {
  ({ settings } = await import('./settings.js'));
}

/** Template of the exports panel; undefined until loaded. @type {typeof import('../exports/panel.js').taking | undefined} */
let taking;

/** Loads the exports panel once. */
export async function fetchTaking() {
  ({ taking } = await import('../exports/panel.js'));
}

/** Whether a part is shown. @param {Model} model @param {Part} part */
const has = ({ shown, offers }, part) => shown.parts.has(part) && offers.has(part);

/** Template of the number tables; undefined until loaded. @type {typeof import('./number-tables.js').numbers | undefined} */
let numbers;

/** Loads the number tables once. */
export async function fetchNumbers() {
  ({ numbers } = await import('./number-tables.js'));
}

/** Screen reader text: the last connection, a post that spreads, or its result. @param {Model} model */
export function announcement({ counters, posted }) {
  if (!counters) return '';
  const { first, second, third, gained, saw, hop, hops } = counters;
  if (posted && hop < hops) return hop === 0 ? say('announce.written') : say('announce.hop', { hop, count: saw });
  return posted ? say('announce.post', { count: saw }) : say('announce.accept', { count: first, second, third, gained });
}

/** The counts. Their numbers are written by animated-number.js. @param {Model} model */
function counters(model) {
  const { counters, posted, offers } = model;
  const names = /** @type {const} */ (['first', 'second', 'third', 'couldReach', 'saw', 'gained']).filter((name) => offers.has(name));
  if (names.length === 0) return nothing;
  return html`<dl class="counters" part="counters">
    ${names.map(
      (name) =>
        html`<div class=${name} title=${say(`count.${name}.title`)} ?data-on=${name === 'saw' && posted && counters !== undefined}>
          <dt>${name === 'couldReach' ? couldReach(model) : say(`count.${name}`)}</dt>
          <dd data-count=${name}></dd>
        </div>`,
    )}
  </dl>`;
}

/** Text: the effect of the last connection or of the post. @param {Model} model */
function happened(model) {
  const { counters, posted, facts } = model;
  if (!counters) return '';
  if (posted) {
    const { saw, couldReach, hop, reshares, hops } = counters;
    if (counters.first === 0) return say('happened.nobody');
    const words = say('happened.post', { count: saw, within: within(model), could: couldReach, hops: say('hops', { count: Math.floor(hop) }) });
    if (hop < hops) return words;
    const [first = 0, second = 0] = facts?.expected ?? [];
    return words + (facts?.expected ? say('happened.expected', { people: rough(first + second) }) : '') + say('happened.reshares', { count: reshares });
  }
  if (counters.connection === 0) return say('happened.start');
  const { person, gained, overlap, fallen } = counters;
  const words = say('happened.last', { person: isolate(person), gained: say('people.new', { count: gained }), overlap });
  return fallen > 0 ? words + say('happened.fallen', { count: fallen }) : words;
}

/** Text: the next invitation. @param {Model} model */
function next({ next, facts, values }) {
  if (!facts) return nothing;
  if (!next) return say('next.none') + say('next.waiting', { count: facts.waiting });
  return bold(values.hidden ? 'next.hidden' : 'next', {
    count: 100 * Number(values.hidden),
    person: next.person,
    ties: say('next.ties', { count: next.degree }),
    source: say(/** @type {Key} */ (`source.${next.source}`)),
    gained: `+${digits(next.gained)}`,
    overlap: next.overlap,
  });
}

/** Value of `aria-keyshortcuts` for a button. The controller finds the button by it. @param {Model} model @param {string} names */
const keys = ({ shortcuts }, names) => (shortcuts ? names : nothing);

/** @param {Model} model @param {Controller} controller */
function acceptButton(model, controller) {
  return html`<button
    type="button"
    class="primary"
    part="accept"
    title=${model.shown.story ? nothing : say('accept.title')}
    aria-keyshortcuts=${model.shown.story ? nothing : keys(model, 'A')}
    ?disabled=${!model.facts || model.dead}
    aria-disabled=${model.facts && !model.next && !model.shown.story ? 'true' : nothing}
    @click=${controller.accept}
    @pointerdown=${controller.accept}
    @pointerup=${controller.accept}
    @pointercancel=${controller.accept}
    @pointerleave=${controller.accept}
    @mouseenter=${controller.preview}
    @mouseleave=${controller.preview}
    @focusin=${controller.preview}
    @focusout=${controller.preview}
    @blur=${controller.accept}
    @keydown=${controller.accept}
    @contextmenu=${controller.accept}
  >
    ${model.facts && !model.next ? say(model.shown.story ? 'accept.again' : 'accept.none') : say('accept')}
  </button>`;
}

const ICONS = {
  post: 'M3 9 15 3v12L3 9Zm12-3 4-2m-4 5h5m-5 3 4 2M6 10.5V15h3v-3',
  play: 'M6 4l10 6-10 6z',
  pause: 'M6 4h3v12H6zM12 4h3v12h-3z',
  step: 'M5 4l8 6-8 6zM14 4h2v12h-2z',
  reset: 'M10 4a6 6 0 1 1-5.7 4M4 4v4h4',
};

/** @param {Model} model @param {'post' | 'play' | 'pause' | 'step' | 'reset'} name @param {string} key @param {() => void} act @param {boolean} off */
function button(model, name, key, act, off) {
  return html`<button type="button" class=${name} title=${say(`${name}.title`)} aria-keyshortcuts=${keys(model, key)} ?disabled=${off} @click=${act}>
    <svg viewBox="0 0 20 20" aria-hidden="true" class=${name === 'reset' || name === 'post' ? 'stroke' : ''}><path d=${ICONS[name]} /></svg><span data-or=${name === 'play' || name === 'pause' ? say(name === 'play' ? 'pause' : 'play') : ''}>${say(name)}</span>
  </button>`;
}

/** @param {Model} model @param {Controller} controller */
function buttons(model, controller) {
  const off = !model.facts || model.dead;
  const all = {
    accept: acceptButton(model, controller),
    post: button(model, 'post', 'P', controller.post, off),
    play: model.playing ? button(model, 'pause', 'Space', controller.toggle, off) : button(model, 'play', 'Space', controller.toggle, off || (!model.next && !model.posted)),
    step: button(model, 'step', 'S', controller.step, off),
    reset: button(model, 'reset', 'R', controller.reset, off),
  };
  const shown = /** @type {(keyof typeof all)[]} */ (Object.keys(all)).filter((name) => has(model, name));
  if (shown.length === 0) return nothing;
  return html`<div class="buttons" part="buttons">${shown.map((name) => all[name])}</div>`;
}

/** The time slider. @param {Model} model @param {Controller} controller @param {ListTexts} [listed] */
function scrubber(model, controller, listed) {
  const { facts, counters, connection } = model;
  const steps = facts?.steps ?? 0;
  const parameter = model.parameters.find(({ name }) => name === 'connections');
  const month = counters?.month ?? 0;
  const months = Number(model.values.months ?? 0);
  /** @param {boolean} done */
  const moved = (done) => (/** @type {Event} */ event) => controller.scrub(/** @type {HTMLInputElement} */ (event.currentTarget).valueAsNumber, done);
  return html`<div class="scrubber" part="scrubber">
    <span>${bold('sentence.connections', { value: connection, steps })}</span>
    <input
      type="range"
      name="connections"
      aria-label=${parameter ? labelOf(parameter) : say('picture.loading')}
      aria-valuetext=${listed?.scrubbed(model) ?? say('connections.text', { count: connection, steps, month })}
      title=${(parameter && helpOf(parameter)) || nothing}
      min="0"
      max=${steps}
      step="1"
      ?disabled=${steps === 0}
      .value=${live(String(connection))}
      @input=${moved(false)}
      @change=${moved(true)}
    />
    <span class="quiet">${listed?.when(model) ?? say(month > months ? 'connections.beyond' : 'connections.month', { month, months })}</span>
  </div>`;
}

/** Text description of the chart. @param {Model} model */
function chartWords({ counters, facts, chart, connection, series, shown }) {
  if (!counters || !facts || !series) return say('picture.loading');
  if (chart === 'hops') {
    return say('chart.hops.label', { hops: join(Array.from(counters.perHop, (count, index) => say('chart.hops.at', { x: index + 1, y: digits(count) }))) });
  }
  const { reach } = series;
  if (shown.grows) return say('chart.life.at', { x: connection, y: digits(reach[connection] ?? 0), new: '' });
  return say('chart.life.label', { now: reach[connection] ?? 0, connection, end: reach.at(-1) ?? 0, steps: facts.steps });
}

/** @param {Model} model @param {Controller} controller */
function chart(model, controller) {
  /** @param {'life' | 'hops'} kind */
  const tab = (kind) =>
    html`<button type="button" aria-pressed=${String(model.chart === kind)} ?disabled=${kind === 'hops' && !model.posted} @click=${() => controller.chart(kind)}>
      ${say(`chart.${kind}`)}
    </button>`;
  /** @param {'gained' | 'log'} name */
  const option = (name) => tick(name, say(`chart.${name}`), model[name], (on) => controller.tick(name, on));
  const { ensemble } = model.found;
  const ghost = String(model.ghost);
  const drawing = html`<div class="plot-head">
      <span class="tabs">${tab('life')}${tab('hops')}</span>
      ${model.chart === 'life' ? html`<span class="lines">${option('gained')} ${option('log')}</span>` : nothing}
    </div>
    ${model.chart === 'life' && (ghost || ensemble)
      ? html`<div class="lines">
          <span class="now">${say('chart.now')}</span>${ghost ? html`<span class="ghost" title=${ghost}>${ghost}</span>` : nothing}
          ${ensemble ? html`<span class="band">${say('chart.band', { lives: ensemble.lives })}</span>` : nothing}
        </div>`
      : nothing}
    <div class="chart" data-chart="life" role="img" aria-label=${chartWords(model)}></div>`;
  return html`<div class="plot" part="chart">
    ${has(model, 'chart') ? drawing : nothing}
    ${model.offers.has('table') ? table(model, controller) : nothing}
  </div>`;
}

/** The number tables, collapsed by default. @param {Model} model @param {Controller} controller */
const table = (model, controller) =>
  html`<details class="numbers" @toggle=${(/** @type {Event} */ event) => controller.numbers(/** @type {HTMLDetailsElement} */ (event.currentTarget).open)}>
      <summary>${say('numbers')}</summary>
      ${model.numbers ? numbers?.(model) : nothing}
    </details>`;

/** The scene's most important settings, as sentences. @param {Model} model @param {Controller} controller */
function sentences(model, controller) {
  const shown = model.shown.settings.flatMap((name) => model.parameters.find((parameter) => parameter.name === name) ?? []);
  return html`<div class="sentences">${shown.map((parameter) => sentence(parameter, valueOf(model, parameter), model.lock.has(parameter.name) ? undefined : controller))}</div>`;
}

/** Error message, with a button to try again. @param {Model['found']} found @param {() => void} again */
const failure = ({ error }, again) =>
  html`<p class="error" role="alert">${String(error ?? '')}</p>
    ${error ? html`<button type="button" @click=${again}>${say('more.again')}</button>` : nothing}`;

/** The settings, collapsed by default. @param {Model} model @param {Controller} controller */
function drawer(model, controller) {
  return html`<details
    class="drawer"
    part="drawer"
    @toggle=${(/** @type {Event} */ event) => controller.drawer(/** @type {HTMLDetailsElement} */ (event.currentTarget).open)}
  >
    <summary>${say('drawer')}</summary>
    ${model.drawer ? (settings?.(model, controller) ?? failure(model.found, () => controller.drawer(true))) : nothing}
  </details>`;
}

/** The exports panel, collapsed by default. @param {Model} model @param {Controller} controller */
const take = (model, controller) =>
  html`<details class="drawer" part="exports" @toggle=${(/** @type {Event} */ event) => controller.take(/** @type {HTMLDetailsElement} */ (event.currentTarget).open)}>
    <summary>${say('take')}</summary>
    ${model.take ? taking?.(model, controller) : nothing}
  </details>`;

/** The analysis panel, collapsed by default. @param {Model} model @param {Controller} controller */
function analysisPanel(model, controller) {
  return html`<details
    class="drawer more"
    part="more"
    @toggle=${(/** @type {Event} */ event) => event.target === event.currentTarget && controller.more(/** @type {HTMLDetailsElement} */ (event.currentTarget).open)}
  >
    <summary>${say('more')}</summary>
    ${model.more ? [failure(model.found, () => controller.more(true)), more?.(model, controller)] : nothing}
  </details>`;
}

/** @param {Model} model @param {Controller} controller */
const seed = (model, controller) =>
  html`<span class="seed">${bold('seed', { value: String(model.values.seed ?? '') })}</span>
    <button type="button" class="fresh" title=${say('seed.new.title')} ?disabled=${!model.facts} @click=${controller.fresh}>${say('seed.new')}</button>`;

/** Parts of the footer. */
const FOOT = /** @type {const} */ (['drawer', 'more', 'seed', 'file']);

/** @param {Model} model @param {Controller} controller @param {ListTexts} [listed] */
function foot(model, controller, listed) {
  const network = [has(model, 'seed') ? seed(model, controller) : nothing, has(model, 'file') ? html`<div class="file">${fileRow?.(model, controller, listed)}</div>` : nothing];
  return html`<div class="foot">
    ${has(model, 'drawer') ? [drawer(model, controller), take(model, controller)] : nothing} ${has(model, 'more') ? analysisPanel(model, controller) : nothing}
    <div class="network">${network}</div>
  </div>`;
}

/** @param {Model} model @param {Controller} controller */
function messages(model, controller) {
  return html`<div class="messages">
    <p class="error" role="alert">${model.reads && has(model, 'file') && fileRow ? '' : String(model.error)}</p>
    ${model.dead && model.facts ? html`<button type="button" @click=${controller.restart}>${say('error.again')}</button>` : nothing}
    ${model.notes.map((note) => html`<p class="note">${String(note)}</p>`)}
  </div>`;
}

/** The opening sentence. @param {Model} model */
function hook({ counters, facts }) {
  if (!counters || !facts) return nothing;
  const { first, second, gained } = counters;
  const reach = first + second;
  const all = facts.people;
  if (first === 0) return say('hook.0');
  if (reach === all && gained > 0) return bold('hook.all', { count: first, all });
  return first === 1 ? bold('hook.1', { count: second, first, reach, all }) : bold('hook.more', { count: gained, first, reach, all });
}

/** A story: the picture, one sentence, one button. @param {Model} model @param {Controller} controller */
const story = (model, controller) =>
  html`${stage(model, controller)}
    <div class="side">
      <p class="story-words">${hook(model)}</p>
      ${has(model, 'play') ? buttons(model, controller) : has(model, 'accept') ? acceptButton(model, controller) : nothing}${messages(model, controller)}
    </div>`;

/** The button that shows or hides the counts if `numbers="asked"`. @param {Model} model @param {Controller} controller */
const revealButton = ({ veil }, controller) =>
  veil === '' ? nothing : html`<button type="button" class="veil" aria-pressed=${String(veil === 'asked')} @click=${controller.ask}>${say('veil')}</button>`;

/** Whether the figure has little text, which is then under the picture instead of next to it. @param {Model} model */
const isSlim = (model) =>
  !model.shown.load && !model.offers.has('settings') && !/** @type {const} */ (['chart', 'happened', 'next']).some((part) => has(model, part));

/** All scenes except stories: the picture and its parts. @param {Model} model @param {Controller} controller @param {ScenePart} [part] */
const parts = (model, controller, part) =>
  html`<div class="parts ${isSlim(model) ? 'slim' : ''}">
    ${stage(model, controller, part?.listed)} ${has(model, 'scrubber') ? scrubber(model, controller, part?.listed) : nothing}
    <div class="side">
      ${model.shown.parts.has('counters') ? counters(model) : nothing} ${buttons(model, controller)} ${revealButton(model, controller)}
      ${has(model, 'happened') ? html`<p class="happened">${happened(model)}</p>` : nothing}
      ${has(model, 'next') ? html`<p class="next">${next(model)}</p>` : nothing} ${messages(model, controller)} ${part?.side?.(model, controller)}
      ${model.offers.has('settings') ? sentences(model, controller) : nothing}
      ${model.shown.parts.has('chart') && (has(model, 'chart') || model.offers.has('table')) ? chart(model, controller) : nothing}
      ${part?.end?.(model, controller)}
    </div>
    ${FOOT.some((part) => has(model, part)) ? foot(model, controller, part?.listed) : nothing}
  </div>`;

/** The credit line. @param {Model} model */
const credit = ({ credit }) =>
  html`<p class="credit" part="credit">
    ${pieces('credit').map((part, index) => (index % 2 === 0 ? part : credit === 'on' ? 'Hopscope' : html`<a href=${credit} target="_blank" rel="noopener">Hopscope</a>`))}
  </p>`;

/**
 * The whole element. Styles are set as properties, because a host page's content security policy may forbid the style attribute.
 * @param {Model} model
 * @param {Controller} controller
 * @param {ScenePart} [part] parts that the scene adds, once loaded
 * @param {ScenePart} [think] the question under the figure, once loaded
 */
export function figure(model, controller, part, think) {
  if (part?.listed) model = { ...model, shown: part.listed.shown };
  const colours = Object.entries(model.colours).map(([role, colour]) => `--${role}:${colour}`);
  return html`<div
    class="figure ${model.scene} ${model.shown.story ? 'story' : 'full'} ${model.theme} ${model.large ? 'projector' : ''} ${model.veil === 'hidden' ? 'veiled' : ''} ${model.posted ? 'posted' : ''}"
    part="figure"
    .style=${colours.join(';')}
    @keydown=${controller.key}
    @dragover=${controller.drag}
    @dragleave=${controller.drag}
    @drop=${controller.drop}
  >
    ${part?.top?.(model, controller)}
    ${model.shown.story ? story(model, controller) : parts(model, controller, part)} ${part?.below?.(model, controller)}
    ${model.offers.has('question') && think?.below ? think.below(model, controller) : html`<div class="later"><slot name="answer"></slot></div>`}
    <slot name="caption"></slot>
    ${model.credit === 'off' ? nothing : credit(model)}
  </div>`;
}
