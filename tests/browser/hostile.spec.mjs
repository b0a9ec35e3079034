/** Malicious input, in a real browser: names in files, addresses, attributes. None of it runs; the shown figure stays. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Figure, consistent } from '../support/figure.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../www/element/hop-scope.js').HopScope} HopScope */

/** @param {string} body */
const host = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page of somebody’s</title>
  <script type="module" src="/hopscope.js"></script><body>${body}</body></html>`;

const FIGURE = '<hop-scope id="one" scene="sandbox" people="300" seed="5" months="60" connections="10"></hop-scope>';

const { visit } = await start({
  pages: {
    '/host': host(FIGURE),
    '/coupled': host(`<button data-hopscope="one" data-set="${'&amp;'.repeat(2000)}%00=1&amp;constructor=2&amp;${Array.from({ length: 3000 }, (_, at) => `n${at}`).join('&amp;')}">many</button>
      <b data-hopscope="one" data-show="constructor">as it was</b><b data-hopscope="one" data-show="__proto__">as it was</b>
      <b data-hopscope="one" data-show="${'x'.repeat(100_000)}">as it was</b>${FIGURE}`),
    '/attributes': host(`<hop-scope scene="constructor" constructor="1" __proto__="2" tostring="3" people="%00" seed="${'9'.repeat(100_000)}" ${Array.from({ length: 500 }, (_, at) => `n${at}="1"`).join(' ')}></hop-scope>`),
  },
});

/**
 * A test of a figure on a page of its own. Any problem on the page that is not `expected` fails it.
 * @param {string} name @param {string} path
 * @param {(figure: Figure, page: Page, warnings: string[]) => Promise<void>} body warnings: console messages, in order of arrival
 * @param {{ expected?: RegExp[], selector?: string }} [options]
 */
function hostile(name, path, body, { expected = [], selector = 'hop-scope' } = {}) {
  /** @type {string[]} */
  const warnings = [];
  const before = (/** @type {Page} */ page) => void page.on('console', (message) => warnings.push(message.text()));
  visit(name, path, async (page) => {
    await body(await new Figure(page, selector).ready(), page, warnings);
    assert.match(await page.title(), /^(A page of somebody’s|Hopscope)/, 'nothing has run');
  }, { timeout: 120_000, patience: 20_000, expected, before });
}

/** @param {string | Buffer} content @param {string} [name] */
const file = (content, name = 'names.csv') => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

/** @param {Figure} figure @param {ReturnType<typeof file>} content */
const open = (figure, content) => figure.element.locator('input[type=file]').setInputFiles(content);

/** Ends of sentences, reversed by an invisible bidi control character. */
const TURNING = ['\u202Egnp.exe', '\u2067\u202Eabc', 'ends\u2069\u2069\u2069\u202E', 'x\u202D\u202B\u202E\u202Ey', '\u2068\u2068\u2066never closed'];

/** Names that contain markup, scripts or control characters. */
const NAMES = [
  '<img/src=x/onerror=document.title="hit">',
  '</script><script>document.title="hit"</script>',
  '"><svg onload=document.title="hit">',
  "'-document.title='hit'-'",
  'javascript:document.title="hit"',
  '${document.title="hit"}',
  '{person} {gained} {{count}}',
  '$& $1 $$',
  '&lt;b&gt;&#0;',
  '=HYPERLINK("https://example.org")',
  '@SUM(A1)',
  '-1+1|cmd',
  'constructor',
  '__proto__',
  '\u200B\u200D zero \uFEFFwidth',
  'שלום (x)',
  'مرحبا, 12',
  'x'.repeat(1000),
  ...TURNING,
];

/** A complete network with these names, quoted. */
const CSV = NAMES.flatMap((one, at) => NAMES.slice(at + 1).map((other) => `${quoted(one)},${quoted(other)}\n`)).join('');

/** @param {string} name */
function quoted(name) {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text without invisible bidi control characters. @param {string} text */
const seen = (text) => text.replace(/[\u2066-\u2069\u202A-\u202E]/g, '');

/** Whether all bidi control characters are inside isolates that are closed. @param {string} text */
function turnsNothing(text) {
  let depth = 0;
  for (const letter of text) {
    if (letter === '\u2068') depth += 1;
    else if (letter === '\u2069') depth -= 1;
    else if (/[\u202A-\u202E\u2066\u2067]/.test(letter)) return false;
    if (depth < 0 || depth > 1) return false;
  }
  return depth === 0;
}

/** All visible and spoken text of the figure, except names in their own elements. @param {Figure} figure @returns {Promise<string[]>} */
const words = (figure) =>
  figure.element.evaluate((element) => {
    const all = [...(element.shadowRoot?.querySelectorAll('*') ?? [])];
    const attributes = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'];
    const said = all.flatMap((one) => attributes.map((name) => one.getAttribute(name) ?? ''));
    const own = all.filter((one) => !['b', 'bdi', 'style', 'option'].includes(one.localName));
    const read = own.map((one) => [...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ textContent }) => textContent).join(''));
    return [...said, ...read].filter((text) => text !== '');
  });

/** Whether these words follow one another on screen, from left to right and line by line. @param {import('playwright-core').Locator} place @param {string[]} words */
const inOrder = (place, words) =>
  place.evaluate((element, words) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    /** @type {{ node: Node, from: number }[]} */
    const nodes = [];
    let text = '';
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, from: text.length });
      text += walker.currentNode.textContent;
    }
    let from = 0;
    const places = words.map((word) => {
      from = text.indexOf(word, from);
      if (from < 0) throw new Error(`no ${word} in ${text}`);
      const at = nodes.findLast((one) => one.from <= from);
      const range = document.createRange();
      range.setStart(/** @type {Node} */ (at?.node), from - (at?.from ?? 0));
      range.setEnd(/** @type {Node} */ (at?.node), from - (at?.from ?? 0) + word.length);
      const [first] = range.getClientRects();
      from += word.length;
      return first;
    });
    return places.every((place, at) => {
      const before = places[at - 1];
      return !before || !place || place.top >= before.bottom - 2 || place.left >= before.right - 1;
    });
  }, words);

/** Checks that no name has an effect on the page. @param {Figure} figure */
async function nothingMade(figure) {
  assert.equal(await figure.element.locator('img, script, iframe, object, embed, form, base, link, a[href^="javascript"], [onload], [onerror]').count(), 0);
  for (const text of await words(figure)) assert.ok(turnsNothing(text), JSON.stringify(text));
}

hostile('names in a file stay text in the page, in events and in announcements', '/host', async (figure, page) => {
  await figure.settled(() => open(figure, file(CSV, '\u202E<img src=x onerror=document.title="hit">vsc.csv')));
  const state = figure.element.locator('.file-state');
  assert.match(seen(await state.innerText()), new RegExp(`^<img src=x onerror=document.title="hit">vsc.csv: ${NAMES.length} people`));
  assert.ok(await inOrder(state, ['vsc.csv', 'people', 'ties']));
  await figure.settled(() => figure.button('Reset').click());
  /** @type {Set<string>} */
  const read = new Set();
  for (let clicks = 0; clicks < NAMES.length; clicks += 1) {
    const next = figure.element.locator('.next');
    assert.ok(await inOrder(next, ['Next', 'ties', 'you already reach']), await next.innerText());
    await figure.settled(() => figure.accept.click());
    const happened = figure.element.locator('.happened');
    const words = seen((await happened.textContent()) ?? '');
    const name = NAMES.find((name) => words.includes(`Person ${seen(name)} brought`));
    assert.ok(name !== undefined, words);
    read.add(name);
    assert.ok(await inOrder(happened, ['Person', 'brought']), words);
    const wide = await figure.element.evaluate((element) => element.shadowRoot?.querySelector('.figure')?.scrollWidth ?? 0);
    assert.ok(wide <= (await page.evaluate(() => innerWidth)), `${words} is ${wide} wide`);
    await nothingMade(figure);
  }
  assert.deepEqual([...read].sort(), [...NAMES].sort(), 'everybody is named once');

  // The selected person, and the person of the figure.
  const tip = figure.element.locator('.tip');
  await figure.clickAbout(tip);
  assert.ok(await inOrder(tip, ['Person', 'degree']));
  await nothingMade(figure);
  const you = figure.element.getByRole('textbox', { name: 'Which person are you?' });
  for (const name of TURNING.slice(0, 3)) {
    await figure.settled(async () => {
      await you.fill(name);
      await you.press('Enter');
    });
    assert.equal(await you.inputValue(), name, 'what tells people apart stays as it is in the file');
    await nothingMade(figure);
  }
  await figure.settled(async () => {
    await you.fill('nobody\u202E<img src=x onerror=document.title="hit">');
    await you.press('Enter');
  });
  await figure.element.locator('.note').first().waitFor();
  await nothingMade(figure);
});

hostile('in a right-to-left figure a left-to-right name turns nothing around', '/host', async (figure, page) => {
  await page.evaluate(() => /** @type {any} */ (customElements.get('hop-scope')).teach('he', {}));
  await figure.element.evaluate((element) => element.setAttribute('lang', 'he'));
  await figure.element.locator('[dir=rtl]').first().waitFor();
  await figure.settled(() => open(figure, file('"Ann (1)","שלום"\n"שלום","Bob\u202E"\n"Bob\u202E","Ann (1)"\n')));
  await figure.settled(() => figure.button('Reset').click());
  for (let clicks = 0; clicks < 3; clicks += 1) {
    await figure.settled(() => figure.accept.click());
    assert.match((await figure.element.locator('.happened').textContent()) ?? '', /\u2068(Ann \(1\)|שלום|Bob)\u2069/);
    await nothingMade(figure);
  }
});

/** An entity that expands to ten copies of the one before, ten levels deep. */
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE graphml [<!ENTITY a0 "ha">${Array.from({ length: 10 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>
  <graphml><graph><node id="&a10;"/></graph></graphml>`;

