/**
 * WebKit: the MiniBrowser of WebKitGTK, which WebKitWebDriver drives, on a virtual display.
 *
 * @import { Engine } from './types.mjs'
 */
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { begin, emptyFolder, find } from './programs.mjs';

/** The size of the display, larger than any window of the tests. */
const DISPLAY = '2000x1600x24';

/** Maximum time of a script, in milliseconds. */
const LONG = 120_000;

/** Number of attempts to reach the driver, ten a second. */
const TRIES = 300;

/** The path of the driver: `$WEBKIT_DRIVER`, or the one on the PATH. */
const program = process.env.WEBKIT_DRIVER || find(['WebKitWebDriver']);
const display = find(['Xvfb']);

/** The path of the browser: Debian has it in the library's own folder. */
export const browser = (existsSync('/usr/lib') ? readdirSync('/usr/lib') : [])
  .flatMap((name) => ['4.1', '6.0', '4.0'].map((version) => `/usr/lib/${name}/webkit2gtk-${version}/MiniBrowser`))
  .find((path) => existsSync(path));

const HOW = 'install it (Debian: apt-get install webkit2gtk-driver xvfb)';

/** Why WebKit is not available; undefined if it is. */
export const missing = !program
  ? `WebKit: there is no WebKitWebDriver: ${HOW} or set WEBKIT_DRIVER to its path`
  : !display
    ? `WebKit: there is no Xvfb, the display without a screen: ${HOW}`
    : undefined;

/** A free port, because the driver does not choose one. @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Sends WebDriver commands, once the driver answers.
 * @param {number} port
 */
async function connect(port) {
  /** @param {'GET' | 'POST' | 'DELETE'} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  const call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = /** @type {{ value: any }} */ (await answer.json());
    if (!answer.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  };
  for (let left = TRIES; ; left -= 1) {
    try {
      await call('GET', '/status');
      return call;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** An empty home directory and a virtual display. */
async function place() {
  const home = emptyFolder();
  // The server takes the first free display and prints its number.
  const screen = await begin(display ?? '', ['-displayfd', '3', '-screen', '0', DISPLAY, '-nolisten', 'tcp'], { env: {}, says: /(\d+)\n/ });
  const env = {
    DISPLAY: `:${screen.match?.[1]}`,
    HOME: home.path,
    XDG_CACHE_HOME: home.path,
    XDG_CONFIG_HOME: home.path,
    XDG_DATA_HOME: home.path,
    XDG_RUNTIME_DIR: home.path,
    GDK_BACKEND: 'x11',
    GDK_SCALE: '1',
    GSETTINGS_BACKEND: 'memory',
    // There is no desktop to ask whom to tell what is on show.
    NO_AT_BRIDGE: '1',
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  };
  const end = async () => {
    await screen.end();
    home.end();
  };
  return { env, end };
}

/** @param {{ width: number, height: number }} size of the page's viewport, in CSS pixels @returns {Promise<Engine>} */
export async function launch({ width, height }) {
  const { env, end } = await place();
  const port = await freePort();
  const driver = await begin(program ?? '', [`--port=${port}`], { env });
  const call = await connect(port);
  const { sessionId, capabilities } = await call('POST', '/session', { capabilities: {} });
  const session = `/session/${sessionId}`;
  await call('POST', `${session}/timeouts`, { script: LONG, pageLoad: LONG });
  /** @param {string} script @returns {Promise<any>} */
  const run = async (script) => {
    const answer = await call('POST', `${session}/execute/async`, { script, args: [] });
    if (answer?.failed) throw new Error(`WebKit: ${answer.failed}`);
    return answer;
  };
  // The window is larger than the page, because it has bars.
  await call('POST', `${session}/window/rect`, { width, height });
  const bars = await call('POST', `${session}/execute/sync`, { script: 'return [innerWidth, innerHeight]', args: [] });
  await call('POST', `${session}/window/rect`, { width: 2 * width - bars[0], height: 2 * height - bars[1] });

  return {
    version: `WebKit ${capabilities.browserVersion}`,

    async open(url) {
      await call('POST', `${session}/url`, { url });
      return {
        run: (source) =>
          run(`const done = arguments[arguments.length - 1];
            (async () => ${source})().then(done, (error) => done({ failed: String(error) + '\\n' + error.stack }));`),
        problems: () => [],
        picture: async () => Buffer.from(await call('GET', `${session}/screenshot`), 'base64'),
        close: async () => call('POST', `${session}/url`, { url: 'about:blank' }),
      };
    },

    async close() {
      // After a crash there is no session to close.
      await call('DELETE', session).catch(() => undefined);
      await driver.end();
      await end();
    },
  };
}

/**
 * Opens a page without the driver, because under the driver WebKit does not log its own console messages.
 * @param {string} url @param {RegExp} last the message that ends the recording
 * @returns {Promise<string[]>} the messages until then, those of workers included
 */
export async function listen(url, last) {
  const { env, end } = await place();
  try {
    const running = await begin(browser ?? '', ['--enable-write-console-messages-to-stdout=true', url], { env, says: last });
    await running.end();
    return running.written().split('\n').filter((line) => line.includes('CONSOLE '));
  } finally {
    await end();
  }
}
