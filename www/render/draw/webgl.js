/**
 * Draws a frame with WebGL2. The picture equals the core's own pixels.
 * Considered instead: twgl.js (16.5 kB gzipped; this module and its shaders have 4.3).
 */
import { LOOK, PROGRAMS, ROLES, TINTS } from './shaders.js';

/** Number of 32-bit words before the rows of a frame, as laid out in src/pipeline/raster/instances.rs. */
const HEAD = 28;

/** Bytes per row of a frame: a person or a line. */
const ROW = 16;

/**
 * Line width of the post's path and of its moving pulses, in CSS pixels. Up to `ROOM` lines have the full width. With more lines, the
 * width is smaller, but at least 40 %.
 */
const PATH = 1.5;
const PULSE = 3.5;
const ROOM = 150;

/** Width of your ties, in CSS pixels. Above `OWN` ties they are thinner, at least 1 px, and fainter. */
const YOURS = 1.7;
const OWN = 40;

/** Mean number of ties per pixel up to which each tie has the full weight. With more ties, each has less weight. */
const MEAN = 1.5;

/** @typedef {{ width: number, height: number, scale: number, theme: 'light' | 'dark', zoom?: number, x?: number, y?: number }} Look as engine/messages.js `View` */

export class WebglRenderer {
  #gl;
  #parallel;
  /** Programs whose linking is not yet confirmed. @type {WebGLProgram[]} */
  #linking;
  #programs;
  #target;
  /** @type {WebGLUniformLocation | null} */
  #glow = null;
  /** @type {WebGLTexture | null} */
  #cover = null;
  /** Header of the uploaded frame. */
  #head = new Uint32Array(HEAD);
  #look = new Float32Array(LOOK * 4);
  /** Colours in the uniform block. @type {Record<string, string> | undefined} */
  #colours;
  #width = 0;
  #height = 0;
  #part = 1;

