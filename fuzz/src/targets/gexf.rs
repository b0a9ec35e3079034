//! GEXF: the content of its graph element.

use crate::properties::file;

/// The bytes are a whole file. Their first chooses a version; the others are the content of its graph.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    let Some((first, inner)) = bytes.split_first() else {
        return;
    };
    let version = ["1.1", "1.2", "1.3"][usize::from(first % 3)];
    let begin = format!(
        "<gexf version=\"{version}\"><graph><nodes><node id=\"a\"/><node id=\"b\"/></nodes>"
    );
    file::check(&[begin.as_bytes(), inner, b"</graph></gexf>"].concat());
}
