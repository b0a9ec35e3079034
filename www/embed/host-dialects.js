/**
 * What hosts of other makers say to a frame and expect from it:
 *
 * - WordPress adds `#?secret=…` to the address, and takes `{ message: 'height', value, secret }`; it makes a frame at most 1,000 px high.
 * - Learning platforms (Canvas and others by LTI) take `{ subject: 'lti.frameResize', height }`.
 * - AMP adds `#amp=1`, and takes `{ sentinel: 'amp', type: 'embed-size', height }`.
 * - iframe-resizer begins with the text `[iFrameSizer]id:…`, and takes `[iFrameSizer]id:height:width:event`.
 * - reveal.js sends `slide:start` and `slide:stop`: on a slide out of sight nothing plays.
 */

/** The greatest height in a message to WordPress, in CSS pixels. */
const HIGHEST_IN_WORDPRESS = 1000;

const RESIZER = '[iFrameSizer]';

/** The secret of WordPress: letters and digits only, as WordPress itself demands. */
const secretOf = (/** @type {string} */ hash) => /^#\?(?:.*&)?secret=([a-zA-Z0-9]+)(?:&|$)/.exec(hash)?.[1];

/**
 * Speaks with the host in its dialect.
 * @param {() => import('../element/hop-scope.js').HopScope} begin returns the figure; creates it at the first call
 * @returns {(height: number) => void} call it with each height of the document
 */
export function speak(begin) {
  const secret = secretOf(location.hash);
  const isInAmp = /[#&]amp=1\b/.test(location.hash);
  /** The id that iframe-resizer gave to the frame. @type {string | undefined} */
  let resized;
  let known = 0;
  /** Whether the figure played when its slide was left. */
  let wasPlaying = false;

  /** @param {unknown} message */
  const send = (message) => parent.postMessage(message, '*');

  /** @param {string} event */
  const resize = (event) => {
    if (resized !== undefined && known > 0) send(`${RESIZER}${resized}:${known}:${innerWidth}:${event}`);
  };

  addEventListener('message', ({ source, data }) => {
    if (source !== parent || parent === window || typeof data !== 'string') return;
    if (data.startsWith(RESIZER)) {
      const [id = ''] = data.slice(RESIZER.length).split(':');
      if (resized !== undefined || id.length > 100) return;
      resized = id;
      resize('init');
    }
    if (data === 'slide:start') {
      const figure = begin();
      if (wasPlaying) figure.play();
      wasPlaying = false;
    }
    // A figure that has not reported a height does not play.
    if (data === 'slide:stop' && known > 0) {
      const figure = begin();
      wasPlaying = figure.getState().playing;
      figure.pause();
    }
  });

  return (height) => {
    known = height;
    if (secret !== undefined) send({ message: 'height', value: Math.min(height, HIGHEST_IN_WORDPRESS), secret });
    if (isInAmp) send({ sentinel: 'amp', type: 'embed-size', height });
    send({ subject: 'lti.frameResize', height });
    resize('resize');
  };
}
