//! People of any name.

use crate::network::{comes_back, sound};
use hopscope::import::{EdgeList, MAX_ID_BYTES, Names};
use std::collections::BTreeSet;

/// Names a line each; the last byte of each says whom else they know. Markup, quotes, separators, other directions of
/// writing and what cannot be seen are names like others: written in quotes they come back byte by byte.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    // What no text file has, and what ends a line in one.
    let text = text.replace(
        |letter: char| letter.is_ascii_control() && letter != '\n' && letter != '\t',
        "",
    );
    let is_name = |name: &&str| !name.is_empty() && name.len() + 2 <= MAX_ID_BYTES;
    let mut seen = BTreeSet::new();
    let names = text.lines().map(str::trim).filter(is_name);
    let names: Vec<&str> = names.filter(|name| seen.insert(*name)).collect();
    if names.len() < 2 {
        return;
    }
    let people = names.len() as u32;
    let mut known = BTreeSet::new();
    let mut ties = Vec::new();
    for (person, name) in (0..).zip(&names) {
        let other = u32::from(*name.as_bytes().last().unwrap_or(&0)) % people;
        if other != person && known.insert([person.min(other), person.max(other)]) {
            ties.push([person, other]);
        }
    }
    let lines: String = names.iter().map(|name| format!("{name}\n")).collect();
    let network = EdgeList::of(Names::from_lines(lines), ties).expect("two people");
    sound(&network, bytes.len() * 3);
    comes_back(&network);
}
