//! GEXF: what is in its graph.

use crate::files;

/// The bytes are what a graph has in it, of each version; and the whole file.
pub fn check(bytes: &[u8]) {
    files::check(bytes);
    let Some((first, inner)) = bytes.split_first() else {
        return;
    };
    let version = ["1.1", "1.2", "1.3"][usize::from(first % 3)];
    let begin = format!(
        "<gexf version=\"{version}\"><graph><nodes><node id=\"a\"/><node id=\"b\"/></nodes>"
    );
    files::check(&[begin.as_bytes(), inner, b"</graph></gexf>"].concat());
}
