//! The pixels of a picture, and the round shapes that are painted on them.

use super::error::{RasterError, grow};
use super::theme::Color;

/// Length of the arms of a plus, and half of their thickness, as shares of the radius.
pub(super) const ARM: f32 = 0.6;
pub(super) const HALF: f32 = 0.18;

/// Opaque RGBA pixels, row by row from the upper left.
#[derive(Default)]
pub(super) struct Canvas {
    pub(super) pixels: Vec<[u8; 4]>,
    width: usize,
    height: usize,
}

/// A colour and its opacity, from 0 to 1.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub(super) color: Color,
    pub(super) opacity: f32,
}

impl From<Color> for Ink {
    fn from(color: Color) -> Ink {
        Ink {
            color,
            opacity: 1.0,
        }
    }
}

/// A circle, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Circle {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) radius: f32,
}

impl Circle {
    /// Whether the radius is above 0 and all numbers are finite.
    pub(super) fn is_drawable(&self) -> bool {
        self.radius > 0.0 && (self.x + self.y + self.radius).is_finite()
    }

    /// The circle with the same centre and another radius.
    pub(super) fn with_radius(self, radius: f32) -> Circle {
        Circle { radius, ..self }
    }
}

/// A surface on which people are painted: pixels or SVG.
pub(super) trait Surface {
    /// Paints a disc.
    fn disc(&mut self, circle: Circle, ink: Ink);
    /// Paints the outermost `thickness` pixels of a disc.
    fn ring(&mut self, circle: Circle, thickness: f32, ink: Ink);
    /// Paints light that falls off from the circle's edge to 0 at a distance of `width` pixels.
    fn glow(&mut self, circle: Circle, width: f32, ink: Ink);
    /// Paints a plus inside a disc.
    fn plus(&mut self, circle: Circle, ink: Ink);
    /// Ends a person: all shapes of the person are painted.
    fn done(&mut self) {}
}

impl Surface for Canvas {
    #[inline(always)]
    fn disc(&mut self, circle: Circle, ink: Ink) {
        Canvas::disc(self, circle, ink);
    }

    #[inline(always)]
    fn ring(&mut self, circle: Circle, thickness: f32, ink: Ink) {
        Canvas::ring(self, circle, thickness, ink);
    }

    #[inline(always)]
    fn glow(&mut self, circle: Circle, width: f32, ink: Ink) {
        Canvas::glow(self, circle, width, ink);
    }

    #[inline(never)]
    fn plus(&mut self, Circle { x, y, radius }: Circle, ink: Ink) {
        let (arm, thickness) = (ARM * radius, 2.0 * HALF * radius);
        self.capsule([x - arm, y, x + arm, y], thickness, ink);
        self.capsule([x, y - arm, x, y + arm], thickness, ink);
    }
}

impl Canvas {
    /// Sets the size in pixels and fills the picture with one colour.
    pub(super) fn clear(
        &mut self,
        width: usize,
        height: usize,
        color: Color,
    ) -> Result<(), RasterError> {
        (self.width, self.height) = (width, height);
        let [r, g, b] = color;
        self.pixels.clear();
        grow(&mut self.pixels, width * height, [r, g, b, 255])
    }

    /// Copies all pixels of a smaller picture, with its upper left corner at a pixel of this one.
    ///
    /// # Panics
    /// If it does not fit.
    pub(super) fn put(&mut self, part: &Canvas, [left, top]: [u32; 2]) {
        let start = top as usize * self.width + left as usize;
        let rows = self.pixels[start..].chunks_mut(self.width);
        for (row, of_part) in rows.zip(part.pixels.chunks_exact(part.width)) {
            row[..part.width].copy_from_slice(of_part);
        }
    }

    /// Whether the whole picture is inside a circle, at least `margin` pixels from its edge.
    pub(super) fn is_within(&self, circle: Circle, margin: f32) -> bool {
        let furthest = |at: f32, size: usize| {
            let (low, high) = (at.abs(), (size as f32 - at).abs());
            if low > high { low } else { high }
        };
        let (dx, dy) = (
            furthest(circle.x, self.width),
            furthest(circle.y, self.height),
        );
        let radius = circle.radius - margin;
        circle.is_drawable() && radius > 0.0 && dx * dx + dy * dy < radius * radius
    }

