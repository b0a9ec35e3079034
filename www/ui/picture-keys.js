/** The keys of the picture: they move and zoom it, and walk the network. Loaded at the first key. */
import { Walk } from './walk.js';

/**
 * @import { Camera } from '../render/camera.js'
 * @import { Painting } from '../render/painting.js'
 * @import { Session } from '../state/session.js'
 */

/** Zoom factor of one key press, and pan distance of one key press in halves of the picture's shorter side. */
const PRESS = 1.5;
const PAN_STEP = 0.2;

export class PictureKeys {
  #walk;
  /** Actions that change the view. @type {Record<string, () => void>} */
  #actions;
  #moved;

  /** @param {Session} session @param {Painting} painting @param {Camera} camera @param {() => void} moved called after the camera moved */
  constructor(session, painting, camera, moved) {
    this.#walk = new Walk(session, painting, camera, moved);
    this.#moved = moved;
    /** @param {number} factor */
    const zoom = (factor) => () => camera.magnify(factor, { x: 0, y: 0 });
    this.#actions = {
      ArrowLeft: () => camera.move(PAN_STEP, 0),
      ArrowRight: () => camera.move(-PAN_STEP, 0),
      ArrowUp: () => camera.move(0, PAN_STEP),
      ArrowDown: () => camera.move(0, -PAN_STEP),
      '+': zoom(PRESS),
      '=': zoom(PRESS),
      '-': zoom(1 / PRESS),
      0: () => camera.fit(),
    };
    /** Selects the person in the middle. */
    this.name = async () => {
      const { width, height } = painting.size;
      session.tip(await session.ask((engine) => engine.pick(width / 2, height / 2)), false);
    };
  }

  /** @param {string} key @param {boolean} shift whether Shift is held */
  async press(key, shift) {
    const act = shift && key.startsWith('Arrow') ? undefined : this.#actions[key];
    if (act) {
      act();
      this.#moved();
    } else if (key === 'Enter') await this.name();
    else await this.#walk.step(key, shift);
    return this;
  }
}
