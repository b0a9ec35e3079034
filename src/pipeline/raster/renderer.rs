//! Draws a frame as pixels: ties as accumulated coverage, with people as smooth discs above them.
//!
//! It uses only + − × ÷, √ and integers, so that the same frame gives the same bytes on every
//! machine. The layers, from below: the bands, ties, your ties, the ties of who asks, people, the
//! post's path, the spreading post, people who saw the post or ask, and you. The coverage of lines is summed in 16-bit
//! cells and then converted to opacity. So a dense picture stays legible, and the order of ties has
//! no effect.
//!
//! Cost: O(pixels + people + lines + length of the visible lines + area of the visible discs).

use super::canvas::{Canvas, Circle};
use super::coverage::Coverage;
use super::detail::Detail;
use super::detail::Kinds;
use super::error::RasterError;
use super::lines::Window;
use super::people::{ABOVE_PATH, BELOW_PATH, Brush, Order};
use super::theme::{self, Color, Theme};
use super::tone::{self, Tone};
use super::view::View;
use crate::pipeline::frame::{Dot, FEW_PEOPLE, Frame, line, style};

/// Thickness of a line of each kind, in CSS pixels.
pub(super) const TIE: f32 = 0.9;
const YOURS: f32 = 1.7;
pub(super) const BRINGS: f32 = 1.0;
pub(super) const KNOWS: f32 = 0.8;
pub(super) const PATH: f32 = 1.5;
pub(super) const PULSE: f32 = 3.5;

/// Mean number of ties on a pixel above which each tie counts less.
const MEAN: f32 = 1.5;

/// Number of your ties up to which they have the full thickness and opacity. Above it they would
/// merge into a black star.
const FULL_TIES: f32 = 40.0;

/// Number of lines of the post's path above which they become thinner.
const ROOM: f32 = 150.0;

/// Draws frames as pixels. Buffers are reused for the next frame: 4 bytes a pixel for the picture,
/// 4 for the coverage of lines, and 5 bytes a person.
///
/// ```
/// use hopscope::frame::Frame;
/// use hopscope::raster::{Raster, Theme, View};
/// use hopscope::run::Run;
/// use hopscope::scenario::Scenario;
///
/// let scenario = Scenario::from_query("people=500&connections=20").scenario;
/// let run = Run::complete(scenario, None)?;
/// let scene = run.scene().expect("all stages have run");
/// let mut frame = Frame::default();
/// scene.draw(run.moment(), &mut frame);
///
/// let (view, theme) = (View::fit(200, 100, 1.0), Theme::light());
/// let mut raster = Raster::new();
/// let pixels = raster.draw(&frame, &view, &theme)?;
/// assert_eq!(pixels.len(), 200 * 100 * 4);
/// // The upper left corner is background; the pixel at the centre is you.
/// let opaque = |[r, g, b]: [u8; 3]| [r, g, b, 255];
/// assert_eq!(pixels[..4], opaque(theme.background));
/// let centre = 4 * (50 * 200 + 100);
/// assert_eq!(pixels[centre..centre + 4], opaque(theme.you));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Raster {
    pub(super) canvas: Canvas,
    coverage: Coverage,
    order: Order,
    pub(super) tie: Tone,
    /// Ties between other people in a small world.
    pub(super) few: Tone,
    pub(super) brings: Tone,
    pub(super) knows: Tone,
    path: Tone,
}

impl Default for Raster {
    fn default() -> Raster {
        Raster {
            canvas: Canvas::default(),
            coverage: Coverage::default(),
            order: Order::default(),
            tie: Tone::curve(0.065, 0.34),
            few: Tone::curve(0.22, 0.5),
            brings: Tone::curve(0.42, 0.85),
            knows: Tone::curve(0.16, 0.5),
            path: Tone::solid(),
        }
    }
}

impl Raster {
    /// A rasteriser without buffers. The first picture allocates them.
    pub fn new() -> Raster {
        Raster::default()
    }

