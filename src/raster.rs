//! A frame as pixels: ties as accumulated coverage, people as smooth discs on top.
//!
//! Only + − × ÷, √ and integers, so that the same frame gives the same bytes on every target. The
//! layers, from below: the bands, ties, your ties, the post's path, the post on its way, people.
//! Ties are added up in a 16-bit cell per pixel and mapped to opacity through a table, so a dense
//! picture stays legible and the order of ties never matters.
//!
//! Cost: O(pixels + length of the lines + area of the discs).

mod canvas;
mod coverage;
mod people;
mod pick;
pub mod theme;
mod tone;
mod view;

use crate::frame::{Frame, Line, line};
use canvas::{Canvas, Circle};
use coverage::Coverage;
use people::Order;
pub use pick::pick;
use std::fmt;
pub use theme::Theme;
use tone::Tone;
pub use view::{SCALE, SIDE, View};

/// Thickness of a line of each kind, in CSS pixels.
const TIE: f32 = 1.0;
const YOURS: f32 = 1.0;
const PATH: f32 = 1.5;
const PULSE: f32 = 3.5;

/// Why nothing was drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RasterError {
    /// The width or the height in pixels is out of range.
    Size(u32, u32),
    /// The number of device pixels per CSS pixel is out of range.
    Scale(f32),
    /// Zoom, or a coordinate of the pan, is not a number that a picture can be drawn with.
    Place(f32, f32, f32),
    /// There is no memory for the picture.
    Memory,
}

impl fmt::Display for RasterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RasterError::Size(width, height) => write!(
                f,
                "a picture is {} to {} pixels wide and high, not {width} × {height}",
                SIDE.start(),
                SIDE.end()
            ),
            RasterError::Scale(scale) => write!(
                f,
                "a CSS pixel is {} to {} device pixels, not {scale}",
                SCALE.start(),
                SCALE.end()
            ),
            RasterError::Place(zoom, x, y) => write!(
                f,
                "zoom is above 0 and pan finite, not zoom {zoom} and pan {x}, {y}"
            ),
            RasterError::Memory => write!(f, "no memory for a picture of this size"),
        }
    }
}

impl std::error::Error for RasterError {}

/// Draws frames, into buffers that it keeps from one to the next.
#[derive(Default)]
pub struct Raster {
    canvas: Canvas,
    coverage: Coverage,
    order: Order,
    tones: Option<Tones>,
}

/// The tone tables, for lines thinner than a pixel by `weight`.
struct Tones {
    scale: f32,
    tie: Tone,
    yours: Tone,
    path: Tone,
}

impl Tones {
    fn new(scale: f32) -> Tones {
        let weight = |thickness: f32| (thickness * scale).min(1.0);
        Tones {
            scale,
            tie: Tone::curve(0.1, 0.8, weight(TIE)),
            yours: Tone::curve(0.35, 0.8, weight(YOURS)),
            path: Tone::solid(weight(PATH)),
        }
    }
}

impl Raster {
    /// A rasteriser without buffers; the first picture makes them.
    pub fn new() -> Raster {
        Raster::default()
    }

    /// Draws a frame: opaque RGBA, row by row from the upper left, `width * height * 4` bytes. The
    /// bytes depend on the arguments alone, not on what was drawn before. What is not a number, or
    /// outside the view, is not drawn.
    ///
    /// # Errors
    /// A view out of range, or a picture too large for memory.
    pub fn draw(
        &mut self,
        frame: &Frame,
        view: &View,
        theme: &Theme,
    ) -> Result<&[u8], RasterError> {
        view.check()?;
        let (width, height) = (view.width as usize, view.height as usize);
        self.canvas.clear(width, height, theme.background)?;
        self.coverage.resize(width, height)?;
        self.order.sort(&frame.dots)?;
        let tones = match self.tones.take() {
            Some(tones) if tones.scale == view.scale => tones,
            _ => Tones::new(view.scale),
        };
        self.bands(frame, view, theme);
        for (kind, thickness, tone, color) in [
            (line::TIE, TIE, &tones.tie, theme.ink),
            (line::YOURS, YOURS, &tones.yours, theme.yours),
            (line::PATH, PATH, &tones.path, theme.path),
        ] {
            let thickness = (thickness * view.scale).max(1.0);
            for ends in lines(frame, view, kind) {
                self.coverage.line(ends, thickness);
            }
            self.coverage.resolve(&mut self.canvas.pixels, tone, color);
        }
        for ends in lines(frame, view, line::PULSE) {
            self.canvas
                .capsule(ends, PULSE * view.scale, theme.pulse.into());
        }
        people::paint(&mut self.canvas, &self.order, &frame.dots, view, theme);
        self.tones = Some(tones);
        Ok(self.canvas.pixels.as_flattened())
    }

    /// The bands as nested tinted discs, each with a thin circle round it but the last.
    fn bands(&mut self, frame: &Frame, view: &View, theme: &Theme) {
        let (x, y) = view.to_pixels(0.0, 0.0);
        for band in (0..4).rev() {
            let circle = Circle {
                x,
                y,
                radius: frame.rings[band] * view.magnification(),
            };
            if !circle.is_drawable() {
                continue;
            }
            self.canvas.disc(circle, theme.bands[band].into());
            if band < 3 {
                self.canvas.ring(circle, view.scale, theme.guide.into());
            }
        }
    }
}

/// The lines of a kind, in pixels.
fn lines(frame: &Frame, view: &View, kind: u32) -> impl Iterator<Item = [f32; 4]> {
    let to_pixels = move |line: &Line| {
        let (x1, y1) = view.to_pixels(line.x1, line.y1);
        let (x2, y2) = view.to_pixels(line.x2, line.y2);
        [x1, y1, x2, y2]
    };
    frame
        .lines
        .iter()
        .filter(move |line| line.style == kind)
        .map(to_pixels)
}

/// Fills a vector up to a length, or says that there is no memory for it.
fn grow<T: Clone>(vector: &mut Vec<T>, length: usize, value: T) -> Result<(), RasterError> {
    vector
        .try_reserve(length.saturating_sub(vector.len()))
        .map_err(|_| RasterError::Memory)?;
    vector.resize(length, value);
    Ok(())
}
