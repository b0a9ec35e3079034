/** <hop-scope> on a host page: attributes, properties, events, insertion and removal, and hosts with restrictive policies. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveDist } from '../support/browser.mjs';
import { Figure, MOMENTS, consistent, leaveNothing, putAndRemove } from '../support/figure.mjs';
import { NOTHING, doneAtRest, rest, until } from '../support/rest.mjs';
import { HEAD, start } from '../support/start.mjs';

/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

const SCRIPT = '<script type="module" src="hopscope.js"></script>';

/** @type {Record<string, string>} */
const PAGES = {
  '/one.html': `${HEAD}<hop-scope people="300" seed="4" connections="12"></hop-scope>${SCRIPT}`,
  '/two.html': `${HEAD}<hop-scope id="a" people="300" seed="4"></hop-scope><hop-scope id="b" people="300" seed="5"></hop-scope>${SCRIPT}`,
  '/none.html': `${HEAD}<main></main><aside></aside>${SCRIPT}`,
  '/closed.html': `${HEAD}<div style="display:none"><hop-scope people="300"></hop-scope></div>${SCRIPT}`,
  '/low.html': `${HEAD}<div style="height:4000px"></div><hop-scope people="300"></hop-scope>${SCRIPT}`,
  '/tall.html': `${HEAD}<hop-scope people="2000" connections="0"></hop-scope><div style="height:4000px"></div>${SCRIPT}`,
  '/force.html': `${HEAD}<hop-scope people="20000" layout="force"></hop-scope><div style="height:4000px"></div>${SCRIPT}`,
  '/details.html': `${HEAD}<details><summary>A figure</summary><hop-scope people="2000" connections="0"></hop-scope></details>${SCRIPT}`,
  '/poster.html': `${HEAD}<hop-scope><p slot="poster">Rings around you.</p></hop-scope><p>The text around it.</p>${SCRIPT}`,
  '/huge.html': `${HEAD}<hop-scope people="1000000" ties="500" connections="12" lock="people ties"></hop-scope>${SCRIPT}`,
  '/word.html': `${HEAD}<hop-scope id="a" people="300" autoplay="visible" script="accept 3"></hop-scope><button data-hopscope="a" data-do="post">post</button>${SCRIPT}`,
  '/wrong.html': `${HEAD}<hop-scope peeple="300" people="0" see="often" data-x="1" aria-label="figure"></hop-scope>${SCRIPT}`,
};

const { open, visit: host } = await start({ pages: PAGES });

/** The worker's numbers, for comparison. @type {number[] | undefined} */
let worker;

host('the core runs in a worker', '/one.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  worker = await figure.counts();
  consistent(worker);
  assert.equal(worker[0], 12);
  assert.equal(page.workers().length, 1);
});

for (const [name, script] of /** @type {const} */ ([
  ['the constructor throws', 'window.Worker = class { constructor() { throw new Error("no workers here"); } }'],
  ['it never answers', 'window.Worker = class { postMessage() {} terminate() {} }'],
  ['it ends in an error', 'window.Worker = class { constructor() { setTimeout(() => this.onerror({ preventDefault() {} })); } postMessage() {} terminate() {} }'],
])) {
  host(`the core runs in the page where no worker can start: ${name}`, '/one.html', async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    assert.deepEqual(await figure.counts(), worker);
    await figure.settled(() => figure.accept.click());
    assert.equal(await figure.count('1st degree'), 13);
    const ring = Array.from({ length: 9 }, (_, index) => `p${index} p${(index + 1) % 9}`).join('\n');
    await figure.settled(() => figure.element.locator('input[type=file]').setInputFiles({ name: 'ring.txt', mimeType: 'text/plain', buffer: Buffer.from(ring) }));
    assert.ok(await figure.text('ring.txt: 9 people, 9 ties.').isVisible());
    await figure.element.evaluate((element) => element.remove());
    await rest(page);
  }, { before: (page) => page.addInitScript(script) });
}

test('under a strict content policy', { timeout: 60_000 }, async () => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src data:";
  const strict = await serveDist({ pages: PAGES, headers: { 'content-security-policy': policy } });
  await open(`${strict.origin}/one.html`, async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    assert.deepEqual(await figure.counts(), worker);
    await figure.settled(() => figure.button('Post').click());
  });
  await strict.close();
});

