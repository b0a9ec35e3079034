//! Discovery: the feed shows a post to people outside your network, whom no hop reaches.
//!
//! The share `discovery` of all views of a post are theirs: v views by the hops mean v ·
//! `discovery` / (1 − `discovery`) more views on average. Each is of another person, none of whom
//! any hop of the post reaches. If fewer such people are left, all of them see it, and the share is
//! smaller. They do not pass the post on, so it ends where it would end without them. They are a
//! number, not people of the world: all people whom no hop reaches are equally likely.
//!
//! The model is ours. It says nothing about the posts that a feed chooses, or for whom.

use super::traversal::Cascade;
use crate::base::random;

/// The views outside the network for each view by a hop: d / (1 − d). O(1).
pub(super) fn per_view(discovery: f64) -> f64 {
    discovery / (1.0 - discovery)
}

impl Cascade {
    /// The number of people outside your network to whom the feed has shown the post after its
    /// first `hops` hops: see `discovery` in [`Spread`](super::Spread). It does not fall from hop to
    /// hop. 0 without `discovery`, and without views. O(hops).
    pub fn outside(&self, hops: usize) -> u32 {
        let views: u32 = self.views.iter().take(hops).sum();
        // Rounded up or down by a coin of the post's own, so that the mean over posts is exact.
        let coin = random::hash(self.key, u64::MAX - 2);
        let coin = (coin >> 11) as f64 * (1.0 / (1u64 << 53) as f64);
        let more = (f64::from(views) * per_view(self.discovery) + coin) as u32;
        // You are a person of the graph.
        let left = self.from.len().saturating_sub(1 + self.saw());
        more.min(left as u32)
    }
}
