/** Renders a figure: its picture, its parts and its counts, in the language, theme and size of its place. */
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

/** Above this number of people, hovering over a person does not show the person's ties; a click does. */
const MANY = 200_000;

/** Charts drawn here. The scene draws the charts of two lives. */
const CHARTS = '[data-chart]:not([data-chart=lives])';

/** Size factor for people and ties in the projector theme. */
const LARGER = 1.5;

export class Display {
  /** Language of the texts, once loaded. */
  voice = otherwise;
  /** Colours by role, for each theme. @type {Record<Theme, Record<string, string>> | undefined} */
  themes;
  #host;
  #place;
  #session;
  #sceneHost;
  #camera = new Camera();
  /** Set while the picture is moved or zoomed. @type {ReturnType<typeof setTimeout> | undefined} */
  #looking;
  /** The reader prefers reduced motion. */
  #still = false;
  #dark = matchMedia('(prefers-color-scheme: dark)').matches;
  /** Changes wait to be rendered. */
  #waits = true;
  /** A rendering is scheduled. */
  #due = false;
  /** The chart renderer; undefined until loaded. @type {import('../chart/plot.js').Plot | undefined} */
  #plot;
  /** Loading of the chart renderer; also set after it failed. @type {Promise<void> | undefined} */
  #plotting;

  /** @param {Figure} host the element @param {HTMLElement} place inner container @param {Session} session @param {SceneHost} sceneHost */
  constructor(host, place, session, sceneHost) {
    this.#host = host;
    this.#place = place;
    this.#session = session;
    this.#sceneHost = sceneHost;
    this.painting = new Painting(place, (call) => session.ask(call));
    this.counts = new Counts(place);
    /** Current content, view and language, for exports. */
    this.sight = { host, session, painting: this.painting, camera: this.#camera, voice: () => this.voice };
    this.controller = controllerOf(session, this.painting, this.#camera, () => this.#looked(), place, this.sight);
  }

  /** Stops timers and observers. */
  stop() {
    this.counts.stop();
    this.painting.stop();
    this.#plot?.stop();
    clearTimeout(this.#looking);
  }

  /** Sets the language of the texts to the language of the place. @param {HTMLElement[]} parts elements that contain the texts */
  async listen(...parts) {
    const language = languageOf(this.#host);
    const voice = await voiceOf(language);
    if (voice === this.voice || language !== languageOf(this.#host)) return;
    this.voice = voice;
    for (const part of parts) Object.assign(part, { lang: voice.language, dir: voice.dir });
    this.paint();
  }

  /** Renders the changes that waited for the first picture. The first picture appears sooner without other work. */
  begun() {
    if (!this.#waits) return;
    this.#waits = false;
    this.paint();
  }

  /** Loads the chart renderer once. If it fails, the figure works without charts; its tables have the numbers. */
  charts() {
    return (this.#plotting ??= this.#fetch());
  }

  async #fetch() {
    const script = await import('../chart/plot.js').catch(() => undefined);
    this.#plot = script && new script.Plot(this.#place, (connection) => this.#session.scrub(connection, true));
    this.paint();
  }

  /** Starts watching the size, visibility, motion preference and theme of the place. @param {AbortSignal} signal */
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

  /** Sets whether things move: the reader's preference and the author's `motion` option decide. */
  rest() {
    this.#session.moment.still = this.counts.still = this.#still || chosen(this.#host, 'motion') === 'off';
  }

  /** Applies the theme. */
  dress() {
    const asked = chosen(this.#host, 'theme');
    const large = asked === 'projector';
    const theme = asked === 'light' || large ? 'light' : asked === 'dark' || this.#dark ? 'dark' : 'light';
    this.painting.larger = large ? LARGER : 1;
    this.#session.show({ theme, large, colours: this.themes?.[theme] ?? {} });
    this.picture();
  }

  /** Draws the moment. Resolves when it is shown. */
  async picture() {
    const { model, moment } = this.#session;
    const { connection, hop, structure } = moment;
    const { zoom, x, y } = this.#camera;
    if (!model.facts) return;
    this.#sceneHost.act?.moved?.();
    this.painting.people = model.facts.people;
    // With many people, drawing takes longer than a pointer rests.
    const focus = model.hovering && model.facts.people > MANY ? 0 : (model.picked?.number ?? 0);
    const moving = moment.busy || model.settling !== undefined || this.#looking !== undefined;
    await this.painting.show({ connection, hop, structure, focus, zoom, x, y, theme: model.theme, moving });
    this.begun();
    await this.#session.follow();
  }

  /** The view of the picture changed. */
  #looked() {
    const { whole } = this.#camera;
    // One rendering for each change of the view, not for each picture.
    if (whole !== this.#session.model.whole) this.#session.show({ whole });
    clearTimeout(this.#looking);
    this.#looking = setTimeout(() => {
      this.#looking = undefined;
      this.picture();
    }, RESTS);
    this.picture();
  }

  /** Renders once for all changes of a task. */
  paint() {
    if (this.#due || this.#waits) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.#host.isConnected) this.draw();
    });
  }

  /** Renders immediately. */
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