host('whenever a figure settles, its numbers are those of its moment', '/one.html', async (page) => {
  await new Figure(page, 'hop-scope').ready();
  const [settled, wrong] = await page.locator('hop-scope').evaluate(async (/** @type {HopScope} */ element) => {
    let settled = 0;
    /** @type {number[][]} */
    const wrong = [];
    const compare = (/** @type {ReturnType<HopScope['getState']>} */ { connection, counters }) => {
      if (counters?.connection !== connection) wrong.push([connection, counters?.connection ?? -1]);
    };
    element.addEventListener('settled', ({ detail }) => {
      settled += 1;
      compare(detail);
    });
    for (let round = 0; round < 60; round++) {
      const calls = [element.set({ connections: round % 50 }), element.goto({ connection: (round * 7) % 50 })];
      // Every third round asks again before the first call has ended.
      if (round % 3) await calls[0];
      if (round % 4 > 0) continue;
      await Promise.all(calls);
      compare(element.getState());
    }
    return [settled, wrong];
  });
  assert.ok(settled > 0);
  assert.deepEqual(wrong, []);
});

/** @type {string[]} */
const asked = [];
host('two figures on a page are independent, and load the core once', '/two.html', async (page) => {
  const a = await new Figure(page, '#a').ready();
  const b = await new Figure(page, '#b').ready();
  const before = await b.counts();
  assert.notDeepEqual(await a.counts(), before);
  await a.settled(() => a.accept.click());
  assert.deepEqual(await b.counts(), before);
  assert.equal(asked.filter((path) => path.endsWith('.wasm')).length, 1);
  assert.equal(page.workers().length, 2);
  await b.element.evaluate((element) => element.remove());
  await until('one worker is left', () => page.workers().length === 1);
  await a.settled(() => a.accept.click());
}, { before: (page) => page.on('request', (request) => asked.push(new URL(request.url()).pathname)) });

for (const moment of /** @type {(keyof typeof MOMENTS)[]} */ (Object.keys(MOMENTS))) {
  host(`removed ${moment}, it leaves nothing behind`, '/none.html', async (page) => {
    await putAndRemove(page, moment, {});
    await leaveNothing(page);
  });
}

host('moved in the document it goes on; removed and put back it starts again', '/one.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  await figure.settled(() => figure.accept.click());
  const counts = await figure.counts();
  await figure.element.evaluate((element) => {
    const section = document.body.appendChild(document.createElement('section'));
    section.append(element);
  });
  await figure.rest();
  assert.equal(page.workers().length, 1);
  assert.deepEqual(await figure.counts(), counts);
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.count('1st degree'), 14);
  await figure.element.evaluate(async (element) => {
    const parent = element.parentElement;
    element.remove();
    for (let left = 2; left > 0; left -= 1) await new Promise(requestAnimationFrame);
    parent?.append(element);
  });
  await figure.text('of').first().waitFor();
  await page.waitForFunction(() => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().counters?.first === 14);
  assert.equal(page.workers().length, 1);
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.count('1st degree'), 15);
});

host('attributes, properties and set() take the same names', '/one.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  const people = () => figure.element.evaluate((element) => Reflect.get(element, 'people'));
  assert.equal(await people(), 300);
  await figure.element.evaluate((element) => element.setAttribute('people', '150'));
  await page.waitForFunction(() => Reflect.get(document.querySelector('hop-scope') ?? {}, 'people') === 150);
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ people: 80, strategy: 'met' }));
  assert.equal(await people(), 80);
  await figure.element.evaluate((element) => Reflect.set(element, 'people', 90));
  await page.waitForFunction(() => Reflect.get(document.querySelector('hop-scope') ?? {}, 'people') === 90);
  await figure.element.evaluate((element) => element.removeAttribute('people'));
  await page.waitForFunction(() => Reflect.get(document.querySelector('hop-scope') ?? {}, 'people') === 2000);
  const state = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text);
  assert.match(state, /strategy=met/);
});

