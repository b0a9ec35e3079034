//! The sizes of a network, in the first line of an edge list. They are believed: ids up to the number
//! of people that no tie names are people without ties.

use super::konect::Konect;
use super::notes::SIZES;
use crate::base::message::Message;
use crate::io::import::network::{Names, remove_duplicates, remove_self_loops};
use crate::io::import::text::{Line, Lines, line_message, whole_number};

/// Minimum number of lines after a header of sizes. After "1 2", one or two more lines are more
/// likely ties.
const MIN_LINES: usize = 3;

/// The integers of a line that can be the numbers of people and ties.
#[derive(Clone, Copy)]
pub(super) enum SizeHeader {
    /// People, or ties.
    One(usize),
    /// People and ties in either order.
    Two(usize, usize),
    /// Rows, columns, entries.
    Three(usize, usize, usize),
}

/// The sizes that a header gives.
#[derive(Clone, Copy)]
pub(super) struct Sizes {
    pub people: usize,
    pub ties: usize,
    /// The first id, 0 or 1, if the ids are consecutive numbers and some of them have no ties.
    pub first_id: Option<usize>,
}

impl Sizes {
    /// The note that the header is skipped.
    pub fn note(self, line: Line) -> Message {
        line_message(SIZES, line)
            .count("people", self.people)
            .count("ties", self.ties)
    }
}

impl SizeHeader {
    /// Parses a line of one to three integers.
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
            1 => Some(SizeHeader::One(a)),
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
            SizeHeader::One(_) | SizeHeader::Three(..) => [(0, 0); 2],
        }
    }

    /// The sizes in the header, if the rest of the file has these sizes. `rest` are the people of
    /// all data lines after the header, `names` those of `rest` and `only_in_header` others.
    pub fn matching_sizes(
        self,
        names: &Names,
        rest: &[[u32; 2]],
        only_in_header: usize,
    ) -> Option<Sizes> {
        if rest.len() < MIN_LINES {
            return None;
        }
        let people = names.len() - only_in_header;
        let sizes = |people, ties, first_id| Sizes {
            people,
            ties,
            first_id,
        };
        if let SizeHeader::One(number) = self {
            if number == people {
                return Some(sizes(people, rest.len(), None));
            }
            if number > people {
                let (first, last) = id_range(names, rest)?;
                return (last < number + first).then(|| sizes(number, rest.len(), Some(first)));
            }
            return (number == rest.len()).then(|| sizes(people, number, None));
        }
        let exact = self.people_and_ties().into_iter().find(|&given| {
            let (given_people, given_ties) = given;
            if given_people != people {
                return false;
            }
            let mut ties = rest.to_vec();
            let self_loops = remove_self_loops(&mut ties);
            remove_duplicates(&mut ties, names.len());
            [rest.len(), ties.len(), ties.len() + self_loops].contains(&given_ties)
        });
        if let Some((people, ties)) = exact {
            return Some(sizes(people, ties, None));
        }
        // Otherwise the header can count people without ties. Then every id is at most the number
        // of people, and one of the two numbers is no id of the lines below.
        let is_complete = |&(given_people, given_ties): &(usize, usize)| {
            given_people > people && given_ties == rest.len()
        };
        let (given_people, ties) = self.people_and_ties().into_iter().find(is_complete)?;
        let (first, last) = id_range(names, rest)?;
        let is_header = last < given_people + first && (ties > last || given_people > last);
        is_header.then(|| sizes(given_people, ties, Some(first)))
    }
}

/// The number of people that the first data line, or a comment before it, can declare. O(comments).
pub(crate) fn count_declared_people(text: &str) -> usize {
    if let Some(konect) = Konect::parse(text) {
        return konect.count_people();
    }
    let header = Lines::new(text).next();
    match header.and_then(|line| SizeHeader::parse(line.text)) {
        Some(SizeHeader::One(number)) => number,
        Some(SizeHeader::Two(first, second)) => first.max(second),
        Some(SizeHeader::Three(rows, ..)) => rows,
        None => 0,
    }
}

/// The first id, 0 or 1, and the highest, if all people of these ties are whole numbers.
fn id_range(names: &Names, ties: &[[u32; 2]]) -> Option<(usize, usize)> {
    let mut ids = ties.iter().flatten().map(|&person| {
        let id = names.get(person);
        let is_canonical = id == "0" || !id.starts_with('0');
        whole_number(id.as_bytes()).filter(|_| is_canonical)
    });
    ids.try_fold((1, 0), |(first, last), id| {
        let id = id?;
        Some((id.min(first), id.max(last)))
    })
}