/** Refused files, and their error messages. @type {[string, string | Buffer, RegExp][]} */
const REFUSED = [
  ['nothing', '', /empty/],
  ['null bytes', 'a b\nb\0c d\n', /Line 2 is not text: it has the byte 0x00/],
  ['an end of nothing', Buffer.alloc(100_000), /not text|empty/],
  ['a quote that does not end', `a,b\n"<img src=x onerror=document.title='hit'>\u202E,c\n`, /Line 2 .*quote/],
  ['a name of a megabyte', `a b\n${'x'.repeat(1 << 20)} c\n`, /Line 2 has a name of 1,048,576 bytes/],
  ['one line of ten megabytes', 'x'.repeat(10 << 20), /Line 1 has a name of 10,485,760 bytes/],
  ['one person', '\u202Eme \u202Eme\n', /names only one person/],
  ['16 kB that unpack to 16 MB and more', gzipSync(Buffer.alloc(40 << 20, 'a b\n')), /unpacks to more than 200 times its size/],
  ['a packed file in a packed file', gzipSync(gzipSync('a b\nb c\n')), /contains a packed file/],
  ['a packed file that ends too early', gzipSync('a b\nb c\n'.repeat(99)).subarray(0, 30), /ends too early/],
  ['an archive that is none', Buffer.from('PK\x03\x04 and nothing more'), /zip archive is damaged/],
  ['entities that grow a thousandfold a line', LAUGHS, /declares entities/],
  ['an entity from elsewhere', `<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml><graph><node id="&x;"/></graph></graphml>`, /declares entities/],
  ['100,000 elements in one another', `<graphml><graph>${'<desc>'.repeat(100_000)}`, /nested more than 100 elements deep/],
  ['100,000 lists in one another', '['.repeat(100_000), /ends before its JSON does/],
  ['people beyond all bounds', '*Vertices 4000000000\n', /at most 1,000,000 people/],
  ['a web page', '<!doctype html><script>document.title="hit"</script>', /web page/],
];

