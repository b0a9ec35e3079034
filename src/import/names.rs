//! Names, a line each in one string, and their numbers.

use super::text::part;

/// The ids of people: person `i` has the `i`-th.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// A line each: no name has a line feed in it, because lines of a file end there, and elsewhere
    /// its picture stands for it.
    text: String,
    /// Where in `text` the line of each name ends.
    ends: Vec<u32>,
}

impl Names {
    /// The names of a text, each ended by a line feed: what [`Names::lines`] gives. O(bytes).
    pub fn from_lines(text: String) -> Names {
        let ends = text.bytes().zip(0..).filter(|&(byte, _)| byte == b'\n');
        let ends = ends.map(|(_, place)| place).collect();
        Names { text, ends }
    }

    /// All, in order of person, each ended by a line feed.
    pub fn lines(&self) -> &str {
        &self.text
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many bytes they take.
    pub(crate) fn bytes(&self) -> usize {
        self.text.capacity() + 4 * self.ends.capacity()
    }

    /// The id of a person.
    ///
    /// # Panics
    /// If there is no such person.
    pub fn get(&self, person: u32) -> &str {
        let person = person as usize;
        let begin = match person {
            0 => 0,
            _ => self.ends[person - 1] as usize + 1,
        };
        part(&self.text, begin, self.ends[person] as usize)
    }

    /// All, in order of person.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|person| self.get(person))
    }

    /// The person of this id, in time linear in the number of people.
    pub fn find(&self, id: &str) -> Option<u32> {
        self.iter()
            .zip(0..)
            .find(|(other, _)| *other == id)
            .map(|(_, person)| person)
    }

    pub(super) fn push(&mut self, id: &str) {
        self.text.push_str(id);
        // At most a million ids (and one line) of a thousand bytes: far below 2^32.
        self.ends.push(self.text.len() as u32);
        self.text.push('\n');
    }
}

/// Names with a hash table over them: open addressing, a power of two of slots, at most half full.
/// The hash is fixed, so the same file gives the same numbers everywhere.
#[derive(Default)]
pub(super) struct Interner {
    pub names: Names,
    /// Hash in the upper half, person + 1 in the lower; 0 where the slot is free.
    slots: Vec<u64>,
}

impl Interner {
    /// The number of a name: its own, or the next.
    pub fn number(&mut self, id: &str) -> u32 {
        if self.slots.len() <= 2 * self.names.len() {
            self.grow();
        }
        let hash = hash(id.as_bytes());
        let slot = self.slot(hash, id);
        if self.slots[slot] == 0 {
            self.names.push(id);
            self.slots[slot] = u64::from(hash) << 32 | self.names.len() as u64;
        }
        self.slots[slot] as u32 - 1
    }

    /// The number of a name that has one.
    pub fn find(&self, id: &str) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let slot = self.slot(hash(id.as_bytes()), id);
        (self.slots[slot] as u32).checked_sub(1)
    }

    /// The slot of a name, or the free one where it belongs.
    fn slot(&self, hash: u32, id: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 || (slot >> 32) as u32 == hash && self.names.get(slot as u32 - 1) == id {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let slots = vec![0; (2 * self.slots.len()).max(1024)];
        let mask = slots.len() - 1;
        for slot in std::mem::replace(&mut self.slots, slots)
            .into_iter()
            .filter(|&slot| slot != 0)
        {
            let mut at = (slot >> 32) as usize & mask;
            while self.slots[at] != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }
}

/// Eight bytes a step, multiplied and folded: neighbouring numbers land far apart.
fn hash(bytes: &[u8]) -> u32 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        let mixed = (hash ^ u64::from_le_bytes(word)).wrapping_mul(ODD);
        hash = mixed ^ (mixed >> 32);
    }
    hash as u32
}
