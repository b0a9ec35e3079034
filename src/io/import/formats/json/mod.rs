//! Networks in JSON, in the layouts that common programs write.
//!
//! | shape | written by |
//! |---|---|
//! | `{"nodes": […], "links": […]}`, or `"edges"` | networkx, d3, sigma, vis.js |
//! | the same with `"key"` and `"attributes"` | graphology |
//! | the same in `"graph"`, with nodes in a list or in an object with ids as keys | JSON Graph Format |
//! | `{"graphs": […]}`: the first of them | JSON Graph Format |
//! | `{"network": {"items": […], "links": […]}}` | VOSviewer |
//! | `{"nodes": […], "edges": […]}` with `fromNode` and `toNode` | Obsidian |
//! | `{"elements": {"nodes": […], "edges": […]}}`, or one list, of `{"data": {…}}` | Cytoscape |
//! | `{"nodes": […], "adjacency": [[…], …]}` | networkx |
//! | `{"a": ["b", …], "b": {"c": {…}}}` | dictionaries of networkx |
//! | `{"nodes": […], "matrix": [[…], …]}`, or a matrix alone | numpy, d3 |
//! | `[["a", "b"], …]`, or a list of ties | short scripts |
//! | nodes and ties, or pairs, one a line | JSON Lines, Neo4j APOC |
//!
//! - **People** are nodes, identified by `id` or `key`; a node can also be a string or a number. If
//!   the first node has neither, all nodes are identified by `name` if ties name people by strings,
//!   and otherwise by their index in the list, from 0. People whom only ties name are added, with a
//!   note; a file whose ties name none of its nodes is rejected.
//! - **Ids** are compared by value: `"1"`, `1` and `1.0` are equal, and all digits of a number are
//!   kept. A list of at least two ids (a tuple of Python) is an id.
//! - **Labels** are `label`, or else `name`.
//! - **Ties** go from `source` or `from` to `target` or `to`, or between one of the other pairs in
//!   `item.rs`: an id, or a node with one. If nodes have ids, but all ties name people by numbers
//!   that are indices in the list and some are not ids, then they are indices, with a note.
//! - **Matrices** without a name are square, of at least three rows, and either of 0 and 1 alone, or
//!   symmetric with a diagonal of zeros. Other rows are ties, or are rejected where they can be both.
//! - **Dictionaries** have at least two keys and a tie. One without keys among the names in it is
//!   rejected: it is a table, or the settings of a program.
//! - **Directions** come from `directed`, `undirected` and the `options.type` of graphology. If all
//!   ties of a matrix, an adjacency list or a dictionary are listed from both ends, they have none.
//!   Other attributes are not read, but noted.
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
mod size;
mod syntax;

pub(crate) use messages::SENTENCES;
pub(crate) use reader::read;
pub(crate) use size::count_people_and_ties;
