/** What lies on the picture: ring labels, what the last connection brought, a selected person, zoom and layout buttons. Fetched after the first picture. */
import text from '../pkg/text/en/picture.json';
import { html, nothing } from 'lit/html.js';
import { bold, tick } from './template-parts.js';
import { addStyles } from './style.js';
import { Chip } from './chip.js';
import { Names } from './names.js';
import { addTexts, digits, isolate, say } from '../i18n/translate.js';

/**
 * @import { Picked } from '../engine/messages.js'
 * @import { Model, Scene } from '../state/model.js'
 * @import { Key } from '../i18n/translate.js'
 *
 * @typedef {import('./gestures.js').Gestures & { unpick(): void, release(): void, restart(): void, see(layout: string): void,
 *   be(person: string): void, tick(name: string, on: boolean): void, exportContext: import('./chip.js').Context }} Controller
 *
 * @typedef {object} ListTexts texts for a list of the reader's own connections, instead of the default texts
 * @property {Scene} shown replaces `model.shown`: the parts and settings that suit a list
 * @property {(model: Model) => string} file the file name in the footer
 * @property {(model: Model) => string} when the date of the current moment
 * @property {(model: Model) => string} scrubbed the value text of the time slider
 * @property {(model: Model) => string} picture the description of the picture
 * @property {() => unknown} key the legend of the picture
 * @property {(picked: Picked, model: Model) => string} somebody text with the details of a person
 * @property {() => readonly import('./names.js').Company[]} companies the companies that are named in the picture, the largest first
 */

