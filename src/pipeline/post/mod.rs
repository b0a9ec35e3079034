//! What becomes of a post: who could see it, and who does.
//!
//! [`Cascade`] holds who saw a post, and one traversal fills it for every [`PostModel`]; what makes
//! a reader pass a post on is a rule, one file each:
//!
//! - `broadcast`: everybody does
//! - `cascade`: each reader by a chance of their own (independent cascade)
//! - `threshold`: enough of their ties, by share (linear threshold)
//! - `complex`: several of their ties (complex contagion)
//! - `sir`: as an infection (SIR)
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
