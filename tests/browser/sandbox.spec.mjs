/** The sandbox in a real browser: what a person clicks and then reads. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Figure, consistent } from '../support/figure.mjs';
import { NOTHING, callsOf, doneAtRest, frames, until } from '../support/rest.mjs';
import { start } from '../support/start.mjs';

const { visit } = await start();

/**
 * A test of the sandbox on a page of its own. Any problem on the page that is not `expected` fails it.
 * @param {string} name
 * @param {(figure: Figure, page: import('playwright-core').Page) => Promise<void>} body
 * @param {{ query?: string, expected?: RegExp[], options?: Parameters<typeof visit>[3] }} [settings]
 */
function sandbox(name, body, { query = '', expected = [], options = {} } = {}) {
  visit(name, `/${query}`, async (page) => body(await new Figure(page).ready(), page), { expected, ...options });
}

sandbox('accepting brings what the preview promised', async (figure) => {
  for (let clicks = 0; clicks < 3; clicks += 1) {
    const [first = NaN, , , reach = NaN] = await figure.counts();
    const promise = await figure.text('Next: person').innerText();
    const picture = await figure.picture();
    await figure.settled(() => figure.accept.click());
    const counts = await figure.counts();
    consistent(counts);
    const gained = Number(/\+([\d,]+) new/.exec(promise)?.[1]?.replaceAll(',', ''));
    assert.deepEqual([counts[0], counts[3], counts[5]], [first + 1, reach + gained, gained]);
    assert.match(await figure.text('brought').innerText(), new RegExp(`Person ${/person (\S+),/.exec(promise)?.[1]} brought`));
    assert.notEqual(await figure.picture(), picture);
  }
  assert.equal(await figure.at(), 28);
});

sandbox('a falling 3rd degree is explained', async (figure) => {
  await figure.settled(() => figure.connections.fill('150'));
  for (let clicks = 0; clicks < 40; clicks += 1) {
    const before = await figure.count('3rd degree');
    await figure.settled(() => figure.accept.click());
    const lost = before - (await figure.count('3rd degree'));
    if (lost <= 0) continue;
    assert.match(await figure.text('The 3rd ring lost').innerText(), new RegExp(`lost ${lost} `));
    return;
  }
  assert.fail('it never fell');
});

sandbox('holding the button keeps accepting, until it is let go', async (figure, page) => {
  await figure.accept.scrollIntoViewIfNeeded();
  const box = await figure.accept.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await figure.settled(async () => {
    await page.mouse.down();
    await until('more than one is accepted', async () => (await figure.at()) > 27);
    await page.mouse.up();
  });
  const reached = await figure.at();
  assert.ok(reached > 27, `only ${reached}`);
  consistent(await figure.counts());
  await frames(page, 40);
  assert.equal(await figure.at(), reached);
});

sandbox('a post spreads and is counted hop by hop, and goes when you accept', async (figure, page) => {
  assert.ok(Number.isNaN(await figure.count('saw it')));
  const before = await figure.picture();
  await figure.settled(() => figure.button('Post').click());
  const saw = await figure.count('saw it');
  const could = await figure.count('could reach');
  assert.ok(saw > 0 && saw <= 2000);
  assert.match(await figure.element.locator('.happened').innerText(), new RegExp(`^${saw} people saw your post, in \\d+ hops?\\. People within 2 steps: ${could}\\.`));
  assert.equal(await figure.button('This post').getAttribute('aria-pressed'), 'true');
  assert.match((await figure.element.getByRole('img', { name: /Viewers at each hop/ }).getAttribute('aria-label')) ?? '', /hop 1: \d/);
  assert.notEqual(await figure.picture(), before);
  assert.match(await page.evaluate(() => location.hash), /post=1/);

  // Another post has other random numbers and the next number.
  await figure.settled(() => figure.button('Post').click());
  assert.match(await page.evaluate(() => location.hash), /post=2/);

  await figure.settled(() => figure.accept.click());
  assert.ok(Number.isNaN(await figure.count('saw it')));
  assert.equal(await figure.button('This post').isDisabled(), true);
});

