//! GraphML: what is in its graph.

use crate::files;

/// The bytes are what a graph has in it, in a directed one or not; and the whole file.
pub fn check(bytes: &[u8]) {
    files::check(bytes);
    let Some((first, inner)) = bytes.split_first() else {
        return;
    };
    let default = if first % 2 == 0 {
        "directed"
    } else {
        "undirected"
    };
    let begin =
        format!("<graphml><graph edgedefault=\"{default}\"><node id=\"a\"/><node id=\"b\"/>");
    files::check(&[begin.as_bytes(), inner, b"</graph></graphml>"].concat());
}