addTexts(text);
addStyles(`
.lenses { position: absolute; inset: 0 0 auto; display: flex; gap: 6px; justify-content: space-between; align-items: start; pointer-events: none; }
.lenses > * { pointer-events: auto; }
.lenses .tabs { flex: none; }
.lenses .tick { font-size: 13px; color: var(--quiet); min-height: 30px; }
.lenses .zoom { display: flex; flex-direction: column; margin-inline-start: auto; }
.lenses button { min-height: 30px; min-width: 30px; padding: 2px 8px; font-size: 13px; }
.zoom button { border-radius: 0; font-size: 16px; line-height: 1; }
.zoom button:first-child { border-radius: 8px 8px 0 0; }
.zoom button:last-child { border-radius: 0 0 8px 8px; }
.zoom button + button { border-top: 0; }
.lenses .settling { font-size: 12px; color: var(--quiet); padding-top: 7px; pointer-events: none; }
.tip {
  position: absolute; display: flex; align-items: center; gap: 8px; max-width: min(94%, 25em);
  padding: 5px 6px 5px 12px; font-size: 14px; background: var(--field); border: 1px solid var(--hair); border-radius: 9px;
  box-shadow: 0 3px 14px rgb(0 0 0 / 16%); overflow-wrap: anywhere; width: max-content;
}
.tip.hover { pointer-events: none; padding: 3px 10px; }
.tip button { min-height: 30px; padding: 2px 10px; }
.tip .close { border: 0; background: none; padding: 2px 9px; font-size: 18px; }
.drop {
  position: absolute; inset: 0; display: grid; place-content: center; text-align: center;
  border: 2px dashed var(--accent); border-radius: 8px; font-size: 18px;
  background: color-mix(in srgb, var(--paper) 86%, transparent);
}
.posted .key .you { background: var(--accent); }
.key .saw { background: var(--accent); }
.key .could, .key .coming { background: none; border: 1.5px solid var(--could, var(--quiet)); }
.key .coming { box-shadow: 0 0 5px 3px color-mix(in srgb, var(--pulse, var(--accent)) 60%, transparent); }
.key .reshared { background: var(--accent); box-shadow: 0 0 0 2px var(--paper), 0 0 0 3.5px var(--accent); margin-inline: 3px; }
.key .path { width: 16px; height: 0; border-radius: 0; background: none; border-top: 2px solid var(--path, var(--accent)); }
.degrees { position: absolute; inset: 0; container-type: size; pointer-events: none; }
.degrees span, .chip { position: absolute; border: 1px solid var(--hair); border-radius: 99px; background: var(--paper); white-space: nowrap; }
.degrees span { left: 50%; top: calc(50% - var(--at) * 48.25cqmin); translate: -50% -50%; padding: 0 8px; font-size: 13px; line-height: 1.35; }
.degrees .first { --at: .43; }
.degrees .second { --at: .69; }
.degrees .third { --at: .87; }
.chip { inset-inline-end: 0; bottom: 0; padding: 3px 12px; font-size: 14px; line-height: 1.3; color: var(--quiet); border-color: var(--accent); border-radius: 10px; white-space: pre; pointer-events: none; margin: 0; }
.chip b:first-of-type { color: var(--words); font-size: 18px; }
@container (max-width: 559px) {
  /* The buttons stay at the end of the screen until their place in the figure comes: the picture and its main button are seen together. */
  .full > .parts:has(> .side .buttons) { display: flex; flex-direction: column; }
  .full > .parts > .side:has(.buttons) { display: contents; }
  :is(.side, .post-side) > .buttons { position: sticky; inset-block-end: 0; z-index: 2; margin-block: -8px; padding-block: 8px; background: var(--paper); box-shadow: -12px 0 var(--paper), 12px 0 var(--paper); }
  /* Not behind them. */
  .scrubber input, .post-guess input { scroll-margin-block-end: 120px; }
  /* In the corner, which the rings leave free. */
  .lenses .tick { position: absolute; inset: 34px auto auto 0; max-width: 10.5em; overflow-wrap: anywhere; align-items: center; min-height: 0; font-size: 11px; line-height: 1.1; }
  .lenses .tick input { inline-size: 24px; block-size: 24px; }
  /* Beside the switch of the tints, which comes before it. */
  .zoom button { min-height: 36px; }
  .degrees span { font-size: 12px; padding: 0 6px; }
  :has(> .lenses) > .degrees span { left: 57%; }
}
/* The marks of the picture: a disc with a plus, and a ring around a disc. */
.chip b::before { content: ''; box-sizing: border-box; display: inline-block; width: 11px; height: 11px; margin-inline-end: 6px; border-radius: 50%; forced-color-adjust: none; }
.chip b:first-of-type::before { background: linear-gradient(var(--paper), var(--paper)) center / 7px 1.5px no-repeat, linear-gradient(var(--paper), var(--paper)) center / 1.5px 7px no-repeat, var(--accent); }
.chip b:last-of-type::before { padding: 1.5px; border: 1.5px solid var(--text); background: var(--second, var(--quiet)) content-box; }
.hint { position: absolute; inset: auto 0 4px; margin: auto; width: max-content; max-width: 94%; padding: 2px 10px; border-radius: 10px; background: var(--paper); border: 1px solid var(--hair); font-size: 12px; pointer-events: none; }
canvas:not(:focus-visible) ~ .hint { display: none; }
/* In a small picture the labels would cover it. */
@container (max-height: 239px) or (max-width: 239px) { .degrees span { display: none; } }
@container (max-height: 299px) or (max-width: 299px) { .projector .degrees span { display: none; } }
`);

/** @param {Model} model @param {Controller} controller @param {ListTexts} [listed] */
export const labels = (model, controller, listed) => [listed ? nothing : [degrees(model), brought(model, controller)], named(controller, listed), model.shortcuts && !model.picked ? html`<p class="hint" aria-hidden="true">${say('picture.hint')}</p>` : nothing, tip(model, controller, listed), model.offers.has('lenses') && model.shown.parts.has('lenses') ? lenses(model, controller, listed) : nothing];

/** Labels of the rings. The counters say the same numbers to a screen reader. @param {Model} model */
function degrees({ counters, whole, values, offers, shown, dead }) {
  if (!counters || !whole || dead || values.layout === 'force' || !shown.parts.has('key')) return nothing;
  return html`<div class="degrees" aria-hidden="true">
    ${(/** @type {const} */ (['first', 'second', 'third'])).filter((name) => offers.has(name)).map((name) => html`<span class=${name}><b>${say(`key.${name}`)}</b> · ${digits(counters[name])}</span>`)}
  </div>`;
}

/** The names of each figure. @type {WeakMap<Controller, Names>} */
const names = new WeakMap();

/** Names of people, or of companies. @param {Controller} controller @param {ListTexts} [listed] */
function named(controller, listed) {
  const known = names.get(controller) ?? new Names(controller.exportContext);
  names.set(controller, known);
  return known.show(listed?.companies);
}

/** The chip of each figure. @type {WeakMap<Controller, Chip>} */
const chips = new WeakMap();

