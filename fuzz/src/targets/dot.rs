//! DOT: the statements of a graph.

use crate::properties::file;

/// The bytes are a whole file, then the rest of one.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(&[b"digraph { a -> b; ".as_slice(), bytes].concat());
}
