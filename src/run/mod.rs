//! A run: the outputs of the stages for one scenario. Also many lives of one scenario, and the
//! memory that a run needs. Imports `analysis`, `pipeline`, `io::import` and `base`.

pub mod ensemble;
pub mod memory_budget;
mod models;
pub mod sizes;
mod stages;

pub use models::{ALL_MODELS, DEFAULT_MODELS, Models};
pub use stages::Run;
pub(crate) use stages::SENTENCES;
