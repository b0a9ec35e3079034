//! A table from names to numbers.

use super::names::Names;
use super::numbered_names::{NumberedNames, Place};
use std::collections::BTreeMap;

/// Names, and what finds the number of a name: a table of the names that end with a number, and a
/// hash table of the others. It has open addressing with linear probing; the number of slots is a
/// power of two, and at most half of them are full. The hash function has no random seed, so the
/// same file gives the same numbers on every machine.
#[derive(Default)]
pub(crate) struct NameTable {
    pub names: Names,
    numbered: NumberedNames,
    /// The number of names in `slots` and `overflow`.
    hashed: usize,
    /// The hash of a name in the upper half, its number + 1 in the lower half; 0 means a free slot.
    slots: Vec<u64>,
    /// Names without a free slot within [`MAX_PROBES`]. Usually empty. A file made to attack the
    /// table can contain many names with equal hashes; this map keeps its cost at O(log people) a
    /// name.
    overflow: BTreeMap<String, u32>,
}

/// Maximum number of slots that are probed for a name. A million names of ordinary files needed at
/// most 42.
const MAX_PROBES: usize = 128;

impl NameTable {
    /// The number of a name. A new name gets the next number.
    pub fn number(&mut self, id: &str) -> u32 {
        let person = self.names.len() as u32;
        match self.numbered.place(id.as_bytes()) {
            Place::Person(person) => person,
            Place::Free { prefix, number } => {
                self.names.push(id);
                self.numbered.set(prefix, number, person);
                person
            }
            Place::Hashed { beyond } => {
                let found = self.hashed_number(id);
                if let (true, Some((prefix, number))) = (found == person, beyond) {
                    self.numbered.add_beyond(prefix, number, person);
                }
                found
            }
        }
    }

    /// The number of a name in the hash table. A new name gets the next number.
    fn hashed_number(&mut self, id: &str) -> u32 {
        if self.slots.len() <= 2 * self.hashed {
            self.grow();
        }
        let hash = hash(id.as_bytes());
        let Some(slot) = self.slot(hash, id) else {
            if let Some(&person) = self.overflow.get(id) {
                return person;
            }
            let person = self.names.len() as u32;
            self.names.push(id);
            self.hashed += 1;
            self.overflow.insert(id.to_string(), person);
            return person;
        };
        if self.slots[slot] == 0 {
            self.names.push(id);
            self.hashed += 1;
            self.slots[slot] = u64::from(hash) << 32 | self.names.len() as u64;
        }
        self.slots[slot] as u32 - 1
    }

    /// The number of a known name.
    pub fn find(&self, id: &str) -> Option<u32> {
        match self.numbered.find(id.as_bytes()) {
            Place::Person(person) => return Some(person),
            Place::Free { .. } => return None,
            Place::Hashed { .. } => {}
        }
        if self.slots.is_empty() {
            return None;
        }
        match self.slot(hash(id.as_bytes()), id) {
            Some(slot) => (self.slots[slot] as u32).checked_sub(1),
            None => self.overflow.get(id).copied(),
        }
    }

    /// The slot of a name, or the free slot where it would be inserted; `None` if the probed slots
    /// are all taken by other names.
    fn slot(&self, hash: u32, id: &str) -> Option<usize> {
        let mut probes = self.probes(hash);
        probes.find(|&at| {
            let slot = self.slots[at];
            slot == 0 || (slot >> 32) as u32 == hash && self.names.get(slot as u32 - 1) == id
        })
    }

    /// The slots that are probed for a name with this hash, in order.
    fn probes(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len() - 1;
        (0..MAX_PROBES).map(move |step| (hash as usize + step) & mask)
    }

    fn grow(&mut self) {
        let slots = vec![0; (2 * self.slots.len()).max(1024)];
        let slots = std::mem::replace(&mut self.slots, slots);
        for slot in slots.into_iter().filter(|&slot| slot != 0) {
            self.insert(slot);
        }
        for (id, person) in std::mem::take(&mut self.overflow) {
            self.insert(u64::from(hash(id.as_bytes())) << 32 | u64::from(person + 1));
        }
    }

    /// Inserts an entry of `slots` whose name is not in the table.
    fn insert(&mut self, slot: u64) {
        let mut probes = self.probes((slot >> 32) as u32);
        if let Some(at) = probes.find(|&at| self.slots[at] == 0) {
            self.slots[at] = slot;
        } else {
            let person = slot as u32 - 1;
            self.overflow
                .insert(self.names.get(person).to_string(), person);
        }
    }
}

/// A 32-bit hash. Each step reads eight bytes, multiplies them by an odd constant and folds the
/// upper half into the lower half, so that consecutive numbers get distant hashes.
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

    /// Names of eight letters and digits, the last a letter, whose hashes all select slot 0 of a table with up to two
    /// million slots, computed by inverting the hash function.
    fn names_of_slot_0(count: usize) -> Vec<String> {
        const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
        // Newton iteration: each step doubles the number of correct bits.
        let inverse = (0..6).fold(1_u64, |inverse, _| {
            inverse.wrapping_mul(2_u64.wrapping_sub(ODD.wrapping_mul(inverse)))
        });
        let mut names = Vec::new();
        for number in 0_u64.. {
            // The multiplication spreads the bytes. The halves differ above the 21 bits of the slot
            // index.
            let spread = number.wrapping_mul(ODD);
            let upper = spread >> 32;
            let mixed = upper << 32 | upper ^ (spread & 0x7FF) << 21;
            let word = (mixed.wrapping_mul(inverse) ^ 8).to_le_bytes();
            // Names that end with a digit are not in the hash table.
            if word.iter().all(u8::is_ascii_alphanumeric) && word[7].is_ascii_alphabetic() {
                names.push(word.iter().copied().map(char::from).collect());
                if names.len() == count {
                    break;
                }
            }
        }
        names
    }

    #[test]
    fn names_that_end_with_numbers_have_the_numbers_of_a_map() {
        let mut table = NameTable::default();
        let mut expected = BTreeMap::new();
        let mut random = 1_u64;
        for step in 0..200_000_u64 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(step | 1);
            let prefix = ["", "n", "p 0", "é", "x", "0", "00"][(random >> 60) as usize % 7];
            // Dense and sparse numbers, and numbers that become dense.
            let range = [50, 5_000, 200 + step, 100_000_000][(random >> 50) as usize % 4];
            let name = format!("{prefix}{}", (random >> 20) % range);
            let next = expected.len() as u32;
            assert_eq!(table.find(&name), expected.get(&name).copied(), "{name}");
            let person = *expected.entry(name.clone()).or_insert(next);
            assert_eq!(table.number(&name), person, "{name}");
            assert_eq!(table.find(&name), Some(person), "{name}");
            assert_eq!(table.names.get(person), name);
        }
        assert_eq!(table.names.len(), expected.len());
    }

    #[test]
    fn names_with_equal_hashes_are_probed_a_limited_number_of_times() {
        let names = names_of_slot_0(2_000);
        assert!(
            names
                .iter()
                .all(|name| hash(name.as_bytes()) & 0x1F_FFFF == 0)
        );
        let mut table = NameTable::default();
        for round in 0..2 {
            for (person, name) in (0..).zip(&names) {
                assert_eq!(table.number(name), person, "{name}");
                assert!(round == 1 || table.names.len() == person as usize + 1);
            }
        }
        assert!(
            names
                .iter()
                .zip(0..)
                .all(|(name, person)| table.find(name) == Some(person))
        );
        assert_eq!(table.overflow.len(), names.len() - MAX_PROBES);
        assert!(table.slots.len() > 2 * names.len());
    }
}