sandbox('the source of every default can be read without a pointer', async (figure, page) => {
  await figure.openDrawer();
  const sources = figure.element.locator('.source');
  const all = await figure.element.locator('.groups .row').count();
  assert.ok(all > 20);
  assert.equal(await figure.element.locator('.source:visible').count(), 0, 'they are long');
  const shown = figure.element.getByLabel('Show where each default comes from');
  await shown.focus();
  await page.keyboard.press('Space');
  assert.equal(await figure.element.locator('.source:visible').count(), all);
  for (const text of await sources.allInnerTexts()) assert.match(text, /^Source: .{3}/);
  // The choice stays when the settings are rendered again.
  await figure.type(/^Chance to see/, '.9');
  assert.equal(await figure.element.locator('.source:visible').count(), all);
  await shown.focus();
  await page.keyboard.press('Space');
  assert.equal(await figure.element.locator('.source:visible').count(), 0);
});

sandbox('a post under way can be paused, stepped and finished', async (figure) => {
  await figure.openDrawer();
  await figure.type(/^Chance to see/, '.9');
  await figure.settled(() => figure.connections.fill('200'));
  await figure.button('Post').click();
  await figure.settled(() => figure.button('Pause').click());
  const paused = await figure.count('saw it');
  const picture = await figure.picture();
  await frames(figure.page, 40);
  assert.equal(await figure.picture(), picture);
  await figure.settled(() => figure.button('Step').click());
  const stepped = await figure.count('saw it');
  assert.ok(stepped > paused, `${stepped} after ${paused}`);
  await figure.settled(() => figure.button('Play').click());
  assert.ok((await figure.count('saw it')) >= stepped);
});

sandbox('play, pause, step and reset move through the life', async (figure) => {
  await figure.button('Play').click();
  await until('the life goes on', async () => (await figure.at()) > 26);
  await figure.settled(() => figure.button('Pause').click());
  const stopped = await figure.at();
  assert.ok(stopped > 26, String(stopped));
  assert.equal(await figure.count('1st degree'), stopped);
  await figure.settled(() => figure.button('Step').click());
  assert.equal(await figure.at(), stopped + 1);
  const seed = await figure.text('Seed').first().innerText();
  await figure.settled(() => figure.button('Reset').click());
  assert.deepEqual((await figure.counts()).slice(0, 4), [0, 0, 0, 0]);
  assert.ok(await figure.text('You have no connections yet').isVisible());
  assert.equal(await figure.text('Seed').first().innerText(), seed);
});

sandbox('the same moment on the scrubber has the same numbers and the same picture', async (figure) => {
  await figure.settled(() => figure.connections.fill('60'));
  const there = await figure.counts();
  const picture = await figure.picture();
  assert.equal(there[0], 60);
  await figure.settled(() => figure.connections.fill('7'));
  assert.equal(await figure.count('1st degree'), 7);
  assert.notEqual(await figure.picture(), picture);
  await figure.settled(() => figure.connections.fill('60'));
  // "Just gained" is about the connection at this moment, not about those before it.
  assert.deepEqual(await figure.counts(), there);
  assert.equal(await figure.picture(), picture);
});

sandbox('at the end of a life there is no other invitation', async (figure) => {
  await figure.settled(() => figure.connections.press('End'));
  assert.ok(await figure.button('Nobody else invites you').isVisible());
  assert.ok(await figure.text('This life is over').isVisible());
  assert.equal(await figure.button('Play').isDisabled(), true);
  await figure.button('Nobody else invites you').press('Enter');
  consistent(await figure.counts());
});

sandbox('another strategy keeps the run before as a ghost, with the same invitations', async (figure) => {
  const before = await figure.counts();
  const [, steps] = /of ([\d,]+)/.exec(await figure.text('connections').first().innerText()) ?? [];
  assert.equal(await figure.text('before: everyone').count(), 0);
  await figure.choose('You accept', 'met');
  assert.ok(await figure.text('before: everyone').isVisible());
  const after = await figure.counts();
  assert.notDeepEqual(after, before);
  consistent(after);
  assert.doesNotMatch(await figure.text('connections').first().innerText(), new RegExp(`of ${steps} `));
  // Back to the first strategy: the same world and the same life.
  await figure.choose('You accept', 'everyone');
  assert.deepEqual(await figure.counts(), before);
});

sandbox('a new network has another seed and other counts, and the seed brings it back', async (figure) => {
  const before = await figure.counts();
  const picture = await figure.picture();
  await figure.settled(() => figure.button('New network').click());
  assert.doesNotMatch(await figure.text('Seed').first().innerText(), /Seed 7$/);
  assert.notDeepEqual(await figure.counts(), before);
  await figure.openDrawer();
  await figure.type(/^Seed/, '7');
  await figure.openDrawer();
  assert.deepEqual(await figure.counts(), before);
  assert.equal(await figure.picture(), picture);
});

