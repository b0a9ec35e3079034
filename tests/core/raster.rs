//! The rasteriser against tiny-skia, against sums over many samples a pixel, and against what must
//! hold for every picture.

mod detail;
mod looks;
mod oracle;
mod picking;
mod properties;
mod shapes;
mod zoom;