    /// Paints a filled circle. Its edge is a ramp one pixel wide, placed so that the total coverage
    /// is πr².
    ///
    /// The smallest discs, of which there can be a million, are painted here, four pixels at a time
    /// in one vector. All others, and discs at the edge of the picture, are painted as a ring
    /// without a hole.
    #[inline(never)]
    pub(super) fn disc(&mut self, circle: Circle, ink: Ink) {
        let Circle { x, y, radius } = circle;
        let rim = edge(radius);
        let outer = rim + 0.5;
        let (left, top) = (x - outer, y - outer);
        let inside = left >= 0.0 && top >= 0.0;
        let (left, top) = (left as usize, top as usize);
        let bottom = ((y + outer) as usize).saturating_add(1);
        if !(outer <= 1.5 && inside && left + 4 <= self.width && bottom <= self.height) {
            return self.ring(circle, radius, ink);
        }
        let full = ink.opacity * OPAQUE as f32;
        let middle = left as f32 + 0.5 - x;
        let across2: [f32; 4] = std::array::from_fn(|column| {
            let dx = middle + column as f32;
            dx * dx
        });
        let mut down = top as f32 + 0.5 - y;
        let rows = self.pixels[top * self.width + left..].chunks_mut(self.width);
        for row in rows.take(bottom - top) {
            let Some(pixels) = row.first_chunk_mut::<4>() else {
                return;
            };
            let amounts = across2.map(|dx2| amount(ramp(rim - (dx2 + down * down).sqrt()) * full));
            for (pixel, amount) in pixels.iter_mut().zip(amounts) {
                blend(pixel, ink.color, amount);
            }
            down += 1.0;
        }
    }

    /// Paints a ring, `thickness` pixels thick, inside the circle's edge.
    #[inline(never)]
    pub(super) fn ring(&mut self, circle: Circle, thickness: f32, ink: Ink) {
        let (hole, rim) = (circle.radius - thickness, edge(circle.radius));
        let (inner, hole, core) = if hole < SMALLEST {
            (rim, NO_HOLE, 1.0)
        } else {
            (edge(hole), edge(hole), 0.0)
        };
        let profile = Profile {
            rim,
            part: 1.0,
            squared: 0.0,
            hole,
        };
        self.radial(circle, [inner - 0.5, rim + 0.5], core, ink, profile);
    }

    /// Paints light that falls off from the circle's edge to 0 at a distance of `width` pixels.
    pub(super) fn glow(&mut self, circle: Circle, width: f32, ink: Ink) {
        let start = circle.radius;
        let profile = Profile {
            rim: start + 0.5 * width,
            part: 1.0 / width,
            squared: 1.0,
            hole: NO_HOLE,
        };
        self.radial(circle, [start, start + width], 1.0, ink, profile);
    }

