/**
 * Names in the picture: of everybody in a small network from a file, and of the largest companies in a list of the reader's own connections.
 * They are shown at rest, while the whole picture is in view.
 */
import { html, nothing } from 'lit/html.js';
import { addStyles } from './style.js';

/**
 * @import { Picked } from '../engine/messages.js'
 * @import { Model } from '../state/model.js'
 * @import { Context } from './chip.js'
 *
 * @typedef {{ text: string, people: readonly number[] }} Company a company, and the numbers of people who work there
 * @typedef {{ text: string, x: number, y: number }} Name a name and its upper middle, in CSS pixels of the picture
 */

addStyles(`
.names { position: absolute; inset: 0; overflow: hidden; pointer-events: none; }
.names bdi { position: absolute; translate: -50% 0; padding: 0 4px; border-radius: 4px; font-size: calc(11px); font-weight: 600; line-height: 16px; white-space: nowrap; background: color-mix(in srgb, var(--paper) 78%, transparent); }
`);

/** Largest network in which everybody is named. */
const FEW = 40;

/** Distance of a name from the middle of its person, of the 1st degree and beyond, approximate width of a letter and of the margins, and height of a name, in pixels. */
const BELOW = [15, 7];
const LETTER = 6.4;
const MARGIN = 10;
const HIGH = 16;

/** Time after which a moving picture is looked at again, in ms. */
const AGAIN = 150;

export class Names {
  #context;
  /** What the names on show belong to. @type {unknown[]} */
  #of = [];
  /** @type {readonly Name[]} */
  #names = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waits;

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
  }

  /**
   * Template of the names that fit. The first rendering of a moment asks for the places of the people.
   * @param {() => readonly Company[]} [companies] the companies of a list, the largest first
   */
  show(companies) {
    const { session } = this.#context;
    const { model, moment } = session;
    const { facts, file, size, whole, dead, settling, playing, text, connection } = model;
    if (!facts?.isFile || !file || !whole || dead || playing || !(companies || facts.people <= FEW)) return nothing;
    if (moment.busy || settling !== undefined) {
      this.#waits ??= setTimeout(() => {
        this.#waits = undefined;
        session.show({});
      }, AGAIN);
      return nothing;
    }
    const of = [text, connection, file, size.width, size.height, size.scale];
    if (of.some((one, index) => one !== this.#of[index])) {
      this.#of = of;
      this.#names = [];
      this.#find(of, companies?.() ?? Array.from({ length: facts.people }, (_, person) => ({ text: '', people: [person + 1] })), !companies);
    }
    return html`<div class="names" aria-hidden="true">${this.#names.map(({ text, x, y }) => html`<bdi .style=${`left:${x}px;top:${y}px`}>${text}</bdi>`)}</div>`;
  }

  /** Finds places for the names. @param {unknown[]} of @param {readonly Company[]} groups @param {boolean} isEverybody each group is one person */
  async #find(of, groups, isEverybody) {
    const { session } = this.#context;
    const found = await session.ask((engine) => engine.ask('walk', ['placed', groups.map(({ people }) => people)]));
    if (!found || of !== this.#of) return;
    const { size } = session.model;
    /** @type {Name[]} */
    const names = [];
    for (const [index, people] of /** @type {Picked[][]} */ (found).entries()) {
      const shown = isEverybody ? people : people.filter(({ ring }) => ring === 1);
      const [first] = shown;
      if (!first) continue;
      /** The mean, in CSS pixels. @param {'x' | 'y'} axis */
      const middle = (axis) => shown.reduce((sum, person) => sum + person[axis], 0) / shown.length / size.scale;
      const name = { text: isEverybody ? first.person : (groups[index]?.text ?? ''), x: middle('x'), y: middle('y') + (isEverybody ? (BELOW[Number(first.ring > 1)] ?? 0) : -HIGH / 2) };
      if (fits(name, names, size)) names.push(name);
    }
    this.#names = names;
    session.show({});
  }
}

/** Whether a name is inside the picture and covers none of the others. @param {Name} name @param {Name[]} others @param {Model['size']} size */
function fits(name, others, { width, height, scale }) {
  const half = ({ text = '' }) => (text.length * LETTER + MARGIN) / 2;
  if (name.x - half(name) < 0 || name.x + half(name) > width / scale || name.y < 0 || name.y + HIGH > height / scale) return false;
  return others.every((other) => Math.abs(name.y - other.y) >= HIGH || Math.abs(name.x - other.x) >= half(name) + half(other));
}
