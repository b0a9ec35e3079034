/** Options an author of another site sets on a figure: controls, numbers, locks, start, speed. Also its methods and events. */
import assert from 'node:assert/strict';
import { violations } from '../support/axe.mjs';
import { Figure, leaveNothing } from '../support/figure.mjs';
import { foreign } from '../support/foreign.mjs';
import { rest } from '../support/rest.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */
/** @typedef {import('playwright-core').Page} Page */

const { host } = await foreign({
  '/plain.html': '<hop-scope people="300" seed="4" connections="12"></hop-scope>',
  '/some.html': '<hop-scope people="300" seed="4" connections="12" controls="accept, scrubber" show="first chart"></hop-scope>',
  '/one.html': '<hop-scope people="300" seed="4" connections="12" controls="none" show="couldReach"></hop-scope>',
  '/picture.html': '<hop-scope people="300" controls="none" show="none"></hop-scope>',
  '/bet.html': '<hop-scope scene="exponential" controls="accept"></hop-scope>',
  '/lock.html': '<hop-scope people="300" seed="4" connections="12" strategy="met" lock="strategy seed layout"></hop-scope>',
  '/locked.html': '<hop-scope people="300" seed="4" connections="12" lock="all"></hop-scope>',
  '/lives.html': '<hop-scope scene="two-lives" people="300" connections="20" lock="all"></hop-scope>',
  '/play.html': '<div style="height:3000px"></div><hop-scope people="300" seed="4" connections="0" months="400" controls="none" autoplay="visible"></hop-scope><div style="height:3000px"></div>',
  '/story.html': '<hop-scope scene="hook" autoplay="visible"></hop-scope>',
  '/quiet.html': '<hop-scope scene="exponential" autoplay="visible"></hop-scope>',
  '/written.html': '<hop-scope scene="post" people="300" autoplay="visible"></hop-scope>',
  '/off.html': '<hop-scope people="300" connections="3" motion="off"></hop-scope>',
  '/credit.html': '<hop-scope id="none" people="50"></hop-scope><hop-scope id="on" people="50" credit="on"></hop-scope><hop-scope id="link" people="50" credit="https://example.org/hopscope/"></hop-scope>',
  '/wrong.html':
    '<hop-scope people="50" theme="blue" controls="acept" show="firs" lock="peeple seed" autoplay="always" speed="9" motion="more" credit="javascript:alert(1)" numbers="no" think="maybe" keys="none" renderer="svg" scene="hok"></hop-scope>',
  '/hidden.html': '<hop-scope people="300" set-hidden=".25" shortcuts=".2"></hop-scope>',
  '/none.html': '<main></main>',
});

/** The element, on any page. @param {Page} page @param {string} [selector] */
const figureOn = (page, selector = 'hop-scope') => new Figure(page, selector).ready();

/** The usable controls, by their part names. @param {Figure} figure */
const offered = (figure) =>
  figure.element.evaluate((element) => {
    const found = /** @type {ShadowRoot} */ (element.shadowRoot).querySelectorAll('button, input, select, summary');
    return [...found].filter((one) => one.checkVisibility()).map((one) => one.getAttribute('name') || one.getAttribute('part') || one.className || one.textContent?.trim());
  });

/** @param {Figure} figure */
const state = (figure) => figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState());

host('controls and show list exactly the controls and readings that appear', '/some.html', async (page) => {
  const figure = await figureOn(page);
  assert.deepEqual((await offered(figure)).sort(), ['accept', 'connections', 'gained', 'log', 'Reach', 'This post'].sort());
  assert.deepEqual(await figure.element.locator('dl dt').allInnerTexts(), ['1st degree']);
  assert.equal(await figure.element.locator('.happened, .next, .key, details').count(), 0);
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.count('1st degree'), 13);
});

host('show="picture" with one number shows these two alone', '/one.html', async (page) => {
  const figure = await figureOn(page);
  assert.deepEqual(await offered(figure), []);
  assert.deepEqual(await figure.element.locator('dl dt').allInnerTexts(), ['could reach']);
  const { counters } = await state(figure);
  assert.deepEqual(await figure.counts(), [counters?.couldReach]);
  assert.equal(await figure.element.locator('.plot, .foot, .sentence, .lenses').count(), 0);
});

