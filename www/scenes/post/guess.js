/** The reader's guess of how many people will see a post: given before the post, shown beside the truth after it. */
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { bold } from '../../ui/template-parts.js';
import { digits, say } from '../../i18n/translate.js';

/** @import { Model } from '../../state/model.js' */

export class Guesses {
  #paint;
  /** Scenario with the post on show, or ''. */
  #text = '';
  /** The guess for the next post, in people. @type {number | undefined} */
  next;
  /** The guess for the post on show, in people. @type {number | undefined} */
  shown;

  /** @param {() => void} paint */
  constructor(paint) {
    this.#paint = paint;
  }

  /** The guess goes with the post that is written next. Another setting makes it the guess of no post. @param {Model} model */
  look({ posted, text }) {
    const now = posted ? text : '';
    if (now === this.#text) return;
    // The same post can come again with other settings.
    this.shown = now ? this.next : undefined;
    if (now) this.next = undefined;
    this.#text = now;
  }

  /**
   * The slider of the guess for the next post.
   * @param {Model} model @param {boolean} under whether a post is under way
   */
  slider({ posted, counters, facts, dead, lock, values }, under) {
    const { first = 0, second = 0, third = 0, couldReach = 0 } = counters ?? {};
    // All people whom a post can reach within its hops. The counts end with the third ring.
    const ring = [0, first, first + second, first + second + third][Number(values.hops)] ?? facts?.people ?? 0;
    const most = first && Math.max(couldReach, ring);
    const { next, shown } = this;
    // While a post is under way, its own guess stays.
    const value = under ? shown : next;
    const guess = value === undefined ? undefined : Math.min(value, most);
    /** @param {Event} event */
    const moved = ({ currentTarget }) => {
      this.next = /** @type {HTMLInputElement} */ (currentTarget).valueAsNumber;
      this.#paint();
    };
    if (most === 0 || lock.has('post')) return nothing;
    return html`<div class="post-guess ${guess === undefined ? 'open' : ''}">
      <span id="post-guess">${say(posted && !under ? 'post.guess.next' : 'post.guess')}</span> <b>${guess === undefined ? say('count.none') : digits(guess)}</b>
      <input
        type="range"
        name="guess"
        aria-labelledby="post-guess"
        aria-valuetext=${guess === undefined ? say('post.guess.none') : say('post.guess.value', { count: guess, most })}
        min="0"
        max=${most}
        ?disabled=${!facts || dead || under}
        .value=${live(String(guess ?? Math.round(most / 2)))}
        @input=${moved}
        @click=${moved}
      />
    </div>`;
  }

  /** The guess beside the truth. @param {Model} model @param {boolean} isOver */
  result({ counters }, isOver) {
    return isOver && this.shown !== undefined && counters ? html`<b>${bold('post.guessed', { guess: this.shown, count: counters.saw })}</b> ` : nothing;
  }
}
