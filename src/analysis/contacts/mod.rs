//! The people who write to you because of your posts: month by month, expected and sampled, and the
//! dependence of these numbers on assumptions. Imports the stages of the pipeline.

mod monthly;
mod sensitivity;
mod writing;

pub use monthly::{Around, Contacts, FEW_MONTHS, readiness};
pub use sensitivity::{Assumption, CLAIM, Row, Sensitivity};
pub use writing::Writing;
