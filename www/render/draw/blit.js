/** Copies pixels onto a canvas. The folder draw/ draws frames or pixels onto a canvas and imports nothing from other folders. */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{ pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }} picture
 */
export function blit(canvas, { pixels, width, height }) {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  canvas.getContext('2d', { alpha: false })?.putImageData(new ImageData(pixels, width, height), 0, 0);
}
