//! The pixels, and the round shapes painted on them.

use super::theme::Color;
use super::{RasterError, grow};

/// Rows of opaque RGBA pixels.
#[derive(Default)]
pub(super) struct Canvas {
    pub(super) pixels: Vec<[u8; 4]>,
    width: usize,
    height: usize,
}

/// A colour and how much of it, 0 to 1.
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
    /// Whether it is a circle at all.
    pub(super) fn is_drawable(&self) -> bool {
        self.radius > 0.0 && (self.x + self.y + self.radius).is_finite()
    }

    /// The circle about the same centre with another radius.
    pub(super) fn with_radius(self, radius: f32) -> Circle {
        Circle { radius, ..self }
    }
}

impl Canvas {
    /// Takes a size and paints everything in one colour.
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

    /// A filled circle. Its edge is a ramp one pixel wide, placed so that the whole covers πr².
    #[inline]
    pub(super) fn disc(&mut self, circle: Circle, ink: Ink) {
        let edge = edge(circle.radius);
        self.radial(circle, edge - 0.5, edge + 0.5, 1.0, ink, |distance| {
            ramp(edge - distance)
        });
    }

    /// A ring `thickness` pixels thick within the circle's edge.
    pub(super) fn ring(&mut self, circle: Circle, thickness: f32, ink: Ink) {
        let outer = edge(circle.radius);
        let inner = circle.radius - thickness;
        if inner < SMALLEST {
            return self.disc(circle, ink);
        }
        let inner = edge(inner);
        self.radial(circle, inner - 0.5, outer + 0.5, 0.0, ink, |distance| {
            ramp(outer - distance) - ramp(inner - distance)
        });
    }

    /// Light that falls off from the circle's edge to nothing `width` pixels further out.
    pub(super) fn glow(&mut self, circle: Circle, width: f32, ink: Ink) {
        let (start, part) = (circle.radius, 1.0 / width);
        self.radial(circle, start, start + width, 1.0, ink, |distance| {
            let left = (1.0 - (distance - start) * part).clamp(0.0, 1.0);
            left * left
        });
    }

    /// Paints by the distance from a centre: `core` within `inner`, `profile` from there to
    /// `outer`, nothing beyond.
    #[inline(always)]
    fn radial(
        &mut self,
        Circle { x, y, .. }: Circle,
        inner: f32,
        outer: f32,
        core: f32,
        ink: Ink,
        profile: impl Fn(f32) -> f32,
    ) {
        // Casts saturate, NaN is 0: every loop below stays on the canvas whatever the numbers are.
        let left = (x - outer) as usize;
        let right = ((x + outer) as usize).saturating_add(1).min(self.width);
        let top = (y - outer) as usize;
        let bottom = ((y + outer) as usize).saturating_add(1).min(self.height);
        if left >= right || top >= bottom || x + outer < 0.0 || y + outer < 0.0 {
            return;
        }
        let amount = ink.opacity * OPAQUE;
        let small = outer < 4.0;
        for row in top..bottom {
            let pixels = &mut self.pixels[row * self.width..][..self.width];
            let dy = row as f32 + 0.5 - y;
            let dy2 = dy * dy;
            let mut paint = |from: usize, to: usize| {
                for (column, pixel) in (from..to).zip(&mut pixels[from..to]) {
                    let dx = column as f32 + 0.5 - x;
                    let cover = profile((dx * dx + dy2).sqrt());
                    blend(pixel, ink.color, (cover * amount) as i32);
                }
            };
            if small {
                paint(left, right);
                continue;
            }
            let chord = (outer * outer - dy2).max(0.0).sqrt();
            let left = left.max((x - chord) as usize);
            let right = right.min(((x + chord) as usize).saturating_add(1));
            if left >= right {
                continue;
            }
            let chord = (inner * inner - dy2).max(0.0).sqrt() - 1.0;
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
                    blend(pixel, ink.color, (core * amount) as i32);
                }
            }
        }
    }

    /// A thick line with round ends.
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
        if low + outer < 0.0 {
            return;
        }
        // Half the width of the capsule along a row, where the row crosses its straight part.
        let reach = if dy == 0.0 {
            f32::INFINITY
        } else {
            outer * length2.sqrt() / dy.abs()
        };
        let (west, east) = if x1 < x2 { (x1, x2) } else { (x2, x1) };
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
                    blend(pixel, ink.color, (cover * ink.opacity * OPAQUE) as i32);
                }
            }
        }
    }
}

/// Full opacity in fixed point.
const OPAQUE: f32 = 65_536.0;

/// The radius below which a disc's ramp would reach past its centre, √(1/4 + 1/12).
pub(super) const SMALLEST: f32 = 0.577_350_3;

/// The radius at which a ramp one pixel wide is halfway, so that the whole covers πr²: a ramp
/// about ρ covers π(ρ² + 1/12).
#[inline(always)]
fn edge(radius: f32) -> f32 {
    (radius * radius - 1.0 / 12.0).max(0.25).sqrt()
}

/// Coverage of a pixel whose centre lies `inside` pixels within an edge.
#[inline(always)]
fn ramp(inside: f32) -> f32 {
    (inside + 0.5).clamp(0.0, 1.0)
}

/// Moves a pixel towards a colour, all the way at 65,536.
#[inline(always)]
pub(super) fn blend(pixel: &mut [u8; 4], color: Color, amount: i32) {
    for (channel, ink) in pixel.iter_mut().zip(color) {
        let from = i32::from(*channel);
        *channel = (from + (((i32::from(ink) - from) * amount + 32_768) >> 16)) as u8;
    }
}
