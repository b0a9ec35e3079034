//! SIR, the chain-binomial epidemic in discrete time (Reed, Frost; Abbey 1952; with periods longer
//! than a step Newman 2002): a hop is a step.
//!
//! At every step each infectious person, you from the first, is seen by each of their ties with the
//! chance `see`, and then stops with the chance `recover`. Who saw it is infectious from the next
//! step on. With `recover` = 1 this is the independent cascade with the chance `see` and `reshare` =
//! 1, coin by coin; below, a tie carries the post in the end with the chance
//! T = see / (1 − (1 − see)(1 − recover)), though the ties of one person not independently.

use super::spread::holds;
use crate::base::random;

/// The key of the coins of an infectious person's ties `age` steps after their first: a step's own,
/// and at the first the post's.
pub(super) fn coins(key: u64, age: u32) -> u64 {
    if age == 0 {
        return key;
    }
    // No tie has this counter: people are numbered below 2^31.
    random::hash(key, 1 << 63 | u64::from(age))
}

/// Whether an infectious person goes on for another step; `recover` above 0, or a post never ends.
pub(super) fn goes_on(recover: f64, decisions: u64, person: u32, age: u32) -> bool {
    let coin = random::hash(decisions, u64::from(age) << 32 | u64::from(person));
    !holds(recover, coin)
}
