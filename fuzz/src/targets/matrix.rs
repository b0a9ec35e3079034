//! Matrix Market: the words after the banner.

use crate::properties::file;

/// The bytes are a whole file, then the rest of one.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(&[b"%%MatrixMarket matrix ".as_slice(), bytes].concat());
}
