/** A preview of the frame that the author's code creates. */
import { address } from './snippets.js';

/** @import { Figure } from './snippets.js' */

/** Delay between the author's last change and the update of the preview, in ms. */
const RESTS = 350;

/** The frame's initial height, until the frame reports its own, in CSS pixels. */
const UNKNOWN = 700;

/** Prefix of the frame's id. Each load has a new id, so messages from an earlier load are ignored. */
const NAME = 'builder';

export class Preview {
  #folder;
  #drawn;
  /** The author options of the loaded frame, as JSON; empty before the first load. */
  #loaded = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #loads = 0;
  #calls = 0;
  /** Whether the frame is ready. */
  #stands = false;
  /** Parameters to set when the frame becomes ready. @type {Record<string, string> | undefined} */
  #wished;
  /** The answers that are waited for, by call. @type {Map<number, (answer: { value?: unknown, error?: string }) => void>} */
  #waiting = new Map();
  /** The counts on show; undefined until the frame is ready. @type {{ connection: number, counters: Record<string, number | undefined> } | undefined} */
  shown;
  /** Height of the frame's content, in CSS pixels. */
  height = UNKNOWN;
  frame = document.createElement('iframe');

  /** @param {URL} folder @param {() => void} drawn called when the height has changed */
  constructor(folder, drawn) {
    this.#folder = folder;
    this.#drawn = drawn;
    // This listener is never removed, because the preview exists as long as the page.
    addEventListener('message', ({ data, source }) => {
      if (source !== this.frame.contentWindow || data?.source !== 'hopscope' || data.id !== this.#name) return;
      if (data.type === 'ready') {
        this.#stands = true;
        if (this.#wished) this.#ask('setState', this.#wished);
        this.#wished = undefined;
      }
      if (data.type === 'ready' || data.type === 'settled') {
        this.shown = 'counters' in data.detail ? data.detail : undefined;
        this.#drawn();
      }
      if (data.type === 'height') {
        this.height = data.detail.height;
        this.frame.style.height = `${this.height}px`;
        this.#drawn();
      }
      if (data.type === 'answer') this.#waiting.get(data.detail.call)?.(data.detail);
    });
  }

  get #name() {
    return `${NAME}-${this.#loads}`;
  }

  /**
   * Shows a figure. Changed parameters are set in the loaded frame; any other change loads a new frame.
   * @param {Figure} figure @param {Record<string, string>} wished all parameters
   */
  show(figure, wished) {
    const { author, width } = figure;
    this.frame.style.width = width === '100%' ? '100%' : `${width}px`;
    clearTimeout(this.#rest);
    const kind = JSON.stringify(author);
    const isNew = this.#loaded === '';
    this.#rest = setTimeout(
      () => {
        if (kind === this.#loaded) {
          // A frame that is not ready would miss the message. The parameters are set when it is ready.
          if (this.#stands) this.#ask('setState', wished);
          else this.#wished = wished;
          return;
        }
        this.#loaded = kind;
        this.#loads += 1;
        this.#stands = false;
        this.shown = undefined;
        this.#wished = undefined;
        const src = address({ ...figure, author: { id: this.#name, events: 'settled', ...author } }, this.#folder);
        // `replace` adds no entry to the browser's history.
        if (isNew) this.frame.src = src;
        else this.frame.contentWindow?.location.replace(src);
      },
      isNew ? 0 : RESTS,
    );
  }

  /** The scenario text of the preview; undefined until the frame is ready. @returns {Promise<string | undefined>} */
  async state() {
    if (!this.#stands) return undefined;
    const { value } = await this.#answer('getState');
    return /** @type {{ text: string } | undefined} */ (value)?.text;
  }

  /** A picture of the preview as it stands. @param {object} options as for `snapshot` of a figure @returns {Promise<Blob>} */
  async picture(options) {
    const { value, error } = await this.#answer('snapshot', options);
    if (!(value instanceof Blob)) throw new Error(error ?? 'there is no picture yet');
    return value;
  }

  /** Asks the frame and waits for its answer. @param {string} type @param {unknown} [detail] */
  async #answer(type, detail) {
    const call = this.#ask(type, detail);
    /** @type {{ value?: unknown, error?: string }} */
    const answer = await new Promise((resolve) => this.#waiting.set(call, resolve));
    this.#waiting.delete(call);
    return answer;
  }

  /** @param {string} type @param {unknown} [detail] */
  #ask(type, detail) {
    const call = ++this.#calls;
    this.frame.contentWindow?.postMessage({ source: 'hopscope', v: 1, type, detail, call }, '*');
    return call;
  }
}
