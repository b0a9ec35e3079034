//! What holds for every network that was read, and for every refusal.

use hopscope::import::{
    EdgeList, ImportError, MAX_ID_BYTES, MAX_PEOPLE, MAX_TIES, Names, edge_list,
};
use std::collections::BTreeSet;

/// So many notes at most, each of so many bytes.
const MOST_NOTES: usize = 16;
const LONGEST: usize = 1_800;

/// People and ties within their limits; every name of its own; every tie between two people who are there, once.
pub fn sound(network: &EdgeList, bytes: usize) {
    let people = network.ids.len();
    assert!((2..=MAX_PEOPLE).contains(&people), "{people} people");
    assert!(network.ties.len() <= MAX_TIES);
    // Whoever is there was named, and every tie written: nothing small becomes large.
    assert!(people <= bytes && network.ties.len() <= bytes);
    let names: BTreeSet<&str> = network.ids.iter().collect();
    assert_eq!(names.len(), people, "a name stands for one person");
    for name in names {
        let holds = !name.is_empty() && name.len() <= MAX_ID_BYTES && name == name.trim();
        assert!(holds, "{name:?}");
    }
    assert_eq!(Names::from_lines(network.ids.lines().into()), network.ids);
    let pairs = network.ties.iter().map(|&[a, b]| [a.min(b), a.max(b)]);
    let pairs: BTreeSet<[u32; 2]> = pairs.collect();
    assert_eq!(pairs.len(), network.ties.len(), "a tie is there once");
    for [a, b] in pairs {
        assert!(a < b && (b as usize) < people, "{a} and {b}");
    }
    assert!(network.notes.len() <= MOST_NOTES, "{:?}", network.notes);
    network
        .notes
        .iter()
        .for_each(|note| short(&note.to_string()));
}

/// A refusal is a sentence or two.
pub fn refused(error: &ImportError) {
    short(&error.to_string());
    assert_eq!(error.message().to_string(), error.to_string());
}

/// Whatever is said is a sentence or a few, on one line.
pub fn short(words: &str) {
    assert!(
        words.len() <= LONGEST && words.ends_with(['.', '?']),
        "{words:?}"
    );
    assert!(!words.contains('\n'), "{words:?}");
}

/// Written as an edge list it reads the same again: the same people in the same order, and the same ties.
pub fn comes_back(network: &EdgeList) {
    // No name of ours is a number or the name of a column, so that no line is taken for a header.
    let quoted =
        |person: u32| format!("\"\u{b7}{}\"", network.ids.get(person).replace('"', "\"\""));
    let mut text = String::new();
    for person in 0..network.ids.len() as u32 {
        text += &format!("{0},{0}\n", quoted(person));
    }
    for &[a, b] in &network.ties {
        text += &format!("{},{}\n", quoted(a), quoted(b));
    }
    // The mark makes it a little longer than it may be.
    if network.ids.iter().any(|name| name.len() + 2 > MAX_ID_BYTES) {
        return;
    }
    let again = edge_list(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(again.ties, network.ties);
    let names: Vec<&str> = again
        .ids
        .iter()
        .map(|name| name.trim_start_matches('\u{b7}'))
        .collect();
    let ours: Vec<&str> = network
        .ids
        .iter()
        .map(|name| name.trim_start_matches('\u{b7}'))
        .collect();
    assert_eq!(names, ours);
}
