/**
 * A film as WebM. The browser's WebCodecs encoder compresses the pictures; this module writes the file around them.
 * The file has one video track, so this module writes only the few kinds of Matroska elements that the track needs.
 * Considered instead: webm-muxer, which is deprecated (7.6 kB gzipped; this module has 1.5), and its successor mediabunny (10.5 kB, MPL-2.0, a
 * licence that this project does not accept).
 * (Matroska: RFC 9559. WebM: webmproject.org/docs/container.)
 */

/** The codecs to try, in order of preference. Each pair: the WebCodecs name, the Matroska codec id. */
const CODECS = /** @type {const} */ ([
  ['vp09.00.40.08', 'V_VP9'],
  ['vp8', 'V_VP8'],
]);

/** Bits per pixel per picture. Thin lines in one hue need more bits than camera video. */
const BITS = 0.2;

/** Time between key frames, in seconds. A player can seek to key frames only. */
const KEY = 2;

/** Maximum number of pictures in the encoder's queue. */
const QUEUE = 4;

/** @param {number} width @param {number} height @param {number} rate pictures a second @param {string} codec @returns {VideoEncoderConfig} */
const configOf = (width, height, rate, codec) => ({ codec, width, height, framerate: rate, bitrate: Math.round(width * height * rate * BITS) });

/**
 * The first codec of CODECS that this browser can encode at this size and rate; undefined if it can encode none.
 * @param {number} width @param {number} height @param {number} rate
 */
export async function codecFor(width, height, rate) {
  if (typeof VideoEncoder === 'undefined') return undefined;
  for (const codec of CODECS) {
    const answer = await VideoEncoder.isConfigSupported(configOf(width, height, rate, codec[0])).catch(() => undefined);
    if (answer?.supported) return codec;
  }
  return undefined;
}

/** @typedef {{ at: number, key: boolean, data: Uint8Array }} Block an encoded picture; `at` is its time from the start, in milliseconds */

export class Webm {
  #width;
  #height;
  #rate;
  #title;
  #name;
  /** @type {Block[]} */
  #blocks = [];
  #count = 0;
  /** @type {unknown} */
  #error;
  #encoder;

