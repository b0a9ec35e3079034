//! GraphML: the content of its graph element.

use crate::properties::file;

/// The bytes are a whole file. Their first chooses a directed or an undirected graph; the others are its content.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
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
    file::check(&[begin.as_bytes(), inner, b"</graph></graphml>"].concat());
}
