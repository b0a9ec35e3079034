//! People as discs: their order from below and their appearance.

use super::canvas::{Circle, Ink, SMALLEST, Surface};
use super::error::{RasterError, grow};
use super::theme::{Color, Theme, mix};
use super::view::View;
use crate::pipeline::frame::{Dot, Frame, style};
use std::ops::Range;

/// Radius in pixels below which a disc gets fainter instead of smaller.
pub(super) const LEAST: f32 = 0.6;
const _: () = assert!(LEAST >= SMALLEST);

/// Number of layers of people. From below: ordinary people, people who are new or will see the post
/// next, and people who saw the post or ask; each of these three from beyond to the 1st degree. You
/// are the last layer.
pub(super) const LAYERS: usize = 13;
/// The layers below the post's path, and the layers above it.
pub(super) const BELOW_PATH: Range<usize> = 0..8;
pub(super) const ABOVE_PATH: Range<usize> = 8..LAYERS;

/// Marks that raise a person above ordinary people.
const RAISED: u32 = style::NEXT | style::NEW | style::ALREADY;

/// The layer of a person; `None` if the person is not drawn.
pub(super) fn layer(dot: &Dot) -> Option<usize> {
    if dot.style & style::HIDDEN != 0 {
        return None;
    }
    let ring = (dot.style & style::RING).min(4) as usize;
    if ring == 0 {
        return Some(LAYERS - 1);
    }
    let raised = if dot.style & (style::SAW | style::ASKS) != 0 {
        2
    } else {
        usize::from(dot.style & RAISED != 0)
    };
    Some(raised * 4 + 4 - ring)
}

/// Smallest radius of a person who asks, and of one whom they bring, in CSS pixels.
const ASKING: f32 = 5.0;
const NEW: f32 = 3.6;

/// Outer radius of the ring around you, and its thickness, as multiples of your radius.
const YOUR_RING: f32 = 1.45;
const YOUR_LINE: f32 = 0.19;

/// Distance from twice a person's radius to the outermost shape of the person, a glow, in CSS
/// pixels.
const AROUND: f32 = 8.0;

/// People in view, sorted by layer. Recomputed for each frame in the same buffers. 5 bytes a
/// person.
#[derive(Default)]
pub(super) struct Order {
    /// Each person's layer; [`LAYERS`] if the person is not in view.
    layers: Vec<u8>,
    people: Vec<u32>,
    /// The index in `people` at which each layer starts, and at which the last one ends.
    starts: [usize; LAYERS + 2],
}

impl Order {
    /// Sorts people in view by layer, and by number within a layer. O(people).
    pub(super) fn sort(&mut self, dots: &[Dot], view: &View) -> Result<(), RasterError> {
        self.layers.clear();
        grow(&mut self.layers, dots.len(), LAYERS as u8)?;
        let mut counts = [0; LAYERS + 1];
        for (dot, kept) in dots.iter().zip(&mut self.layers) {
            if let Some(layer) = layer(dot).filter(|_| is_in_view(dot, view)) {
                *kept = layer as u8;
            }
            counts[usize::from(*kept)] += 1;
        }
        for (i, count) in counts.into_iter().enumerate() {
            self.starts[i + 1] = self.starts[i] + count;
        }
        self.people.clear();
        grow(&mut self.people, self.starts[LAYERS], 0)?;
        let mut next = self.starts;
        for (person, &layer) in (0..).zip(&self.layers) {
            if usize::from(layer) < LAYERS {
                self.people[next[usize::from(layer)]] = person;
                next[usize::from(layer)] += 1;
            }
        }
        Ok(())
    }

    pub(super) fn layers(&self, layers: Range<usize>) -> impl Iterator<Item = &[u32]> {
        layers.map(|layer| &self.people[self.starts[layer]..self.starts[layer + 1]])
    }
}

/// Whether any shape of a person may be in view.
#[inline(always)]
fn is_in_view(dot: &Dot, view: &View) -> bool {
    let (x, y) = view.to_pixels(dot.x, dot.y);
    let outer = 2.0 * view.radius(dot.size) + AROUND * view.scale + 1.0;
    let (right, lower) = (view.width as f32 + outer, view.height as f32 + outer);
    (x > -outer) & (x < right) & (y > -outer) & (y < lower)
}

/// Paints people. Holds the values that are the same for all people in a picture.
pub(super) struct Brush<'a> {
    theme: &'a Theme,
    view: &'a View,
    /// One CSS pixel.
    px: f32,
    /// Size of the glow, from 0 to 1.
    glow: f32,
    /// Share of the force-directed layout, from 0 to 1, in 255ths as a GPU renderer has it.
    structure: f32,
    /// The colours by tint and ring without a post, and by ring for people outside the scope of a
    /// post.
    plain: [[Color; 5]; 1 + style::TINTS as usize],
    dimmed: [Color; 5],
}

