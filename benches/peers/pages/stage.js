// The common part of the peers' pages: fetches the network, shows it, and rotates it about its middle.

/**
 * @param {(container: HTMLDivElement, positions: Float32Array, ties: Uint32Array) => Promise<(positions: Float32Array) => void> | ((positions: Float32Array) => void)} show
 *   shows a network (x and y by person within 1,000 of the middle, two people a tie) and returns a function that moves everybody
 */
export async function stage(show) {
  const people = new URLSearchParams(location.search).get("people");
  const load = async (/** @type {string} */ name) => (await fetch(`${name}-${people}.bin`)).arrayBuffer();
  const positions = new Float32Array(await load("positions"));
  const ties = new Uint32Array(await load("ties"));
  const container = document.createElement("div");
  container.style.cssText = "position:absolute;inset:0";
  document.body.append(container);
  const move = await show(container, positions.slice(), ties);

  const turned = new Float32Array(positions.length);
  let playing = false;
  let angle = 0;
  const tick = () => {
    if (!playing) return;
    angle += 0.01;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let at = 0; at < positions.length; at += 2) {
      turned[at] = cos * positions[at] - sin * positions[at + 1];
      turned[at + 1] = sin * positions[at] + cos * positions[at + 1];
    }
    move(turned);
    // After the library's own frame request: cosmos.gl starts its loop again at every new set of positions.
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
