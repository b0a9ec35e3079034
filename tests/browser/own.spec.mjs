/** A list of one's own connections in a real browser: opening it, the texts about it, and that no part of it leaves the page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { Figure } from '../support/figure.mjs';
import { until } from '../support/rest.mjs';
import { assertSeen } from '../support/seen.mjs';
import { start } from '../support/start.mjs';

const HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,"><script type="module" src="/hopscope.js"></script>';
const { visit } = await start({
  pages: {
    '/own.html': `${HEAD}<hop-scope scene="own-network"></hop-scope>`,
    '/box.html': `${HEAD}<hop-scope scene="sandbox" connections="40"></hop-scope>`,
    // With renderer="core" no script for a graphics card is requested.
    '/core.html': `${HEAD}<hop-scope scene="own-network" renderer="core"></hop-scope>`,
    '/de.html': `${HEAD.replace('lang="en"', 'lang="de"')}<hop-scope scene="own-network"></hop-scope>`,
  },
});

/** Invented people: two at one company, one at another, a closed account, and one without a date. */
const LIST = `Notes:
"A sentence, in quotes"

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Bo,Rask,https://example.org/in/bo,,Foxglove,Keeper,31 Jan 2024
,,,,,,15 Dec 2023
Ada,Quill,https://example.org/in/ada,secret@example.org,Tern & Lark,Writer,12 Mar 2021
Émile,Øster,https://example.org/in/e,,foxglove,,09 Apr 2018
Vi,Vetch,https://example.org/in/vi,,,,
`;

const file = (/** @type {string} */ text = LIST, name = 'Connections.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/**
 * A test of a figure on a page of its own. Any problem on the page fails it.
 * @param {string} page @param {string} name @param {(figure: Figure, page: import('playwright-core').Page, context: import('playwright-core').BrowserContext) => Promise<void>} body
 * @param {Parameters<typeof visit>[3]} [options]
 */
function own(page, name, body, options = {}) {
  visit(name, `/${page}.html`, async (page, { context }) => body(await new Figure(page, 'hop-scope').ready(), page, context), { timeout: 120_000, patience: 20_000, ...options });
}

/** Opens a file as a person does, with the chooser, and goes to its last connection. @param {Figure} figure @param {ReturnType<typeof file>} [what] */
async function choose(figure, what = file()) {
  const choosing = figure.page.waitForEvent('filechooser');
  const [chooser] = await Promise.all([choosing, figure.button('Open a network file').first().click()]);
  await figure.settled(() => chooser.setFiles(what));
  await figure.settled(() => figure.connections.press('End'));
}

own('own', 'an own list and an own network open where there is something left to do', async (figure) => {
  const input = figure.element.locator('input[type=file]');
  await figure.settled(() => input.setInputFiles(file()));
  assert.equal(await figure.at(), 2);
  await figure.settled(() => figure.button('Play').click());
  assert.equal(await figure.at(), 5);
  const ring = Array.from({ length: 12 }, (_, person) => `p${person} p${(person + 1) % 12}`).join('\n');
  await figure.settled(() => input.setInputFiles(file(ring, 'ring.txt')));
  assert.equal(await figure.at(), 3);
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.at(), 4);
});

/** The names in the picture, with their boxes. @param {Figure} figure */
const names = (figure) =>
  figure.element.locator('.names bdi').evaluateAll((spans) =>
    spans.map((span) => {
      const { left, right, top, bottom } = span.getBoundingClientRect();
      const view = span.closest('.view')?.getBoundingClientRect();
      return { text: span.textContent ?? '', left, right, top, bottom, isInside: view !== undefined && left >= view.left && right <= view.right && top >= view.top && bottom <= view.bottom };
    }),
  );

own('own', 'people of a small network are named in the picture, and companies of a list; no name covers another', async (figure) => {
  for (const [button, least, name] of /** @type {const} */ ([['Or try a karate club of 34 people', 28, /^\d+$/], ['Or try a made-up list of connections', 6, /^[A-Z].* [A-Z]/]])) {
    await figure.settled(() => figure.button(button).click());
    await until(`the names of ${button}`, async () => (await names(figure)).length >= least);
    const found = await names(figure);
    assert.ok(found.every(({ text, isInside }) => isInside && name.test(text)), JSON.stringify(found));
    assert.equal(new Set(found.map(({ text }) => text)).size, found.length);
    for (const [index, one] of found.entries()) {
      for (const other of found.slice(index + 1)) assert.ok(one.left >= other.right || other.left >= one.right || one.top >= other.bottom || other.top >= one.bottom, `${one.text} and ${other.text}`);
    }
    // In an enlarged picture they would stand elsewhere.
    await figure.button('Larger').click();
    await until('no names', async () => (await names(figure)).length === 0);
    await figure.button('Show the whole picture').click();
    await until('the names again', async () => (await names(figure)).length === found.length);
  }
});

