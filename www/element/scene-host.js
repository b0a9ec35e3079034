/** Loads the parts of a figure that is no story, and what a scene adds to it: its own part (see `ScenePart` in ui/types.js) and its question. */
import { chosen } from './author-options.js';
import { isListed } from '../state/model.js';
import { fetchParts } from '../ui/panel.js';
import { OTHERWISE } from '../scenes/index.js';
import { later, say } from '../i18n/translate.js';

/** @import { Make, ScenePart } from '../ui/types.js' */

export class SceneHost {
  /** Part of the scene; undefined until loaded. @type {ScenePart | undefined} */
  #own;
  /** Part for a list of the reader's own connections, in any scene; undefined until loaded. @type {ScenePart | undefined} */
  #list;
  /** Question of the scene; undefined until loaded. @type {ScenePart | undefined} */
  think;
  #stage;

  /** @param {Parameters<Make>[0]} stage */
  constructor(stage) {
    this.#stage = stage;
    stage.session.prepare = async () => {
      const { make } = await import('../scenes/own-network/connections-list.js');
      this.#list ??= make(stage);
    };
  }

  /** The part in use. */
  get part() {
    return (isListed(this.#stage.session.model) && this.#list) || this.#own;
  }

  /** Whether the page's author turned the question off. */
  get mute() {
    return chosen(this.#stage.host, 'think') === 'off';
  }

  /** Loads the parts and starts the scene's own. If they cannot be fetched, the figure works without it. @param {AbortSignal} signal */
  async start(signal) {
    const { session } = this.#stage;
    const { scene, shown } = session.model;
    try {
      const [own] = await Promise.all([shown.load?.(), shown.story ? undefined : fetchParts()]);
      const { make } = /** @type {{ make?: Make }} */ (own ?? {});
      if (signal.aborted || scene !== session.model.scene) return;
      this.#own = make?.(this.#stage);
      this.think = undefined;
      await this.ask();
    } catch (error) {
      const note = later(() => say('more.failed', { why: String(error) }));
      session.ready.then(() => session.show({ notes: [...session.model.notes, note] }), () => undefined);
    }
  }

  /** Loads the scene's question. A story and the default scene have a question only in the projector theme. */
  async ask() {
    const { host, session, paint } = this.#stage;
    const { scene, shown, large } = session.model;
    if (((scene === OTHERWISE || shown.story) && !large) || this.think || this.mute) return;
    const { make } = await import('../ui/question.js');
    if (scene !== session.model.scene || !host.isConnected) return;
    this.think = make(this.#stage);
    paint();
  }

  /** Stops and removes the parts and the question. */
  stop() {
    this.#own?.stop?.();
    this.#list?.stop?.();
    this.#own = this.#list = this.think = undefined;
  }
}
