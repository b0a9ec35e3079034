/** Renders a figure: its picture, parts, charts and counts, with the language, theme and size of the element. */
import { render } from 'lit/html.js';
import { chosen } from './author-options.js';
import { Camera } from '../render/camera.js';
import { Counts } from '../ui/animated-number.js';
import { bind } from '../ui/text-binding-watch.js';
import { controllerOf } from '../ui/controller.js';
import { languageOf } from '../i18n/language.js';
import { Painting } from '../render/painting.js';
import { fetchLabels } from '../ui/picture.js';
import { figure } from '../ui/panel.js';
import { watch } from '../render/viewport.js';
import { otherwise, say, selectLocale, localeOf } from '../i18n/translate.js';

/**
 * @import { SceneHost } from './scene-host.js'
 * @import { Theme } from '../engine/messages.js'
 * @import { Figure } from '../exports/replay.js'
 * @import { Session } from '../state/session.js'
 * @import { Size } from '../render/viewport.js'
 */

/** Delay after the last drag or zoom before the picture is drawn in full detail, in milliseconds. */
const RESTS = 150;

/** Above this number of people, hovering over a person does not show the person's ties; a click does. */
const MANY = 200_000;

/** Selector of the charts that this class draws. The scene of two lives draws its own charts. */
const CHARTS = '[data-chart]:not([data-chart=lives])';

/** Size factor for people and ties in the projector theme. */
const LARGER = 1.5;

export class Display {
  /** Language of the texts: English until another language is loaded. */
  locale = otherwise;
  /** Colours by role, for each theme. @type {Record<Theme, Record<string, string>> | undefined} */
  themes;
  #host;
  #place;
  #session;
  #sceneHost;
  #camera = new Camera();
  /** Timer of the full-detail drawing; set while the picture is dragged or zoomed. @type {ReturnType<typeof setTimeout> | undefined} */
  #looking;
  /** Whether the reader prefers reduced motion. */
  #still = false;
  #dark = matchMedia('(prefers-color-scheme: dark)').matches;
  /** True until the first picture: changes are not rendered until then. */
  #waits = true;
  /** Whether a rendering is scheduled. */
  #due = false;
  /** The chart renderer; undefined until loaded. @type {import('../chart/plot.js').Plot | undefined} */
  #plot;
  /** Whether the row of the reader's file was fetched, or is being fetched. */
  #hasFileRow = false;
  /** Resolves when the chart renderer is loaded or could not be loaded. @type {Promise<void> | undefined} */
  #plotting;

