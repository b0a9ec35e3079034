//! Where people stand.

mod force;
pub mod quality;
mod rings;

pub use force::{Force, Settings};
pub use rings::{BANDS, Place, Rings};
