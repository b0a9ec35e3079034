/** A strip with one dot per post, placed by its viewers. It shows how much the result varies by chance. */
import { html, nothing } from 'lit/html.js';
import { digits, join, rough, say } from '../../i18n/translate.js';

/**
 * @import { Ensemble } from '../../engine/messages.js'
 * @import { Model } from '../../state/model.js'
 * @import { Post } from './past-posts.js'
 */

/** Greatest number of dots. */
const MOST = 60;

/** Width of a dot, as a share of the strip. Dots that would overlap are stacked. */
const WIDE = 0.03;

/** Height of a dot, in CSS px. */
const HIGH = 11;

/** @param {Model} model @param {Post[]} all the newest last @param {Ensemble} [lives] */
export function strip({ facts }, all, lives) {
  const posts = all.slice(-MOST);
  const viewers = posts.map(({ saw }) => saw);
  const expected = facts?.expected?.reduce((sum, one) => sum + one, 0);
  const [low, high] = [Math.min(...viewers), Math.max(...viewers)];
  const band = lives && { low: lives.saw.low[0] ?? 0, high: lives.saw.high[0] ?? 0 };
  const end = Math.max(1, high, expected ?? 0, band?.high ?? 0);
  /** @param {number} people */
  const at = (people) => `${(100 * people) / end}%`;
  /** Number of dots already stacked at each place. @type {Map<number, number>} */
  const heights = new Map();
  const dots = posts.map(({ saw }, index) => {
    const place = Math.round(saw / end / WIDE);
    const height = heights.get(place) ?? 0;
    heights.set(place, height + 1);
    return html`<i class="dot ${index === posts.length - 1 ? 'newest' : ''}" .style=${`inset-inline-start:${at(saw)};inset-block-end:${height * HIGH}px`}></i>`;
  });
  const room = Math.max(2, ...heights.values()) * HIGH;
  return html`<div class="luck">
    <p>${say('post.strip', { count: posts.length })}</p>
    <div class="dots" role="img" aria-label=${say('post.strip.label', { viewers: join(viewers.map((saw) => digits(saw))) })} .style=${`block-size:${room}px`}>
      ${band ? html`<i class="band" .style=${`inset-inline-start:${at(band.low)};inline-size:${at(band.high - band.low)}`}></i>` : nothing}
      ${expected === undefined ? nothing : html`<i class="expected" .style=${`inset-inline-start:${at(expected)}`}></i>`} ${dots}
    </div>
    <p class="axis quiet" aria-hidden="true">
      <span>0</span
      ><span class="key-of"
        ><span><i class="newest"></i>${say('post.strip.newest')}</span>${expected === undefined
          ? nothing
          : html`<span><i class="expected"></i>${say('post.strip.expected')}</span>`}${band ? html`<span><i class="band"></i>${say('post.strip.band')}</span>` : nothing}</span
      ><span>${digits(Math.round(end))}</span>
    </p>
    <p class="quiet small">
      ${posts.length < 2 ? say('post.strip.one') : say('post.strip.range', { low, high, expected: expected === undefined ? say('count.none') : rough(expected) })}
    </p>
  </div>`;
}
