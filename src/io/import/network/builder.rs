//! Builds a network for formats that declare people separately from ties: with ids and labels, with
//! or without directions, and with attributes that are not read.
//!
//! **Names.** Ids identify people. A person is shown by their label, unless the label is empty,
//! longer than [`MAX_ID_BYTES`], the label of another person or the id of another person. Then they
//! are shown by their id.
//!
//! **Control characters.** In an id, an ASCII control character is replaced by its control picture
//! (`␊` for a line feed), so that two ids never become equal. In a label it is replaced by a space.

use std::borrow::Cow;

use super::edge_list::EdgeList;
use super::name_table::NameTable;
use super::names::Names;
use super::notes::{ARCS, LABELS, OTHERS, PEOPLE_HAVE, TIES_HAVE, TWICE, UNDECLARED, WEIGHTS};
use super::simplify::count_directed_and_mutual;
use super::unread_names::{UnreadNames, is_weight};
use crate::base::message::Message;
use crate::io::import::error::ImportError;
use crate::io::import::limits::{Limits, MAX_ID_BYTES, MAX_TIES};
use crate::io::import::text::{FilePosition, Tag, excerpt, trim_whitespace};

/// The direction of a tie in the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// The tie has no direction.
    Undirected = 0,
    /// From the first person to the second.
    Forward = 1,
    /// In both directions.
    Both = 3,
}

impl Direction {
    pub fn of(is_directed: bool) -> Direction {
        if is_directed {
            Direction::Forward
        } else {
            Direction::Undirected
        }
    }
}

/// The labels of people, stored in one string. A person without a label has an empty one.
#[derive(Default)]
struct Labels {
    text: String,
    /// For each person: the offset of the label in `text`, its length, both in bytes, and its rank.
    spans: Vec<(u32, u16, u8)>,
}

impl Labels {
    fn get(&self, person: usize) -> &str {
        let (begin, length, _) = self.spans.get(person).copied().unwrap_or_default();
        let begin = begin as usize;
        self.text
            .get(begin..begin + usize::from(length))
            .unwrap_or_default()
    }
}

/// The people and ties read so far, and the counts for the notes.
pub(crate) struct NetworkBuilder {
    limits: Limits,
    ids: NameTable,
    labels: Labels,
    /// Whether the file declares each person. A tie can name people whom the file does not declare.
    declared: Vec<bool>,
    /// The number of declarations that repeat an earlier one.
    repeated_declarations: usize,
    ties: Vec<[u32; 2]>,
    /// The direction of each tie, up to the last directed tie.
    directions: Vec<u8>,
    /// Attributes of people that are not read.
    pub unread_of_people: UnreadNames,
    /// Attributes of ties that are not read.
    pub unread_of_ties: UnreadNames,
    /// Other parts of the file that are not read.
    pub unread_parts: UnreadNames,
    pub notes: Vec<Message>,
}

impl NetworkBuilder {
    pub fn new(limits: Limits, notes: Vec<Message>) -> NetworkBuilder {
        NetworkBuilder {
            limits,
            ids: NameTable::default(),
            labels: Labels::default(),
            declared: Vec::new(),
            repeated_declarations: 0,
            ties: Vec::new(),
            directions: Vec::new(),
            unread_of_people: UnreadNames::default(),
            unread_of_ties: UnreadNames::default(),
            unread_parts: UnreadNames::default(),
            notes,
        }
    }

    /// The number of people so far.
    pub fn people(&self) -> usize {
        self.ids.names.len()
    }

    /// The person with this id.
    pub fn find(&self, id: &str) -> Option<u32> {
        self.ids.find(&with_control_pictures(trim_whitespace(id)))
    }

    /// The person with this id; a new person if the id is new. `position` is for the error message.
    ///
    /// # Errors
    /// If the id is empty or too long, or if there are too many people.
    #[inline(never)]
    pub fn person(&mut self, id: &str, position: FilePosition) -> Result<u32, ImportError> {
        let id = trim_whitespace(id);
        if id.is_empty() {
            return Err(ImportError::NoId {
                line: position.line(),
            });
        }
        let id = with_control_pictures(id);
        if id.len() > MAX_ID_BYTES {
            return Err(ImportError::LongId {
                line: position.line(),
                found: excerpt(&id),
                bytes: id.len(),
            });
        }
        let person = self.ids.number(&id);
        if self.people() > self.limits.people {
            return Err(ImportError::TooManyPeople {
                line: position.line(),
                limit: self.limits.people,
            });
        }
        Ok(person)
    }

