/** Runs the force layout until it is at rest, while the figure is visible. */

export class LayoutSettling {
  #relax;
  #onStep;
  #wanted = false;
  #seen = true;
  #under = false;

  /**
   * @param {() => Promise<{ share: number, placed: boolean } | undefined>} relax runs one step; resolves with the progress of the
   *   layout, from 0 to 1, and whether every person has a position
   * @param {(share: number, placed: boolean) => void} onStep
   */
  constructor(relax, onStep) {
    this.#relax = relax;
    this.#onStep = onStep;
  }

  /** Starts the layout. */
  start() {
    this.#wanted = true;
    this.#go();
  }

  /** Stops the layout. */
  stop() {
    this.#wanted = false;
  }

  /** Pauses the layout while the figure is not visible. @param {boolean} seen whether it is visible */
  wake(seen) {
    this.#seen = seen;
    this.#go();
  }

  async #go() {
    if (this.#under) return;
    this.#under = true;
    while (this.#wanted && this.#seen) {
      const step = await this.#relax();
      // A new `start()` can happen during the next steps.
      if (!step || step.share >= 1) this.#wanted = false;
      if (step) this.#onStep(step.share, step.placed);
      // At most one step per animation frame.
      await new Promise((next) => requestAnimationFrame(next));
    }
    this.#under = false;
  }
}