host('the figure can show its picture alone', '/picture.html', async (page) => {
  const figure = await figureOn(page);
  assert.deepEqual(await offered(figure), []);
  assert.equal((await figure.element.evaluate((element) => /** @type {HTMLElement} */ (element.shadowRoot?.querySelector('.figure')).innerText)).trim(), '');
});

host('a scene with parts of its own shows only the listed ones', '/bet.html', async (page) => {
  const figure = await figureOn(page);
  // This scene has none of the named controls, even those it would show later.
  await figure.element.locator('.bet').waitFor();
  assert.equal(await figure.element.locator('.foot, .sentence, .scrubber, .think').count(), 0);
});

host('a locked parameter is fixed for a reader, not for the author; other parameters stay free', '/lock.html', async (page) => {
  const figure = await figureOn(page);
  assert.equal(await figure.element.locator('select[name=strategy], button.fresh, button[name=layout]').count(), 0);
  assert.match(await figure.element.locator('.sentence').first().innerText(), /only people you have met/i);
  await figure.openDrawer();
  await figure.type(/^People/, '200');
  const { values } = await state(figure);
  assert.deepEqual([values.people, values.strategy, values.seed], [200, 'met', 4]);
  await figure.settled(() => figure.element.getByRole('button', { name: 'Defaults' }).or(figure.element.locator('.drawer > button')).first().click());
  assert.deepEqual(await state(figure).then(({ values }) => [values.people, values.strategy, values.seed]), [2000, 'met', 4]);
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).setState('strategy=everyone&people=250&seed=9', { shared: true }));
  assert.deepEqual(await state(figure).then(({ values }) => [values.people, values.strategy, values.seed]), [250, 'met', 4]);
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ strategy: 'everyone', seed: 9 }));
  assert.deepEqual(await state(figure).then(({ values }) => [values.people, values.strategy, values.seed]), [250, 'everyone', 9]);
});

