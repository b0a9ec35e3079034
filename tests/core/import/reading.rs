//! Reads files with the page's limits, and asserts what notes and errors contain.

use hopscope::import::edge_list;
use hopscope::import::{self, EdgeList, Format, ImportError, Imported};

/// Memory of a browser tab.
pub const TAB: u64 = hopscope::memory_budget::TAB;

/// Reads a network file of any format.
pub fn open(bytes: impl AsRef<[u8]>) -> Result<(Format, EdgeList), ImportError> {
    match import::read(bytes.as_ref(), TAB, &mut |_| ())? {
        Imported::Network {
            format, network, ..
        } => Ok((format, network)),
        other => panic!("{other:?}"),
    }
}

/// Reads a network file, which must have the expected format.
#[track_caller]
pub fn network(bytes: impl AsRef<[u8]>, expected: Format) -> EdgeList {
    let (format, network) = open(&bytes)
        .unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(bytes.as_ref())));
    assert_eq!(format, expected);
    network
}

/// The error message for a file that must be refused.
#[track_caller]
pub fn why_not(bytes: impl AsRef<[u8]>) -> String {
    let error = open(bytes).expect_err("refused").to_string();
    assert!(error.ends_with('.') && error.len() < 600, "{error}");
    error
}

/// Each of these words is in a note, and there are no more notes than words.
#[track_caller]
pub fn assert_notes(list: &EdgeList, words: &[&str]) {
    let notes: Vec<String> = list.notes.iter().map(ToString::to_string).collect();
    for word in words {
        assert!(
            notes.iter().any(|note| note.contains(word)),
            "{word:?} in {notes:#?}"
        );
    }
    assert!(
        notes.len() <= words.len(),
        "{words:?} is not all of {notes:#?}"
    );
}

pub fn read(text: &str) -> EdgeList {
    edge_list(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text:?}"))
}

pub fn refuse(bytes: impl AsRef<[u8]>) -> (ImportError, String) {
    let error = edge_list(bytes.as_ref()).expect_err("refused");
    let message = error.to_string();
    (error, message)
}

/// The ties by name, as "a-b".
pub fn ties(list: &EdgeList) -> Vec<String> {
    let name = |person| list.ids.get(person);
    list.ties
        .iter()
        .map(|&[a, b]| format!("{}-{}", name(a), name(b)))
        .collect()
}

pub fn ids(list: &EdgeList) -> Vec<&str> {
    list.ids.iter().collect()
}

/// There is one note, and it contains these words.
#[track_caller]
pub fn assert_note(list: &EdgeList, words: &[&str]) {
    assert_eq!(list.notes.len(), 1, "{:?}", list.notes);
    for word in words {
        assert!(
            list.notes[0].to_string().contains(word),
            "{word:?} in {:?}",
            list.notes[0]
        );
    }
}

#[track_caller]
pub fn assert_says(message: &str, words: &[&str]) {
    for word in words {
        assert!(message.contains(word), "{word:?} in {message:?}");
    }
}
