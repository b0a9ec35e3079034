//! The names of people, stored in one string.

use crate::io::import::text::substring;

/// The names of people: person `i` has the `i`-th name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// All names, each followed by a line feed. A name contains no line feed: in edge lists a line
    /// feed ends the line, and the other formats replace it by its control picture.
    text: String,
    /// The offset in `text` of the line feed after each name, in bytes.
    ends: Vec<u32>,
}

impl Names {
    /// Splits a text in the form of [`Names::lines`]: a line feed after each name, less than 2³²
    /// bytes in all. Text after the last line feed is no name. O(bytes).
    pub fn from_lines(text: String) -> Names {
        let ends = text.bytes().zip(0..).filter(|&(byte, _)| byte == b'\n');
        let ends = ends.map(|(_, offset)| offset).collect();
        Names { text, ends }
    }

    /// All names in order of person, each followed by a line feed. O(1).
    pub fn lines(&self) -> &str {
        &self.text
    }

    /// The number of names. O(1).
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether the number of names is 0. O(1).
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The memory of the names, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.text.capacity() + 4 * self.ends.capacity()
    }

    /// The name of a person, from 0. O(1).
    ///
    /// # Panics
    /// If there are `person` names or fewer.
    pub fn get(&self, person: u32) -> &str {
        let person = person as usize;
        let begin = match person {
            0 => 0,
            _ => self.ends[person - 1] as usize + 1,
        };
        substring(&self.text, begin, self.ends[person] as usize)
    }

    /// All names in order of person. O(1) for each.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|person| self.get(person))
    }

    /// The first person with this name; `None` if there is none. O(bytes of the names).
    pub fn find(&self, id: &str) -> Option<u32> {
        self.iter()
            .zip(0..)
            .find(|(other, _)| *other == id)
            .map(|(_, person)| person)
    }

    /// Adds a name without line feeds.
    pub(super) fn push(&mut self, id: &str) {
        self.text.push_str(id);
        // The largest possible text, a million names of a thousand bytes, is below 2^32 bytes.
        self.ends.push(self.text.len() as u32);
        self.text.push('\n');
    }
}
