//! Where people stand.

mod rings;

pub use rings::{BANDS, Place, Rings};
