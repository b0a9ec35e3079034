/** The page for a room: a clicker, hidden numbers and answers, a QR code of the state, and a worksheet with the figure's answers. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Guess } from '../../www/scenes/exponential/guess.js';
import { violations } from '../support/axe.mjs';
import { Figure } from '../support/figure.mjs';
import { frames, rest, until } from '../support/rest.mjs';
import { assertSeen } from '../support/seen.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

const { open, visit } = await start();

/**
 * @param {string} name @param {string} address @param {(page: import('playwright-core').Page) => Promise<void>} body
 * @param {Parameters<typeof visit>[3]} [options]
 */
function room(name, address, body, options) {
  visit(name, `/${address}`, async (page) => body(page), { timeout: 120_000, ...options });
}

/** Starts the presentation. @param {import('playwright-core').Page} page */
async function present(page) {
  await page.getByRole('button', { name: 'Show it to a room' }).evaluate((button) => /** @type {HTMLElement} */ (button).click());
  await page.locator('.bar').waitFor();
}

/** The stage that the bar marks. @param {import('playwright-core').Page} page */
const stage = (page) => page.locator('.bar [aria-current=step]').innerText();

/** The figure on show. @param {import('playwright-core').Page} page */
async function shown(page) {
  const scene = (await page.locator('section[data-now] hop-scope').getAttribute('scene')) ?? '';
  return { scene, figure: new Figure(page, `#figure-${scene}`) };
}

/** Whether the figure moves by itself. @param {import('playwright-core').Page} page */
const isBusy = async (page) => (await page.locator('.bar .next').getAttribute('aria-disabled')) === 'true';

/** Waits until a click goes on. A life that plays is paused, so that the test does not wait for its end. @param {import('playwright-core').Page} page */
async function mayGoOn(page) {
  const { scene, figure } = await shown(page);
  if (['two-lives', 'contacts'].includes(scene) && (await isBusy(page))) {
    await until('the life plays', () => figure.button('Pause').or(figure.button('Play')).first().isVisible());
    if (await figure.button('Pause').isVisible()) await figure.button('Pause').click();
  }
  await until('the figure is at rest', async () => !(await isBusy(page)));
}

/**
 * Goes through all figures by a clicker.
 * @param {import('playwright-core').Page} page @param {(at: { scene: string, figure: Figure, stage: string }) => Promise<void>} look at each step
 */
async function walk(page, look) {
  for (let clicks = 0; clicks < 80; clicks += 1) {
    const { scene, figure } = await shown(page);
    await figure.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then(() => undefined));
    await mayGoOn(page);
    await look({ scene, figure, stage: await stage(page) });
    // After the last answer comes the summary.
    if ((await page.locator('.bar .next').innerText()) === 'Summary') return;
    await page.keyboard.press('PageDown');
    await frames(page);
  }
}

room('a clicker goes through all figures: question, guess, reveal, answer; Escape leaves', '', async (page) => {
  await present(page);
  const sections = page.locator('main > section:visible');
  const place = page.locator('.bar output');
  /** @type {Map<string, string[]>} */
  const stages = new Map();
  await walk(page, async ({ scene, figure, stage }) => {
    assert.equal(await sections.count(), 1);
    stages.set(scene, [...(stages.get(scene) ?? []), stage]);
    const panel = page.locator('.room');
    const isOpen = (await panel.locator('.right').count()) === 1;
    if (stage === 'Question' || stage === 'Guess') {
      assert.ok(!isOpen, `${scene}: the right answer is marked before the reveal`);
      assert.equal(await figure.element.locator(NUMBERS).locator('visible=true').count(), 0, `${scene}: numbers before the reveal`);
    }
    assert.equal(await panel.locator('li').count(), stage === 'Question' ? 0 : 3, scene);
    if (stage !== 'Answer') return;
    assert.ok(isOpen, scene);
    assert.equal(await panel.locator('p:not(.room-title, .share)').count(), 2, `${scene}: the answer`);
    if (scene !== 'hook' && scene !== 'exponential') await until(`the numbers of ${scene}`, async () => (await figure.element.locator(NUMBERS).locator('visible=true').count()) > 0);
  });
  assert.equal(stages.size, 10);
  for (const [scene, all] of stages) assert.deepEqual([...new Set(all)], ['Question', 'Guess', 'Reveal', 'Answer'], scene);
  assert.equal(await place.innerText(), '10 of 10');
  for (let clicks = 0; clicks < 4; clicks += 1) await page.keyboard.press('PageUp');
  assert.equal(await place.innerText(), '9 of 10');
  assert.equal(await stage(page), 'Answer');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('main > section:visible').count(), 10);
  assert.equal(await page.locator('hop-scope[theme=projector], hop-scope[numbers], hop-scope[think], .room').count(), 0);
  assert.ok(await page.getByRole('button', { name: 'Show it to a room' }).evaluate((button) => button === document.activeElement));
});

