/**
 * The scene `contacts`: contacts per month, before and after the switch, and how the result depends on the assumptions. It starts before the
 * switch. The chart grows with the months, and the result is shown when all months have passed.
 */
import { html, nothing } from 'lit/html.js';
import { claim, doubtButton, doubting, doubts, lines, monthly, months, posts, storyButton } from '../../analysis/contacts-section.js';
import { numbersOf, section } from '../../analysis/section.js';
import { Chart } from '../../chart/chart.js';
import '../../ui/chart-style.js';
import { addStyles } from '../../ui/style.js';
import { bold } from '../../ui/template-parts.js';
import { trouble } from '../common/analysis-scene.js';
import { monthSlider } from '../common/month-slider.js';
import text from '../../pkg/text/en/contacts.json';
import { addTexts, rough, say, speaking } from '../../i18n/translate.js';
import { drawing, upTo } from './chart.js';
import { Watching } from './watching.js';

/**
 * @import { Contacts } from '../../engine/messages.js'
 * @import { Model } from '../../state/model.js'
 * @import { Controller, Make } from '../../ui/types.js'
 */

addTexts(text);
addStyles(`
.months { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 12px; align-items: center; }
.months input { width: 100%; }
.contacts .choices > span { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; }
.contacts .tabs { flex-wrap: nowrap; }
.contacts .tabs button { line-height: 1.15; }
/* The label of the switch is where the line of the month would be. */
.contacts .moment path { visibility: hidden; }
/* The result takes no more room than what is said before it. */
.contacts .outcome > :first-child { min-block-size: 9.4em; }
@container (min-width: 560px) { .contacts .outcome > :first-child { min-block-size: 5.7em; } }
.contacts .buttons :is(.play:enabled, .pause) { background: var(--accent); color: var(--on-accent); border-color: transparent; font-weight: 650; }
@media (forced-colors: active) { .contacts .buttons :is(.play, .pause) { border-color: ButtonText; } }
`);

/** The month of the switch in the tested claim. */
const SWITCH = 60;

/** What has happened so far, in words. @param {Contacts} contacts @param {number} passed months */
function soFar(contacts, passed) {
  const { switch: at = Infinity } = contacts;
  const before = upTo(contacts, Math.min(at, passed));
  const after = upTo(contacts, passed).allSampled - before.allSampled;
  return html`<p>${bold('contacts.sofar', { month: Math.min(at, passed), count: before.allSampled, expected: rough(before.allExpected) })}</p>
    ${at === Infinity ? nothing : html`<p>${passed < at ? bold('contacts.ahead', { count: at - passed }) : bold('contacts.since', { count: after })}</p>`}`;
}

/** @type {Make} */
export function make({ session, place }) {
  const watching = new Watching(session);
  /** @type {{ host: HTMLElement, chart: Chart, of: unknown[] } | undefined} */
  let shown;
  session.show({ studied: true });

  /** The slider of the months. @param {Model} model */
  function slider({ facts, dead, lock, offers }) {
    const { all, month } = watching;
    const text = say('connections.month', { month, months: all });
    const off = !facts || dead || lock.has('connections');
    return html`<div class="months">
      ${offers.has('scrubber')
        ? monthSlider({ label: say('contacts.month.label'), text, month, all, off, go: (month, done) => watching.go(month, done) })
        : nothing}
      <span class="quiet">${text}</span>
    </div>`;
  }

  /** Whether the last month has passed. @param {Model} model */
  const isOver = ({ found: { contacts } }) => contacts !== undefined && watching.month >= contacts.sampled.length;

  /** The contacts until the month on show; after the last month the result. @param {Model} model @param {Controller} controller */
  function watched(model, controller) {
    const { contacts, writing } = model.found;
    if (!contacts) return [slider(model), writing ? posts(writing, controller) : nothing];
    const { month: passed } = watching;
    const now = upTo(contacts, passed);
    const over = isOver(model);
    return html`<div>
        ${lines()}
        <div class="chart veils" data-contacts role="img" aria-label=${monthly(now)}></div>
        ${slider(model)} ${numbersOf([contacts, passed], () => months(now))}
      </div>
      <div class="outcome">
        <div class="veils" role=${over && !model.playing ? 'status' : nothing}>${over ? html`<p>${claim(contacts)}</p>` : soFar(contacts, passed)}</div>
        ${model.controls ? html`<div class="asks">${storyButton(controller)} ${over ? doubtButton(model, controller) : nothing}</div>` : nothing}
        ${doubting(model, controller)}
      </div>`;
  }

  /** @param {Model} model */
  function draw({ found: { contacts, ensemble } }) {
    const host = /** @type {HTMLElement | null} */ (place.querySelector('[data-contacts]'));
    if (shown?.host !== host) {
      shown?.chart.close();
      shown = host ? { host, chart: new Chart(host, (month) => watching.go(Math.max(0, month), true)), of: [] } : undefined;
    }
    if (!shown || !contacts) return;
    const { month } = watching;
    const of = [contacts, month, ensemble, speaking()];
    if (of.some((one, index) => one !== shown?.of[index])) {
      shown.of = of;
      shown.chart.show(drawing(contacts, month));
    }
    shown.chart.moment(month || -1);
  }

  return {
    side: (model, controller) => {
      const { values } = model;
      /**
       * @param {string} name @param {boolean} on
       * @param {'contacts.switch' | 'contacts.stay' | 'contacts.waited' | 'contacts.forgotten'} key
       * @param {number | string | boolean} value
       */
      const choice = (name, on, key, value) =>
        html`<button type="button" aria-pressed=${String(on)} ?disabled=${!model.facts || model.lock.has(name)} @click=${() => session.change({ [name]: value })}>${say(key)}</button>`;
      const switches = values.switch !== 'never';
      return html`<div class="sections facts">
        ${model.controls
          ? html`<div class="choices">
              <span
                ><span class="tabs" role="group" aria-label=${say('contacts.lives')}
                  >${choice('switch', switches, 'contacts.switch', SWITCH)}${choice('switch', !switches, 'contacts.stay', 'never')}</span
                ></span
              >
              ${switches
                ? html`<span
                    ><span id="backlog">${say('contacts.backlog')}</span
                    ><span class="tabs" role="group" aria-labelledby="backlog"
                      >${choice('backlog', values.backlog === true, 'contacts.waited', true)}${choice('backlog', values.backlog === false, 'contacts.forgotten', false)}</span
                    ></span
                  >`
                : ''}
            </div>`
          : ''}
        ${trouble(model)} ${section('more.contacts', watched(model, controller), true)}
      </div>`;
    },
    below: (model) => html`<div class="across facts">${doubts(model)}</div>`,
    drawn: draw,
    // After the last month the result is announced where it stands.
    spoken: () => (isOver(session.model) ? '' : undefined),
    onEvent: (type) => {
      // A picture out of view is not animated.
      if (type === 'play') place.querySelector('.view')?.scrollIntoView({ block: 'nearest' });
      watching.onEvent(type);
    },
    stop: () => {
      watching.stop();
      shown?.chart.close();
      session.show({ studied: false });
    },
  };
}
