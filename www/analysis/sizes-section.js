/** The same life in worlds of several sizes. */
import { html, nothing } from 'lit/html.js';
import { section, p, numbersOf, ask, progress } from './section.js';
import { localized } from '../i18n/format.js';
import { digits, rough, say } from '../i18n/translate.js';
import { bold, table } from '../ui/template-parts.js';

/**
 * @import { AtSize } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @import { Key } from '../i18n/translate.js'
 * @import { Controller } from './section.js'
 */

/** How far the curve of a size is straight. @param {AtSize} size */
function straightOf({ straight, x, place = 0, reach, again, people }) {
  const end = x.at(-1) ?? 0;
  if (straight !== 'upTo') return [say(/** @type {Key} */ (`more.sizes.${straight}`), { count: end }), '', ''];
  return [digits(x[place] ?? 0), rough((100 * (reach[place] ?? 0)) / people), rough(100 * (again[place] ?? 0))];
}

/**
 * Sentences about the sizes: where the curve is straight here and in the largest world, where it is steeper, and how an exponential curve would look.
 * @param {AtSize[]} sizes @param {number} own people in the world on show
 */
function sizesSaid(sizes, own) {
  const largest = sizes.at(-1);
  const bent = sizes.filter((size) => size.straight === 'upTo' && (size.people === own || size === largest));
  const steep = largest?.slopes.findIndex((slope, tenfold) => tenfold > 0 && slope > 1.02) ?? -1;
  const each = (/** @type {number} */ connections) => {
    const at = largest?.x.indexOf(connections) ?? -1;
    return (largest?.apart[at] ?? 0) / connections;
  };
  const [few, many] = [10 ** steep, 10 ** (steep + 1)];
  return [
    bent.map(({ people, x, place = 0, reach, again }) =>
      p(bold('more.sizes.words', { people, count: x[place] ?? 0, share: rough((100 * (reach[place] ?? 0)) / people), again: rough(100 * (again[place] ?? 0)) })),
    ),
    largest && steep > 0 && each(many) > each(few)
      ? p(bold('more.sizes.steep', { people: largest.people, few, many, slope: rough(largest.slopes[steep] ?? 0), before: rough(each(few)), after: rough(each(many)) }))
      : nothing,
  ];
}

/** The same life in worlds of several sizes. @param {Model} model @param {Controller} controller */
export function sizes(model, controller) {
  const { sizes: all, running } = model.found;
  if (!all) {
    return section('more.sizes', [
      p(say('more.sizes.why')),
      html`<div class="asks">${ask(say('more.sizes.run'), running !== undefined, controller.sizes)}</div>`,
      progress(model, controller, 'sizes'),
    ]);
  }
  const { found, refused } = all;
  return section(
    'more.sizes',
    [
      html`<div>
        <div class="chart" data-chart="sizes" role="img" aria-label=${say('more.sizes.label')}></div>
        ${p(say('more.sizes.exponential'))} ${refused.map(({ people, why }) => p(say('more.sizes.refused', { people, why: localized(why) })))}
      </div>`,
      html`<div>${sizesSaid(found, model.facts?.people ?? 0)}</div>`,
      html`<div>
        ${table(
          [say('more.sizes.people'), say('more.sizes.straight'), say('more.sizes.share'), say('more.sizes.again')],
          found.map((size) => [digits(size.people), ...straightOf(size)]),
        )}
        ${p(say('more.sizes.slope'))}
      </div>`,
      numbersOf(found, () => reachTable(found)),
    ],
    true,
  );
}

/** Reach at powers of ten, with the slope over the tenfold before. @param {AtSize[]} sizes */
function reachTable(sizes) {
  const most = Math.max(...sizes.map(({ x }) => x.at(-1) ?? 0));
  const tens = [1, 10, 100, 1000, 10_000].filter((connections) => connections <= most);
  return [
    table(
      [say('more.sizes.people'), ...tens.map((connections) => say('more.sizes.at', { count: connections }))],
      sizes.map(({ people, x, reach, slopes }) => [
        digits(people),
        ...tens.map((connections, tenfold) => {
          const at = x.indexOf(connections);
          const slope = slopes[tenfold - 1];
          return at < 0 ? say('count.none') : [digits(reach[at] ?? 0), slope === undefined ? nothing : ` (${rough(slope)})`];
        }),
      ]),
    ),
    p(say('more.sizes.brackets')),
  ];
}
