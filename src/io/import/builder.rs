//! A network under construction, whose file names people apart from ties: ids and labels, ties with or
//! without a direction, and what of them is not read.
//!
//! **Names.** People are told apart by their ids. Whoever has a label is shown by it, unless it is
//! empty, too long, somebody else's label or somebody's id: then by the id.
//!
//! **Characters that act.** A control character of ASCII in an id stands as its picture (`␊` for a line
//! feed), so that two ids stay two; in a label it is a blank.

use std::borrow::Cow;

use super::ignored::{Ignored, is_weight};
use super::names::{Interner, Names};
use super::text::{line_number, quoted, trim};
use super::{
    ARCS, EdgeList, ImportError, LABELS, LOOPS, Limits, MAX_ID_BYTES, MAX_TIES, OTHERS,
    PEOPLE_HAVE, REPEATS, TIES_HAVE, TWICE, UNDECLARED, WEIGHTS, ties,
};
use crate::base::message::Message;

/// Where in a file something is.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// On this line.
    Line(usize),
    /// At this byte of this text, whose lines are counted only if somebody asks.
    Byte(&'a str, usize),
}

impl Place<'_> {
    pub fn line(self) -> usize {
        match self {
            Place::Line(line) => line,
            Place::Byte(text, at) => line_number(&text.as_bytes()[..at.min(text.len())]),
        }
    }
}

/// Which way a tie goes in the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It has no direction.
    Neither = 0,
    /// From the first to the second.
    There = 1,
    /// Both ways, in one.
    Both = 3,
}

impl Way {
    pub fn of(is_directed: bool) -> Way {
        if is_directed {
            Way::There
        } else {
            Way::Neither
        }
    }
}

/// Labels of people: pieces of one text, empty where there is none.
#[derive(Default)]
struct Labels {
    text: String,
    /// Where in the text each person's is, how long, and how much better it is than others.
    of: Vec<(u32, u16, u8)>,
}

impl Labels {
    fn get(&self, person: usize) -> &str {
        let (begin, length, _) = self.of.get(person).copied().unwrap_or_default();
        let begin = begin as usize;
        self.text
            .get(begin..begin + usize::from(length))
            .unwrap_or_default()
    }
}

pub(super) struct Builder {
    limits: Limits,
    ids: Interner,
    labels: Labels,
    /// Whether the file says of a person that they are there.
    declared: Vec<bool>,
    /// How often it says so again.
    twice: usize,
    ties: Vec<[u32; 2]>,
    /// The way of each tie, as far as the last that has one.
    ways: Vec<u8>,
    /// What of people, of ties and besides is not read.
    pub people_have: Ignored,
    pub ties_have: Ignored,
    pub others: Ignored,
    pub notes: Vec<Message>,
}

impl Builder {
    pub fn new(limits: Limits, notes: Vec<Message>) -> Builder {
        Builder {
            limits,
            ids: Interner::default(),
            labels: Labels::default(),
            declared: Vec::new(),
            twice: 0,
            ties: Vec::new(),
            ways: Vec::new(),
            people_have: Ignored::default(),
            ties_have: Ignored::default(),
            others: Ignored::default(),
            notes,
        }
    }

    /// How many people there are so far.
    pub fn people(&self) -> usize {
        self.ids.names.len()
    }

    pub fn find(&self, id: &str) -> Option<u32> {
        self.ids.find(&in_pictures(trim(id)))
    }

    /// Who has this id: whoever had it before, or somebody new.
    #[inline(never)]
    pub fn person(&mut self, id: &str, place: Place) -> Result<u32, ImportError> {
        let id = trim(id);
        if id.is_empty() {
            return Err(ImportError::NoId { line: place.line() });
        }
        let id = in_pictures(id);
        if id.len() > MAX_ID_BYTES {
            return Err(ImportError::LongId {
                line: place.line(),
                found: quoted(&id),
                bytes: id.len(),
            });
        }
        let person = self.ids.number(&id);
        if self.people() > self.limits.people {
            return Err(ImportError::TooManyPeople {
                line: place.line(),
                limit: self.limits.people,
            });
        }
        Ok(person)
    }

    /// The same, of whom the file says that they are there.
    #[inline(never)]
    pub fn declare(&mut self, id: &str, place: Place) -> Result<u32, ImportError> {
        let person = self.person(id, place)?;
        if self.declared.len() <= person as usize {
            self.declared.resize(person as usize + 1, false);
        }
        let before = std::mem::replace(&mut self.declared[person as usize], true);
        self.twice += usize::from(before);
        Ok(person)
    }

