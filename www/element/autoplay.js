/** Starts playback once, when half of the picture is visible. It does not start with reduced motion or after the reader used the figure. */

/** @import { Session } from '../state/session.js' */

/** Visible share of the picture that starts playback. A picture larger than the window starts when it fills this share of the window. */
const HALF = 0.5;

/**
 * @param {HTMLElement} figure
 * @param {HTMLElement} picture
 * @param {Session} session
 * @param {AbortSignal} signal stops watching
 */
export async function autoplay(figure, picture, session, signal) {
  const watch = new AbortController();
  const end = () => watch.abort();
  signal.addEventListener('abort', end);
  for (const type of ['pointerdown', 'keydown']) figure.addEventListener(type, end, { signal: watch.signal });
  const begun = await session.ready.then(() => true, () => false);
  if (!begun || watch.signal.aborted) return;
  const visibility = new IntersectionObserver(
    ([...entries]) => {
      const { intersectionRatio, intersectionRect } = /** @type {IntersectionObserverEntry} */ (entries.at(-1));
      if (intersectionRatio < HALF && intersectionRect.height < HALF * innerHeight) return;
      end();
      const { model, moment } = session;
      if (moment.still || model.playing || !model.plays) return;
      session.byAuthor(() => void (model.scene === 'post' ? session.post() : session.play()));
    },
    { threshold: Array.from({ length: 11 }, (_, tenth) => tenth / 10) },
  );
  visibility.observe(picture);
  watch.signal.addEventListener('abort', () => visibility.disconnect());
}
