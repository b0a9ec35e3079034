/** The chart in a real browser: what is drawn, its position, and what a pointer shows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { linear, logarithmic } from '../../www/chart/scale.js';
import { Figure } from '../support/figure.mjs';
import { frames } from '../support/rest.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('../../www/chart/types.js').Drawing} Drawing */
/** @typedef {import('playwright-core').Page} Page */

const www = fileURLToPath(new URL('../../www', import.meta.url));
const scripts = Object.entries({ chart: "export * from './chart/chart.js'", look: "import './ui/chart-style.js'; export { sheet } from './ui/style.js'" }).map(([name, contents]) => {
  const { outputFiles } = buildSync({ stdin: { contents, resolveDir: www }, bundle: true, write: false, format: 'iife', globalName: name });
  return `<script>${outputFiles[0]?.text}</script>`;
});
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>chart</title>${scripts.join('')}<style id="s"></style>
  <div class="figure"><div class="chart" id="host"></div></div>
  <script>document.adoptedStyleSheets = [look.sheet]; s.textContent = '.chart { width: 640px; height: 240px }'; picked = []; made = new chart.Chart(host, (x) => picked.push(x));</script>`;
const own = `<!doctype html><meta charset="utf-8"><title>own</title><h1>Own</h1><script type="module" src="hopscope.js"></script>
  <hop-scope scene="own-network"></hop-scope><hop-scope scene="own-network" theme="projector"></hop-scope>`;
const { visit } = await start({ pages: { '/chart.html': page, '/own.html': own } });

test('a scale and its inverse give the same value, to within rounding', () => {
  for (const scale of [linear(0, 1830, 300, 20), linear(0.5, 3.5, 40, 600), logarithmic(1, 1830, 300, 20), logarithmic(10, 1e6, 0, 200)]) {
    for (const value of [1, 2, 3, 77, 1000, 1830].filter((value) => scale.value(scale.at(value)) > 0.9 && scale.at(value) !== scale.at(0))) {
      assert.ok(Math.abs(scale.value(scale.at(value)) / value - 1) < 1e-9, `${value}`);
    }
  }
  // A factor of ten has the same length everywhere, and 0 is at the bottom.
  const log = logarithmic(1, 1000, 300, 0);
  assert.deepEqual([0, 1, 10, 100, 1000].map((value) => Math.round(log.at(value))), [300, 300, 200, 100, 0]);
});

test('ticks are whole numbers, inside the axis, and not too close', () => {
  for (const high of [1, 1.06, 2, 9, 36, 100, 432, 1830, 30_000, 1e6]) {
    for (const [scale, room] of /** @type {const} */ ([[linear(0, high, 300, 20), 30], [linear(0, high, 40, 620), 52], [logarithmic(1, Math.max(2, high), 300, 20), 30]])) {
      const ticks = scale.ticks(room);
      assert.ok(ticks.length > 0, `none up to ${high}`);
      for (const [index, tick] of ticks.entries()) {
        assert.ok(Number.isInteger(tick) && tick >= 0 && tick <= Math.max(2, high), `${tick} of ${high}`);
        if (index > 0) assert.ok(Math.abs(scale.at(tick) - scale.at(ticks[index - 1] ?? 0)) >= room - 1e-9, `${ticks} of ${high}`);
      }
    }
  }
  assert.deepEqual(logarithmic(1, 1000, 300, 0).ticks(30), [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]);
  assert.deepEqual(logarithmic(1, 1e6, 200, 0).ticks(30), [1, 10, 100, 1000, 1e4, 1e5, 1e6]);
});

/** @param {Page} page @param {string} script what gives the drawing, as source */
const show = (page, script) => page.evaluate((source) => new Function('chart', `made.show({ x: [0, 100], across: 'a', up: 'u', read: String, ...(${source}) })`)(Reflect.get(window, 'chart')), script);

/** The points of a path. @param {Page} page @param {string} selector */
async function points(page, selector) {
  const d = (await page.locator(selector).getAttribute('d')) ?? '';
  return Array.from(d.matchAll(/[ML]([-\d.]+) ([-\d.]+)/g), ([, x, y]) => /** @type {const} */ ([Number(x), Number(y)]));
}

/**
 * @param {string} name @param {(page: Page) => Promise<void>} body
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
function alone(name, body, options = {}) {
  visit(name, '/chart.html', async (page) => body(page), options);
}

alone('30,000 connections are drawn with about one point a pixel, and end where they should', async (page) => {
  await show(page, `{ x: [0, 30000], lines: [{ kind: 'now', y: Float64Array.from({ length: 30001 }, (_, i) => Math.sqrt(i)) }],
    bars: { kind: 'gained', y: Uint32Array.from({ length: 30000 }, (_, i) => (i === 17321 ? 900 : i % 7)), most: '+900' } }`);
  const line = await points(page, '.line.now');
  assert.ok(line.length > 400 && line.length < 1300, `${line.length} points`);
  const [base] = await points(page, '.base');
  assert.deepEqual(line[0], base);
  assert.equal(line.at(-1)?.[0], 640 - 12);
  for (const [index, [x, y]] of line.entries()) if (index > 0) assert.ok(x > (line[index - 1]?.[0] ?? 0) && y <= (line[index - 1]?.[1] ?? 0));
  // One large value among thousands of small values stays visible.
  const [left = 0] = base ?? [];
  const bars = Array.from(((await page.locator('.bars').getAttribute('d')) ?? '').matchAll(/M([\d.]+) [\d.]+V([\d.]+)/g), ([, x, y]) => [Number(x), Number(y)]);
  assert.ok(bars.length < 1300);
  const highest = bars.reduce((one, other) => ((other[1] ?? 0) < (one[1] ?? 0) ? other : one));
  assert.ok(Math.abs((highest[0] ?? 0) - (left + ((628 - left) * 17322) / 30000)) < 2, `at ${highest[0]}`);
  assert.equal(await page.locator('.value').textContent(), '+900');
});

alone('on a logarithmic axis an exponential is a straight line, and a line from zero starts after zero', async (page) => {
  await show(page, `{ log: true, lines: [{ kind: 'guide', y: Float64Array.from({ length: 101 }, (_, i) => 1.1 ** i) }, { kind: 'now', y: Float64Array.from({ length: 101 }, (_, i) => 5 * i) }] }`);
  const guide = await points(page, '.line.guide');
  const [[x0 = 0, y0 = 0] = [], [x1 = 1, y1 = 0] = []] = [guide[0], guide.at(-1)];
  for (const [x, y] of guide) assert.ok(Math.abs(y - y0 - ((x - x0) * (y1 - y0)) / (x1 - x0)) < 0.15, `${x} ${y}`);
  const now = await points(page, '.line.now');
  assert.equal(now.length, 100);
  for (const [x, y] of now) assert.ok(Number.isFinite(x) && y < 240);
  // The pointer at 0 causes no error.
  await page.mouse.move(0, 100);
  await page.locator('.chart').hover({ position: { x: 2, y: 100 } });
  assert.equal(await page.locator('.reading').innerText(), '0');
  assert.doesNotMatch(await page.locator('.chart').innerHTML(), /NaN|Infinity|undefined/);
});

alone('a band surrounds its median, and the line lies on top of both', async (page) => {
  await show(page, `{ bands: [{ kind: 'now', x: [0, 50, 100], low: [0, 10, 20], high: [0, 30, 60] }],
    lines: [{ kind: 'median', x: [0, 50, 100], y: [0, 20, 40] }, { kind: 'now', y: Array.from({ length: 101 }, (_, i) => i * .4) }] }`);
  const band = await points(page, '.band.now');
  const median = await points(page, '.line.median');
  assert.equal(band.length, 6);
  for (let index = 1; index < 3; index += 1) {
    assert.ok((band[index]?.[1] ?? 0) < (median[index]?.[1] ?? 0) && (median[index]?.[1] ?? 0) < (band[5 - index]?.[1] ?? 0));
    assert.equal(band[index]?.[0], median[index]?.[0]);
  }
  const order = await page.locator('.chart svg svg > *').evaluateAll((all) => all.map((one) => one.getAttribute('class')));
  assert.deepEqual(order, ['band now', 'line median', 'line now']);
});

alone('a guide that leaves the chart does not stretch the axis, and its label stays inside', async (page) => {
  await show(page, `{ lines: [{ kind: 'guide', y: Array.from({ length: 101 }, (_, i) => 1.2 ** i), free: true, label: 'exponential' },
    { kind: 'guide', y: Array.from({ length: 101 }, (_, i) => i), free: true, label: 'straight line' }, { kind: 'now', y: Array.from({ length: 101 }, (_, i) => i) }] }`);
  assert.deepEqual((await page.locator('.rungs text').allTextContents()).at(-1), '100');
  const host = await page.locator('.chart').boundingBox();
  assert.ok(host);
  for (const words of ['exponential', 'straight line']) {
    const box = await page.getByText(words).boundingBox();
    assert.ok(box && box.x >= host.x && box.y >= host.y && box.x + box.width <= host.x + host.width && box.y + box.height <= host.y + host.height, words);
  }
});

alone('bars and a vertical marker are drawn', async (page) => {
  await show(page, `{ x: [.5, 24.5], bars: { kind: 'sampled', y: Uint32Array.from({ length: 24 }, (_, i) => i % 4) }, mark: { x: 12.5, label: 'the switch' } }`);
  assert.equal(((await page.locator('.bars').getAttribute('d')) ?? '').split('Z').length - 1, 18);
  const mark = await page.locator('.mark path').boundingBox();
  const host = await page.locator('.chart').boundingBox();
  const [[left = 0] = []] = await points(page, '.base');
  assert.ok(mark && host && Math.abs(mark.x - host.x - (left + (628 - left) / 2)) < 1);
  assert.ok(await page.getByText('the switch').isVisible());
});

alone('an empty chart is no error', async (page) => {
  for (const drawing of ['{}', "{ x: [0, 0], lines: [{ kind: 'now', y: [0] }] }", "{ x: [.5, 1.5], bars: { kind: 'viewers', y: [], labels: true } }", "{ log: true, lines: [{ kind: 'now', y: [0, 0] }] }",
    "{ bands: [{ kind: 'now', x: [], low: [], high: [] }], lines: [{ kind: 'now', y: [], label: 'none' }] }"]) {
    await show(page, drawing);
    await page.locator('.chart').hover({ position: { x: 300, y: 100 } });
    assert.doesNotMatch(await page.locator('.chart').innerHTML(), /NaN|Infinity|undefined/, drawing);
  }
});

alone('a pointer reads and chooses a value; a finger does too, and scrolls the page upward', async (page) => {
  await show(page, `{ x: [0, 400], lines: [{ kind: 'now', y: Array.from({ length: 401 }, (_, i) => i) }], read: (x) => x + ' read' }`);
  const chart = page.locator('.chart');
  await chart.tap({ position: { x: 400, y: 90 } });
  const [picked] = await page.evaluate(() => Reflect.get(window, 'picked'));
  assert.equal(await page.locator('.reading').innerText(), `${picked} read`);
  assert.equal(await page.locator('.chart svg').first().evaluate((element) => getComputedStyle(element).touchAction), 'pan-y');
  // The cursor is where the pointer is.
  const [[left = 0] = []] = await points(page, '.base');
  assert.ok(Math.abs(picked - (400 * (400 - left)) / (628 - left)) < 1, `${picked}`);
  const dot = await page.locator('.cursor circle').boundingBox();
  const line = await points(page, '.line.now');
  const host = await chart.boundingBox();
  assert.ok(dot && host && Math.abs(dot.y + dot.height / 2 - host.y - (line[picked]?.[1] ?? 0)) < 1);
}, { hasTouch: true });

alone('an axis with a fixed end does not move with the data', async (page) => {
  await show(page, `{ most: 1000, lines: [{ kind: 'now', y: [0, 1, 2] }] }`);
  const rungs = await page.locator('.rungs').innerHTML();
  assert.equal((await page.locator('.rungs text').allTextContents()).at(-1), '1K');
  await show(page, `{ most: 1000, lines: [{ kind: 'now', y: [0, 900, 2] }], bands: [{ kind: 'now', x: [0, 50], low: [0, 0], high: [0, 5000] }] }`);
  assert.equal(await page.locator('.rungs').innerHTML(), rungs);
});

alone('the value at a point and the point of a value are inverses, in any size', async (page) => {
  for (const width of ['640px', '300px']) {
    await page.locator('.chart').evaluate((host, width) => void (host.style.width = width), width);
    await show(page, `{ most: 500, lines: [{ kind: 'now', y: [0, 250] }] }`);
    const [x, y] = await page.evaluate(() => {
      const { left, top } = document.getElementById('host')?.getBoundingClientRect() ?? { left: 0, top: 0 };
      const made = Reflect.get(window, 'made');
      const [across, up] = made.at(40, 125);
      return made.value({ clientX: left + across, clientY: top + up });
    });
    assert.ok(Math.abs(x - 40) < 1e-9 && Math.abs(y - 125) < 1e-9, `${x} ${y}`);
    // The value has the same position as in the line.
    const line = await points(page, '.line.now');
    const [across, up] = await page.evaluate(() => Reflect.get(window, 'made').at(1, 250));
    assert.ok(Math.abs(across - (line[1]?.[0] ?? 0)) <= 0.05 && Math.abs(up - (line[1]?.[1] ?? 0)) <= 0.05);
  }
});

alone('an overlay is called at every drawing', async (page) => {
  await page.evaluate(() => {
    document.getElementById('host')?.replaceChildren();
    Object.assign(window, { drawn: 0 });
  });
  await page.evaluate(() => new Function('chart', "drawn = 0; made.close(); made = new chart.Chart(host, undefined, () => { drawn += 1 })")(Reflect.get(window, 'chart')));
  const drawn = () => page.evaluate(() => /** @type {number} */ (Reflect.get(window, 'drawn')));
  await show(page, `{ lines: [{ kind: 'now', y: [0, 1] }] }`);
  const first = await drawn();
  assert.ok(first >= 1);
  await page.locator('.chart').evaluate((host) => void (host.style.width = '320px'));
  await page.locator('.chart svg[width="320"]').waitFor();
  assert.ok((await drawn()) > first);
});

alone('a line that leaves the chart steeply is cut above it and keeps its dashes', async (page) => {
  await show(page, `{ most: 100, lines: [{ kind: 'guide', y: Array.from({ length: 101 }, (_, i) => 1.3 ** i), free: true }] }`);
  const line = await points(page, '.line.guide');
  const beyond = line.filter(([, y]) => y < -2000);
  assert.equal(beyond.length, 1);
  assert.ok(line.length < 50 && line.length > 20, `${line.length}`);
});

alone('the reading under the pointer follows a change of the values', async (page) => {
  await show(page, `{ lines: [{ kind: 'now', y: [0, 1, 2] }], read: (x) => 'one ' + x }`);
  await page.locator('.chart').hover({ position: { x: 300, y: 100 } });
  const [, place] = /one (\d+)/.exec(await page.locator('.reading').innerText()) ?? [];
  assert.ok(place);
  await show(page, `{ lines: [{ kind: 'now', y: [0, 5, 6] }], read: (x) => 'two ' + x }`);
  assert.equal(await page.locator('.reading').innerText(), `two ${place}`);
  // With another axis the reading is removed.
  await show(page, `{ x: [0, 10], lines: [{ kind: 'now', y: [0, 5, 6] }] }`);
  assert.equal(await page.locator('.reading').textContent(), '');
});

alone('the chart follows its size', async (page) => {
  await show(page, `{ lines: [{ kind: 'now', y: [0, 1, 2, 3] }] }`);
  await page.locator('.chart').evaluate((host) => void (host.style.width = '300px'));
  await page.locator('.chart svg[width="300"]').waitFor();
  assert.equal(await page.locator('.chart > svg').count(), 1);
  assert.ok((await page.locator('.feet text').count()) < 7);
});

for (const options of [{ forcedColors: /** @type {const} */ ('active') }, { colorScheme: /** @type {const} */ ('dark'), forcedColors: /** @type {const} */ ('active') }]) {
  alone(`forced colours${options.colorScheme ? ', dark' : ''}: lines contrast with the background`, async (page) => {
    await show(page, `{ lines: [{ kind: 'ghost', y: [0, 4, 2] }, { kind: 'now', y: [0, 1, 2, 3] }] }`);
    const paper = await page.evaluate(() => {
      const probe = document.body.appendChild(Object.assign(document.createElement('p'), { style: 'color: Canvas' }));
      return getComputedStyle(probe).color;
    });
    for (const kind of ['ghost', 'now']) assert.notEqual(await page.locator(`.line.${kind}`).evaluate((line) => getComputedStyle(line).stroke), paper);
  }, options);
}

/** The right edge of what is drawn of a chart that grows, in pixels. @param {Page} page */
const drawnTo = (page) => page.locator('.until rect').getAttribute('width').then(Number);

alone('a chart that grows is drawn up to its moment, on axes of the whole life, and does not tell what is ahead', async (page) => {
  const drawing = `{ lines: [{ kind: 'now', y: Array.from({ length: 101 }, (_, i) => 3 * i), label: 'end' }], bars: { kind: 'gained', y: Array.from({ length: 100 }, () => 3), most: '+3' }, read: (x) => x + ' read' }`;
  await show(page, `{ ahead: 'hidden', ...${drawing} }`);
  const at = () => page.evaluate(() => Reflect.get(window, 'made').at(40, 120));
  for (const size of ['640px', '400px']) {
    await page.locator('.chart').evaluate((host, width) => void (host.style.width = width), size);
    await page.locator(`.chart svg[width="${parseInt(size)}"]`).waitFor();
    await page.evaluate(() => Reflect.get(window, 'made').moment(40));
    const [x, y] = await at();
    assert.ok(Math.abs((await drawnTo(page)) - x) < 0.1);
    assert.match((await page.locator('.moment').getAttribute('transform')) ?? '', new RegExp(`^translate\\(${Math.round(10 * x) / 10} `));
    for (const part of ['.line.now', '.bars']) assert.match((await page.locator(part).getAttribute('clip-path')) ?? '', /^url\(#drawn/);
    // Up to the moment a pointer reads; ahead of it, it only chooses.
    await page.locator('.chart').hover({ position: { x: x - 20, y } });
    assert.match(await page.locator('.reading').innerText(), /^3\d read$/);
    await page.locator('.chart').hover({ position: { x: x + 60, y } });
    assert.equal(await page.locator('.reading').textContent(), '');
    assert.equal(await page.locator('.cursor circle').getAttribute('cy'), '-99');
  }
  await page.locator('.chart').click({ position: { x: 380, y: 90 } });
  assert.ok((await page.evaluate(() => Reflect.get(window, 'picked').at(-1))) > 40);
  assert.equal(await page.getByText('end').count() + (await page.getByText('+3').count()), 0);
  const rungs = await page.locator('.rungs').innerHTML();
  assert.equal(await page.locator('.line.ahead').count(), 0);
  // Drawn faintly, what is ahead can be read.
  await show(page, `{ ahead: 'faint', ...${drawing} }`);
  assert.equal(await page.locator('.rungs').innerHTML(), rungs);
  assert.equal(await page.locator('.line.ahead').getAttribute('d'), await page.locator('.line.now:not(.ahead)').getAttribute('d'));
  assert.ok(Number(await page.locator('.line.ahead').evaluate((line) => getComputedStyle(line).opacity)) < 0.5);
  await page.locator('.chart').hover({ position: { x: 300, y: 90 } });
  assert.match(await page.locator('.reading').innerText(), / read$/);
  assert.ok(await page.getByText('+3').isVisible());
});

alone('a step is drawn from the moment before to the next, also when the size changes meanwhile', async (page) => {
  await show(page, `{ ahead: 'faint', lines: [{ kind: 'now', y: Array.from({ length: 101 }, (_, i) => i) }] }`);
  /** The animated places of the clip: from where to where. */
  const step = () => page.evaluate(() => document.querySelector('.until rect')?.getAnimations().map((animation) => /** @type {KeyframeEffect} */ (animation.effect).getKeyframes().map(({ width }) => parseFloat(String(width)))));
  const edges = () => page.evaluate(() => [10, 11].map((x) => Reflect.get(window, 'made').at(x, 0)[0]));
  await page.evaluate(() => Reflect.get(window, 'made').moment(10));
  assert.deepEqual(await step(), []);
  // The animation is stopped, so that the test sees it.
  await page.evaluate(() => {
    const { animate } = Element.prototype;
    Element.prototype.animate = function (...given) {
      const made = animate.apply(this, given);
      made.pause();
      return made;
    };
    Reflect.get(window, 'made').moment(11, true);
  });
  /** @param {number[][] | undefined} found */
  const near = async (found) => {
    const expected = await edges();
    assert.equal(found?.length, 1);
    for (const [index, edge] of expected.entries()) assert.ok(Math.abs((found?.[0]?.[index] ?? 0) - edge) < 0.01, `${found} ${expected}`);
  };
  await near(await step());
  await page.evaluate(() => {
    document.getElementById('host')?.style.setProperty('width', '300px');
    // Drawn anew at the same time of the step.
    Reflect.get(window, 'made').show({ x: [0, 100], across: 'a', up: 'u', read: String, ahead: 'faint', lines: [{ kind: 'now', y: Array.from({ length: 101 }, (_, i) => i) }] });
  });
  await near(await step());
});

for (const width of [640, 300]) {
  alone(`labels cover no line and no other label, and a line leads to words that are not beside their ring: ${width} px`, async (page) => {
    await page.locator('.chart').evaluate((host, width) => void (host.style.width = `${width}px`), width);
    await page.locator('.chart').evaluate((host) => void (host.style.height = '300px'));
    await show(page, `{ most: 2000, lines: [
      { kind: 'guide', y: Array.from({ length: 101 }, (_, i) => 1.09 ** i * 60), free: true, label: 'exponential' },
      { kind: 'guide', y: Array.from({ length: 101 }, (_, i) => 45 * i), free: true, label: 'straight line' },
      { kind: 'guess', y: Array.from({ length: 101 }, (_, i) => 100 + 15 * i), free: true, label: 'your guess' },
      { kind: 'now', y: Array.from({ length: 101 }, (_, i) => 1500 * (1 - Math.exp(-i / 30))), label: 'this life' }],
      ring: { x: 40, y: 1105, words: 'up to here 11 people per connection, after that 2' } }`);
    const found = await page.evaluate(() => {
      const lines = [...document.querySelectorAll('.chart path.line')].map((line) => {
        const matrix = /** @type {SVGGraphicsElement} */ (line).getScreenCTM();
        const path = /** @type {SVGPathElement} */ (line);
        return Array.from({ length: 400 }, (_, part) => path.getPointAtLength((path.getTotalLength() * part) / 400).matrixTransform(matrix ?? undefined));
      });
      const boxes = [...document.querySelectorAll('.chart .label')].map((label) => {
        const { left, right, top, bottom } = label.getBoundingClientRect();
        // Letters are less high than their line.
        return { text: label.textContent, left, right, top: top + 3, bottom: bottom - 3 };
      });
      const host = document.getElementById('host')?.getBoundingClientRect() ?? new DOMRect();
      const covered = boxes.flatMap(({ text, left, right, top, bottom }) => [
        ...lines.flatMap((line, index) => (line.some(({ x, y }) => y > host.top + 16 && x > left && x < right && y > top && y < bottom) ? [`${text} covers line ${index}`] : [])),
        ...boxes.flatMap((other) => (other.text !== text && other.left < right && left < other.right && other.top < bottom && top < other.bottom ? [`${text} covers ${other.text}`] : [])),
        ...(left < host.left - 1 || right > host.right + 1 || top < host.top - 4 || bottom > host.bottom ? [`${text} is outside`] : []),
      ]);
      return { covered, texts: boxes.map(({ text }) => text) };
    });
    assert.deepEqual(found.covered, []);
    assert.match(found.texts.slice(0, -4).join(' '), /^up to here 11 people per connection, after that 2$/);
    assert.deepEqual(found.texts.slice(-4), ['exponential', 'straight line', 'your guess', 'this life']);
    const ring = await page.locator('.ring circle').boundingBox();
    const [x, y] = await page.evaluate(() => Reflect.get(window, 'made').at(40, 1105));
    const host = await page.locator('.chart').boundingBox();
    assert.ok(ring && host && Math.abs(ring.x + ring.width / 2 - host.x - x) < 1 && Math.abs(ring.y + ring.height / 2 - host.y - y) < 1);
  });
}

// ---- in the figure

/**
 * @param {string} name @param {(figure: Figure, page: Page) => Promise<void>} body
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
function figure(name, body, options = {}) {
  visit(name, '/', async (page) => body(await new Figure(page).ready(), page), options);
}

figure('a click in the chart jumps to that connection; the cursor shows the values there', async (figure) => {
  const chart = figure.element.locator('.chart');
  const reading = chart.locator('.reading');
  await chart.hover({ position: { x: 250, y: 80 } });
  const [, connection, reach] = /^([\d,]+) connections: ([\d,]+) within two steps$/.exec(await reading.innerText()) ?? [];
  await figure.settled(() => chart.click({ position: { x: 250, y: 80 } }));
  assert.equal(String(await figure.at()), connection);
  assert.equal((await figure.count('could reach')).toLocaleString('en'), reach);
  // The marker is at the click position.
  const box = await chart.boundingBox();
  const marker = await chart.locator('.moment path').boundingBox();
  assert.ok(box && marker && Math.abs(marker.x - box.x - 250) < 2);
  await figure.accept.hover();
  assert.equal(await reading.innerText(), '');
});

figure('the chart of each connection’s gain shows the number of the marked one', async (figure) => {
  await figure.element.getByRole('checkbox', { name: 'new per connection' }).check();
  await figure.settled(() => figure.connections.fill('40'));
  const chart = figure.element.locator('.chart');
  const marker = await chart.locator('.moment path').boundingBox();
  const box = await chart.boundingBox();
  assert.ok(marker && box);
  await chart.hover({ position: { x: marker.x - box.x, y: 60 } });
  assert.match(await chart.locator('.reading').innerText(), new RegExp(`^40 connections: .*, ${await figure.count('just gained')} new$`));
  assert.match((await chart.locator('.value').textContent()) ?? '', /^\+\d+$/);
});

figure('a checkbox switches to a logarithmic axis', async (figure) => {
  const rungs = () => figure.element.locator('.chart .rungs text').allTextContents();
  assert.equal((await rungs())[0], '0');
  await figure.element.getByRole('checkbox', { name: 'log axis', exact: true }).check();
  for (const rung of ['100', '1K']) assert.ok((await rungs()).includes(rung), String(await rungs()));
  assert.ok(!(await rungs()).includes('0'));
  await figure.element.getByRole('checkbox', { name: 'log axis', exact: true }).uncheck();
  assert.equal((await rungs())[0], '0');
});

figure('viewers at each hop stand above the bars', async (figure) => {
  await figure.settled(() => figure.button('Post').click());
  const label = (await figure.element.getByRole('img', { name: /Viewers at each hop/ }).getAttribute('aria-label')) ?? '';
  const values = await figure.element.locator('.chart .value').allTextContents();
  assert.deepEqual(values, Array.from(label.matchAll(/hop \d+: (\d+)/g), ([, count]) => count));
});

figure('the chart is drawn only when it changes', async (figure, page) => {
  await figure.settled(() => figure.connections.fill('60'));
  await figure.rest();
  await figure.element.evaluate((element) => {
    /** @type {string[]} */
    const changes = [];
    Object.assign(element, { changes });
    const chart = element.shadowRoot?.querySelector('.chart') ?? document.body;
    const observer = new MutationObserver((records) => changes.push(...records.map(({ target, attributeName }) => /** @type {Element} */ (target).closest?.('.moment, .until') ? 'marker' : `${/** @type {Element} */ (target).className} ${attributeName}`)));
    observer.observe(chart, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  /** What has changed in the chart since. @returns {Promise<string[]>} */
  const changes = async () => {
    await figure.rest();
    return figure.element.evaluate((element) => Reflect.get(element, 'changes'));
  };
  await frames(page, 40);
  assert.deepEqual(await changes(), []);
  // Another theme changes the colours, and nothing is drawn again.
  await page.locator('#theme').click();
  await page.locator('#theme').click();
  assert.deepEqual(await changes(), []);
  // A moment moves the marker, and changes the chart's description.
  await figure.connections.fill('61');
  const moved = await changes();
  assert.deepEqual([...new Set(moved)].sort(), ['chart aria-label', 'marker']);
});

figure('the life that is ahead is drawn faintly, and can be chosen', async (figure) => {
  await figure.settled(() => figure.connections.fill('60'));
  const chart = figure.element.locator('.chart');
  const drawn = async () => Number(await chart.locator('.until rect').getAttribute('width'));
  const marker = async () => Number(/translate\(([\d.]+)/.exec((await chart.locator('.moment').getAttribute('transform')) ?? '')?.[1]);
  assert.equal(await drawn(), await marker());
  const before = await drawn();
  await figure.settled(() => figure.accept.click());
  await figure.rest();
  assert.equal(await drawn(), await marker());
  assert.ok((await drawn()) > before);
  assert.ok(await chart.locator('.line.ahead').isVisible());
  const box = await chart.boundingBox();
  assert.ok(box);
  await figure.settled(() => chart.click({ position: { x: box.width * 0.8, y: 80 } }));
  assert.ok((await figure.at()) > 200);
  assert.equal(await drawn(), await marker());
});

visit('in a scene about finding out, neither chart nor words nor table tell what is ahead; in a room they do', '/own.html', async (page) => {
  const figure = await new Figure(page, 'hop-scope >> nth=0').ready();
  const chart = figure.element.locator('.chart');
  assert.equal(await chart.locator('.line.ahead').count(), 0);
  const words = async () => (await figure.element.locator('[data-chart=life]').getAttribute('aria-label')) ?? '';
  const reach = (await figure.count('could reach')).toLocaleString('en');
  assert.equal(await words(), `25 connections: ${reach} within two steps`);
  await figure.element.getByText('The numbers as tables').click();
  const table = figure.element.locator('.tables table', { hasText: 'connections' }).filter({ hasText: 'within two steps' }).last();
  await table.waitFor();
  const rows = async () => (await table.locator('tbody tr').allInnerTexts()).map((row) => parseInt(row));
  assert.deepEqual(await rows(), [0, 1, 2, 5, 10, 20, 25]);
  await figure.settled(() => figure.accept.click());
  assert.deepEqual(await rows(), [0, 1, 2, 5, 10, 20, 26]);
  assert.match(await words(), /^26 connections/);
  const shown = await new Figure(page, 'hop-scope >> nth=1').ready();
  assert.equal(await shown.element.locator('.chart .line.ahead').count(), 1);
});