host('when all is locked, no control, key, pointer or file changes the state; the author can', '/locked.html', async (page) => {
  const figure = await figureOn(page);
  const before = await state(figure);
  assert.deepEqual(await offered(figure).then((names) => names.filter((name) => !['gained', 'log', 'Reach', 'This post', '+', '−', '⤢', 'tint'].includes(name ?? ''))), [
    'The numbers as tables',
    'More about this life',
  ]);
  await figure.element.locator('.view canvas').click();
  for (const key of ['a', 'p', 's', 'r', ' ']) await page.keyboard.press(key);
  await figure.element.locator('.plot .chart').click({ position: { x: 60, y: 60 } });
  await figure.element.evaluate((element) => {
    const data = new DataTransfer();
    data.items.add(new File(['a b\nb c\n'], 'mine.txt'));
    element.shadowRoot?.querySelector('.figure')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await figure.rest();
  const after = await state(figure);
  assert.deepEqual([after.text, after.connection], [before.text, before.connection]);
  await figure.settled(() => figure.element.evaluate((element) => /** @type {HopScope} */ (element).accept()));
  assert.equal((await state(figure)).connection, 13);
  await figure.settled(() => figure.element.evaluate((element) => /** @type {HopScope} */ (element).post()));
  assert.equal((await state(figure)).values.post, 1);
  await figure.element.evaluate((element) => element.removeAttribute('lock'));
  await figure.settled(() => figure.accept.click());
  assert.equal((await state(figure)).connection, 14);
});

host('a link opened at once changes no locked parameter', '/none.html', async (page) => {
  const values = await page.evaluate(async () => {
    await customElements.whenDefined('hop-scope');
    const one = /** @type {HopScope} */ (document.createElement('hop-scope'));
    for (const [name, value] of [['people', '300'], ['strategy', 'met'], ['lock', 'strategy']]) one.setAttribute(String(name), String(value));
    document.body.append(one);
    await one.setState('strategy=everyone&seed=5', { shared: true });
    return one.getState().values;
  });
  assert.deepEqual([values.strategy, values.seed, values.people], ['met', 5, 2000]);
});

host('the figure does not start when the script that reads the locks cannot be fetched', '/locked.html', async (page) => {
  await new Figure(page, 'hop-scope').element.getByRole('alert').filter({ hasText: 'cannot start here' }).waitFor();
}, { before: (page) => page.route('**/author-restrictions*.js', (route) => route.abort()), expected: [/author-restrictions/, /Failed to load/] });

for (const path of ['/some.html', '/lock.html', '/locked.html', '/story.html', '/credit.html']) {
  host(`meets WCAG 2.2 AA: ${path}`, path, async (page) => {
    await new Figure(page, 'hop-scope >> nth=0').ready();
    assert.deepEqual(await violations(page, ['region', 'page-has-heading-one', 'landmark-one-main']), []);
  }, { reducedMotion: 'reduce' });
}

host('all controls of a scene’s own are disabled when they are locked', '/lives.html', async (page) => {
  const figure = await figureOn(page);
  await figure.element.locator('.lives-clock').waitFor();
  for (const button of await figure.element.locator('.lives-clock button, .lives-clock input, .lives-knobs button').all()) assert.equal(await button.isDisabled(), true);
});

host('autoplay starts once half of the figure is in sight, and always has a button that stops it', '/play.html', async (page) => {
  const figure = new Figure(page, 'hop-scope');
  await page.evaluate(() => {
    Object.assign(window, { plays: 0 });
    document.addEventListener('play', () => Reflect.set(window, 'plays', Reflect.get(window, 'plays') + 1));
  });
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then(() => undefined));
  // Only its edge is in sight.
  await page.evaluate(() => scrollTo(0, 3000 - innerHeight + 60));
  await figure.rest();
  assert.equal(await page.evaluate(() => Reflect.get(window, 'plays')), 0);
  await page.evaluate(() => document.querySelector('hop-scope')?.scrollIntoView({ block: 'center' }));
  await page.waitForFunction(() => Reflect.get(window, 'plays') === 1);
  await figure.settled(() => figure.button('Pause').click());
  const { connection } = await state(figure);
  await page.evaluate(() => scrollTo(0, 0));
  await figure.rest();
  await page.evaluate(() => document.querySelector('hop-scope')?.scrollIntoView({ block: 'center' }));
  await figure.rest();
  assert.equal((await state(figure)).connection, connection);
  assert.deepEqual(await offered(figure).then((names) => names.filter((name) => ['play', 'pause', 'accept', 'step', 'reset', 'post'].includes(name ?? ''))), ['play']);
});

host('with reduced motion autoplay does not start, and the author’s moment stays on show', '/play.html', async (page) => {
  const figure = new Figure(page, 'hop-scope');
  await page.evaluate(() => document.querySelector('hop-scope')?.scrollIntoView({ block: 'center' }));
  await figure.ready();
  await figure.rest();
  const { connection, playing } = await state(figure);
  assert.deepEqual([connection, playing], [0, false]);
  assert.ok(await figure.button('Play').isVisible());
}, { reducedMotion: 'reduce' });

host('a story with autoplay has a button that stops it', '/story.html', async (page) => {
  const figure = await figureOn(page);
  await page.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().connection > 0);
  assert.ok(await figure.button('Pause').or(figure.button('Play')).first().isVisible());
});

host('in the post scene autoplay starts the post', '/written.html', async (page) => {
  await figureOn(page);
  await page.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().values.post === 1);
});

host('autoplay does not start where the numbers wait for the reader', '/quiet.html', async (page) => {
  const figure = await figureOn(page);
  await figure.rest();
  assert.equal((await state(figure)).playing, false);
});

host('speed sets the pace of a post, from a quarter to four times', '/plain.html', async (page) => {
  const figure = await figureOn(page);
  const took = async (/** @type {string} */ speed) => {
    await figure.element.evaluate((element, speed) => element.setAttribute('speed', speed), speed);
    return figure.element.evaluate(async (element) => {
      const one = /** @type {HopScope} */ (element);
      await one.set({ see: 0.9, reshare: 0.3, post: 0 });
      const rest = new Promise((done) => one.addEventListener('settled', done, { once: true }));
      // The test counts frames, not time: a slow machine draws as many frames.
      await one.post();
      const began = performance.now();
      await rest;
      return performance.now() - began;
    });
  };
  const [slow, fast] = [await took('0.5'), await took('4')];
  // The ratio is eight by the clock; a busy machine lengthens both times.
  assert.ok(slow > 2 * fast, `${slow} ${fast}`);
  assert.equal(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).speed), 4);
});

