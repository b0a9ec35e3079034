/** The demo player under the figure: the demo's caption, and a button that stops and replays the demo. */
import { addStyles } from '../ui/style.js';
import text from '../pkg/text/en/exports.json';
import { warn } from '../shared/url-state.js';
import { addTexts, say, selectLocale } from '../i18n/translate.js';
import { strip as look } from './style.js';
import { replay } from './replay.js';

/**
 * @import { Figure } from './replay.js'
 * @import { Key, Locale } from '../i18n/translate.js'
 * @typedef {{ host: Figure, locale: () => Locale }} PlayerContext
 */

addTexts(text);
addStyles(look);

class Player {
  #figure;
  #place = document.createElement('div');
  #words = document.createElement('p');
  #button = document.createElement('button');
  /** Aborts the running demo; undefined while none runs. @type {AbortController | undefined} */
  #end;
  #script = '';

  /** Returns the figure's language, used for the button's label. @type {() => Locale} */
  #locale;

  /** @param {Figure} figure @param {() => Locale} locale */
  constructor(figure, locale) {
    this.#figure = figure;
    this.#locale = locale;
    this.#place.className = 'demo';
    this.#place.setAttribute('part', 'demo');
    this.#words.setAttribute('role', 'status');
    this.#button.type = 'button';
    this.#button.addEventListener('click', () => {
      if (this.#end) this.#end.abort();
      // The first play already reported an error of the script.
      else this.play(this.#script).catch(() => undefined);
    });
    this.#place.append(this.#words, this.#button);
  }

  /** Shows the play button without starting the demo. @param {string} script */
  offer(script) {
    this.#script = script;
    this.#say('exports.player.play');
  }

  /** @param {string} script @returns {Promise<boolean>} true if all steps ran, false if the demo was stopped */
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
    // Append the player again, so that it is below all parts of the element's template.
    this.#figure.shadowRoot?.querySelector('.figure')?.append(this.#place);
    selectLocale(this.#locale());
    this.#button.textContent = say(key);
  }
}

/** @type {WeakMap<Figure, Player>} */
const players = new WeakMap();

/** @param {PlayerContext} context */
function playerOf({ host, locale }) {
  const player = players.get(host) ?? new Player(host, locale);
  players.set(host, player);
  return player;
}

/**
 * Plays a demo.
 * @param {PlayerContext} context @param {string} script @returns {Promise<boolean>} true if all steps ran, false if the demo was stopped
 */
export async function play(context, script) {
  selectLocale(context.locale());
  return playerOf(context).play(script);
}

/**
 * Plays the demo of the `script` attribute. If the reader prefers reduced motion, only shows the play button.
 * @param {PlayerContext} context @param {string} script
 */
export async function begin(context, script) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return playerOf(context).offer(script);
  try {
    await play(context, script);
  } catch (error) {
    warn(`script: ${error instanceof Error ? error.message : error}`);
  }
}
