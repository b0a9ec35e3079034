/** Templates of the queue of invitations and of the result of a round. They have no state. */
import { html, nothing } from 'lit/html.js';
import { bold } from '../../ui/template-parts.js';
import { digits, isolate, pieces, rough, say } from '../../i18n/translate.js';

/**
 * @import { Offer, Round } from '../../engine/messages.js'
 * @import { Model } from '../../state/model.js'
 * @import { Key } from '../../i18n/translate.js'
 *
 * @typedef {object} Controller
 * @property {(offer: Offer, accepted: boolean) => void} answer
 * @property {() => void} again starts a round with the same invitations
 * @property {() => void} fresh starts a round in another network
 * @property {(offer?: Offer) => void} point shows the ties of the sender in the picture; without an offer, hides them
 * @property {(open: boolean) => void} show shows or hides how many new people an invitation would bring
 */

/** A sentence in which only {count} is bold. @param {Key} key @param {Record<string, string | number>} values */
const counted = (key, values) =>
  pieces(key, Number(values.count)).map((part, index) => {
    if (index % 2 === 0) return part;
    const value = values[part] ?? '';
    const words = typeof value === 'number' ? digits(value) : value;
    return part === 'count' ? html`<b>${words}</b>` : words;
  });

/**
 * A bar of the sender's ties: new people, and people already within reach.
 * @param {Offer} offer @param {number} most ties of the longest bar
 */
const bar = ({ gained, overlap }, most) =>
  html`<span class="bar" aria-hidden="true"
    ><i .style=${`inline-size:${(100 * gained) / most}%`}></i><i class="known" .style=${`inline-size:${(100 * overlap) / most}%`}></i
  ></span>`;

/**
 * @param {Offer} offer @param {number} most ties of the longest bar @param {boolean} open @param {boolean} controls
 * @param {Controller} controller
 */
function item(offer, most, open, controls, controller) {
  const { source, degree, gained, overlap } = offer;
  // A person who is not within two steps yet is one of the new people.
  const brings = gained + overlap > degree ? 'their-networks.brings.self' : 'their-networks.brings';
  const person = isolate(offer.person);
  const ties = say('next.ties', { count: degree });
  const values = { person, ties, gained };
  return html`<li
    @pointerenter=${() => controller.point(offer)}
    @pointerleave=${() => controller.point()}
    @focusin=${() => controller.point(offer)}
    @focusout=${() => controller.point()}
  >
    <div>
      <p><b>${say('their-networks.person', { person })}</b> <span class="quiet">${say(/** @type {Key} */ (`source.${source}`))}</span></p>
      <p class="ties">${open ? [bar(offer, most), counted(brings, { ties, count: gained, overlap })] : ties}</p>
    </div>
    ${controls
      ? html`<button type="button" class="yes" aria-label=${say(open ? 'their-networks.accept.open' : 'their-networks.accept.name', values)} @click=${() => controller.answer(offer, true)}>
            ${say('their-networks.accept')}
          </button>
          <button type="button" aria-label=${say('their-networks.ignore.name', values)} @click=${() => controller.answer(offer, false)}>${say('their-networks.ignore')}</button>`
      : nothing}
  </li>`;
}

/**
 * The buttons that choose what each invitation shows: only the ties, or also the new people.
 * @param {boolean} open @param {Controller} controller
 */
const views = (open, controller) =>
  html`<span class="tabs" role="group" aria-label=${say('their-networks.see')}
    >${[false, true].map(
      (one) =>
        html`<button type="button" aria-pressed=${String(one === open)} @click=${() => controller.show(one)}>${say(one ? 'their-networks.see.brings' : 'their-networks.see.ties')}</button>`,
    )}</span
  >`;

/** @param {Model} model @param {Round} round @param {boolean} open @param {Controller} controller */
function offers({ controls, lock }, round, open, controller) {
  const offered = controls && !lock.has('answers') && !lock.has('connections');
  const { accepted, accepts, toCome } = round;
  const most = Math.max(...round.open.map(({ gained, overlap }) => gained + overlap));
  return html`<div class="asks">
      <p>${bold('their-networks.made', { made: accepted.length, accepts, count: toCome })}</p>
      ${controls ? views(open, controller) : nothing}
    </div>
    <ol class="offers ${open ? 'open' : ''}" aria-label=${say('their-networks.open')}>
      ${round.open.map((offer) => item(offer, most, open, offered, controller))}
    </ol>
    ${open ? html`<p class="quiet">${say('their-networks.new')}</p>` : nothing}`;
}

