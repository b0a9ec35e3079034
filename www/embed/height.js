/** Reports the height of the document to the host page, which sizes the frame. */

/** Delay before a smaller height is reported, in ms. Animated numbers can change the line breaks for a short time. */
const SHRINK_DELAY = 300;

/**
 * Reports the document's height in whole CSS pixels: first when the figure is ready, then at every change. The height depends on the
 * width and the content, not on the frame's height (see embed.css), so that no new report follows when the host resizes the frame.
 * @param {import('../element/hop-scope.js').HopScope} figure
 * @param {(height: number) => void} send
 */
export function reportHeights(figure, send) {
  let sent = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let delay;
  const measured = () => Math.ceil(document.body.getBoundingClientRect().height);
  const report = () => {
    clearTimeout(delay);
    delay = undefined;
    const height = measured();
    if (height === sent) return;
    sent = height;
    send(height);
  };
  const check = () => {
    const height = measured();
    if (height > sent) report();
    else if (height < sent) delay ??= setTimeout(report, SHRINK_DELAY);
  };
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    // The observer is never disconnected; it ends with the document.
    new ResizeObserver(check).observe(document.body);
    addEventListener('message', ({ source, data }) => {
      if (source !== parent || data?.source !== 'hopscope' || data.type !== 'height') return;
      sent = 0;
      report();
    });
  };
  figure.ready.then(begin, begin);
  // A figure that cannot start shows an error message. Its height is reported, too.
  figure.addEventListener('error', begin, { once: true });
}
