//! People as discs: who lies on whom, and what each looks like.

use super::canvas::{Circle, Ink, SMALLEST, Surface};
use super::error::{RasterError, grow};
use super::theme::{Color, Theme, mix};
use super::view::View;
use crate::pipeline::frame::{Dot, style};
use std::ops::Range;

/// Radius in pixels below which a disc gets fainter instead of smaller.
pub(super) const LEAST: f32 = 0.6;
const _: () = assert!(LEAST >= SMALLEST);

/// Layers of people, the lowest first: who is not touched by anything, who is new or next, who
/// saw the post, each from beyond to the 1st degree; then you.
pub(super) const LAYERS: usize = 13;
/// The layers below the post's path, and those above it.
pub(super) const BELOW_PATH: Range<usize> = 0..8;
pub(super) const ABOVE_PATH: Range<usize> = 8..LAYERS;

/// The layer of a person, or none for who is not drawn.
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

/// How far past twice a person's radius anything of theirs is drawn, in CSS pixels: a glow.
const AROUND: f32 = 8.0;

/// People in view by layer, made anew for each frame in the same room: 5 bytes a person.
#[derive(Default)]
pub(super) struct Order {
    /// Each person's layer, or [`LAYERS`].
    layers: Vec<u8>,
    people: Vec<u32>,
    /// Where each layer starts in `people`, and where the last one ends.
    starts: [usize; LAYERS + 2],
}

impl Order {
    /// Sorts people in view by layer, by number within a layer.
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

/// Whether anything of a person may be in view.
#[inline(always)]
fn is_in_view(dot: &Dot, view: &View) -> bool {
    let (x, y) = view.to_pixels(dot.x, dot.y);
    let outer = 2.0 * view.radius(dot.size) + AROUND * view.scale + 1.0;
    let (right, lower) = (view.width as f32 + outer, view.height as f32 + outer);
    (x > -outer) & (x < right) & (y > -outer) & (y < lower)
}

/// Paints people; holds what is the same for everybody in a picture.
pub(super) struct Brush<'a> {
    theme: &'a Theme,
    view: &'a View,
    /// One CSS pixel.
    px: f32,
    /// How far a glow has grown, from 0 to 1.
    glow: f32,
    /// By ring: nobody's post on show, and out of its scope.
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

    /// Paints everybody in some layers.
    pub(super) fn paint(
        &self,
        canvas: &mut impl Surface,
        order: &Order,
        layers: Range<usize>,
        dots: &[Dot],
    ) {
        for people in order.layers(layers) {
            let dots = people.iter().map(|&person| &dots[person as usize]);
            // A halo lies below everybody of its layer.
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
        // With a post on show, who is new is not what the picture is about.
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

    /// A disc, set off from what it lies on by a thin gap where it is large enough for one.
    fn disc(&self, canvas: &mut impl Surface, circle: Circle, color: Color) {
        let gap = (circle.radius * 0.5 - self.px).min(0.8 * self.px);
        if gap > 0.0 {
            let ground = self.theme.background.into();
            canvas.disc(circle.with_radius(circle.radius + gap), ground);
        }
        self.flat(canvas, circle, color);
    }

    /// A disc; below the least radius as faint as it is small, so that a crowd keeps its texture.
    fn flat(&self, canvas: &mut impl Surface, circle: Circle, color: Color) {
        if circle.radius >= LEAST {
            return canvas.disc(circle, color.into());
        }
        let part = circle.radius / LEAST;
        let opacity = part * part;
        canvas.disc(circle.with_radius(LEAST), Ink { color, opacity });
    }
}