sandbox('the text for the reshare share follows the slider', async (figure) => {
  const slider = figure.element.getByRole('slider', { name: 'Chance to reshare' }).first();
  assert.match((await slider.getAttribute('aria-valuetext')) ?? '', /1 reader in 25/);
  await figure.settled(() => slider.press('End'));
  assert.ok(await figure.text('every reader').first().isVisible());
});

sandbox('every parameter of the schema has a control, and every number a unit or a plain range', async (figure) => {
  await figure.openDrawer();
  for (const group of ['World', 'Invitations', 'Post']) assert.ok(await figure.element.getByRole('group', { name: group }).isVisible());
  const names = await figure.element.evaluate((element) => Object.keys(/** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).getState().values));
  for (const name of names) assert.ok((await figure.element.locator(`[name=${name}]`).count()) > 0, name);
});

sandbox('a special word can replace a number, and the number comes back', async (figure) => {
  await figure.openDrawer();
  const never = figure.element.getByRole('checkbox', { name: 'never' });
  assert.equal(await never.isChecked(), true);
  await figure.settled(() => never.click());
  assert.ok(await figure.element.getByRole('spinbutton', { name: /^Switch at month/ }).isEnabled());
  await figure.settled(() => never.click());
  assert.equal(await figure.element.getByRole('spinbutton', { name: /^Switch at month/ }).isEnabled(), false);
});

sandbox('a number out of range in a box is clamped, with a note', async (figure) => {
  await figure.openDrawer();
  await figure.type(/^People/, '1');
  assert.match(await figure.element.locator('.note', { hasText: 'people' }).first().innerText(), /people is from 2/);
  assert.equal(await figure.element.getByRole('spinbutton', { name: /^People/ }).inputValue(), '2');
  consistent(await figure.counts());
}, { expected: [/hop-scope: people is from 2/] });

const KARATE = Array.from({ length: 10 }, (_, index) => `p${index} p${(index + 1) % 10}`).join('\n');

/** @param {string} text @param {string} [name] */
const file = (text, name = 'ring.txt') => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

sandbox('a file by the picker: the figure shows what was read and dropped, and who you are', async (figure) => {
  const input = figure.element.locator('input[type=file]');
  await figure.settled(() => input.setInputFiles(file(`# ten in a ring\n${KARATE}\np0 p1\np3 p3\n`)));
  assert.ok(await figure.text('ring.txt: 10 people, 10 ties.').isVisible());
  assert.ok(await figure.text('1 duplicate').isVisible());
  assert.ok(await figure.text('1 self-loop').isVisible());
  const you = figure.element.getByRole('textbox', { name: 'Which person are you?' });
  await figure.settled(async () => {
    await you.fill('p4');
    await you.press('Enter');
  });
  assert.deepEqual((await figure.counts()).slice(0, 4), [2, 2, 2, 4]);

  // You can be a person of the picture.
  const be = figure.button('Be this person');
  await figure.clickAbout(be);
  await figure.settled(() => be.click());
  assert.notEqual(await you.inputValue(), 'p4');
  assert.deepEqual((await figure.counts()).slice(0, 4), [2, 2, 2, 4]);

  await figure.settled(() => figure.button('Close the file').click());
  assert.equal(await figure.text('ring.txt').count(), 0);
  consistent(await figure.counts());
}, { query: '?months=12' });

sandbox('a person in the picture shows when and from whom they saw the post', async (figure) => {
  const saw = figure.text('saw the post at hop');
  await figure.clickAbout(figure.text('Person '));
  assert.equal(await saw.count(), 0);
  await figure.settled(() => figure.button('Post').click());
  await figure.clickAbout(saw);
  assert.match(await saw.innerText(), /^Person \d+, (1st|2nd|3rd) degree: \d+ connections?(, would bring \d+ new)?; saw the post at hop 1, from you$/);
}, { query: '?people=9&ties=3&connections=all&see=1&reshare=0' });

sandbox('a file dropped on the picture is read', async (figure, page) => {
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
    return transfer;
  }, 'a,b\nb,c\nc,d\n');
  const target = figure.element.locator('.figure');
  await target.dispatchEvent('dragover', { dataTransfer: data });
  assert.ok(await figure.text('Drop a network file').isVisible());
  await figure.settled(() => target.dispatchEvent('drop', { dataTransfer: data }));
  assert.equal(await figure.text('Drop a network file').count(), 0);
  assert.ok(await figure.text('dropped.csv: 4 people, 3 ties.').isVisible());
});

sandbox('a file that cannot be read leaves the last network that worked, and its error has line and reason', async (figure) => {
  const before = await figure.counts();
  const picture = await figure.picture();
  const input = figure.element.locator('input[type=file]');
  const alert = figure.element.getByRole('alert');
  await input.setInputFiles(file('1 2\n2 3\nfour\n', 'bad.txt'));
  await alert.filter({ hasText: /line 3/i }).waitFor();
  assert.deepEqual(await figure.counts(), before);
  assert.equal(await figure.picture(), picture);
  for (const [text, name] of [['', 'empty.txt'], ['\0\x01\x02PNG'.repeat(99), 'picture.png'], ['me me\n', 'alone.txt']]) {
    await input.setInputFiles(file(text ?? '', name));
    await alert.filter({ hasText: name === 'empty.txt' ? /empty/i : name === 'alone.txt' ? /one person/i : /./ }).waitFor();
    assert.deepEqual(await figure.counts(), before);
  }
  // The figure still works.
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.count('1st degree'), (before[0] ?? 0) + 1);
  assert.equal(await alert.count(), 0);
});

for (const part of ['reader.js', 'reader_bg.wasm']) {
  sandbox(`without ${part} no file is read; an error is shown, and it can be tried again`, async (figure, page) => {
    const before = await figure.counts();
    const input = figure.element.locator('input[type=file]');
    const alert = figure.element.getByRole('alert');
    await input.setInputFiles(file('a b\nb c\n'));
    await alert.filter({ hasText: /could not be loaded.*last network that worked/ }).waitFor();
    assert.deepEqual(await figure.counts(), before);
    assert.equal(await figure.element.locator('.busy').count(), 0);
    await page.unroute(`**/${part}`);
    await figure.settled(() => input.setInputFiles(file('a b\nb c\n')));
    assert.ok(await figure.text('ring.txt: 3 people, 2 ties.').isVisible());
    assert.equal(await alert.count(), 0);
  }, {
    expected: [/reader(\.js|_bg\.wasm)/, /Failed to load resource/],
    // The route exists from the start: a figure further up may request the file, too.
    options: { before: (page) => page.route(`**/${part}`, (route) => route.abort()) },
  });
}

sandbox('names in a file are text, not markup', async (figure, page) => {
  const nasty = '<img/src=x/onerror=document.title="hit">';
  const input = figure.element.locator('input[type=file]');
  await figure.settled(() => input.setInputFiles(file(`${nasty} b\nb c\n`, `${nasty}.txt`.replaceAll('/', '_'))));
  await figure.settled(() => figure.button('Reset').click());
  for (let clicks = 0; clicks < 3; clicks += 1) await figure.settled(() => figure.accept.click());
  assert.equal(await figure.element.locator('img[src]').count(), 0);
  assert.doesNotMatch(await page.title(), /hit/);
});

sandbox('every action works by keyboard', async (figure, page) => {
  await figure.accept.focus();
  await figure.settled(() => page.keyboard.press('Enter'));
  assert.equal(await figure.at(), 26);
  await figure.settled(() => page.keyboard.press('a'));
  assert.equal(await figure.at(), 27);
  await figure.settled(() => page.keyboard.press('p'));
  assert.ok((await figure.count('saw it')) >= 0);
  await figure.settled(() => page.keyboard.press('r'));
  assert.equal(await figure.at(), 0);
  await figure.connections.focus();
  await figure.settled(() => page.keyboard.press('ArrowRight'));
  assert.equal(await figure.count('1st degree'), 1);

  // Tab reaches every control in turn, and leaves.
  await figure.element.evaluate((element) => /** @type {HTMLElement | null} */ (element.shadowRoot?.querySelector('input, button'))?.focus());
  /** @type {string[]} */
  const visited = [];
  for (let presses = 0; presses < 30; presses += 1) {
    const name = await figure.element.evaluate((element) => {
      const active = element.shadowRoot?.activeElement;
      return active ? (active.getAttribute('name') ?? active.textContent?.trim() ?? '') : '';
    });
    visited.push(name);
    await page.keyboard.press('Tab');
  }
  for (const name of ['connections', 'Accept next invitation', 'Post', 'Play', 'Step', 'Reset', 'strategy', 'reshare', 'All settings', 'New network']) {
    assert.ok(visited.includes(name), `${name} in ${visited}`);
  }

  // Outside of the figure a letter key does nothing.
  await page.locator('#theme').focus();
  const at = await figure.at();
  await page.keyboard.press('a');
  await figure.rest();
  assert.equal(await figure.at(), at);
});

sandbox('each action is announced once', async (figure) => {
  const spoken = figure.element.locator('[aria-live=polite]');
  await figure.element.evaluate((element) => {
    const region = element.shadowRoot?.querySelector('[aria-live=polite]');
    const said = Object.assign(element, { said: /** @type {string[]} */ ([]) }).said;
    if (region) new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, { childList: true, characterData: true, subtree: true });
  });
  await figure.settled(() => figure.accept.click());
  assert.match(await spoken.innerText(), /^26 connections: /);
  assert.equal(await figure.element.evaluate((element) => Reflect.get(element, 'said').length), 1);
  assert.match((await figure.element.locator('.view canvas').getAttribute('aria-label')) ?? '', /^You in the middle, 26 people around you/);
  // A post is announced: a line a hop, and a summary at the end.
  await figure.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).set({ reshare: 0.5 }));
  await figure.settled(() => figure.button('Post').click());
  const said = await figure.element.evaluate((element) => /** @type {string[]} */ (Reflect.get(element, 'said')).filter((line) => line.startsWith('Hop ')));
  assert.match(said[0] ?? '', /^Hop 1: \d+ people have seen it\.$/);
  assert.match(await spoken.innerText(), /^[\d,]+ people saw your post\.$/);
});

