/** The statistics of the world beside published ones. */
import { html } from 'lit/html.js';
import { section, p, ask, progress } from './section.js';
import { rough, say } from '../i18n/translate.js';
import { table } from '../ui/template-parts.js';

/**
 * @import { Model } from '../state/model.js'
 * @import { Key } from '../i18n/translate.js'
 * @import { Controller } from './section.js'
 */

/** Published statistics of Facebook in 2011, named as in `WorldFigures`. Shares are percentages of people or of pairs. */
const PUBLISHED = { mean: 190, median: 99, neighbours: 635, fewerThanMean: 92.7, fewerThanMedian: 83.6, assortativity: 0.226, distance: 4.74, within5: 92 };

/** Formats a figure; a dash if it is undefined or NaN (two people have no degree correlation). @param {number | undefined} value */
const figureOf = (value = NaN) => (Number.isFinite(value) ? rough(value) : say('count.none'));

/** @param {Model} model @param {Controller} controller */
export function world(model, controller) {
  const { world: figures, running } = model.found;
  if (!figures) {
    return section('more.world', [
      p(say('more.world.why')),
      html`<div class="asks">${ask(say('more.world.measure'), running !== undefined, controller.measure)}</div>`,
      progress(model, controller, 'world'),
    ]);
  }
  const { fewerThanMean, fewerThanMedian, within, mean, median, neighbours, assortativity, distance, clustering } = figures;
  const [three = 0, four = 0, five = 0] = within;
  const shares = { fewerThanMean, fewerThanMedian, clustering, within3: three, within4: four, within5: five };
  const all = { mean, median, neighbours, assortativity, distance, ...Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, 100 * share])) };
  /** @type {Record<string, number>} */
  const published = PUBLISHED;
  return section('more.world', [
    table(
      [say('more.world.figure'), say('more.world.ours'), say('more.world.published')],
      Object.entries(all).map(([name, figure]) => [say(/** @type {Key} */ (`more.world.${name}`)), figureOf(figure), figureOf(published[name])]),
    ),
    p(say('more.world.words')),
  ]);
}
