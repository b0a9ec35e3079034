//! Whether a list of ties has each tie in both directions, found without a table of ties.

use std::cmp::Ordering;

/// The ties of a list. Each pair of people has a number of its own, which one direction adds and the
/// other subtracts.
#[derive(Default)]
pub(super) struct Balance(u64);

impl Balance {
    /// Adds a tie from one person to another. A self-loop has no effect. O(1).
    pub fn add(&mut self, from: usize, to: usize) {
        let [low, high] = [from.min(to) as u64, from.max(to) as u64];
        let pair = scattered(low << 32 | high);
        self.0 = match from.cmp(&to) {
            Ordering::Less => self.0.wrapping_add(pair),
            Ordering::Equal => self.0,
            Ordering::Greater => self.0.wrapping_sub(pair),
        };
    }

    /// Whether each tie was added as often in one direction as in the other.
    pub fn is_even(&self) -> bool {
        self.0 == 0
    }
}

/// A number that has nothing to do with its neighbours (Steele, Lea and Flood, 2014: SplitMix64).
fn scattered(number: u64) -> u64 {
    let number = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ number >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ number >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ number >> 31
}
