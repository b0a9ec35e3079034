//! Is the first line a tie, or about the file?

use super::names::Names;
use super::rows::{Rows, SAMPLE, Separator, is_number};
use super::text::{BLANKS, Line, Lines, cut, quoted};
use super::{INCOMPLETE, MATRIX, RECTANGLE, SIZES, ties};
use crate::base::message::{Message, Sentence};

/// Column names, in lower case, letters and digits only.
const COLUMN_NAMES: &str = "\
    source target src dst dest destination from to sender receiver recipient u v id1 id2 \
    node1 node2 nodea nodeb nodeid1 nodeid2 node1id node2id user1 user2 userid1 userid2 \
    user friend person1 person2 persona personb vertex1 vertex2 name1 name2 author1 author2 \
    follower followee following followed sourceid targetid sourcenode targetnode sourcename \
    targetname fromid toid fromnodeid tonodeid fromnode tonode citing cited friendid";

/// Whether the first pair names the columns, judged by the pairs after it.
pub(super) fn is_names(data: &Lines, separator: Separator) -> bool {
    let mut rows = Rows::of(data.clone().first(SAMPLE), separator);
    let Ok(Some(row)) = rows.read() else {
        return false;
    };
    if row.names.iter().any(|id| is_number(id) || id.is_empty()) {
        return false;
    }
    let [a, b] = row.names;
    let first = [a.to_string(), b.to_string()];
    let (mut are_repeated, mut are_numbers, mut are_any) = (false, true, false);
    loop {
        match rows.read() {
            Ok(Some(row)) => {
                are_any = true;
                for id in row.names {
                    are_repeated |= first.iter().any(|name| name == id);
                    are_numbers &= is_number(id);
                }
            }
            Ok(None) => break,
            Err(_) => {}
        }
    }
    if first[0] != first[1] && first.iter().all(|name| is_column_name(name)) {
        return !are_repeated;
    }
    are_any && are_numbers
}

fn is_column_name(name: &str) -> bool {
    let mut names = COLUMN_NAMES;
    while !names.is_empty() {
        let (column, rest) = cut(names, BLANKS);
        let letters = name
            .bytes()
            .filter(|b| b.is_ascii_alphanumeric() || !b.is_ascii());
        if column.bytes().eq(letters.map(|b| b.to_ascii_lowercase())) {
            return true;
        }
        names = rest;
    }
    false
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
        let mut numbers = [0; 3];
        let mut count = 0;
        for word in line.as_bytes().split(|b| b" \t,;".contains(b)) {
            if !word.is_empty() {
                *numbers.get_mut(count)? = whole_number(word)?;
                count += 1;
            }
        }
        let [a, b, c] = numbers;
        match count {
            2 => Some(Sizes::Two(a, b)),
            3 => Some(Sizes::Three(a, b, c)),
            _ => None,
        }
    }

    /// What the numbers can mean: people and ties. Nothing, where it is nobody.
    pub fn pairs(self) -> [(usize, usize); 2] {
        match self {
            Sizes::Two(a, b) => [(a, b), (b, a)],
            Sizes::Three(rows, columns, entries) if rows == columns => [(rows, entries); 2],
            Sizes::Three(..) => [(0, 0); 2],
        }
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
        self.pairs().into_iter().find(|&(said_people, said_ties)| {
            if said_people == people {
                let mut ties = rest.to_vec();
                let self_loops = ties::leave_out_loops(&mut ties);
                ties::keep_first(&mut ties, names.len());
                return [rest.len(), ties.len(), ties.len() + self_loops].contains(&said_ties);
            }
            // People without ties are in the header only. The number of ties is then no id.
            let is_id = |&person: &u32| {
                let id = whole_number(names.get(person).as_bytes());
                id.is_some_and(|id| id <= said_people)
            };
            said_people > people
                && said_ties > said_people
                && said_ties == rest.len()
                && rest.iter().flatten().all(is_id)
        })
    }
}

/// Of digits only.
fn whole_number(word: &[u8]) -> Option<usize> {
    word.iter().try_fold(0_usize, |number, byte| {
        let digit = char::from(*byte).to_digit(10)?;
        number.checked_mul(10)?.checked_add(digit as usize)
    })
}

/// Note of a line of sizes left out.
pub(super) fn sizes_note(line: Line, people: usize, ties: usize) -> Message {
    noted(SIZES, line)
        .count("people", people)
        .count("ties", ties)
}

/// Notes of a MatrixMarket file's line of sizes left out.
pub(super) fn matrix_notes(line: Line, sizes: Sizes, entries: usize, notes: &mut Vec<Message>) {
    notes.push(noted(MATRIX, line));
    if let Sizes::Three(rows, columns, said) = sizes {
        if rows != columns {
            notes.push(Message::new(RECTANGLE));
        }
        if said != entries {
            let promise = Message::new(INCOMPLETE).count("said", said);
            notes.push(promise.count("entries", entries));
        }
    }
}

/// A note of a line, with its number and its beginning.
pub(super) fn noted(sentence: &'static Sentence, line: Line) -> Message {
    Message::new(sentence)
        .count("line", line.number)
        .text("found", &quoted(line.text))
}
