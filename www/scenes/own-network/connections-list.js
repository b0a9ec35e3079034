/** The view of an opened list of connections, in any scene: a replay by date, what the list shows, and what it does not contain. */
import { html, nothing } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { Chart } from '../../chart/chart.js';
import '../../ui/chart-style.js';
import { addStyles } from '../../ui/style.js';
import { addMoreStyles } from '../../analysis/style.js';
import { isListed } from '../../state/model.js';
import { table } from '../../ui/template-parts.js';
import text from '../../pkg/text/en/own-network.json';
import { localized } from '../../i18n/format.js';
import { digits, isolate, addTexts, say, speaking } from '../../i18n/translate.js';
import { Calendar } from './calendar.js';
import { growth, spread } from './charts.js';
import { invitesOf } from './invites.js';
import { look } from './style.js';
import { Months } from '../common/months.js';

/**
 * @import { Dated } from '../../engine/messages.js'
 * @import { Drawing } from '../../chart/types.js'
 * @import { Model, Scene } from '../../state/model.js'
 * @import { Make } from '../../ui/types.js'
 */

addTexts(text);
addMoreStyles();
addStyles(look);

/** `LIFE`: approximate duration of the replay, in seconds. `FASTEST`: its highest speed, in months per second. */
const LIFE = 25;
const FASTEST = 6;

/** `FEW`: companies listed at first. `MANY`: companies listed at most. */
const FEW = 8;
const MANY = 200;

/** Companies named in the picture, and people of each whose places are asked for: a name stands in their middle. */
const NAMED = 8;
const ASKED = 24;

/** Formats an estimate with two significant digits. @param {number} value */
const about = (value) => digits(Number(value.toPrecision(2)));

/** A list has no invitations and no posts, so this scene has no settings for them. @type {Scene} */
const SHOWN = {
  parts: new Set(['lenses', 'key', 'scrubber', 'counters', 'play', 'step', 'reset', 'file']),
  settings: [],
  start: {},
  load: async () => ({ make }),
};

