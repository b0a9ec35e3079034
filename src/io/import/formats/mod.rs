//! Each format has one file or folder, with a function `read` from a `FormatInput` to a network or
//! a list of connections. Imports `error`, `limits`, `network`, `progress` and `text`; no format
//! imports another.

pub mod connections;
pub mod edge_list;
pub mod gexf;
pub mod graphml;
mod input;
pub mod json;
pub mod pajek;

pub use connections::Connections;

pub(crate) use input::FormatInput;
