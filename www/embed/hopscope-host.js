/**
 * For a page with frames of Hopscope: each is as high as what is in it, as long as the frame says so.
 *
 *     <script src="hopscope-host.js" async></script>
 *
 * It listens to frames from its own folder alone, sets their height and nothing else. The script knows no other script of ours.
 */
{
  const SOURCE = 'hopscope';

  /** Higher than any figure, in CSS pixels. */
  const HIGHEST = 20_000;

  const folder = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

  /** The frames from that folder. */
  const frames = () => [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(folder));

  addEventListener('message', ({ data, source }) => {
    if (data?.source !== SOURCE || data.v !== 1 || data.type !== 'height') return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    const height = Number(data.detail?.height);
    if (!frame || !(height > 0 && height < HIGHEST)) return;
    // A host's border is on top of it, however the host measures boxes.
    const border = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${height + border}px`;
  });

  // Those that stand already have told it before.
  for (const { contentWindow } of frames()) contentWindow?.postMessage({ source: SOURCE, v: 1, type: 'height' }, '*');
}