host('motion="off" shows the same states without the motion between them', '/off.html', async (page) => {
  const figure = await figureOn(page);
  const between = await figure.element.evaluate(async (element) => {
    const one = /** @type {HopScope} */ (element);
    /** @type {number[]} */
    const hops = [];
    one.addEventListener('hop', ({ detail }) => hops.push(detail.hop));
    await one.set({ see: 0.9, reshare: 0.5 });
    const rest = new Promise((done) => one.addEventListener('settled', done, { once: true }));
    await one.post();
    await rest;
    return { hops, counters: one.getState().counters };
  });
  assert.deepEqual(between.hops, [between.counters?.hops]);
});

host('credit is absent, a word, or a link', '/credit.html', async (page) => {
  for (const id of ['#none', '#on', '#link']) await figureOn(page, id);
  assert.equal(await page.locator('#none .credit').count(), 0);
  assert.equal(await page.locator('#on .credit').innerText(), 'Made with Hopscope');
  assert.equal(await page.locator('#on .credit a').count(), 0);
  const link = page.locator('#link').getByRole('link', { name: 'Hopscope' });
  assert.deepEqual(await link.evaluate((one) => [one.getAttribute('href'), one.getAttribute('rel'), one.getAttribute('target')]), ['https://example.org/hopscope/', 'noopener', '_blank']);
  const box = await link.boundingBox();
  assert.ok(box && box.height >= 24, String(box?.height));
});

/** @type {string[]} */
const warnings = [];
host('an attribute that cannot be read is warned of once, with the words it takes, and is ignored', '/wrong.html', async (page) => {
  const figure = await figureOn(page);
  const names = ['theme', 'controls', 'show', 'lock', 'autoplay', 'speed', 'motion', 'credit', 'numbers', 'think', 'keys', 'renderer', 'scene'];
  await page.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().facts);
  for (const name of names) {
    const its = warnings.filter((text) => text.startsWith(`hop-scope: ${name}=`));
    assert.equal(its.length, 1, `${name}: ${its.join(' | ')}`);
  }
  assert.equal(warnings.length, names.length, warnings.join('\n'));
  assert.match(warnings.find((text) => text.includes('peeple')) ?? '', /people/);
  assert.equal(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).theme), 'auto');
  assert.equal(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).speed), 4);
  assert.equal(await figure.element.locator('.credit').count(), 0);
  assert.ok(await figure.accept.isVisible());
  await figure.element.evaluate((element) => element.setAttribute('id', 'again'));
  await figure.element.evaluate((element) => element.setAttribute('theme', 'blue'));
  await figure.settled(() => figure.accept.click());
  assert.equal(warnings.length, names.length);
}, {
  before: (page) => page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text())),
  expected: [/console warning: hop-scope: /],
});

host('every attribute is a property too, before and after the element is defined', '/none.html', async (page) => {
  const found = await page.evaluate(async () => {
    const early = Object.assign(document.createElement('hop-scope'), { people: 60, controls: 'none', speed: 2, credit: 'on' });
    document.body.append(early);
    await customElements.whenDefined('hop-scope');
    const Element = /** @type {typeof import('../../www/element/hop-scope.js').HopScope} */ (customElements.get('hop-scope'));
    const one = /** @type {HopScope} */ (/** @type {unknown} */ (early));
    await one.ready;
    const names = Object.keys(Element.author).filter((name) => Element.author[name]?.length);
    const fresh = /** @type {HopScope} */ (document.createElement('hop-scope'));
    const otherwise = names.map((name) => String(Reflect.get(fresh, name)));
    for (const name of names) Reflect.set(fresh, name, Element.author[name]?.[1] ?? 2);
    const set = names.map((name) => [fresh.getAttribute(name), String(Reflect.get(fresh, name))]);
    for (const name of names) Reflect.set(fresh, name, null);
    const said = [early.getAttribute('controls'), early.getAttribute('speed'), early.getAttribute('credit'), Reflect.get(early, 'people')];
    one.controls = /** @type {any} */ (['accept', 'post']);
    return {
      early: said,
      otherwise,
      first: names.map((name) => Element.author[name]?.[0]),
      set,
      second: names.map((name) => Element.author[name]?.[1] ?? '2'),
      left: fresh.getAttributeNames(),
    };
  });
  assert.deepEqual(found.early, ['none', '2', 'on', 60]);
  assert.deepEqual(found.otherwise, found.first);
  assert.deepEqual(found.set, found.second.map((word) => [word, word]));
  assert.deepEqual(found.left, []);
  const figure = new Figure(page, 'hop-scope');
  await figure.button('Post').waitFor();
  assert.deepEqual(await offered(figure), ['accept', 'post', 'Reach', 'This post', 'gained', 'log', 'The numbers as tables']);
});

