//! Output of a frame as pixels, as SVG or as GPU instances, and picking of people by pixel. Imports
//! `base` and `frame`.

mod canvas;
mod coverage;
mod detail;
mod error;
mod instances;
mod lines;
mod pan;
mod people;
mod pick;
mod renderer;
mod scanlines;
mod svg;
pub mod theme;
mod tone;
mod view;

pub use detail::{Detail, SET_UP};
pub use error::{RasterError, SCALE, SIDE};
pub use instances::Instances;
pub use pan::Dragged;
pub use pick::Picker;
pub use renderer::Raster;
pub use scanlines::scanlines;
pub use svg::{PEOPLE, Svg, TIES, Words, svg};
pub use theme::Theme;
pub use view::View;
