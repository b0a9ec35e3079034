//! The models of this wasm module.

use crate::run::{ALL_MODELS, DEFAULT_MODELS, Models};

/// This is the one place where the builds differ: the figure's module is small because it has the
/// default models alone.
pub(super) const MODELS: &Models = if cfg!(feature = "lab") {
    &ALL_MODELS
} else {
    &DEFAULT_MODELS
};
