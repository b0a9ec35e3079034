//! An edge list that begins with a line of sizes, right or wrong.

use crate::properties::network::{assert_refusal, assert_valid};
use hopscope::import::{MAX_PEOPLE, edge_list};

/// The first three bytes choose the layout of the header and its two sizes. Each other byte is a tie between two of sixteen people.
/// If people are numbers, a size in the header is believed and can make people that no line names, up to the limit. If they are letters,
/// the header adds nothing, or is itself read as a tie of two people.
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
    let most_people = match letters {
        true => 3 * bytes.len() + 600,
        false => MAX_PEOPLE,
    };
    assert_valid(&with, most_people);
    let Ok(without) = edge_list(lines.as_bytes()) else {
        return;
    };
    // Without sizes before it, the first line of ties can be unlike the others and is left out with a note.
    let is_like_a_header = without
        .notes
        .iter()
        .any(|note| note.sentence.code == "note.columns-likely");
    if letters && !is_like_a_header {
        let (people, ties) = (without.ids.len(), without.ties.len());
        assert!(with.ids.len() <= people + 2 && with.ties.len() <= ties + 1);
        // A line that is read as a header gives a note; otherwise it names more people.
        assert!(with.ids.len() > people || !with.notes.is_empty());
    }
}