host('properties set before the element is defined count', '/none.html', async (page) => {
  const values = await page.evaluate(async () => {
    const early = Object.assign(document.createElement('hop-scope'), { people: 77 });
    early.setAttribute('seed', '3');
    document.body.append(early);
    await customElements.whenDefined('hop-scope');
    const element = /** @type {HopScope} */ (/** @type {unknown} */ (early));
    const set = element.set({ connections: 4 });
    early.setAttribute('strategy', 'met');
    await set;
    return element.getState().values;
  });
  assert.deepEqual([values.people, values.seed, values.connections, values.strategy], [77, 3, 4, 'met']);
});

/** @type {string[]} */
const warnings = [];
host('wrong attributes are corrected and warned of once', '/wrong.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  for (const name of ['peeple', 'people', 'see']) assert.equal(warnings.filter((text) => text.includes(`hop-scope: `) && text.includes(name)).length, 1, name);
  assert.equal(await figure.element.locator('.note', { hasText: /peeple|people is|see is/ }).count(), 3);
  await figure.settled(() => figure.button('Reset').click());
  await figure.settled(() => figure.accept.click());
  assert.equal(warnings.length, 3);
}, {
  before: (page) => page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text())),
  expected: [/console warning: hop-scope: /],
});

host('events bubble out of shadow roots; reach is emitted at most ten times a second', '/none.html', async (page) => {
  const seen = await page.evaluate(async () => {
    /** @type {Record<string, number>} */
    const seen = {};
    const names = ['ready', 'change', 'accept', 'post', 'hop', 'reach', 'settled', 'play', 'pause', 'reset', 'error'];
    for (const name of names) document.addEventListener(name, (event) => event instanceof CustomEvent && (seen[name] = (seen[name] ?? 0) + 1));
    const shell = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    shell.innerHTML = '<hop-scope people="500" connections="40" see="0.9"></hop-scope>';
    await customElements.whenDefined('hop-scope');
    const element = /** @type {HopScope} */ (shell.querySelector('hop-scope'));
    await element.ready;
    const rest = () => new Promise((done) => element.addEventListener('settled', done, { once: true }));
    let settled = rest();
    element.accept();
    await settled;
    settled = rest();
    await element.post();
    await settled;
    // Waits for twelve events, which takes more than a second.
    /** @type {number[]} */
    const times = [];
    document.addEventListener('reach', () => times.push(performance.now()));
    element.play();
    while (times.length < 12) await new Promise(requestAnimationFrame);
    settled = rest();
    element.pause();
    await settled;
    const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 999).length));
    settled = rest();
    element.reset();
    await settled;
    return { ...seen, most };
  }).then((/** @type {Record<string, number> & { most: number }} */ counted) => counted);
  assert.deepEqual([seen.ready, seen.accept, seen.post, seen.play, seen.pause, seen.reset, seen.error], [1, 1, 1, 1, 1, 1, undefined]);
  assert.ok((seen.hop ?? 0) >= 1);
  assert.ok(seen.most <= 10, String(seen.most));
});

host('in a closed container it draws when that opens', '/closed.html', async (page) => {
  const figure = new Figure(page, 'hop-scope');
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then(() => undefined));
  assert.equal(await figure.element.locator('.view canvas[width]').count(), 0);
  await page.evaluate(() => document.querySelector('div')?.removeAttribute('style'));
  await figure.element.locator('.view canvas[width]').waitFor();
  consistent(await figure.counts());
});

host('out of sight its methods work without an animation frame', '/low.html', async (page) => {
  const first = await page.evaluate(async () => {
    await customElements.whenDefined('hop-scope');
    const element = /** @type {HopScope} */ (document.querySelector('hop-scope'));
    await element.ready;
    // After two frames the figure knows that it is out of sight.
    for (let left = 2; left > 0; left -= 1) await new Promise(requestAnimationFrame);
    const settled = new Promise((done) => element.addEventListener('settled', done, { once: true }));
    element.accept();
    await settled;
    return element.getState().counters?.first;
  });
  assert.equal(first, 26);
  const figure = await new Figure(page, 'hop-scope').ready();
  assert.equal(await figure.count('1st degree'), 26);
});

/** Waits until the figure draws again and calls its worker. @param {import('playwright-core').Page} page */
const goesOn = (page) =>
  page.evaluate(async () => {
    const { totals, frame } = Reflect.get(window, 'work');
    const before = { ...totals };
    while (totals.frames < before.frames + 2 || totals.messages < before.messages + 2) await frame();
  });

