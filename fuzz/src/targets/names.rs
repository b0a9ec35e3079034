//! People with any names.

use super::people::{distinct, ties};
use crate::properties::network::{assert_round_trip, assert_valid};
use hopscope::import::{EdgeList, MAX_ID_BYTES, Names};

/// The bytes are names, one a line. Markup, quotes, separators, marks of writing direction and invisible letters are names like
/// any other: written between quotes, they come back byte by byte.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    // A text file has no such letters.
    let text = text.replace(
        |letter: char| letter.is_ascii_control() && letter != '\n' && letter != '\t',
        "",
    );
    let is_name = |name: &&str| !name.is_empty() && name.len() + 2 <= MAX_ID_BYTES;
    let names = distinct(text.lines().map(str::trim).filter(is_name));
    if names.len() < 2 {
        return;
    }
    let lines: String = names.iter().map(|name| format!("{name}\n")).collect();
    let network = EdgeList::of(Names::from_lines(lines), ties(&names)).expect("two people");
    assert_valid(&network, bytes.len() * 3);
    assert_round_trip(&network);
}