hostile('a refused file shows why, and the figure goes on', '/host', async (figure) => {
  await figure.settled(() => open(figure, file('a b\nb c\nc d\n', 'good.csv')));
  await figure.settled(() => figure.connections.fill('3'));
  const before = await figure.element.evaluate((element) => JSON.stringify(/** @type {HopScope} */ (element).getState()));
  const picture = await figure.picture();
  const alert = figure.element.getByRole('alert');
  for (const [what, content, message] of REFUSED) {
    await open(figure, file(content, `${what}.csv`));
    await alert.filter({ hasText: message }).waitFor();
    const words = (await alert.textContent()) ?? '';
    assert.ok(words.length < 500 && /last network that worked/.test(words), `${what}: ${words}`);
    await nothingMade(figure);
    assert.equal(await figure.element.evaluate((element) => JSON.stringify(/** @type {HopScope} */ (element).getState())), before, what);
    assert.equal(await figure.picture(), picture, what);
    // The scrubber and the buttons work, and the message is gone.
    await figure.settled(() => figure.button('Reset').click());
    await figure.settled(() => figure.connections.fill(String(JSON.parse(before).connection)));
    consistent(await figure.counts());
    assert.equal(await figure.element.evaluate((element) => JSON.stringify(/** @type {HopScope} */ (element).getState())), before, what);
  }
});

