/**
 * Shader programs of the WebGL2 renderer. They compute each pixel like the core's renderer in src/pipeline/raster/.
 * Pixel coordinates start at the upper left. All programs share one uniform block of `LOOK` four-component vectors.
 */

/** Number of vectors in the uniform block: view, pan, radii of the bands, lines, more, your ties, and 30 colours. */
export const LOOK = 36;

/** Colour roles, in the order of the uniform block. */
export const ROLES = `background band1 band2 band3 band4 guide ink yours you first second third beyond saw could path pulse new`.split(' ');

/** Tints of communities of the 1st, 2nd and 3rd degree, as in src/pipeline/raster/theme.rs. @type {Record<'light' | 'dark', string>} */
export const TINTS = {
  light: '0b376a 3b422a 073939 4a2854 2861a5 626c4c 286464 794c87 4982c9 828d6b 498584 9a6ba9',
  dark: 'c6e8ff e9f0dc c3e4e3 f5d9fe 79b4ff b3bf9b 7ab6b5 cd9cdd 4982c9 828d6b 498584 9a6ba9',
};

/**
 * Declarations that all shaders share. `radius` returns the radius of a person, as `View::radius` in src/pipeline/raster/view.rs.
 * `view`: width and height in device pixels, device pixels per picture unit, device pixels per CSS pixel.
 * `pan`: x and y of the view's centre in picture units, nonzero if a post is shown, nonzero if there are few people.
 * `bands`: outer radii of the bands in picture units.
 * `lines`: number of ties, number of ties including yours, width of the path (without a post: of the ties to people who are brought) and of
 * the pulses in device pixels.
 * `more`: opacity of the bands (0 to 1), device pixels per picture unit at zoom 1, weight of a tie (0 to 1), size of the halos (0 to 1).
 * `yours`: width of your ties in device pixels, opacity of one of them; number of ties, yours and the path's, the same with those of who asks.
 */
const head = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
layout(std140) uniform Look { vec4 view, pan, bands, lines, more, yours, color[30]; };
vec2 pixels(vec2 point) { return view.xy * .5 + (point - pan.xy) * view.z; }
vec4 place(vec2 pixel) { return vec4(pixel / view.xy * vec2(2, -2) + vec2(-1, 1), 0, 1); }
float ramp(float inside) { return clamp(inside + .5, 0., 1.); }
float edge(float radius) { return sqrt(max(radius * radius - 1. / 12., .25)); }
float radius(float size) {
  float grown = size * view.z, free = max(size * more.y, 3. * view.w);
  return grown <= free ? grown : min(sqrt(grown * free), max(free, 40. * view.w));
}
const float none = -1e9;
vec2 ring(float radius, float thickness) {
  float inner = radius - thickness;
  return vec2(edge(radius), inner < .5773503 ? none : edge(inner));
}
`;

/** Head of the instanced vertex shaders. `row`: a row of the frame. `corner`: corner of the row's rectangle, -1 or 1 in each direction. */
const vertex = `${head}layout(location = 0) in vec4 row;
#define corner (vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2. - 1.)
`;

const fragment = `${head}out vec4 paint;
#define pixel vec2(gl_FragCoord.x, view.y - gl_FragCoord.y)
`;

/** Vertex shader of a triangle that covers the whole canvas. */
const whole = `${head}void main() { gl_Position = vec4(vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4. - 1., 0, 1); }`;

/**
 * Coverage of each pixel by a line, one channel per kind of line: ties, yours, the path or whom somebody brings, whom they know. As in src/pipeline/raster/coverage.rs. Along the line's longer axis, it
 * is the length of the line within the pixel. Across, it is the width within the pixel, measured in the middle of that length. `axis`
 * contains the two ends, with the longer axis as x.
 */
const line = [
  `${vertex}flat out vec4 axis;
