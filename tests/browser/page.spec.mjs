/** index.html in a real browser: the hook, themes, sizes, addresses and accessibility. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SCENES } from '../../www/scenes/index.js';
import { violations } from '../support/axe.mjs';
import { wasm } from '../support/core.mjs';
import { Figure, consistent } from '../support/figure.mjs';
import { fnv1a } from '../support/fnv1a.mjs';
import { nativeHash } from '../support/native.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

/** The scenes in their order on the page. */
const ORDER = ['hook', 'two-lives', 'their-networks', 'post', 'exponential', 'not-everyone', 'hidden-lists', 'contacts', 'own-network', 'sandbox'];

const { open, visit } = await start();

/**
 * @param {string} name
 * @param {(page: import('playwright-core').Page, context: import('playwright-core').BrowserContext) => Promise<void>} body
 * @param {Parameters<typeof visit>[3] & { address?: string }} [settings]
 */
function index(name, body, { address = '', ...options } = {}) {
  visit(name, `/${address}`, async (page, { context }) => body(page, context), { timeout: 180_000, ...options });
}

index('each of the hook’s eight clicks gives what the text says: the first bring people, the last bring nobody', async (page) => {
  const hook = await new Figure(page, '#figure-hook').ready();
  const sentence = hook.element.locator('.story-words');
  assert.equal(await hook.element.getByRole('button').count(), 1);
  assert.match(await sentence.innerText(), /Nobody is connected to you/);
  /** People within two steps after each click. */
  const reach = [0];
  for (let clicks = 1; clicks <= 8; clicks += 1) {
    const picture = await hook.picture();
    await hook.settled(() => hook.accept.click());
    assert.notEqual(await hook.picture(), picture);
    const words = await sentence.innerText();
    const now = words.startsWith('Everybody is within two steps now') ? 8 : Number(/(\d+) of 8/.exec(words)?.[1]);
    const brought = now - (reach.at(-1) ?? 0);
    reach.push(now);
    if (clicks === 1) assert.match(words, new RegExp(`One connection, who has ${now - 1} more`));
    else if (brought === 0) assert.match(words, new RegExp(`Connection ${clicks} brought nobody new: .* Still 8 of 8`));
    else if (now < 8) assert.match(words, new RegExp(`Connection ${clicks} brought ${brought} new `));
    else assert.match(words, new RegExp(`It took ${clicks} connections, not 8`));
  }
  const brought = reach.slice(1).map((now, click) => now - (reach[click] ?? 0));
  // No click brings more than the one before. Everybody is there before half of the clicks, and each later click brings nobody.
  assert.deepEqual(brought, brought.toSorted((one, other) => other - one), String(brought));
  assert.ok((brought[0] ?? 0) >= 3 && (brought[1] ?? 0) >= 2, String(brought));
  assert.equal(reach[4], 8, String(brought));
  await hook.settled(() => hook.button('Start again').click());
  assert.match(await sentence.innerText(), /Nobody is connected to you/);
});

index('every scene of the table is on the page once, in its order, under a question and before an answer', async (page) => {
  assert.deepEqual(Object.keys(SCENES), ORDER);
  const sections = await page.locator('section').evaluateAll((all) =>
    all.map((section) => ({
      id: section.id,
      scenes: [...section.querySelectorAll('hop-scope')].map((figure) => figure.getAttribute('scene')),
      question: section.querySelector('h1, h2')?.textContent ?? '',
    })),
  );
  assert.deepEqual(sections.map(({ id }) => id), ORDER);
  assert.deepEqual(sections.flatMap(({ scenes }) => scenes), ORDER);
  for (const { id, question } of sections.slice(0, -1)) assert.match(question, /\?$/, id);
  const steps = page.getByRole('navigation', { name: 'Figures' }).getByRole('link');
  assert.deepEqual(await steps.evaluateAll((all) => all.map((one) => one.getAttribute('href'))), ORDER.map((id) => `#${id}`));
  await steps.nth(3).click();
  await page.waitForFunction(() => document.querySelector('nav [aria-current]')?.getAttribute('href') === '#post');
  assert.ok(((await page.locator('#post h2').boundingBox())?.y ?? NaN) >= 0);
});

