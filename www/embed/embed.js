/**
 * The script of embed.html: one figure that fills its frame. The address contains the author's settings after `?` and the reader's state
 * after `#`. The figure starts when the frame is near the viewport, when the host sends a request, or when the hash changes.
 *
 * The folder embed/ contains the frame's page, its messages to the host page, and the host's script. It imports element/hop-scope.js (as a
 * type), element/author-options.js, i18n/ and shared/.
 */
import { AUTHOR, splitSettings } from '../element/author-options.js';
import { framed } from './framed-figure.js';
import { isScenario, opened, ours, warn } from '../shared/url-state.js';

/** @typedef {import('../element/hop-scope.js').HopScope} HopScope */

/** Maximum length of each of the two parts of the address, in characters. */
const LONGEST = 2000;

/**
 * Parses a part of the address. A part that is too long counts as empty, with a warning.
 * @param {string} text @param {string} part @param {string[]} [names] as for `ours`
 */
function read(text, part, names) {
  const { length } = ours(text, names);
  if (length <= LONGEST) return opened(text, names);
  warn(`what is in the address after ${part} has ${length} characters, more than ${LONGEST}, and is ignored`);
  return opened('');
}

const { scene: asksFor, named: isAsked, values: asked } = read(location.search, '?', [...Object.keys(AUTHOR), 'id', 'events']);
/** The page of a scene (figure-post.html) has its scene. An address that names another shows that. */
const { scene: own } = document.documentElement.dataset;
const scene = isAsked || !own ? asksFor : own;
const named = isAsked || own !== undefined;
const { lang, id, events, ...rest } = asked;

/** Sets the document's language. Warns if `name` is not a valid language tag. @param {string} name */
function speakIn(name) {
  try {
    const [language = ''] = Intl.getCanonicalLocales(name);
    document.documentElement.lang = language;
  } catch {
    warn(`lang=${JSON.stringify(name)} is the name of no language and is ignored`);
  }
}
if (lang) speakIn(lang);

const { author, parameters: settings } = splitSettings(named ? { scene, ...rest } : rest);

const place = /** @type {HTMLElement} */ (document.querySelector('main'));
/** @type {HopScope | undefined} */
let figure;

/**
 * Shows the reader's state from the hash. It overrides the author's parameters of the same scene, except locked ones.
 * @param {HopScope} figure
 */
async function follow(figure) {
  // A figure must be ready before it knows its locked parameters.
  if (author.lock) await figure.ready.catch(() => undefined);
  const state = read(location.hash, '#');
  const shown = figure.getAttribute('scene') ?? scene;
  const wanted = state.named ? state.scene : scene;
  const values = { ...(wanted === scene ? settings : {}), ...state.values };
  // A hash that only names a scene shows the scene as it starts.
  const show = () => void ((state.named && Object.keys(values).length === 0) || figure.setState(values, { shared: true }));
  if (wanted === shown) show();
  else {
    // Start the other scene with its defaults, then set the reader's state.
    figure.addEventListener('scenechange', show, { once: true });
    figure.setAttribute('scene', wanted);
  }
}

/** Returns the figure. Creates it at the first call. */
function begin() {
  if (figure) return figure;
  // An earlier script of embed.html has defined the custom element.
  figure = /** @type {HopScope} */ (document.createElement('hop-scope'));
  for (const [name, value] of Object.entries(author)) figure.setAttribute(name, value);
  // Move the fallback content into the figure.
  figure.append(...place.querySelectorAll('[slot]'));
  place.replaceChildren(figure);
  if (Object.keys(settings).length > 0) figure.set(settings);
  if (isScenario(location.hash)) follow(figure);
  connect(figure);
  return figure;
}

const connect = framed({ id, events }, begin);

addEventListener('hashchange', () => {
  // An empty hash restores the author's settings.
  if (location.hash === '' || isScenario(location.hash)) follow(begin());
});

// In a frame, IntersectionObserver also clips against the host's viewport, so it detects whether the frame is near that viewport.
const sight = new IntersectionObserver(
  (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    sight.disconnect();
    begin();
  },
  { rootMargin: '50% 0%' },
);
sight.observe(place);