/** Query strings, by what is wrong with them. */
const ADDRESSES = {
  'names that every object has': '__proto__=1&constructor=2&toString=3&hasOwnProperty=4&valueOf=5',
  'invalid encodings': 'people=%&seed=%zz&%E0%A4%A=1&%00=%00&see=%C0%AF',
  'a repeated name': 'seed=1&seed=2&seed=3&'.repeat(50),
  'thousands of names': Array.from({ length: 12_000 }, (_, at) => `n${at}=${at}`).join('&'),
  'markup': 'people=<img src=x onerror=document.title="hit">&<script>document.title="hit"</script>=1&you=\u202Eabc',
  'one value of 100,000 letters': `people=${'9'.repeat(100_000)}`,
  'one name of 100,000 letters': `${'x'.repeat(100_000)}=1`,
  'invalid numbers': 'ties=1e-999&seed=-1e999&see=NaN&reshare=Infinity&closure=0x10&hops=٣&rewire=1e-999',
  'nothing but signs': '?#&=%&&&==&%%%'.repeat(500),
};

/** Query strings without a name of the figure: in an address they may belong to another script, so the figure logs no warning. */
const OTHERS = ['names that every object has', 'thousands of names', 'one name of 100,000 letters', 'nothing but signs'];

for (const [what, text] of Object.entries(ADDRESSES)) {
  hostile(`${what}, given to set() and setState(): at most a few warnings, and the figure goes on`, '/host', async (figure, page, warnings) => {
    for (const method of /** @type {const} */ (['set', 'setState'])) {
      await figure.element.evaluate((element, [method, text]) => /** @type {any} */ (element)[method](text), /** @type {const} */ ([method, text]));
      consistent(await figure.counts());
      await nothingMade(figure);
    }
    assert.ok(warnings.length >= 1 && warnings.length <= 24, `${warnings.length} warnings`);
    for (const warning of warnings) assert.ok(warning.startsWith('hop-scope: ') && warning.length < 400, warning.slice(0, 500));
    assert.equal(new Set(warnings).size, warnings.length, 'nothing is said twice');
    assert.equal(await page.evaluate(() => Object.keys(Object.prototype).length), 0);
    await figure.element.evaluate((element) => /** @type {HopScope} */ (element).setState('people=300&seed=5&connections=10'));
    await figure.settled(() => figure.accept.click());
    assert.equal(await figure.count('1st degree'), 11);
  }, { expected: [/hop-scope: /] });

  hostile(`${what}, in the address of the page`, `/#scene=sandbox&${text}`, async (figure, page, warnings) => {
    consistent(await figure.counts());
    if (OTHERS.includes(what)) assert.deepEqual(warnings, []);
    else assert.ok(warnings.length >= 1 && warnings.length <= 24, `${warnings.length} warnings`);
    for (const warning of warnings) assert.ok(warning.startsWith('hop-scope: ') && warning.length < 400, warning.slice(0, 500));
    await figure.settled(() => figure.accept.click());
    await nothingMade(figure);
  }, { expected: [/hop-scope: /], selector: 'hop-scope[scene=sandbox]' });
}