    /// [`person`](Self::person) for an id that the file declares.
    #[inline(never)]
    pub fn declare(&mut self, id: &str, position: FilePosition) -> Result<u32, ImportError> {
        let person = self.person(id, position)?;
        if self.declared.len() <= person as usize {
            self.declared.resize(person as usize + 1, false);
        }
        let before = std::mem::replace(&mut self.declared[person as usize], true);
        self.repeated_declarations += usize::from(before);
        Ok(person)
    }

    /// Gives a person a label. The label with the highest rank (1 or more) is shown; with equal
    /// ranks the first label.
    #[inline(never)]
    pub fn label(&mut self, person: u32, label: &str, rank: u8) {
        let label = without_control_characters(label);
        let label = trim_whitespace(&label);
        let person = person as usize;
        if self.labels.spans.len() <= person {
            self.labels.spans.resize(person + 1, (0, 0, 0));
        }
        if label.is_empty() || label.len() > MAX_ID_BYTES || self.labels.spans[person].2 >= rank {
            return;
        }
        // The largest possible text, a million people with a few labels of a thousand bytes each,
        // is below 2^32 bytes.
        let begin = self.labels.text.len() as u32;
        self.labels.text.push_str(label);
        self.labels.spans[person] = (begin, label.len() as u16, rank);
    }

    /// Adds a tie between two people.
    #[inline(never)]
    pub fn tie(
        &mut self,
        first: u32,
        second: u32,
        direction: Direction,
    ) -> Result<(), ImportError> {
        if self.ties.len() == u32::MAX as usize {
            return Err(ImportError::TooManyTies {
                ties: self.ties.len(),
                limit: MAX_TIES,
            });
        }
        if direction != Direction::Undirected {
            self.directions
                .resize(self.ties.len(), Direction::Undirected as u8);
            self.directions.push(direction as u8);
        }
        self.ties.push([first, second]);
        Ok(())
    }

    /// For ties that may be listed once from each end, such as those of a matrix: if all are, or if
    /// they are known to have no directions, they become ties without directions, each listed once.
    pub fn merge_mutual(&mut self, is_undirected: bool) {
        self.directions
            .resize(self.ties.len(), Direction::Undirected as u8);
        let people = self.people();
        let [pairs, mutual] = count_directed_and_mutual(&self.ties, &self.directions, people);
        if pairs == mutual {
            self.ties.retain(|[first, second]| first <= second);
        }
        if pairs == mutual || is_undirected {
            self.directions.clear();
        }
    }

    /// Adds the tie of an XML element with `ends`, the values of its attributes `source` and
    /// `target`.
    ///
    /// # Errors
    /// If one of the attributes is missing, or as in [`person`](Self::person) and
    /// [`tie`](Self::tie).
    pub fn tie_of_tag(
        &mut self,
        tag: &Tag,
        ends: [Option<String>; 2],
        direction: Direction,
    ) -> Result<(), ImportError> {
        let [source, target] = ends;
        let source = source.ok_or_else(|| tag.missing("source"))?;
        let target = target.ok_or_else(|| tag.missing("target"))?;
        let source = self.person(&source, tag.position())?;
        let target = self.person(&target, tag.position())?;
        self.tie(source, target, direction)
    }

    /// The network, with its notes.
    ///
    /// # Errors
    /// If there are fewer than two people, or too many ties.
    #[inline(never)]
    pub fn finish(mut self) -> Result<EdgeList, ImportError> {
        let people = self.people();
        if people == 0 {
            return Err(ImportError::Nobody);
        }
        let declared = self.declared.iter().filter(|&&declared| declared).count();
        // A file without declarations consists of ties alone and needs no note.
        let undeclared = if declared > 0 { people - declared } else { 0 };
        let mut notes = std::mem::take(&mut self.notes);
        let (ids, shown_by_id) = shown_names(self.ids, &self.labels);
        let counts = [
            (undeclared, UNDECLARED),
            (self.repeated_declarations, TWICE),
            (shown_by_id, LABELS),
        ];
        for (count, sentence) in counts {
            if count > 0 {
                notes.push(Message::new(sentence).count("count", count));
            }
        }
        let unread = [
            (self.unread_of_ties.join(is_weight), WEIGHTS),
            (self.unread_of_ties.join(|name| !is_weight(name)), TIES_HAVE),
            (self.unread_of_people.join(|_| true), PEOPLE_HAVE),
            (self.unread_parts.join(|_| true), OTHERS),
        ];
        for (names, sentence) in unread {
            if !names.is_empty() {
                notes.push(Message::new(sentence).text("names", &names));
            }
        }
        if !self.directions.is_empty() {
            self.directions
                .resize(self.ties.len(), Direction::Undirected as u8);
            let [arcs, mutual] = count_directed_and_mutual(&self.ties, &self.directions, people);
            let arcs = Message::new(ARCS).count("arcs", arcs);
            notes.push(arcs.count("mutual", mutual));
        }
        EdgeList::simplified(ids, self.ties, self.limits, notes)
    }
}

