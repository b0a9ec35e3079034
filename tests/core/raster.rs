//! The rasteriser against tiny-skia, against many samples a pixel, and against properties of every
//! picture.

mod detail;
mod looks;
mod oracle;
mod pan;
mod picking;
mod properties;
mod shapes;
mod zoom;
