/** What is seen of a figure: its picture, its parts and its numbers, in the language, the theme and the size of their place. */
import { render } from 'lit/html.js';
import { chosen } from './author-options.js';
import { Camera } from '../render/camera.js';
import { Counts } from '../ui/animated-number.js';
import { couple } from '../ui/text-binding-watch.js';
import { controllerOf } from '../ui/controller.js';
import { languageOf } from '../i18n/language.js';
import { Painting } from '../render/painting.js';
import { figure } from '../ui/panel.js';
import { watch } from '../render/viewport.js';
import { otherwise, say, speak, voiceOf } from '../i18n/translate.js';

/**
 * @import { SceneHost } from './scene-host.js'
 * @import { Theme } from '../engine/messages.js'
 * @import { Figure } from '../exports/replay.js'
 * @import { Session } from '../state/session.js'
 * @import { Size } from '../render/viewport.js'
 */

/** Time after the last drag or zoom until the picture is drawn in full detail, in milliseconds. */
const RESTS = 150;

/** With more people the ties of who is under the pointer are not shown, only of who was clicked. */
const MANY = 200_000;

/** Where there is a chart to draw. Those of the two lives the scene draws. */
const CHARTS = '[data-chart]:not([data-chart=lives])';

/** People and ties are so much larger where a room looks at them. */
const LARGER = 1.5;

export class Display {
  /** In whose words everything is said, once they were fetched. */
  voice = otherwise;
  /** The colours by role. @type {Record<Theme, Record<string, string>> | undefined} */
  themes;
  #host;
  #place;
  #session;
  #sceneHost;
  #camera = new Camera();
  /** The picture is being moved or enlarged. @type {ReturnType<typeof setTimeout> | undefined} */
  #looking;
  /** People ask for less motion. */
  #still = false;
  #dark = matchMedia('(prefers-color-scheme: dark)').matches;
  /** Changes wait to be rendered. */
  #waits = true;
  /** A rendering is due. */
  #due = false;
  /** What draws the charts, once it was fetched. @type {import('../chart/plot.js').Plot | undefined} */
  #plot;
  /** It is on its way, or could not be had. @type {Promise<void> | undefined} */
  #plotting;

  /** @param {Figure} host the element @param {HTMLElement} place what is inside it @param {Session} session @param {SceneHost} sceneHost */
  constructor(host, place, session, sceneHost) {
    this.#host = host;
    this.#place = place;
    this.#session = session;
    this.#sceneHost = sceneHost;
    this.painting = new Painting(place, (call) => session.ask(call));
    this.counts = new Counts(place);
    /** What is on show, how it is looked at, and in whose words: for what people take with them. */
    this.sight = { host, session, painting: this.painting, camera: this.#camera, voice: () => this.voice };
    this.controller = controllerOf(session, this.painting, this.#camera, () => this.#looked(), place, this.sight);
  }

  /** Ends what it began. */
  stop() {
    this.counts.stop();
    this.painting.stop();
    this.#plot?.stop();
    clearTimeout(this.#looking);
  }

  /** From now on everything is said in the language of the place. @param {HTMLElement[]} parts where it is said */
  async listen(...parts) {
    const language = languageOf(this.#host);
    const voice = await voiceOf(language);
    if (voice === this.voice || language !== languageOf(this.#host)) return;
    this.voice = voice;
    for (const part of parts) Object.assign(part, { lang: voice.language, dir: voice.dir });
    this.paint();
  }

  /** From now on changes are rendered. The first wait for the first picture: it comes sooner where it is all there is to do. */
  begun() {
    if (!this.#waits) return;
    this.#waits = false;
    this.paint();
  }

  /** Fetches what draws the charts, once. Without it the figure goes on, and its tables have the numbers. */
  charts() {
    return (this.#plotting ??= this.#fetch());
  }

  async #fetch() {
    const script = await import('../chart/plot.js').catch(() => undefined);
    this.#plot = script && new script.Plot(this.#place, (connection) => this.#session.scrub(connection, true));
    this.paint();
  }

  /** Follows the place from now on. @param {AbortSignal} signal */
  watch(signal) {
    const { moment, settling } = this.#session;
    const tell = {
      /** @param {Size} size */
      size: (size) => {
        this.painting.size = size;
        this.#session.show({ size });
        this.picture();
      },
      /** @param {boolean} seen */
      seen: (seen) => {
        this.counts.seen = seen;
        const due = this.painting.look(seen);
        moment.wake(seen);
        settling.wake(seen);
        if (due) this.picture();
      },
      /** @param {boolean} still */
      still: (still) => {
        this.#still = still;
        this.rest();
      },
      /** @param {boolean} dark */
      dark: (dark) => {
        this.#dark = dark;
        this.dress();
      },
    };
    watch(/** @type {HTMLElement} */ (this.#place.querySelector('.view')), tell, signal);
  }

  /** Whether anything travels: as people ask, and the author. */
  rest() {
    this.#session.moment.still = this.counts.still = this.#still || chosen(this.#host, 'motion') === 'off';
  }

  /** Puts on the theme. */
  dress() {
    const asked = chosen(this.#host, 'theme');
    const large = asked === 'projector';
    const theme = asked === 'light' || large ? 'light' : asked === 'dark' || this.#dark ? 'dark' : 'light';
    this.painting.larger = large ? LARGER : 1;
    this.#session.show({ theme, large, colours: this.themes?.[theme] ?? {} });
    this.picture();
  }

  /** Draws the moment. Resolves when it is on show. */
  async picture() {
    const { model, moment } = this.#session;
    const { connection, hop, structure } = moment;
    const { zoom, x, y } = this.#camera;
    if (!model.facts) return;
    this.#sceneHost.act?.moved?.();
    this.painting.people = model.facts.people;
    // Among very many a picture takes longer than a pointer rests.
    const focus = model.hovering && model.facts.people > MANY ? 0 : (model.picked?.number ?? 0);
    const moving = moment.busy || model.settling !== undefined || this.#looking !== undefined;
    await this.painting.show({ connection, hop, structure, focus, zoom, x, y, theme: model.theme, moving });
    this.begun();
    await this.#session.follow();
  }

  /** Another part of the picture is seen. */
  #looked() {
    const { whole } = this.#camera;
    // A rendering a change, not one a picture.
    if (whole !== this.#session.model.whole) this.#session.show({ whole });
    clearTimeout(this.#looking);
    this.#looking = setTimeout(() => {
      this.#looking = undefined;
      this.picture();
    }, RESTS);
    this.picture();
  }

  /** Renders, once for all changes of a task. */
  paint() {
    if (this.#due || this.#waits) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.#host.isConnected) this.draw();
    });
  }

  /** Renders at once. */
  draw() {
    speak(this.voice);
    const { model } = this.#session;
    if (model.dead) this.painting.stop();
    const { act, think, mute } = this.#sceneHost;
    render(figure(model, this.controller, act, mute ? undefined : think), this.#place);
    const { counters, posted } = model;
    const { first, second, third, couldReach, saw, gained } = counters ?? {};
    this.counts.show({ first, second, third, couldReach, saw: posted ? saw : undefined, gained }, say('count.none'), model.playing);
    if (this.#plot) this.#plot.show(model);
    else if (this.#place.querySelector(CHARTS)) this.charts();
    act?.drawn?.(model);
    couple(this.#host, model);
  }
}
