//! Pajek: what follows a few vertices.

use crate::files;

/// The bytes are the lines after three vertices; and the whole file.
pub fn check(bytes: &[u8]) {
    files::check(bytes);
    files::check(&[b"*Vertices 3\n1 \"a\"\n", bytes].concat());
}