host('a parameter whose name HTML has taken is an attribute with set- before it', '/hidden.html', async (page) => {
  const figure = await figureOn(page);
  const { values } = await state(figure);
  assert.deepEqual([values.hidden, values.shortcuts], [0.25, 0.2]);
  assert.ok(await figure.accept.isVisible());
});

host('goto() resolves when its moment is on show, and emits its events once', '/plain.html', async (page) => {
  const figure = await figureOn(page);
  const found = await figure.element.evaluate(async (element) => {
    const one = /** @type {HopScope} */ (element);
    await one.set({ see: 0.9, reshare: 0.3 });
    /** @type {string[]} */
    const told = [];
    for (const type of ['settled', 'reach', 'change', 'hop', 'accept', 'reset', 'play', 'pause']) one.addEventListener(type, () => told.push(type));
    /** @type {[number, number | undefined, number][]} */
    const at = [];
    for (const moment of [40, -3, 1e9, { connection: 30 }, { connection: 25, hop: 1 }, { hop: 99 }, { hop: 0 }, 12.4]) {
      told.length = 0;
      await one.goto(moment);
      const { connection, counters, values } = one.getState();
      if (told.filter((type) => type === 'settled').length !== 1 || told.some((type) => type !== 'settled' && type !== 'hop')) throw new Error(told.join());
      at.push([connection, counters?.hop, Number(values.post)]);
    }
    const steps = one.getState().facts?.steps;
    const refused = await Promise.all([NaN, 'x', { hop: 'y' }].map((moment) => one.goto(/** @type {any} */ (moment)).catch((/** @type {Error} */ error) => error.name)));
    await one.goto({ connection: 25, hop: 99 });
    return { at, steps, refused, hops: one.getState().counters?.hops };
  });
  assert.deepEqual(found.refused, ['RangeError', 'RangeError', 'RangeError']);
  assert.deepEqual(found.at, [
    [40, 0, 0],
    [0, 0, 0],
    [found.steps, 0, 0],
    [30, 0, 0],
    [25, 1, 1],
    [25, found.hops, 1],
    [25, 0, 1],
    [12, 0, 0],
  ]);
  assert.ok(Number(found.hops) >= 2);
  assert.equal(await figure.at(), 25);
});

/** Starts to record the events of a figure. @param {Figure} figure */
const listen = (figure) =>
  figure.element.evaluate((element) => {
    /** @type {[string, any][]} */
    const told = [];
    const types = ['ready', 'input', 'change', 'accept', 'post', 'hop', 'reach', 'settled', 'play', 'pause', 'reset', 'scenechange', 'error'];
    for (const type of types) {
      document.addEventListener(type, (event) => told.push([type, event instanceof CustomEvent ? event.detail : 'native']));
    }
    Object.assign(element, { told });
  });

/** The events recorded since the last call. @param {Figure} figure @returns {Promise<[string, any][]>} */
const told = (figure) => figure.element.evaluate((element) => Reflect.get(element, 'told').splice(0));

/** @param {[string, any][]} told */
const types = (told) => told.map(([type]) => type).filter((type) => type !== 'reach');

