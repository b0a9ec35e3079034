//! An edge list that begins with a line of sizes, true or not.

use crate::network::{refused, sound};
use hopscope::import::edge_list;

/// The first three bytes choose the layout and the two sizes, the others are ties among sixteen people, two a byte. A
/// number in the header is never believed beyond what is there, and what it adds is its own two numbers and their tie, or
/// nothing.
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
    // Letters are no sizes themselves; numbers have layouts of their own.
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
        Err(error) => return refused(&error),
    };
    sound(&with, 3 * bytes.len() + 600);
    let Ok(without) = edge_list(lines.as_bytes()) else {
        return;
    };
    if letters {
        let (people, ties) = (without.ids.len(), without.ties.len());
        assert!(with.ids.len() <= people + 2 && with.ties.len() <= ties + 1);
        // A header is said; one that is none is somebody more.
        assert!(with.ids.len() > people || !with.notes.is_empty());
    }
}