/** The colour of the upper left corner of the picture. @param {Figure} figure */
const corner = (figure) =>
  figure.element.locator('.view canvas').evaluate((element) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element);
    const copy = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    copy?.drawImage(canvas, 0, 0);
    return Array.from(copy?.getImageData(0, 0, 1, 1).data ?? []).slice(0, 3);
  });

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  index(`${scheme} as the system has it, and by the switch; the picture and the page agree`, async (page) => {
    const figure = await new Figure(page).ready();
    const paper = () => page.evaluate(() => (/(\d+), (\d+), (\d+)/.exec(getComputedStyle(document.body).backgroundColor) ?? []).slice(1).map(Number));
    const own = await corner(figure);
    assert.deepEqual(own, await paper());
    assert.equal((own[0] ?? 0) > 128, scheme === 'light');
    const theme = page.locator('#theme');
    const next = async () => {
      await theme.click();
      await figure.look();
      await figure.rest();
    };
    await next();
    assert.match(await theme.innerText(), /light/);
    assert.ok(((await corner(figure))[0] ?? 0) > 128);
    await next();
    assert.match(await theme.innerText(), /dark/);
    assert.deepEqual(await corner(figure), await paper());
    assert.ok(((await corner(figure))[0] ?? 255) < 128);
  }, { colorScheme: scheme });

  index(`meets WCAG 2.2 AA, ${scheme}`, async (page) => {
    const figure = await new Figure(page).ready();
    assert.deepEqual(await violations(page), []);
    await all(page);
    for (const question of await page.locator('.think').all()) await question.getByRole('button').first().click();
    assert.deepEqual(await violations(page), []);
    await figure.openDrawer();
    await figure.settled(() => figure.button('Post').click());
    await figure.rest();
    assert.deepEqual(await violations(page), []);
  }, { colorScheme: scheme });
}

