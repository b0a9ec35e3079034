/** What index.html adds to the element, which has been there since the script before: the state in the address, the theme switch, the link to copy. */
import { link, parse } from './share.js';
import { say } from './words.js';

/** @typedef {import('./hop-scope.js').HopScope} HopScope */

const sandbox = /** @type {HopScope} */ (document.querySelector('hop-scope[scene=sandbox]'));

/** @param {string} state the reader's own, which comes over the page's settings */
function open(state) {
  return sandbox.setState({ ...parse(location.search), ...parse(state) });
}

/** What the address says. */
let shown = location.hash.slice(1);

if (location.search.length > 1 || shown) {
  const opened = open(shown);
  // Who follows a link to a state wants to see it.
  if (shown) opened.then(() => sandbox.scrollIntoView({ block: 'center' }));
}

sandbox.addEventListener('settled', () => {
  const { text } = sandbox.getState();
  if (text === shown) return;
  shown = text;
  history.replaceState(null, '', link(location.href, text));
});

addEventListener('hashchange', () => {
  if (location.hash.slice(1) === shown) return;
  shown = location.hash.slice(1);
  open(shown);
});

const THEMES = /** @type {const} */ (['auto', 'light', 'dark']);
const theme = /** @type {HTMLButtonElement} */ (document.querySelector('#theme'));

/** @param {typeof THEMES[number]} name */
function dress(name) {
  theme.dataset.theme = name;
  theme.textContent = say(`theme.${name}`);
  document.documentElement.dataset.theme = name;
  for (const figure of document.querySelectorAll('hop-scope')) figure.setAttribute('theme', name);
  dressChecks();
}

/** The table of checks is a page of its own. */
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

const copy = /** @type {HTMLButtonElement} */ (document.querySelector('#copy'));
copy.addEventListener('click', async () => {
  await navigator.clipboard.writeText(link(location.href, sandbox.getState().text));
  copy.textContent = say('copied');
  setTimeout(() => (copy.textContent = say('copy')), 2000);
});
