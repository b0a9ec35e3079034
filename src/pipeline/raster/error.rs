//! Why a picture cannot be drawn, and the limits of its size.

use std::fmt;

use crate::base::decimal::Decimal;

/// Least and largest width and height, in pixels.
pub const SIDE: std::ops::RangeInclusive<u32> = 1..=8192;

/// Least and largest number of device pixels per CSS pixel.
pub const SCALE: std::ops::RangeInclusive<f32> = 0.25..=4.0;

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
                "a CSS pixel is {} to {} device pixels, not {}",
                decimal(*SCALE.start()),
                decimal(*SCALE.end()),
                decimal(*scale)
            ),
            RasterError::Place(zoom, x, y) => write!(
                f,
                "zoom is above 0 and pan finite, not zoom {} and pan {}, {}",
                decimal(*zoom),
                decimal(*x),
                decimal(*y)
            ),
            RasterError::Memory => write!(f, "no memory for a picture of this size"),
        }
    }
}

impl std::error::Error for RasterError {}

fn decimal(number: f32) -> Decimal {
    Decimal(f64::from(number))
}

/// Fills a vector up to a length, or says that there is no memory for it.
pub(super) fn grow<T: Clone>(
    vector: &mut Vec<T>,
    length: usize,
    value: T,
) -> Result<(), RasterError> {
    vector
        .try_reserve(length.saturating_sub(vector.len()))
        .map_err(|_| RasterError::Memory)?;
    vector.resize(length, value);
    Ok(())
}
