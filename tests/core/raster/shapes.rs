//! Frames of single shapes, and the pixels they give.

use hopscope::frame::{Dot, Frame, Line};
use hopscope::raster::{Detail, Raster, Theme, View};

/// White marks on black: the value of a pixel is its coverage.
pub fn stencil() -> Theme {
    let (black, white) = ([0; 3], [255; 3]);
    Theme {
        background: black,
        bands: [black; 4],
        guide: black,
        ink: white,
        yours: white,
        you: white,
        first: white,
        second: white,
        third: white,
        beyond: white,
        tints: [[white; 4]; 3],
        saw: white,
        could: white,
        path: white,
        pulse: white,
        new: white,
    }
}

/// A disc given in pixels.
pub fn dot(view: &View, x: f32, y: f32, radius: f32, style: u32) -> Dot {
    let (x, y) = view.to_picture(x, y);
    let size = radius / view.magnification();
    Dot { x, y, size, style }
}

/// A line given in pixels.
pub fn tie(view: &View, [x1, y1, x2, y2]: [f32; 4], style: u32) -> Line {
    let (x1, y1) = view.to_picture(x1, y1);
    let (x2, y2) = view.to_picture(x2, y2);
    Line {
        x1,
        y1,
        x2,
        y2,
        style,
    }
}

pub fn frame(dots: Vec<Dot>, lines: Vec<Line>) -> Frame {
    Frame {
        dots,
        lines,
        rings: [0.0; 4],
        bands: 1.0,
        density: 0.0,
        glow: 1.0,
    }
}

pub fn draw(frame: &Frame, view: &View, theme: &Theme) -> Vec<u8> {
    Raster::new().draw(frame, view, theme).unwrap().to_vec()
}

pub fn draw_in(frame: &Frame, view: &View, theme: &Theme, detail: Detail) -> Vec<u8> {
    let mut raster = Raster::new();
    raster.draw_in(frame, view, theme, detail).unwrap().to_vec()
}

/// The first channel of every pixel, 0 to 1.
pub fn coverage(frame: &Frame, view: &View) -> Vec<f64> {
    let pixels = draw(frame, view, &stencil());
    assert!(pixels.chunks_exact(4).all(|pixel| pixel[3] == 255));
    pixels
        .chunks_exact(4)
        .map(|pixel| f64::from(pixel[0]) / 255.0)
        .collect()
}
