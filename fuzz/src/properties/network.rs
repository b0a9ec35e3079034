//! What holds for every network that was read, for every refusal, and for the notes and sentences of both.

use hopscope::import::{
    EdgeList, ImportError, MAX_ID_BYTES, MAX_PEOPLE, MAX_TIES, Names, edge_list,
};
use std::collections::BTreeSet;

/// Most notes of one file.
const MOST_NOTES: usize = 16;

/// The longest note or refusal, in bytes.
const LONGEST_SENTENCE: usize = 1_800;

/// The numbers of people and ties are within their limits, and not above `bytes`, the size of the input; names differ; every tie is
/// between two different people of the network, and there once.
pub fn assert_valid(network: &EdgeList, bytes: usize) {
    let people = network.ids.len();
    assert!((2..=MAX_PEOPLE).contains(&people), "{people} people");
    assert!(network.ties.len() <= MAX_TIES);
    // The input names every person and every tie: a small file cannot make a large network.
    assert!(people <= bytes && network.ties.len() <= bytes);
    let names: BTreeSet<&str> = network.ids.iter().collect();
    assert_eq!(names.len(), people, "two people have one name");
    for name in names {
        let holds = !name.is_empty() && name.len() <= MAX_ID_BYTES && name == name.trim();
        assert!(holds, "{name:?}");
    }
    assert_eq!(Names::from_lines(network.ids.lines().into()), network.ids);
    let pairs = network.ties.iter().map(|&[a, b]| [a.min(b), a.max(b)]);
    let pairs: BTreeSet<[u32; 2]> = pairs.collect();
    assert_eq!(pairs.len(), network.ties.len(), "a tie is there twice");
    for [a, b] in pairs {
        assert!(a < b && (b as usize) < people, "{a} and {b}");
    }
    assert!(network.notes.len() <= MOST_NOTES, "{:?}", network.notes);
    network
        .notes
        .iter()
        .for_each(|note| assert_sentence(&note.to_string()));
}

/// A refusal is a sentence or two, the same from the error and from its message.
pub fn assert_refusal(error: &ImportError) {
    assert_sentence(&error.to_string());
    assert_eq!(error.message().to_string(), error.to_string());
}

/// The words are short, on one line, and end as a sentence does.
pub fn assert_sentence(words: &str) {
    assert!(
        words.len() <= LONGEST_SENTENCE && words.ends_with(['.', '?']),
        "{words:?}"
    );
    assert!(!words.contains('\n'), "{words:?}");
}

/// Written as an edge list and read again, the network has the same people in the same order and the same ties.
pub fn assert_round_trip(network: &EdgeList) {
    // A mark before each name: a number or the name of a column could make its line a header.
    let quoted =
        |person: u32| format!("\"\u{b7}{}\"", network.ids.get(person).replace('"', "\"\""));
    let mut text = String::new();
    for person in 0..network.ids.len() as u32 {
        text += &format!("{0},{0}\n", quoted(person));
    }
    for &[a, b] in &network.ties {
        text += &format!("{},{}\n", quoted(a), quoted(b));
    }
    // The mark puts the longest names over the limit.
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
