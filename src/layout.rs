//! Where people stand.

mod force;
mod rings;
mod structure;

pub use rings::{BANDS, Place, Rings};
pub use structure::Structure;
