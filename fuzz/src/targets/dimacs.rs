//! DIMACS: the lines after the sizes.

use crate::properties::file;

/// The bytes are a whole file, then the rest of one.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(&[b"p edge 3 2\n".as_slice(), bytes].concat());
}
