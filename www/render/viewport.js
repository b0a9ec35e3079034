/** Watches the element of the picture: its size in device pixels, visibility, theme and motion preference. */

/** Maximum number of device pixels per CSS pixel. */
const SHARPEST = 2;

/** @typedef {{ width: number, height: number, scale: number }} Size device pixels; `scale`: device pixels per CSS pixel */

/**
 * Calls the functions of `callbacks` now and at each change, until `signal` aborts.
 * @param {HTMLElement} frame the element that the picture fills
 * @param {{ size: (size: Size) => void, seen: (seen: boolean) => void, still: (still: boolean) => void, dark: (dark: boolean) => void }} callbacks
 * @param {AbortSignal} signal
 */
export function watch(frame, callbacks, signal) {
  const measure = () => {
    const scale = Math.min(SHARPEST, devicePixelRatio || 1);
    const { clientWidth, clientHeight } = frame;
    callbacks.size({ width: Math.round(clientWidth * scale), height: Math.round(clientHeight * scale), scale });
  };
  const sizes = new ResizeObserver(measure);
  sizes.observe(frame);

  let onScreen = true;
  const look = () => callbacks.seen(onScreen && !document.hidden);
  const sight = new IntersectionObserver((entries) => {
    onScreen = entries.at(-1)?.isIntersecting ?? true;
    look();
  });
  sight.observe(frame);
  document.addEventListener('visibilitychange', look, { signal });

  /** @param {string} query @param {(matches: boolean) => void} say */
  const follow = (query, say) => {
    const media = matchMedia(query);
    media.addEventListener('change', () => say(media.matches), { signal });
    say(media.matches);
  };
  follow('(prefers-reduced-motion: reduce)', callbacks.still);
  follow('(prefers-color-scheme: dark)', callbacks.dark);
  // The pixel ratio changes with the zoom or the screen, even if the size in CSS pixels does not.
  const ratio = () => {
    const media = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    media.addEventListener('change', () => (measure(), ratio()), { once: true, signal });
  };
  ratio();

  signal.addEventListener('abort', () => {
    sizes.disconnect();
    sight.disconnect();
  });
}

/** Distance from the viewport at which a figure starts, as a share of the window's height. */
const NEAR = 0.5;

/**
 * Whether an element is in or near the viewport. If it is not, `come` is called when it comes near.
 * @param {HTMLElement} element
 * @param {AbortSignal} signal stops watching
 * @param {() => void} come
 */
export function near(element, signal, come) {
  const { top, bottom, width } = element.getBoundingClientRect();
  const room = NEAR * innerHeight;
  if (width > 0 && top < innerHeight + room && bottom > -room) return true;
  const sight = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      sight.disconnect();
      come();
    },
    { rootMargin: `${100 * NEAR}% 0%` },
  );
  sight.observe(element);
  signal.addEventListener('abort', () => sight.disconnect());
  return false;
}
