//! Layouts: the positions of people.

mod force;
mod rings;
mod structure;

pub use force::{Force, Settings};
pub use rings::{BANDS, Place, Rings, Sizes};
pub use structure::{CROWD, Structure};
