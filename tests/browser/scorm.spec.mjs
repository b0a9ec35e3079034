/** The SCORM 1.2 package: its files, and what it tells a learning platform. The platform is a page with a small API. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { violations } from '../support/axe.mjs';
import { dist } from '../support/browser.mjs';
import { until } from '../support/rest.mjs';
import { start } from '../support/start.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** The files of a zip archive by name, as its central directory lists them. @param {Buffer} zip @returns {Map<string, Buffer>} */
function unzip(zip) {
  const end = zip.lastIndexOf('PK\x05\x06');
  const files = new Map();
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, name, extra, comment, offset] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), ...[28, 30, 32].map((place) => zip.readUInt16LE(at + place)), zip.readUInt32LE(at + 42)].map(Number);
    const from = Number(offset) + 30 + zip.readUInt16LE(Number(offset) + 26) + zip.readUInt16LE(Number(offset) + 28);
    const data = zip.subarray(from, from + Number(size));
    files.set(zip.toString('utf8', at + 46, at + 46 + Number(name)), method === 8 ? inflateRawSync(data) : data);
    at += 46 + Number(name) + Number(extra) + Number(comment);
  }
  return files;
}

const files = unzip(readFileSync(join(dist, 'hopscope-scorm.zip')));
const folder = mkdtempSync(join(tmpdir(), 'scorm-'));
for (const [name, content] of files) writeFileSync(join(folder, name), content);

/** A platform: its API in the page above the frame, which remembers all values. */
const PLATFORM = `<!doctype html><html lang="en"><title>platform</title><link rel="icon" href="data:,">
<script>
  window.values = JSON.parse(sessionStorage.values ?? '{}');
  window.calls = [];
  const call = (name, act) => (...given) => { calls.push([name, ...given].join(' ')); return act?.(...given) ?? 'true'; };
  window.API = {
    LMSInitialize: call('initialize'),
    LMSGetValue: call('get', (name) => values[name] ?? ''),
    LMSSetValue: call('set', (name, value) => { values[name] = value; }),
    LMSCommit: call('commit', () => { sessionStorage.values = JSON.stringify(values); }),
    LMSFinish: call('finish'),
    LMSGetLastError: () => '0', LMSGetErrorString: () => '', LMSGetDiagnostic: () => '',
  };
</script>`;
const TALL = 'style="width: 100%; height: 690px; border: 0"';

const { visit: lesson } = await start({
  root: folder,
  pages: {
    '/platform': `${PLATFORM}<iframe title="course" src="/index.html" ${TALL}></iframe>`,
    '/deep': `${PLATFORM}<iframe title="course" src="/between" ${TALL}></iframe>`,
    '/between': `<!doctype html><html lang="en"><title>between</title><iframe title="course" src="/index.html" ${TALL}></iframe>`,
    '/opener': `${PLATFORM}<button onclick="window.open('/index.html')">Start</button>`,
  },
});
after(() => rmSync(folder, { recursive: true }));

/** @param {Page} page @returns {Promise<Record<string, string>>} */
const values = (page) => page.evaluate(() => Reflect.get(window, 'values'));
/** @param {Page} page @returns {Promise<string[]>} */
const calls = (page) => page.evaluate(() => Reflect.get(window, 'calls'));