    /// What somebody is called. Of several labels the one of the highest rank counts (from 1), of
    /// those the first.
    #[inline(never)]
    pub fn label(&mut self, person: u32, label: &str, rank: u8) {
        let label = without_controls(label);
        let label = trim(&label);
        let person = person as usize;
        if self.labels.of.len() <= person {
            self.labels.of.resize(person + 1, (0, 0, 0));
        }
        if label.is_empty() || label.len() > MAX_ID_BYTES || self.labels.of[person].2 >= rank {
            return;
        }
        // At most a million people with a few labels of a thousand bytes each: below 2^32.
        let begin = self.labels.text.len() as u32;
        self.labels.text.push_str(label);
        self.labels.of[person] = (begin, label.len() as u16, rank);
    }

    #[inline(never)]
    pub fn tie(&mut self, first: u32, second: u32, way: Way) -> Result<(), ImportError> {
        if self.ties.len() == u32::MAX as usize {
            return Err(ImportError::TooManyTies {
                ties: self.ties.len(),
                limit: MAX_TIES,
            });
        }
        if way != Way::Neither {
            self.ways.resize(self.ties.len(), Way::Neither as u8);
            self.ways.push(way as u8);
        }
        self.ties.push([first, second]);
        Ok(())
    }

    /// The network, and what is said of it.
    #[inline(never)]
    pub fn finish(mut self) -> Result<EdgeList, ImportError> {
        let people = self.people();
        if people == 0 {
            return Err(ImportError::Nobody);
        }
        let declared = self.declared.iter().filter(|&&declared| declared).count();
        // Where nobody is declared, ties alone make the network.
        let undeclared = if declared > 0 { people - declared } else { 0 };
        let mut notes = std::mem::take(&mut self.notes);
        let (ids, own) = named(self.ids, &self.labels);
        let counts = [(undeclared, UNDECLARED), (self.twice, TWICE), (own, LABELS)];
        for (count, sentence) in counts {
            if count > 0 {
                notes.push(Message::new(sentence).count("count", count));
            }
        }
        let said = [
            (self.ties_have.said(is_weight), WEIGHTS),
            (self.ties_have.said(|name| !is_weight(name)), TIES_HAVE),
            (self.people_have.said(|_| true), PEOPLE_HAVE),
            (self.others.said(|_| true), OTHERS),
        ];
        for (names, sentence) in said {
            if !names.is_empty() {
                notes.push(Message::new(sentence).text("names", &names));
            }
        }
        if !self.ways.is_empty() {
            self.ways.resize(self.ties.len(), Way::Neither as u8);
            let [arcs, mutual] = ties::directions(&self.ties, &self.ways, people);
            let arcs = Message::new(ARCS).count("arcs", arcs);
            notes.push(arcs.count("mutual", mutual));
        }
        EdgeList::made(ids, self.ties, self.limits, notes)
    }
}

/// Everybody's name, and how many of those with labels around them go by their ids.
fn named(ids: Interner, labels: &Labels) -> (Names, usize) {
    if labels.text.is_empty() {
        return (ids.names, 0);
    }
    let people = ids.names.len();
    let mut all = Interner::default();
    // How many have each label.
    let mut shared: Vec<bool> = Vec::new();
    let numbers: Vec<u32> = (0..people)
        .map(|person| {
            let label = labels.get(person);
            let number = all.number(label);
            if number as usize == shared.len() {
                let owner = ids.find(label);
                shared.push(label.is_empty() || owner.is_some_and(|id| id as usize != person));
            } else {
                shared[number as usize] = true;
            }
            number
        })
        .collect();
    let (mut names, mut own) = (Names::default(), 0);
    for (person, number) in (0_u32..).zip(numbers) {
        if shared[number as usize] {
            own += 1;
            names.push(ids.names.get(person));
        } else {
            names.push(labels.get(person as usize));
        }
    }
    (names, own)
}

