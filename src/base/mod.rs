//! Building blocks that do not depend on a stage: graphs, random numbers, vectors of four floats,
//! numbers as text, messages, progress. Imports nothing else of the crate.

pub(crate) mod decimal;
pub mod graph;
pub mod message;
mod petgraph_traits;
pub(crate) mod progress;
pub mod random;
pub mod simd;
