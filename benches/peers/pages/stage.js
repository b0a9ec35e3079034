// The common part of the peers' pages: fetches the network, shows it, and turns it about its middle.

/**
 * @param {(place: HTMLDivElement, places: Float32Array, ties: Uint32Array) => Promise<(places: Float32Array) => void> | ((places: Float32Array) => void)} show
 *   shows a network (x and y by person within 1,000 of the middle, two people a tie) and gives what moves everybody
 */
export async function stage(show) {
  const people = new URLSearchParams(location.search).get("people");
  const load = async (/** @type {string} */ name) => (await fetch(`${name}-${people}.bin`)).arrayBuffer();
  const places = new Float32Array(await load("places"));
  const ties = new Uint32Array(await load("ties"));
  const place = document.createElement("div");
  place.style.cssText = "position:absolute;inset:0";
  document.body.append(place);
  const move = await show(place, places.slice(), ties);

  const turned = new Float32Array(places.length);
  let playing = false;
  let angle = 0;
  const tick = () => {
    if (!playing) return;
    angle += 0.01;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let at = 0; at < places.length; at += 2) {
      turned[at] = cos * places[at] - sin * places[at + 1];
      turned[at + 1] = sin * places[at] + cos * places[at + 1];
    }
    move(turned);
    // After the library, which may have requested a frame itself: cosmos.gl starts its loop again at every new set of positions.
    requestAnimationFrame(tick);
  };
  Object.assign(globalThis, {
    play() {
      playing = true;
      requestAnimationFrame(tick);
    },
    pause() {
      playing = false;
    },
    shown: true,
  });
}
