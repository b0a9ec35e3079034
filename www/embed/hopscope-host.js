/**
 * Script for a host page with Hopscope frames. It sets the height of each frame to the height that the frame reports.
 *
 *     <script src="hopscope-host.js" async></script>
 *
 * It also works with `defer`, as a module, and with its text in the page.
 * The script accepts messages only from frames whose address starts with the script's own folder; with its text in the page, from frames
 * whose file has the name of a page with a figure. It sets their height and nothing
 * else. It imports no other script.
 */
{
  const SOURCE = 'hopscope';

  /** Upper limit of an accepted height, in CSS pixels. Every figure is lower. */
  const HIGHEST = 20_000;

  /** This script's address. A module has no `currentScript`; a script whose text is in the page has no address. */
  const address = /** @type {HTMLScriptElement | null} */ (document.currentScript ?? document.querySelector('script[src*="hopscope-host"]'))?.src;
  const folder = address && new URL('.', address).href;

  /** The names of the pages with a figure: a script without an address knows its frames by them. */
  const PAGES = /\/(?:embed|hopscope|figure-[\w-]+)(?:\.[\w-]+)?\.html$/;

  /** The frames whose address starts with `folder`. */
  const frames = () => [...document.querySelectorAll('iframe')].filter(({ src }) => src && (folder ? src.startsWith(folder) : PAGES.test(new URL(src).pathname)));

  addEventListener('message', ({ data, source }) => {
    if (data?.source !== SOURCE || data.v !== 1 || data.type !== 'height') return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    const height = Number(data.detail?.height);
    if (!frame || !(height > 0 && height < HIGHEST)) return;
    // The reported height excludes the frame's border. With `box-sizing: border-box` the style's height must include the border.
    const border = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
    // `important`, because a page's own rule for all frames may be.
    frame.style.setProperty('height', `${height + border}px`, 'important');
  });

  // Frames that loaded before this script have already sent their height. Request it again.
  for (const { contentWindow } of frames()) contentWindow?.postMessage({ source: SOURCE, v: 1, type: 'height' }, '*');
}
