//! Hopscope's core: how a professional network grows when one person accepts invitations, and how
//! a post travels through it.
//!
//! A pipeline of pure stages: [`scenario`] → [`world`] → [`growth`] → [`reach`] → [`layout`] and
//! [`post`] → [`frame`] → [`raster`]. Each is a module, takes the outputs of those before it and
//! gives flat arrays; [`run::Run`] holds them and, when a value changes, runs again from the first
//! stage that reads it. No clock, no entropy, no input or output: the same scenario gives the same
//! bytes everywhere.

#![deny(missing_docs)]

pub mod contacts;
pub mod csv;
pub mod curve;
mod decimal;
pub mod ego;
pub mod ensemble;
pub mod estimate;
pub mod frame;
pub mod graph;
pub mod growth;
pub mod import;
pub mod layout;
pub mod lookup;
pub mod measure;
pub mod memory;
pub mod message;
pub mod post;
mod progress;
pub mod random;
pub mod raster;
pub mod reach;
pub mod round;
pub mod run;
pub mod scenario;
pub mod simd;
pub mod world;

#[cfg(target_arch = "wasm32")]
mod wasm;