/** @type {Make} */
export function make({ session, place }) {
  const { model } = session;
  /** The open list, with its calendar and its months. @type {{ dated: Dated, calendar: Calendar, months: Months } | undefined} */
  let open;
  /**
   * The charts by name. `of`: the list and the language of the last drawing.
   * @type {Map<string, { host: Element, chart: Chart, of: unknown[] }>}
   */
  const charts = new Map();

  /** The list on show. */
  const list = () => {
    const { file, series } = model;
    if (!file?.dated || !series) return undefined;
    if (open?.dated !== file.dated) {
      const { dated } = file;
      open = { dated, calendar: new Calendar(dated), months: new Months(dated.afterMonth) };
    }
    return open;
  };

  /** The month in which connection `connection` was made, as text. @param {number} [connection] */
  const when = (connection = model.connection) => {
    const now = list();
    if (!now || connection === 0) return say('own-network.list.before');
    return connection > now.months.at(now.months.all) ? say('own-network.list.unknown') : now.calendar.month(now.dated.months[connection - 1] ?? 0);
  };

  const estimate = () => {
    const { low, middle, high } = list()?.dated ?? {};
    /** @param {Float64Array | undefined} line */
    const here = (line) => about(line?.[model.connection] ?? 0);
    return { low: here(low), middle: here(middle), high: here(high) };
  };

  // The months pass at an even speed. Without a list on show, the previous `beat` of the session is used.
  const before = session.clock;
  session.clock = {
    rate: (connection, elapsed) => {
      const now = isListed(model) ? list() : undefined;
      if (!now) return before?.rate(connection, elapsed);
      const { months } = now;
      const month = Math.min(months.all - 1, Math.floor(months.when(connection) + 1e-9));
      const pace = Math.min(FASTEST, Math.max(1, months.all / LIFE));
      return Math.max(1, months.at(month + 1) - months.at(month)) * pace;
    },
    next: (connection) => {
      const now = isListed(model) ? list() : undefined;
      if (!now) return before?.next(connection) ?? Math.floor(connection) + 1;
      const { months } = now;
      const next = connection < months.at(months.all) ? months.next(connection) : Infinity;
      return next > connection ? Math.min(next, model.facts?.steps ?? 0) : (model.facts?.steps ?? 0);
    },
  };

  const replay = () => {
    session.reset();
    session.play();
  };

  /** Selects the first person of a company; the picture then shows all people of that company. @param {number} firm */
  const show = async (firm) => {
    const person = (list()?.dated.companies.indexOf(firm) ?? -1) + 1;
    const picked = await session.ask((engine) => engine.person(person));
    if (!picked) return;
    session.tip(picked, false);
    place.querySelector('.view')?.scrollIntoView({ block: 'nearest' });
  };

  /**
   * Draws a chart into its element.
   * @param {string} name @param {(now: NonNullable<typeof open>) => Drawing} make @param {(x: number) => number} [connectionAt]
   */
  const draw = (name, make, connectionAt) => {
    const host = /** @type {HTMLElement | null} */ (place.querySelector(`[data-own=${name}]`));
    let known = charts.get(name);
    if (known && known.host !== host) {
      known.chart.close();
      charts.delete(name);
      known = undefined;
    }
    const now = list();
    if (!host || !now) return undefined;
    if (!known) {
      const chart = new Chart(host, connectionAt && ((x) => session.scrub(connectionAt(x), true)));
      charts.set(name, (known = { host, chart, of: [] }));
    }
    if (known.of[0] !== now.dated || known.of[1] !== speaking()) {
      known.of = [now.dated, speaking()];
      known.chart.show(make(now));
    }
    return known.chart;
  };

  return {
    top: invitesOf(session, place),
    side: () => {
      const now = list();
      if (!now) return nothing;
      const { dated, calendar, months } = now;
      return html`<div class="listed">
        <section class="guess">
          <h3>${say('own-network.estimate')}</h3>
          <p class="sum">${model.connection === 0 ? say('own-network.estimate.none') : say('own-network.estimate.value', estimate())}</p>
          <p class="quiet">${say('own-network.estimate.why')}</p>
          <details class="table"><summary>${say('own-network.estimate.rests')}</summary>${rests()}</details>
        </section>
        <section>
          <h3>${say('own-network.growth')}</h3>
          ${calendar.known
            ? html`<p class="lines"><span>${say('own-network.growth.all')}</span><span class="sampled">${say('own-network.growth.new')}</span></p>
                <div class="chart" data-own="growth" role="img" aria-label=${inWords(now)}></div>`
            : html`<p>${say('own-network.growth.none')}</p>`}
          ${dated.undated > 0 && calendar.known ? html`<p class="quiet">${say('own-network.growth.rest', { count: dated.undated })}</p>` : nothing}
          ${model.controls && months.all > 0
            ? html`<div class="asks"><button type="button" ?disabled=${!model.facts} @click=${replay}>${say('own-network.replay')}</button></div>`
            : nothing}
        </section>
      </div>`;
    },
    below: () => {
      const now = list();
      if (!now) return nothing;
      return html`<div class="across listed"><div class="sections">${guard([now, speaking(), model.controls, model.file], () => [firms(now, model, show), spreading(now), unknown(model), years(now)])}</div></div>`;
    },
    drawn: () => {
      const chart = draw('growth', ({ calendar, dated }) => growth(dated, calendar), (month) => open?.months.at(month) ?? 0);
      const { dated, months } = open ?? {};
      const { connection } = model;
      if (dated && months) chart?.moment(connection === 0 || connection > months.at(months.all) ? -1 : (dated.months[connection - 1] ?? 0) + 1);
      draw('spread', ({ dated }) => spread(dated, about), (connection) => connection)?.moment(connection);
    },
    spoken: () => say('own-network.list.spoken', { count: model.connection, when: when(), middle: estimate().middle }),
    stop: () => {
      session.clock = before;
      for (const { chart } of charts.values()) chart.close();
      charts.clear();
    },
    listed: {
      shown: SHOWN,
      file: ({ file }) => {
        const now = list();
        const values = { name: isolate(file?.source.name ?? ''), count: file?.people ?? 0 };
        if (!now?.calendar.known) return say('own-network.list.undated', values);
        return say('own-network.list.file', { ...values, from: now.calendar.month(0), to: now.calendar.month(now.months.all - 1) });
      },
      when: () => when(),
      scrubbed: ({ connection, facts }) => say('own-network.list.at', { count: connection, steps: facts?.steps ?? 0, when: when() }),
      key: () =>
        html`<ul class="key" aria-hidden="true">
          <li><i class="you"></i>${say('key.you')}</li>
          <li><i class="first"></i>${say('own-network.key.inside')}</li>
          <li><i></i>${say('own-network.key.outside')}</li>
        </ul>`,
      picture: ({ connection, facts }) => say('own-network.list.picture', { count: connection, all: facts?.people ?? 0 }),
      companies: () => {
        const { companies = [], firms = [] } = list()?.dated ?? {};
        return firms.slice(0, NAMED).map(({ name }, firm) => ({ text: name, people: Array.from(companies).flatMap((one, person) => (one === firm ? [person + 1] : [])).slice(0, ASKED) }));
      },
      somebody: ({ number, person }) => {
        const { companies, firms } = list()?.dated ?? {};
        const company = firms?.[companies?.[number - 1] ?? firms.length]?.name;
        const values = { person: isolate(person), when: when(number) };
        return company === undefined ? say('own-network.list.alone', values) : say('own-network.list.somebody', { ...values, company: isolate(company) });
      },
    },
  };
}

