//! GDF: the lines below two tables.

use crate::properties::file;

/// The bytes are a whole file, then the rest of one.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(
        &[
            b"nodedef>name,label\na,\nb,\nedgedef>node1,node2,directed\n".as_slice(),
            bytes,
        ]
        .concat(),
    );
}
