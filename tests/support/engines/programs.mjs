/** Programs that a test starts: each in a process group of its own, with an empty home folder. All its processes end with the test. */
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Maximum time until a program reports that it is ready, in milliseconds. */
const PATIENCE = 60_000;

/** Functions that end running programs and remove folders. @type {Set<() => void>} */
const ends = new Set();

function endAll() {
  for (const end of ends) end();
}

process.once('exit', endAll);
for (const [signal, code] of /** @type {const} */ ([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]])) {
  process.once(signal, () => process.exit(code));
}

/** The path of the first of these programs on the PATH. @param {string[]} names */
export function find(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** An empty folder, which is removed when the test ends. */
export function emptyFolder() {
  const path = mkdtempSync(join(tmpdir(), 'hopscope-engine-'));
  const end = () => {
    ends.delete(end);
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  ends.add(end);
  return { path, end };
}

/**
 * Starts a program and waits until it reports that it is ready.
 * @param {string} program @param {string[]} args
 * @param {object} how
 * @param {Record<string, string>} how.env added to this process's environment; it names a home folder
 * @param {RegExp} [how.says] the output, on standard error or descriptor 3, by which the program reports that it is ready; without it nothing is awaited
 */
export async function begin(program, args, { env, says }) {
  const child = spawn(program, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const gone = new Promise((resolve) => child.once('close', resolve));
  const end = () => {
    ends.delete(end);
    try {
      // The whole process group.
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The program has already ended.
    }
  };
  ends.add(end);

  let written = '';
  /** @type {(match: RegExpExecArray) => void} */
  let here;
  /** @type {(error: Error) => void} */
  let fail;
  const said = new Promise((/** @type {typeof here} */ resolve, reject) => ([here, fail] = [resolve, reject]));
  const wrong = (/** @type {string} */ why) => fail(new Error(`${program} ${why}\n${written}`));
  for (const stream of [child.stderr, child.stdio[3]]) {
    stream?.on('data', (/** @type {Buffer} */ bytes) => {
      written += bytes;
      const match = says?.exec(written);
      if (match) here(match);
    });
  }
  // Without a pending wait the error is ignored.
  said.catch(() => undefined);
  child.once('error', (error) => wrong(error.message));
  child.once('exit', () => wrong('has ended'));
  const timer = setTimeout(wrong, PATIENCE, 'does not say that it is there');
  try {
    return {
      /** The match of `says`. */
      match: says ? await said : undefined,
      /** The output so far. */
      written: () => written,
      /** Ends the program. Resolves when it has ended. */
      end: () => (end(), gone),
    };
  } catch (error) {
    end();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