    /// Draws a frame at [`Detail::Full`]. Returns `width * height * 4` bytes: opaque RGBA, row by
    /// row from the upper left. The bytes depend only on the arguments, not on earlier frames.
    /// Marks that are not finite or are outside the view are not drawn. Cost: see
    /// [`Raster::draw_in`].
    ///
    /// # Errors
    /// If a field of `view` is out of range (see [`View::check`]), or there is not enough memory.
    pub fn draw(
        &mut self,
        frame: &Frame,
        view: &View,
        theme: &Theme,
    ) -> Result<&[u8], RasterError> {
        self.draw_in(frame, view, theme, Detail::Full)
    }

    /// Draws a frame at a level of detail; otherwise like [`Raster::draw`]. O(pixels + people +
    /// lines + length of the visible lines + area of the visible discs).
    ///
    /// # Errors
    /// As [`Raster::draw`].
    pub fn draw_in(
        &mut self,
        frame: &Frame,
        view: &View,
        theme: &Theme,
        detail: Detail,
    ) -> Result<&[u8], RasterError> {
        view.check()?;
        let kinds = Kinds::of(frame);
        let share = kinds.share(line::TIE, view, &Window::new(view), detail);
        self.draw_at(frame, view, theme, &kinds, share)?;
        Ok(self.canvas.pixels.as_flattened())
    }

    /// Draws a frame, of which `kinds` has the lines, with a share of the ties between other people:
    /// `of_ties`, from 0 to 1.
    #[inline(never)]
    pub(super) fn draw_at(
        &mut self,
        frame: &Frame,
        view: &View,
        theme: &Theme,
        kinds: &Kinds,
        of_ties: f64,
    ) -> Result<(), RasterError> {
        let (width, height) = (view.width as usize, view.height as usize);
        self.canvas.clear(width, height, theme.background)?;
        self.coverage.resize(width, height)?;
        self.order.sort(&frame.dots, view)?;
        self.bands(&frame.rings, view, theme, frame.bands);
        let ink = tie_ink(&frame.dots, theme);
        let Raster {
            canvas,
            coverage,
            order,
            ..
        } = self;
        let window = Window::new(view);
        let exposed = exposure(frame, view);
        let mut lines = |canvas: &mut Canvas, kind, thickness: f32, tone, color| {
            let thick = thickness.max(1.0);
            let share = if kind == line::TIE { of_ties } else { 1.0 };
            for ends in kinds.seen(kind, &window, share) {
                coverage.line(ends, thick);
            }
            let counts = if kind == line::TIE { exposed } else { 1.0 };
            let weight = counts * thickness.min(1.0) / (tone::FULL as f32 * share as f32);
            coverage.resolve(&mut canvas.pixels, tone, thick, weight, color);
        };
        let brush = Brush::new(view, theme, frame);
        // In a small world the ties are drawn strongly.
        let few = frame.dots.len() <= FEW_PEOPLE;
        let tie = if few { &self.few } else { &self.tie };
        let (thickness, yours) = yours(kinds.count(line::YOURS));
        for (kind, thickness, tone, color) in [
            (line::TIE, TIE, tie, ink),
            (line::YOURS, thickness, &yours, theme.yours),
            (line::KNOWS, KNOWS, &self.knows, theme.yours),
            (line::BRINGS, BRINGS, &self.brings, theme.new),
        ] {
            lines(canvas, kind, thickness * view.scale, tone, color);
        }
        brush.paint(canvas, order, BELOW_PATH, &frame.dots);
        let thickness = crowded(kinds.count(line::PATH), PATH) * view.scale;
        lines(canvas, line::PATH, thickness, &self.path, theme.path);
        let thickness = crowded(kinds.count(line::PULSE), PULSE) * view.scale;
        for (_, line) in kinds.lines(line::PULSE) {
            let (x1, y1) = view.to_pixels(line.x1, line.y1);
            let (x2, y2) = view.to_pixels(line.x2, line.y2);
            canvas.capsule([x1, y1, x2, y2], thickness, theme.pulse.into());
        }
        brush.paint(canvas, order, ABOVE_PATH, &frame.dots);
        Ok(())
    }

