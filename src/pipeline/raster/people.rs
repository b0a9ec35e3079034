//! People as discs: their order from below and their appearance.

use super::canvas::{Circle, Ink, SMALLEST, Surface};
use super::error::{RasterError, grow};
use super::theme::{Color, Theme, mix};
use super::view::View;
use crate::pipeline::frame::{Dot, style};
use std::ops::Range;

/// Radius in pixels below which a disc gets fainter instead of smaller.
pub(super) const LEAST: f32 = 0.6;
const _: () = assert!(LEAST >= SMALLEST);

/// Number of layers of people. From below: ordinary people, people who are new or will see the post
/// next, and people who saw the post; each of these three from beyond to the 1st degree. You are
/// the last layer.
pub(super) const LAYERS: usize = 13;
/// The layers below the post's path, and the layers above it.
pub(super) const BELOW_PATH: Range<usize> = 0..8;
pub(super) const ABOVE_PATH: Range<usize> = 8..LAYERS;

/// The layer of a person; `None` if the person is not drawn.
pub(super) fn layer(dot: &Dot) -> Option<usize> {
    if dot.style & style::HIDDEN != 0 {
        return None;
    }
    let ring = (dot.style & style::RING).min(4) as usize;
    if ring == 0 {
        return Some(LAYERS - 1);
    }
    let raised = if dot.style & style::SAW != 0 {
        2
    } else {
        usize::from(dot.style & (style::NEXT | style::NEW) != 0)
    };
    Some(raised * 4 + 4 - ring)
}

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
    /// The colours by ring: without a post, and for people outside the scope of a post.
    plain: [Color; 5],
    dimmed: [Color; 5],
}

impl<'a> Brush<'a> {
    /// A brush for pictures of this view and theme.
    pub(super) fn new(view: &'a View, theme: &'a Theme, glow: f32) -> Brush<'a> {
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
            plain,
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
        if ring == 0 {
            let color = if posted { theme.saw } else { theme.you };
            canvas.disc(
                circle.with_radius(radius + 3.5 * px),
                theme.background.into(),
            );
            canvas.ring(circle.with_radius(radius + 3.0 * px), px, color.into());
            return canvas.disc(circle, color.into());
        }
        // If a post is shown, new people are not marked.
        let new = style & style::NEW != 0 && !posted;
        let reshared = style & style::RESHARED != 0;
        if new || reshared {
            let gap = (radius * 0.6).min(1.5 * px);
            let thickness = (radius * 0.4).min(1.25 * px).max(0.6);
            let color = if reshared { theme.saw } else { theme.new };
            let halo = circle.with_radius(radius + gap + thickness);
            canvas.disc(halo, theme.background.into());
            canvas.ring(halo, thickness, color.into());
        }
        if saw {
            return self.disc(canvas, circle, theme.saw);
        }
        if !posted {
            return self.disc(canvas, circle, self.plain[ring]);
        }
        if style & style::COULD == 0 {
            return self.flat(canvas, circle, self.dimmed[ring]);
        }
        if radius < LEAST {
            return self.disc(canvas, circle, theme.could);
        }
        canvas.disc(circle, theme.background.into());
        canvas.ring(
            circle,
            (radius * 0.4).min(1.25 * px).max(0.5),
            theme.could.into(),
        );
    }

    /// Paints a disc, with a thin gap around it if it is large enough.
    fn disc(&self, canvas: &mut impl Surface, circle: Circle, color: Color) {
        let gap = (circle.radius * 0.5 - self.px).min(0.8 * self.px);
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
