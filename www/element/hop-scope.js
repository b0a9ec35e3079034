/**
 * The element <hop-scope>: shows a network with you in the middle, and how each new connection changes your reach. This folder contains the
 * element's attributes, properties, methods and events. It may import all other folders except embed/, site/ and standalone/; of engine/
 * only types.
 */
import { SceneHost } from './scene-host.js';
import { Attributes, isOther } from './attributes.js';
import { AUTHOR, chosen, isPlain, propertyOf, speedOf } from './author-options.js';
import { watchLanguages } from '../i18n/language.js';
import { sheet } from '../ui/style.js';
import { nothingYet } from '../state/model.js';
import { announcement } from '../ui/panel.js';
import { SCENES } from '../scenes/index.js';
import { Session } from '../state/session.js';
import { parse } from '../shared/url-state.js';
import { Display } from './display.js';
import { near } from '../render/viewport.js';
import { selectLocale, teach } from '../i18n/translate.js';

/**
 * @import { Parameter, Value } from '../engine/messages.js'
 * @import { Scene } from '../state/model.js'
 * @import { Authored, EventTypes, ExportOptions } from './types.js'
 * @import { Texts } from '../i18n/language.js'
 */

/** Undefined until author-restrictions.js is loaded. @type {typeof import('./author-restrictions.js').restrictions | undefined} */
let restrictions;

/** Delay before the loading status is shown, in milliseconds. */
const LATE = 200;

/** Time after the first picture during which the reserved height stays, in milliseconds. Most parts appear within this time. */
const LAST = 2000;