/** The result of a round in a sentence. @param {Round} round */
export function verdict(round) {
  const [low = 0, , high = 0] = round.chance;
  return say('their-networks.verdict', {
    count: round.reach,
    first: round.first,
    low: rough(low),
    high: rough(high),
    greedy: round.greedy,
  });
}

/**
 * One row of the comparison: a name, what this rival knows, and a reach in people above its dot or band on a common scale.
 * @param {string} name @param {string} knows @param {number | [number, number, number]} reach or low, mean and high
 * @param {number} most end of the scale, in people @param {string} [what]
 */
function rival(name, knows, reach, most, what = '') {
  const [low, mean, high] = typeof reach === 'number' ? [reach, reach, reach] : reach;
  /** @param {number} people */
  const at = (people) => (100 * people) / most;
  return html`<li class=${what}>
    <span>${name}</span> <small class="quiet">${knows}</small>
    <span class="track"
      ><b .style=${`--at:${at(mean)}%`}>${typeof reach === 'number' ? digits(reach) : say('their-networks.band', { low: rough(low), high: rough(high) })}</b>${low < high ? html`<i class="band" .style=${`inset-inline-start:${at(low)}%;inline-size:${at(high - low)}%`}></i>` : nothing}<i class="dot" .style=${`inset-inline-start:${at(mean)}%`}></i
    ></span>
  </li>`;
}

/** The people you accepted, and how many new people each brought. @param {Round} round */
function brought({ accepted }) {
  const most = Math.max(...accepted.map(({ gained, overlap }) => gained + overlap));
  return html`<h3>${say('their-networks.yours')}</h3>
    <ol class="brought veils">
      ${accepted.map(
        (offer) =>
          html`<li>
            <span>${say('their-networks.person', { person: offer.person })}, <span class="quiet">${say(/** @type {Key} */ (`source.${offer.source}`))}</span></span>
            ${bar(offer, most)}<span>${counted('their-networks.brought', { count: offer.gained, overlap: offer.overlap })}</span>
          </li>`,
      )}
    </ol>`;
}

/** The result of a round, compared with other strategies. @param {Round} round */
function end(round) {
  const { reach, greedy, first, popular, chance, bound, medianAlone, mostAlone, choosers, accepts, invitations, accepted } = round;
  const most = Math.max(bound, reach, 1);
  const [low = 0, mean = 0, high = 0] = chance;
  return html`<h3 tabindex="-1">${counted('their-networks.reach', { count: reach, made: accepted.length })}</h3>
    <ul class="rivals veils" aria-label=${say('their-networks.rivals')}>
      ${rival(say('their-networks.you'), say('their-networks.knows.you'), reach, most, 'you')}
      ${rival(say('their-networks.greedy'), say('their-networks.knows.greedy', { invitations }), greedy, most)}
      ${rival(say('their-networks.popular', { accepts }), say('their-networks.knows.popular', { invitations }), popular, most)}
      ${rival(say('their-networks.first', { accepts }), say('their-networks.knows.first'), first, most)}
      ${rival(say('their-networks.chance', { accepts }), say('their-networks.knows.chance'), [low, mean, high], most)}
    </ul>
    <p class="quiet">${say('their-networks.how', { choosers, accepts, invitations, bound })}</p>
    <p>${bold('their-networks.alone', { most: mostAlone, median: medianAlone, invitations })}</p>
    <p>${counted(greedy < popular ? 'their-networks.closer' : 'their-networks.close', { count: Math.abs(greedy - popular), greedy, popular })}</p>
    ${accepted.length > 0 ? brought(round) : nothing}`;
}

/** The question that the scene asks. */
export const question = () => html`<p class="question">${say('their-networks.ask')}</p>`;

/**
 * @param {Model} model @param {Round | undefined} round undefined until the core has answered @param {boolean} open
 * @param {Controller} controller
 */
export function queue(model, round, open, controller) {
  if (!round || !model.facts || model.dead) return nothing;
  return html`<section class="round" aria-label=${say('their-networks.title')}>
    ${round.open.length > 0 ? offers(model, round, open, controller) : end(round)}
    ${model.controls
      ? html`<p class="network">
          ${round.open.length === 0 && !model.lock.has('answers')
            ? html`<button type="button" class="primary" title=${say('their-networks.again.title')} aria-keyshortcuts=${model.shortcuts ? 'R' : nothing} @click=${controller.again}>${say('their-networks.again')}</button>`
            : nothing}
          <span>${bold('seed', { value: String(model.values.seed ?? '') })}</span>
          ${model.lock.has('seed') ? nothing : html`<button type="button" title=${say('seed.new.title')} @click=${controller.fresh}>${say('seed.new')}</button>`}
        </p>`
      : nothing}
  </section>`;
}