own('own', 'the three buttons that open a network stay while one is open', async (figure, page) => {
  const buttons = ['Open a network file', 'Or try a karate club of 34 people', 'Or try a made-up list of connections'];
  for (const open of ['', ...buttons.slice(1)]) {
    if (open) await figure.settled(() => figure.button(open).click());
    for (const name of buttons) {
      await figure.button(name).scrollIntoViewIfNeeded();
      await assertSeen(figure.button(name), { name });
    }
  }
  await figure.settled(() => figure.button('Close the file').click());
  await choose(figure);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
});

for (const scene of ['own', 'box']) {
  own(scene, `an error of a file is seen beside the button that opens files, ${scene === 'own' ? 'above the picture' : 'below it'}`, async (figure, page) => {
    await figure.element.locator('input[type=file]').setInputFiles(file('First Name,Last Name,Connected On\n', 'empty.csv'));
    const error = figure.element.getByRole('alert').filter({ hasText: 'no connection follows it' });
    await assertSeen(error, { name: 'the error' });
    const [box, button] = await Promise.all([error.boundingBox(), figure.element.locator('.invites button, .file .button').first().boundingBox()]);
    assert.ok(box && button && Math.min(Math.abs(box.y - button.y - button.height), Math.abs(button.y - box.y - box.height)) < 30, JSON.stringify([box, button]));
    assert.equal(await error.count(), 1);
    // The next file takes the error away.
    await figure.settled(() => figure.element.locator('input[type=file]').setInputFiles(file()));
    assert.equal(await error.count(), 0);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  });
}

own('own', 'a list is shown whole, and what it lacks is shown as unknown', async (figure) => {
  await choose(figure);
  assert.equal(await figure.count('1st degree'), 5);
  // The 2nd and 3rd degree are unknown.
  assert.ok(Number.isNaN(await figure.count('2nd degree')) && Number.isNaN(await figure.count('3rd degree')));
  assert.equal(await figure.element.locator('.counters > div:visible').count(), 3);
  await figure.text('Connections.csv: 5 connections, April 2018 to January 2024.').waitFor();
  await figure.text('The file does not say who introduced you, or which of your connections know each other.').waitFor();
  await figure.text('1 connection has no date that can be read (on line 9').waitFor();
  await figure.text('1 more has no readable date').waitFor();
  await figure.text('2 connections name no company').waitFor();
  assert.match(await figure.text(/^about .* people, somewhere between/).innerText(), /^about [\d,]+ people, somewhere between [\d,]+ and [\d,]+$/);
  const foxglove = figure.element.locator('tr', { hasText: 'Foxglove' });
  assert.deepEqual(await foxglove.locator('td').allInnerTexts(), ['2', 'Apr 2018', 'Jan 2024']);
  // A list has no invitations, no post, no strategy, no seed and no structure.
  for (const name of ['Accept next invitation', 'Post', 'Structure', 'New network']) assert.equal(await figure.button(name).count(), 0, name);
  assert.equal(await figure.element.getByRole('combobox').count(), 0);
  assert.equal(await figure.text('secret@example.org').count(), 0);
});

own('own', 'the life passes by date', async (figure) => {
  await choose(figure);
  const when = figure.element.locator('.scrubber .quiet');
  assert.equal(await when.innerText(), 'at an unknown date');
  await figure.settled(() => figure.connections.fill('2'));
  assert.equal(await when.innerText(), 'March 2021');
  assert.equal(await figure.connections.getAttribute('aria-valuetext'), '2 connections of 5, March 2021');
  assert.match((await figure.element.locator('.view canvas').getAttribute('aria-label')) ?? '', /2 connections around you; 5 in the whole list/);
  // A step goes to the next month with a connection.
  await figure.settled(() => figure.button('Step').click());
  assert.equal(await figure.at(), 3);
  assert.equal(await when.innerText(), 'December 2023');
  await figure.settled(() => figure.button('Reset').click());
  assert.equal(await when.innerText(), 'before the first');
  await figure.settled(() => figure.button('Replay from the first').click());
  assert.equal(await figure.at(), 5);
  await figure.text('The numbers year by year').click();
  const year = figure.element.locator('tr').filter({ has: figure.page.getByRole('rowheader', { name: '2021', exact: true }) });
  assert.deepEqual(await year.locator('td').allInnerTexts(), ['1', '2']);
});

