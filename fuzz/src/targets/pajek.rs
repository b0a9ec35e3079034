//! Pajek: the lines after the vertices.

use crate::properties::file;

/// The bytes are a whole file, then the lines after the first of three vertices.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(&[b"*Vertices 3\n1 \"a\"\n", bytes].concat());
}