/** Ways to hide the figure and to show it again. @type {Record<string, [() => void, () => void]>} */
const WAYS = {
  'scrolled away': [() => scrollTo(0, 3000), () => scrollTo(0, 0)],
  'in a container that closes': [() => (document.body.style.display = 'none'), () => (document.body.style.display = '')],
};
for (const [name, [leave, come]] of Object.entries(WAYS)) {
  host(`${name} while a life plays it is idle, and goes on when it is back`, '/tall.html', async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    await figure.element.evaluate((element) => /** @type {HopScope} */ (element).play());
    await goesOn(page);
    await page.evaluate(leave);
    assert.deepEqual(await doneAtRest(page), NOTHING);
    const connection = () => figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().connection);
    const there = await connection();
    await page.evaluate(come);
    await goesOn(page);
    await page.waitForFunction((before) => /** @type {HopScope} */ (document.querySelector('hop-scope')).getState().connection > before, there);
  });

  host(`${name} while the force layout settles it is idle, and goes on when it is back`, '/force.html', async (page) => {
    const figure = await new Figure(page, 'hop-scope').ready();
    const settling = figure.element.locator('.settling');
    await settling.waitFor();
    await page.evaluate(leave);
    assert.deepEqual(await doneAtRest(page), NOTHING);
    assert.equal(await settling.count(), 1);
    await page.evaluate(come);
    await settling.waitFor({ state: 'detached', timeout: 60_000 });
    assert.deepEqual(await doneAtRest(page), NOTHING);
  });
}

host('in a closed <details> its methods work and it is otherwise idle, until that opens', '/details.html', async (page) => {
  const figure = new Figure(page, 'hop-scope');
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).ready.then((figure) => figure.play()));
  assert.deepEqual(await doneAtRest(page), NOTHING);
  assert.equal(await figure.element.locator('.view canvas[width]').count(), 0);
  await page.locator('summary').first().click();
  await goesOn(page);
  await figure.element.locator('.view canvas[width]').waitFor();
});

host('without the core the poster, a message and the page around it stay', '/poster.html', async (page) => {
  const figure = new Figure(page, 'hop-scope');
  await figure.element.getByRole('alert').filter({ hasText: 'cannot start here' }).waitFor();
  assert.ok(await page.getByText('Rings around you.').isVisible());
  assert.ok(await page.getByText('The text around it.').isVisible());
  assert.equal(page.workers().length, 0);
}, {
  before: (page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404 })),
  expected: [/404/, /failed request: .*wasm/, /integrity/],
});

host('an author’s scenario that is refused at the start is reported once, and later calls work', '/huge.html', async (page) => {
  const figure = new Figure(page, 'hop-scope');
  await page.waitForFunction(() => /** @type {HopScope | null} */ (document.querySelector('hop-scope'))?.getState?.().counters !== undefined);
  await figure.element.getByRole('alert').filter({ hasText: /GB/ }).waitFor();
  assert.equal(await page.evaluate(() => Reflect.get(window, 'errors')), 1);
  assert.equal(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text), '');
  await figure.element.evaluate((element) => /** @type {HopScope} */ (element).set({ people: 300, connections: 7 }));
  assert.equal(await figure.count('1st degree'), 7);
  assert.equal(await figure.element.getByRole('alert').count(), 0);
}, {
  before: (page) => page.addInitScript(() => {
    Object.assign(window, { errors: 0 });
    document.addEventListener('error', (event) => {
      if (event instanceof CustomEvent && !event.detail.fatal) Reflect.set(window, 'errors', Reflect.get(window, 'errors') + 1);
    });
  }),
});