  /**
   * Starts compiling the shaders. Throws if WebGL2, or blending in half-float buffers, is missing.
   * @param {HTMLCanvasElement} canvas
   */
  constructor(canvas) {
    const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false });
    if (!gl) throw new Error('no WebGL2');
    this.#gl = gl;
    if (!gl.getExtension('EXT_color_buffer_float') && !gl.getExtension('EXT_color_buffer_half_float')) {
      this.dispose();
      throw new Error('no target of half floats');
    }
    this.#parallel = gl.getExtension('KHR_parallel_shader_compile');
    const { line, ground, path, pulse, person } = PROGRAMS;
    const [a, b, c, d, e] = [line, ground, path, pulse, person].map((sources) => this.#program(sources));
    this.#programs = /** @type {Record<keyof typeof PROGRAMS, WebGLProgram>} */ ({ line: a, ground: b, path: c, pulse: d, person: e });
    this.#linking = Object.values(this.#programs);
    this.#target = gl.createFramebuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBufferBase(gl.UNIFORM_BUFFER, 0, gl.createBuffer());
    // A program that covers the whole canvas reads no rows, but an enabled attribute needs a buffer.
    gl.vertexAttribPointer(0, 4, gl.FLOAT, false, ROW, 0);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribDivisor(0, 1);
    gl.enable(gl.BLEND);
    gl.disable(gl.DITHER);
  }

  /** @param {string[]} sources */
  #program(sources) {
    const gl = this.#gl;
    const program = /** @type {WebGLProgram} */ (gl.createProgram());
    for (const [index, source] of sources.entries()) {
      const shader = /** @type {WebGLShader} */ (gl.createShader(index ? gl.FRAGMENT_SHADER : gl.VERTEX_SHADER));
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    return program;
  }

  /**
   * Whether all programs are linked. Read it again in later tasks until it is true. Each read checks one program and blocks until that
   * program is linked, or does not block if the browser supports KHR_parallel_shader_compile. Throws if linking fails.
   */
  get ready() {
    const gl = this.#gl;
    const [program] = this.#linking;
    if (!program) return true;
    if (gl.isContextLost()) return false;
    if (this.#parallel && !gl.getProgramParameter(program, this.#parallel.COMPLETION_STATUS_KHR)) return false;
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? 'no program');
    this.#linking.shift();
    return this.#linking.length === 0;
  }

  /** Uploads a frame. It can be drawn any number of times. @param {Uint32Array<ArrayBuffer>} words */
  upload(words) {
    const gl = this.#gl;
    this.#head.set(words.subarray(0, HEAD));
    gl.bufferData(gl.ARRAY_BUFFER, words, gl.DYNAMIC_DRAW);
  }

  /**
   * Draws the uploaded frame. The number of draw calls does not depend on the number of people. Throws if the picture is too large.
   * @param {Look} look @param {Record<string, string>} colours `#rrggbb` by role
   * @param {number} [part] draw the first 1/`part` of each primitive kind, to measure the speed
   */
  draw(look, colours, part = 1) {
    const gl = this.#gl;
    this.#part = part;
    const { line, ground, path, pulse, person } = this.#programs;
    const starts = this.#head.subarray(10, 24);
    const [ties = 0, yours = 0, paths = 0, pulses = 0] = this.#head.subarray(2, 6);
    const [brings = 0, knows = 0] = this.#head.subarray(26);
    const covering = ties + yours + paths + brings + knows;
    const people = starts[13] ?? 0;
    const tail = HEAD * 4 + people * ROW;
    if (gl.isContextLost()) return;
    this.#resize(look.width, look.height);
    this.#describe(look, colours);

    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#target);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.blendFunc(gl.ONE, gl.ONE);
    this.#draw(line, tail, covering);

    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    this.#whole(ground);
    this.#glow ??= gl.getUniformLocation(person, 'glow');
    /** Draws the people of the layers `from` to `to - 1`; `lit` 1: their halos. @param {number} from @param {number} to */
    const layers = (from, to, lit = 0) => {
      const start = starts[from] ?? 0;
      gl.useProgram(person);
      gl.uniform1i(this.#glow, lit);
      this.#draw(person, HEAD * 4 + start * ROW, (starts[to] ?? 0) - start);
    };
    if ((this.#head[1] ?? 0) & 4) {
      layers(0, 4);
      // A halo is drawn below all people of its layer.
      for (let layer = 4; layer < 8; layer += 1) {
        layers(layer, layer + 1, 1);
        layers(layer, layer + 1);
      }
    } else layers(0, 8);
    if (paths) this.#whole(path);
    this.#draw(pulse, tail + covering * ROW, pulses);
    layers(8, 13);
  }

  /** @param {WebGLProgram} program @param {number} offset byte offset of the first row @param {number} count number of rows */
  #draw(program, offset, count) {
    if (count === 0) return;
    const gl = this.#gl;
    gl.useProgram(program);
    gl.vertexAttribPointer(0, 4, gl.FLOAT, false, ROW, offset);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, Math.ceil(count / this.#part));
  }

  /** Runs a program on every pixel. @param {WebGLProgram} program */
  #whole(program) {
    const gl = this.#gl;
    gl.useProgram(program);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  /** Resizes the canvas and the coverage texture. @param {number} width @param {number} height in device pixels */
  #resize(width, height) {
    const gl = this.#gl;
    if (this.#width === width && this.#height === height) return;
    if (Math.max(width, height) > gl.getParameter(gl.MAX_TEXTURE_SIZE)) throw new Error('too large');
    [this.#width, this.#height] = [gl.canvas.width, gl.canvas.height] = [width, height];
    gl.viewport(0, 0, width, height);
    gl.deleteTexture(this.#cover);
    this.#cover = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.#cover);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA16F, width, height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#target);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.#cover, 0);
    const fits = gl.drawingBufferWidth === width && gl.drawingBufferHeight === height;
    if (!fits || gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) throw new Error('too large');
  }

  /** Fills the uniform block that all programs share. @param {Look} look @param {Record<string, string>} colours */
  #describe({ width, height, scale, theme, zoom = 1, x = 0, y = 0 }, colours) {
    const gl = this.#gl;
    const [, flags = 0, ties = 0, yours = 0, paths = 0, pulses = 0] = this.#head;
    /** Factor of the line width for this number of lines. @param {number} count */
    const crowded = (count) => Math.min(1, Math.max(0.4, Math.sqrt(ROOM / Math.max(1, count)))) * scale;
    const fitted = (Math.min(width, height) / 2) * 0.965;
    this.#look.set([width, height, fitted * zoom, scale, x, y, flags & 1, flags & 2]);
    this.#look.set(new Float32Array(this.#head.buffer, 24, 4), 8);
    const [brings = 0] = this.#head.subarray(26);
    this.#look.set([ties, ties + yours, paths ? PATH * crowded(paths) : scale, PULSE * crowded(pulses)], 12);
    const [density = 0, glow = 0] = new Float32Array(this.#head.buffer, 96, 2);
    const mean = density / (fitted * zoom);
    this.#look.set([(flags >> 8) / 255, fitted, mean > MEAN ? MEAN / mean : 1, Math.min(1, glow)], 16);
    const part = Math.min(1, Math.sqrt(OWN / Math.max(1, yours)));
    this.#look.set([Math.max(1, YOURS * part) * scale, Math.max(0.15, 0.65 * part), ties + yours + paths + brings], 20);
    if (this.#colours !== colours) {
      this.#colours = colours;
      const all = [...ROLES.map((role) => colours[role]?.slice(1) ?? ''), ...TINTS[theme].split(' ')];
      for (const [index, colour] of all.entries()) {
        const hex = Number.parseInt(colour, 16);
        this.#look.set([(hex >> 16) / 255, ((hex >> 8) & 255) / 255, (hex & 255) / 255], 24 + index * 4);
      }
    }
    gl.bufferData(gl.UNIFORM_BUFFER, this.#look, gl.DYNAMIC_DRAW);
  }

  /** Inserts a fence after the draw calls. @returns {() => boolean} whether the GPU has finished them; call it in later tasks */
  fence() {
    const gl = this.#gl;
    const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    return () => {
      const done = !sync || gl.isContextLost() || gl.getSyncParameter(sync, gl.SYNC_STATUS) === gl.SIGNALED;
      if (done) gl.deleteSync(sync);
      return done;
    };
  }

  /** Releases the context immediately, because a page can have only a few contexts. */
  dispose() {
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}
