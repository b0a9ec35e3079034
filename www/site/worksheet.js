/** The worksheet: questions to print with a QR code that opens their network, and the answers, which the core computes for that seed. */
import { codeOf } from './qr-code.js';
import text from '../pkg/text/en/classroom.json';
import { opened } from '../shared/url-state.js';
import { digits, addTexts, say, selectLocale, localeOf } from '../i18n/translate.js';

/** @typedef {import('../element/hop-scope.js').HopScope} HopScope */

/** @template {Element} T @param {string} selector @returns {T} */
const find = (selector) => /** @type {T} */ (document.querySelector(selector));

const seed = /** @type {HTMLInputElement} */ (find('#seed'));
const answers = /** @type {HTMLInputElement} */ (find('#answers'));
const core = /** @type {HopScope} */ (find('#core'));

addTexts(text);
selectLocale(await localeOf(document.documentElement.lang));

/** Number of the latest `fill`. An earlier `fill` stops when the number changes. */
let turn = 0;

/**
 * Computes the answer of a cell; undefined if the network has no such moment.
 * @param {string} question @returns {Promise<number | undefined>}
 */
async function solve(question) {
  const [what = '', number = ''] = question.split(' ');
  const isLife = what === 'everyone' || what === 'met';
  await core.setState({ seed: seed.value, strategy: isLife ? what : 'everyone', connections: isLife ? number : 100, post: what === 'post' ? number : 0 });
  const { counters, connection } = core.getState();
  // The network may stop growing before this number of connections.
  if (!counters || (isLife && connection !== Number(number))) return undefined;
  return what === 'post' ? counters.saw : counters.first + counters.second;
}

async function fill() {
  const now = ++turn;
  // It names the scene: without it, the link of a sandbox with its defaults would be that of the page's beginning.
  const address = new URL(`${find('a').getAttribute('href')}#scene=sandbox&seed=${seed.value}`, location.href).href;
  find('#address').textContent = address;
  find('#code').replaceChildren(codeOf(address, say('classroom.code.title')));
  // If the core cannot start, the worksheet shows the questions only.
  if (!(await core.ready.then(() => true, () => false)) || now !== turn) return;
  const solved = find('#solved');
  const tables = [...document.querySelectorAll('.page:not(#solution) table')].map((table) => /** @type {Element} */ (table.cloneNode(true)));
  for (const cell of tables.flatMap((table) => [...table.querySelectorAll('[data-answer]')])) {
    const people = await solve(cell.getAttribute('data-answer') ?? '');
    if (now !== turn) return;
    cell.textContent = people === undefined ? '–' : digits(people);
  }
  solved.replaceChildren(...tables);
  document.body.dataset.solved = seed.value;
}

seed.value = opened(location.search).values.seed ?? seed.value;
seed.addEventListener('change', () => {
  if (!seed.checkValidity() || seed.value === '') seed.value = '7';
  fill();
});
answers.addEventListener('change', () => find('#solution').toggleAttribute('hidden', !answers.checked));
find('#print').addEventListener('click', () => print());
fill();
