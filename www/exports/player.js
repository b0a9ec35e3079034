/** A demo on show: what it says, and a button that stops it and plays it again, under the figure. */
import { wear } from '../ui/style.js';
import text from '../pkg/text/en/exports.json';
import { warn } from '../shared/url-state.js';
import { learn, say, speak } from '../i18n/translate.js';
import { strip as look } from './style.js';
import { replay } from './replay.js';

/**
 * @import { Figure } from './replay.js'
 * @import { Key, Voice } from '../i18n/translate.js'
 * @typedef {{ host: Figure, voice: () => Voice }} Sight
 */

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

/** @param {Sight} sight */
function playerOf({ host, voice }) {
  const player = players.get(host) ?? new Player(host, voice);
  players.set(host, player);
  return player;
}

/** Plays a demo. @param {Sight} sight @param {string} script @returns {Promise<boolean>} whether it came to its end */
export async function play(sight, script) {
  speak(sight.voice());
  return playerOf(sight).play(script);
}

/** Plays the demo of an attribute, or offers it where people ask for less motion. @param {Sight} sight @param {string} script */
export async function begin(sight, script) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return playerOf(sight).offer(script);
  try {
    await play(sight, script);
  } catch (error) {
    warn(`script: ${error instanceof Error ? error.message : error}`);
  }
}