/** The outcome of each promise of a figure: 'resolved', or the message of its error. @param {import('playwright-core').Page} page */
async function outcomes(page) {
  await page.evaluate(() => {
    const figure = /** @type {HopScope} */ (document.querySelector('hop-scope'));
    const asked = {
      ready: figure.ready,
      set: figure.set({ people: 100 }),
      setState: figure.setState('people=100', { shared: true }),
      parameters: figure.parameters(),
      goto: figure.goto(3),
      snapshot: figure.snapshot(),
      exportCSV: figure.exportCSV(),
      replay: figure.replay('accept 3'),
    };
    const settled = Object.entries(asked).map(async ([name, promise]) => [name, await promise.then(() => 'resolved', (error) => (error instanceof Error ? error.message : 'no error'))]);
    Object.assign(window, { outcomes: undefined });
    Promise.all(settled).then((all) => Object.assign(window, { outcomes: Object.fromEntries(all) }));
    // Calls whose promises nobody keeps must not cause unhandled rejections.
    void figure.ready;
    void figure.set({ people: 100 });
    void figure.setState('people=100');
  });
  const all = await page.waitForFunction(() => Reflect.get(window, 'outcomes'));
  return /** @type {Record<string, string>} */ (await all.jsonValue());
}

for (const [what, break_, message] of /** @type {const} */ ([
  ['the core cannot be fetched', 'abort', /./],
  ['the core cannot be compiled', 'damage', /WebAssembly|wasm|integrity|fetch/i],
])) {
  host(`where ${what}, every promise rejects, before and after; put back when the cause is gone, the figure starts`, '/word.html', async (page) => {
    const early = await outcomes(page);
    const figure = new Figure(page, 'hop-scope');
    await figure.element.getByRole('alert').filter({ hasText: 'cannot start here' }).waitFor();
    await page.getByRole('button', { name: 'post', exact: true }).click();
    const late = await outcomes(page);
    assert.deepEqual(late, early);
    for (const [name, said] of Object.entries(early)) {
      assert.match(said, message, name);
      assert.notEqual(said, 'resolved', name);
      assert.equal(said, early.ready, name);
    }
    await page.unroute('**/hopscope_bg.wasm');
    await figure.element.evaluate(async (element) => {
      const { parentNode, nextSibling } = element;
      element.remove();
      await new Promise(requestAnimationFrame);
      parentNode?.insertBefore(element, nextSibling);
      await /** @type {HopScope} */ (element).ready;
    });
    // The last value set applies.
    assert.equal(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().values.people), 100);
  }, {
    before: (page) => page.route('**/hopscope_bg.wasm', (route) => (break_ === 'abort' ? route.abort() : route.fulfill({ contentType: 'application/wasm', body: 'no module' }))),
    expected: [/failed request: .*wasm/, /Failed to load resource/, /integrity/],
  });
}

/** Runs the core in the page's own thread and makes it trap: at every call, or at the call that `trap` names. @param {import('playwright-core').Page} page */
const trapping = (page) =>
  page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
    const { Instance } = WebAssembly;
    Object.assign(WebAssembly, {
      Instance: function (/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) {
        const instance = new Instance(module, imports);
        const exports = { ...instance.exports };
        for (const [name, call] of Object.entries(exports)) {
          if (typeof call !== 'function' || !name.startsWith('core_')) continue;
          exports[name] = (/** @type {unknown[]} */ ...args) => {
            if ([true, name].includes(Reflect.get(window, 'trap'))) throw new WebAssembly.RuntimeError('unreachable');
            return Reflect.apply(call, undefined, args);
          };
        }
        return { exports };
      },
    });
  });

host('where the core stops in its first run every promise rejects', '/poster.html', async (page) => {
  const early = await outcomes(page);
  await new Figure(page, 'hop-scope').element.getByRole('alert').filter({ hasText: 'a bug in Hopscope' }).waitFor();
  const late = await outcomes(page);
  for (const [name, said] of Object.entries({ ...early, ...late })) assert.match(said, /unreachable/, name);
}, {
  before: async (page) => {
    await page.addInitScript(() => Object.assign(window, { trap: 'core_configure' }));
    await trapping(page);
  },
});

host('a panic of the core stops the figure, not the page', '/poster.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope').ready();
  await page.evaluate(() => Object.assign(window, { trap: true }));
  await figure.accept.click();
  await figure.element.getByRole('alert').filter({ hasText: 'a bug in Hopscope' }).waitFor();
  assert.ok(await page.getByText('Rings around you.').isVisible());
  assert.equal(await figure.accept.isDisabled(), true);
  await figure.rest();
}, {
  before: trapping,
});
