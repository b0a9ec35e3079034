//! Reads a network, or a list of connections, from the bytes of a file. Imports `base` only and
//! does not depend on a stage.
//!
//! The content of the file decides its format; the name of the file has no effect:
//!
//! | format | module |
//! |---|---|
//! | edge list: one tie a line, two names each | [`formats::edge_list`] |
//! | GraphML | [`formats::graphml`] |
//! | GEXF | [`formats::gexf`] |
//! | Pajek `.net` | [`formats::pajek`] |
//! | GML | [`formats::gml`] |
//! | DOT of Graphviz | [`formats::dot`] |
//! | GDF of GUESS | [`formats::gdf`] |
//! | TGF | [`formats::tgf`] |
//! | LGL | [`formats::lgl`] |
//! | DIMACS | [`formats::dimacs`] |
//! | METIS | [`formats::metis`] |
//! | adjacency list: a person and all neighbours a line | [`formats::adjacency`] |
//! | a matrix of ties in a table | [`formats::matrix`] |
//! | Matrix Market, coordinates and arrays | [`formats::matrix_market`] |
//! | UCINET DL | [`formats::dl`] |
//! | SIF of Cytoscape | [`formats::sif`] |
//! | N-Triples | [`formats::n_triples`] |
//! | JSON: node-link, adjacency, matrices, JSON Lines and others | [`formats::json`] |
//! | list of connections: a table with dates; invitations and messages beside it | [`connections`] |
//! | `.gz` of one of these, `.zip` with one of these | [`packed`]: unpacked once, within limits |
//!
//! CONTRIBUTING.md, "Add a file format", lists the places of a new format.
//!
//! **Encoding.** Text is UTF-8, with or without a byte order mark, or UTF-16. Other text
//! is read as Windows-1252, with a note. XML is read in the encoding that it declares. Binary data
//! and other common kinds of file are rejected with the name of the kind.
//!
//! **All formats.** Names are 1 to [`MAX_ID_BYTES`] bytes, trimmed and compared byte by byte. Ties
//! are undirected, each counts once, and self-loops are removed. [`EdgeList::notes`] list what was
//! left out or assumed.

mod detection;
mod error;
mod file_kinds;
mod format;
pub mod formats;
mod limits;
mod memory_estimate;
mod network;
pub mod packed;
mod piece;
mod progress;
mod read;
mod read_files;
mod sentences;
mod text;

pub use error::ImportError;
pub use format::Format;
pub use formats::connections;
pub use limits::{MAX_ID_BYTES, MAX_PEOPLE, MAX_TIES};
pub use memory_estimate::needed_to_read;
pub use network::{EdgeList, Names};
pub use read::{Imported, edge_list, read, read_as};
pub use read_files::read_files;

pub(crate) use sentences::SENTENCES;
