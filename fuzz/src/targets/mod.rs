//! The targets: each makes input from bytes and checks the properties of what is read.

pub mod adjacency;
pub mod answers;
pub mod connections;
pub mod dimacs;
pub mod dl;
pub mod dot;
pub mod edges;
pub mod gdf;
pub mod gexf;
pub mod gml;
pub mod graphml;
pub mod json;
pub mod lgl;
pub mod matrix;
pub mod metis;
pub mod names;
pub mod numbers;
pub mod packed;
pub mod pajek;
mod people;
pub mod query;
pub mod sif;
pub mod sizes;
pub mod square;
pub mod tgf;
pub mod triples;
pub mod written;
