/**
 * Firefox over WebDriver BiDi, which Firefox has built in. Debian has no geckodriver, and Playwright needs its own build of Firefox.
 *
 * @import { Engine } from './types.mjs'
 */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { begin, emptyFolder, find } from './programs.mjs';

/** No first-run pages, no updates, no requests of the browser itself, and drawing on the processor, as in all tests. */
const PREFERENCES = {
  'app.update.disabledForTesting': true,
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.contentblocking.features.standard': '',
  'browser.newtabpage.enabled': false,
  'browser.region.update.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.topsites.contile.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.blocklist.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'layout.css.prefers-color-scheme.content-override': 1,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
};

/** The path of this machine's Firefox: `$FIREFOX`, or the first of the usual names on the PATH. */
const program = process.env.FIREFOX || find(['firefox-esr', 'firefox']);

/** Why Firefox is not available; undefined if it is. */
export const missing = program ? undefined : 'Firefox: there is none: install it (Debian: apt-get install firefox-esr) or set FIREFOX to its path';

/**
 * @typedef {{ type: string, id?: number, method?: string, params?: any, result?: any, error?: string, message?: string }} Message
 */

/** Calls over a socket, and events from it. @param {string} address @param {(message: Message) => void} hear */
async function connect(address, hear) {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let last = 0;
  socket.on('message', (data) => {
    const message = /** @type {Message} */ (JSON.parse(String(data)));
    const call = waiting.get(message.id ?? 0);
    if (!call) return hear(message);
    waiting.delete(message.id ?? 0);
    if (message.type === 'success') call.resolve(message.result);
    else call.reject(new Error(`Firefox: ${message.error}: ${message.message}`));
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox has ended'));
    waiting.clear();
  });
  /** @param {string} method @param {object} [params] @returns {Promise<any>} */
  const call = (method, params = {}) =>
    new Promise((resolve, reject) => {
      waiting.set((last += 1), { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return { call, close: () => socket.close() };
}

/** @param {{ width: number, height: number }} size of the page's viewport, in CSS pixels @returns {Promise<Engine>} */
export async function launch({ width, height }) {
  const home = emptyFolder();
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  writeFileSync(join(home.path, 'user.js'), lines.join(''));
  const running = await begin(program ?? '', ['--headless', '--no-remote', '--profile', home.path, '--remote-debugging-port=0'], {
    env: { HOME: home.path, MOZ_CRASHREPORTER_DISABLE: '1', MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    says: /WebDriver BiDi listening on (ws:\S+)/,
  });
  /** The problems of the page. @type {string[]} */
  let found = [];
  let origin = '';
  const { call, close } = await connect(`${running.match?.[1]}/session`, ({ method, params }) => {
    const url = params?.request?.url ?? '';
    if (method === 'log.entryAdded' && ['error', 'warn'].includes(params.level)) found.push(`console ${params.level}: ${params.text}`);
    else if (method === 'network.beforeRequestSent' && /^(http|ws)/.test(url) && new URL(url).origin !== origin) found.push(`unexpected request: ${url}`);
    else if (method === 'network.responseCompleted' && params.response.status >= 400) found.push(`refused request: ${params.response.status} ${url}`);
    else if (method === 'network.fetchError') found.push(`failed request: ${url} ${params.errorText}`);
  });
  const { capabilities } = await call('session.new', { capabilities: {} });
  await call('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent', 'network.responseCompleted', 'network.fetchError'] });

  return {
    version: `Firefox ${capabilities.browserVersion}`,

    async open(url) {
      const { context } = await call('browsingContext.create', { type: 'tab' });
      await call('browsingContext.setViewport', { context, viewport: { width, height }, devicePixelRatio: 1 });
      found = [];
      ({ origin } = new URL(url));
      await call('browsingContext.navigate', { context, url, wait: 'complete' });
      return {
        async run(source) {
          const answer = await call('script.callFunction', { functionDeclaration: `() => ${source}`, target: { context }, awaitPromise: true });
          if (answer.type === 'exception') throw new Error(`Firefox: ${answer.exceptionDetails.text}`);
          return answer.result.value;
        },
        problems: () => found,
        async picture() {
          const { data } = await call('browsingContext.captureScreenshot', { context, origin: 'document' });
          return Buffer.from(data, 'base64');
        },
        async close() {
          await call('browsingContext.close', { context });
        },
      };
    },

    async close() {
      close();
      await running.end();
      home.end();
    },
  };
}
