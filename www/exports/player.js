/** A demo on show: what it says, and a button that stops it and plays it again, under the figure. */
import { wear } from '../look.js';
import text from '../pkg/text/en/exports.json';
import { learn, say, speak } from '../words.js';
import { strip as look } from './look.js';
import { replay } from './replay.js';

/** @import { Figure } from './replay.js' */
/** @import { Key, Voice } from '../words.js' */

learn(text);
wear(look);

class Player {
  #figure;
  #place = document.createElement('div');
  #words = document.createElement('p');
  #button = document.createElement('button');
  /** Ends the demo under way. @type {AbortController | undefined} */
  #end;
  #script = '';

  /** Whose words its button has. @type {() => Voice} */
  #voice;

  /** @param {Figure} figure @param {() => Voice} voice */
  constructor(figure, voice) {
    this.#figure = figure;
    this.#voice = voice;
    this.#place.className = 'demo';
    this.#place.setAttribute('part', 'demo');
    this.#words.setAttribute('role', 'status');
    this.#button.type = 'button';
    this.#button.addEventListener('click', () => {
      if (this.#end) this.#end.abort();
      // A line that cannot be read was said when it came.
      else this.play(this.#script).catch(() => undefined);
    });
    this.#place.append(this.#words, this.#button);
  }

  /** Its button, for whoever wants it. @param {string} script */
  offer(script) {
    this.#script = script;
    this.#say('exports.player.play');
  }

  /** @param {string} script @returns {Promise<boolean>} whether it came to its end */
  async play(script) {
    this.#end?.abort();
    const end = (this.#end = new AbortController());
    this.#script = script;
    this.#words.textContent = '';
    try {
      const words = (/** @type {string} */ words) => (this.#words.textContent = words);
      const played = replay(this.#figure, script, { signal: end.signal, apart: this.#place, words });
      this.#say('exports.player.stop');
      return await played;
    } catch (error) {
      this.#place.remove();
      throw error;
    } finally {
      if (this.#end === end) {
        this.#end = undefined;
        if (this.#place.isConnected) this.#say('exports.player.again');
      }
    }
  }

  /** @param {Key} key */
  #say(key) {
    // Below all that is drawn there, which comes and goes without it.
    this.#figure.shadowRoot?.querySelector('.figure')?.append(this.#place);
    speak(this.#voice());
    this.#button.textContent = say(key);
  }
}

/** @type {WeakMap<Figure, Player>} */
const players = new WeakMap();

/** @param {Figure} figure @param {() => Voice} voice */
function playerOf(figure, voice) {
  const player = players.get(figure) ?? new Player(figure, voice);
  players.set(figure, player);
  return player;
}

/** Plays a demo. @param {Figure} figure @param {() => Voice} voice @param {string} script @returns {Promise<boolean>} whether it came to its end */
export const play = (figure, voice, script) => playerOf(figure, voice).play(script);

/** Plays the demo of an attribute, or offers it where people ask for less motion. @param {Figure} figure @param {() => Voice} voice @param {string} script */
export async function begin(figure, voice, script) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return playerOf(figure, voice).offer(script);
  try {
    await play(figure, voice, script);
  } catch (error) {
    console.warn(`hop-scope: script: ${error instanceof Error ? error.message : error}`);
  }
}
