/** The scene `not-everyone`: compares strategies at the same number of connections, by reach and by tie structure. */
import { html, nothing } from 'lit/html.js';
import '../../analysis/section.js';
import { table } from '../../ui/template-parts.js';
import text from '../../pkg/text/en/not-everyone.json';
import { digits, addTexts, rough, say } from '../../i18n/translate.js';
import { trouble } from '../common/analysis-scene.js';
import { without } from '../../shared/url-state.js';

/**
 * @import { Contacts, Numbers } from '../../engine/messages.js'
 * @import { Model } from '../../state/model.js'
 * @import { Make } from '../../ui/types.js'
 * @typedef {'met' | 'fof' | 'everyone'} Strategy
 * @typedef {{ numbers: Numbers, contacts?: Contacts }} Life the results for one strategy
 */

addTexts(text);

/** @type {readonly Strategy[]} */
const STRATEGIES = ['met', 'fof', 'everyone'];

/** What a reach is made of, in the order of `Why.now`: what each connection would bring alone, less what comes twice. */
const PARTS = /** @type {const} */ (['apart', 'among', 'twice']);

/** Only lives in which this text is equal are compared. @param {string} text a scenario */
const otherwise = (text) => without(text, 'strategy');

/**
 * A number of each life, formatted; a dash if it is not known yet.
 * @param {(Life | undefined)[]} lives @param {(life: Life) => number | undefined} read @param {(value: number) => string} write
 */
const row = (lives, read, write) =>
  lives.map((life) => {
    const value = life && read(life);
    return value === undefined ? say('count.none') : write(value);
  });

/** What both lives have in common and what not, once both are known. @param {Life} [met] @param {Life} [everyone] @param {number} [connections] */
export function compared(met, everyone, connections = 0) {
  if (!met || !everyone) return '';
  const more = everyone.numbers.reach - met.numbers.reach;
  const [circle, crowd] = [met.numbers.keep.clustering, everyone.numbers.keep.clustering];
  const reach = say(more < 0 ? 'not-everyone.less' : 'not-everyone.reach', { count: Math.abs(more), connections });
  if (!(circle > 0 || crowd > 0)) return reach;
  const values = { met: rough(100 * circle), everyone: rough(100 * crowd), times: crowd > 0 ? rough(circle / crowd, 2) : '' };
  return reach + say(crowd > 0 && circle > crowd ? 'not-everyone.circle' : 'not-everyone.circle.same', values);
}

/** @type {Make} */
export function make({ session, paint }) {
  session.show({ studied: true });
  /** @type {Map<Strategy, Life>} */
  const lives = new Map();
  let scenario = '';

  /** Keeps the results for the life on show. @param {Model} model */
  function keep({ text, values, counters, connection, found: { numbers, contacts, connection: at } }) {
    if (otherwise(text) !== scenario) {
      scenario = otherwise(text);
      lives.clear();
    }
    if (!numbers || !counters || at !== connection || counters.connection !== connection) return;
    const strategy = /** @type {Strategy} */ (values.strategy);
    const known = lives.get(strategy);
    if (known?.numbers === numbers && known.contacts === contacts) return;
    lives.set(strategy, { numbers, contacts });
    paint();
  }

  return {
    end: (model) => {
      const shown = STRATEGIES.filter((strategy) => strategy === model.values.strategy || lives.has(strategy));
      const columns = shown.map((strategy) => lives.get(strategy));
      const missing = STRATEGIES.filter((strategy) => !shown.includes(strategy));
      return html`<div class="sections facts">
        ${trouble(model)}
        ${table(
          [say('not-everyone.what', { count: model.connection }), ...shown.map((strategy) => say(`not-everyone.${strategy}`))],
          [
            // In a room there is no height for them.
            ...(model.large ? [] : PARTS).map((part, index) => [say(`not-everyone.${part}`), ...row(columns, ({ numbers }) => numbers.why.now[index], digits)]),
            [say('chart.reach'), ...row(columns, ({ numbers }) => numbers.reach, digits)],
            [say('not-everyone.pairs'), ...row(columns, ({ numbers }) => 100 * numbers.keep.clustering, rough)],
            [say('not-everyone.knows'), ...row(columns, ({ numbers }) => numbers.keep.known, digits)],
            [say('not-everyone.open'), ...row(columns, ({ numbers }) => numbers.keep.effectiveSize, rough)],
            [say('not-everyone.write'), ...row(columns, ({ contacts }) => contacts && 10_000 * contacts.rate, rough)],
          ],
        )}
        <p role="status">${compared(lives.get('met'), lives.get('everyone'), model.connection)}</p>
        ${model.controls && missing.length > 0
          ? html`<div class="asks">
              ${missing.map(
                (strategy) =>
                  html`<button type="button" ?disabled=${!model.facts || model.lock.has('strategy')} @click=${() => session.change({ strategy })}>${say(`not-everyone.see.${strategy}`)}</button>`,
              )}
            </div>`
          : nothing}
      </div>`;
    },
    drawn: keep,
    stop: () => session.show({ studied: false }),
  };
}