impl<'a> Brush<'a> {
    /// A brush for pictures of this view and theme.
    pub(super) fn new(view: &'a View, theme: &'a Theme, frame: &Frame) -> Brush<'a> {
        let glow = frame.glow;
        let plain = [
            theme.you,
            theme.first,
            theme.second,
            theme.third,
            theme.beyond,
        ];
        Brush {
            theme,
            view,
            px: view.scale,
            glow: if glow > 0.0 { glow.min(1.0) } else { 0.0 },
            structure: 1.0 - f32::from((frame.bands * 255.0) as u8) / 255.0,
            plain: std::array::from_fn(|tint| {
                let mut colors = plain;
                if tint > 0 {
                    for (color, tints) in colors[1..].iter_mut().zip(&theme.tints) {
                        *color = tints[tint - 1];
                    }
                }
                colors
            }),
            dimmed: plain.map(|color| mix(color, theme.background, 0.6)),
        }
    }

    /// Paints all people of the given layers.
    pub(super) fn paint(
        &self,
        canvas: &mut impl Surface,
        order: &Order,
        layers: Range<usize>,
        dots: &[Dot],
    ) {
        for people in order.layers(layers) {
            let dots = people.iter().map(|&person| &dots[person as usize]);
            // The glows of a layer are below all people of the layer.
            for dot in dots.clone().filter(|dot| dot.style & style::NEXT != 0) {
                let circle = self.circle(dot);
                if circle.is_drawable() && self.glow > 0.0 {
                    self.glow(canvas, circle);
                }
            }
            for dot in dots {
                let circle = self.circle(dot);
                if circle.is_drawable() {
                    self.person(canvas, dot.style, circle);
                    canvas.done();
                }
            }
        }
    }

    fn circle(&self, dot: &Dot) -> Circle {
        let (x, y) = self.view.to_pixels(dot.x, dot.y);
        Circle {
            x,
            y,
            radius: self.view.radius(dot.size),
        }
    }

    fn glow(&self, canvas: &mut impl Surface, circle: Circle) {
        let ink = Ink {
            color: self.theme.pulse,
            opacity: 0.65,
        };
        let width = (3.0 * circle.radius + 2.0 * self.px).min(circle.radius + 7.0 * self.px);
        canvas.glow(circle, width * self.glow, ink);
    }

    fn person(&self, canvas: &mut impl Surface, style: u32, circle: Circle) {
        let ring = (style & style::RING).min(4) as usize;
        let (theme, px, radius) = (self.theme, self.px, circle.radius);
        let saw = style & style::SAW != 0;
        let posted = style & style::POSTED != 0;
        let tint = (style / style::TINT % 8).min(style::TINTS) as usize;
        // If a post is shown, new people are not marked.
        let marks = if posted { 0 } else { style };
        let (asks, new) = (marks & style::ASKS != 0, marks & style::NEW != 0);
        let (mut circle, mut color) = (circle, self.plain[tint][ring]);
        // Outer radius and thickness of a ring, its colour, and the width of a rim around it.
        let mut halo = (0.0, 0.0, theme.saw, 0.0);
        if ring == 0 {
            halo = (radius * YOUR_RING, radius * YOUR_LINE, theme.saw, 1.6 * px);
            color = if posted { theme.saw } else { theme.you };
        } else if asks || new {
            circle.radius = radius.max(px * if asks { ASKING } else { NEW });
            color = theme.new;
            halo = if asks {
                (circle.radius + 3.2 * px, 1.6 * px, color, px)
            } else {
                (circle.radius + 1.2 * px, 0.0, color, 0.0)
            };
        } else if style & style::RESHARED != 0 {
            let thickness = (radius * 0.4).min(1.25 * px).max(0.6);
            let gap = (radius * 0.6).min(1.5 * px);
            halo = (radius + gap + thickness, thickness, theme.saw, 0.0);
        } else if marks & style::ALREADY != 0 {
            halo = (radius + 3.2 * px, 1.6 * px, theme.you, px);
        } else if ring == 1 && !posted && self.structure > 0.0 {
            // Without bands, the 1st degree is marked by a ring.
            let px = px * self.structure;
            halo = (radius + 3.2 * px, 1.3 * px, theme.first, 0.0);
        }
        let (outer, thickness, line, rim) = halo;
        if outer > 0.0 {
            canvas.disc(circle.with_radius(outer + rim), theme.background.into());
            if thickness > 0.0 {
                canvas.ring(circle.with_radius(outer), thickness, line.into());
            }
            if style & style::RESHARED == 0 || ring == 0 {
                self.flat(canvas, circle, color);
                if new && !asks && ring > 0 {
                    canvas.plus(circle, theme.background.into());
                }
                return;
            }
        }
        if saw {
            return self.disc(canvas, circle, theme.saw, ring);
        }
        if !posted {
            return self.disc(canvas, circle, color, ring);
        }
        if style & style::COULD == 0 {
            return self.flat(canvas, circle, self.dimmed[ring]);
        }
        if radius < LEAST {
            return self.disc(canvas, circle, theme.could, ring);
        }
        canvas.disc(circle, theme.background.into());
        canvas.ring(
            circle,
            (radius * 0.4).min(1.25 * px).max(0.5),
            theme.could.into(),
        );
    }

    /// Paints a disc, with a gap around it if it is large enough. The gap of the 1st degree is wider.
    fn disc(&self, canvas: &mut impl Surface, circle: Circle, color: Color, ring: usize) {
        let widest = if ring == 1 { 1.6 } else { 0.8 };
        let gap = (circle.radius * 0.5 - self.px).min(widest * self.px);
        if gap > 0.0 {
            let ground = self.theme.background.into();
            canvas.disc(circle.with_radius(circle.radius + gap), ground);
        }
        self.flat(canvas, circle, color);
    }

    /// Paints a disc. Below the smallest radius it becomes fainter instead of smaller, so that a
    /// crowd keeps its texture.
    fn flat(&self, canvas: &mut impl Surface, circle: Circle, color: Color) {
        if circle.radius >= LEAST {
            return canvas.disc(circle, color.into());
        }
        let part = circle.radius / LEAST;
        let opacity = part * part;
        canvas.disc(circle.with_radius(LEAST), Ink { color, opacity });
    }
}
