/**
 * Whether a person would see an element. Playwright calls an element visible that is covered, clipped away or drawn in the colour of its
 * background; these checks do not.
 *
 *     await assertSeen(page.locator('.view'));
 */
import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';

/** @typedef {{ x: number, y: number, width: number, height: number }} Box CSS pixels of the viewport */

/** Width and height, in CSS pixels, below which an element counts as too small to be seen. */
const SMALLEST = 8;

/** Pixels of a screenshot that have to differ from the most frequent colour, as a share of all. */
const DRAWN = 0.001;

/** Difference in one colour channel, of 255, from which two pixels count as different. */
const DIFFERENT = 16;

/** Time in which an element has to come into sight, in ms. */
const PATIENCE = 10_000;

/**
 * Waits until a person sees the element, and fails with the reason if they do not. Nothing is scrolled.
 * @param {import('playwright-core').Locator} locator of one element
 * @param {object} [options]
 * @param {number} [options.share] how much of the element's area has to lie in the viewport, 0 to 1
 * @param {string} [options.name] what the element is called in the error
 * @param {number} [options.patience] in ms
 */
export async function assertSeen(locator, { name = String(locator), patience = PATIENCE, ...options } = {}) {
  const end = performance.now() + patience;
  let reason = await reasonUnseen(locator, options);
  while (reason && performance.now() < end) {
    await locator.page().evaluate(() => new Promise((next) => void requestAnimationFrame(next)));
    reason = await reasonUnseen(locator, options);
  }
  assert.equal(reason, undefined, `${name} is not seen: ${reason}`);
}

/**
 * Why a person does not see the element, or undefined where they do.
 * @param {import('playwright-core').Locator} locator @param {{ share?: number }} [options]
 * @returns {Promise<string | undefined>}
 */
export async function reasonUnseen(locator, { share = 0.99 } = {}) {
  const { reason, box } = await locator.evaluate(look, { share, smallest: SMALLEST });
  if (reason || !box) return reason;
  const shot = pixels(await locator.page().screenshot({ clip: box }));
  const drawn = differing(shot) / (shot.width * shot.height);
  return drawn < DRAWN ? `all of its ${shot.width} × ${shot.height} pixels have one colour` : undefined;
}

/**
 * Size, clipping, place in the viewport and covering. Runs in the page.
 * @param {Element} element @param {{ share: number, smallest: number }} limits
 * @returns {{ reason?: string, box?: Box }} `box` is the part that is neither clipped nor outside the viewport
 */
function look(element, { share, smallest }) {
  /** The parent in the tree that is rendered: through slots and out of shadow roots. @param {Element} child @returns {Element | null} */
  const parentOf = (child) => {
    const { assignedSlot, parentElement } = child;
    const root = child.getRootNode();
    return assignedSlot ?? parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  /** @param {number} value */
  const rounded = (value) => Math.round(value);
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return { reason: 'it is hidden by a style' };
  const { width, height, left, top, right, bottom } = element.getBoundingClientRect();
  if (width < smallest || height < smallest) return { reason: `it is ${rounded(width)} × ${rounded(height)} px` };
  const seen = { left, top, right, bottom };
  /** @param {{ left: number, top: number, right: number, bottom: number }} limit */
  const clip = (limit) => {
    seen.left = Math.max(seen.left, limit.left);
    seen.top = Math.max(seen.top, limit.top);
    seen.right = Math.min(seen.right, limit.right);
    seen.bottom = Math.min(seen.bottom, limit.bottom);
    return Math.max(0, seen.right - seen.left) * Math.max(0, seen.bottom - seen.top) < share * width * height;
  };
  for (let child = element; getComputedStyle(child).position !== 'fixed'; ) {
    const parent = parentOf(child);
    if (!parent || parent === document.documentElement || parent === document.body) break;
    if (getComputedStyle(parent).overflow !== 'visible' && clip(parent.getBoundingClientRect())) return { reason: `${parent.localName}.${parent.className} clips it` };
    child = parent;
  }
  const { clientWidth, clientHeight } = document.documentElement;
  const place = `it is at ${rounded(left)}, ${rounded(top)} to ${rounded(right)}, ${rounded(bottom)}`;
  if (clip({ left: 0, top: 0, right: clientWidth, bottom: clientHeight })) return { reason: `${place}, in a viewport of ${clientWidth} × ${clientHeight}` };

  /** The topmost element at a point, also inside shadow roots. @param {number} x @param {number} y */
  const topAt = (x, y) => {
    /** @type {Element | undefined} */
    let top;
    for (let root = /** @type {Document | ShadowRoot | null | undefined} */ (document); root; root = top?.shadowRoot) {
      const next = root.elementsFromPoint(x, y)[0];
      if (!next || next === top) break;
      top = next;
    }
    return top;
  };
  // No point is at an edge, where another element may be hit, or in a corner, which may be round.
  const parts = [0.03, 0.25, 0.5, 0.75, 0.97];
  const isEnd = (/** @type {number} */ part) => part < 0.1 || part > 0.9;
  for (const down of parts) {
    for (const across of parts) {
      if (isEnd(down) && isEnd(across)) continue;
      const x = seen.left + across * (seen.right - seen.left);
      const y = seen.top + down * (seen.bottom - seen.top);
      const hit = topAt(x, y);
      /** @type {Element | null | undefined} */
      let one = hit;
      while (one && one !== element) one = parentOf(one);
      if (!one) return { reason: `${place}; at ${rounded(x)}, ${rounded(y)} is ${hit ? `${hit.localName}.${hit.className}` : 'nothing'}` };
    }
  }
  return { box: { x: seen.left, y: seen.top, width: seen.right - seen.left, height: seen.bottom - seen.top } };
}

/**
 * The pixels of a PNG file with eight bits a channel, as browsers write screenshots.
 * @param {Buffer} file
 * @returns {{ width: number, height: number, channels: number, data: Uint8Array }} `data` row by row, `channels` bytes a pixel
 */
export function pixels(file) {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, kind, , , interlaced] = file.subarray(24, 29);
  const channels = kind === 2 ? 3 : kind === 6 ? 4 : 0;
  if (depth !== 8 || channels === 0 || interlaced) throw new Error(`not a PNG of a screenshot: depth ${depth}, colour type ${kind}`);
  /** @type {Buffer[]} */
  const packed = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(packed));
  const stride = width * channels;
  const data = new Uint8Array(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)];
    for (let at = 0; at < stride; at += 1) {
      const to = row * stride + at;
      const left = at < channels ? 0 : (data[to - channels] ?? 0);
      const up = row === 0 ? 0 : (data[to - stride] ?? 0);
      const corner = at < channels || row === 0 ? 0 : (data[to - stride - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter ?? 0] ?? 0;
      data[to] = (raw[row * (stride + 1) + 1 + at] ?? 0) + guess;
    }
  }
  return { width, height, channels, data };
}

/** The neighbour nearest to left + up − corner (PNG specification, 9.4). @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** How many pixels differ from the most frequent colour. @param {ReturnType<typeof pixels>} picture */
function differing({ data, channels }) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  /** @param {number} at */
  const colour = (at) => ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
  for (let at = 0; at < data.length; at += channels) counts.set(colour(at), (counts.get(colour(at)) ?? 0) + 1);
  const [[background] = [0]] = [...counts].sort(([, a], [, b]) => b - a);
  let sum = 0;
  for (const [one, count] of counts) {
    if ([16, 8, 0].some((shift) => Math.abs(((one >> shift) & 255) - ((background >> shift) & 255)) >= DIFFERENT)) sum += count;
  }
  return sum;
}
