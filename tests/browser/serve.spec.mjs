/** `cargo xtask serve`: it builds, prints its address, and the page is there. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('cargo xtask serve builds, prints an address, and serves the page and the core there', { timeout: 600_000 }, async () => {
  const serving = spawn('cargo', ['xtask', 'serve'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => serving.once('exit', resolve));
  try {
    let address;
    for await (const line of createInterface({ input: serving.stdout })) {
      address = /^http:\/\/\S+\/$/.exec(line)?.[0];
      if (address) break;
    }
    assert.ok(address, 'it ended without an address');
    const page = await fetch(address);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<hop-scope/);
    const core = await fetch(new URL('hopscope_bg.wasm', address));
    assert.deepEqual([core.status, core.headers.get('content-type')], [200, 'application/wasm']);
  } finally {
    serving.kill();
    await ended;
  }
});