flat out vec4 form, kind;
void main() {
  vec4 ends = vec4(pixels(row.xy), pixels(row.zw));
  vec2 size = abs(ends.zw - ends.xy);
  bool steep = size.y > size.x;
  if (steep) ends = ends.yxwz;
  if (ends.x > ends.z) ends = ends.zwxy;
  float run = ends.z - ends.x, slope = (ends.w - ends.y) / run, number = float(gl_InstanceID);
  kind = number < lines.x ? vec4(1, 0, 0, 0) : number < lines.y ? vec4(0, 1, 0, 0) : number < yours.z ? vec4(0, 0, 1, 0) : vec4(0, 0, 0, 1);
  float spread = max(kind.z > 0. ? lines.z : kind.y > 0. ? yours.x : (kind.x > 0. ? .9 : .8) * view.w, 1.) * sqrt(1. + slope * slope) * .5;
  axis = ends;
  form = vec4(slope, spread, steep, 0);
  vec2 at = (corner.x < 0. ? ends.xy : ends.zw) + corner * vec2(.5, spread + 1.1);
  gl_Position = run > 0. ? place(steep ? at.yx : at) : vec4(2);
}`,
  `${fragment}flat in vec4 axis;
flat in vec4 form, kind;
void main() {
  vec2 at = form.z > 0. ? pixel.yx : pixel;
  float from = max(at.x - .5, axis.x), to = min(at.x + .5, axis.z);
  float middle = axis.y + ((from + to) * .5 - axis.x) * form.x - at.y;
  float across = min(middle + form.y, .5) - max(middle - form.y, -.5);
  paint = kind * max(to - from, 0.) * max(across, 0.);
}`,
];

/**
 * The background: the bands, the ties, your ties and those of who asks. `tone` is the opacity of `count` lines on a pixel, as in src/pipeline/raster/tone.rs:
 * `one` is the opacity of one line, `most` the limit for many lines.
 */
const ground = [
  whole,
  `${fragment}uniform sampler2D cover;
float tone(float count, float one, float most) {
  float bend = sqrt(1. + 2. * count) - 1.;
  return most * bend / (bend + .7320508 * (most / one - 1.));
}
void main() {
  vec3 shade = color[0].rgb;
  float away = distance(pixel, pixels(vec2(0)));
  if (more.x > 0.) for (int band = 3; band >= 0; band--) {
    float radius = bands[band] * view.z;
    if (!(radius > 0.)) continue;
    vec2 guide = ring(radius, view.w);
    shade = mix(shade, mix(color[0], color[1 + band], more.x).rgb, ramp(guide.x - away));
    if (band < 3) shade = mix(shade, mix(color[0], color[5], more.x).rgb, ramp(guide.x - away) - ramp(guide.y - away));
  }
  vec4 count = min(texelFetch(cover, ivec2(gl_FragCoord.xy), 0), 2047.) * min(vec4(.9 * view.w, yours.x, lines.z, .8 * view.w), 1.);
  count.x *= more.z;
  float own = tone(count.y, yours.y, .85), ties = pan.w > 0. ? tone(count.x, .22, .5) : tone(count.x, .065, .34);
  shade = mix(shade, mix(color[6], color[0], .45 * pan.z).rgb, ties);
  shade = mix(mix(shade, color[7].rgb, own), color[7].rgb, tone(count.w, .16, .5));
  if (pan.z == 0.) shade = mix(shade, color[17].rgb, tone(count.z, .42, .85));
  paint = vec4(shade, 1);
}`,
];

/** The whole path of the post. */
const path = [
  whole,
  `${fragment}uniform sampler2D cover;
void main() { paint = vec4(color[15].rgb, 1) * min(texelFetch(cover, ivec2(gl_FragCoord.xy), 0).z * min(lines.z, 1.), 1.); }`,
];

/** Pulses of the moving post: thick lines with round ends. */
const pulse = [
  `${vertex}flat out vec4 ends;
void main() {
  ends = vec4(pixels(row.xy), pixels(row.zw));
  vec2 run = ends.zw - ends.xy, ahead = (run == vec2(0) ? vec2(1, 0) : normalize(run)) * (lines.w * .5 + .5);
  gl_Position = place((corner.x < 0. ? ends.xy : ends.zw) + ahead * corner.x + vec2(-ahead.y, ahead.x) * corner.y);
}`,
  `${fragment}flat in vec4 ends;
void main() {
  vec2 at = pixel - ends.xy, run = ends.zw - ends.xy;
  float along = clamp(dot(at, run) / max(dot(run, run), 1e-12), 0., 1.);
  paint = vec4(color[16].rgb, 1) * ramp(lines.w * .5 - length(at - along * run));
}`,
];

/**
 * A person, drawn as in src/pipeline/raster/people.rs, in this order: a disc in the background colour, a ring, a gap in the background
 * colour, and the disc or outline of the person. If `glow` is set, it draws only the halo of a next viewer. Edges are radii in pixels:
 * `back`: background disc, ring, hole of the ring, gap. `front`: disc, hole of the disc, and the opacity.
 */
const person = [
  `${vertex}uniform bool glow;