    /// Draws the bands as nested tinted discs. Each band except the last has a thin circle around
    /// it. `opacity` is from 0 (no bands) to 1.
    fn bands(&mut self, rings: &[f32; 4], view: &View, theme: &Theme, opacity: f32) {
        if opacity <= 0.0 {
            return;
        }
        let tint = |color| theme::mix(theme.background, color, opacity).into();
        let (x, y) = view.to_pixels(0.0, 0.0);
        let circles = rings.map(|radius| Circle {
            x,
            y,
            radius: radius * view.magnification(),
        });
        // A band that covers the whole view hides everything below it.
        let whole = |circle: &Circle| self.canvas.is_within(*circle, view.scale + 1.0);
        let lowest = circles.iter().position(whole).unwrap_or(3);
        for band in (0..=lowest).rev() {
            let circle = circles[band];
            if !circle.is_drawable() {
                continue;
            }
            self.canvas.disc(circle, tint(theme.bands[band]));
            if band < 3 {
                self.canvas.ring(circle, view.scale, tint(theme.guide));
            }
        }
    }
}

/// The colour of ties between other people: paler while a post is shown. The first of `dots` is you.
pub(super) fn tie_ink(dots: &[Dot], theme: &Theme) -> Color {
    let you = dots.first();
    if you.is_some_and(|you| you.style & style::POSTED != 0) {
        theme::mix(theme.ink, theme.background, 0.45)
    } else {
        theme.ink
    }
}

/// The factor on the coverage of ties between other people, at most 1. It is less in a dense
/// picture, where otherwise every pixel would be equally dark.
pub(super) fn exposure(frame: &Frame, view: &View) -> f32 {
    let mean = frame.density / view.magnification();
    if mean > MEAN { MEAN / mean } else { 1.0 }
}

/// The thickness of your ties in CSS pixels, and their opacity.
pub(super) fn yours(count: usize) -> (f32, Tone) {
    let part = (FULL_TIES / count.max(1) as f32).sqrt().min(1.0);
    (
        (YOURS * part).max(1.0),
        Tone::curve((0.65 * part).max(0.15), 0.85),
    )
}

/// The thickness of a kind of lines. It is less if there are very many lines, which would otherwise
/// merge.
pub(super) fn crowded(count: usize, thickness: f32) -> f32 {
    thickness * (ROOM / count.max(1) as f32).sqrt().clamp(0.4, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_count_as_less_where_there_are_too_many_of_them() {
        let view = View::fit(600, 400, 1.0);
        let frame = |density| Frame {
            density,
            ..Frame::default()
        };
        let few = frame(view.magnification());
        assert_eq!(exposure(&few, &view), 1.0);
        let many = frame(10.0 * MEAN * view.magnification());
        assert!((exposure(&many, &view) - 0.1).abs() < 1e-6);
        // At a larger zoom the ties are farther apart.
        let near = View { zoom: 20.0, ..view };
        assert_eq!(exposure(&many, &near), 1.0);
        assert_eq!(exposure(&frame(f32::NAN), &view), 1.0);
    }

    #[test]
    fn bands_fade_into_the_background() {
        let (view, theme) = (View::fit(60, 40, 1.0), Theme::dark());
        let rings = [0.3, 0.5, 0.7, 0.9];
        let bands = |opacity| {
            let mut raster = Raster::new();
            raster.canvas.clear(60, 40, theme.background).unwrap();
            raster.bands(&rings, &view, &theme, opacity);
            raster.canvas.pixels
        };
        let [ground, half, whole] = [0.0, 0.5, 1.0].map(bands);
        let [r, g, b] = theme.background;
        assert!(ground.iter().all(|pixel| *pixel == [r, g, b, 255]));
        let middle = 20 * 60 + 30;
        assert_eq!(whole[middle][..3], theme.bands[0]);
        for ((ground, half), whole) in ground.iter().zip(&half).zip(&whole) {
            for channel in 0..3 {
                let [ground, half, whole] = [ground, half, whole].map(|p| i32::from(p[channel]));
                assert!((2 * half - ground - whole).abs() <= 2);
            }
        }
    }
}