impl EdgeList {
    /// A network of what a file has: each tie once, nobody tied to themselves, and that is noted.
    #[inline(never)]
    pub(super) fn made(
        ids: Names,
        mut ties: Vec<[u32; 2]>,
        limits: Limits,
        mut notes: Vec<Message>,
    ) -> Result<EdgeList, ImportError> {
        if ids.len() == 1 {
            return Err(ImportError::OnePerson {
                id: quoted(ids.get(0)),
            });
        }
        let self_loops = ties::leave_out_loops(&mut ties);
        let duplicates = ties::keep_first(&mut ties, ids.len());
        if ties.len() > limits.ties {
            return Err(ImportError::TooManyTies {
                ties: ties.len(),
                limit: limits.ties,
            });
        }
        for (count, sentence) in [(duplicates, REPEATS), (self_loops, LOOPS)] {
            if count > 0 {
                notes.push(Message::new(sentence).count("count", count));
            }
        }
        Ok(EdgeList {
            ids,
            ties,
            duplicates,
            self_loops,
            notes,
            dated: None,
        })
    }
}

/// With blanks in place of control characters.
fn without_controls(label: &str) -> Cow<'_, str> {
    if !label.bytes().any(|byte| byte.is_ascii_control()) {
        return Cow::Borrowed(label);
    }
    let blank = |c: char| if c.is_ascii_control() { ' ' } else { c };
    Cow::Owned(label.chars().map(blank).collect())
}

/// With pictures in place of control characters.
fn in_pictures(id: &str) -> Cow<'_, str> {
    if !id.bytes().any(|byte| byte.is_ascii_control()) {
        return Cow::Borrowed(id);
    }
    let picture = |c: char| match c {
        '\u{7F}' => '\u{2421}',
        // Those from 0 to 31 stand in a row.
        _ if c.is_ascii_control() => char::from_u32(0x2400 + u32::from(c)).unwrap_or(c),
        _ => c,
    };
    Cow::Owned(id.chars().map(picture).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::import::LIMITS;

    fn builder(people: &[(&str, &str)]) -> Builder {
        let mut builder = Builder::new(LIMITS, Vec::new());
        let place = Place::Line(1);
        for (id, label) in people {
            let person = builder.declare(id, place).unwrap();
            builder.label(person, label, 1);
        }
        builder
    }

    #[test]
    fn people_go_by_labels_of_their_own() {
        let people = [
            ("1", "Ann"),
            ("2", " Bob\tB\n"),
            ("3", "Cy"),
            ("4", "Cy"),
            ("5", ""),
            ("6", "3"),
            ("7", "7"),
            ("8", "\u{202E}yD\u{7F}"),
        ];
        let list = builder(&people).finish().unwrap();
        let names: Vec<&str> = list.ids.iter().collect();
        assert_eq!(
            names,
            ["Ann", "Bob B", "3", "4", "5", "6", "7", "\u{202E}yD"]
        );
        let said = "4 people have no label of their own (none, or one that others have): they go by their ids.";
        assert_eq!(list.notes, [said]);
    }

    #[test]
    fn ids_with_control_characters_stay_two() {
        let list = builder(&[("a\nb", ""), ("a\tb", ""), ("a\u{7F}b", ""), ("a b", "")]);
        let list = list.finish().unwrap();
        let names: Vec<&str> = list.ids.iter().collect();
        assert_eq!(names, ["a␊b", "a␉b", "a␡b", "a b"]);
    }

    #[test]
    fn directions_are_counted_by_ties() {
        let mut builder = builder(&[("a", ""), ("b", ""), ("c", ""), ("d", "")]);
        let ties = [
            (0, 1, Way::There),
            (1, 0, Way::There),
            (0, 1, Way::There),
            (1, 2, Way::Neither),
            (2, 1, Way::There),
            (3, 2, Way::Both),
            (3, 3, Way::There),
            (3, 0, Way::Neither),
        ];
        for (a, b, way) in ties {
            builder.tie(a, b, way).unwrap();
        }
        let list = builder.finish().unwrap();
        assert_eq!(
            (list.ties.len(), list.duplicates, list.self_loops),
            (4, 3, 1)
        );
        assert!(
            list.notes[0]
                .to_string()
                .starts_with("Ties with a direction: 3, of them 2 both ways.")
        );
    }

    #[test]
    fn the_better_label_counts() {
        let mut builder = builder(&[("a", "one"), ("b", "")]);
        builder.label(0, "two", 1);
        builder.label(1, "three", 1);
        builder.label(1, "four", 2);
        builder.label(1, "five", 2);
        let list = builder.finish().unwrap();
        assert_eq!(list.ids.iter().collect::<Vec<_>>(), ["one", "four"]);
    }
}
