/**
 * Script for a host page with Hopscope frames. It sets the height of each frame to the height that the frame reports.
 *
 *     <script src="hopscope-host.js" async></script>
 *
 * The script accepts messages only from frames whose address starts with the script's own folder. It sets their height and nothing
 * else. It imports no other script.
 */
{
  const SOURCE = 'hopscope';

  /** Upper limit of an accepted height, in CSS pixels. Every figure is lower. */
  const HIGHEST = 20_000;

  const folder = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

  /** The frames whose address starts with `folder`. */
  const frames = () => [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(folder));

  addEventListener('message', ({ data, source }) => {
    if (data?.source !== SOURCE || data.v !== 1 || data.type !== 'height') return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    const height = Number(data.detail?.height);
    if (!frame || !(height > 0 && height < HIGHEST)) return;
    // The reported height excludes the frame's border. With `box-sizing: border-box` the style's height must include the border.
    const border = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${height + border}px`;
  });

  // Frames that loaded before this script have already sent their height. Request it again.
  for (const { contentWindow } of frames()) contentWindow?.postMessage({ source: SOURCE, v: 1, type: 'height' }, '*');
}