test('the package has a manifest of SCORM 1.2 at its root, which names its files', () => {
  assert.deepEqual([...files.keys()].sort(), ['hopscope.html', 'imsmanifest.xml', 'index.html']);
  const manifest = String(files.get('imsmanifest.xml'));
  assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/);
  assert.match(manifest, /adlcp:scormtype="sco" href="index\.html"/);
  assert.deepEqual(Array.from(manifest.matchAll(/<file href="([^"]+)"/g), ([, name]) => name).sort(), ['hopscope.html', 'index.html']);
  assert.equal(/<organizations default="(\w+)">/.exec(manifest)?.[1], /<organization identifier="(\w+)"/.exec(manifest)?.[1]);
  assert.equal(/identifierref="(\w+)"/.exec(manifest)?.[1], /<resource identifier="(\w+)"/.exec(manifest)?.[1]);
  assert.doesNotMatch(manifest, /\{\{/);
  assert.ok(files.get('hopscope.html')?.equals(readFileSync(join(dist, 'hopscope.html'))));
});

lesson('answers are reported: a score, completed when all are answered; a later visit goes on', '/platform', async (page) => {
  const course = page.frameLocator('iframe');
  await course.getByText('Question 1 of 8').waitFor();
  assert.deepEqual(await calls(page), ['initialize ', 'get cmi.suspend_data']);
  await course.getByRole('button', { name: 'Fewer: some bring several at once' }).click();
  await course.getByText('and so does the figure').waitFor();
  let now = await values(page);
  assert.equal(now['cmi.core.lesson_status'], 'incomplete');
  assert.equal(now['cmi.core.score.raw'], '13');
  // The first answer counts.
  await course.getByRole('button', { name: 'All eight' }).click({ force: true });
  assert.deepEqual(await values(page), now);
  await course.getByRole('button', { name: 'Next question' }).click();
  await course.getByText('Question 2 of 8').waitFor();
  await page.reload();
  await course.getByText('Question 2 of 8').waitFor();
  for (let question = 2; question <= 8; question += 1) {
    await course.getByText(`Question ${question} of 8`).waitFor();
    await course.locator('.options button').first().click();
    if (question < 8) await course.getByRole('button', { name: 'Next question' }).click();
  }
  await course.getByText('8 of 8 answered.').waitFor();
  now = await values(page);
  assert.equal(now['cmi.core.lesson_status'], 'completed');
  assert.equal(now['cmi.core.score.raw'], '13');
  assert.equal(now['cmi.core.score.max'], '100');
  // Leaving the page ends the visit.
  await page.locator('iframe').evaluate((frame) => frame.remove());
  await until('the end of the visit', async () => (await calls(page)).at(-1) === 'finish ');
  assert.match((await values(page))['cmi.core.session_time'] ?? '', /^\d\d:\d\d:\d\d$/);
  // Leaving ends what the one-file form still loads from itself.
}, { expected: [/^failed request: blob:.*ERR_ABORTED/] });

lesson('the platform is found two frames above', '/deep', async (page) => {
  await page.frameLocator('iframe').frameLocator('iframe').getByText('Question 1 of 8').waitFor();
  assert.equal((await calls(page))[0], 'initialize ');
});

lesson('the platform is found in the window that opened the page', '/opener', async (page) => {
  const [course] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Start' }).click()]);
  await course.getByText('Question 1 of 8').waitFor();
  assert.equal((await calls(page))[0], 'initialize ');
  await course.getByRole('button', { name: 'One is enough' }).click();
  assert.equal((await values(page))['cmi.core.score.raw'], '0');
});

lesson('without a platform it says so; the figure of the question is in a frame as high as the figure', '/index.html', async (page) => {
  await page.getByText('No learning platform was found').waitFor();
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Accept next invitation' }).waitFor();
  assert.equal(await frame.locator('hop-scope').getAttribute('scene'), 'hook');
  await until('the height of the figure', async () => (await page.locator('iframe').getAttribute('style'))?.includes('height'));
  assert.deepEqual(await violations(page), []);
});

lesson('a lesson of one’s own is asked instead', '/index.html?lesson=W3sic2NlbmUiOiJwb3N0IiwidmFsdWVzIjoic2VlZD0xMiIsInF1ZXN0aW9uIjp7ImFzayI6IldobyByZWFkcz8iLCJhbnN3ZXJzIjpbIk5vYm9keSIsIlNvbWUiXSwicmlnaHQiOjF9fV0', async (page) => {
  await page.getByRole('heading', { name: 'Who reads?' }).waitFor();
  await page.getByRole('button', { name: 'Some' }).click();
  await page.getByText('1 of 1 answered.').waitFor();
  assert.match((await page.locator('iframe').getAttribute('src')) ?? '', /seed=12&scene=post/);
});
