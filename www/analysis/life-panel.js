/**
 * The analysis panel ("More about this life"): sections with sentences, small tables and charts.
 *
 * The folder analysis/ is fetched when a reader opens the panel. It imports lit, ui/, state/, chart/, i18n/, shared/, pkg/text/,
 * and types of engine/.
 */
import { html, nothing } from 'lit/html.js';
import { contacts, doubts } from './contacts-section.js';
import { curve } from './curve-section.js';
import { lives } from './lives-section.js';
import { why } from './made-of-section.js';
import { section, p, places, numbersOf } from './section.js';
import { sizes } from './sizes-section.js';
import { world } from './world-section.js';
import { digits, rough, say } from '../i18n/translate.js';
import { bold, table } from '../ui/template-parts.js';

/**
 * @import { Numbers } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @import { Key } from '../i18n/translate.js'
 * @import { Controller } from './section.js'
 */

/** @param {Model} model @param {Numbers} numbers */
function seen({ counters, posted, values }, { expected, hours }) {
  const perHop = counters?.perHop ?? [];
  const hops = Math.max(expected.hops.length, posted ? perHop.length : 0);
  const rows = Array.from({ length: hops }, (_, hop) => [
    say('more.hop', { hop: hop + 1 }),
    expected.hops[hop] === undefined ? say('count.none') : rough(expected.hops[hop]),
    posted ? digits(perHop[hop] ?? 0) : say('count.none'),
  ]);
  return section('more.seen', [
    table([say('more.seen.hop'), say('more.seen.expected'), say('more.seen.post')], rows),
    p([
      // In complex contagion a single viewer causes no reshare, so the branching number has no meaning.
      values.model === 'complex' ? nothing : bold(expected.branching < 1 ? 'more.branching.below' : 'more.branching.above', { branching: rough(expected.branching) }),
      Number(values.discovery) > 0 ? bold('more.outside', { people: rough(expected.outside.reduce((sum, one) => sum + one, 0)) }) : nothing,
      bold('more.ends', { count: Math.round(100 * expected.endsAtFirst), percent: rough(100 * expected.endsAtFirst) }),
    ]),
    hours ? html`<div class="chart" data-chart="hours" role="img" aria-label=${say('more.hours', { half: rough(hours.half), most: rough(hours.most) })}></div>` : nothing,
    hours ? numbersOf(hours, () => table([say('more.hours.table'), say('more.hours.seen')], places(hours.seen, (at) => [rough(hours.x[at] ?? 0), digits(hours.seen[at] ?? 0)]))) : nothing,
    p(hours ? bold('more.hours', { half: rough(hours.half), most: rough(hours.most) }) : posted ? '' : say('more.seen.write')),
  ]);
}

/** @param {Numbers} numbers */
function second({ second: { naive, paths, open, unique, newman, duplication, mutuality } }) {
  const ways = Object.entries({ naive, paths, open, unique, newman });
  return section('more.second', [
    table(
      [say('more.second.way'), say('more.second.people')],
      ways.map(([way, people]) => [say(/** @type {Key} */ (`more.second.${way}`)), way === 'unique' ? html`<b>${digits(people)}</b>` : way === 'newman' ? rough(people) : digits(people)]),
    ),
    p(bold('more.second.words', { duplication: rough(duplication), mutuality: rough(mutuality) })),
  ]);
}

/** @param {Numbers} numbers @param {number} connection */
function keep({ keep: { line, x, among, clustering, known: knowing, long, effectiveSize, constraint }, lookUp, reach }, connection) {
  return section('more.keep', [
    connection < 2
      ? p(say('more.few'))
      : [
          p(bold('more.keep.ties', { among, connection, knowing, long, clustering: rough(100 * clustering) })),
          p(bold('more.keep.holes', { size: rough(effectiveSize), connection, constraint: rough(constraint) })),
        ],
    html`<div class="chart" data-chart="keep" role="img" aria-label=${say('more.keep.label')}></div>`,
    numbersOf(line, () => table([say('more.keep.table'), say('more.keep.share')], places(line, (at) => [digits(x[at] ?? 0), rough(100 * (line[at] ?? 0))]))),
    html`<h3>${say('more.look')}</h3>`,
    p(bold('more.look.words', { people: lookUp, reach })),
  ]);
}

/** @param {Model} model @param {Controller} controller */
export function more(model, controller) {
  const { error = '', numbers, connection } = model.found;
  return html`<p class="quiet">${numbers ? say('more.at', { count: connection }) : error ? '' : say('more.running')}</p>
    ${numbers
      ? html`<div class="sections">
          ${[seen(model, numbers), second(numbers), why(model, controller, numbers), keep(numbers, connection), curve(model, controller), lives(model, controller), sizes(model, controller), world(model, controller), contacts(model, controller, doubts(model))]}
        </div>`
      : nothing}`;
}
