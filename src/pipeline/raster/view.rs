//! Converts picture units to pixels and back.

use super::error::{RasterError, SCALE, SIDE};

/// The picture's radius at zoom 1, as a share of half the shorter side. The rest is the margin.
const FILL: f32 = 0.965;

/// Radius in CSS pixels up to which people grow in proportion to the picture; above it they grow
/// more slowly.
const FREE: f32 = 3.0;

/// Maximum radius of a person due to magnification, in CSS pixels.
const LARGEST: f32 = 40.0;

/// The visible part of the picture, and its size in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Width in pixels, within [`SIDE`].
    pub width: u32,
    /// Height in pixels, within [`SIDE`].
    pub height: u32,
    /// Device pixels per CSS pixel, within [`SCALE`]. The width of lines, outlines and halos is
    /// multiplied by it.
    pub scale: f32,
    /// Magnification, finite and above 0. At 1 the picture's disc fits the shorter side with a
    /// margin.
    pub zoom: f32,
    /// The point of the picture at the centre of the view, [x, y] in picture units.
    pub pan: [f32; 2],
    /// The shorter side of the whole picture, in pixels, if this is a part of a picture; else `None`.
    pub part_of: Option<u32>,
}

impl View {
    /// The view at zoom 1, in which the picture's disc fits with a margin. `width` and `height` are
    /// in pixels. Checks no range: see [`View::check`].
    pub fn fit(width: u32, height: u32, scale: f32) -> View {
        View {
            width,
            height,
            scale,
            zoom: 1.0,
            pan: [0.0, 0.0],
            part_of: None,
        }
    }

    /// Pixels per picture unit.
    pub fn magnification(&self) -> f32 {
        self.fitted() * self.zoom
    }

    /// Pixels per picture unit at zoom 1.
    fn fitted(&self) -> f32 {
        let shorter = self.part_of.unwrap_or(self.width.min(self.height));
        shorter as f32 * 0.5 * FILL
    }

    /// The part of this picture with its upper left corner at a pixel, which may be outside, and with a
    /// width and height in pixels.
    pub(super) fn part(&self, [left, top]: [i32; 2], [width, height]: [u32; 2]) -> View {
        let middle = |from: i32, side: u32| from as f32 + side as f32 * 0.5;
        let (x, y) = self.to_picture(middle(left, width), middle(top, height));
        View {
            width,
            height,
            pan: [x, y],
            part_of: Some(self.part_of.unwrap_or(self.width.min(self.height))),
            ..*self
        }
    }

    /// The radius, in pixels, at which a person of this size (a radius in picture units) is drawn
    /// and found by a [`Picker`](super::Picker).
    ///
    /// The radius grows with the zoom, but people must not cover each other. Above 3 CSS pixels (or
    /// the radius at zoom 1, if larger) it grows with the square root of the zoom, up to 40 CSS
    /// pixels. With r = size · magnification and f = max(r / zoom, 3 · scale), the radius is r up
    /// to f, then √(r · f), at most max(f, 40 · scale).
    #[inline(always)]
    pub fn radius(&self, size: f32) -> f32 {
        let larger = |a: f32, b: f32| if a > b { a } else { b };
        let (grown, free) = (
            size * self.magnification(),
            larger(size * self.fitted(), FREE * self.scale),
        );
        if grown <= free {
            return grown;
        }
        let most = larger(free, LARGEST * self.scale);
        let radius = (grown * free).sqrt();
        if radius > most { most } else { radius }
    }

    /// Converts a point in picture units to pixels from the upper left corner. The centre of the
    /// first pixel is (0.5, 0.5).
    pub fn to_pixels(&self, x: f32, y: f32) -> (f32, f32) {
        let magnification = self.magnification();
        (
            self.width as f32 * 0.5 + (x - self.pan[0]) * magnification,
            self.height as f32 * 0.5 + (y - self.pan[1]) * magnification,
        )
    }

    /// Converts pixels to picture units: the inverse of [`View::to_pixels`].
    pub fn to_picture(&self, x: f32, y: f32) -> (f32, f32) {
        let magnification = self.magnification();
        (
            (x - self.width as f32 * 0.5) / magnification + self.pan[0],
            (y - self.height as f32 * 0.5) / magnification + self.pan[1],
        )
    }

    /// The visible part of the picture, in picture units: left, top, right and bottom.
    pub fn bounds(&self) -> [f32; 4] {
        let (left, top) = self.to_picture(0.0, 0.0);
        let (right, bottom) = self.to_picture(self.width as f32, self.height as f32);
        [left, top, right, bottom]
    }

    /// Checks that all fields are within their ranges.
    ///
    /// # Errors
    /// The first value that is out of its range.
    pub fn check(&self) -> Result<(), RasterError> {
        if !SIDE.contains(&self.width) || !SIDE.contains(&self.height) {
            return Err(RasterError::Size(self.width, self.height));
        }
        if !SCALE.contains(&self.scale) {
            return Err(RasterError::Scale(self.scale));
        }
        let [x, y] = self.pan;
        if !(self.zoom.is_finite() && self.zoom > 0.0 && x.is_finite() && y.is_finite()) {
            return Err(RasterError::Place(self.zoom, x, y));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_fits_and_there_is_a_way_back() {
        let mut view = View::fit(300, 200, 1.0);
        assert_eq!(view.to_pixels(0.0, 0.0), (150.0, 100.0));
        let (x, y) = view.to_pixels(0.0, 1.0);
        assert!(x == 150.0 && (190.0..200.0).contains(&y));
        view.zoom = 3.0;
        view.pan = [0.25, -0.5];
        assert_eq!(view.to_pixels(0.25, -0.5), (150.0, 100.0));
        let (x, y) = view.to_pixels(0.3, 0.7);
        let (x, y) = view.to_picture(x, y);
        assert!((x - 0.3).abs() < 1e-5 && (y - 0.7).abs() < 1e-5);
    }

    #[test]
    fn people_grow_with_zoom_and_never_to_blots() {
        let mut view = View::fit(1280, 720, 1.0);
        for size in [0.0, 0.0003, 0.002, 0.012, 0.035, 0.4] {
            let mut last = 0.0;
            for step in 0..400 {
                view.zoom = 0.1 * 1.02_f32.powi(step);
                let (radius, grown) = (view.radius(size), size * view.magnification());
                assert!(radius >= last && radius <= grown, "{size} at {}", view.zoom);
                // The radius neither jumps nor exceeds the limit.
                assert!(radius <= last * 1.021 || last == 0.0);
                assert!(radius <= 40.0 || radius == grown.min(size * view.fitted()));
                if view.zoom <= 1.0 {
                    assert_eq!(radius, grown);
                }
                last = radius;
            }
        }
        view.zoom = 200.0;
        assert_eq!(view.radius(0.035), 40.0);
        assert!(view.radius(f32::NAN).is_nan());
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let good = View::fit(8192, 1, 4.0);
        assert_eq!(good.check(), Ok(()));
        for bad in [
            View { width: 0, ..good },
            View {
                height: 8193,
                ..good
            },
            View {
                scale: f32::NAN,
                ..good
            },
            View { scale: 0.2, ..good },
            View { zoom: 0.0, ..good },
            View {
                zoom: f32::INFINITY,
                ..good
            },
            View {
                pan: [0.0, f32::NAN],
                ..good
            },
        ] {
            assert!(bad.check().is_err(), "{bad:?}");
        }
    }
}
