//! Each format has one file or folder, with a function `read` from a `FormatInput` to a network or
//! a list of connections. Imports `error`, `limits`, `network`, `progress` and `text`; no format
//! imports another.

pub mod adjacency;
mod balance;
mod cells;
pub mod connections;
pub mod dimacs;
pub mod dl;
pub mod dot;
pub mod edge_list;
pub mod gdf;
pub mod gexf;
pub mod gml;
pub mod graphml;
mod input;
pub mod json;
pub mod lgl;
pub mod matrix;
pub mod matrix_market;
pub mod metis;
pub mod n_triples;
pub mod pajek;
pub mod sif;
pub(crate) mod syntax;
pub mod tgf;

pub use connections::Connections;

pub(crate) use input::FormatInput;
