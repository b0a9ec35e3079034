/** Text coupled to figures on a host page: words that set the figure, numbers that follow it, marks in its colours. */
import assert from 'node:assert/strict';
import { Figure } from '../support/figure.mjs';
import { rest } from '../support/rest.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** Strict: no inline script and no inline style. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'none'; img-src data:";

/** @param {string} body */
const host = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page of somebody’s</title>
  <script type="module" src="/hopscope.js"></script><body>${body}</body></html>`;

const FIGURE = '<hop-scope id="one" scene="sandbox" people="300" seed="5" connections="10"></hop-scope>';

/** The host's own pages by path. @type {Record<string, string>} */
const pages = {
  '/before': host(`<p>You accept <button data-hopscope="one" data-set="strategy=everyone">everyone</button>,
    <button data-hopscope="one" data-set="strategy=met&connections=20">people you have met</button> or
    <button data-hopscope="one" data-set="strategy=met&connections=20&reshare=.5&backlog=no">the same, and they share</button>.
    <b data-hopscope="one" data-show="connections">?</b> of <b data-hopscope="one" data-show="steps">?</b>:
    <b data-hopscope="one" data-show="couldReach">?</b>, <b data-hopscope="one" data-show="saw">?</b>,
    <b data-hopscope="one" data-show="strategy">?</b>, <b data-hopscope="one" data-show="reshare">?</b>.
    <button data-hopscope="one" data-do="post">write</button> <button data-hopscope="one" data-do="accept">accept</button></p>${FIGURE}`),
  '/after': host(`${FIGURE}<p><b data-hopscope="one" data-show="couldReach">?</b></p>`),
  '/plain': host(FIGURE),
  '/two': host(`<button data-hopscope="one two" data-set="connections=3">three each</button>
    <b data-hopscope="one" data-show="first">?</b> <b data-hopscope="two" data-show="first">?</b>
    ${FIGURE}<hop-scope id="two" people="300" connections="10"></hop-scope>`),
  '/far': host(`<button data-hopscope="one" data-set="connections=3" data-do="accept">three, and another</button>
    <b data-hopscope="one" data-show="first">none yet</b><br>${'<br>'.repeat(300)}${FIGURE}`),
  '/unknown': host(`<button data-hopscope="nobody" data-set="connections=3">nobody</button> <button data-hopscope="one" data-do="dance">dance</button>
    <button data-hopscope="one" data-set="colour=red">red</button><b data-hopscope="one" data-show="height">as it was</b>
    <b data-hopscope="one" data-show="height">as it was</b><i data-hopscope-mark="foe"></i>${FIGURE}`),
  '/marks': host(`<p>${['you', 'first', 'second', 'third', 'beyond', 'saw', 'could', 'path'].map((mark) => `<i data-hopscope-mark="${mark}"></i>`).join('')}
    <i data-hopscope-mark="saw" data-hopscope="two"></i></p>${FIGURE}<hop-scope id="two" theme="dark" people="300"></hop-scope>`),
};

const { visit: page } = await start({ pages, headers: { 'content-security-policy': POLICY } });

/** The text of a coupled word. @param {Page} page @param {string} name */
const shown = (page, name) => page.locator(`[data-show=${name}]`).first().innerText();

/** Waits until a coupled word has this text. @param {Page} page @param {string} name @param {string} text */
const shows = (page, name, text) => page.waitForFunction(({ name, text }) => document.querySelector(`[data-show=${name}]`)?.textContent === text, { name, text });

/** The words that are marked as the current state. @param {Page} page */
const pressed = (page) => page.locator('[aria-pressed=true]').evaluateAll((all) => all.filter((one) => one.matches('[data-set]')).map((one) => one.textContent));

page('coupled words set a figure, coupled numbers follow it, and the words of the current state are marked as pressed', '/before', async (page) => {
  const figure = await new Figure(page, '#one').ready();
  await shows(page, 'connections', '10');
  assert.deepEqual(await pressed(page), ['everyone']);
  assert.equal(await shown(page, 'strategy'), 'everyone');
  assert.equal(await shown(page, 'reshare'), '1 reader in 25');
  assert.equal(await shown(page, 'saw'), '–');
  assert.equal(Number(await shown(page, 'couldReach')), await figure.count('could reach'));

  // By the keyboard, as any button.
  await page.getByRole('button', { name: 'people you have met' }).focus();
  await figure.settled(() => page.keyboard.press('Enter'));
  await shows(page, 'connections', '20');
  assert.deepEqual(await pressed(page), ['people you have met']);
  assert.equal(await shown(page, 'strategy'), 'only people you have met');
  await figure.settled(() => page.getByRole('button', { name: 'and they share' }).click());
  assert.deepEqual(await pressed(page), ['people you have met', 'the same, and they share']);
  assert.equal(await shown(page, 'reshare'), '50 % of readers');

  await figure.settled(() => page.getByRole('button', { name: 'write' }).click());
  assert.equal(Number(await shown(page, 'saw')), await figure.count('saw it'));
  await figure.settled(() => page.getByRole('button', { name: 'accept', exact: true }).click());
  assert.equal(await shown(page, 'connections'), '21');
  assert.deepEqual(await pressed(page), []);

  // Changes made in the figure and by the host's script are reported as well.
  await figure.choose('You accept', 'everyone');
  assert.equal(await shown(page, 'strategy'), 'everyone');
  await figure.element.evaluate((element) => element.setAttribute('connections', '4'));
  await shows(page, 'connections', '4');
  assert.equal(Number(await shown(page, 'couldReach')), await figure.count('could reach'));
});

page('coupled numbers are not announced; the figure announces what changed them', '/before', async (page) => {
  await new Figure(page, '#one').ready();
  await shows(page, 'connections', '10');
  assert.equal(await page.locator('[data-show]').evaluateAll((all) => all.filter((one) => one.closest('[aria-live], [role=status], [role=alert], output')).length), 0);
});

page('a figure may come before its text', '/after', async (page) => {
  const figure = await new Figure(page, '#one').ready();
  await page.waitForFunction(() => document.querySelector('[data-show]')?.textContent !== '?');
  assert.equal(Number(await shown(page, 'couldReach')), await figure.count('could reach'));
});

/** The requests of the page without coupled text. @type {string[]} */
const asked = [];

page('text added later is coupled too; without coupled text its script is not fetched', '/plain', async (page) => {
  const figure = await new Figure(page, '#one').ready();
  assert.ok(asked.includes('/hopscope.js'));
  assert.deepEqual(asked.filter((path) => path.startsWith('/text-binding')), []);
  /** @param {string} html */
  const add = (html) => page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), html);
  await add('<p><b data-hopscope="one" data-show="first">?</b></p>');
  await shows(page, 'first', '10');
  assert.equal(asked.filter((path) => path.startsWith('/text-binding')).length, 1);
  await add('<p><button data-hopscope="one" data-set="connections=5">five</button><b data-hopscope="one" data-show="second">?</b></p>');
  await page.waitForFunction(() => document.querySelector('[data-show=second]')?.textContent !== '?');
  await figure.settled(() => page.getByRole('button', { name: 'five' }).click());
  assert.deepEqual([await shown(page, 'first'), await pressed(page)], ['5', ['five']]);
  // There is one listener, however much text is added: one click has one effect.
  await add('<button data-hopscope="one" data-do="accept">another</button>');
  await figure.settled(() => page.getByRole('button', { name: 'another' }).click());
  assert.equal(await shown(page, 'first'), '6');
}, { before: (page) => page.on('request', (request) => asked.push(new URL(request.url()).pathname)) });

page('a word can set several figures, and each number follows its own', '/two', async (page) => {
  const one = await new Figure(page, '#one').ready();
  const two = await new Figure(page, '#two').ready();
  await two.settled(() => one.settled(() => page.getByRole('button', { name: 'three each' }).click()));
  await page.waitForFunction(() => [...document.querySelectorAll('[data-show]')].every((one) => one.textContent === '3'));
  await two.settled(() => two.accept.click());
  await page.waitForFunction(() => [...document.querySelectorAll('[data-show]')].map((one) => one.textContent).join() === '3,4');
  await one.element.evaluate((element) => element.remove());
  await two.settled(() => two.accept.click());
  await page.waitForFunction(() => [...document.querySelectorAll('[data-show]')].map((one) => one.textContent).join() === '3,5');
});

page('a word used before its figure has started starts the figure', '/far', async (page) => {
  await page.waitForFunction(() => customElements.get('hop-scope'));
  assert.equal(await shown(page, 'first'), 'none yet');
  // The click takes effect when the script has loaded.
  await rest(page);
  await page.getByRole('button', { name: 'three, and another' }).click();
  await shows(page, 'first', '4');
});

/** Console messages of the page with the unknown names. @type {string[]} */
const warnings = [];

page('unknown names are warned of once and break nothing', '/unknown', async (page) => {
  const figure = await new Figure(page, '#one').ready();
  await rest(page);
  for (const name of ['nobody', 'dance', 'nobody', 'dance']) await page.getByRole('button', { name }).click();
  await figure.settled(() => page.getByRole('button', { name: 'red' }).click());
  await figure.settled(() => page.getByRole('button', { name: 'red' }).click());
  await figure.settled(() => figure.accept.click());
  assert.equal(await shown(page, 'height'), 'as it was');
  for (const name of ['"nobody"', '"dance"', '"colour"', '"height"', '"foe"']) assert.equal(warnings.filter((text) => text.includes(name)).length, 1, `${name}: ${warnings.join('; ')}`);
  assert.equal(warnings.length, 5);
}, { before: (page) => page.on('console', (message) => warnings.push(message.text())), expected: [/hop-scope: .*("nobody"|"dance"|"colour"|"height"|"foe")/] });

page('marks have the colours of the legend and of the figure they name', '/marks', async (page) => {
  const figure = await new Figure(page, '#one').ready();
  await new Figure(page, '#two').ready();
  /** @param {import('playwright-core').Locator} all */
  const colours = (all) => all.evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
  await page.waitForFunction(() => getComputedStyle(/** @type {Element} */ (document.querySelector('[data-hopscope=two]'))).backgroundColor !== 'rgba(0, 0, 0, 0)');
  const marks = await colours(page.locator('p [data-hopscope-mark]'));
  assert.deepEqual(marks.slice(0, 5), await colours(figure.element.locator('.key i')));
  await figure.settled(() => figure.button('Post').click());
  const [, saw] = await colours(figure.element.locator('.key i'));
  assert.equal(marks[5], saw);
  assert.notEqual(marks[8], saw);
  const ring = page.locator('[data-hopscope-mark=could]');
  assert.match(await ring.evaluate((one) => getComputedStyle(one).boxShadow), /inset/);

  // They follow the theme.
  await figure.element.evaluate((element) => element.setAttribute('theme', 'dark'));
  await page.waitForFunction((before) => getComputedStyle(/** @type {Element} */ (document.querySelector('[data-hopscope-mark=first]'))).backgroundColor !== before, marks[1]);
  assert.equal((await colours(page.locator('[data-hopscope-mark=saw]')))[0], marks[8]);
});
