/** Which part of the picture is seen: how large, and what lies in the middle. */

/** The farthest in: a person of a million fills a finger. */
const MOST = 400;

/** The part of half the shorter side that the picture's radius takes where all of it is seen: as the core draws it. */
const FILL = 0.965;

export class Camera {
  /** Magnification; 1 where all of the picture is seen. */
  zoom = 1;
  /** The point of the picture in the middle of the view, in units of the picture's radius. */
  x = 0;
  y = 0;

  /** Whether all of the picture is seen as it first was. */
  get whole() {
    return this.zoom === 1 && this.x === 0 && this.y === 0;
  }

  /** All of it. */
  fit() {
    this.zoom = 1;
    this.x = this.y = 0;
  }

  /**
   * Larger, or smaller; what lies at a point of the view stays there.
   * @param {number} factor
   * @param {{ x: number, y: number }} at from the middle of the view, in halves of its shorter side
   */
  magnify(factor, at) {
    const zoom = Math.min(MOST, Math.max(1, this.zoom * factor));
    const shift = 1 / this.zoom - 1 / zoom;
    this.zoom = zoom;
    this.#to(this.x + (at.x / FILL) * shift, this.y + (at.y / FILL) * shift);
  }

  /**
   * The picture moves along with a hand.
   * @param {number} dx in halves of the view's shorter side
   * @param {number} dy
   */
  move(dx, dy) {
    this.#to(this.x - dx / (FILL * this.zoom), this.y - dy / (FILL * this.zoom));
  }

  /** Some of the picture always stays in sight. @param {number} x @param {number} y */
  #to(x, y) {
    const distance = Math.hypot(x, y);
    const most = Math.max(0, 1 - 0.2 / this.zoom);
    const pull = this.zoom === 1 ? 0 : distance > most ? most / distance : 1;
    this.x = x * pull;
    this.y = y * pull;
  }
}
