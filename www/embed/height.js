/** Reports the height of the document to the host page, which sizes the frame. */

/** Delay before a smaller height is reported, in ms. Animated numbers can change the line breaks for a short time. */
const CALM = 300;

/**
 * Reports the document's height in whole CSS pixels: first when the figure is ready, then at every change. The height depends on the
 * width and the content, not on the frame's height (see embed.css), so that no new report follows when the host resizes the frame.
 * @param {import('../element/hop-scope.js').HopScope} figure
 * @param {(height: number) => void} tell
 */
export function tellHeights(figure, tell) {
  let told = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let calm;
  const measured = () => Math.ceil(document.body.getBoundingClientRect().height);
  const say = () => {
    clearTimeout(calm);
    calm = undefined;
    const height = measured();
    if (height === told) return;
    told = height;
    tell(height);
  };
  const look = () => {
    const height = measured();
    if (height > told) say();
    else if (height < told) calm ??= setTimeout(say, CALM);
  };
  let stands = false;
  const begin = () => {
    if (stands) return;
    stands = true;
    // The observer is never disconnected; it ends with the document.
    new ResizeObserver(look).observe(document.body);
    addEventListener('message', ({ source, data }) => {
      if (source !== parent || data?.source !== 'hopscope' || data.type !== 'height') return;
      told = 0;
      say();
    });
  };
  figure.ready.then(begin, begin);
  // A figure that cannot start shows an error message. Its height is reported, too.
  figure.addEventListener('error', begin, { once: true });
}
