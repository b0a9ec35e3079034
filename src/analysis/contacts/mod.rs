//! Who writes to you because of your posts: month by month, by sampling, and how much that rests on assumptions.
//! Imports the pipeline's stages.

mod monthly;
mod sensitivity;
mod writing;

pub use monthly::{Around, Contacts, FEW_MONTHS, readiness};
pub use sensitivity::{Assumption, CLAIM, Row, Sensitivity};
pub use writing::Writing;
