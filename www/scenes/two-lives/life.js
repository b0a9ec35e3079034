/** One more life beside the figure's own: a session and its picture, without controls. The figure's clock is its clock. */
import { Painting } from '../../render/painting.js';
import { Session } from '../../state/session.js';
import { watch } from '../../render/viewport.js';
import { Months } from '../common/months.js';

/**
 * @import { Theme, Value } from '../../engine/messages.js'
 *
 * @typedef {object} Stage where it stands
 * @property {() => void} paint it has changed
 * @property {() => Theme} theme
 */

export class Life {
  /** What the picture is in, for a template to put somewhere. */
  view = Object.assign(document.createElement('div'), { className: 'view' });
  /** By months, once it was lived. @type {Months | undefined} */
  months;
  #canvas = document.createElement('canvas');
  #stage;
  #ending = new AbortController();
  #session = new Session({
    paint: () => this.#stage.paint(),
    picture: () => this.#picture(),
    tell: () => undefined,
  });
  #painting = new Painting(this.view, (call) => this.#session.ask(call));
  /** What it is to be, as text. */
  #wanted = '';
  /** The number of the post on show, or under way; 0 without. */
  #post = 0;
  /** The number of the one that was shown where it ended. */
  #ended = 0;
  #seen = true;
  /** It was put where it is to stand; before, there is nothing to show. */
  #placed = false;
  /** The figure's own life goes on. */
  #moving = false;
  /** What the picture shows. */
  #shown = '';
  /** The picture waits for the end of this task. */
  #due = false;

  /** @param {Stage} stage @param {Record<string, Value>} values as for `live` */
  constructor(stage, values) {
    this.#stage = stage;
    this.#canvas.setAttribute('role', 'img');
    this.view.append(this.#canvas);
    this.live(values);
    this.#open();
  }

  /** What is on show of it. */
  get model() {
    return this.#session.model;
  }

  /** Whether the post on show has come to its end. */
  get over() {
    const { posted, counters } = this.model;
    return posted && counters !== undefined && counters.hop >= counters.hops && !this.#session.moment.moving;
  }

  /** The picture in words. @param {string} words */
  describe(words) {
    if (this.#canvas.ariaLabel !== words) this.#canvas.ariaLabel = words;
  }

  /** Lives it with these parameters, if they are others than before. @param {Record<string, Value>} values */
  async live(values) {
    const wanted = JSON.stringify(values);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#post = this.#ended = 0;
    this.#placed = false;
    if (await this.#session.wish(values, true)) this.#lived();
  }

  /**
   * Where it stands when so many months have passed.
   * @param {number} passed @param {boolean} moving on the way through a month; otherwise who was on the way has not come yet
   */
  at(passed, moving) {
    const { model, moment } = this.#session;
    if (!this.months || !model.facts) return;
    const at = this.months.at(passed);
    const whole = Math.floor(at + 1e-6);
    this.#post = this.#ended = 0;
    this.#placed = true;
    this.#moving = moving;
    if (whole !== model.connection || model.posted) this.#session.scrub(whole, !moving);
    moment.connection = moving ? at : whole;
    this.#picture();
  }

  /** Writes a post. @param {number} number */
  write(number) {
    this.#post = number;
    return this.#session.post(number);
  }

  /** Shows where a post has ended, unless it is seen on its way. @param {number} passed months @param {number} number */
  async end(passed, number) {
    if (!this.months || this.#ended === number || (this.#seen && this.#post === number)) return;
    this.#post = this.#ended = number;
    this.#placed = true;
    await this.#session.wish({ connections: Math.floor(this.months.at(passed)), post: number });
  }

  /** Frees everything. */
  stop() {
    this.#session.end();
    this.#painting.stop();
    this.#ending.abort();
  }

  async #open() {
    const { signal } = this.#ending;
    const session = this.#session;
    try {
      await session.open(signal);
      this.#painting.themes = await session.learn();
      if (signal.aborted || !(await session.begin(signal))) return;
      this.#watch(signal);
      this.#lived();
    } catch (error) {
      if (!signal.aborted) session.fail(error);
    }
  }

  /** @param {AbortSignal} signal */
  #watch(signal) {
    const { moment, settling } = this.#session;
    const tell = {
      /** @param {import('../../render/viewport.js').Size} size */
      size: (size) => {
        this.#painting.size = size;
        this.#picture();
      },
      /** @param {boolean} seen */
      seen: (seen) => {
        this.#seen = seen;
        const due = this.#painting.look(seen);
        moment.wake(seen);
        settling.wake(seen);
        if (!due) return;
        this.#shown = '';
        this.#picture();
      },
      /** @param {boolean} still */
      still: (still) => {
        moment.still = still;
      },
      // The figure says which theme there is.
      dark: () => undefined,
    };
    watch(this.view, tell, signal);
  }

  #lived() {
    const { series, values } = this.model;
    if (series) this.months = new Months(series, Number(values.months));
    this.#stage.paint();
  }

  #picture() {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      const { model, moment } = this.#session;
      const { connection, hop, structure } = moment;
      const theme = this.#stage.theme();
      const { width, height } = this.#painting.size;
      const shown = `${model.text} ${connection} ${hop} ${structure} ${theme} ${width} ${height}`;
      if (!model.facts || !this.#placed || shown === this.#shown) return;
      this.#shown = shown;
      this.#painting.people = model.facts.people;
      this.#painting.show({ connection, hop, structure, theme, moving: this.#moving || moment.busy });
    });
  }
}
