//! An edge list that begins with a line of sizes, right or wrong.

use crate::properties::network::{assert_refusal, assert_valid};
use hopscope::import::edge_list;

/// The first three bytes choose the layout of the header and its two sizes. Each other byte is a tie between two of sixteen people.
/// A size in the header never makes people that no line names: the header adds nothing, or is itself read as a tie of two people.
pub fn check(bytes: &[u8]) {
    let [layout, people, ties, pairs @ ..] = bytes else {
        return;
    };
    let sizes = match layout % 6 {
        0 => format!("{people} {ties}"),
        1 => format!("{ties} {people}"),
        2 => format!("{people} {people} {ties}"),
        3 => format!("%%MatrixMarket matrix\n{people} {people} {ties}"),
        4 => format!("{}{people} {ties}", "9".repeat(usize::from(*ties))),
        _ => format!("{people} 1{}", "0".repeat(usize::from(*ties))),
    };
    // People are letters or numbers: a line of two letters is never a header.
    let letters = layout & 128 != 0;
    let name = |person: u8| match letters {
        true => char::from(b'a' + person).to_string(),
        false => person.to_string(),
    };
    let lines: String = pairs
        .iter()
        .map(|pair| format!("{} {}\n", name(pair >> 4), name(pair & 15)))
        .collect();
    let with = match edge_list(format!("{sizes}\n{lines}").as_bytes()) {
        Ok(network) => network,
        Err(error) => return assert_refusal(&error),
    };
    assert_valid(&with, 3 * bytes.len() + 600);
    let Ok(without) = edge_list(lines.as_bytes()) else {
        return;
    };
    if letters {
        let (people, ties) = (without.ids.len(), without.ties.len());
        assert!(with.ids.len() <= people + 2 && with.ties.len() <= ties + 1);
        // A line that is read as a header gives a note; otherwise it names more people.
        assert!(with.ids.len() > people || !with.notes.is_empty());
    }
}
