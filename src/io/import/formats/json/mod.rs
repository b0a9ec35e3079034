//! Networks in JSON, in the layouts that common programs write.
//!
//! | shape | written by |
//! |---|---|
//! | `{"nodes": […], "links": […]}`, or `"edges"` | networkx, d3, sigma, vis.js |
//! | the same with `"key"` and `"attributes"` | graphology |
//! | the same in `"graph"`, with nodes in a list or in an object with ids as keys | JSON Graph Format |
//! | `{"elements": {"nodes": […], "edges": […]}}`, or one list, of `{"data": {…}}` | Cytoscape |
//! | `[["a", "b"], …]`, or a list of ties | short scripts |
//!
//! - **People** are nodes, identified by `id` or `key`; a node can also be a string or a number. If
//!   the first node has neither, all nodes are identified by `name` if ties name people by strings,
//!   and otherwise by their index in the list, from 0. People whom only ties name are added, with a
//!   note.
//! - **Ids** are compared as they are written: `"1"` and `1` are equal, `1` and `1.0` are not.
//! - **Labels** are `label`, or else `name`.
//! - **Ties** go from `source` or `from` to `target` or `to`: an id, or a node with one. If nodes
//!   have ids, but all ties name people by numbers that are indices in the list and some are not
//!   ids, then they are indices, with a note.
//! - **Directions** come from `directed`, `undirected` and the `options.type` of graphology. Other
//!   attributes are not read, but noted.
//!
//! A repeated key is rejected. Values that are not read are skipped without being stored, at any
//! depth.

mod adjacency;
mod document;
mod ids;
mod item;
mod kinds;
mod lists;
mod matrix;
mod messages;
mod reader;

pub(crate) use messages::SENTENCES;
pub(crate) use reader::read;
