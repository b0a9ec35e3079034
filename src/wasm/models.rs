//! The models of this module: the one place where the builds of the core are told apart.

use crate::run::{ALL_MODELS, DEFAULT_MODELS, Models};

/// All models in the whole core; in the figure's, which is small for that reason, the default models.
pub(super) const MODELS: &Models = if cfg!(feature = "lab") {
    &ALL_MODELS
} else {
    &DEFAULT_MODELS
};