for (const [width, height] of /** @type {const} */ ([[320, 568], [360, 640], [768, 1024], [1280, 720], [1920, 1080]])) {
  index(`${width} × ${height}: nothing overflows, and what matters is on the first screen of the figure`, async (page) => {
    const figure = await new Figure(page).ready();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await all(page);
    await figure.look();
    assert.equal(await overflow(), 0);
    const top = (await figure.element.boundingBox())?.y ?? NaN;
    /** @param {import('playwright-core').Locator} locator */
    const bottom = async (locator) => {
      const box = await locator.boundingBox();
      return (box?.y ?? NaN) + (box?.height ?? NaN) - top;
    };
    if (width >= 1280) assert.ok((await bottom(figure.element)) <= height);
    if (width >= 360) for (const locator of [figure.element.locator('canvas').first(), figure.accept, figure.element.locator('dl')]) assert.ok((await bottom(locator)) <= height);

    await figure.openDrawer();
    await figure.element.locator('input[type=file]').setInputFiles({ name: `${'long'.repeat(30)}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`${'a'.repeat(200)} b\nb c\nb c\nc c\n`) });
    await figure.text('Which person are you?').waitFor();
    await figure.settled(() => figure.connections.press('Home'));
    await figure.settled(() => figure.connections.press('End'));
    assert.equal(await overflow(), 0);
    // No number overlaps the next one.
    const cut = await figure.element.locator('dl dd').evaluateAll((places) => places.filter((place) => place.scrollWidth > place.clientWidth + 1).length);
    assert.equal(cut, 0);
  }, { viewport: { width, height } });
}

index('a million people have room in the counters of a small screen', async (page) => {
  const figure = await new Figure(page).ready();
  const cut = await figure.element.locator('dl dd').evaluateAll((places) => {
    for (const place of places) {
      place.textContent = '1,000,000';
      /** @type {HTMLElement} */ (place).style.setProperty('--digits', '9');
    }
    return places.filter((place) => place.scrollWidth > place.clientWidth + 1).length;
  });
  assert.equal(cut, 0);
}, { viewport: { width: 320, height: 568 } });

index('a link opens with the same numbers and the same picture', async (page, context) => {
  const figure = await new Figure(page).ready();
  await figure.choose('You accept', 'fof');
  await figure.settled(() => figure.connections.fill('40'));
  await figure.settled(() => figure.button('New network').click());
  await figure.settled(() => figure.button('Post').click());
  const counts = await figure.counts();
  const picture = await figure.picture();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('#sandbox .copy').click();
  await page.getByRole('button', { name: 'Link copied' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.length < 2000);
  // The link to keep has every parameter; the address bar has those that differ from their defaults.
  assert.ok(link.startsWith(`${page.url()}&`), link);

  await open(link, async (other) => {
    const same = await new Figure(other).ready();
    assert.deepEqual(await same.counts(), counts);
    assert.equal(await same.picture(), picture);
  });
});

index('the query holds settings, the hash the reader’s state, which wins', async (page) => {
  const figure = await new Figure(page).ready();
  const state = () => figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().values);
  const { people, seed, connections } = await state();
  assert.deepEqual([people, seed, connections], [400, 9, 30]);
  await page.evaluate(() => void (location.hash = 'people=400&connections=12'));
  await page.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope[scene=sandbox]')).getState().connection === 12);
  assert.equal((await state()).people, 400);
}, { address: '?people=400&seed=8#seed=9&connections=30' });

index('a value out of range in an address is clamped, with one warning', async (page) => {
  const figure = await new Figure(page).ready();
  assert.equal(await figure.element.locator('.note', { hasText: 'see is from 0 to 1' }).count(), 1);
  assert.equal(await figure.element.locator('.note', { hasText: 'colour' }).count(), 0);
  await figure.settled(() => figure.accept.click());
  consistent(await figure.counts());
}, { address: '?see=7&colour=red', expected: [/^console warning: hop-scope: see is from 0 to 1/] });

for (const address of ['?utm_source=a&utm_source=b&fbclid=x&gclid=y', '#comments', '#?secret=abc', '#post', '#lang=de&theme=dark&id=5', '#:~:text=Hopscope', '?utm_source=x#comments']) {
  index(`what is not ours in an address is left alone: ${address}`, async (page) => {
    const figure = await new Figure(page).ready();
    const text = (/** @type {Record<string, number>} */ values) => figure.element.evaluate(async (element, values) => {
      await /** @type {HopScope} */ (element).set(values);
      return /** @type {HopScope} */ (element).getState().text;
    }, values);
    assert.equal(await text({}), '');
    assert.equal(await figure.element.locator('.note').count(), 0);
    const mine = await text({ people: 300, connections: 12 });
    for (const hash of ['comments-2', '?secret=def', 'reply=7&page=2']) {
      await page.evaluate((hash) => new Promise((done) => {
        addEventListener('hashchange', done, { once: true });
        location.hash = hash;
      }), hash);
      assert.equal(await text({}), mine, hash);
    }
    await figure.settled(() => figure.accept.click());
    assert.equal(await figure.element.locator('.note').count(), 0);
    const { search, hash } = new URL(page.url());
    assert.equal(search, address.replace(/#.*/, ''));
    assert.equal(hash, '#connections=13&people=300');
  }, { address });
}

index('what is ours is read beside what is not', async (page) => {
  const figure = await new Figure(page).ready();
  assert.equal(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text), 'connections=12&people=400');
  assert.equal(await figure.element.locator('.note').count(), 0);
}, { address: '?utm_source=x&people=400&fbclid=y#connections=12&gclid=z&_hsenc=w' });

index('a state that is refused at the start is reported, and the figure shows the defaults of its scene', async (page) => {
  const figure = new Figure(page);
  await figure.element.getByRole('alert').filter({ hasText: /GB/ }).waitFor();
  await page.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope[scene=sandbox]')).getState().counters !== undefined);
  await figure.ready();
  assert.equal(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text), '');
  assert.ok(await figure.element.getByRole('alert').filter({ hasText: /GB/ }).isVisible());
  await figure.settled(() => figure.accept.click());
  consistent(await figure.counts());
  await page.evaluate(() => void (location.hash = 'people=400&connections=12'));
  await page.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope[scene=sandbox]')).getState().connection === 12);
  assert.equal(await figure.element.getByRole('alert').count(), 0);
}, { address: '#scene=sandbox&people=1000000&ties=500' });

/** Brings every figure of the page near, so that all have started. @param {import('playwright-core').Page} page */
async function all(page) {
  const figures = [];
  for (const scene of ORDER) figures.push(await new Figure(page, `#figure-${scene}`).ready());
  return figures;
}

index('once loaded the page makes no request', async (page) => {
  await all(page);
  // The embedding section needs more files. They load when the reader scrolls near.
  await page.locator('#builder').scrollIntoViewIfNeeded();
  await page.locator('#builder iframe').scrollIntoViewIfNeeded();
  await page.frameLocator('#builder iframe').locator('hop-scope canvas[width]').first().waitFor();
  const figure = await new Figure(page).ready();
  await figure.rest();
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await figure.settled(() => figure.accept.click());
  await figure.settled(() => figure.button('New network').click());
  await figure.settled(() => figure.button('Post').click());
  // If a moving picture is slow, the figure may request the script for the graphics card.
  assert.deepEqual(asked.filter((address) => !/\/accelerator-\w+\.js$/.test(address)), []);
  assert.deepEqual(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ['', 0, 0]);
});

index('pixels in Chromium are the native build’s, byte for byte', async (page) => {
  const query = 'people=3000&seed=5&connections=80&post=3&see=.6&reshare=.08';
  const view = { width: 480, height: 360, scale: 1, theme: 'dark' };
  const drawn = await page.evaluate(async ({ query, view, hash }) => {
    const { openEngine } = await import(`${location.origin}/engine.js`);
    const engine = await openEngine();
    const { facts } = await engine.configure(query);
    const { pixels } = await engine.draw({ ...view, connection: facts.connection, hop: Infinity });
    engine.close();
    return new Function(`return (${hash})`)()(pixels);
  }, { query, view, hash: fnv1a.toString() });
  assert.equal(drawn, nativeHash(query, view));
});

index('a fresh seed is in the schema’s range, and differs every time', async (page) => {
  const [seeds, { min, max }] = await page.evaluate(async () => {
    const { openEngine } = await import(`${location.origin}/engine.js`);
    const engine = await openEngine();
    /** @type {[number[], import('../../www/engine/messages.js').Parameter[]]} */
    const [seeds, parameters] = await Promise.all([Promise.all(Array.from({ length: 8 }, () => engine.freshSeed())), engine.schema()]);
    engine.close();
    const { min = NaN, max = NaN } = parameters.find(({ name }) => name === 'seed') ?? {};
    return /** @type {[number[], { min: number, max: number }]} */ ([seeds, { min, max }]);
  });
  for (const seed of seeds) assert.ok(Number.isInteger(seed) && seed >= min && seed <= max, String(seed));
  assert.ok(new Set(seeds).size > 1);
});

index('of pictures that are requested together, only the first and the last are drawn', async (page) => {
  const drawn = await page.evaluate(async () => {
    const { openEngine } = await import(`${location.origin}/engine.js`);
    const engine = await openEngine();
    const superseded = engine.configure('people=100');
    await engine.configure('people=200');
    const view = { hop: 0, width: 40, height: 30, scale: 1, theme: 'light' };
    const pictures = await Promise.all([1, 2, 3, 4].map((connection) => engine.draw({ ...view, connection })));
    engine.close();
    return [await superseded, pictures.map((picture) => picture?.pixels.length)];
  });
  assert.deepEqual(drawn, [undefined, [4800, undefined, undefined, 4800]]);
});

visit('the checks can be read on a phone without scrolling sideways', '/checks.html', async (page) => {
  const cut = await page.locator('details').evaluateAll((all) =>
    all.filter((one) => {
      /** @type {HTMLDetailsElement} */ (one).open = true;
      return one.scrollWidth > one.clientWidth;
    }).length,
  );
  assert.equal(cut, 0);
}, { viewport: { width: 320, height: 640 } });

for (const width of [320, 600, 900, 1280]) {
  index(`settings ${width} wide: no label is broken within a word, no choice is cut off`, async (page) => {
    const figure = await new Figure(page).ready();
    await figure.openDrawer();
    const cut = await figure.element.locator('.row').evaluateAll((rows) =>
      rows.filter((row) => {
        const label = row.querySelector('.label');
        const select = row.querySelector('select');
        if (!label) return false;
        // A label as narrow as its longest word would not be higher.
        const whole = document.createElement('span');
        whole.style.cssText = 'position: absolute; width: min-content; font: inherit; font-weight: 550';
        whole.textContent = label.textContent;
        row.append(whole);
        const isBroken = whole.offsetWidth > label.getBoundingClientRect().width + 1;
        whole.remove();
        return isBroken || (select !== null && select.offsetWidth < 150);
      }).map((row) => row.textContent?.trim()),
    );
    assert.deepEqual(cut, []);
  }, { viewport: { width, height: 800 } });
}

index('in forced colours the legend keeps its colours', async (page) => {
  const figure = await new Figure(page).ready();
  const dots = await figure.element.locator('.key i').evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
  assert.equal(new Set(dots).size, dots.length);
}, { forcedColors: 'active' });

// ---- words of the text

index('words in the text set the figures, and its numbers are the figures’ from the start', async (page) => {
  const numbers = page.locator('span[data-show]');
  // The answer is hidden until its question is answered, but it is in the document.
  const before = await numbers.evaluateAll((all) => all.map((one) => one.textContent));
  assert.ok(before.length >= 4);
  await all(page);
  await page.waitForFunction(() => [...document.querySelectorAll('button[data-set]')].every((one) => one.hasAttribute('aria-pressed')));
  assert.deepEqual(await numbers.evaluateAll((all) => all.map((one) => one.textContent)), before);

  const figure = new Figure(page, '#figure-post');
  const words = page.locator('#post > .prose');
  await figure.settled(() => words.getByRole('button', { name: 'an article' }).click());
  assert.equal(await words.getByRole('button', { name: 'an article' }).getAttribute('aria-pressed'), 'true');
  assert.equal(await words.getByRole('button', { name: 'an update' }).getAttribute('aria-pressed'), 'false');
  assert.equal(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().values.kind), 'article');
  // The address has the state of the figure that the word has set.
  assert.match(page.url(), /#scene=post&.*kind=article/);
});

index('the words about hidden lists show the same post: the same people see it, whoever hides', async (page) => {
  const figure = await new Figure(page, '#figure-hidden-lists').ready();
  const words = page.locator('#hidden-lists > .prose');
  const saw = [];
  for (const name of ['nobody', 'half of them', 'everybody']) {
    await figure.settled(() => words.getByRole('button', { name }).click());
    saw.push(await figure.count('saw it'));
  }
  assert.ok((saw[0] ?? 0) > 0, String(saw));
  assert.deepEqual(saw, [saw[0], saw[0], saw[0]]);
});

index('every coupled word sets existing parameters within their range', async (page) => {
  await all(page);
  const words = await page.locator('button[data-set]').evaluateAll((all) => all.map((one) => [one.getAttribute('data-hopscope') ?? '', one.getAttribute('data-set') ?? '']));
  assert.ok(words.length >= 15);
  for (const [id, asked] of words) {
    const figure = new Figure(page, `#${id}`);
    await figure.element.evaluate((element, asked) => /** @type {HopScope} */ (element).set(asked), asked ?? '');
    const held = await page.locator('button[data-set]').evaluateAll((all, asked) => all.filter((one) => one.getAttribute('data-set') === asked && one.getAttribute('aria-pressed') === 'true').length, asked);
    assert.ok(held >= 1, `${id}: ${asked}`);
  }
});

test('the story’s assumptions are the core’s', async () => {
  const { claim, initSync } = await import('../../www/pkg/lab.js');
  initSync(wasm('lab'));
  const story = Object.entries(Object.fromEntries(new URLSearchParams(claim())));
  const { page } = JSON.parse(readFileSync(new URL('../../www/i18n/text/en.json', import.meta.url), 'utf8'));
  const words = [.../** @type {string} */ (page['contacts.try'] + page['contacts.answer']).matchAll(/data-set="([^"]+)"/g)].map(([, set]) => new URLSearchParams(set));
  assert.equal(words.length, 3);
  for (const set of words) for (const [name, value] of story) assert.equal(set.get(name), value, name);
});

// ---- the question under a figure

index('each figure has a question, and shows the answer after a choice', async (page) => {
  for (const scene of ORDER.slice(1, -1)) {
    const figure = await new Figure(page, `#figure-${scene}`).ready();
    const think = figure.element.getByRole('group', { name: 'What do you think?' });
    const options = think.getByRole('button');
    await options.first().waitFor();
    assert.equal(await options.count(), 4);
    const answer = figure.element.locator('[slot=answer]');
    assert.equal(await answer.isVisible(), false);
    const verdict = think.getByRole('status');
    assert.equal(await verdict.innerText(), '');
    /** @type {string[]} */
    const verdicts = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await options.nth(turn).focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('aria-pressed') === 'true');
      assert.equal(await think.locator('[aria-pressed=true]').count(), 1);
      verdicts.push(await verdict.innerText());
    }
    assert.ok(await answer.isVisible());
    const choices = (await options.allInnerTexts()).map((choice) => choice.trim());
    const agreed = verdicts.findIndex((verdict) => verdict.endsWith('and so does the figure.'));
    assert.ok(agreed >= 0);
    const right = choices[agreed];
    assert.equal(verdicts[agreed], `You said “${right}”, and so does the figure.`);
    // Screen readers get a description of the figure.
    for (const turn of [0, 1, 2]) if (turn !== agreed) assert.equal(verdicts[turn], `You said “${choices[turn]}”. The figure says “${right}”.`);
    await options.nth(3).click();
    assert.equal(await verdict.innerText(), `The figure says “${right}”.`);
  }
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

index('the hook and the sandbox have no question, nor has a figure with think="off"', async (page) => {
  await new Figure(page, '#figure-hook').ready();
  const figure = await new Figure(page, '#figure-post').ready();
  await new Figure(page).ready();
  await figure.element.locator('.think').waitFor();
  for (const scene of ['hook', 'sandbox']) assert.equal(await page.locator(`#figure-${scene} .think`).count(), 0);
  await figure.element.evaluate((element) => element.setAttribute('think', 'off'));
  await figure.element.locator('.think').waitFor({ state: 'detached' });
  await figure.element.evaluate((element) => element.removeAttribute('think'));
  await figure.element.locator('.think').waitFor();
});

// ---- by keyboard and by name

index('a skip link leads past the navigation to the figures', async (page) => {
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the figures' });
  assert.ok(await skip.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().height > 20 && getComputedStyle(link).clipPath === 'none'));
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement)), 'the next stop is in the text');
  assert.ok(await skip.evaluate((link) => getComputedStyle(link).clipPath !== 'none'), 'unseen without the focus');
});

