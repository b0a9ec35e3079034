//! Is the first line a tie, or about the file?

use super::names::Names;
use super::rows::is_number;
use super::text::{Line, grouped, piece};
use super::ties;

/// Column names, in lower case, letters and digits only.
const COLUMN_NAMES: [&str; 58] = [
    "source",
    "target",
    "src",
    "dst",
    "dest",
    "destination",
    "from",
    "to",
    "sender",
    "receiver",
    "recipient",
    "u",
    "v",
    "id1",
    "id2",
    "node1",
    "node2",
    "nodea",
    "nodeb",
    "nodeid1",
    "nodeid2",
    "node1id",
    "node2id",
    "user1",
    "user2",
    "userid1",
    "userid2",
    "user",
    "friend",
    "person1",
    "person2",
    "persona",
    "personb",
    "vertex1",
    "vertex2",
    "name1",
    "name2",
    "author1",
    "author2",
    "follower",
    "followee",
    "following",
    "followed",
    "sourceid",
    "targetid",
    "sourcenode",
    "targetnode",
    "sourcename",
    "targetname",
    "fromid",
    "toid",
    "fromnodeid",
    "tonodeid",
    "fromnode",
    "tonode",
    "citing",
    "cited",
    "friendid",
];

/// Whether the first pair names the columns, judged by the pairs after it.
pub(super) fn is_names(sample: &[[String; 2]]) -> bool {
    let Some((first, rest)) = sample.split_first() else {
        return false;
    };
    if first.iter().any(|id| is_number(id) || id.is_empty()) {
        return false;
    }
    let known = first.iter().all(|id| {
        let word: String = id
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        COLUMN_NAMES.contains(&word.as_str())
    });
    if known && first[0] != first[1] {
        return !rest.iter().flatten().any(|id| first.contains(id));
    }
    !rest.is_empty() && rest.iter().flatten().all(|id| is_number(id))
}

/// So many lines at least must follow a line of sizes: "1 2" and one more tie are two ties.
const FEWEST: usize = 3;

/// The whole numbers of a line that may say how many people and ties there are.
#[derive(Clone, Copy)]
pub(super) enum Sizes {
    /// In either order.
    Two(usize, usize),
    /// Rows, columns, entries.
    Three(usize, usize, usize),
}

impl Sizes {
    /// Of a line that is two or three whole numbers.
    pub fn of(line: &str) -> Option<Sizes> {
        let words = line
            .split([' ', '\t', ',', ';'])
            .filter(|word| !word.is_empty());
        // More than four words of a long line decide nothing.
        let numbers: Vec<Option<usize>> = words
            .take(4)
            .map(|word| word.parse().ok().filter(|_| !word.starts_with('+')))
            .collect();
        match numbers[..] {
            [Some(a), Some(b)] => Some(Sizes::Two(a, b)),
            [Some(a), Some(b), Some(c)] => Some(Sizes::Three(a, b, c)),
            _ => None,
        }
    }

    /// What the numbers can mean: people and ties.
    pub fn pairs(self) -> impl Iterator<Item = (usize, usize)> {
        let pairs = match self {
            Sizes::Two(a, b) => [Some((a, b)), Some((b, a))],
            Sizes::Three(rows, columns, entries) => {
                [(rows == columns).then_some((rows, entries)), None]
            }
        };
        pairs.into_iter().flatten()
    }

    /// The people and ties that the numbers mean, if the rest of the file has them. `rows` are the
    /// people of all data lines, that of the sizes first.
    pub fn fit(self, names: &Names, rows: &[[u32; 2]]) -> Option<(usize, usize)> {
        let (first, rest) = rows.split_first()?;
        if rest.len() < FEWEST {
            return None;
        }
        let is_only_there = |person: u32| !rest.iter().flatten().any(|&other| other == person);
        let mut people = names.len() - usize::from(is_only_there(first[0]));
        if first[0] != first[1] {
            people -= usize::from(is_only_there(first[1]));
        }
        self.pairs().find(|&(said_people, said_ties)| {
            if said_people == people {
                let mut ties: Vec<_> = rest.iter().copied().filter(|[a, b]| a != b).collect();
                let self_loops = rest.len() - ties.len();
                ties::keep_first(&mut ties, names.len());
                return [rest.len(), ties.len(), ties.len() + self_loops].contains(&said_ties);
            }
            // People without ties are in the header only. The number of ties is then no id.
            let is_id = |&person: &u32| {
                names
                    .get(person)
                    .parse()
                    .is_ok_and(|id: usize| id <= said_people)
            };
            said_people > people
                && said_ties > said_people
                && said_ties == rest.len()
                && rest.iter().flatten().all(is_id)
        })
    }
}

/// Note of a line of sizes left out.
pub(super) fn sizes_note(line: Line, people: usize, ties: usize) -> String {
    let (number, found) = (grouped(line.number), piece(line.text));
    format!(
        "Line {number}, {found}, says how much follows ({} people, {} ties), and it does: left out.",
        grouped(people),
        grouped(ties)
    )
}

/// Note of the lines after the ties, one a person, left out.
pub(super) fn values_note(line: Line) -> String {
    let (number, found) = (grouped(line.number), piece(line.text));
    format!("From line {number}, {found}, each person has a line with a value: left out.")
}

/// Note of a MatrixMarket file's line of sizes left out.
pub(super) fn matrix_note(line: Line, sizes: Sizes, entries: usize) -> String {
    let (number, found) = (grouped(line.number), piece(line.text));
    let mut note =
        format!("Line {number}, {found}, gives the sizes of a MatrixMarket file: left out.");
    if let Sizes::Three(rows, columns, said) = sizes {
        if rows != columns {
            note.push_str(" Rows and columns of one number are read as the same person.");
        }
        if said != entries {
            let (said, entries) = (grouped(said), grouped(entries));
            note.push_str(&format!(
                " It promises {said} entries and the file has {entries}: is it whole?"
            ));
        }
    }
    note
}