sandbox('an invitation says whom it would bring only where lists can be seen', async (figure) => {
  const next = figure.element.locator('p.next');
  assert.match(await next.innerText(), /: \+\d+ new, \d+ of their ties you already reach\.$/);
  for (const [hidden, words] of /** @type {const} */ ([[0.5, /Their list may be hidden\.$/], [1, /Their list is hidden\.$/]])) {
    await figure.settled(() => figure.element.evaluate((element, hidden) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).set({ hidden }), hidden));
    assert.match(await next.innerText(), words);
    assert.doesNotMatch(await next.innerText(), /new|already reach/);
  }
});

sandbox('what is said of a post does not make its viewers a part of the people within reach', async (figure) => {
  await figure.settled(() => figure.element.evaluate((element) => /** @type {import('../../www/element/hop-scope.js').HopScope} */ (element).set({ reshare: 1, hops: 6, post: 1 })));
  const [, , , could = NaN, saw = NaN] = await figure.counts();
  assert.ok(saw > could, `${saw} saw it, ${could} within two steps`);
  const words = await figure.element.locator('p.happened').innerText();
  assert.match(words, new RegExp(`^${saw.toLocaleString('en')} people saw your post, in \\d hops\\. People within 2 steps: ${could.toLocaleString('en')}\\.`));
  assert.equal(await figure.element.locator('dt', { hasText: 'could reach' }).count(), 0);
});

sandbox('the figure is idle when nothing changes', async (figure, page) => {
  await figure.settled(() => figure.accept.click());
  const drawn = await callsOf(page, 'CanvasRenderingContext2D', 'putImageData');
  await figure.rest();
  const before = await drawn();
  assert.deepEqual(await doneAtRest(page), NOTHING);
  assert.equal(await drawn(), before);
  await figure.settled(() => figure.accept.click());
  assert.ok((await drawn()) > before);
});

sandbox('with reduced motion the same states appear without the motion between them', async (figure) => {
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.at(), 26);
  await figure.settled(() => figure.button('Post').click());
  assert.ok((await figure.count('saw it')) >= 0);
}, { options: { reducedMotion: 'reduce' } });

test('the texts of a figure are in the language file', () => {
  const words = JSON.parse(readFileSync(new URL('../../www/pkg/text/en.json', import.meta.url), 'utf8'));
  for (const section of Object.values(words)) {
    for (const [key, entry] of Object.entries(section)) assert.ok(typeof entry === 'string' || 'other' in entry, key);
  }
});