index('each button that copies a link names its figure, also after the copy', async (page, context) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const names = page.locator('.copy');
  await page.locator('.copy[aria-label]').last().waitFor();
  const all = await names.evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ''));
  assert.equal(new Set(all).size, ORDER.length, String(all));
  const name = 'Copy link: Who sees what you write?';
  assert.ok(all.includes(name), String(all));
  await new Figure(page, '#figure-post').ready();
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('button', { name: name.replace('Copy link', 'Link copied'), exact: true }).waitFor();
});

for (const forcedColors of /** @type {const} */ (['none', 'active'])) {
  index(`the figure in the middle of the window is marked in the navigation: forced colours ${forcedColors}`, async (page) => {
    await page.locator('#figure-post').scrollIntoViewIfNeeded();
    await page.evaluate(() => document.querySelector('#figure-post')?.scrollIntoView({ block: 'center' }));
    await page.locator('nav a[href="#post"][aria-current]').waitFor();
    assert.deepEqual(await page.locator('nav a[aria-current]').evaluateAll((links) => links.map((link) => link.getAttribute('href'))), ['#post']);
    const colours = (/** @type {string} */ selector) => page.locator(selector).evaluate((link) => [getComputedStyle(link).color, getComputedStyle(link).backgroundColor].join());
    assert.notEqual(await colours('nav a[aria-current]'), await colours('nav a[href="#hook"]'));
    assert.notEqual(...(/** @type {[string, string]} */ (await page.locator('nav a[aria-current]').evaluate((link) => [getComputedStyle(link).color, getComputedStyle(link).backgroundColor]))));
  }, { forcedColors });
}

