//! Adjacency matrices: the rows below the names, and numbers alone.

use crate::properties::file;

/// The bytes are a whole file, then the rest of one.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(&[b",a,b\na,0,1\n".as_slice(), bytes].concat());
    file::check(&[b"0 1 1\n1 0 0\n".as_slice(), bytes].concat());
}
