/** The page for a room: a clicker, hidden numbers and answers, a QR code of the state, and a worksheet with the figure's answers. */
import assert from 'node:assert/strict';
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

room('a clicker goes through all figures; numbers and answers appear when asked for; Escape leaves', '', async (page) => {
  await page.getByRole('button', { name: 'Show it to a room' }).click();
  await page.locator('.bar').waitFor();
  const sections = page.locator('main > section:visible');
  const place = page.locator('.bar output');
  const forth = page.locator('.bar button').nth(1);
  const seen = new Set();
  let before = '';
  for (let clicks = 0; clicks < 80; clicks += 1) {
    assert.equal(await sections.count(), 1);
    const now = await place.innerText();
    const scene = await sections.locator('hop-scope').getAttribute('scene');
    const figure = new Figure(page, `hop-scope[scene="${scene}"]`);
    const answer = scene === 'hook' ? sections.locator('> .prose').last() : scene === 'sandbox' ? figure.element.locator('.think .answer') : sections.locator('[slot=answer]');
    if (now !== before) {
      seen.add(scene);
      await figure.ready();
      if (scene !== 'hook') {
        // First only the question is visible.
        await figure.button('Show the numbers').first().waitFor();
        assert.equal(await figure.element.locator('dd:visible').count(), 0, String(scene));
        assert.ok(!(await answer.isVisible()), String(scene));
      }
      await figure.text('What do you think?').waitFor();
      before = now;
    }
    if (await forth.isDisabled()) break;
    await page.keyboard.press('PageDown');
    await frames(page);
    if ((await place.innerText()) !== now) continue;
    if ((await forth.innerText()) === 'Next figure') {
      await answer.waitFor();
      if (scene !== 'hook' && scene !== 'exponential') await until(`the numbers of ${scene}`, async () => (await figure.element.locator('dd:visible, td:visible').count()) > 0);
    }
  }
  assert.equal(seen.size, 10);
  assert.equal(await place.innerText(), '10 of 10');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  assert.equal(await place.innerText(), '9 of 10');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('main > section:visible').count(), 10);
  assert.equal(await page.locator('hop-scope[theme=projector], hop-scope[numbers]').count(), 0);
  assert.ok(await page.getByRole('button', { name: 'Show it to a room' }).evaluate((button) => button === document.activeElement));
});

/** Selector of a scene's main button, where that is not the primary one. @type {Record<string, string>} */
const MAIN = { 'their-networks': '.yes', 'hidden-lists': '.buttons button', contacts: '.buttons button' };

for (const [width, height] of /** @type {const} */ ([[1280, 720], [1920, 1080]])) {
  room(`${width} × ${height}: of every figure the picture, its main button and the bar are seen`, '', async (page) => {
    await page.getByRole('button', { name: 'Show it to a room' }).click();
    const place = page.locator('.bar output');
    const forth = page.locator('.bar button').nth(1);
    for (let number = 1; number <= 10; number += 1) {
      while (!(await place.innerText()).startsWith(`${number} of`)) await page.keyboard.press('PageDown');
      const scene = (await page.locator('section[data-now] hop-scope').getAttribute('scene')) ?? '';
      const figure = await new Figure(page, `#figure-${scene}`).ready();
      const pictures = await figure.element.locator('.view, .bet-chart').all();
      assert.ok(pictures.length >= 1);
      for (const picture of pictures) await assertSeen(picture, { name: `${scene}: the picture` });
      const main = figure.element.locator(MAIN[scene] ?? 'button.primary').first();
      await assertSeen(main, { name: `${scene}: the main button` });
      // The picture, the bar and the button are all on top: none covers another.
      await assertSeen(page.locator('.bar'), { name: `${scene}: the bar` });
      await assertSeen(forth, { name: `${scene}: the button of the next step` });
    }
  }, { viewport: { width, height } });
}

room('in large type nothing overflows, and the page meets WCAG 2.2 AA', '#post', async (page) => {
  await page.getByRole('button', { name: 'Show it to a room' }).evaluate((button) => /** @type {HTMLElement} */ (button).click());
  await page.locator('.bar').waitFor();
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
  // The button for the next step has the focus.
  await hook.settled(() => page.keyboard.press(' '));
  assert.match(await words.innerText(), /One connection/);
  // In a focused button of the figure, the space bar presses that button.
  await hook.accept.focus();
  await hook.settled(() => page.keyboard.press(' '));
  assert.equal(await hook.element.evaluate((element) => /** @type {HopScope} */ (element).getState().connection), 2);
});

room('the QR code and its link open the same numbers on another device', '', async (page) => {
  await page.getByRole('button', { name: 'Show it to a room' }).click();
  const hook = await new Figure(page, 'hop-scope[scene=hook]').ready();
  await hook.settled(() => page.keyboard.press('PageDown'));
  await hook.settled(() => page.keyboard.press('PageDown'));
  const text = await hook.element.locator('.story-words').innerText();
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
    const address = await page.locator('#address').innerText();
    const [everyone = NaN, met = NaN] = await answers(page, '25');
    const [first = NaN] = (await page.locator('#solved table').last().locator('td').allInnerTexts()).slice(1).map(Number);
    await open(address, async (other) => {
      const figure = await new Figure(other).ready();
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

room('a printed worksheet has questions and answers, and nothing to click', 'worksheet.html', async (page) => {
  await page.locator('body[data-solved]').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('checkbox', { name: 'with the answers' }).uncheck();
  assert.ok(!(await page.locator('#solution').isVisible()));
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('12');
  await page.keyboard.press('Enter');
  await page.locator('body[data-solved="12"]').waitFor();
  assert.match(await page.locator('#address').innerText(), /seed=12/);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('button:visible, input:visible').count(), 0);
  await page.setViewportSize({ width: 360, height: 640 });
  await page.emulateMedia({ media: 'screen' });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
});