host('each event is emitted once, with its detail', '/plain.html', async (page) => {
  const figure = await figureOn(page);
  await listen(figure);
  await figure.settled(() => figure.accept.click());
  const accepted = await told(figure);
  assert.deepEqual(types(accepted), ['accept', 'settled']);
  assert.deepEqual(accepted.find(([type]) => type === 'accept')?.[1], { connection: 13 });
  assert.equal(accepted.find(([type]) => type === 'settled')?.[1].connection, 13);
  assert.equal(accepted.find(([type]) => type === 'reach')?.[1].first, 13);

  await figure.settled(() => figure.button('Post').click());
  const posted = await told(figure);
  const hops = posted.filter(([type]) => type === 'hop').map(([, { hop }]) => hop);
  assert.deepEqual(posted.find(([type]) => type === 'post')?.[1], { post: 1 });
  assert.deepEqual(hops, [...new Set(hops)].sort());
  assert.ok(hops.length >= 1);
  assert.deepEqual(types(posted).filter((type) => type !== 'hop'), ['post', 'settled']);

  await figure.settled(async () => {
    await figure.button('Play').click();
    await figure.button('Pause').click();
  });
  assert.deepEqual(types(await told(figure)).filter((type) => type !== 'settled'), ['play', 'pause']);

  await figure.settled(() => figure.button('Reset').click());
  assert.deepEqual(types(await told(figure)), ['reset', 'settled']);

  await figure.settled(() => figure.element.locator('select[name=strategy]').selectOption('met'));
  const chosen = await told(figure);
  assert.deepEqual(types(chosen), ['change', 'settled']);
  assert.deepEqual([chosen[0]?.[1].names, chosen[0]?.[1].values.strategy], [['strategy'], 'met']);

  await figure.element.evaluate((element) => element.setAttribute('scene', 'hook'));
  await page.waitForFunction(() => Reflect.get(document.querySelector('hop-scope') ?? {}, 'told').some((/** @type {[string]} */ [type]) => type === 'scenechange'));
  assert.deepEqual((await told(figure)).filter(([type]) => type === 'scenechange'), [['scenechange', { scene: 'hook' }]]);
});

host('a slider emits input while it moves and change once; no native event leaves the element', '/plain.html', async (page) => {
  const figure = await figureOn(page);
  await listen(figure);
  const slide = async (/** @type {string} */ name) => {
    const slider = figure.element.locator(`input[type=range][name=${name}]`).first();
    const box = await slider.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await page.mouse.down();
    for (const share of [0.4, 0.5, 0.6]) await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
    await figure.settled(() => page.mouse.up());
    return told(figure);
  };
  for (const name of ['reshare', 'connections']) {
    const all = await slide(name);
    const inputs = all.filter(([type]) => type === 'input');
    assert.ok(inputs.length >= 2, name);
    for (const [, detail] of inputs) assert.deepEqual([detail.name, typeof detail.value], [name, 'number']);
    const changes = all.filter(([type]) => type === 'change');
    assert.equal(changes.length, 1, name);
    const [, { names, values, connection }] = changes[0] ?? ['', {}];
    assert.deepEqual(names, [name]);
    assert.equal(name === 'reshare' ? values.reshare : connection, inputs.at(-1)?.[1].value);
    assert.equal(types(all).filter((type) => type === 'settled').length, 1);
  }
});

host('reach is emitted at most ten times a second', '/plain.html', async (page) => {
  const figure = await figureOn(page);
  const { most, all } = await figure.element.evaluate(async (element) => {
    const one = /** @type {HopScope} */ (element);
    /** @type {number[]} */
    const times = [];
    one.addEventListener('reach', () => times.push(performance.now()));
    // Waits for twelve events, which takes more than a second.
    for (let accepts = 0; accepts < 240 && times.length < 12; accepts += 1) {
      one.accept();
      await new Promise(requestAnimationFrame);
    }
    return { most: Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 999).length)), all: times.length };
  });
  assert.ok(all >= 12, String(all));
  assert.ok(most <= 10, String(most));
});

host('a failure emits error; a removed element emits nothing', '/plain.html', async (page) => {
  const figure = await figureOn(page);
  await listen(figure);
  await figure.element.evaluate((element) => {
    /** @type {HopScope} */ (element).set({ people: 300000, connections: 300000 });
    return new Promise((done) => element.addEventListener('settled', done, { once: true }));
  });
  await told(figure);
  await page.evaluate(() => {
    const element = /** @type {HopScope} */ (document.querySelector('hop-scope'));
    /** @type {string[]} */
    const late = [];
    Object.assign(window, { element, late });
    for (const type of ['input', 'change', 'hop', 'reach', 'settled', 'pause', 'error', 'ready']) element.addEventListener(type, () => late.push(type));
    element.play();
    element.set({ people: 5000 });
    element.remove();
  });
  await rest(page);
  await page.evaluate(() => {
    const element = /** @type {HopScope} */ (Reflect.get(window, 'element'));
    element.accept();
    element.pause();
  });
  // A later figure has reported that it is ready.
  await leaveNothing(page);
  assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'late')), []);
});
