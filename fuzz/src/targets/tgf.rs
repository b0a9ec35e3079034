//! TGF: the lines after three people and a tie.

use crate::properties::file;

/// The bytes are a whole file, then the rest of one.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(&[b"1 a\n2 b\n3\n#\n1 2\n".as_slice(), bytes].concat());
}
