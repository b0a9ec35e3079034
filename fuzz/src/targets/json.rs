//! JSON: lists of people and of ties.

use crate::properties::file;

/// The bytes are a whole file, then the content of a list of ties between two named people, then of a list of pairs.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    file::check(
        &[
            b"{\"nodes\":[{\"id\":1},{\"id\":\"b\"}],\"links\":[",
            bytes,
            b"]}",
        ]
        .concat(),
    );
    file::check(&[b"[[1,2],", bytes, b"]"].concat());
}
