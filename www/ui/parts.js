/**
 * Templates of the parts of a figure that is no story: counts, sentences, the time slider, chart, settings. A figure fetches them with its
 * scene. What a reader opens is fetched then, and stored in this file.
 */
import './parts-style.js';
import text from '../pkg/text/en/parts.json';
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { acceptButton, buttons, has, messages } from './buttons.js';
import { sentence, valueOf } from './controls.js';
import { bold, couldReach, tick, within } from './template-parts.js';
import { helpOf, labelOf } from '../i18n/format.js';
import { addTexts, digits, isolate, join, rough, say } from '../i18n/translate.js';

/**
 * @import { Model } from '../state/model.js'
 * @import { Controller, ScenePart } from './types.js'
 * @import { ListTexts } from './picture-labels.js'
 * @import { Key } from '../i18n/translate.js'
 */

addTexts(text);

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

/** Template of the number tables; undefined until loaded. @type {typeof import('./number-tables.js').numbers | undefined} */
let numbers;

/** Loads the number tables once. */
export async function fetchNumbers() {
  ({ numbers } = await import('./number-tables.js'));
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

/** The time slider. @param {Model} model @param {Controller} controller @param {ListTexts} [listed] */
export function scrubber(model, controller, listed) {
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
export function foot(model, controller, listed) {
  if (!FOOT.some((part) => has(model, part))) return nothing;
  const network = [has(model, 'seed') ? seed(model, controller) : nothing, has(model, 'file') ? html`<div class="file">${fileRow?.(model, controller, listed)}</div>` : nothing];
  return html`<div class="foot">
    ${has(model, 'drawer') ? [drawer(model, controller), take(model, controller)] : nothing} ${has(model, 'more') ? analysisPanel(model, controller) : nothing}
    <div class="network">${network}</div>
  </div>`;
}

/** The button that shows or hides the counts if `numbers="asked"`. @param {Model} model @param {Controller} controller */
const revealButton = ({ veil }, controller) =>
  veil === '' ? nothing : html`<button type="button" class="veil" aria-pressed=${String(veil === 'asked')} @click=${controller.ask}>${say('veil')}</button>`;

/** What is next to the picture. @param {Model} model @param {Controller} controller @param {ScenePart} [part] */
export const side = (model, controller, part) =>
  html`${model.shown.parts.has('counters') ? counters(model) : nothing} ${buttons(model, controller)} ${revealButton(model, controller)}
    ${has(model, 'happened') ? html`<p class="happened">${happened(model)}</p>` : nothing}
    ${has(model, 'next') ? html`<p class="next">${next(model)}</p>` : nothing} ${messages(model, controller, model.reads && has(model, 'file') && fileRow !== undefined)}
    ${part?.side?.(model, controller)} ${model.offers.has('settings') ? sentences(model, controller) : nothing}
    ${model.shown.parts.has('chart') && (has(model, 'chart') || model.offers.has('table')) ? chart(model, controller) : nothing}
    ${part?.end?.(model, controller)}`;
