//! JSON: lists of people and ties.

use crate::files;

/// The bytes are a list of ties between two people who are there; a list of pairs; and the whole file.
pub fn check(bytes: &[u8]) {
    files::check(bytes);
    files::check(
        &[
            b"{\"nodes\":[{\"id\":1},{\"id\":\"b\"}],\"links\":[",
            bytes,
            b"]}",
        ]
        .concat(),
    );
    files::check(&[b"[[1,2],", bytes, b"]"].concat());
}
