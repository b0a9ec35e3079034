/** The curve of reach in words: how long it keeps to a line, where it bends, which form fits. */
import { html, nothing } from 'lit/html.js';
import { section, p, details } from './section.js';
import { digits, join, rough, say } from '../i18n/translate.js';
import { bold, table, tick } from '../ui/template-parts.js';

/**
 * @import { Curve } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @import { Key } from '../i18n/translate.js'
 * @import { Controller } from './section.js'
 */

/** The smallest number of connections for which a form is named: `FEW` in `curve_fit.rs`. */
export const CURVE = 20;

/** The number of connections of the opening line: `BEGINNING` in `curve_fit.rs`. */
const OPENING = 10;

/** The number of doublings in the text. */
const DOUBLINGS = 4;

/** Whether a curve that does not bend is named. @param {Curve} curve */
export const unbent = ({ answer, left: [form] }) => answer === 'form' && (form === 'linear' || form === 'exponential');

/** Connections after which everybody is within two steps; undefined if some are not before the end. @param {Model} model */
const full = ({ series, facts }) => {
  const all = series?.reach.indexOf(facts?.people ?? -1) ?? -1;
  return all >= 0 && all < (facts?.steps ?? 0) ? all : undefined;
};

/** The words about where the curve is straight and where it bends. @param {Curve} curve */
const bending = (curve) => {
  const { straight, opening, bends } = curve;
  return [
    opening === undefined ? nothing : bold(straight > OPENING ? 'more.curve.straight' : 'more.curve.rough', { count: straight, first: OPENING, slope: rough(opening) }),
    bends === undefined ? (unbent(curve) ? say('more.curve.on') : nothing) : bends < CURVE ? bold('more.curve.early', { count: CURVE }) : bold('more.curve.bends', { count: bends }),
  ];
};

/** Formats a number to two decimals. @param {number} value */
const hundredths = (value) => digits(Math.round(100 * value) / 100);

/** Which of the four forms the curve has. @param {Curve} curve @param {(form: string) => string} name */
const formed = ({ answer, left }, name) =>
  answer === 'neither' ? say('more.curve.neither') : bold(answer === 'tie' ? 'more.curve.tie' : 'more.curve.best', { forms: join(left.map(name)) });

/** @param {Model} model @param {Controller} controller */
export function curve(model, controller) {
  const { found: { curve: shape }, guides } = model;
  const all = full(model);
  const everybody = all === undefined ? nothing : bold('more.curve.full', { count: all });
  if (!shape || shape.answer === 'few') return section('more.curve', p([everybody, bold('more.curve.none', { count: CURVE })]));
  const { stretches, forms, left } = shape;
  const doublings = Array.from(shape.doublings.slice(-DOUBLINGS), (count) => (count < 1 ? say('more.curve.less') : digits(Math.round(count))));
  /** @param {string} form */
  const name = (form) => say(/** @type {Key} */ (`form.${form}`));
  return section('more.curve', [
    p([everybody, all !== undefined && shape.bends === undefined ? nothing : bending(shape)]),
    doublings.length < 2 ? nothing : p(bold('more.curve.doublings', { count: doublings.length, counts: join(doublings) })),
    all !== undefined && shape.answer === 'neither' ? nothing : p(formed(shape, name)),
    stretches.length === 0
      ? nothing
      : [
          p(say('more.curve.power')),
          table(
            [say('more.curve.stretch'), say('more.curve.exponent'), say('more.curve.interval')],
            stretches.map(({ from, to, elasticity, low, high }) => [say('more.curve.range', { from, to }), hundredths(elasticity), say('more.curve.range', { from: hundredths(low), to: hundredths(high) })]),
          ),
        ],
    tick('guides', say('more.curve.guides'), guides, (on) => controller.tick('guides', on)),
    details(
      'more.curve.table',
      table(
        [say('more.curve.form'), 'R²', 'AICc', say('more.curve.weight')],
        forms.map(({ form, r2, aicc, weight }) => [left.includes(form) ? html`<b>${name(form)}</b>` : name(form), rough(r2), rough(aicc), rough(weight)]),
      ),
    ),
  ]);
}