    /// Paints by the distance from a centre: `core` within `inner`, the profile from there to
    /// `outer`, and nothing beyond. Discs, rings and glows share this machine code.
    #[inline(never)]
    fn radial(
        &mut self,
        Circle { x, y, .. }: Circle,
        [inner, outer]: [f32; 2],
        core: f32,
        ink: Ink,
        profile: Profile,
    ) {
        // Casts saturate and turn NaN into 0, so every loop below stays on the canvas for any
        // numbers.
        let left = (x - outer) as usize;
        let right = ((x + outer) as usize).saturating_add(1).min(self.width);
        let top = (y - outer) as usize;
        let bottom = ((y + outer) as usize).saturating_add(1).min(self.height);
        if left >= right || top >= bottom || x + outer < 0.0 || y + outer < 0.0 {
            return;
        }
        let full = ink.opacity * OPAQUE as f32;
        for row in top..bottom {
            let pixels = &mut self.pixels[row * self.width..][..self.width];
            let dy = row as f32 + 0.5 - y;
            let dy2 = dy * dy;
            let mut paint = |from: usize, to: usize| {
                for start in (from..to).step_by(LANES) {
                    let (middle, lanes) = (start as f32 + 0.5 - x, to - start);
                    let amounts = std::array::from_fn(|lane| {
                        let dx = middle + lane as f32;
                        let cover = profile.at((dx * dx + dy2).sqrt());
                        let amount = amount(cover * full);
                        if lane < lanes { amount } else { 0 }
                    });
                    blend_all(&mut pixels[start..], &amounts, ink.color);
                }
            };
            if outer <= SMALL {
                paint(left, right);
                continue;
            }
            let chord = root(outer * outer - dy2);
            let left = left.max((x - chord) as usize);
            let right = right.min(((x + chord) as usize).saturating_add(1));
            if left >= right {
                continue;
            }
            let chord = root(inner * inner - dy2) - 1.0;
            if inner <= 0.0 || chord <= 0.0 {
                paint(left, right);
                continue;
            }
            let from = ((x - chord + 1.0) as usize).clamp(left, right);
            let to = ((x + chord) as usize).clamp(from, right);
            paint(left, from);
            paint(to, right);
            if core <= 0.0 {
                continue;
            }
            if ink.opacity >= 1.0 {
                let [r, g, b] = ink.color;
                pixels[from..to].fill([r, g, b, 255]);
            } else {
                for pixel in &mut pixels[from..to] {
                    blend(pixel, ink.color, amount(core * full));
                }
            }
        }
    }

    /// Paints a thick line with round ends.
    pub(super) fn capsule(&mut self, ends: [f32; 4], thickness: f32, ink: Ink) {
        let [x1, y1, x2, y2] = ends;
        let (dx, dy) = (x2 - x1, y2 - y1);
        let length2 = dx * dx + dy * dy;
        if !length2.is_finite() {
            return;
        }
        let part = if length2 > 0.0 { 1.0 / length2 } else { 0.0 };
        let radius = thickness * 0.5;
        let outer = radius + 0.5;
        let (high, low) = if y1 < y2 { (y1, y2) } else { (y2, y1) };
        let top = (high - outer) as usize;
        let bottom = ((low + outer) as usize).saturating_add(1).min(self.height);
        let (west, east) = if x1 < x2 { (x1, x2) } else { (x2, x1) };
        if low + outer < 0.0 || east + outer < 0.0 || west - outer > self.width as f32 {
            return;
        }
        // Half of the width of the capsule along a row that crosses its straight part.
        let reach = if dy == 0.0 {
            f32::INFINITY
        } else {
            outer * length2.sqrt() / dy.abs()
        };
        for row in top..bottom {
            let py = row as f32 + 0.5 - y1;
            let (mut from, mut to) = (west - outer, east + outer);
            if reach.is_finite() {
                let middle = x1 + dx * (py / dy);
                from = from.max((middle - reach - outer).min(east - outer));
                to = to.min((middle + reach + outer).max(west + outer));
            }
            let from = (from as usize).min(self.width);
            let to = (to as usize).saturating_add(1).min(self.width);
            if from >= to {
                continue;
            }
            let pixels = &mut self.pixels[row * self.width..][..self.width];
            for (column, pixel) in (from..to).zip(&mut pixels[from..to]) {
                let px = column as f32 + 0.5 - x1;
                let along = ((px * dx + py * dy) * part).clamp(0.0, 1.0);
                let (ox, oy) = (px - along * dx, py - along * dy);
                let cover = ramp(radius - (ox * ox + oy * oy).sqrt());
                if cover > 0.0 {
                    blend(
                        pixel,
                        ink.color,
                        amount(cover * ink.opacity * OPAQUE as f32),
                    );
                }
            }
        }
    }
}

/// The coverage as a function of the distance from a centre.
#[derive(Clone, Copy)]
struct Profile {
    /// The distance at which the outer edge has half coverage, and the slope there per pixel.
    rim: f32,
    part: f32,
    /// 1 if the coverage of the edge is squared, 0 if it is linear.
    squared: f32,
    /// The distance at which the edge of the hole has half coverage.
    hole: f32,
}

impl Profile {
    #[inline(always)]
    fn at(&self, distance: f32) -> f32 {
        let outer = ramp((self.rim - distance) * self.part);
        outer * (1.0 - self.squared + self.squared * outer) - ramp(self.hole - distance)
    }
}

