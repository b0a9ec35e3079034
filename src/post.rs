//! What becomes of a post: who could see it, and who does.

mod broadcast;
mod cascade;

pub use broadcast::broadcast;
pub use cascade::{Cascade, Spread};

/// The number that stands for "did not see it" in the arrays of [`Cascade`].
pub const UNSEEN: u32 = u32::MAX;