/** What the last accepted connection brought. @param {Model} model @param {Controller} controller */
function brought(model, controller) {
  const { counters, accepted, posted } = model;
  const chip = chips.get(controller) ?? new Chip(controller.exportContext);
  chips.set(controller, chip);
  if (!counters || !accepted || posted || counters.connection !== accepted) {
    chip.hide();
    return nothing;
  }
  chip.show();
  const { gained, overlap } = counters;
  return html`<p class="chip" aria-hidden="true">${bold('brought', { gained: `+${digits(gained)}`, overlap: digits(overlap) })}</p>`;
}

/** Space needed above a person for the tooltip, in CSS pixels. */
const ROOM = 80;

/** Tooltip with the details of the selected person. @param {Model} model @param {Controller} controller @param {ListTexts} [listed] */
function tip(model, controller, listed) {
  const { picked, hovering, playing, facts, size, lock, step, values } = model;
  if (!picked) return nothing;
  const { person, ring, degree, gained, hop, from, pinned, x, y } = picked;
  // The tooltip is shifted left in proportion to the person's x, so that it stays inside. It is above the person if it fits there.
  const left = Math.min(100, Math.max(0, (100 * x) / size.width));
  const below = y < ROOM * size.scale;
  const place = `left:${x / size.scale}px;top:${y / size.scale}px;translate:-${left}% ${below ? '14px' : 'calc(-100% - 10px)'}`;
  return html`<div class="tip ${hovering ? 'hover' : ''}" role=${hovering || playing || step ? nothing : 'status'} .style=${place}>
    <span
      >${ring === 0 ? say('pick.you', { count: degree }) : listed?.somebody(picked, model) ?? say('pick', { person: isolate(person), ring: say(/** @type {Key} */ (`pick.${ring}`)), count: degree })}${ring > 1 && !listed && !values.hidden
        ? say('pick.new', { gained })
        : nothing}${hop ? say('pick.saw', { count: hop, from: isolate(from ?? '') }) : nothing}${String(step)}</span
    >
    ${hovering
      ? nothing
      : html`${facts?.isFile && ring !== 0 && !listed && !lock.has('you') ? html`<button type="button" @click=${() => controller.be(person)}>${say('pick.be')}</button>` : nothing}
          ${pinned ? html`<button type="button" @click=${controller.release}>${say('pick.release')}</button>` : nothing}
          <button type="button" class="close" aria-label=${say('close')} @click=${controller.unpick}>×</button>`}
  </div>`;
}

/** Zoom and layout buttons. @param {Model} model @param {Controller} controller @param {ListTexts} [listed] a list has no structure */
function lenses({ parameters, values, whole, settling, facts, dead, lock, tint }, controller, listed) {
  const layouts = (lock.has('layout') ? [] : parameters).find(({ name }) => name === 'layout')?.choices ?? [];
  const off = !facts || dead;
  /** @param {string} sign @param {'zoom.in' | 'zoom.out' | 'zoom.fit'} key @param {() => void} act @param {boolean} without */
  const lens = (sign, key, act, without) =>
    html`<button type="button" title=${say(`${key}.title`)} aria-label=${say(key)} ?disabled=${off || without} @click=${act}>${sign}</button>`;
  return html`<div class="lenses" part="lenses">
    <span class="tabs" role="group" aria-label=${say('layout')} ?hidden=${listed !== undefined}
      >${layouts.map(
        (value) =>
          html`<button type="button" name="layout" title=${say(/** @type {Key} */ (`settings.layout.choice.${value}`))} aria-pressed=${String(values.layout === value)} ?disabled=${off} @click=${() => controller.see(value)}>
            ${say(/** @type {Key} */ (`layout.${value}`))}
          </button>`,
      )}</span
    >
    ${listed || facts?.isFile ? nothing : tick('tint', say('tint'), tint, (on) => controller.tick('tint', on))}
    ${settling === undefined ? nothing : html`<span class="settling">${say('layout.settling', { percent: Math.floor(settling * 100) })}</span>`}
    <span class="zoom"
      >${[
        lens('+', 'zoom.in', () => controller.zoom(1.5), false),
        lens('−', 'zoom.out', () => controller.zoom(1 / 1.5), whole),
        lens('⤢', 'zoom.fit', controller.fit, whole),
      ]}</span
    >
  </div>`;
}