/// The edge of a ring without a hole: every distance is outside it.
const NO_HOLE: f32 = -1e9;

/// Number of adjacent pixels that are painted together, in vectors.
const LANES: usize = 8;

/// Radius in pixels up to which it is cheaper to paint the whole square than to find the pixels
/// within the disc.
const SMALL: f32 = 8.0;

/// Full opacity in fixed point.
pub(super) const OPAQUE: u32 = 256;

/// A value from 0 to [`OPAQUE`], rounded. Adding 2²³ leaves the rounded number in the low bits. A
/// cast would instead check each lane of a vector for values out of range.
#[inline(always)]
pub(super) fn amount(value: f32) -> u32 {
    (value + 8_388_608.0).to_bits() & (2 * OPAQUE - 1)
}

/// The radius below which the ramp of a disc would extend past its centre: √(1/4 + 1/12).
pub(super) const SMALLEST: f32 = 0.577_350_3;

/// The radius at which a ramp one pixel wide has half coverage, so that the total coverage is πr²:
/// a ramp about ρ covers π(ρ² + 1/12).
#[inline(always)]
fn edge(radius: f32) -> f32 {
    let edge2 = radius * radius - 1.0 / 12.0;
    if edge2 > 0.25 { edge2.sqrt() } else { 0.5 }
}

/// The square root; 0 for negative numbers and NaN. (`f32::max` is a call on wasm.)
#[inline(always)]
fn root(value: f32) -> f32 {
    if value > 0.0 { value.sqrt() } else { 0.0 }
}

/// Coverage of a pixel whose centre is `inside` pixels inside an edge.
#[inline(always)]
fn ramp(inside: f32) -> f32 {
    (inside + 0.5).clamp(0.0, 1.0)
}

/// Blends a colour over the first eight pixels of a row, or over all if there are fewer, each by
/// its own amount.
#[inline(never)]
pub(super) fn blend_all(pixels: &mut [[u8; 4]], amounts: &[u32; LANES], color: Color) {
    if let Some(pixels) = pixels.first_chunk_mut::<LANES>() {
        for (pixel, amount) in pixels.iter_mut().zip(amounts) {
            blend(pixel, color, *amount);
        }
        return;
    }
    for (pixel, amount) in pixels.iter_mut().zip(amounts) {
        blend(pixel, color, *amount);
    }
}

/// Blends a colour over a pixel; at [`OPAQUE`] the pixel gets the colour. Two channels share a
/// multiplication: each has 16 bits of a word, and no sum below overflows into the other.
#[inline(always)]
pub(super) fn blend(pixel: &mut [u8; 4], [r, g, b]: Color, amount: u32) {
    let even = |word: u32| word & 0x00ff_00ff;
    let (from, to) = (
        u32::from_le_bytes(*pixel),
        u32::from_le_bytes([r, g, b, 255]),
    );
    let between = |from: u32, to: u32| {
        let step = to.wrapping_sub(from).wrapping_mul(amount);
        (from << 8).wrapping_add(step).wrapping_add(0x0080_0080) >> 8
    };
    let (red_blue, green) = (
        between(even(from), even(to)),
        between(even(from >> 8), even(to >> 8)),
    );
    *pixel = (even(red_blue) | even(green) << 8).to_le_bytes();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blend_rounds_each_channel_by_itself() {
        for amount in 0..=OPAQUE {
            for (from, to) in [
                ([0, 255, 7], [255, 0, 8]),
                ([255; 3], [0; 3]),
                ([9, 128, 200], [250, 3, 77]),
            ] {
                let [r, g, b]: [u8; 3] = from;
                let mut pixel = [r, g, b, 255];
                blend(&mut pixel, to, amount);
                let exact =
                    |i: usize| u32::from(from[i]) * (OPAQUE - amount) + u32::from(to[i]) * amount;
                let expected: [u8; 3] = std::array::from_fn(|i| ((exact(i) + 128) / OPAQUE) as u8);
                assert_eq!(pixel, [expected[0], expected[1], expected[2], 255]);
            }
        }
    }
}