  /** @param {Figure} host the element @param {HTMLElement} place inner container @param {Session} session @param {SceneHost} sceneHost */
  constructor(host, place, session, sceneHost) {
    this.#host = host;
    this.#place = place;
    this.#session = session;
    this.#sceneHost = sceneHost;
    this.painting = new Painting(place, (call) => session.ask(call));
    this.counts = new Counts(place);
    /** Current session, view and language, for exports. */
    this.exportContext = { host, session, painting: this.painting, camera: this.#camera, locale: () => this.locale };
    this.controller = controllerOf(session, this.painting, this.#camera, () => this.#looked(), place, this.exportContext);
  }

  /** Stops timers and observers. */
  stop() {
    this.counts.stop();
    this.painting.stop();
    this.#plot?.stop();
    clearTimeout(this.#looking);
  }

  /** Sets the language of the texts to the language of the element. @param {HTMLElement[]} parts elements that contain the texts */
  async updateLanguage(...parts) {
    const language = languageOf(this.#host);
    const locale = await localeOf(language);
    if (language !== languageOf(this.#host)) return;
    this.locale = locale;
    for (const part of parts) Object.assign(part, { lang: locale.language, dir: locale.dir });
    this.paint();
  }

  /** Called after the first picture: renders the changes that waited for it. Rendering them earlier would delay the first picture. */
  firstPictureShown() {
    if (!this.#waits) return;
    this.#waits = false;
    this.paint();
    // Without the labels the figure works: its counters say the same.
    this.#fetchPart(fetchLabels);
  }

  /** Loads a part without which the figure works, and renders it. @param {() => Promise<void>} fetch */
  #fetchPart(fetch) {
    fetch().then(
      () => this.paint(),
      () => undefined,
    );
  }

  /** Loads the chart renderer once. If loading fails, the figure works without charts; its tables contain the numbers. */
  charts() {
    return (this.#plotting ??= this.#fetch());
  }

  async #fetch() {
    const [script] = await Promise.all([import('../chart/plot.js'), import('../ui/chart-style.js')]).catch(() => []);
    this.#plot = script && new script.Plot(this.#place, (connection) => this.#session.scrub(connection, true));
    this.paint();
  }

  /** Starts watching the size, visibility, motion preference and theme of the place. @param {AbortSignal} signal */
  watch(signal) {
    const { moment, settling } = this.#session;
    const callbacks = {
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
        this.updateMotion();
      },
      /** @param {boolean} dark */
      dark: (dark) => {
        this.#dark = dark;
        this.applyTheme();
      },
    };
    watch(/** @type {HTMLElement} */ (this.#place.querySelector('.view')), callbacks, signal);
  }

  /** Turns animations on or off, by the reader's motion preference and the author's `motion` option. */
  updateMotion() {
    this.#session.moment.still = this.counts.still = this.#still || chosen(this.#host, 'motion') === 'off';
  }

  /** Applies the theme. */
  applyTheme() {
    const asked = chosen(this.#host, 'theme');
    const large = asked === 'projector';
    const theme = asked === 'light' || large ? 'light' : asked === 'dark' || this.#dark ? 'dark' : 'light';
    this.painting.larger = large ? LARGER : 1;
    this.#session.show({ theme, large, colours: this.themes?.[theme] ?? {} });
    this.picture();
  }

  /** Draws the picture of the current moment. Resolves when it is shown. */
  async picture() {
    const { model, moment } = this.#session;
    const { connection, hop, structure } = moment;
    const { zoom, x, y } = this.#camera;
    if (!model.facts) return;
    this.#sceneHost.part?.moved?.();
    this.painting.people = model.facts.people;
    // With many people, drawing takes too long to show the ties of each person under the pointer.
    const focus = model.hovering && model.facts.people > MANY ? 0 : (model.picked?.number ?? (model.previewed || model.came));
    const moving = moment.busy || model.settling !== undefined || this.#looking !== undefined;
    await this.painting.show({ connection, hop, structure, focus, zoom, x, y, theme: model.theme, moving, untinted: !model.tint });
    this.firstPictureShown();
    await this.#session.follow();
  }

  /** Draws the picture after its view changed. */
  #looked() {
    const { whole } = this.#camera;
    // The other parts are rendered only if `whole` changed, not for each picture.
    if (whole !== this.#session.model.whole) this.#session.show({ whole });
    clearTimeout(this.#looking);
    this.#looking = setTimeout(() => {
      this.#looking = undefined;
      this.picture();
    }, RESTS);
    this.picture();
  }

  /** Schedules one rendering for all changes of the current task. */
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
    selectLocale(this.locale);
    const { model } = this.#session;
    if (model.dead) this.painting.stop();
    const { part, think, mute } = this.#sceneHost;
    render(figure(model, this.controller, part, mute ? undefined : think), this.#place);
    const { counters, posted } = model;
    const { first, second, third, couldReach, saw, gained } = counters ?? {};
    this.counts.show({ first, second, third, ...(model.flying ? {} : { couldReach }), saw: posted ? saw : undefined, gained }, say('count.none'), model.playing);
    if (this.#plot) this.#plot.show(model, this.counts.still);
    else if (this.#place.querySelector(CHARTS)) this.charts();
    if (!this.#hasFileRow && this.#place.querySelector('.file')) {
      this.#hasFileRow = true;
      this.#fetchPart(async () => (await import('../ui/parts.js')).fetchFileRow());
    }
    part?.drawn?.(model);
    bind(this.#host, model);
  }
}