index('the wheel over a figure scrolls the page, after a click too, unless Ctrl is held or the picture is enlarged', async (page) => {
  for (const scene of ['hook', 'post', 'sandbox']) {
    const figure = await new Figure(page, `#figure-${scene}`).ready();
    const canvas = figure.element.locator('.view canvas');
    await canvas.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await canvas.evaluate((element) => {
      Object.assign(window, { taken: [] });
      element.addEventListener('wheel', (event) => Reflect.get(window, 'taken').push(String(event.defaultPrevented)));
    });
    /** Turns the wheel over the picture. @param {number} way @returns {Promise<boolean>} whether the figure took it */
    const turn = async (way) => {
      const box = await canvas.boundingBox();
      assert.ok(box);
      await page.mouse.move(box.x + box.width * 0.4, Math.min(650, Math.max(60, box.y + box.height * 0.4)));
      await page.mouse.wheel(0, way);
      const taken = await page.waitForFunction(() => Reflect.get(window, 'taken').shift());
      return (await taken.jsonValue()) === 'true';
    };
    /** @param {string} when */
    const scrolls = async (when) => {
      for (const way of [60, -60]) {
        // The page still scrolls after the turn before.
        await figure.rest();
        const before = await page.evaluate(() => scrollY);
        assert.equal(await turn(way), false, `${scene}: ${when}`);
        await page.waitForFunction(([before, way]) => (scrollY - Number(before)) * Number(way) > 0, [before, way]);
      }
    };
    await scrolls('at first');
    await canvas.click({ position: { x: 40, y: 60 } });
    await scrolls('after a click');
    await figure.element.getByRole('button').first().focus();
    await scrolls('with the focus on a button');
    await page.keyboard.down('Control');
    assert.equal(await turn(-120), true, `${scene}: with Ctrl`);
    await page.keyboard.up('Control');
    await canvas.click({ position: { x: 40, y: 60 } });
    assert.equal(await turn(-60), true, `${scene}: enlarged`);
    await canvas.press('0');
    await figure.rest();
    await scrolls('whole again');
  }
});

