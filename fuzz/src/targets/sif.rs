//! SIF: the lines after two ties.

use crate::properties::file;

/// The bytes are a whole file, then the rest of one.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(&[b"a pp b\nb pp c\n".as_slice(), bytes].concat());
}
