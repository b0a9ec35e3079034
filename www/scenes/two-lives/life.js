/** A life beside the figure's own: a session and its picture, without controls. It follows the clock of the figure. */
import { Painting } from '../../render/painting.js';
import { Session } from '../../state/session.js';
import { watch } from '../../render/viewport.js';
import { Months } from '../common/months.js';

/**
 * @import { Series, Theme, Value } from '../../engine/messages.js'
 *
 * @typedef {object} Stage the scene that shows the life
 * @property {() => void} paint called when the life has changed
 * @property {() => Theme} theme
 */

export class Life {
  /** The element that holds the picture; a template places it. */
  view = Object.assign(document.createElement('div'), { className: 'view' });
  /** The months of the life, and the series `of` which they were made. @type {{ of?: Series, months?: Months }} */
  #lasted = {};
  #canvas = document.createElement('canvas');
  #stage;
  #ending = new AbortController();
  #session = new Session({
    paint: () => this.#stage.paint(),
    picture: () => this.#picture(),
    dispatch: () => undefined,
  });
  #painting = new Painting(this.view, (call) => this.#session.ask(call));
  /** The requested parameters, as JSON. */
  #wanted = '';
  /** The number of the post that is shown or loading; 0 without a post. */
  #post = 0;
  /** The number of the post whose final state was shown; 0 without a post. */
  #ended = 0;
  #seen = true;
  /** Whether the moment of the life is set. The picture stays empty until then. */
  #placed = false;
  /** Whether the figure's own life is moving. */
  #moving = false;
  /** The inputs of the last drawing of the picture, as text. */
  #shown = '';
  /** Whether a drawing is queued as a microtask. */
  #due = false;

  /** @param {Stage} stage @param {Record<string, Value>} values as for `live` */
  constructor(stage, values) {
    this.#stage = stage;
    this.#canvas.setAttribute('role', 'img');
    this.view.append(this.#canvas);
    this.live(values);
    this.#open();
  }

  /** The model of its session. */
  get model() {
    return this.#session.model;
  }

  /** The months of the life that the model has, so that no moment of another life is asked for; undefined until the core has computed one. */
  get months() {
    const { series } = this.model;
    if (this.#lasted.of !== series) this.#lasted = { of: series, months: series && new Months(series.afterMonth, series.reach) };
    return this.#lasted.months;
  }

  /** Whether the post on show has reached its last hop. */
  get over() {
    const { posted, counters } = this.model;
    return posted && counters !== undefined && counters.hop >= counters.hops && !this.#session.moment.moving;
  }

  /** Sets the text alternative of the picture. @param {string} words */
  describe(words) {
    if (this.#canvas.ariaLabel !== words) this.#canvas.ariaLabel = words;
  }

  /** Computes the life with these parameters, if they have changed. @param {Record<string, Value>} values */
  async live(values) {
    const wanted = JSON.stringify(values);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#post = this.#ended = 0;
    this.#placed = false;
    if (await this.#session.wish(values, true)) this.#stage.paint();
  }

  /**
   * Shows the life after `passed` months.
   * @param {number} passed @param {boolean} moving whether the clock moves; at rest, a fraction of a connection is dropped
   */
  at(passed, moving) {
    const { model, moment } = this.#session;
    if (!this.months || !model.facts) return;
    const at = this.months.at(passed);
    const whole = this.months.wholeAt(passed);
    this.#post = this.#ended = 0;
    this.#placed = true;
    this.#moving = moving;
    if (whole !== model.connection || model.posted) this.#session.scrub(whole, !moving);
    moment.connection = moving ? at : whole;
    this.#picture();
  }

  /** Starts a post. @param {number} number */
  write(number) {
    this.#post = number;
    return this.#session.post(number);
  }

  /**
   * Shows the final state of a post, unless the picture is in view and animates it.
   * @param {number} passed months @param {number} number
   */
  async end(passed, number) {
    if (!this.months || this.#ended === number || (this.#seen && this.#post === number)) return;
    this.#post = this.#ended = number;
    this.#placed = true;
    await this.#session.wish({ connections: this.months.wholeAt(passed), post: number });
  }

  /** Ends the session and the picture, and removes the observers. */
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
      this.#stage.paint();
    } catch (error) {
      if (!signal.aborted) session.fail(error);
    }
  }

  /** @param {AbortSignal} signal */
  #watch(signal) {
    const { moment, settling } = this.#session;
    const callbacks = {
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
      // The theme comes from the figure.
      dark: () => undefined,
    };
    watch(this.view, callbacks, signal);
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