// ---- addresses

index('a link of each figure opens it again with the same numbers', async (page, context) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const scene of ORDER) {
    const figure = await new Figure(page, `#figure-${scene}`).ready();
    await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set('seed=11&connections=7'));
    await page.locator(`#${scene} .copy`).click();
    await page.locator(`#${scene}`).getByRole('button', { name: 'Link copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(link.length < 2000);
    assert.equal(link.includes('scene='), scene !== 'sandbox');
    const state = () => figure.element.evaluate((element) => {
      const { text, connection, counters } = /** @type {HopScope} */ (element).getState();
      return { text, connection, counters: JSON.stringify(counters) };
    });
    const here = await state();
    assert.equal(here.connection, 7);

    await open(link, async (other) => {
      const same = await new Figure(other, `#figure-${scene}`).element;
      await same.evaluate((element) => /** @type {HopScope} */ (element).ready.then(() => undefined));
      await other.waitForFunction((scene) => /** @type {HopScope} */ (document.querySelector(`#figure-${scene}`)).getState().connection === 7, scene);
      assert.deepEqual(await same.evaluate((element) => {
        const { text, connection, counters } = /** @type {HopScope} */ (element).getState();
        return { text, connection, counters: JSON.stringify(counters) };
      }), here);
      // The figure is in the middle of the window.
      assert.ok(await same.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top < innerHeight / 2 && bottom > innerHeight / 2;
      }));
    });
  }
});

