//! One file or folder a format. Each has a function `read` from a `FormatInput` to a network, or to a list
//! of connections. Imports `error`, `limits`, `network`, `progress` and `text`; no format imports another.

pub mod connections;
pub mod edge_list;
pub mod gexf;
pub mod graphml;
mod input;
pub mod json;
pub mod pajek;

pub use connections::Connections;

pub(crate) use input::FormatInput;
