/** Types of the functions of gifenc that gif.js uses. The package has no types. The path is its script for bundlers. */
declare module 'gifenc/dist/gifenc.esm.js' {
  type Color = [number, number, number];
  interface Options {
    palette?: Color[] | undefined;
    delay?: number;
    transparent?: boolean;
    transparentIndex?: number;
    dispose?: number;
  }
  export function GIFEncoder(): {
    writeFrame(index: Uint8Array, width: number, height: number, options: Options): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  };
  export function quantize(pixels: Uint8Array, colours: number): Color[];
  export function nearestColorIndex(palette: Color[], color: Color): number;
}