own('own', 'a company is shown in the picture, and people by name, company and date', async (figure) => {
  await choose(figure);
  const before = await figure.still();
  await figure.button('Foxglove').click();
  await figure.text('Émile Øster, Foxglove: April 2018').waitFor();
  assert.notEqual(await figure.still(), before);
  assert.equal(await figure.button('Be this person').count(), 0);
});

own('core', 'nothing leaves the tab: no request, no storage, nothing in the address', async (figure, page, context) => {
  // The first list requests all files that a list needs. After it there are no requests.
  await choose(figure, file(LIST.replaceAll('Quill', 'Before'), 'first.csv'));
  /** @type {string[]} */
  const requests = [];
  context.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  await choose(figure);
  await figure.settled(() => figure.connections.fill('2'));
  await figure.button('Foxglove').click();
  await figure.text('Émile Øster, Foxglove').waitFor();
  await figure.settled(() => figure.button('Replay from the first').click());
  await figure.text('What it rests on').click();
  assert.deepEqual(requests, []);
  assert.deepEqual(await page.evaluate(async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]), ['', 0, 0, 0, 0]);
  assert.doesNotMatch(decodeURIComponent(page.url()), /Quill|Foxglove|Rask/);
});

own('own', 'what is fetched for a list is the figure’s own files, and none of the list goes with it', async (figure, page, context) => {
  /** @type {string[]} */
  const requests = [];
  context.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}${new URL(request.url()).search} ${request.postData() ?? ''}`));
  await choose(figure);
  for (const request of requests) assert.match(request, /^GET \/[\w.-]+\.(js|wasm) $/);
});

own('box', 'a list in the sandbox is the same, and the sandbox comes back when it is closed', async (figure) => {
  await figure.settled(() => figure.element.locator('input[type=file]').setInputFiles(file()));
  assert.equal(await figure.count('1st degree'), 2);
  await figure.text('2nd degree: an estimate, not a count').waitFor();
  assert.equal(await figure.accept.count(), 0);
  await figure.settled(() => figure.button('Close the file').click());
  assert.ok((await figure.count('2nd degree')) > 0);
  assert.equal(await figure.at(), 40);
  await figure.settled(() => figure.accept.click());
  assert.equal(await figure.at(), 41);
  assert.equal(await figure.text('2nd degree: an estimate').count(), 0);
  // A network file after a list is shown as always.
  await figure.settled(() => figure.element.locator('input[type=file]').setInputFiles(file('a b\nb c\nc d\n', 'path.txt')));
  await figure.text('path.txt: 4 people, 3 ties.').waitFor();
});

own('own', 'names with markup and other directions are letters, and a list that cannot be read leaves the last one', async (figure, page) => {
  const hostile = LIST.replace('Bo,Rask', '<img src=x onerror=alert(1)>,\u202egpj.exe').replaceAll(/[Ff]oxglove/g, '"<script>alert(2)</script>"');
  await choose(figure, file(hostile));
  await figure.element.locator('tr', { hasText: '<script>alert(2)</script>' }).waitFor();
  assert.equal(await figure.element.locator('img, tr script').count(), 0);
  await figure.element.locator('input[type=file]').setInputFiles(file('First Name,Last Name,Connected On\n', 'empty.csv'));
  await figure.element.getByRole('alert').filter({ hasText: 'no connection follows it' }).waitFor();
  assert.equal(await figure.count('1st degree'), 5);
  assert.equal(await page.evaluate(() => document.querySelector('hop-scope')?.shadowRoot?.querySelectorAll('img').length), 0);
});

own('own', 'a made-up list can be opened, and meets WCAG 2.2 AA', async (figure, page) => {
  await figure.settled(() => figure.button('Or try a made-up list of connections').click());
  await figure.text(/^made-up connections: \d+ connections/).waitFor();
  assert.deepEqual(await violations(page, ['landmark-one-main', 'page-has-heading-one', 'region', 'heading-order']), []);
});

own('de', 'a list is shown in German', async (figure) => {
  await figure.settled(() => figure.element.locator('input[type=file]').setInputFiles(file()));
  await figure.text('Connections.csv: 5 Kontakte, April 2018 bis Januar 2024.').waitFor();
  await figure.text('2. Grad: geschätzt, nicht gezählt').waitFor();
  await figure.text('1 Kontakt hat kein lesbares Datum').waitFor();
});
