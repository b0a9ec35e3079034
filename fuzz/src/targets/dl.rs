//! UCINET DL: the header and the data.

use crate::properties::file;

/// The bytes are a whole file, then the rest of one.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(&[b"dl n=3 ".as_slice(), bytes].concat());
}
