//! N-Triples: the lines after one.

use crate::properties::file;

/// The bytes are a whole file, then the rest of one.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(&[b"<a:b> <a:c> <a:d> .\n".as_slice(), bytes].concat());
}
