//! Measurements of a life after its stages have run: contacts, curve fits, samples over many seeds,
//! and others. Imports `pipeline` and `base`.

pub mod contacts;
pub mod curve_fit;
pub mod ego;
mod elasticity;
pub mod estimate;
pub mod guess;
pub mod invitation_game;
pub mod list_visibility;
pub mod network_statistics;
pub mod own_life;
pub mod quantiles;
pub mod shuffle;
