//! Building blocks that know nothing of a stage: graphs, random numbers, vectors of four floats, numbers
//! as text, messages, progress. They import only each other.

pub(crate) mod decimal;
pub mod graph;
pub mod message;
pub(crate) mod progress;
pub mod random;
pub mod simd;