  /**
   * @param {number} width even @param {number} height even @param {number} rate pictures a second @param {string} title
   * @param {NonNullable<Awaited<ReturnType<typeof codecFor>>>} codec
   */
  constructor(width, height, rate, title, [codec, name]) {
    this.#width = width;
    this.#height = height;
    this.#rate = rate;
    this.#title = title;
    this.#name = name;
    this.#encoder = new VideoEncoder({
      output: (chunk) => {
        const data = new Uint8Array(chunk.byteLength);
        chunk.copyTo(data);
        this.#blocks.push({ at: Math.round(chunk.timestamp / 1000), key: chunk.type === 'key', data });
      },
      error: (error) => (this.#error = error),
    });
    this.#encoder.configure(configOf(width, height, rate, codec));
  }

  /** @param {Uint8Array<ArrayBuffer>} pixels RGBA @param {number} milliseconds a multiple of one picture's time */
  async add(pixels, milliseconds) {
    const duration = 1e6 / this.#rate;
    for (let times = Math.round((milliseconds * this.#rate) / 1000); times > 0; times -= 1) {
      const frame = new VideoFrame(pixels, { format: 'RGBX', codedWidth: this.#width, codedHeight: this.#height, timestamp: Math.round(this.#count * duration), duration: Math.round(duration) });
      if (this.#error) throw this.#error;
      this.#encoder.encode(frame, { keyFrame: this.#count % (this.#rate * KEY) === 0 });
      frame.close();
      this.#count += 1;
      while (this.#encoder.encodeQueueSize > QUEUE && !this.#error) await new Promise((done) => this.#encoder.addEventListener('dequeue', done, { once: true }));
    }
  }

  async end() {
    await this.#encoder.flush();
    this.#encoder.close();
    if (this.#error) throw this.#error;
    return file(this.#blocks, { width: this.#width, height: this.#height, milliseconds: (1000 * this.#count) / this.#rate, title: this.#title, codec: this.#name });
  }

  /** Cancels the film: closes the encoder and discards the pictures. */
  stop() {
    if (this.#encoder.state !== 'closed') this.#encoder.close();
  }
}

// ---- the file

/**
 * A Matroska element as byte arrays: its id (1 to 4 bytes), the length of its content (8 bytes), its content.
 * @typedef {Uint8Array[]} Element
 */

/** @param {Uint8Array[]} parts */
const lengthOf = (parts) => parts.reduce((sum, { length }) => sum + length, 0);

/** @param {number} value @param {number} bytes */
function integer(value, bytes) {
  const number = new Uint8Array(bytes);
  for (let at = bytes - 1, rest = value; at >= 0; at -= 1) {
    number[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return number;
}

/** @param {number} value */
function float(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

/** @param {string} text */
const text = (text) => new TextEncoder().encode(text);

/** @param {number} id @param {Uint8Array[]} content @returns {Element} */
function element(id, ...content) {
  const bytes = id > 0xffffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1;
  const size = integer(lengthOf(content), 8);
  size[0] = 1;
  return [integer(id, bytes), size, ...content];
}

/** @param {number} id @param {number} value */
const whole = (id, value) => element(id, integer(value, 8));

/** A Matroska cluster: a key frame and the pictures up to the next key frame. @param {Block[]} blocks */
function cluster(blocks) {
  const start = blocks[0]?.at ?? 0;
  const simple = blocks.flatMap(({ at, key, data }) => element(0xa3, Uint8Array.of(0x81, ...integer(at - start, 2), key ? 0x80 : 0), data));
  return element(0x1f43b675, ...whole(0xe7, start), ...simple);
}

/**
 * The bytes of the WebM file.
 * @param {Block[]} blocks in order of time; the first is a key frame
 * @param {{ width: number, height: number, milliseconds: number, title: string, codec: string }} film
 */
export function file(blocks, { width, height, milliseconds, title, codec }) {
  /** @type {Block[][]} */
  const runs = [];
  for (const block of blocks) {
    if (block.key) runs.push([]);
    runs.at(-1)?.push(block);
  }
  const writer = text('hopscope');
  const info = element(0x1549a966, ...whole(0x2ad7b1, 1e6), ...element(0x4489, float(milliseconds)), ...element(0x7ba9, text(title)), ...element(0x4d80, writer), ...element(0x5741, writer));
  const picture = element(0xe0, ...whole(0xb0, width), ...whole(0xba, height));
  const track = element(0xae, ...whole(0xd7, 1), ...whole(0x73c5, 1), ...whole(0x83, 1), ...whole(0x9c, 0), ...element(0x86, text(codec)), ...picture);
  const tracks = element(0x1654ae6b, ...track);
  const clusters = runs.map(cluster);
  /** The Cues element: the byte positions of the clusters. Its length does not depend on `before`. @param {number} before */
  const cues = (before) => {
    let place = before;
    const points = runs.flatMap((run, index) => {
      const point = element(0xbb, ...whole(0xb3, run[0]?.at ?? 0), ...element(0xb7, ...whole(0xf7, 1), ...whole(0xf1, place)));
      place += lengthOf(clusters[index] ?? []);
      return point;
    });
    return element(0x1c53bb6b, ...points);
  };
  const head = [...info, ...tracks];
  const index = cues(lengthOf(head) + lengthOf(cues(0)));
  const kind = element(0x1a45dfa3, ...whole(0x4286, 1), ...whole(0x42f7, 1), ...whole(0x42f2, 4), ...whole(0x42f3, 8), ...element(0x4282, text('webm')), ...whole(0x4287, 4), ...whole(0x4285, 2));
  const parts = [...kind, ...element(0x18538067, ...head, ...index, ...clusters.flat())];
  const bytes = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
