/** A picture of the people within two steps: one dot a person, full for those you can look up. Its places say nothing about who they are. */
import { html, nothing, svg } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { addStyles } from '../../ui/style.js';
import { digits, say } from '../../i18n/translate.js';

addStyles(`
.lookup { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px 18px; align-items: center; min-width: 0; }
.lookup svg { inline-size: min(100%, 230px); aspect-ratio: 1; margin-inline: auto; fill: none; stroke-linecap: round; }
.lookup .first, .lookup .you { stroke: var(--first, var(--text)); }
.lookup .listed { stroke: var(--second, var(--quiet)); }
.lookup .unlisted { stroke: var(--quiet); }
.lookup .inside { stroke: var(--paper); }
.lookup .said { display: grid; gap: 10px; min-width: 0; align-content: start; }
.lookup ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 3px; font-size: 14px; }
.lookup li i { display: inline-block; inline-size: 10px; block-size: 10px; margin-inline-end: 7px; border-radius: 50%; background: var(--first, var(--text)); }
.lookup li .listed { background: var(--second, var(--quiet)); }
.lookup li .unlisted { background: none; border: 1.5px solid var(--quiet); }
@container (max-width: 559px) { .hidden-lists .facts .tabs { flex-wrap: nowrap; max-inline-size: 100%; } .hidden-lists .facts .tabs button { padding-inline: 7px; min-inline-size: 0; overflow-wrap: anywhere; } }
@container (min-width: 560px) { .lookup { grid-template-columns: minmax(150px, 42%) minmax(0, 1fr); align-items: start; } }
@media (forced-colors: active) {
  .lookup :is(svg, i) { forced-color-adjust: none; }
  .lookup { --first: CanvasText; --second: Highlight; --quiet: GrayText; --paper: Canvas; }
}
`);

/** Greatest number of dots. Where there are more people, a dot is several. */
const MOST = 1500;

/** Angle from one dot to the next, in radians: the golden angle, which fills a disc evenly (Vogel 1979). */
const TURN = Math.PI * (3 - Math.sqrt(5));

/** Dots that would be where you are. */
const CENTRE = 2;

/** Diameter of a dot, as a share of the distance between dots, and its maximum in units of the picture, which is 200 wide. */
const WIDE = 1.25;
const WIDEST = 9;

/**
 * @param {number} first your connections @param {number} lookUp people you can look up, with your connections
 * @param {number} reach people within two steps @param {unknown} words beside the picture
 */
export function disc(first, lookUp, reach, words) {
  const each = Math.max(1, Math.ceil(reach / MOST));
  const apart = 96 / Math.sqrt(reach / each + CENTRE + 1);
  const wide = Math.min(WIDEST, WIDE * apart);
  /** The dots of the people from one place to another, as a path. Place 0 is you. @param {number} from @param {number} to */
  const dots = (from, to) => {
    const [begin, end] = [Math.round(from / each), Math.round(to / each)];
    const places = Array.from({ length: Math.max(0, end - begin) }, (_, index) => begin + index);
    return places.map((place) => [Math.cos(place * TURN), Math.sin(place * TURN)].map((part) => (apart * Math.sqrt(place + CENTRE) * part).toFixed(1)).join(' ')).map((at) => `M${at}h0`).join('');
  };
  /** @param {string} kind @param {number} from @param {number} to @param {number} [width] */
  const group = (kind, from, to, width = wide) => svg`<path class=${kind} stroke-width=${width.toFixed(1)} d=${dots(from, to)} />`;
  /** @param {'first' | 'listed' | 'unlisted'} kind @param {number} people */
  const row = (kind, people) => html`<li><i class=${kind} aria-hidden="true"></i><b>${digits(people)}</b> ${say(`hidden-lists.key.${kind}`, { count: people })}</li>`;
  return html`<div class="lookup">
    ${guard([first, lookUp, reach], () => svg`<svg class="veils" viewBox="-100 -100 200 200" aria-hidden="true">
      ${[group('first', 1, first + 1), group('listed', first + 1, lookUp + 1), group('unlisted', lookUp + 1, reach + 1), group('inside', lookUp + 1, reach + 1, wide * 0.62)]}
      <path class="you" stroke-width="9" d="M0 0h0" />
    </svg>`)}
    <div class="said">
      <ul class="veils">
        ${row('first', first)} ${row('listed', lookUp - first)} ${row('unlisted', reach - lookUp)}
        ${each > 1 ? html`<li class="quiet">${say('hidden-lists.key.each', { count: each })}</li>` : nothing}
      </ul>
      ${words}
    </div>
  </div>`;
}
