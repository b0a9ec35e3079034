//! Hopscope's core: how a professional network grows when one person accepts invitations, and how a
//! post spreads through the network.
//!
//! The core is a pipeline of pure stages. Each stage is a module, in this order: [`scenario`] →
//! [`world`] → [`growth`] → [`reach`] → [`post`] and [`layout`] → [`frame`] → [`raster`]. A stage
//! takes the outputs of earlier stages and returns flat arrays. [`run::Run`] holds these arrays.
//! When a parameter changes, it runs again from the first stage that reads the parameter. The core
//! reads no clock, no source of entropy and no files: the same scenario gives the same bytes on
//! every machine.
//!
//! The folders import each other in one direction only: `base` ← `io::import` ← `pipeline` ←
//! `analysis` ← `run` ← `io::csv` ← `wasm`.

#![deny(missing_docs)]

mod analysis;
mod base;
mod io;
mod pipeline;
pub mod run;
pub mod sentences;

pub use analysis::{
    contacts, curve_fit, ego, estimate, guess, invitation_game, list_visibility,
    network_statistics, own_life, quantiles, shuffle,
};
pub use base::{graph, message, random, simd};
pub use io::{csv, import};
pub use pipeline::{frame, growth, layout, post, raster, reach, scenario, world};
pub use run::{ensemble, memory_budget, sizes};

#[cfg(target_arch = "wasm32")]
mod wasm;