flat out vec4 back;
flat out vec3 front, first, last;
flat out vec2 middle;
flat out float plus;
void main() {
  plus = 0.;
  float px = view.w, size = radius(row.z), far = size;
  int style = int(row.w), degree = min(style & 7, 4), tint = min(style >> 10 & 7, 4);
  bool saw = (style & 8) > 0, reshared = (style & 16) > 0, posted = (style & 128) > 0, could = (style & 256) > 0;
  middle = pixels(row.xy);
  back = vec4(none);
  front = vec3(edge(size), none, 1);
  first = last = color[saw || posted && degree == 0 ? 13 : posted && could ? 14 : tint > 0 && degree < 4 && !posted ? 13 + degree * 4 + tint : 8 + degree].rgb;
  if (glow) {
    float width = min(3. * size + 2. * px, size + 7. * px) * more.w;
    front = vec3(size, 1. / width, 0);
    far += width;
    if ((style & 32) == 0) size = 0.;
  } else if (degree == 0) {
    far = 1.45 * size + 1.6 * px;
    back.xyz = vec3(edge(far), ring(1.45 * size, .19 * size));
    first = color[13].rgb;
  } else {
    float thin = min(size * .4, 1.25 * px), gap = min(size * .5 - px, (degree == 1 ? 1.6 : .8) * px), among = 1. - more.x;
    bool plain = saw || !posted, dim = !plain && !could;
    if (dim) last = mix(last, color[0].rgb, .6);
    bool asks = !posted && (style & 16384) > 0;
    if (asks || !posted && (style & 64) > 0) {
      size = max(size, (asks ? 5. : 3.6) * px);
      front.x = edge(size);
      far = size + (asks ? 4.2 : 1.2) * px;
      back.x = edge(far);
      if (asks) back.yz = ring(size + 3.2 * px, 1.6 * px);
      else plus = size * .6;
      first = last = color[17].rgb;
      gap = 0.;
    } else if (reshared) {
      far += min(size * .6, 1.5 * px) + max(thin, .6);
      back.xyz = vec3(edge(far), ring(far, max(thin, .6)));
      first = color[13].rgb;
    } else if (!posted && (style & 8192) > 0) {
      far += 4.2 * px;
      back.xyz = vec3(edge(far), ring(size + 3.2 * px, 1.6 * px));
      first = color[8].rgb;
      gap = 0.;
    } else if (degree == 1 && !posted && among > 0.) {
      far += 3.2 * px * among;
      back.xyz = vec3(edge(far), ring(far, 1.3 * px * among));
      first = color[9].rgb;
      gap = 0.;
    }
    if (size < .6) front = vec3(edge(.6), none, size * size / .36);
    else if (!plain && could) {
      back.w = edge(size);
      front.xy = ring(size, max(thin, .5));
    } else if (gap > 0. && !dim) {
      back.w = edge(size + gap);
      far = max(far, size + gap);
    }
  }
  gl_Position = size > 0. ? place(middle + corner * (max(far, .6) + .5)) : vec4(2);
}`,
  `${fragment}uniform bool glow;
flat in vec4 back;
flat in vec3 front, first, last;
flat in vec2 middle;
flat in float plus;
void main() {
  float away = distance(pixel, middle);
  if (glow) {
    float left = clamp(1. - (away - front.x) * front.y, 0., 1.);
    paint = vec4(color[16].rgb, 1) * .65 * left * left;
    return;
  }
  vec4 paper = vec4(color[0].rgb, 1);
  paint = paper * ramp(back.x - away);
  paint = mix(paint, vec4(first, 1), ramp(back.y - away) - ramp(back.z - away));
  paint = mix(paint, paper, ramp(back.w - away));
  paint = mix(paint, vec4(last, 1), front.z * (ramp(front.x - away) - ramp(front.y - away)));
  if (plus > 0.) for (int turn = 0; turn < 2; turn++) {
    vec2 arm = abs(turn > 0 ? (pixel - middle).yx : pixel - middle);
    paint = mix(paint, paper, ramp(plus * .3 - length(vec2(max(arm.x - plus, 0.), arm.y))));
  }
}`,
];

/** Vertex and fragment shader of each program. */
export const PROGRAMS = { line, ground, path, pulse, person };
