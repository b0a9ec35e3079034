//! The fifth stage: the people who see a post, when, and from whom.
//! Imports `growth`, `scenario` and `base`.
//!
//! A [`Cascade`] holds the viewers of a post. One traversal fills it for every [`PostModel`]; the rule by which
//! a reader passes a post on has a file for each model:
//!
//! - `broadcast`: every reader does
//! - `cascade`: each reader with a probability (independent cascade)
//! - `threshold`: if the post comes from enough of their neighbours, by share (linear threshold)
//! - `complex`: if the post comes from enough people (complex contagion)
//! - `sir`: as in an epidemic (SIR)
//!
//! [`PostModel`]: crate::pipeline::scenario::PostModel

mod broadcast;
mod cascade;
mod complex;
mod expected;
mod hours;
mod sir;
mod spread;
mod threshold;
mod traversal;

pub use broadcast::broadcast;
pub use expected::Expected;
pub use hours::{hour_by_which, seen_by};
pub use spread::Spread;
pub use traversal::{Cascade, UNSEEN};
