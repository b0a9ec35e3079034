/**
 * The hash that `hopscope picture QUERY --format hash` prints of a picture: FNV-1a, 64 bits, in hexadecimal.
 * It uses nothing from outside, so that a test can send its source text to a browser.
 * @param {Uint8Array | Uint8ClampedArray} bytes
 * @returns {string}
 */
export function fnv1a(bytes) {
  // Two halves of 32 bits: a BigInt for each of millions of bytes would take minutes.
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    // Times 2^40 + 0x1b3.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
