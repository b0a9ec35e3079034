//! A set of pairs of people, for a fast test whether two people have a tie.

use crate::base::random;

/// A set of unordered pairs of different people: a hash table with linear probing, at most half
/// full. 16 bytes a pair. A `HashSet` of the standard library takes as much memory; its order is
/// not needed, and its lookups cannot be requested ahead.
pub(super) struct PairSet {
    slots: Vec<u64>,
}

/// A free slot. No pair is 0, because its two people differ.
const FREE: u64 = 0;

/// A pair as one number.
#[inline]
fn packed([a, b]: [u32; 2]) -> u64 {
    u64::from(a.min(b)) << 32 | u64::from(a.max(b))
}

impl PairSet {
    /// An empty set that has room for this many pairs.
    pub fn with_room(pairs: usize) -> PairSet {
        PairSet {
            slots: vec![FREE; 2 * pairs + 1],
        }
    }

    /// The slot where the search for a pair begins.
    #[inline]
    fn home(&self, pair: u64) -> usize {
        (((random::hash(pair, 0) >> 32) * self.slots.len() as u64) >> 32) as usize
    }

    #[inline]
    fn next(&self, slot: usize) -> usize {
        if slot + 1 == self.slots.len() {
            0
        } else {
            slot + 1
        }
    }

    /// The slot of a pair, or the free slot for it.
    #[inline]
    fn slot(&self, pair: u64) -> usize {
        let mut slot = self.home(pair);
        while self.slots[slot] != pair && self.slots[slot] != FREE {
            slot = self.next(slot);
        }
        slot
    }

    /// Reads the slot where the search for a pair begins. Several of these before their searches
    /// bring the slots into the cache at the same time.
    #[inline]
    pub fn peek(&self, pair: [u32; 2]) -> u64 {
        self.slots[self.home(packed(pair))]
    }

    /// Whether the set has a pair. Expected O(1).
    #[inline]
    pub fn contains(&self, pair: [u32; 2]) -> bool {
        self.slots[self.slot(packed(pair))] != FREE
    }

    /// Adds a pair of different people, for which there must be room. Expected O(1).
    #[inline]
    pub fn insert(&mut self, pair: [u32; 2]) {
        let pair = packed(pair);
        let slot = self.slot(pair);
        self.slots[slot] = pair;
    }

    /// Removes a pair of the set. Moves later pairs back, so that no search ends before its pair.
    /// Expected O(1).
    #[inline]
    pub fn remove(&mut self, pair: [u32; 2]) {
        let mut gap = self.slot(packed(pair));
        let mut slot = gap;
        let size = self.slots.len();
        let steps = |from: usize, to: usize| {
            if from <= to {
                to - from
            } else {
                to + size - from
            }
        };
        loop {
            slot = self.next(slot);
            let pair = self.slots[slot];
            if pair == FREE {
                break;
            }
            if steps(self.home(pair), slot) >= steps(gap, slot) {
                self.slots[gap] = pair;
                gap = slot;
            }
        }
        self.slots[gap] = FREE;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::random::Stream;
    use std::collections::BTreeSet;

    #[test]
    fn a_full_set_has_the_pairs_of_a_set_of_the_standard_library() {
        let mut stream = Stream::new(1, "test");
        let (mut set, mut twin) = (PairSet::with_room(40), BTreeSet::new());
        for _ in 0..100_000 {
            let (a, b) = (stream.below(12), stream.below(12));
            let pair = [a.min(b), a.max(b)];
            if a == b {
                continue;
            }
            assert_eq!(set.contains([b, a]), twin.contains(&pair));
            if twin.contains(&pair) {
                set.remove([b, a]);
                twin.remove(&pair);
            } else if twin.len() < 40 {
                set.insert([b, a]);
                twin.insert(pair);
            }
        }
        assert!(twin.len() > 20);
    }
}