index('a scene’s settings in the query are that scene’s, and no other figure’s', async (page) => {
  const post = await new Figure(page, '#figure-post').ready();
  const value = (/** @type {Figure} */ figure) => figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().values.people);
  assert.equal(await value(post), 300);
  assert.equal(await value(await new Figure(page).ready()), 2000);
}, { address: '?scene=post&people=300' });

for (const address of ['#scene=post', '?scene=post']) {
  index(`an address that only names a scene leaves it as the page has it: ${address}`, async (page) => {
    const post = await new Figure(page, '#figure-post').ready();
    assert.equal(await post.element.evaluate((element) => /** @type {HopScope} */ (element).getState().connection), 100);
    assert.ok(await post.element.evaluate((element) => element.getBoundingClientRect().top < innerHeight));
  }, { address });
}

index('an unknown scene is warned of, and the page goes on', async (page) => {
  await new Figure(page).ready();
}, { address: '#scene=nowhere&people=300', expected: [/^console warning: hop-scope: this page has no scene "nowhere"/] });

// ---- the page as a whole

for (const [width, height] of /** @type {const} */ ([[360, 640], [1280, 720]])) {
  index(`${width} wide: the layout does not shift while the figures start`, async (page) => {
    for (const scene of ORDER) {
      // Scrolls one screen at a time, and does not jump to figures that have not started.
      const figure = await new Figure(page, `#figure-${scene}`).ready();
      await figure.rest();
    }
    assert.ok((await page.evaluate(() => /** @type {number} */ (Reflect.get(window, 'shifted')))) < 0.1);
  }, {
    viewport: { width, height },
    before: (page) => page.addInitScript(() => {
      Reflect.set(window, 'shifted', 0);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if (!Reflect.get(entry, 'hadRecentInput')) Reflect.set(window, 'shifted', Reflect.get(window, 'shifted') + Reflect.get(entry, 'value'));
        }
      }).observe({ type: 'layout-shift', buffered: true });
    }),
  });
}

