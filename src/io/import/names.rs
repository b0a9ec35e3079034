//! Names, a line each in one string, and their numbers.

use super::text::part;
use std::collections::BTreeMap;

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
    /// Those for whom no slot was free near where they belong: nobody as a rule, but a file can be made
    /// of names that all belong to one slot.
    others: BTreeMap<String, u32>,
}

/// Within so many slots of where it belongs a name can be. Chance alone needs fewer: of a million names the furthest
/// was 42 slots away.
const NEAR: usize = 128;

impl Interner {
    /// The number of a name: its own, or the next.
    pub fn number(&mut self, id: &str) -> u32 {
        if self.slots.len() <= 2 * self.names.len() {
            self.grow();
        }
        let hash = hash(id.as_bytes());
        let Some(slot) = self.slot(hash, id) else {
            if let Some(&person) = self.others.get(id) {
                return person;
            }
            let person = self.names.len() as u32;
            self.names.push(id);
            self.others.insert(id.to_string(), person);
            return person;
        };
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
        match self.slot(hash(id.as_bytes()), id) {
            Some(slot) => (self.slots[slot] as u32).checked_sub(1),
            None => self.others.get(id).copied(),
        }
    }

    /// The slot of a name, or the free one where it belongs; none if it is not near.
    fn slot(&self, hash: u32, id: &str) -> Option<usize> {
        let mut near = self.near(hash);
        near.find(|&at| {
            let slot = self.slots[at];
            slot == 0 || (slot >> 32) as u32 == hash && self.names.get(slot as u32 - 1) == id
        })
    }

    /// The slots where a name of this hash can be.
    fn near(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len() - 1;
        (0..NEAR).map(move |step| (hash as usize + step) & mask)
    }

    fn grow(&mut self) {
        let slots = vec![0; (2 * self.slots.len()).max(1024)];
        let slots = std::mem::replace(&mut self.slots, slots);
        for slot in slots.into_iter().filter(|&slot| slot != 0) {
            self.place(slot);
        }
        for (id, person) in std::mem::take(&mut self.others) {
            self.place(u64::from(hash(id.as_bytes())) << 32 | u64::from(person + 1));
        }
    }

    /// Puts a name that is not there where it belongs.
    fn place(&mut self, slot: u64) {
        let mut near = self.near((slot >> 32) as u32);
        if let Some(at) = near.find(|&at| self.slots[at] == 0) {
            self.slots[at] = slot;
        } else {
            let person = slot as u32 - 1;
            self.others
                .insert(self.names.get(person).to_string(), person);
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

#[cfg(test)]
mod tests {
    use super::*;
    /// Names of eight letters and digits that all belong to the first slot of a table of up to two million: the hash
    /// turned round.
    fn of_one_slot(count: usize) -> Vec<String> {
        const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
        // Newton: each step doubles the bits that are right.
        let inverse = (0..6).fold(1_u64, |inverse, _| {
            inverse.wrapping_mul(2_u64.wrapping_sub(ODD.wrapping_mul(inverse)))
        });
        let mut names = Vec::new();
        for number in 0_u64.. {
            // Spread, so that the bytes are any. The halves differ above the slot's 21 bits.
            let spread = number.wrapping_mul(ODD);
            let upper = spread >> 32;
            let mixed = upper << 32 | upper ^ (spread & 0x7FF) << 21;
            let word = (mixed.wrapping_mul(inverse) ^ 8).to_le_bytes();
            if word.iter().all(u8::is_ascii_alphanumeric) {
                names.push(word.iter().copied().map(char::from).collect());
                if names.len() == count {
                    break;
                }
            }
        }
        names
    }

    #[test]
    fn names_that_all_belong_to_one_slot_do_not_make_each_other_slow() {
        let names = of_one_slot(2_000);
        assert!(
            names
                .iter()
                .all(|name| hash(name.as_bytes()) & 0x1F_FFFF == 0)
        );
        let mut interner = Interner::default();
        for turn in 0..2 {
            for (person, name) in (0..).zip(&names) {
                assert_eq!(interner.number(name), person, "{name}");
                assert!(turn == 1 || interner.names.len() == person as usize + 1);
            }
        }
        assert!(
            names
                .iter()
                .zip(0..)
                .all(|(name, person)| interner.find(name) == Some(person))
        );
        // Nobody is looked for further than near where they belong.
        assert_eq!(interner.others.len(), names.len() - NEAR);
        assert!(interner.slots.len() > 2 * names.len());
    }
}
