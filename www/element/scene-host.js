/** What the scene adds to a figure, its act and the question under it: each fetched when it is wanted. */
import { chosen } from './author-options.js';
import { isListed } from '../state/model.js';
import { OTHERWISE } from '../scenes/index.js';
import { later, say } from '../i18n/translate.js';

/** @import { Act, Make } from '../ui/panel.js' */

export class SceneHost {
  /** What the scene adds, once it was fetched. @type {Act | undefined} */
  #own;
  /** What shows a list of one's own connections, in any scene; likewise. @type {Act | undefined} */
  #list;
  /** Its question, likewise. @type {Act | undefined} */
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

  /** What is added to what is on show. */
  get act() {
    return (isListed(this.#stage.session.model) && this.#list) || this.#own;
  }

  /** Whether the host asks for no question. */
  get mute() {
    return chosen(this.#stage.host, 'think') === 'off';
  }

  /** Begins what the scene adds. Where that cannot be fetched the figure goes on without it. @param {AbortSignal} signal */
  async perform(signal) {
    const { session } = this.#stage;
    const { scene, shown } = session.model;
    try {
      const { make } = /** @type {{ make?: Make }} */ ((await shown.act?.()) ?? {});
      if (signal.aborted || scene !== session.model.scene) return;
      this.#own = make?.(this.#stage);
      this.think = undefined;
      await this.ask();
    } catch (error) {
      const note = later(() => say('more.failed', { why: String(error) }));
      session.ready.then(() => session.show({ notes: [...session.model.notes, note] }), () => undefined);
    }
  }

  /** Fetches the question of the scene. A story, and where everything can be tried, have one only for a room, which answers together. */
  async ask() {
    const { host, session, paint } = this.#stage;
    const { scene, shown, large } = session.model;
    if (((scene === OTHERWISE || shown.story) && !large) || this.think || this.mute) return;
    const { make } = await import('../ui/question.js');
    if (scene !== session.model.scene || !host.isConnected) return;
    this.think = make(this.#stage);
    paint();
  }

  /** Ends what the scene began. */
  stop() {
    this.#own?.stop?.();
    this.#list?.stop?.();
    this.#own = this.#list = this.think = undefined;
  }
}