/** What tells the numbers: counts, tables, bars, charts other than the one to draw in. */
const NUMBERS = 'dd, td, .amount, .bar, .reach, .rivals, .plot .chart, .lives-plot .chart, .facts .chart';

/** Selector of a scene's main button, where that is not the primary one. `not-everyone` has none: the bar compares. @type {Record<string, string>} */
const MAIN = { 'their-networks': '.yes', 'hidden-lists': '.buttons button', exponential: '.bet-do button', contacts: '.choices button' };

for (const [width, height] of /** @type {const} */ ([[1280, 720], [1920, 1080]])) {
  room(`${width} × ${height}: every figure at every step is seen without scrolling`, '', async (page) => {
    await present(page);
    await walk(page, async ({ scene, figure, stage }) => {
      const name = `${scene}, ${stage}`;
      const pictures = await figure.element.locator(scene === 'exponential' ? '.bet-chart' : '.view').all();
      assert.ok(pictures.length >= 1);
      for (const picture of pictures) {
        await assertSeen(picture, { name: `${name}: the picture` });
        // From the last row, a picture that is lower than a quarter of the screen shows rings, and nobody in them.
        const box = await picture.boundingBox();
        assert.ok(Math.min(box?.width ?? 0, box?.height ?? 0) >= height / 4, `${name}: the picture is ${Math.round(box?.width ?? 0)} × ${Math.round(box?.height ?? 0)} px`);
      }
      if (scene !== 'not-everyone') await assertSeen(figure.element.locator(MAIN[scene] ?? 'button.primary').first(), { name: `${name}: the main button` });
      await assertSeen(page.locator('.room h2'), { name: `${name}: the question` });
      // The last words are seen: what does not fit is smaller, not cut.
      for (const words of await page.locator('.room > p, .room li').all()) await assertSeen(words, { name: `${name}: ${await words.innerText()}` });
      await assertSeen(page.locator('nav.bar'), { name: `${name}: the bar` });
      await assertSeen(page.locator('.bar .next'), { name: `${name}: the button of the next step` });
      const sizes = await page.evaluate(() => {
        const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
        const font = (/** @type {Element | null} */ element) => (element ? parseFloat(getComputedStyle(element).fontSize) : NaN);
        return { over: [scrollHeight - clientHeight, scrollWidth - clientWidth, scrollY], question: font(document.querySelector('.room h2')) };
      });
      assert.deepEqual(sizes.over, [0, 0, 0], name);
      assert.ok(sizes.question >= (stage === 'Answer' ? 22 : 28) * (width / 1280), `${name}: the question has ${sizes.question} px`);
      // Nothing of the figure is below its half of the screen.
      const low = await figure.element.evaluate((element) => {
        const { bottom } = element.getBoundingClientRect();
        const parts = [...(element.shadowRoot?.querySelectorAll('.stage, button, p, table, .chart') ?? [])].filter((part) => part.checkVisibility());
        return parts.filter((part) => part.getBoundingClientRect().bottom > bottom + 1).map((part) => `${part.localName}.${part.className}`);
      });
      assert.deepEqual(low, [], name);
    });
  }, { viewport: { width, height }, timeout: 240_000 });
}