// TypeScript cannot infer the properties that are defined below, or the event names. `Authored` and `EventTypes` declare them.
export class HopScope extends /** @type {new () => Authored & EventTypes & HTMLElement} */ (HTMLElement) {
  #place = document.createElement('div');
  #spoken = document.createElement('p');
  #session = new Session({
    paint: () => this.#display.paint(),
    picture: () => this.#display.picture(),
    dispatch: (type, detail) => this.#dispatch(type, detail),
  });
  #sceneHost = new SceneHost({ host: this, place: this.#place, session: this.#session, paint: () => this.#display.paint() });
  #display = new Display(this, this.#place, this.#session, this.#sceneHost);
  #attributes = new Attributes(this);
  /** Resolves when every author option is applied. @type {Promise<void> | undefined} */
  #authored;
  /** Aborted when the element leaves the document. It ends all listeners and observers. @type {AbortController | undefined} */
  #stay;
  /** Starts the figure: resolves `#awake`. */
  #wake = () => {};
  /** Resolves when the figure is near the viewport, or when a method needs a started figure. @type {Promise<void>} */
  #awake = new Promise((resolve) => {
    this.#wake = resolve;
  });

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    if (sheet) root.adoptedStyleSheets = [sheet];
    this.#place.className = 'place starts';
    this.#spoken.className = 'spoken';
    this.#spoken.setAttribute('aria-live', 'polite');
    root.append(this.#place, this.#spoken);
    // A native `input` event of a control does not name the parameter. It does not leave the element, which dispatches its own event.
    this.#place.addEventListener('input', (event) => event.stopPropagation());
  }

  connectedCallback() {
    // The element was only moved within the document: see disconnectedCallback.
    if (this.#stay) return;
    for (const name of Object.keys(AUTHOR)) this.#early(name, (value) => Reflect.set(this, name, value));
    const { signal } = (this.#stay = new AbortController());
    const authored = (this.#authored = this.#applyOptions());
    // #open reports the error. This handler avoids a second report on the console.
    authored.catch(() => undefined);
    const { start } = this.#session.model.shown;
    // An element that is put back goes on from where it was.
    this.#session.wish({ ...start, ...this.#session.scenario.requested, ...this.#attributes.asked(start) });
    const observer = new MutationObserver((records) => this.#changed(records));
    observer.observe(this, { attributes: true });
    signal.addEventListener('abort', () => observer.disconnect());
    this.#open(signal, authored);
  }

  disconnectedCallback() {
    // An element that is moved is connected again before the current task ends.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#session.end();
      this.#display.stop();
      this.#sceneHost.stop();
      this.#stay?.abort();
      this.#stay = undefined;
    });
  }

  /** Author options with their allowed values. The first value is the default. */
  static author = AUTHOR;

  /**
   * Adds a language for all figures of the document, present and future.
   * @param {string} language as in `lang="nl"` @param {Texts} texts all texts, with the keys of `www/i18n/text/de.json`; missing texts are English
   */
  static teach(language, texts) {
    teach(language, texts);
    for (const figure of document.querySelectorAll('hop-scope')) if (figure instanceof HopScope) figure.#listen();
  }

  /**
   * Resolves with the element when its first counts and its first picture are shown. Rejects with the error if the figure cannot start;
   * the other promises of the element reject, too. The figure starts when it is near the viewport, or when `ready` is read.
   * @returns {Promise<HopScope>}
   */
  get ready() {
    this.#wake();
    return this.#handled(this.#session.ready.then(() => this));
  }

  /** Plays the simulation forward, or continues the post. */
  play() {
    this.#session.byAuthor(() => this.#session.play());
  }

  /** Stops what plays. */
  pause() {
    this.#session.pause();
  }

  /** Adds one connection, or one hop while a post spreads. */
  step() {
    this.#session.byAuthor(() => this.#session.step());
  }

  /** Goes back to 0 connections. The network and the invitations stay. */
  reset() {
    this.#session.byAuthor(() => this.#session.reset());
  }

  /** Accepts the next invitation. */
  accept() {
    this.#session.byAuthor(() => this.#session.accept());
  }

  /** Writes a post and spreads it. Resolves when the post has started. */
  async post() {
    await this.#session.byAuthor(() => this.#session.post());
  }

  /**
   * Jumps to a moment. Resolves when it is shown.
   * @param {number | { connection?: number, hop?: number }} moment the number of connections; `hop` counts in the current post
   * (the first post, if there is none). A value that is missing stays. A value out of range is clamped.
   */
  goto(moment) {
    return this.#handled(this.#goto(moment));
  }

  /**
   * Sets parameters. The other parameters stay. Resolves when the values are shown.
   * @param {Record<string, Value> | string} values by name, or a query string
   */
  set(values) {
    return this.#handled(this.#set(values));
  }

  /**
   * Sets parameters. The other parameters get their defaults. Resolves when the values are shown.
   * @param {Record<string, Value> | string} values by name, or a query string as in `getState().text`
   * @param {{ shared?: boolean }} [options] `shared`: the values come from a reader, as after the `#` of a URL; locked parameters stay
   */
  setState(values, { shared = false } = {}) {
    return this.#handled(this.#set(values, true, shared));
  }

  /** Resolves with the parameters: names, kinds, ranges and defaults. */
  parameters() {
    return this.#handled(this.#parameters());
  }

  /**
   * Resolves with the current picture, or a film that ends with it, as a PNG, SVG, GIF or WebM.
   * @param {ExportOptions} [options] @returns {Promise<Blob>}
   */
  snapshot(options) {
    return this.#handled(import('../exports/take.js').then(({ snapshot }) => snapshot(this.#display.exportContext, options)));
  }

  /**
   * Resolves with a series as comma-separated values: `life` (a row a connection), `post` (a row a hop), and, while they are shown below
   * “More about this life”, `contacts` (a row a month) and `lives` (the band of many lives).
   * @param {'life' | 'post' | 'contacts' | 'lives'} [table] @returns {Promise<string>}
   */
  exportCSV(table) {
    return this.#handled(import('../exports/take.js').then(({ csv }) => csv(this.#display.exportContext, table)));
  }

  /**
   * Plays a demo script, one step a line, until it ends or the reader does something.
   * @param {string} script @returns {Promise<boolean>} true if the script ran to its end
   */
  replay(script) {
    return this.#handled(import('../exports/player.js').then(({ play }) => play(this.#display.exportContext, script)));
  }

  /** Returns the current state. */
  getState() {
    return this.#session.state();
  }

  // ---- internals of the public promises

  /**
   * If the figure cannot start, it shows the error and dispatches an event. This avoids a second report on the console when no code
   * handles the promise.
   * @template T @param {Promise<T>} promise
   */
  #handled(promise) {
    this.#session.ready.catch(() => promise.catch(() => undefined));
    return promise;
  }

  /** @param {number | { connection?: number, hop?: number }} moment */
  async #goto(moment) {
    const [{ goto }] = await Promise.all([import('../state/goto.js'), this.ready]);
    await goto(this.#session, moment);
    await this.#display.picture();
  }

  /**
   * @param {Record<string, Value> | string} values @param {boolean} [anew] resets all other parameters
   * @param {boolean} [shared] as in `setState`
   */
  async #set(values, anew, shared) {
    this.#wake();
    if (shared) await this.#authored;
    await this.#session.set(typeof values === 'string' ? parse(values) : values, anew, shared);
  }

  async #parameters() {
    await this.ready;
    await this.#session.learn();
    return this.#session.model.parameters;
  }

  // ---- opening

  /** Starts the figure when it is near the viewport. @param {AbortSignal} signal @param {Promise<void>} authored see `#authored` */
  async #open(signal, authored) {
    const session = this.#session;
    try {
      const listening = this.#listen();
      watchLanguages(() => this.#listen(), signal);
      if (near(this, signal, this.#wake)) this.#wake();
      else {
        Promise.all([listening, authored]).then(() => session.model.shown.load || this.#display.draw(), () => undefined);
        // What the author wrote into a figure that was never near is printed, too.
        const draw = () => this.#display.draw();
        addEventListener('beforeprint', draw, { signal });
        // The preview of a print in the developer tools fires no beforeprint.
        matchMedia('print').addEventListener('change', draw, { signal });
      }
      await this.#awake;
      if (signal.aborted) return;
      const charts = authored.then(() => {
        const { shown, offers } = session.model;
        return shown.parts.has('chart') && offers.has('chart') ? this.#display.charts() : undefined;
      });
      const part = this.#sceneHost.start(signal);
      const opening = Promise.all([session.open(signal), part, charts]);
      // The await below reports the error.
      opening.catch(() => undefined);
      // Each figure of a page starts in its own task. Starting all in one task would block the page.
      await new Promise((resolve) => setTimeout(resolve));
      // The figure appears with the part of its scene, which moves what is there without it.
      await Promise.all([listening, authored, part]);
      if (signal.aborted) return;
      this.#display.draw();
      this.#display.watch(signal);
      this.#autoplay();
      const late = setTimeout(() => this.#display.firstPictureShown(), LATE);
      signal.addEventListener('abort', () => clearTimeout(late));
      await opening;
      const learning = this.#learn();
      // Properties set before the element was defined are matched with parameter names.
      if (Object.keys(this).length > 0) await learning;
      if (signal.aborted) return;
      const [begun] = await Promise.all([session.begin(signal), learning]);
      // A figure without it prints as it is on screen.
      import('../exports/paper.js').then(({ paper }) => paper(this.#display.exportContext, this.#place, signal), () => undefined);
      const script = this.getAttribute('script');
      if (script && begun && !signal.aborted) import('../exports/player.js').then(({ begin }) => begin(this.#display.exportContext, script));
    } catch (error) {
      if (!signal.aborted) session.fail(error);
    } finally {
      this.#display.firstPictureShown();
      if (!signal.aborted) {
        const all = setTimeout(() => Promise.resolve(session.analysis).then(() => this.#place.classList.remove('starts')), LAST);
        signal.addEventListener('abort', () => clearTimeout(all));
      }
    }
  }

  #listen() {
    return this.#display.updateLanguage(this.#place, this.#spoken);
  }

  async #learn() {
    const themes = await this.#session.learn();
    if (!themes) return;
    this.#display.themes = this.#display.painting.themes = themes;
    this.#properties(this.#session.model.parameters);
    this.#applyOptions();
  }

  /** If `autoplay` is set, starts playback when the figure is visible. If the script cannot be fetched, the play button remains. */
  async #autoplay() {
    const { signal } = this.#stay ?? {};
    const picture = /** @type {HTMLElement | null} */ (this.#place.querySelector('.view'));
    if (!this.#session.model.plays || !signal || !picture) return;
    const script = await import('./autoplay.js').catch(() => undefined);
    script?.autoplay(this, picture, this.#session, signal);
  }

  // ---- attributes and properties

  /** Applies a property that was set before the element was defined. @param {string} name @param {(value: any) => void} set */
  #early(name, set) {
    const early = Object.getOwnPropertyDescriptor(this, name);
    if (!early || !('value' in early)) return;
    Reflect.deleteProperty(this, name);
    set(early.value);
  }

  /** Defines a property for each parameter whose name is not a property of the element yet. @param {Parameter[]} parameters */
  #properties(parameters) {
    for (const { name } of parameters) {
      this.#early(name, (value) => this.#session.wish({ [name]: value }));
      if (name in this) continue;
      Object.defineProperty(this, name, {
        configurable: true,
        enumerable: true,
        get: () => this.#session.model.values[name],
        set: (/** @type {Value} */ value) => void this.set({ [name]: value }),
      });
    }
  }

  /** Applies the author options. Resolves when all of them are applied. */
  async #applyOptions() {
    const { model, moment } = this.#session;
    const say = (/** @type {string} */ name) => chosen(this, name);
    const scene = say('scene');
    this.#display.painting.renderer = /** @type {'core' | 'webgl' | 'auto'} */ (say('renderer'));
    moment.speed = speedOf(this);
    this.#display.updateMotion();
    // The old restrictions stay until author-restrictions.js is loaded.
    const known = restrictions || isPlain(this) ? undefined : import('./author-restrictions.js');
    if (!known || scene !== model.scene) {
      const { offers, controls, lock, plays, credit } = nothingYet();
      const shown = /** @type {Scene} */ (SCENES[scene]);
      const parameters = model.parameters.map(({ name }) => name);
      this.#session.show({ scene, shown, offers, controls, lock, plays, credit, ...(isPlain(this) ? {} : restrictions?.(this, shown, parameters, AUTHOR)) });
    }
    this.#session.show({ shortcuts: say('keys') === 'on', tint: say('tint') === 'on' && !matchMedia('(forced-colors: active)').matches, veil: say('numbers') === 'asked' ? model.veil || 'hidden' : '' });
    this.#display.applyTheme();
    if (!known) return;
    ({ restrictions: restrictions } = await known);
    if (this.#stay) await this.#applyOptions();
  }

  /** Changes the scene. The new scene starts with its defaults and the attributes. */
  async #changeScene() {
    const { signal } = this.#stay ?? {};
    this.#sceneHost.stop();
    this.#attributes.forget();
    const { start } = this.#session.model.shown;
    const asked = { ...start, ...this.#attributes.asked(start) };
    if (signal) await Promise.all([this.#session.wish(asked, true), this.#sceneHost.start(signal)]);
    this.#display.paint();
    this.#dispatch('scenechange', { scene: this.#session.model.scene });
  }

  /** Applies changed attributes. @param {MutationRecord[]} records */
  #changed(records) {
    const names = [...new Set(records.map(({ attributeName }) => attributeName ?? ''))];
    const { scene } = this.#session.model;
    if (names.some((name) => name in AUTHOR)) {
      this.#applyOptions().then(
        () => void (names.includes('autoplay') && this.#autoplay()),
        (error) => this.#session.fail(error),
      );
    }
    if (names.includes('think') || names.includes('theme')) this.#sceneHost.ask().then(() => this.#display.paint());
    if (names.includes('lang')) this.#listen();
    if (scene !== this.#session.model.scene) this.#changeScene();
    else if (names.some((name) => !isOther(name))) this.#session.wish(this.#attributes.asked(this.#session.model.shown.start, names));
  }

  // ---- events

  /** Dispatches an event, and announces the moment to screen readers. @param {string} type @param {object} [detail] */
  #dispatch(type, detail = {}) {
    if (!this.isConnected) return;
    selectLocale(this.#display.locale);
    if (type === 'post') this.#spoken.textContent = '';
    if (type === 'settled' || type === 'hop') {
      const words = this.#sceneHost.part?.spoken?.() ?? announcement(this.#session.model);
      // `settled` after the last `hop` has the same text. It is not announced again.
      if (words !== this.#spoken.textContent) this.#spoken.textContent = words;
    }
    this.#sceneHost.part?.onEvent?.(type, detail);
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

// Each author option is also a property. `lang` is a property of every element.
for (const name of Object.keys(AUTHOR)) {
  if (name in HTMLElement.prototype) continue;
  Object.defineProperty(HopScope.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return propertyOf(this, name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
  });
}

if (!customElements.get('hop-scope')) customElements.define('hop-scope', HopScope);
