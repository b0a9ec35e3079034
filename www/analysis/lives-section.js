/** Many lives with the same settings. */
import { html, nothing } from 'lit/html.js';
import { section, p, ask, progress, range, plusMinus } from './section.js';
import { rough, say } from '../i18n/translate.js';
import { bold, table } from '../ui/template-parts.js';

/**
 * @import { Band, Ensemble } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @import { Key } from '../i18n/translate.js'
 * @import { Controller } from './section.js'
 */

/** @param {Model} model @param {Controller} controller */
export function lives(model, controller) {
  const { found: findings, values, before, ghost } = model;
  const { ensemble, running } = findings;
  const count = Number(values.lives ?? 0);
  const busy = running !== undefined;
  return section('more.lives', [
    p(say('more.lives.why')),
    html`<div class="asks">
      ${ask(say('more.lives.run', { count }), busy, () => controller.lives(false))} ${before ? ask(say('more.lives.both'), busy, () => controller.lives(true), String(ghost)) : nothing}
    </div>`,
    progress(model, controller, 'ensemble'),
    html`<div role="status">${ensemble && !busy ? found(ensemble) : nothing}</div>`,
    ensemble ? quantiles(ensemble) : nothing,
  ]);
}

/** @param {Ensemble} ensemble */
function found(ensemble) {
  const { at } = ensemble;
  const { connection, median, low, high, mean, error } = ensemble.here;
  const { difference, ahead = 0 } = ensemble.against ?? {};
  const { unequal } = ensemble;
  const figures = { median: rough(median), low: rough(low), high: rough(high), mean: rough(mean), error: rough(error, 2) };
  return [
    p(bold('more.lives.here', { count: connection, lives: ensemble.lives, ...figures })),
    difference ? p(bold('more.lives.difference', { median: rough(difference.median[at] ?? 0), range: range(difference, at), ahead: rough(100 * ahead) })) : nothing,
    unequal ? p(bold('more.lives.unequal', { count: unequal.posts, top: rough(100 * unequal.topTenth), gini: rough(unequal.gini) })) : nothing,
  ];
}

/** @param {Ensemble} ensemble */
function quantiles(ensemble) {
  const { at: moment, here, reach, second, third, gained, saw } = ensemble;
  /** @type {[Key, Band, number][]} */
  const rows = [
    ['chart.reach', reach, moment],
    ['count.second', second, moment],
    ['count.third', third, moment],
    ['count.gained', gained, moment],
    ['count.saw', saw, 0],
  ];
  return table(
    [say('more.lives.what', { connection: here.connection }), say('more.median'), say('more.range'), say('more.mean')],
    rows.map(([key, band, at]) => [say(key), rough(band.median[at] ?? 0), range(band, at), plusMinus(band.mean[at] ?? 0, band.error[at] ?? 0, 2)]),
  );
}
