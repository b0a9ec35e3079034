//! The targets: each makes input from bytes and checks the properties of what is read.

pub mod answers;
pub mod connections;
pub mod edges;
pub mod gexf;
pub mod graphml;
pub mod json;
pub mod names;
pub mod numbers;
pub mod packed;
pub mod pajek;
mod people;
pub mod query;
pub mod sizes;
pub mod written;
