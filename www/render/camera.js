/** The visible part of the picture: magnification and centre. */

/** Maximum magnification. One person of a million is then as wide as a finger. */
const MOST = 400;

/** Radius of the whole picture, as a share of half the view's shorter side. The core uses the same value. */
const FILL = 0.965;

export class Camera {
  /** Magnification; 1 shows the whole picture. */
  zoom = 1;
  /** The point of the picture in the middle of the view, in units of the picture's radius. */
  x = 0;
  y = 0;

  /** Whether the initial view is shown. */
  get whole() {
    return this.zoom === 1 && this.x === 0 && this.y === 0;
  }

  /** Shows the whole picture. */
  fit() {
    this.zoom = 1;
    this.x = this.y = 0;
  }

  /**
   * Zooms by a factor. The point of the picture at `at` keeps its position in the view.
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
   * Pans the picture.
   * @param {number} dx in halves of the view's shorter side
   * @param {number} dy
   */
  move(dx, dy) {
    this.#to(this.x - dx / (FILL * this.zoom), this.y - dy / (FILL * this.zoom));
  }

  /** Limits the centre, so that a part of the picture stays visible. @param {number} x @param {number} y */
  #to(x, y) {
    const distance = Math.hypot(x, y);
    const most = Math.max(0, 1 - 0.2 / this.zoom);
    const pull = this.zoom === 1 ? 0 : distance > most ? most / distance : 1;
    this.x = x * pull;
    this.y = y * pull;
  }
}
