/**
 * embed.html: one figure that fills its frame. What its author wants is in `?`, what a reader has made of it in `#`.
 *
 * Nothing is begun before the frame is in sight, or its host asks for something.
 */
import { AUTHOR } from '../element/author-options.js';
import { framed } from './framed-figure.js';
import { isScenario, opened, ours, warn } from '../shared/url-state.js';

/** @typedef {import('../element/hop-scope.js').HopScope} HopScope */

/** So long may each of the two parts of the address be. */
const LONGEST = 2000;

/** A part of the address, if it can be read. @param {string} text @param {string} part @param {string[]} [names] as for `ours` */
function read(text, part, names) {
  const { length } = ours(text, names);
  if (length <= LONGEST) return opened(text, names);
  warn(`what is in the address after ${part} has ${length} characters, more than ${LONGEST}, and is ignored`);
  return opened('');
}

const { scene, named, values: asked } = read(location.search, '?', [...Object.keys(AUTHOR), 'id', 'events']);
const { lang, id, events, ...settings } = asked;

/** A language, unless it is the name of none. @param {string} name */
function speakIn(name) {
  try {
    const [language = ''] = Intl.getCanonicalLocales(name);
    document.documentElement.lang = language;
  } catch {
    warn(`lang=${JSON.stringify(name)} is the name of no language and is ignored`);
  }
}
if (lang) speakIn(lang);

/** The author's, as attributes: all else in the address are parameters. @type {Record<string, string>} */
const author = named ? { scene } : {};
for (const name of Object.keys(AUTHOR)) {
  const value = settings[name];
  if (value !== undefined) author[name] = value;
  delete settings[name];
}

const place = /** @type {HTMLElement} */ (document.querySelector('main'));
/** @type {HopScope | undefined} */
let figure;

/** Shows the reader's part of the address, which comes over the author's where it is of the same scene and nothing is locked. @param {HopScope} figure */
async function follow(figure) {
  // What is locked is known when it stands, and stays as it is then.
  if (author.lock) await figure.ready.catch(() => undefined);
  const state = read(location.hash, '#');
  const shown = figure.getAttribute('scene') ?? scene;
  const wanted = state.named ? state.scene : scene;
  const show = () => void figure.setState({ ...(wanted === scene ? settings : {}), ...state.values }, { shared: true });
  if (wanted === shown) show();
  else {
    // A scene starts as it always does, and then is as it was.
    figure.addEventListener('scenechange', show, { once: true });
    figure.setAttribute('scene', wanted);
  }
}

/** The figure, which is begun if it was not yet. */
function begin() {
  if (figure) return figure;
  // The script before this one has made it an element.
  figure = /** @type {HopScope} */ (document.createElement('hop-scope'));
  for (const [name, value] of Object.entries(author)) figure.setAttribute(name, value);
  // What is there where it cannot be comes along.
  figure.append(...place.querySelectorAll('[slot]'));
  place.replaceChildren(figure);
  if (Object.keys(settings).length > 0) figure.set(settings);
  if (isScenario(location.hash)) follow(figure);
  tell(figure);
  return figure;
}

const tell = framed({ id, events }, begin);

addEventListener('hashchange', () => {
  // Where nothing is left after `#` the figure is as its author wants it.
  if (location.hash === '' || isScenario(location.hash)) follow(begin());
});

// Whoever scrolls the host's page brings the frame into sight: that the figure fills its frame says nothing.
const sight = new IntersectionObserver(
  (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    sight.disconnect();
    begin();
  },
  { rootMargin: '50% 0%' },
);
sight.observe(place);
