//! The hours at which a post is seen.
//!
//! A reader sees a post some time after the person from whom they see it: the delay is exponentially
//! distributed with the half-life of posts in a feed, and is hashed from the tie, independently of the tie's
//! coin. Hours follow the path on show, under every model. They are computed from a finished cascade and
//! change neither its viewers nor its paths.

use super::traversal::Cascade;
use crate::base::random;

impl Cascade {
    /// For each viewer, in the order of [`Cascade::viewers`]: the hours from the post to their view.
    /// O(people + viewers).
    pub fn hours(&self) -> Vec<f32> {
        let delays = random::hash(self.key, u64::MAX - 1);
        let mut by_person = vec![0.0; self.from.len()];
        let hour = |&person: &u32| {
            let from = self.from[person as usize];
            let hash = random::hash(delays, u64::from(from) << 32 | u64::from(person));
            // From 2^-53 to 1: the logarithm is finite.
            let left = ((hash >> 11) + 1) as f64 * (1.0 / (1u64 << 53) as f64);
            // The person from whom they saw it is an earlier viewer.
            let hour = by_person[from as usize]
                - self.halflife * libm::log(left) * std::f64::consts::LOG2_E;
            by_person[person as usize] = hour;
            hour as f32
        };
        self.viewers.iter().map(hour).collect()
    }
}

/// The hour at which this share of the viewers (from 0 to 1) had seen the post, which is the hour of one of
/// them; 0 without viewers. O(viewers).
pub fn hour_by_which(hours: &[f32], share: f64) -> f32 {
    let rank = libm::ceil(hours.len() as f64 * share) as usize;
    // Floats that are not negative have the order of their bits: bisection needs no sorted copy.
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

/// The number of viewers who had seen the post at each of the hours `at`. O(viewers · hours).
pub fn seen_by(hours: &[f32], at: &[f32]) -> Vec<u32> {
    let seen = |&at: &f32| hours.iter().filter(|&&hour| hour <= at).count() as u32;
    at.iter().map(seen).collect()
}
