//! When a post is seen: views over time.
//!
//! A view comes after a delay, exponentially distributed with the half-life of a feed's posts and
//! hashed from the same tie as its coin, independently of it. The hour at which somebody sees a post
//! is the hour of the person they saw it from, and that delay: along the path on show, whatever
//! the model. Time comes after the fact: it changes nobody who sees the post, nor from whom.

use super::traversal::Cascade;
use crate::base::random;

impl Cascade {
    /// For each of the viewers, in their order: how many hours after it was posted they saw it.
    /// O(people + viewers).
    pub fn hours(&self) -> Vec<f32> {
        let delays = random::hash(self.key, u64::MAX - 1);
        let mut by_person = vec![0.0; self.from.len()];
        let hour = |&person: &u32| {
            let from = self.from[person as usize];
            let hash = random::hash(delays, u64::from(from) << 32 | u64::from(person));
            // From 2^-53 to 1: the logarithm is finite.
            let left = ((hash >> 11) + 1) as f64 * (1.0 / (1u64 << 53) as f64);
            // Whoever they saw it from stands before them among the viewers.
            let hour = by_person[from as usize]
                - self.halflife * libm::log(left) * std::f64::consts::LOG2_E;
            by_person[person as usize] = hour;
            hour as f32
        };
        self.viewers.iter().map(hour).collect()
    }
}

/// The hour until which this share of the viewers (from 0 to 1) had seen it, one of theirs; 0 if
/// there are none. O(viewers).
pub fn hour_by_which(hours: &[f32], share: f64) -> f32 {
    let rank = libm::ceil(hours.len() as f64 * share) as usize;
    // Numbers that are not negative are in the order of their bits: bisection needs no sorted copy.
    let (mut low, mut high) = (0u32, f32::INFINITY.to_bits());
    if hours.is_empty() {
        high = 0;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        let seen = hours.iter().filter(|hour| hour.to_bits() <= middle).count();
        if seen >= rank {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    f32::from_bits(low)
}

/// How many viewers had seen it at each of these hours. O(viewers · hours asked for).
pub fn seen_by(hours: &[f32], at: &[f32]) -> Vec<u32> {
    let seen = |&at: &f32| hours.iter().filter(|&&hour| hour <= at).count() as u32;
    at.iter().map(seen).collect()
}
