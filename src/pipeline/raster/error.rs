//! The errors of drawing a picture, and the limits of its size.

use std::fmt;

use crate::base::decimal::Decimal;

/// The smallest and largest width and height of a picture, in pixels.
pub const SIDE: std::ops::RangeInclusive<u32> = 1..=8192;

/// The smallest and largest number of device pixels per CSS pixel.
pub const SCALE: std::ops::RangeInclusive<f32> = 0.25..=4.0;

/// The reason why a picture cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RasterError {
    /// The width or the height, in pixels, is out of [`SIDE`].
    Size(u32, u32),
    /// The number of device pixels per CSS pixel is out of [`SCALE`].
    Scale(f32),
    /// The zoom is not above 0 and finite, or a coordinate of the pan is not finite: zoom, x, y.
    Place(f32, f32, f32),
    /// There is not enough memory for the picture.
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

/// Fills a vector up to a length; [`RasterError::Memory`] if there is not enough memory.
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