/// The name by which each person is shown, and the number of people who are shown by their id
/// although the file has labels.
fn shown_names(ids: NameTable, labels: &Labels) -> (Names, usize) {
    if labels.text.is_empty() {
        return (ids.names, 0);
    }
    let people = ids.names.len();
    let mut all = NameTable::default();
    // For each different label: whether it cannot be shown, because it is empty or not unique.
    let mut is_unusable: Vec<bool> = Vec::new();
    let numbers: Vec<u32> = (0..people)
        .map(|person| {
            let label = labels.get(person);
            let number = all.number(label);
            if number as usize == is_unusable.len() {
                let owner = ids.find(label);
                is_unusable.push(label.is_empty() || owner.is_some_and(|id| id as usize != person));
            } else {
                is_unusable[number as usize] = true;
            }
            number
        })
        .collect();
    let (mut names, mut shown_by_id) = (Names::default(), 0);
    for (person, number) in (0_u32..).zip(numbers) {
        if is_unusable[number as usize] {
            shown_by_id += 1;
            names.push(ids.names.get(person));
        } else {
            names.push(labels.get(person as usize));
        }
    }
    (names, shown_by_id)
}

/// Replaces control characters by spaces.
fn without_control_characters(label: &str) -> Cow<'_, str> {
    if !label.bytes().any(|byte| byte.is_ascii_control()) {
        return Cow::Borrowed(label);
    }
    let blank = |c: char| if c.is_ascii_control() { ' ' } else { c };
    Cow::Owned(label.chars().map(blank).collect())
}

/// Replaces control characters by their control pictures (U+2400 to U+2421).
fn with_control_pictures(id: &str) -> Cow<'_, str> {
    if !id.bytes().any(|byte| byte.is_ascii_control()) {
        return Cow::Borrowed(id);
    }
    let picture = |c: char| match c {
        '\u{7F}' => '\u{2421}',
        // The pictures of 0 to 31 have consecutive code points.
        _ if c.is_ascii_control() => char::from_u32(0x2400 + u32::from(c)).unwrap_or(c),
        _ => c,
    };
    Cow::Owned(id.chars().map(picture).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn builder(people: &[(&str, &str)]) -> NetworkBuilder {
        let mut builder = NetworkBuilder::new(Limits::DEFAULT, Vec::new());
        let position = FilePosition::Line(1);
        for (id, label) in people {
            let person = builder.declare(id, position).unwrap();
            builder.label(person, label, 1);
        }
        builder
    }

    #[test]
    fn only_unique_labels_are_shown() {
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
        let note = "4 people have no label of their own (none, or one that others have): they are shown by their ids.";
        assert_eq!(list.notes, [note]);
    }

    #[test]
    fn ids_that_differ_in_a_control_character_stay_different() {
        let list = builder(&[("a\nb", ""), ("a\tb", ""), ("a\u{7F}b", ""), ("a b", "")]);
        let list = list.finish().unwrap();
        let names: Vec<&str> = list.ids.iter().collect();
        assert_eq!(names, ["a␊b", "a␉b", "a␡b", "a b"]);
    }

    #[test]
    fn directed_and_mutual_ties_are_counted_once_a_pair() {
        let mut builder = builder(&[("a", ""), ("b", ""), ("c", ""), ("d", "")]);
        let ties = [
            (0, 1, Direction::Forward),
            (1, 0, Direction::Forward),
            (0, 1, Direction::Forward),
            (1, 2, Direction::Undirected),
            (2, 1, Direction::Forward),
            (3, 2, Direction::Both),
            (3, 3, Direction::Forward),
            (3, 0, Direction::Undirected),
        ];
        for (a, b, direction) in ties {
            builder.tie(a, b, direction).unwrap();
        }
        let list = builder.finish().unwrap();
        assert_eq!(
            (list.ties.len(), list.duplicates, list.self_loops),
            (4, 3, 1)
        );
        assert!(
            list.notes[0]
                .to_string()
                .starts_with("Ties with a direction: 3, 2 of them in both directions.")
        );
    }

    #[test]
    fn the_label_with_the_highest_rank_is_shown() {
        let mut builder = builder(&[("a", "one"), ("b", "")]);
        builder.label(0, "two", 1);
        builder.label(1, "three", 1);
        builder.label(1, "four", 2);
        builder.label(1, "five", 2);
        let list = builder.finish().unwrap();
        assert_eq!(list.ids.iter().collect::<Vec<_>>(), ["one", "four"]);
    }
}