index('at 200 % nothing has to be scrolled sideways, and every question can be read', async (page) => {
  await all(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  for (const scene of ORDER.slice(1, -1)) assert.ok(await page.locator(`#figure-${scene} .asked`).isVisible());
}, { viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 });

index('a print has no navigation, and every answer', async (page) => {
  await new Figure(page, '#figure-post').ready();
  await page.locator('#figure-post .asked').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('nav').isVisible(), false);
  for (const scene of ORDER.slice(1, -1)) await page.locator(`#figure-${scene} [slot=answer]`).waitFor({ state: 'visible' });
});

visit('without scripts the whole text can be read', '/', async (page) => {
  for (const scene of ORDER.slice(1, -1)) assert.ok(await page.locator(`#figure-${scene} [slot=answer]`).isVisible(), scene);
}, { javaScriptEnabled: false });

index('the page in another language keeps the state', async (page) => {
  const figure = await new Figure(page, 'hop-scope[scene=hidden-lists]').ready();
  assert.equal(await figure.count('1st degree'), 60);
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await page.waitForURL(/index\.de\.html#scene=hidden-lists/);
  const german = await new Figure(page, 'hop-scope[scene=hidden-lists]').ready();
  await page.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope[scene=hidden-lists]')).getState().connection === 60);
  assert.equal(await german.count('1. Grad'), 60);
  await page.getByRole('link', { name: 'English' }).waitFor();
}, { address: '#scene=hidden-lists&connections=60&hidden=1' });
