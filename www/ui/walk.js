/**
 * Walks the network by keyboard: from you to a connection, along ties, back, to the next person by degree, and to the person who saw the
 * post next. The person at each step is selected, and one sentence says who it is.
 */
import text from '../pkg/text/en/walk.json';
import { addTexts, isolate, later, say } from '../i18n/translate.js';

/**
 * @import { Picked } from '../engine/messages.js'
 * @import { Words } from '../i18n/translate.js'
 * @import { Camera } from '../render/camera.js'
 * @import { Painting } from '../render/painting.js'
 * @import { Session } from '../state/session.js'
 *
 * @typedef {object} Way a step along a tie
 * @property {number} from the person from whom it came, by number
 * @property {string} name that person's name
 * @property {number[]} people those tied to that person, by degree
 * @property {number} at index in `people` of the person to whom it goes
 */

addTexts(text);

/** The way to you: it has no person before it. */
const YOU = 0;

export class Walk {
  #session;
  #painting;
  #camera;
  #moved;
  /** The steps from the start to the selected person. @type {Way[]} */
  #ways = [];

  /** @param {Session} session @param {Painting} painting @param {Camera} camera @param {() => void} moved called after the camera moved */
  constructor(session, painting, camera, moved) {
    this.#session = session;
    this.#painting = painting;
    this.#camera = camera;
    this.#moved = moved;
  }

  /** Takes a step. @param {string} key `Home`, `w` or an arrow @param {boolean} shift */
  async step(key, shift) {
    const { picked } = this.#session.model;
    const way = this.#ways.at(-1);
    // The reader selected somebody in another way: a new walk starts with them.
    if (picked?.number !== way?.people[way.at]) this.#ways = [];
    if (/^w$/i.test(key)) await this.#goToViewer(picked, shift ? -1 : 1);
    else if (key === 'Home' || !picked) await this.#goHome();
    else if (key === 'ArrowLeft') await this.#goBack(picked);
    else if (key === 'ArrowRight') await this.#goAlong(picked);
    else await this.#goBeside(picked, key === 'ArrowDown' ? 1 : -1);
  }

  async #goHome() {
    this.#ways = [];
    await this.#select(YOU);
  }

  /** Goes along a tie, to the person with most ties. @param {Picked} picked */
  async #goAlong(picked) {
    const { view } = this.#painting;
    const before = this.#ways.at(-1)?.from;
    const people = /** @type {Picked[]} */ ((view && (await this.#session.ask((engine) => engine.ask('walk', ['ties', view, picked.number])))) ?? []);
    const at = people.findIndex(({ number }) => number !== before);
    if (at < 0) return this.#say(picked, later(() => say('walk.alone')));
    this.#ways.push({ from: picked.number, name: picked.person, people: people.map(({ number }) => number), at });
    await this.#follow();
  }

  /** Goes to the next or the previous person by degree, among those tied to the person before. @param {Picked} picked @param {1 | -1} step */
  async #goBeside(picked, step) {
    const way = this.#ways.at(-1);
    if (!way) return this.#goAlong(picked);
    const { length } = way.people;
    way.at = (way.at + step + length) % length;
    await this.#follow();
  }

  /** Goes back to the person before; from a person without one, to you. @param {Picked} picked */
  async #goBack(picked) {
    const way = this.#ways.pop();
    if (!way) return picked.number === YOU ? this.#select(YOU) : this.#goHome();
    if (this.#ways.length > 0) await this.#follow();
    else await this.#select(way.from);
  }

  /** Goes to the person who saw the post next or before; from anybody else, to the first. @param {Picked | undefined} picked @param {1 | -1} step */
  async #goToViewer(picked, step) {
    const { view } = this.#painting;
    const found = view && (await this.#session.ask((engine) => engine.ask('walk', ['viewer', view, picked?.number ?? YOU, step])));
    if (!found) return;
    this.#ways = [];
    const { viewer, at, count } = /** @type {{ viewer?: Picked, at: number, count: number }} */ (found);
    if (viewer) await this.#select(viewer.number, later(() => say('walk.viewer', { at, count })));
    else if (picked) await this.#say(picked, later(() => say(step === 1 ? 'walk.last' : 'walk.first')));
  }

  /** Selects the person at the end of the last step. */
  async #follow() {
    const way = this.#ways.at(-1);
    if (!way) return;
    const { from, name, people, at } = way;
    const place = () => (from === YOU ? say('walk.yours', { at: at + 1, count: people.length }) : say('walk.theirs', { at: at + 1, count: people.length, from: isolate(name) }));
    await this.#select(people[at] ?? YOU, later(place));
  }

  /** Selects a person, with the person in view. @param {number} number @param {Words} [words] where the walk came to */
  async #select(number, words = later(() => say('walk.start'))) {
    const picked = await this.#session.ask((engine) => engine.person(number));
    if (!picked) return;
    const { width, height } = this.#painting.size;
    if (picked.x < 0 || picked.y < 0 || picked.x > width || picked.y > height) {
      const half = Math.min(width, height) / 2;
      this.#camera.move((width / 2 - picked.x) / half, (height / 2 - picked.y) / half);
      this.#moved();
    }
    await this.#say(picked, words);
  }

  /** Shows who is selected and where the walk came to, and says it to screen readers. @param {Picked} picked @param {Words} words */
  async #say(picked, words) {
    this.#session.tip(picked, false, words);
    // The text is rendered at the end of this task.
    await new Promise((done) => setTimeout(done));
    const root = /** @type {ShadowRoot | undefined} */ (this.#painting.canvas?.getRootNode());
    const spoken = root?.querySelector('.spoken');
    if (spoken) spoken.textContent = root?.querySelector('.tip span')?.textContent ?? '';
  }
}
