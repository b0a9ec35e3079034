//! The stages that compute pixels from a scenario: one module for each stage, in the order in which
//! they run. A stage imports `base`, `io::import` and earlier stages.

pub mod frame;
pub mod growth;
pub mod layout;
pub mod post;
pub mod raster;
pub mod reach;
pub mod scenario;
pub mod world;