const rests = () =>
  html`<p>${say('own-network.estimate.middle')}</p>
    <p>${say('own-network.estimate.low')}</p>
    <p>${say('own-network.estimate.high')}</p>
    <p>${say('own-network.estimate.not')}</p>`;

/** The text alternative of the growth chart. @param {{ dated: Dated, calendar: Calendar, months: Months }} list */
function inWords({ dated, calendar, months }) {
  const { byMonth, busiest = 0 } = dated;
  const [from, to] = [calendar.month(0), calendar.month(months.all - 1)];
  return say('own-network.growth.label', { all: months.at(months.all), from, to, when: calendar.month(busiest), most: byMonth[busiest] ?? 0 });
}

/**
 * @param {{ dated: Dated, calendar: Calendar }} list @param {Model} model @param {(firm: number) => void} show
 */
function firms({ dated, calendar }, { controls }, show) {
  const { firms, alone } = dated;
  const most = firms[0]?.people ?? 1;
  /** @param {number} from @param {number} to */
  const rows = (from, to) =>
    table(
      [say('own-network.firms.name'), say('own-network.firms.people'), say('own-network.firms.from'), say('own-network.firms.to')],
      firms.slice(from, to).map(({ name, people, from: first, to: last }, index) => [
        html`${controls
            ? html`<button type="button" class="firm" title=${say('own-network.firms.show', { name: isolate(name) })} @click=${() => show(from + index)}><bdi>${name}</bdi></button>`
            : html`<bdi>${name}</bdi>`}<i class="share" .style=${`inline-size:${(100 * people) / most}%`}></i>`,
        digits(people),
        first === undefined ? say('count.none') : calendar.short(first),
        last === undefined ? say('count.none') : calendar.short(last),
      ]),
    );
  const more = firms.length - FEW;
  return html`<section>
    <h3>${say('own-network.firms')}</h3>
    ${firms.length === 0 ? html`<p>${say('own-network.firms.none')}</p>` : rows(0, FEW)}
    ${more > 0 ? html`<details class="table"><summary>${say('own-network.firms.more', { count: more })}</summary>${rows(FEW, MANY)}</details>` : nothing}
    <p class="quiet">${alone > 0 && firms.length > 0 ? say('own-network.firms.alone', { count: alone }) : nothing} ${firms.length > 0 ? say('own-network.firms.how') : nothing}</p>
  </section>`;
}

/** @param {{ dated: Dated }} list */
function spreading({ dated: { low, middle, high } }) {
  const end = middle.length - 1;
  const all = { count: end, middle: about(middle[end] ?? 0), low: about(low[end] ?? 0), high: about(high[end] ?? 0) };
  return html`<section>
    <h3>${say('own-network.spread')}</h3>
    <p class="lines"><span>${say('own-network.spread.middle')}</span><span class="band">${say('own-network.spread.band')}</span></p>
    <div class="chart" data-own="spread" role="img" aria-label=${say('own-network.spread.label', all)}></div>
  </section>`;
}

/** @param {Model} model */
function unknown({ file }) {
  const notes = file?.notes ?? [];
  return html`<section>
    <h3>${say('own-network.unknown')}</h3>
    <p>${say('own-network.unknown.who')}</p>
    <p>${say('own-network.growth.ended')}</p>
    <p>${say('own-network.unknown.private')}</p>
    ${notes.length > 0 ? html`<h3>${say('own-network.unknown.read')}</h3><ul class="notes">${notes.map((note) => html`<li>${String(localized(note))}</li>`)}</ul>` : nothing}
  </section>`;
}

/** The growth by year, as a table. @param {{ dated: Dated, calendar: Calendar }} list */
function years({ dated, calendar }) {
  if (!calendar.known) return nothing;
  const rows = Array.from(dated.byYear, (came, index) => [calendar.year(index), digits(came), digits(dated.afterYear[index + 1] ?? 0)]);
  return html`<section>
    <details class="table">
      <summary>${say('own-network.growth.table')}</summary>
      ${table([say('own-network.growth.year'), say('own-network.growth.came'), say('own-network.growth.all')], rows)}
    </details>
  </section>`;
}