room('a click goes one step: not past a life that plays, not on and on while the key is held, and not on its own', '#two-lives', async (page) => {
  await present(page);
  while ((await shown(page)).scene !== 'two-lives') await page.keyboard.press('PageDown');
  const { figure } = await shown(page);
  await figure.ready();
  assert.equal(await stage(page), 'Question');
  await page.keyboard.press('PageDown');
  assert.equal(await stage(page), 'Guess');
  // The right arrow goes on, too, when the button of the next step has the focus.
  await page.keyboard.down('ArrowRight');
  await page.keyboard.down('ArrowRight');
  await page.keyboard.up('ArrowRight');
  assert.equal(await stage(page), 'Reveal');
  await figure.button('Pause').waitFor();
  const panel = page.locator('.room');
  for (const key of ['PageDown', ' ', 'ArrowRight']) await page.keyboard.press(key);
  await page.locator('.bar .next').click({ force: true });
  assert.equal(await page.locator('.bar .next').innerText(), 'Playing …');
  assert.equal(await panel.locator('.right').count(), 0);
  await figure.settled(() => figure.button('Pause').click());
  // The figure is at rest, and the room waits.
  await rest(page);
  assert.equal(await panel.locator('.right').count(), 0);
  await page.keyboard.press('PageDown');
  assert.equal(await panel.locator('.right').count(), 1);
  assert.equal(await stage(page), 'Reveal');
  await page.keyboard.press('PageUp');
  assert.equal(await panel.locator('.right').count(), 0);
});

room('hands are counted beside each answer, and stand beside the right one', '', async (page) => {
  await present(page);
  const hook = await new Figure(page, 'hop-scope[scene=hook]').ready();
  const panel = page.locator('.room');
  // No hands are counted before the answers are there.
  await page.keyboard.press('2');
  await page.keyboard.press('PageDown');
  const counts = async () => (await panel.locator('.count').allInnerTexts()).map(Number);
  assert.deepEqual(await counts(), [0, 0, 0]);
  for (const key of ['2', '2', '2', '1', 'Numpad3', 'Shift+2']) await page.keyboard.press(key);
  assert.deepEqual(await counts(), [1, 2, 1]);
  const one = panel.getByRole('button', { name: 'All eight' }).first();
  await one.click();
  await one.click();
  await panel.getByRole('button', { name: 'One hand less for “All eight”' }).click();
  assert.deepEqual(await counts(), [2, 2, 1]);
  assert.equal(await panel.locator('li').first().locator('.dots i').count(), 2);
  // After a click with the mouse the space bar goes on.
  assert.deepEqual(await violations(page, ['page-has-heading-one']), []);
  await page.keyboard.press(' ');
  assert.equal(await stage(page), 'Reveal');
  // Bets are closed.
  await page.keyboard.press('1');
  assert.deepEqual(await counts(), [2, 2, 1]);
  while ((await panel.locator('.right').count()) === 0) await page.keyboard.press('PageDown');
  await panel.getByText('2 of 5 guessed it.').waitFor();
  assert.equal(await panel.locator('.right .count').innerText(), '2');
  // Each question has its own.
  while ((await shown(page)).scene === 'hook') await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  assert.deepEqual(await counts(), [0, 0, 0]);
  while ((await shown(page)).scene !== 'hook') await page.keyboard.press('PageUp');
  assert.deepEqual(await counts(), [2, 2, 1]);
  await hook.rest();
});

room('the next presentation starts as the first did: without hands, and with each figure as it was', '', async (page) => {
  await present(page);
  const hook = await new Figure(page, 'hop-scope[scene=hook]').ready();
  const connection = () => hook.element.evaluate((element) => /** @type {HopScope} */ (element).getState().connection);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('1');
  for (const _ of [1, 2]) await hook.settled(() => page.keyboard.press('PageDown'));
  assert.equal(await connection(), 2);
  await page.keyboard.press('Escape');
  await until('the figure as it was', async () => (await connection()) === 0);
  await present(page);
  await page.keyboard.press('PageDown');
  assert.deepEqual(await page.locator('.room .count').allInnerTexts(), ['0', '0', '0']);
});

