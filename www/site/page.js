/**
 * The script of index.html: the state in the address, the theme switch, the current section in the navigation, the presenter and the
 * builder. An earlier script has defined the custom element.
 *
 * The folder site/ contains the scripts of index.html and of the worksheet. It imports the public files of element/, i18n/, shared/ and
 * pkg/text/. Its folder builder/ imports more, and presenter.js and its folder room/ import lit.
 */
import { isScenario, link, opened, others, ours, short, warn } from '../shared/url-state.js';
import { say, selectLocale, localeOf } from '../i18n/translate.js';

/** @typedef {import('../element/hop-scope.js').HopScope} HopScope */

/** The page's first figure of a scene. @param {string} scene @returns {HopScope | null} */
const figureOf = (scene) => document.querySelector(`hop-scope[scene=${CSS.escape(scene)}]`);

/**
 * The figure that the target is in, or the figure that the target's `data-hopscope` control in the text belongs to.
 * @param {EventTarget | null} target @returns {HopScope | null}
 */
function used(target) {
  if (!(target instanceof Element)) return null;
  const word = target.closest('[data-hopscope]');
  const id = word?.getAttribute('data-hopscope')?.split(' ')[0];
  return target.closest('hop-scope') ?? (id ? document.querySelector(`hop-scope#${CSS.escape(id)}`) : null);
}

/** Resolves to true if the figure has started, to false if it cannot start. @param {HopScope} figure */
const stands = (figure) => figure.ready.then(() => true, () => false);

/** The page's language. A figure may use another language. */
const voice = await localeOf(document.documentElement.lang);

// ---- the state in the address

/** The reader's state from the hash, without `#`. It overrides the settings after `?`. Empty if the hash is not a scenario. */
let shown = isScenario(location.hash) ? location.hash.slice(1) : '';

/** The figure that the reader used last. The address shows its state. @type {HopScope | null} */
let last = null;

/** Sets the figure of the address's scene to the address's state. */
function follow() {
  const settings = opened(location.search);
  const state = opened(shown);
  const { scene } = shown ? state : settings;
  const figure = figureOf(scene);
  if (!figure) return warn(`this page has no scene ${short(scene)}`);
  // The settings apply only to the figure of their own scene.
  const values = { ...(settings.scene === scene ? settings.values : {}), ...state.values };
  // An address that only names a scene leaves its figure as the page has it.
  if (Object.keys(values).length > 0) figure.setState(values);
  // A link to a state scrolls to its figure.
  if (shown || settings.named) figure.scrollIntoView({ block: figure.offsetHeight < innerHeight ? 'center' : 'start' });
}

if (shown || ours(location.search)) follow();

for (const type of /** @type {const} */ (['pointerdown', 'focusin'])) {
  document.addEventListener(type, ({ target }) => (last = used(target) ?? last));
}

document.addEventListener('settled', ({ target }) => {
  const figure = /** @type {HopScope} */ (target);
  if (figure !== last) return;
  const address = new URL(addressOf(figure));
  shown = address.hash.slice(1);
  address.search = others(location.search);
  history.replaceState(null, '', address);
});

addEventListener('hashchange', () => {
  const hash = location.hash.slice(1);
  if (hash === shown || !isScenario(hash)) return;
  shown = hash;
  follow();
});

/** @param {HopScope} figure @param {string} [text] */
const addressOf = (figure, text = figure.getState().text) => link(location.href, text, figure.getAttribute('scene') ?? undefined);

// ---- the buttons under each figure, which need no part of the first load

import('./share.js').then(({ share }) => share(voice, stands, addressOf, embed));

// ---- the theme

const THEMES = /** @type {const} */ (['auto', 'light', 'dark']);
const theme = /** @type {HTMLButtonElement} */ (document.querySelector('#theme'));

/** @param {typeof THEMES[number]} name */
function dress(name) {
  theme.dataset.theme = name;
  selectLocale(voice);
  theme.textContent = say(`theme.${name}`);
  document.documentElement.dataset.theme = name;
  for (const figure of document.querySelectorAll('hop-scope')) figure.setAttribute('theme', name);
  dressChecks();
}

/** The table of checks is a document in an iframe, so the theme is set there separately. */
const checks = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));

function dressChecks() {
  const root = checks.contentDocument?.documentElement;
  if (root) root.dataset.theme = theme.dataset.theme;
}
checks.addEventListener('load', dressChecks);

theme.addEventListener('click', () => {
  const now = THEMES.findIndex((name) => name === theme.dataset.theme);
  dress(THEMES[(now + 1) % THEMES.length] ?? 'auto');
});
dress('auto');

// ---- the page on paper

stands(/** @type {HopScope} */ (figureOf('hook'))).then(async () => (await import('./print.js')).prepare(voice));

// ---- the link to the page in the other language keeps the state

const other = /** @type {HTMLAnchorElement} */ (document.querySelector('#other'));
other.addEventListener('click', () => (other.hash = location.hash));

// ---- the current section in the navigation

/** @type {Map<string, Element>} */
const places = new Map();
for (const place of document.querySelectorAll('nav a')) places.set(place.getAttribute('href') ?? '', place);

// The current section is the section that crosses the middle of the window.
const middle = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const place = places.get(`#${target.id}`);
      if (isIntersecting) place?.setAttribute('aria-current', 'true');
      else place?.removeAttribute('aria-current');
    }
  },
  { rootMargin: '-50% 0% -50%' },
);
for (const section of document.querySelectorAll('section')) middle.observe(section);

// ---- the presenter

/** @param {string} button @param {(script: typeof import('./presenter.js'), onLeave: () => void) => void} act */
function room(button, act) {
  const place = /** @type {HTMLButtonElement} */ (document.querySelector(button));
  const begin = async () => {
    const script = await import('./presenter.js');
    selectLocale(voice);
    act(script, () => place.focus());
  };
  place.addEventListener('click', begin);
  return begin;
}
/** The lesson of the address. */
const lesson = new URLSearchParams(location.search).get('lesson');
const begin = room('#present', ({ present }, onLeave) => present(onLeave, lesson));
room('#lesson', ({ compose }, onLeave) => compose(onLeave));
if (lesson) begin();

// ---- the builder

const builder = /** @type {HTMLElement} */ (document.querySelector('#builder'));
/** The builder, once it is wanted. @type {Promise<((scene: string, text: string) => void) | undefined> | undefined} */
let built;
const build = () =>
  (built ??= (async () => {
    coming.disconnect();
    const figure = /** @type {HopScope} */ (figureOf('hook'));
    const { build } = await import('./builder/builder.js');
    return (await stands(figure)) ? build(builder, figure, voice) : undefined;
  })());
const coming = new IntersectionObserver(([entry]) => void (entry?.isIntersecting && build()), { rootMargin: '50% 0%' });
coming.observe(builder);

/** Opens the builder with a figure as it stands. @param {string} scene @param {string} text the whole state */
async function embed(scene, text) {
  const show = await build();
  show?.(scene, text);
  document.querySelector('#embed')?.scrollIntoView();
}
