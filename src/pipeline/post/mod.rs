//! The fifth stage: the viewers of a post, each with the hop and the person from whom they saw it.
//! Imports `growth`, `scenario` and `base`.
//!
//! A [`Cascade`] holds the viewers of a post. One traversal computes it for every [`PostModel`].
//! The rule by which a reader passes a post on has one file per model:
//!
//! - `broadcast`: always
//! - `cascade`: with a given probability (independent cascade)
//! - `threshold`: after seeing it from a large enough share of their neighbours (linear threshold)
//! - `complex`: after seeing it from enough people (complex contagion)
//! - `sir`: at every step until the reader recovers (SIR epidemic)
//!
//! `discovery` counts viewers outside your network, under every model.
//!
//! [`PostModel`]: crate::pipeline::scenario::PostModel

mod broadcast;
mod cascade;
mod complex;
mod discovery;
mod expected;
mod hours;
mod sir;
mod spread;
mod threshold;
mod traversal;

pub use broadcast::broadcast;
pub use expected::{Expected, branching};
pub use hours::{hour_by_which, seen_by};
pub use spread::Spread;
pub use traversal::{Cascade, UNSEEN};
