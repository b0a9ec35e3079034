//! The hour at which each viewer sees a post.
//!
//! A reader sees a post some time after the person from whom they see it. The delay has an
//! exponential distribution whose half-life is that of posts in a feed. It is hashed from the tie,
//! independently of the tie's coin. Hours follow the paths in [`Cascade::from`], under every model.
//! They are computed from a finished cascade and change neither its viewers nor its paths.

use super::traversal::Cascade;
use crate::base::random;

impl Cascade {
    /// For each viewer, in the order of [`Cascade::viewers`]: the hours from the post to their
    /// first view, at least 0. O(people + viewers).
    pub fn hours(&self) -> Vec<f32> {
        let delays = random::hash(self.key, u64::MAX - 1);
        let mut by_person = vec![0.0; self.from.len()];
        let hour = |&person: &u32| {
            let from = self.from[person as usize];
            let hash = random::hash(delays, u64::from(from) << 32 | u64::from(person));
            // `left` is from 2⁻⁵³ to 1, so the logarithm is finite.
            let left = ((hash >> 11) + 1) as f64 * (1.0 / (1u64 << 53) as f64);
            // `from` is you or an earlier viewer, whose hour is known.
            let hour = by_person[from as usize]
                - self.halflife * libm::log(left) * std::f64::consts::LOG2_E;
            by_person[person as usize] = hour;
            hour as f32
        };
        self.viewers.iter().map(hour).collect()
    }
}

/// The hour by which the share `share` (from 0 to 1) of the viewers had seen the post: the smallest
/// element of `hours` that at least this share does not exceed. 0 without viewers, or if `share` is
/// 0. `hours` may be in any order; every element must be at least 0. O(viewers).
pub fn hour_by_which(hours: &[f32], share: f64) -> f32 {
    let rank = libm::ceil(hours.len() as f64 * share) as usize;
    // Non-negative floats have the same order as their bits. Bisection over the bits needs no
    // sorted copy and at most 31 passes.
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

/// For each hour in `at`: the number of elements of `hours` up to that hour, which is the number of
/// viewers so far. O(length of `hours` · length of `at`).
pub fn seen_by(hours: &[f32], at: &[f32]) -> Vec<u32> {
    let seen = |&at: &f32| hours.iter().filter(|&&hour| hour <= at).count() as u32;
    at.iter().map(seen).collect()
}
