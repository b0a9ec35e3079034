/** Starts playback once, when half of the picture is visible. Never with reduced motion, or after the reader has used the figure. */

/** @import { Session } from '../state/session.js' */

/** For a picture taller than the window, half of the window is enough. */
const HALF = 0.5;

/**
 * @param {HTMLElement} figure
 * @param {HTMLElement} picture
 * @param {Session} session
 * @param {AbortSignal} signal ends it
 */
export async function autoplay(figure, picture, session, signal) {
  const watch = new AbortController();
  const end = () => watch.abort();
  signal.addEventListener('abort', end);
  for (const type of ['pointerdown', 'keydown']) figure.addEventListener(type, end, { signal: watch.signal });
  const begun = await session.ready.then(() => true, () => false);
  if (!begun || watch.signal.aborted) return;
  const sight = new IntersectionObserver(
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
  sight.observe(picture);
  watch.signal.addEventListener('abort', () => sight.disconnect());
}
