//! GML: the list of a graph.

use crate::properties::file;

/// The bytes are a whole file, then the rest of one.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(&[b"graph [ node [ id 1 ] node [ id 2 ] ".as_slice(), bytes].concat());
}
