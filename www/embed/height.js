/** How high a document with a figure is, told to whoever gives it its room. */

/** It is told that it is lower when it has been so for this long, in milliseconds: numbers that count change lines for a moment. */
const CALM = 300;

/**
 * Tells how high the document is in whole CSS pixels, first when the figure stands, and then when that changes. It depends on the width
 * alone (embed.css), so that a host which follows is told nothing new by what it did.
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
    // It ends with the frame's document.
    new ResizeObserver(look).observe(document.body);
    addEventListener('message', ({ source, data }) => {
      if (source !== parent || data?.source !== 'hopscope' || data.type !== 'height') return;
      told = 0;
      say();
    });
  };
  figure.ready.then(begin, begin);
  // Where it cannot start there is something to read.
  figure.addEventListener('error', begin, { once: true });
}
