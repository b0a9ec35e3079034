//! The stages that turn a scenario into pixels, one module a stage, in the order in which they run.
//! A stage imports `base`, `io::import` and earlier stages.

pub mod frame;
pub mod growth;
pub mod layout;
pub mod post;
pub mod raster;
pub mod reach;
pub mod scenario;
pub mod world;
