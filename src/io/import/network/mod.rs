//! An imported network: its people, their names and ties, and the code that builds it from a file.
//! Imports `error`, `limits` and `text`; does not depend on a format.

mod builder;
mod dated;
mod edge_list;
mod name_table;
mod names;
mod notes;
mod numbered_names;
mod simplify;
mod unread_names;

pub use dated::Dated;
pub use edge_list::EdgeList;
pub use names::Names;

pub(crate) use builder::{Direction, NetworkBuilder};
pub(crate) use name_table::NameTable;
pub(crate) use notes::{NOTES, SEVERAL_NETWORKS};
pub(crate) use simplify::{remove_duplicates, remove_self_loops};
pub(crate) use unread_names::UnreadNames;