room('strategies are compared before the answer to what each costs', '#not-everyone', async (page) => {
  await present(page);
  const figure = await new Figure(page, 'hop-scope[scene=not-everyone]').ready();
  await page.keyboard.press('PageDown');
  await figure.settled(() => page.getByRole('button', { name: 'Accept only people you have met' }).click());
  await until('two lives', async () => (await figure.element.locator('.facts tr').first().locator('th').count()) === 3);
});

room('in German the bar is one row, too', 'index.de.html', async (page) => {
  await page.locator('#present').click();
  await page.locator('nav.bar').waitFor();
  for (let clicks = 0; clicks < 6; clicks += 1) {
    await page.keyboard.press('PageDown');
    await frames(page);
    const height = await page.locator('nav.bar').evaluate((bar) => bar.clientHeight);
    assert.ok(height < 80, `${height} px: ${await page.locator('nav.bar').innerText()}`);
  }
});

room('the summary has the questions, the hands, the right answers and the numbers of the figure; it prints and is saved', '', async (page) => {
  await present(page);
  const hook = await new Figure(page, 'hop-scope[scene=hook]').ready();
  await page.getByRole('button', { name: 'Summary' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('No question has been answered yet.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('PageDown');
  for (const key of ['1', '2', '2']) await page.keyboard.press(key);
  while ((await page.locator('.room .right').count()) === 0) await page.keyboard.press('PageDown');
  await hook.rest();
  const words = await hook.element.locator('.story-words').innerText();
  assert.match(words, /\d/);
  await page.getByRole('button', { name: 'Summary' }).click();
  assert.equal(await dialog.locator('section').count(), 1);
  await dialog.getByText('1 question, 3 hands').waitFor();
  const rows = (await dialog.locator('tr').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  assert.deepEqual(rows, ['A All eight 1 hand', 'B Fewer: some bring several at once ✓ 2 hands', 'C One is enough 0 hands']);
  assert.equal(await dialog.locator('.right').count(), 1);
  await dialog.getByText(words).waitFor();
  assert.match((await dialog.locator('a').getAttribute('href')) ?? '', /#scene=hook&connections=4/);
  assert.deepEqual(await violations(page, ['page-has-heading-one']), []);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('button:visible, hop-scope:visible, .room:visible').count(), 0);
  assert.ok(await dialog.getByRole('heading', { name: 'What we guessed, and what came out' }).isVisible());
  await page.emulateMedia({ media: 'screen' });
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save' }).click()]);
  assert.equal(download.suggestedFilename(), 'lesson.html');
  const saved = await readFile(await download.path(), 'utf8');
  assert.ok(saved.startsWith('<!doctype html><html lang="en"'));
  for (const part of ['How many of the eight', '2 hands', words]) assert.ok(saved.includes(part), part);
});

room('the teacher’s notes open in a window that follows the room and whose keys drive it', '', async (page) => {
  await present(page);
  await new Figure(page, 'hop-scope[scene=hook]').ready();
  const [notes] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Notes' }).click()]);
  await notes.getByText('1 of 10 · Question').waitFor();
  await notes.getByText('The figure says: Fewer: some bring several at once').first().waitFor();
  assert.equal(await notes.locator('.now dd').count(), 4);
  assert.deepEqual(await violations(notes), []);
  await page.keyboard.press('PageDown');
  await notes.getByText('1 of 10 · Guess').waitFor();
  await notes.keyboard.press('2');
  assert.deepEqual(await page.locator('.room .count').allInnerTexts(), ['0', '1', '0']);
  await notes.keyboard.press('PageUp');
  assert.equal(await stage(page), 'Question');
  while ((await shown(page)).scene === 'hook') await page.keyboard.press('PageDown');
  await notes.getByRole('heading', { name: 'Does it matter whom you accept?' }).waitFor();
  await notes.emulateMedia({ media: 'print' });
  assert.equal(await notes.locator('section:visible').count(), 10);
  assert.equal(await notes.locator('.now:visible').count(), 0);
  await Promise.all([notes.waitForEvent('close'), page.getByRole('button', { name: 'Leave' }).click()]);
});

room('several lines are drawn on one bet, each with its name, and stay beside the curve', '', async (page) => {
  await present(page);
  while ((await shown(page)).scene !== 'exponential') {
    await mayGoOn(page);
    await page.keyboard.press('PageDown');
  }
  const { figure } = await shown(page);
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then(() => undefined));
  await page.keyboard.press('PageDown');
  const keep = figure.button('Keep this line');
  const name = figure.element.getByRole('textbox', { name: 'Name or table' });
  for (const [shape, who] of /** @type {const} */ ([['exponential', 'Table 1'], ['one that bends', 'Ada']])) {
    assert.ok(await keep.isDisabled());
    await figure.button(shape).click();
    await name.pressSequentially(who);
    await name.press('Enter');
    await figure.element.locator('.label.guess', { hasText: who }).waitFor();
  }
  assert.equal(await figure.element.locator('.line.kept').count(), 2);
  // A digit of a name is no hand.
  assert.deepEqual(await page.locator('.room .count').allInnerTexts(), ['0', '0', '0']);
  assert.equal(await stage(page), 'Guess');
  await assertSeen(figure.element.locator('.bet-chart'), { name: 'the chart' });
  await page.keyboard.press('PageDown');
  await figure.element.locator('.label.now').waitFor();
  assert.deepEqual((await figure.element.locator('.label.kept').allTextContents()).sort(), ['Ada', 'Table 1']);
  // Whose line is closest: the greatest difference from the curve, which the test computes itself, is the smallest.
  const closest = figure.element.locator('.bet-closest');
  const rows = (await figure.element.evaluate((element) => /** @type {HopScope} */ (element).exportCSV('life'))).trim().split(/\r?\n/).map((row) => row.split(','));
  const head = rows.findIndex((row) => row.includes('could_reach'));
  const truth = rows.slice(head + 1).map((row) => Number(row[rows[head]?.indexOf('could_reach') ?? -1]));
  const x = Array.from({ length: 121 }, (_, at) => Math.round(10 + ((truth.length - 11) * at) / 120));
  const guess = new Guess(x, truth[10] ?? 0, 2000);
  guess.lay('bends');
  const apart = Math.max(...x.map((place, at) => Math.abs((guess.y[at] ?? 0) - (truth[place] ?? 0))));
  await assertSeen(closest, { name: 'whose line is closest' });
  assert.equal(await closest.innerText(), `Ada is closest: at most ${apart} people off.`);
  assert.equal(await figure.element.locator('.line.closest').count(), 1);
  await page.getByRole('button', { name: 'Summary' }).click();
  await page.getByRole('dialog').getByText(`Ada is closest: at most ${apart} people off.`).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  // Two equal lines are equally close.
  await page.keyboard.press('PageUp');
  await figure.button('Draw again').click();
  for (const who of ['Ada', 'Bo', 'Cy']) {
    await figure.button(who === 'Bo' ? 'exponential' : 'one that bends').click();
    await name.fill(who);
    await name.press('Enter');
  }
  await figure.button('Show what happens').click();
  await figure.element.getByText(`Ada and Cy are equally close: at most ${apart} people off.`).waitFor();
});

room('a lesson is put together and is one link: scenes, order, settings, a question of one’s own', '', async (page) => {
  const post = await new Figure(page, 'hop-scope[scene=post]').ready();
  await post.element.evaluate((element) => /** @type {HopScope} */ (element).set({ seed: 12 }));
  await page.getByRole('button', { name: 'Put a lesson together' }).click();
  const dialog = page.getByRole('dialog');
  const title = 'Who sees what you write?';
  await dialog.waitFor();
  const boxes = dialog.getByRole('checkbox');
  assert.equal(await dialog.locator('li').count(), 10);
  for (const box of await dialog.locator('li > label input').all()) await box.uncheck();
  assert.ok(await dialog.getByRole('button', { name: 'Show this lesson' }).isDisabled());
  for (const name of [/grow exponentially with/, title]) await boxes.and(dialog.getByLabel(name)).check();
  for (let moves = 0; moves < 3; moves += 1) await dialog.getByRole('button', { name: `Move up: ${title}` }).click();
  assert.deepEqual(await dialog.locator('li').first().locator('label').first().innerText(), title);
  await dialog.getByText('Change the question or the settings').first().click();
  await dialog.getByLabel(/seed=12/).check();
  await dialog.getByRole('textbox', { name: `Question for “${title}”` }).fill('Who reads “you”?\nNobody\n* Some\nMany\nAll');
  assert.deepEqual(await violations(page), []);
  const address = await dialog.getByRole('textbox', { name: 'Link to the lesson' }).inputValue();
  assert.ok(address.length < 700, String(address.length));
  await open(address, async (other) => {
    await other.locator('nav.bar').waitFor();
    assert.equal(await other.locator('.bar output').innerText(), '1 of 2');
    assert.equal(await other.locator('.room h2').innerText(), 'Who reads “you”?');
    const figure = await new Figure(other, 'hop-scope[scene=post]').ready();
    await until('the settings of the lesson', () => figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().values.seed === 12));
    await other.keyboard.press('PageDown');
    assert.equal(await other.locator('.room li').count(), 4);
    await other.keyboard.press('4');
    while ((await other.locator('.room .right').count()) === 0) {
      await mayGoOn(other);
      await other.keyboard.press('PageDown');
      await frames(other);
    }
    assert.match(await other.locator('.room .right').innerText(), /Some/);
    while ((await other.locator('.bar output').innerText()) === '1 of 2') await other.keyboard.press('PageDown');
    assert.equal((await shown(other)).scene, 'hook');
  });
  // The same lesson at once.
  await dialog.getByRole('button', { name: 'Show this lesson' }).click();
  assert.equal(await page.locator('.bar output').innerText(), '1 of 2');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('main > section:visible').count(), 10);
});

visit('a lesson is one file that opens without a network: its own order, settings and questions, and reports like the package', '/', async (page, { context }) => {
  const post = await new Figure(page, 'hop-scope[scene=post]').ready();
  await post.element.evaluate((element) => /** @type {HopScope} */ (element).set({ seed: 12 }));
  await page.getByRole('button', { name: 'Put a lesson together' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (const box of await dialog.locator('li > label input').all()) await box.uncheck();
  const title = 'Who sees what you write?';
  for (const name of [/grow exponentially with/, title]) await dialog.getByRole('checkbox').and(dialog.getByLabel(name)).check();
  await dialog.locator('li', { hasText: title }).getByText('Change the question or the settings').click();
  await dialog.getByLabel(/seed=12/).check();
  await dialog.getByRole('textbox', { name: `Question for “${title}”` }).fill('Who reads </script>?\nNobody\n* Some');
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download as one file' }).click()]);
  assert.equal(download.suggestedFilename(), 'hopscope-lesson.html');
  const folder = await mkdtemp(join(tmpdir(), 'lesson-'));
  try {
    const file = join(folder, 'hopscope-lesson.html');
    await download.saveAs(file);
    await context.setOffline(true);
    const lesson = await context.newPage();
    /** @type {string[]} */
    const problems = [];
    lesson.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
    lesson.on('pageerror', (error) => problems.push(String(error)));
    // A platform that is found above or behind the page hears the answers.
    await lesson.addInitScript(() => {
      if (top !== self) return;
      /** @type {Record<string, string>} */
      const values = {};
      const done = () => 'true';
      const API = { LMSInitialize: done, LMSCommit: done, LMSFinish: done, LMSGetValue: () => '', LMSSetValue: (/** @type {string} */ name, /** @type {string} */ value) => ((values[name] = value), 'true') };
      Object.assign(window, { API, values });
    });
    await lesson.goto(pathToFileURL(file).href);
    const figure = lesson.frameLocator('iframe').locator('hop-scope');
    await lesson.getByText('Question 1 of 2').waitFor();
    await figure.getByRole('button', { name: 'Accept next invitation' }).waitFor();
    assert.equal(await figure.getAttribute('scene'), 'hook');
    await figure.locator('canvas[width]').first().waitFor();
    await lesson.getByRole('button', { name: 'Fewer: some bring several at once' }).click();
    await lesson.getByRole('button', { name: 'Next question' }).click();
    await lesson.getByRole('heading', { name: 'Who reads </script>?' }).waitFor();
    await figure.getByText('You write one post.').waitFor();
    assert.equal(await figure.evaluate((element) => /** @type {HopScope} */ (element).ready.then(() => /** @type {HopScope} */ (element).getState().values.seed)), 12);
    await until('the height of the figure', async () => ((await lesson.locator('iframe').getAttribute('style')) ?? '').includes('height'));
    await lesson.getByRole('button', { name: 'Nobody' }).click();
    await lesson.getByText('2 of 2 answered.').waitFor();
    assert.equal(await lesson.getByText('No learning platform').count(), 0);
    const values = await lesson.evaluate(() => Reflect.get(window, 'values'));
    assert.deepEqual([values['cmi.core.lesson_status'], values['cmi.core.score.raw']], ['completed', '50']);
    assert.deepEqual(problems, []);
    await lesson.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}, { timeout: 120_000, expected: [/^unexpected request: GET file:/] });

room('a link that holds no lesson shows the figures of the page', '?lesson=W3sic2NlbmUiOiJub3NjZW5lIn1d', async (page) => {
  await page.locator('nav.bar').waitFor();
  assert.match(await page.locator('.bar output').innerText(), /^1 of 10$/);
});

room('hidden numbers leave no bars, curves or markers that tell them', '', async (page) => {
  const figures = page.locator('hop-scope');
  for (const figure of await figures.all()) {
    await figure.evaluate(async (element) => {
      element.setAttribute('numbers', 'asked');
      const { ready, post } = /** @type {HopScope} */ (element);
      await ready;
      if (element.getAttribute('scene') === 'post') await post.call(element);
      if (element.getAttribute('scene') === 'their-networks') /** @type {HTMLElement | null | undefined} */ (element.shadowRoot?.querySelector('.round .tabs button:last-child'))?.click();
    });
    await figure.scrollIntoViewIfNeeded();
    await rest(page);
    const telling = await figure.evaluate((element, selector) => {
      const all = [...(element.shadowRoot?.querySelectorAll(selector) ?? [])];
      return all.filter((part) => part.checkVisibility({ visibilityProperty: true }) && part.getBoundingClientRect().width > 0).map((part) => part.getAttribute('class'));
    }, `${NUMBERS}, .moment path, .line:not(.bet *, .sample *), .bars`);
    assert.deepEqual(telling, [], String(await figure.getAttribute('scene')));
  }
});

room('in large type nothing overflows, and the page meets WCAG 2.2 AA', '#post', async (page) => {
  await present(page);
  for (let clicks = 0; clicks < 8; clicks += 1) {
    await page.keyboard.press('PageDown');
    await rest(page);
  }
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  // The page shows one figure and not its title.
  assert.deepEqual(await violations(page, ['page-has-heading-one']), []);
}, { viewport: { width: 1024, height: 768 } });

room('the space bar goes on from a question, but not in a control', '', async (page) => {
  await page.getByRole('button', { name: 'Show it to a room' }).click();
  const hook = await new Figure(page, 'hop-scope[scene=hook]').ready();
  const words = hook.element.locator('.story-words');
  await page.keyboard.press('PageDown');
  // The button for the next step has the focus.
  await hook.settled(() => page.keyboard.press(' '));
  assert.match((await words.textContent()) ?? '', /One connection/);
  // It has numbers, which are hidden until the teacher shows them.
  assert.equal(await words.innerText(), '');
  // In a focused button of the figure, the space bar presses that button.
  await hook.accept.focus();
  await hook.settled(() => page.keyboard.press(' '));
  assert.equal(await hook.element.evaluate((element) => /** @type {HopScope} */ (element).getState().connection), 2);
});

room('the QR code and its link open the same numbers on another device', '', async (page) => {
  await page.getByRole('button', { name: 'Show it to a room' }).click();
  const hook = await new Figure(page, 'hop-scope[scene=hook]').ready();
  await page.keyboard.press('PageDown');
  await hook.settled(() => page.keyboard.press('PageDown'));
  await hook.settled(() => page.keyboard.press('PageDown'));
  const text = (await hook.element.locator('.story-words').textContent()) ?? '';
  await page.getByRole('button', { name: 'QR code' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Seed 58').waitFor();
  const address = await dialog.locator('p').last().innerText();
  assert.ok(address.length < 2000 && (await dialog.locator('path').getAttribute('d')));
  assert.deepEqual(await violations(page), []);
  // A clicker does not advance the page behind it.
  const place = await page.locator('.bar output').innerText();
  await page.keyboard.press('PageDown');
  assert.equal(await page.locator('.bar output').innerText(), place);
  await dialog.getByRole('button', { name: 'Close' }).click();
  assert.equal(await dialog.count(), 0);
  await open(address, async (other) => {
    const same = await new Figure(other, 'hop-scope[scene=hook]').ready();
    await other.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope[scene=hook]')).getState().connection === 2);
    await same.element.getByText(text.slice(0, 30)).waitFor();
  });
});

/** The answers of a row. @param {import('playwright-core').Page} page @param {string} name */
const answers = async (page, name) => {
  const cells = page.locator('#solved tr').filter({ has: page.getByRole('rowheader', { name, exact: true }) }).locator('td');
  return (await cells.allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
};

for (const seed of [7, 12]) {
  room(`the worksheet’s answers for seed ${seed} are what the figure shows`, `worksheet.html${seed === 7 ? '' : `?seed=${seed}`}`, async (page) => {
    await page.locator(`body[data-solved="${seed}"]`).waitFor();
    // The questions have empty cells.
    assert.deepEqual([...new Set(await page.locator('.page:not(#solution) td[data-answer]').allInnerTexts())], ['']);
    await page.getByRole('checkbox', { name: 'with the answers' }).check();
    const address = await page.locator('#address').innerText();
    assert.equal(new URL(address).hash, `#scene=sandbox&seed=${seed}`);
    const [everyone = NaN, met = NaN] = await answers(page, '25');
    const [first = NaN] = (await page.locator('#solved table').last().locator('td').allInnerTexts()).slice(1).map(Number);
    await open(address, async (other) => {
      const figure = await new Figure(other).ready();
      // The link opens this figure, not the beginning of the page.
      await until('the figure is in view', () => figure.element.evaluate((element) => element.getBoundingClientRect().top < innerHeight && scrollY > innerHeight));
      assert.equal(await figure.at(), 25);
      assert.equal(await figure.count('could reach'), everyone);
      await figure.choose('You accept', 'met');
      assert.equal(await figure.count('could reach'), met);
      await figure.choose('You accept', 'everyone');
      await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ connections: 100 }));
      await figure.settled(() => figure.button('Post').click());
      assert.equal(await figure.count('saw it'), first);
    });
  });
}

room('a printed worksheet has questions, answers only if asked for, and nothing to click', 'worksheet.html', async (page) => {
  await page.locator('body[data-solved]').waitFor();
  assert.deepEqual(await violations(page), []);
  assert.ok(!(await page.locator('#solution').isVisible()));
  // The table's numbers of connections are the axis's.
  const rows = await page.locator('.page:not(#solution) table').first().locator('tbody th').allInnerTexts();
  assert.deepEqual(await page.locator('.axes .feet text').allTextContents(), ['0', ...rows]);
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('12');
  await page.keyboard.press('Enter');
  await page.locator('body[data-solved="12"]').waitFor();
  assert.match(await page.locator('#address').innerText(), /seed=12/);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('button:visible, input:visible').count(), 0);
  assert.ok(!(await page.locator('#solution').isVisible()));
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('checkbox', { name: 'with the answers' }).check();
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('#solution').isVisible());
  assert.equal(await page.locator('#solution').evaluate((part) => getComputedStyle(part).breakBefore), 'page');
  await page.setViewportSize({ width: 360, height: 640 });
  await page.emulateMedia({ media: 'screen' });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
});
