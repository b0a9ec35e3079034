/** The forces between people, taken to rest while somebody looks. */

export class LayoutSettling {
  #relax;
  #onStep;
  #wanted = false;
  #seen = true;
  #under = false;

  /**
   * @param {() => Promise<{ share: number, placed: boolean } | undefined>} relax takes them further, and says how far they have come to
   *   rest, from 0 to 1, and whether they have put everybody somewhere
   * @param {(share: number, placed: boolean) => void} onStep
   */
  constructor(relax, onStep) {
    this.#relax = relax;
    this.#onStep = onStep;
  }

  /** They may have to move. */
  start() {
    this.#wanted = true;
    this.#go();
  }

  /** They stay as they are. */
  stop() {
    this.#wanted = false;
  }

  /** Nothing moves while nobody looks. @param {boolean} seen */
  wake(seen) {
    this.#seen = seen;
    this.#go();
  }

  async #go() {
    if (this.#under) return;
    this.#under = true;
    while (this.#wanted && this.#seen) {
      const step = await this.#relax();
      // Whoever wants them again says so while they are under way.
      if (!step || step.share >= 1) this.#wanted = false;
      if (step) this.#onStep(step.share, step.placed);
      // A picture between two steps, and no more steps than pictures.
      await new Promise((next) => requestAnimationFrame(next));
    }
    this.#under = false;
  }
}