hostile('set() survives objects of any kind and values of any type', '/host', async (figure, page) => {
  await figure.element.evaluate(async (element) => {
    const figure = /** @type {any} */ (element);
    const parsed = JSON.parse('{"__proto__": {"people": 7}, "constructor": 1, "seed": 3}');
    for (const values of [parsed, Object.create({ people: 7 }), { people: NaN, see: -0, seed: 2 ** 60 }, { people: null, strategy: true }, Object.create(null)]) await figure.set(values);
  });
  assert.equal(await page.evaluate(() => /** @type {any} */ ({}).people), undefined);
  consistent(await figure.counts());
  await figure.settled(() => figure.accept.click());
}, { expected: [/hop-scope: /] });

hostile('attributes of any name and value break nothing, nor does a scene named after a property of Object', '/attributes', async (figure, page, warnings) => {
  consistent(await figure.counts());
  await figure.settled(() => figure.accept.click());
  assert.ok(warnings.some((warning) => /scene="constructor" is ignored/.test(warning)), warnings.join('\n'));
  assert.ok(warnings.some((warning) => /"constructor" is not a parameter/.test(warning)), warnings.join('\n'));
  assert.ok(warnings.length <= 24 && warnings.every((warning) => warning.length < 400), `${warnings.length} warnings`);
}, { expected: [/hop-scope: /] });

hostile('coupled text with thousands of names breaks nothing', '/coupled', async (figure, page, warnings) => {
  await figure.settled(() => page.getByRole('button', { name: 'many' }).click());
  consistent(await figure.counts());
  assert.deepEqual([...new Set(await page.locator('b[data-show]').allInnerTexts())], ['as it was']);
  assert.ok(warnings.length >= 4 && warnings.length <= 28 && warnings.every((warning) => warning.length < 400), `${warnings.length} warnings`);
  await figure.settled(() => figure.accept.click());
}, { expected: [/hop-scope: /] });

hostile('a demo that cannot be read is refused with its line, and nothing is played', '/host', async (figure) => {
  const before = await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text);
  const refusals = await figure.element.evaluate(async (element) => {
    // Random demos of whole steps and fragments (generator of Park and Miller), each with an invalid last line.
    let state = 20261127;
    const any = (/** @type {string[]} */ words) => words[(state = (state * 48271) % 2147483647) % words.length] ?? '';
    const pieces = ['accept', 'accept 3', 'play', 'post', 'goto 5', 'wait', '-1', '1e9', 'NaN', 'set', 'set people=30', '__proto__', 'constructor', 'say', '<b>x</b>', '\u202E', '\0', '#', '=', '&', '%', ' ', '\t', '\r', 'start'];
    /** @type {{ line: unknown, lines: number, message: string }[]} */
    const refusals = [];
    for (let turn = 0; turn < 300; turn += 1) {
      const lines = Array.from({ length: 1 + (turn % 7) }, () => Array.from({ length: 1 + (turn % 4) }, () => any(pieces)).join(any(['', ' '])));
      const script = [...lines, 'hop'].join('\n');
      const error = await /** @type {HopScope} */ (element).replay(script).then(() => ({ line: 'played', message: '' }), (error) => error);
      refusals.push({ line: error.line, lines: lines.length + 1, message: error.message });
    }
    return refusals;
  });
  for (const { line, lines, message } of refusals) {
    assert.ok(typeof line === 'number' && line >= 1 && line <= lines, `${line} of ${lines}`);
    assert.ok(message.includes(String(line)) && message.length < 300, message);
  }
  assert.equal(await figure.element.evaluate((element) => /** @type {HopScope} */ (element).getState().text), before);
});
