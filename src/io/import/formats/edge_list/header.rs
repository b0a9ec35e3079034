//! Headers of edge lists. The first line is a tie, the names of the columns, or sizes.

use super::name_pairs::{NamePairs, SAMPLE_LINES, Separator};
use super::notes::SIZES;
use crate::base::message::Message;
use crate::io::import::network::{Names, remove_duplicates, remove_self_loops};
use crate::io::import::text::{Line, Lines, WHITESPACE, is_number, line_message, split_at_byte};

/// Well-known column names: lower case, only letters and digits.
const COLUMN_NAMES: &str = "\
    source target src dst dest destination from to sender receiver recipient u v id1 id2 \
    node1 node2 nodea nodeb nodeid1 nodeid2 node1id node2id user1 user2 userid1 userid2 \
    user friend person1 person2 persona personb vertex1 vertex2 name1 name2 author1 author2 \
    follower followee following followed sourceid targetid sourcenode targetnode sourcename \
    targetname fromid toid fromnodeid tonodeid fromnode tonode citing cited friendid";

/// Whether the first pair of names is the names of the columns, judged by the following pairs.
/// O(sample).
pub(super) fn is_column_names(data: &Lines, separator: Separator) -> bool {
    let mut pairs = NamePairs::new(data.clone().limited_to(SAMPLE_LINES), separator);
    let Ok(Some(row)) = pairs.read() else {
        return false;
    };
    if row.names.iter().any(|id| is_number(id) || id.is_empty()) {
        return false;
    }
    let [a, b] = row.names;
    let first = [a.to_string(), b.to_string()];
    let (mut are_repeated, mut are_numbers, mut are_any) = (false, true, false);
    loop {
        match pairs.read() {
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
        let (column, rest) = split_at_byte(names, WHITESPACE);
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

/// Minimum number of lines after a header of sizes. After "1 2", one or two more lines are more
/// likely ties.
const MIN_LINES: usize = 3;

/// The integers of a line that can be the numbers of people and ties.
#[derive(Clone, Copy)]
pub(super) enum SizeHeader {
    /// People and ties in either order.
    Two(usize, usize),
    /// Rows, columns, entries.
    Three(usize, usize, usize),
}

impl SizeHeader {
    /// Parses a line of two or three integers.
    pub fn parse(line: &str) -> Option<SizeHeader> {
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
            2 => Some(SizeHeader::Two(a, b)),
            3 => Some(SizeHeader::Three(a, b, c)),
            _ => None,
        }
    }

    /// The numbers of people and ties that the header can mean, in two readings; 0 people if it is
    /// no header.
    pub fn people_and_ties(self) -> [(usize, usize); 2] {
        match self {
            SizeHeader::Two(a, b) => [(a, b), (b, a)],
            SizeHeader::Three(rows, columns, entries) if rows == columns => [(rows, entries); 2],
            SizeHeader::Three(..) => [(0, 0); 2],
        }
    }

    /// The numbers of people and ties in the header, if the rest of the file has these numbers.
    /// `rows` are the people of all data lines, of which the header is the first.
    pub fn matching_sizes(self, names: &Names, rows: &[[u32; 2]]) -> Option<(usize, usize)> {
        let (first, rest) = rows.split_first()?;
        if rest.len() < MIN_LINES {
            return None;
        }
        let is_only_in_header = |person: u32| !rest.iter().flatten().any(|&other| other == person);
        let mut people = names.len() - usize::from(is_only_in_header(first[0]));
        if first[0] != first[1] {
            people -= usize::from(is_only_in_header(first[1]));
        }
        self.people_and_ties()
            .into_iter()
            .find(|&(given_people, given_ties)| {
                if given_people == people {
                    let mut ties = rest.to_vec();
                    let self_loops = remove_self_loops(&mut ties);
                    remove_duplicates(&mut ties, names.len());
                    return [rest.len(), ties.len(), ties.len() + self_loops].contains(&given_ties);
                }
                // Otherwise the header can count people without ties. Then every id is at most the
                // number of people, and the number of ties is not an id.
                let is_id = |&person: &u32| {
                    let id = whole_number(names.get(person).as_bytes());
                    id.is_some_and(|id| id <= given_people)
                };
                given_people > people
                    && given_ties > given_people
                    && given_ties == rest.len()
                    && rest.iter().flatten().all(is_id)
            })
    }
}

/// Parses decimal digits.
fn whole_number(word: &[u8]) -> Option<usize> {
    word.iter().try_fold(0_usize, |number, byte| {
        let digit = char::from(*byte).to_digit(10)?;
        number.checked_mul(10)?.checked_add(digit as usize)
    })
}

/// The note that a header of sizes is skipped.
pub(super) fn size_note(line: Line, people: usize, ties: usize) -> Message {
    line_message(SIZES, line)
        .count("people", people)
        .count("ties", ties)
}
