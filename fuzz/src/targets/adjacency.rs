//! Adjacency lists: the lines after two people.

use crate::properties::file;

/// The bytes are a whole file, then the rest of one.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(&[b"a b c d\nb a c\n".as_slice(), bytes].concat());
}
